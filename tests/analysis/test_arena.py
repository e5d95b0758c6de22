"""What the classic models take from a scenario."""

import numpy as np
import pytest

from sim.analysis.arena import Arena, arena
from sim.model.value import worth
from sim.scenario.document import loads
from tests.builders import HARBOUR, WHOLE

RED = HARBOUR.replace("reservation: 40}", "reservation: 40, red_line: 30, salience: 3, risk: 2}")


def harbour(text: str = RED) -> Arena:
    return arena(loads(text))


def test_salience_is_a_share_of_a_partys_attention() -> None:
    told = harbour()
    assert told.salience.tolist() == [pytest.approx([0.6, 0.2, 0.2]), pytest.approx([1 / 3] * 3)]
    assert told.power.tolist() == [1, 1]
    assert told.disagreement.tolist() == [0, 0]


def test_saliences_that_leave_attention_for_other_things_are_taken_as_they_are() -> None:
    few = (
        RED.replace("salience: 3", "salience: 0.3")
        .replace("reservation: 60}", "reservation: 60, salience: 0.1}")
        .replace("reservation: winter}", "reservation: winter, salience: 0.2}")
    )
    few = few.replace("reservation: 2003-01-01}", "reservation: 2003-01-01, salience: 0}")
    few = few.replace("reservation: 2002-07-01}", "reservation: 2002-07-01, salience: 0.7}")
    assert harbour(few).salience.tolist() == [[0.3, 0.2, 0], [0.1, 0.2, 0.7]]


def test_a_worth_is_what_the_talks_themselves_count() -> None:
    for text in (RED, WHOLE):
        told = harbour(text)
        for c in range(len(told.scenario.units)):
            places = told.places(c)
            for n, x in enumerate(places):
                for s in range(2):
                    by_model = worth(told.lowered.setting, s, c, float(x))
                    assert told.worths(c, places)[n, s] == pytest.approx(by_model, abs=1e-12)


def test_what_a_place_adds_is_its_worth_above_the_reservation_by_weight() -> None:
    # north wants 80 boats, 0.6 of its weight; worth falls with the square of the distance over 80
    gains = harbour().gains(0, np.array([0.8, 0.4, 0.2]))
    assert gains[:, 0] == pytest.approx([0.6 * 0.25, 0, 0.6 * (1 - 0.75**2 - 0.75)])


def test_places_lie_within_every_red_line_and_hold_those_that_somebody_names() -> None:
    places = harbour().places(0)
    assert (places.min(), places.max()) == (0.3, 0.6)
    assert {0.3, 0.4, 0.6} <= set(places)
    assert harbour().places(1).tolist() == [1]


def test_silence_is_worth_what_holds_without_the_treaty() -> None:
    without = RED.replace("quota:\n", "quota:\n        without: 80\n")
    assert harbour(without).silence(0) == pytest.approx(harbour().gains(0, np.array([0.8]))[0])
    assert harbour().silence(0).tolist() == [0, 0]


def test_assumptions_stand_at_their_defaults() -> None:
    assumed = RED + (
        "assumptions: {far: {about: items.fishing.clauses.quota.stances.south.reservation, "
        "default: 50, range: [40, 90]}}\n"
    )
    assert harbour(assumed).reservation[1, 0] == 0.5
