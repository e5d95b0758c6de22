"""An advice: its table, and its record, which holds every number of it."""

import json
from dataclasses import replace

import pytest

from sim.results.advice import Advice
from tests.advised import BELIEVED, RUNS, advised


@pytest.fixture(scope="module")
def advice() -> Advice:
    """Return the advice on the bridge and the gift."""
    return advised()


def test_its_table_has_a_row_an_option_the_best_first(advice: Advice) -> None:
    frame = advice.frame()
    assert frame["option"].tolist() == ["bridge", "gift"]
    assert frame["rank"].tolist() == [1, 2]
    assert frame["world"].tolist() == ["file", "file"]
    assert frame["behind"].tolist()[0] == 0 > frame["behind"].tolist()[1]
    assert frame["replications"].unique().tolist() == [RUNS]


def test_what_the_party_believes_is_another_world_in_the_table() -> None:
    frame = advised(BELIEVED).frame()
    assert frame["world"].tolist() == ["file", "file", "north", "north"]
    assert frame["option"].tolist() == ["bridge", "gift", "gift", "bridge"]


def test_its_record_is_plain_json_without_holes(advice: Advice) -> None:
    text = json.dumps(advice.record(), allow_nan=False)
    record = json.loads(text)
    assert (record["format"], record["kind"], record["scenario"]) == (1, "advice", "gift")
    assert record["replications"] == RUNS
    assert record["resolved"].startswith("scenario: gift") or "scenario: gift" in record["resolved"]


def test_its_record_holds_the_numbers_of_its_table(advice: Advice) -> None:
    options = advice.record()["counsels"][0]["truth"]["options"]
    for row in advice.frame().to_dict("records"):
        one = options[row["option"]]
        assert one["value"]["value"] == row["value"]
        assert one["behind"]["low"] == row["behind_low"]
        assert one["regret"]["high"] == row["regret_high"]
        assert one["best"] == row["best"]


def test_it_knows_what_was_answered_what_was_leant_to_and_what_happened(advice: Advice) -> None:
    counsel = advice.record()["counsels"][0]
    assert counsel["leaning"] == "gift"
    assert counsel["answered"] == {"by": "the elder", "option": "gift", "date": "2001-01-01"}
    assert counsel["happened"] == [
        {
            "clause": "gift",
            "named": "the gift",
            "disposition": "agreed",
            "terms": "given",
            "date": "2001-02-01",
            "minute": 31 * 1440,
            "position": 0.0,
        }
    ]


def test_it_counts_how_often_it_agrees_with_those_who_answered(advice: Advice) -> None:
    assert advice.record()["agreement"] == {
        "questions": 1,
        "answered": 1,
        "as_answered": 0,
        "answered_undecided": 0,
        "leaning": 1,
        "as_leaning": 0,
        "leaning_undecided": 0,
    }


def test_what_comes_first_without_a_difference_is_no_agreement(advice: Advice) -> None:
    """Had the elder said bridge, which comes first, he would agree only if that is told apart."""
    (counsel,) = advice.counsels
    first, second = counsel.truth.options
    level = replace(second, behind=replace(second.behind, high=0.1))
    for options, agreed, undecided in (((first, second), 1, 0), ((first, level), 0, 1)):
        said = replace(
            counsel,
            truth=replace(counsel.truth, options=options),
            answered=("elder", "bridge", None),
            leaning="gift",
        )
        found = replace(advice, counsels=(said,)).record()["agreement"]
        assert (found["as_answered"], found["answered_undecided"]) == (agreed, undecided)
        assert (found["as_leaning"], found["leaning_undecided"]) == (0, undecided)


def test_it_shows_itself_in_a_line(advice: Advice) -> None:
    assert repr(advice) == "<Advice on gift, 48 replications of seed 1: which: bridge>"
    assert advice.counsel("which").advised.option == "bridge"
