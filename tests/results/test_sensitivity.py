"""A sensitivity as data."""

import pytest

from tests.sensitivities import HURRY, LIKELY, STILL, found


def test_a_swing_makes_no_difference_only_if_neither_end_does() -> None:
    assert [swing.is_none for swing in (HURRY, LIKELY, STILL)] == [False, False, True]


def test_a_swing_reaches_as_far_as_its_greatest_change() -> None:
    assert (HURRY.reach, LIKELY.reach) == (8.0, 1.0)


def test_parts_are_found_by_name() -> None:
    one = found()
    assert one.swing("hurry") is one.swings[0]
    assert one.line("items.price").is_none
    assert one.index("lexicon.unlikely").names == ("lexicon.likely", "lexicon.unlikely")
    with pytest.raises(KeyError):
        one.swing("hury")


def test_the_table_has_every_estimate_with_its_interval_and_runs() -> None:
    frame = found().frame()
    assert frame.columns.tolist() == ["part", "name", "what", "estimate", "low", "high", "n"]
    assert frame.part.value_counts().to_dict() == {
        "tornado": 12, "rules": 6, "sobol": 4, "lines": 4, "variance": 2, "usual": 1,
    }  # fmt: skip
    row = frame[(frame.name == "hurry") & (frame.what == "at_high")].iloc[0]
    assert (row.estimate, row.low, row.high, row.n) == (6.0, 5.5, 6.5, 100)


def test_it_says_what_it_rests_on() -> None:
    one = found()
    assert one.assumes == (
        "house-sale · horizon = 1 year · seed 1 · 100 replications a variant · version 0"
    )
    assert repr(one).startswith("<Sensitivity of house-sale by day: hurry first of 3 not known")
