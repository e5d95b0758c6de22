"""What chance decided: likelihoods and draws."""

from typing import Any

import numpy as np
import pytest

from sim.analysis.chance import chance, chances, number_at
from sim.model.codes import DRAWN, Happening
from sim.results.episodes.episode import Thread
from tests.builders import CAPITALS, HARBOUR
from tests.results.episodes.told import COURT, ELECTION, STOCKS, opened, situations, texts

LIKELY: dict[str, Any] = {"assumed": {"lexicon.likely": 0.7}}
REMEDY = "remedy/fishing/stocks"


def drawn(**uniforms: float) -> dict[str, Any]:
    """Return the draws of an outcome: the first of each stream, `_` for a stroke in its name."""
    streams = tuple(name.replace("_", "/") for name in uniforms)
    taken = [(number, 0, uniform) for number, uniform in enumerate(uniforms.values())]
    return {"streams": streams, "draws": np.array(taken, DRAWN)}


def argued(ending: Happening, scenario: str = HARBOUR, **told: Any) -> Thread:
    """Return a thread in which the north argues over the stocks for one meeting."""
    chronicle = opened()
    chronicle.tabled(3, "north", "fishing", quota=0.8)
    chronicle.add(3, Happening.OBJECTED, party="south", item="fishing", subject=STOCKS)
    row = chronicle.add(
        4, Happening.ARGUED, party="north", item="fishing", subject=0, other="south", amount=1.0
    )
    chronicle.add(4, ending, party="south", item="fishing", subject=0, cause=row)
    return chronicle.thread(scenario=scenario, **told)


def test_a_number_is_the_one_of_this_run() -> None:
    thread = opened().thread(**LIKELY)
    persuades = "items.fishing.objections.stocks.remedies.0.argue.persuades"
    assert number_at(thread, persuades) == 0.7
    assert number_at(opened().thread(), persuades) is None
    assert number_at(opened().thread(assumed={persuades: 0.4}), persuades) == 0.4
    assert number_at(thread, "forums.court.succeeds") is not None
    assert number_at(thread, "parties.north.mandat") is None


def test_a_number_that_an_event_has_set_is_not_taken_for_that_of_the_beginning() -> None:
    path = "parties.south.patience"
    scenario = HARBOUR.replace("pressure: {north: 2}", f"set: {{{path}: 40 days}}")
    chronicle = opened()
    assert number_at(chronicle.thread(scenario=scenario), path) == 100 * 1440
    chronicle.add(31, Happening.SHIFTED, subject=ELECTION, amount=40.0)
    assert number_at(chronicle.thread(scenario=scenario), path) is None


def test_what_takes_no_draw_was_not_decided_by_chance() -> None:
    thread = argued(Happening.UNMOVED, **LIKELY)
    assert chance(thread, REMEDY, 0, 0.7) is None
    assert list(chances(thread, thread.all(Happening.UNMOVED, Happening.OBJECTED))) == []


@pytest.mark.parametrize(
    ("ending", "situation"),
    [
        (Happening.UNMOVED, "argument failed by so much"),
        (Happening.WITHDRAWN, "argument persuaded by so much"),
    ],
)
def test_an_argument_is_told_with_its_chance_and_its_draw(
    ending: Happening, situation: str
) -> None:
    thread = argued(ending, **LIKELY, **drawn(remedy_fishing_stocks=0.712))
    (told,) = chances(thread, thread.all(ending))
    assert told.situation == situation
    assert "70 %" in texts([told])[0]
    assert "71.2 %" in texts([told])[0]
    assert [thread.rows[row].kind for row in told.rows] == [Happening.ARGUED, ending]


def test_the_chance_of_an_argument_that_goodwill_may_have_helped_is_not_told() -> None:
    kind = HARBOUR + "procedure: {goodwill: 0.5}\n"
    draws = drawn(remedy_fishing_stocks=0.712)
    thread = argued(Happening.UNMOVED, kind, **LIKELY, **draws)
    (told,) = chances(thread, thread.all(Happening.UNMOVED))
    assert told.situation == "argument failed by so much"
    chronicle = opened()
    chronicle.tabled(1, "south", "tolls")
    row = chronicle.add(4, Happening.ARGUED, party="north", item="fishing", subject=0)
    chronicle.add(4, Happening.UNMOVED, party="south", item="fishing", subject=0, cause=row)
    thread = chronicle.thread(scenario=kind, **LIKELY, **draws)
    (told,) = chances(thread, thread.all(Happening.UNMOVED))
    assert told.situation == "argument failed"
    assert "71.2 %" in texts([told])[0]


@pytest.mark.parametrize(
    ("kind", "situation"),
    [
        (Happening.OBJECTED, "objection drawn by so much"),
        (Happening.SILENT, "objection not drawn by so much"),
    ],
)
def test_an_objection_that_came_or_did_not_by_chance_is_told(
    kind: Happening, situation: str
) -> None:
    scenario = HARBOUR.replace("to: [quota], ", "to: [quota], likelihood: 0.4, ")
    chronicle = opened()
    chronicle.add(3, kind, party="south", item="fishing", subject=STOCKS)
    thread = chronicle.thread(scenario=scenario, **drawn(objection_fishing_stocks=0.39))
    (told,) = chances(thread, thread.all(kind))
    assert told.situation == situation
    assert "39 %" in texts([told])[0]


def test_an_objection_that_an_event_raised_was_not_drawn() -> None:
    chronicle = opened()
    struck = chronicle.add(3, Happening.STRUCK, subject=ELECTION)
    chronicle.add(3, Happening.OBJECTED, party="south", item="fishing", subject=0, cause=struck)
    thread = chronicle.thread(**drawn(objection_fishing_stocks=0.39))
    assert list(chances(thread, thread.all(Happening.OBJECTED))) == []


@pytest.mark.parametrize(
    ("kind", "draw", "situation"),
    [
        (Happening.DECIDED, 0.2, "hearing decided by so much"),
        (Happening.FAILED, 0.8, "hearing failed by so much"),
        (Happening.FAILED, 0.2, "hearing without a place"),
    ],
)
def test_a_forum_fails_by_chance_or_because_no_place_lies_within_every_reservation(
    kind: Happening, draw: float, situation: str
) -> None:
    scenario = HARBOUR.replace("takes: [tolls], ", "takes: [tolls], succeeds: 0.5, ")
    chronicle = opened()
    chronicle.add(80, kind, clause="tolls", subject=COURT, position=0.5)
    thread = chronicle.thread(scenario=scenario, **drawn(forum_court_tolls=draw))
    assert situations(chances(thread, thread.all(kind))) == [situation]


def test_a_ratifiers_no_is_told_with_how_likely_his_yes_was_and_the_draw() -> None:
    chronicle = opened()
    chronicle.add(70, Happening.REJECTED, subject=0, amount=-0.05)
    thread = chronicle.thread(scenario=CAPITALS, **drawn(ratify_senate=0.81))
    (told,) = chances(thread, thread.all(Happening.REJECTED))
    assert told.situation == "vote lost by so much"
    assert told.facts["worth"] == "-0.05"
    assert told.facts["chance"] == "26.9 %"  # 1 / (1 + e), a twentieth below the threshold
    assert told.facts["draw"] == "81 %"
