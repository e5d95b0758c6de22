import pytest

from sim.results.figure import apart, decimals, rounded, with_minus


@pytest.mark.parametrize(
    ("exact", "told"),
    [
        ("2.951 months", "2.95 months"),
        ("29.95 days", "29.9 days"),
        ("0.0823 years", "0.0823 years"),
        ("0.08234 years", "0.0823 years"),
        ("-2.951 degrees", "-2.95 degrees"),
        ("123.4 boats", "123 boats"),
        ("1,234.5 euros", "1,234 euros"),
        ("412,350 euros", "412,350 euros"),
        ("5.00 miles", "5 miles"),
        ("38th parallel", "38th parallel"),
        ("half", "half"),
    ],
)
def test_a_quantity_is_told_to_three_figures_or_to_the_unit(exact: str, told: str) -> None:
    assert rounded(exact, decimals(exact)) == told


def test_what_is_not_nothing_is_not_rounded_to_nothing() -> None:
    assert rounded("0.004 miles", 1) == "0.004 miles"


@pytest.mark.parametrize(
    ("exact", "one", "other", "told"),
    [
        ("0.0127 miles", "2.5 miles", "2.48 miles", "0.02 miles"),
        ("2,500.4 euros", "10,000 euros", "7,500 euros", "2,500 euros"),
        ("0.0004 miles", "2.5 miles", "2.5 miles", "0.0004 miles"),
        ("4 miles", "the pier", "10 miles", "4 miles"),
        ("half", "2.5 miles", "2.48 miles", "half"),
    ],
)
def test_a_distance_is_that_of_the_numbers_told_beside_it(
    exact: str, one: str, other: str, told: str
) -> None:
    assert apart(exact, one, other) == told


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("-5,000 $", "−5,000 $"),
        ("-0.5 – -0.25 degrees", "−0.5 – −0.25 degrees"),
        ("plan B-2", "plan B-2"),
        ("2-1", "2-1"),
        ("half-way", "half-way"),
    ],
)
def test_a_number_below_nought_has_a_minus_sign(words: str, told: str) -> None:
    assert with_minus(words) == told
