"""An event sets a number of the scenario."""

import pytest

from sim.model.codes import Happening
from sim.results.episodes.shift import shifts
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
