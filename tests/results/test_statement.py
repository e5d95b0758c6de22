"""Statements: what stands in a sentence is what stands in the record."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sim.results.statement import FORMS, Gap, Statement, hundredths, percent

RECORD = {"runs": 1200, "options": [{"worth": -0.1234, "name": "wait"}], "day": "1951-07-03"}


@pytest.mark.parametrize(
    ("value", "told"),
    [(0.2051, "20.5"), (-0.0062, "−0.6"), (-0.0001, "0.0"), (0.0, "0.0"), (1.0, "100.0")],
)
def test_a_number_is_told_in_hundredths(value: float, told: str) -> None:
    assert hundredths(value) == told


@pytest.mark.parametrize(
    ("value", "told"),
    [
        (0.5, "50 %"),
        (0.004, "0.4 %"),
        (0.9965, "99.7 %"),
        (0.00001, "less than 0.1 %"),
        (0.99999, "more than 99.9 %"),
        (1.0, "100 %"),
        (0.0, "0 %"),
    ],
)
def test_a_share_that_is_next_to_all_is_not_told_as_all(value: float, told: str) -> None:
    assert percent(value) == told


@given(st.integers(0, 2000))
def test_a_share_and_what_it_leaves_add_up_to_the_whole(draws: int) -> None:
    told = [percent(share) for share in (draws / 2000, 1 - draws / 2000)]
    if not any("than" in one for one in told):
        assert sum(float(one.removesuffix(" %")) for one in told) == pytest.approx(100)


def test_a_name_within_a_sentence_stands_in_quotation_marks() -> None:
    said = Statement(
        pattern="Closest to {option}.", gaps={"option": Gap(("options", 0, "name"), "quoted")}
    )
    record = {"options": [{"name": "to-the-last"}]}
    assert said.said(record) == "Closest to “to the last”."


@pytest.mark.parametrize(
    ("form", "value", "told"),
    [
        ("size", -0.05, "5.0"),
        ("negated", -0.05, "5.0"),
        ("negated", 0.05, "−5.0"),
        ("count", 12000, "12,000"),
        ("day", "1951-07-03", "3 July 1951"),
        ("listed", ["a", "b", "c"], "a, b and c"),
        ("listed", ["a"], "a"),
        ("text", "as it is", "as it is"),
        ("settings", {"a.b": 2, "c": "9 days", "d": [True]}, "a.b = 2, c = 9 days and d = [true]"),
    ],
)
def test_a_form_tells_a_value(form: str, value: object, told: str) -> None:
    assert FORMS[form](value) == told


def test_a_sentence_is_filled_from_the_places_it_names() -> None:
    one = Statement(
        pattern="On {day} {name} came to {worth} in {runs} runs.",
        gaps={
            "day": Gap(("day",), "day"),
            "name": Gap(("options", 0, "name"), "text"),
            "worth": Gap(("options", 0, "worth"), "hundredths"),
            "runs": Gap(("runs",), "count"),
        },
    )
    assert one.said(RECORD) == "On 3 July 1951 wait came to −12.3 in 1,200 runs."
    assert one.borne(RECORD)["from"]["worth"] == {
        "path": ["options", 0, "worth"],
        "form": "hundredths",
    }


def test_a_sentence_about_what_is_not_there_is_refused() -> None:
    with pytest.raises(KeyError):
        Statement(pattern="{x}", gaps={"x": Gap(("nowhere",), "text")}).said(RECORD)
