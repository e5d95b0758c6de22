"""An advice: its table, and its record, which holds every number of it."""

import json

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
        "leaning": 1,
        "as_leaning": 0,
    }


def test_it_shows_itself_in_a_line(advice: Advice) -> None:
    assert repr(advice) == "<Advice on gift, 48 replications of seed 1: which: bridge>"
    assert advice.counsel("which").advised.option == "bridge"
