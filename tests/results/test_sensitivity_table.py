"""A sensitivity in words."""

import pytest

from sim.results.estimate import Estimate
from sim.results.sensitivity import Condition, Leaf, Tie
from sim.results.sensitivity_table import condition, folded, known_as, rule, told
from sim.scenario.document import load
from tests.sensitivities import SURE, WAITS, around, found

SALE = load("house-sale")
TEXT = " ".join(told(found()).split())


def test_a_rule_is_a_sentence_in_the_units_of_the_file() -> None:
    leaf = Leaf((WAITS, SURE), around(0.62, 0.05, 412))
    assert rule(SALE, leaf) == (
        "Where hurry over 60 days and “likely” at most 70 %: "
        "62 % (57–67) end without a signature, n=412."
    )


def test_of_an_assumption_about_several_numbers_it_says_which() -> None:
    path = "implementation.exchange.breach"
    kaesong = load("kaesong-1951")
    assert known_as(kaesong, path) == f"breach ({path})"
    assert condition(kaesong, Condition(path, False, 0.1)).endswith("at most 10 %")


def test_the_intervals_and_runs_of_everything_are_told() -> None:
    assert "As the scenario is: 21 May 2026 ± 0.5" in TEXT
    assert "−2 (−2.5…−1.5)" in TEXT
    assert "30 % (25–35) is due to what is not known, the rest is chance (128 points" in TEXT
    assert "90 % (80 to 100)" in TEXT
    assert "+10.0 points (+8.0 to +12.0)" in TEXT


@pytest.mark.parametrize(
    ("how", "says"),
    [
        ("product", "Only their product acts: to multiply the one does what to multiply the other"),
        ("quotient", "Only their quotient acts: to multiply the one does what to divide the other"),
        ("product and quotient", "They act as one: to change the one does what to change another"),
    ],
)
def test_what_cannot_be_told_apart_is_said_with_how_that_was_tried(how: str, says: str) -> None:
    tie = Tie(("lexicon.likely", "lexicon.unlikely"), how, 40, 12)
    text = " ".join(told(found(ties=(tie,))).split())
    assert f"Not told apart: “likely” and “unlikely”. {says} does, in all 40 runs tried, " in text
    assert "12 of which it changed. So no outcome says which of them was at work." in text


def test_a_group_of_what_cannot_be_told_apart_and_one_of_what_is_left_over_differ() -> None:
    assert "“likely”, “unlikely”: not told apart" in " ".join(TEXT.split())
    left = " ".join(told(found(ties=())).split())
    assert "“likely”, “unlikely” together" in left
    assert "not told apart" not in left


def test_where_every_run_is_signed_no_range_is_looked_for() -> None:
    rules = found().rules
    assert rules is not None
    none, some = (Leaf((), Estimate(share, 0.0, 0.3, 100)) for share in (0.0, 0.2))
    assert "there is nothing to find" in told(found(rules=rules._replace(leaves=(none,))))
    assert "No range was found" in told(found(rules=rules._replace(leaves=(some,))))


def test_what_makes_no_difference_is_named_but_has_no_row() -> None:
    assert "No difference: “unlikely”." in TEXT
    assert "No difference: 1 other lines." in TEXT
    assert "Not taken out alone: forums.court" in TEXT


def test_a_long_table_says_how_much_more_there_is() -> None:
    assert "1 more make a smaller difference." in told(found(), rows=1)


def test_it_fits_80_columns_and_says_what_it_assumes() -> None:
    assert max(map(len, told(found()).splitlines())) <= 80
    assert "Assumes: house-sale · horizon = 1 year · seed 1" in TEXT


def test_where_nothing_is_unknown_it_says_so() -> None:
    bare = " ".join(told(found(swings=(), ties=(), variance=None, rules=None)).split())
    assert "Nothing in this file is assumed, and no word is drawn." in bare
    assert "Sobol" not in bare


def test_a_long_path_is_broken_at_its_dots() -> None:
    path = "items.buffer-zone.clauses.administration.stances.kpa-cpv"
    lines = folded(path).split("\n")
    assert max(map(len, lines)) <= 36
    assert "".join(line.strip() for line in lines) == path
