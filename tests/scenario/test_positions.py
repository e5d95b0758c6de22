"""Positions have a place, and reservations and red lines lie in their order."""

import pytest

from sim.scenario.document import loads, resolved
from tests.scenario.files import GARDEN, HOUSE, problem

HEDGE = "items.garden.clauses.hedge"
SHED = "items.garden.clauses.shed"


@pytest.mark.parametrize(
    ("text", "path", "found"),
    [
        (
            HOUSE.replace("490", "510"),
            "items.price.stances.seller.ideal",
            "'510' lies outside the scale",
        ),
        (HOUSE + "    without: 300\n", "items.price.without", "'300' lies outside the scale"),
        (
            GARDEN.replace("{half: 0.5}", "{half: 1.5}"),
            f"{HEDGE}.scale.landmarks.half",
            "'1.5' lies outside the scale",
        ),
        (
            GARDEN.replace("{half: 0.5}", "{half: 0.5, gone: 0.6}"),
            f"{HEDGE}.scale.landmarks.gone",
            "'gone' is an end of the scale",
        ),
        (
            GARDEN.replace("red_line: 0.7", "red_line: 0.4"),
            f"{HEDGE}.stances.seller.red_line",
            "the red line 0.4 lies inside the reservation half",
        ),
        (
            GARDEN.replace("{hedge: gone}", "{hedge: 1.4}"),
            "items.garden.objections.shade.counter.hedge",
            "'1.4' lies outside the scale",
        ),
        (
            GARDEN.replace("amend: half", "amend: 1.4"),
            "items.garden.objections.shade.remedies.1.amend",
            "'1.4' lies outside the scale",
        ),
        (
            HOUSE.replace("[400, 500]", "[500, 500]"),
            "items.price.scale.between",
            "both ends are the same",
        ),
        (
            HOUSE.replace("[400, 500]", "[low, low]"),
            "items.price.scale.between",
            "both ends are the same",
        ),
        (
            HOUSE.replace("[400, 500]", "[2026-01-01, 3 months]"),
            "items.price.scale.between",
            "one end is a date, the other a duration",
        ),
        (
            GARDEN.replace("[as now, gone],", "[as now, gone], unit: m,"),
            f"{HEDGE}.scale.unit",
            "a unit, but the ends are names",
        ),
        (
            GARDEN.replace("[stays, goes]", "[stays, goes, stays]"),
            f"{SHED}.options",
            "'stays' stands twice",
        ),
        (
            GARDEN.replace("{stays: 1, goes: 0.3}", "{goes: 0.3}"),
            f"{SHED}.stances.buyer.worth",
            "'stays' has no worth here",
        ),
        (
            GARDEN.replace("reservation: stays}", "reservation: stays, red_line: goes}"),
            f"{SHED}.stances.seller.red_line",
            "the red line 'goes' is worth more than the reservation",
        ),
        (
            GARDEN.replace(
                "seller: {worth: {stays: 0.2, goes: 1}, reservation: stays}",
                "seller: {ideal: 0, reservation: 1}",
            ),
            f"{SHED}.stances.seller",
            "a place on a scale, but this clause has options",
        ),
        (
            HOUSE.replace(
                "seller: {ideal: 490, reservation: 440}", "seller: {worth: {a: 1}, reservation: a}"
            ),
            "items.price.stances.seller",
            "worths of options, but this clause has a scale",
        ),
        (HOUSE + "    options: [a, b]\n", "items.price.options", "both a scale and options"),
        (
            HOUSE.replace("buyer: {ideal: 410, reservation: 460}", ""),
            "items.price.stances",
            "fewer than two parties have a stance here",
        ),
    ],
)
def test_what_has_no_place_is_refused(text: str, path: str, found: str) -> None:
    told = problem(text)
    assert (told.path, told.found) == (path, found)


def test_words_without_a_scale_have_no_place() -> None:
    text = GARDEN.replace("        scale: {between: [as now, gone], landmarks: {half: 0.5}}\n", "")
    text = (
        text.replace("red_line: 0.7", "red_line: gone")
        .replace("0.4", "half")
        .partition("    objections")[0]
    )
    assert problem(text).found == "positions without a scale to place them on"


def test_a_reservation_lies_on_the_way_to_the_others() -> None:
    told = problem(HOUSE.replace("reservation: 440", "reservation: 500"))
    assert told.path == "items.price.stances.seller.reservation"
    assert told.found == "the reservation 500 is on the wrong side of the ideal 490"
    assert told.expected == "It is how far a party goes to meet the others; buyer wants 410"
    loads(HOUSE.replace("reservation: 440", "reservation: 490"))


def test_between_parties_on_both_sides_there_is_no_wrong_side() -> None:
    bank = HOUSE.replace("parties: {", "parties: {bank: {}, ")
    for ideal, is_wrong in ((495, False), (490, False), (480, True)):
        text = bank + f"      bank: {{ideal: {ideal}, reservation: {ideal}}}\n"
        loads(text)
        turned = text.replace("reservation: 440", "reservation: 500")
        if is_wrong:
            assert "bank wants 480" in problem(turned).expected
        else:
            loads(turned)


def test_whoever_wants_the_same_may_go_to_either_side() -> None:
    for reservation in (480, 500):
        text = HOUSE.replace("ideal: 410", "ideal: 490").replace(
            "reservation: 460", "reservation: 470"
        )
        read = loads(text.replace("reservation: 440", f"reservation: {reservation}"))
        assert f"reservation: {reservation}" in resolved(read)


def test_a_red_line_lies_beyond_the_reservation_on_its_side() -> None:
    loads(HOUSE.replace("reservation: 440", "reservation: 440, red_line: 400"))
    loads(HOUSE.replace("reservation: 440", "reservation: 440, red_line: 440"))
    told = problem(HOUSE.replace("reservation: 440", "reservation: 440, red_line: 500"))
    assert told.path == "items.price.stances.seller.red_line"


def test_the_red_line_of_one_who_would_not_move_lies_on_the_way_to_the_others() -> None:
    loads(HOUSE.replace("reservation: 440", "reservation: 490, red_line: 480"))
    told = problem(HOUSE.replace("reservation: 440", "reservation: 490, red_line: 500"))
    assert told.path == "items.price.stances.seller.red_line"
    assert told.found == "the red line 500 is on the wrong side of the ideal 490"


def test_positions_on_a_scale_at_fault_are_not_told_as_well() -> None:
    assert problem(HOUSE.replace("[400, 500]", "[0, 0]")).path == "items.price.scale.between"
