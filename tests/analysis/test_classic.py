"""What each classic model predicts of a clause, worked by hand on small scenarios."""

import math

import pytest

from sim.analysis.arena import arena
from sim.analysis.classic import predictions
from sim.results.forecast import Prediction
from sim.scenario.document import loads
from tests.builders import HARBOUR, WHOLE

SALE = """
scenario: sale
start: 2001-01-01
parties: {seller: {weight: 3}, buyer: {}}
items:
  price: {scale: {between: [0, 100], unit: euros}, stances: {
    seller: {ideal: 100, reservation: 40, salience: 0.5},
    buyer: {ideal: 0, reservation: 60, salience: 0.5}}}
"""


def said(text: str) -> dict[tuple[str, str], Prediction]:
    found, _ = predictions(arena(loads(text)))
    told = {(one.model, one.clause): one for one in found}
    assert len(told) == len(found)
    return told


def test_each_model_of_a_single_price() -> None:
    """Shares of the scale: the mean is 3/4; the middle of 0.4 to 0.6 is a half.

    With equal weights of 1, gains are 0.6 (x - 0.4) / 0.6 and 0.6 - x, all of 0.2 between them.
    """
    told = said(SALE)
    positions = {model: one.position for (model, _), one in told.items()}
    assert positions["mean"] == pytest.approx(0.75)
    assert positions["median"] == positions["challenge"] == 1
    assert positions["split"] == 0.5
    for model in ("nash", "kalai-smorodinsky", "egalitarian"):
        assert positions[model] == pytest.approx(0.5)
    assert told["split", "price"].terms == "50 euros"
    assert (told["split", "price"].low, told["split", "price"].high) == pytest.approx((0.4, 0.6))
    assert math.isnan(positions["exchange"])
    assert told["exchange", "price"].note == "no two parties gain by trading two clauses"


def test_a_gap_is_split_in_the_middle_and_has_no_zone() -> None:
    apart = SALE.replace("reservation: 40", "reservation: 80")
    apart = apart.replace("reservation: 60", "reservation: 30")
    told = said(apart)["split", "price"]
    assert told.position == pytest.approx(0.55)
    assert told.note == "the middle of the gap"
    assert math.isnan(told.low)


def test_a_solution_gives_nobody_less_than_no_agreement_and_says_so_if_it_cannot() -> None:
    apart = SALE.replace("reservation: 40", "reservation: 80")
    near = apart.replace("reservation: 80", "reservation: 80, red_line: 40")
    for text in (apart, near):
        for model in ("nash", "kalai-smorodinsky", "egalitarian"):
            one = said(text)[model, "price"]
            assert not one.is_made
            assert "as much as no agreement" in one.note


def test_nothing_beyond_a_red_line_is_in_a_treaty() -> None:
    """No place lies within both red lines, so the treaty has to be silent of the price."""
    apart = SALE.replace("reservation: 40", "reservation: 80") + (
        "  date: {scale: {between: [0, 10]}, stances: {"
        "seller: {ideal: 0, reservation: 9}, buyer: {ideal: 10, reservation: 1}}}\n"
    )
    told = said(apart)
    assert told["nash", "price"].note == "the treaty says nothing of it"
    assert told["nash", "date"].position == pytest.approx(0.5)


def test_on_options_only_votes_and_solutions_speak() -> None:
    told = said(HARBOUR)
    season = {model: one for (model, clause), one in told.items() if clause == "fishing.season"}
    made = {model for model, one in season.items() if one.is_made}
    assert made == {"mean", "nash", "kalai-smorodinsky", "egalitarian"}
    assert told["median", "fishing.season"].note == "no option beats every other by weight"
    assert "no order" in told["challenge", "fishing.season"].note


def test_a_whole_item_is_one_choice_among_its_combinations() -> None:
    told = said(WHOLE)
    # each takes what it values more, 0.6 to both; half way it is 0.594 and 0.475, of 0.5 and 0.45
    assert told["nash", "fishing"].terms == "quota: 80 boats, season: summer"
    assert told["mean", "fishing"].is_made
    assert not told["split", "fishing"].is_made


def test_what_its_author_leaves_off_is_left_off() -> None:
    left = HARBOUR.replace("      quota:\n", "      quota:\n        withheld: true\n")
    for (_, clause), one in said(left).items():
        if clause == "fishing.quota":
            assert (one.is_made, one.note) == (False, "its author leaves it off")


def test_where_nobody_cares_there_is_no_vote() -> None:
    idle = SALE.replace("salience: 0.5", "salience: 0") + (
        "  other: {scale: {between: [0, 1]}, stances: {"
        "seller: {ideal: 0, reservation: 1}, buyer: {ideal: 1, reservation: 0}}}\n"
    )
    told = said(idle)
    for model in ("mean", "median", "challenge", "spatial"):
        assert "power and salience" in told[model, "price"].note
    assert told["split", "price"].is_made


def test_the_best_trade_moves_two_clauses_and_says_whose_and_for_what() -> None:
    pair = """
scenario: pair
start: 2001-01-01
parties: {a: {weight: 2}, b: {}}
items:
  first: {scale: {between: [0, 10]}, stances: {
    a: {ideal: 0, reservation: 10, salience: 1}, b: {ideal: 10, reservation: 0, salience: 3}}}
  second: {scale: {between: [100, 200]}, stances: {
    a: {ideal: 100, reservation: 200, salience: 3}, b: {ideal: 200, reservation: 100, salience: 3}}}
"""
    told = said(pair)
    # saliences are 1/4, 3/4 and 1/2, 1/2; outcomes 1/2 and 1/4. dp = 10/9 / (2/3) ... by 5/12
    first, second = told["exchange", "first"], told["exchange", "second"]
    assert first.note == "a gives way to b here, for second"
    assert second.note == "b gives way to a here, for first"
    assert (first.position, second.position) == pytest.approx((1 / 2 + 5 / 12, 0))


def test_the_worth_of_a_treaty_is_told_by_party() -> None:
    _, treaties = predictions(arena(loads(SALE)))
    assert treaties["nash"] == pytest.approx({"seller": 0.1, "buyer": 0.1})
