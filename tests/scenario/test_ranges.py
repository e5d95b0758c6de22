"""Ranges: what is assumed fits what it is about."""

import pytest

from tests.scenario.files import HOUSE, problem, problems


def knob(about: str, default: str, span: str, more: str = "") -> str:
    written = f"{{about: {about}, default: {default}, range: {span}{more}}}"
    return f"{HOUSE}assumptions: {{knob: {written}}}\n"


PATIENCE = "parties.buyer.patience"
SHARE = "items.price.accepts.buyer"


@pytest.mark.parametrize(
    ("text", "path", "found"),
    [
        (knob(PATIENCE, "9", "[1 day, 2 days]"), "default", "'9' is a bare number, no duration"),
        (
            knob(PATIENCE, "9 days", "[9 days, 1 day]"),
            "range",
            "the range runs from 9 days down to 1 day",
        ),
        (
            knob(PATIENCE, "9 days", "[1 day, 2 days]"),
            "default",
            "the default 9 days lies outside its range",
        ),
        (knob(SHARE, "likely", "[0.1, 0.9]"), "default", "'likely' is a word"),
        (knob(SHARE, "0.4", "[0.1, 1.9]"), "range.1", "'1.9' lies outside 0 to 1"),
        (
            knob("items.price.stances.buyer.ideal", "420", "[390, 430]"),
            "range.0",
            "'390' lies outside the scale",
        ),
        (
            knob(PATIENCE, "9 days", "[1 day, 30 days]", ", distribution: {beta: [1, 2]}"),
            "distribution",
            "a Beta distribution lies on 0 to 1, and this range does not",
        ),
        (
            knob(SHARE, "0.4", "[0.1, 0.9]", ", distribution: lognormal"),
            "distribution",
            "a lognormal has no end, and what this is about has one",
        ),
        (
            knob("parties.buyer.concession.exponent", "1", "[1, 1]", ", distribution: lognormal"),
            "range",
            "a lognormal needs a range that grows from above 0",
        ),
        (knob("[]", "1", "[1, 1]"), "about", "an assumption about nothing"),
    ],
)
def test_an_assumption_that_does_not_fit_is_refused(text: str, path: str, found: str) -> None:
    told = problem(text)
    assert (told.path, told.found) == (f"assumptions.knob.{path}", found)


def test_no_number_is_assumed_twice() -> None:
    told = problem(knob(f"[{PATIENCE}, {PATIENCE}]", "2 days", "[1 day, 9 days]"))
    assert told.found == f"'{PATIENCE}' is assumed twice"


def test_numbers_of_two_units_are_not_assumed_together() -> None:
    told = problems(knob(f"[{PATIENCE}, {SHARE}]", "2 days", "[1 day, 9 days]"))
    assert {one.found for one in told} == {
        "'2 days' is a word",
        "'1 day' is a word",
        "'9 days' is a word",
    }


def test_the_ends_of_a_range_are_as_good_as_what_is_written() -> None:
    told = problem(knob("parties.buyer.discount", "0.5", "[0, 1]"))
    assert told.path == "parties.buyer.discount"
    assert told.sentence == "'0' is out of bounds. It must be a share above 0 and at most 1."


def test_a_scale_at_fault_is_told_once() -> None:
    text = knob("items.price.stances.buyer.ideal", "420", "[390, 430]")
    told = problem(text.replace("[400, 500], unit: euros", "[400, 400]"))
    assert told.path == "items.price.scale.between"
