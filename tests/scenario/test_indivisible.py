"""What an item bargained whole cannot have."""

import pytest

from sim.scenario.document import loads
from tests.scenario.files import GARDEN, problem
from tests.scenario.test_whole import DEAL

OBJECTION = "    objections: {shade: {by: buyer, remedies: [%s]}}\n"


@pytest.mark.parametrize(
    ("key", "done"),
    [
        ("withheld: true", "left off"),
        ("severable: true", "dropped or severed"),
        ("ambiguity: 0.1", "left vague"),
    ],
)
def test_nothing_is_done_to_a_part_alone(key: str, done: str) -> None:
    assert done in problem(DEAL.replace("ambiguity: 0", key)).found


@pytest.mark.parametrize("remedy", ["drop: shed", "amend: {hedge: half}", "amend: half"])
def test_no_remedy_acts_on_a_part_alone(remedy: str) -> None:
    told = problem(DEAL + OBJECTION % f"{{{remedy}}}")
    assert told.expected == "Only argue, trade, refer and insist act on an item bargained whole"


def test_remedies_that_act_on_the_whole_are_fine() -> None:
    remedies = "{argue: likely}, {trade: {clause: garden, by: 0.1, buys: likely}}, {refer: court}"
    objection = loads(DEAL + OBJECTION % remedies).items["garden"].objections["shade"]
    assert [remedy.kind for remedy in objection.remedies] == ["argue", "trade", "refer"]


def test_by_clause_all_of_it_is_allowed() -> None:
    assert loads(GARDEN.replace("severable: true", "severable: true\n        ambiguity: 0.1"))


def test_a_scale_that_is_none_is_told_before_its_outcomes_are_counted() -> None:
    assert problem(DEAL.replace("[as now, gone]", "[0, gone]")).path.endswith("between")
