"""A comparison: what it holds, and how it is looked up and shown."""

import pytest

from sim.results.comparison import Variant
from sim.results.estimate import share
from sim.scenario.document import loads
from tests.builders import HARBOUR
from tests.comparisons import harbour

SAME = {"scenario": loads(HARBOUR)}


@pytest.mark.parametrize(
    ("told", "label"),
    [
        ({}, "as written"),
        ({"options": {"tolls": "high"}}, "tolls: high"),
        (
            {"overrides": {"horizon": "2 years"}, "file": "mine.yaml"},
            "mine.yaml, horizon = 2 years",
        ),
        (
            {
                "overrides": {
                    "assumptions.hurry.default": "9 days",
                    "assumptions.hurry.distribution": "fixed",
                }
            },
            "hurry = 9 days",
        ),
        (
            {"overrides": {"assumptions.hurry.distribution": "fixed"}},
            "assumptions.hurry.distribution = fixed",
        ),
    ],
)
def test_a_variant_is_called_by_what_it_changes(told: dict[str, object], label: str) -> None:
    fields = {"overrides": {}, "options": {}} | SAME | told
    assert Variant(**fields).label == label  # type: ignore[arg-type]


def test_the_share_of_changed_replications_is_told_with_its_interval() -> None:
    comparison = harbour()
    assert comparison.changed[:4] == (0, 1, 2, 4)
    assert comparison.share_changed == share(30, 40)


def test_a_difference_is_found_by_its_measure() -> None:
    comparison = harbour()
    signed = comparison.difference("signed")
    assert (signed.a.value, signed.b.value, signed.apart.value) == (0.75, 1.0, 0.25)
    assert not signed.is_none
    with pytest.raises(KeyError):
        comparison.difference("signed", clause="tolls")


def test_every_difference_is_a_row_of_the_frame() -> None:
    comparison = harbour()
    frame = comparison.frame()
    assert list(frame.columns) == [
        "measure", "clause", "party", "terms", "a", "a_low", "a_high", "b", "b_low", "b_high",
        "difference", "low", "high", "n",
    ]  # fmt: skip
    assert len(frame) == len(comparison.differences)
    quota = frame[(frame.measure == "position") & (frame.clause == "fishing.quota")].iloc[0]
    assert (quota.a, quota.b, quota.n) == (pytest.approx(0.4), pytest.approx(1.4 / 3), 30)
    assert quota.difference == pytest.approx(0.2 / 3)


def test_clauses_and_parties_are_in_the_order_of_the_file() -> None:
    comparison = harbour()
    assert comparison.clauses == ("fishing.quota", "fishing.season", "tolls")
    assert comparison.parties == ("north", "south")


def test_a_comparison_says_what_it_rests_on() -> None:
    comparison = harbour()
    assert "A: as written · B: parties.north.patience = 50 days · seed 1" in comparison.assumes
    assert "40 replications" in comparison.assumes
    assert "30 of 40 replications" in repr(comparison)
    assert "B is signed more often" in str(comparison)
    assert "<p>B is signed more often" in comparison._repr_html_()


def test_a_file_written_with_hindsight_is_called_so() -> None:
    known = loads(HARBOUR + "hindsight: true\n")
    found = Variant(scenario=known, file="later.yaml", overrides={}, options={})
    assert found.label == "later.yaml, with hindsight"
    assert Variant(scenario=known, overrides={}, options={}).label == "as written"
