"""An event sets a number of the scenario."""

import pytest

from sim.model.codes import Happening
from sim.results.episodes.shift import shifts
from sim.results.episodes.single import singles
from tests.builders import HARBOUR
from tests.results.episodes.told import ELECTION, opened, texts

FAR = "items.fishing.clauses.quota.stances.north.reservation"


def test_a_limit_that_moves_is_told_on_the_scale_of_its_clause() -> None:
    chronicle = opened()
    struck = chronicle.add(31, Happening.STRUCK, subject=ELECTION)
    moved = {"party": "north", "clause": "fishing.quota", "subject": ELECTION, "cause": struck}
    chronicle.add(31, Happening.SHIFTED, before=0.4, amount=0.3, **moved)
    scenario = HARBOUR.replace("pressure: {north: 2}", f"set: {{{FAR}: 30}}")
    (told,) = texts(shifts(chronicle.thread(scenario=scenario)))
    assert (
        told == "The election moved the limit of the north on the quota, from 40 boats to 30 boats."
    )


@pytest.mark.parametrize(
    ("path", "value", "what"),
    [
        ("parties.south.patience", "20 days", "the patience of the south"),
        ("procedure.tolerance", "0.1", "‘procedure.tolerance’"),
    ],
)
def test_another_number_is_told_as_the_event_writes_it(path: str, value: str, what: str) -> None:
    chronicle = opened()
    struck = chronicle.add(31, Happening.STRUCK, subject=ELECTION)
    chronicle.add(31, Happening.SHIFTED, subject=ELECTION, cause=struck, before=1.0, amount=2.0)
    scenario = HARBOUR.replace("pressure: {north: 2}", f"set: {{{path}: {value}}}")
    (told,) = texts(shifts(chronicle.thread(scenario=scenario)))
    assert told == f"The election set {what} to {value}."


@pytest.mark.parametrize("about", [{"party": "north", "clause": "fishing.quota"}, {}])
def test_what_an_event_sets_to_what_it_was_is_told_to_stay_and_as_no_shift(
    about: dict[str, str],
) -> None:
    chronicle = opened()
    struck = chronicle.add(31, Happening.STRUCK, subject=ELECTION)
    same = {**about, "subject": ELECTION, "cause": struck, "before": 0.3, "amount": 0.3}
    chronicle.add(31, Happening.SHIFTED, **same)
    path = FAR if about else "procedure.tolerance"
    scenario = HARBOUR.replace("pressure: {north: 2}", f"set: {{{path}: 0.3}}")
    thread = chronicle.thread(scenario=scenario)
    assert list(shifts(thread)) == []
    assert "The election left" in texts(singles(thread))[-1]


def test_a_limit_that_moves_too_little_to_be_told_apart_is_no_shift() -> None:
    chronicle = opened()
    struck = chronicle.add(31, Happening.STRUCK, subject=ELECTION)
    moved = {"party": "north", "clause": "fishing.quota", "subject": ELECTION, "cause": struck}
    chronicle.add(31, Happening.SHIFTED, before=0.3000001, amount=0.3, **moved)
    scenario = HARBOUR.replace("pressure: {north: 2}", f"set: {{{FAR}: 30}}")
    assert list(shifts(chronicle.thread(scenario=scenario))) == []
