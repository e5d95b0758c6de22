"""Errors of shape: told once each, where a person wrote them, in the language's own words."""

import pytest

from tests.scenario.files import GARDEN, HOUSE, problem, problems


def test_a_key_and_its_misspelling_are_one_error() -> None:
    told = problem(HOUSE.replace("reservation: 440", "resevation: 440"))
    assert told.suggestion == "reservation"


def test_a_missing_key_beside_an_unknown_one_is_another_error() -> None:
    told = problems(HOUSE.replace("reservation: 440", "colour: red"))
    assert [one.found for one in told] == [
        "A stance needs 'reservation'",
        "'colour' is no key of a stance",
    ]


def test_all_errors_of_shape_come_in_order_of_place() -> None:
    text = (
        HOUSE.replace("410", "[]").replace("seller: {},", "seller: {patience: 3},") + "titel: x\n"
    )
    assert [one.line for one in problems(text)] == [3, 9, 10]


def test_errors_of_reference_wait_for_those_of_shape() -> None:
    text = HOUSE.replace("      buyer:", "      bayer:")
    assert problem(text).found == "there is no party 'bayer'"
    assert problem(text + "titel: x\n").suggestion == "title"


def test_a_path_bears_no_tag_of_a_union() -> None:
    text = HOUSE.replace(
        "seller: {}", "seller: {concession: {strategy: time-dependent, exponant: 1}}"
    )
    assert problem(text).path == "parties.seller.concession"
    text = GARDEN.replace("persuades: hard to refute", "persuade: hard to refute")
    assert problem(text).path == "items.garden.objections.shade.remedies.0.argue"


def test_a_short_form_is_pointed_at_where_it_stands() -> None:
    told = problem(HOUSE + "procedure: {drafting: 3}\n")
    assert (told.path, told.column) == ("procedure.drafting", 23)


def test_a_key_of_another_concept_is_told_to_be_one() -> None:
    told = problem(HOUSE.replace("seller: {}", "seller: {salience: 2}"))
    assert told.found == (
        "'salience' is no key of a party, "
        "but of a principal's stance, a stance or a stance on options"
    )


@pytest.mark.parametrize(
    ("text", "found", "expected"),
    [
        (HOUSE + "title:\n", "nothing is written after 'title'", "Write a value, or leave"),
        (HOUSE + "title: 3\n", "'3' is no text", "Put it in quotes to make it text"),
        (HOUSE + "hindsight: maybe\n", "'maybe' is neither true nor false", "Write true or false"),
        (HOUSE + "hindsight: 1\n", "'1' is neither true nor false", "Write true or false"),
        (HOUSE + "forums: [court]\n", "a list stands where a map belongs", "A map of named things"),
        (HOUSE + "forums: {court: price}\n", "'price' stands where a map", "A map of name, takes"),
        (HOUSE.replace("[400, 500]", "[400]"), "a list of one", "Two values are expected here"),
        (HOUSE.replace("[400, 500]", "[1, 2, 3]"), "a list of too many", "2 values are expected"),
        (HOUSE.replace("[400, 500]", "400"), "'400' stands where a list", "Write it in brackets"),
        (HOUSE + "    tier: minor\n", "'minor' is not known here", "Write main or additional"),
        (HOUSE.replace("  price:", "  Price:"), "'Price' is no id", "An id is made of small"),
        (HOUSE + f"title: {'x' * 10_001}\n", "'xxxxxxxx", "At most 10000 characters"),
    ],
)
def test_a_value_of_the_wrong_kind_is_told(text: str, found: str, expected: str) -> None:
    told = problem(text)
    assert told.found.startswith(found)
    assert told.expected.startswith(expected)


def test_what_is_missing_from_the_whole_file_is_told_at_its_top() -> None:
    told = problem("scenario: house\nstart: 2026-03-02\nparties: {a: {}, b: {}}\n")
    assert (told.path, told.line, told.column) == ("", 1, 1)
    assert told.found == "A scenario needs 'items'"


def test_an_error_tells_a_hundred_problems_and_no_more() -> None:
    text = HOUSE + "".join(f"key{number}: 1\n" for number in range(500))
    assert len(problems(text)) == 100
