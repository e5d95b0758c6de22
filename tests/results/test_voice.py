import pytest

from sim.results.language import ENGLISH
from sim.results.outcome import terms
from sim.results.voice import Voice
from sim.scenario.document import loads
from tests.builders import CAPITALS, HARBOUR, WHOLE

NAMED = """
scenario: named
start: 2001-01-01
parties:
  a: {name: %s}
  b: {name: Mao}
items:
  point: {stances: {a: {ideal: 0, reservation: 1}, b: {ideal: 1, reservation: 0}}}
"""

LINE = """
scenario: line
start: 2001-01-01
parties: {a: {}, b: {}}
items:
  line:
    scale: {between: [38th parallel, line of contact], landmarks: {half way: 0.5, river: 0.8}}
    stances: {a: {ideal: 0, reservation: 1}, b: {ideal: 1, reservation: 0}}
  wages:
    clauses:
      period:
        scale: {between: [0 months, 12 months]}
        stances:
          a: {ideal: 0 months, reservation: 1 months}
          b: {ideal: 3 months, reservation: 0 months}
      width:
        name: width of the zone
        scale: {between: [0, 20], unit: miles}
        stances: {a: {ideal: 0, reservation: 1}, b: {ideal: 1, reservation: 0}}
  pensions:
    clauses:
      period:
        scale: {between: [0, 90], unit: days after signing}
        stances: {a: {ideal: 0, reservation: 1}, b: {ideal: 1, reservation: 0}}
"""


def voice(text: str) -> Voice:
    """Return the voice of a scenario."""
    return Voice(scenario=loads(text), language=ENGLISH)


@pytest.mark.parametrize(
    ("name", "introduced", "again"),
    [
        ("United Nations Command", "the United Nations Command (UNC)", "the UNC"),
        (
            "Korean People's Army and Chinese People's Volunteers",
            "the Korean People's Army and Chinese People's Volunteers (KPA and CPV)",
            "the KPA and CPV",
        ),
        ("UN Command", "the UN Command", "the UN Command"),
        ("NATO", "NATO", "NATO"),
        ("EU", "the EU", "the EU"),
        ("Mao Zedong", "Mao Zedong", "Mao Zedong"),
        ("coastal towns", "the coastal towns", "the coastal towns"),
        ("The Crown", "the Crown", "the Crown"),
        ("Kim", "Kim", "Kim"),
    ],
)
def test_a_party_has_the_article_and_the_initials_its_name_calls_for(
    name: str, introduced: str, again: str
) -> None:
    said = voice(NAMED % name)
    assert said.introduced("a") == introduced
    assert said.party("a") == again


def test_a_party_without_a_name_is_called_by_its_id() -> None:
    assert voice(HARBOUR).parties(["north", "south"]) == "the north and the south"


def test_two_parties_of_the_same_initials_keep_their_names() -> None:
    said = voice((NAMED % "Upper Nile Council").replace("Mao", "United Nations Command"))
    assert said.party("a") == "the Upper Nile Council"
    assert said.party("b") == "the United Nations Command"


def test_a_clause_is_called_by_its_name_and_by_its_item_where_that_is_not_enough() -> None:
    said = voice(LINE)
    assert said.clause("wages.width") == "the width of the zone"
    assert said.clause("wages.period") == "the period for the wages"
    assert said.clause("line") == "the line"


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("Return of refugees", "the return of refugees"),
        ("Korean refugees", "Korean refugees"),
        ("38th parallel", "the 38th parallel"),
        ("no quarrel", "no quarrel"),
        ("to the front", "‘to the front’"),
        ("who goes home", "the question of who goes home"),
        ("a boundary", "a boundary"),
    ],
)
def test_a_point_is_named_as_a_sentence_needs_it(name: str, said: str) -> None:
    text = LINE.replace("  line:\n    scale", f"  line:\n    name: {name}\n    scale")
    assert voice(text).item("line") == said


def test_an_event_that_may_come_again_takes_a_and_a_dated_one_the() -> None:
    said = voice(HARBOUR)
    assert said.event("storm") == "a storm"
    assert said.event("election") == "the election"


@pytest.mark.parametrize(
    ("share", "told"),
    [
        (0.0, "the 38th parallel"),
        (1.0, "the line of contact"),
        (0.8, "‘river’"),
        (0.01, "just off the 38th parallel"),
        (0.25, "a quarter of the way to the line of contact"),
        (0.23, "almost a quarter of the way to the line of contact"),
        (0.35, "just over a third of the way to the line of contact"),
        (0.36, "36 % of the way to the line of contact"),
        (0.15, "15 % of the way to the line of contact"),
        (0.03, "3 % of the way to the line of contact"),
        (0.058, "just over a twentieth of the way to the line of contact"),
        (0.99, "just short of the line of contact"),
        (0.5, "half of the way to the line of contact"),
    ],
)
def test_a_place_between_two_names_is_told_as_a_fraction_of_the_way(
    share: float, told: str
) -> None:
    assert voice(LINE).terms("line", share) == told


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        (0.0, 0.25, "a quarter of the way towards the line of contact"),
        (1.0, 0.75, "a quarter of the way towards the 38th parallel"),
        (0.2, 0.4, "from a fifth to two fifths of the way to the line of contact"),
        (0.9, 0.7, "from a tenth to three tenths of the way to the 38th parallel"),
        (0.2, 1.0, "from a fifth of the way to the line of contact to the line of contact"),
        (0.204, 0.208, "from 20 to 21 % of the way to the line of contact"),
        (0.2042, 0.2038, "from 79.58 to 79.62 % of the way to the 38th parallel"),
        (0.1, 0.15, "from 10 to 15 % of the way to the line of contact"),
        (0.1, 0.118, "from 10 to 12 % of the way to the line of contact"),
        (0.02, 0.05, "from 2 to 5 % of the way to the line of contact"),
    ],
)
def test_a_move_is_seen_from_the_end_it_leaves_behind(
    before: float, after: float, told: str
) -> None:
    assert voice(LINE).move("line", before, after) == told


def test_a_move_tells_its_unit_once_and_no_more_than_a_hundredth_of_the_scale() -> None:
    said = voice(LINE)
    assert said.move("wages.width", 1.0, 0.8) == "from 20 to 16 miles"
    assert said.move("wages.width", 0.3333, 0.25) == "from 6.7 to 5 miles"
    assert said.move_again("wages.width", 1.0, 0.8) == "from 20 to 16"
    assert said.move("wages.width", 0.4011, 0.4021) == "from 8.02 to 8.04 miles"
    assert said.terms("wages.width", 0.4011) == "8.02 miles"
    assert said.move("wages.period", 1 / 12, 0.5) == "from 1 month to 6 months"


def test_a_quantity_is_told_to_three_figures_unless_a_move_would_be_lost() -> None:
    text = LINE.replace("12 months", "8 months")
    said, talks = voice(text), loads(text)
    assert said.terms("wages.period", 2.951 / 8) == "2.95 months"
    assert said.place("wages.period", 2.951 / 8).endswith("at 2.95 months")
    assert terms(talks.units[1], 2.951 / 8) == "2.951 months", "an outcome tells it exactly"
    assert said.move("wages.period", 2.951 / 8, 2.954 / 8) == "from 2.951 to 2.954 months"


def test_a_time_shorter_than_its_unit_is_told_in_another_and_keeps_it() -> None:
    """Of two times the second drops no unit: the first may have been told in another one."""
    said, days = voice(LINE), 1_440 / 43_830 / 12
    assert said.terms("wages.period", 20 * days) == "20 days"
    assert said.gap("wages.period", 0.5, 0.5 - 20.34 * days) == "20.3 days"
    assert said.move("wages.period", 20 * days, 0.25) == "from 20 days to 3 months"
    assert said.move("wages.period", 20 * days, 10 * days) == "from 20 to 10 days"
    assert said.move_again("wages.period", 0.5, 0.25) == "from 6 to 3 months"
    assert said.terms_again("wages.period", 20 * days) == "20 days"
    assert said.terms_again("wages.period", 0.25) == "3 months"


def test_a_date_has_no_unit_to_leave_out() -> None:
    said = voice(HARBOUR)
    assert said.terms_again("tolls", 0.0) == "1 January 2002"
    assert said.move("tolls", 0.0, 1.0) == "from 1 January 2002 to 1 January 2004"
    assert said.move_again("tolls", 1.0, 0.0) == "from 1 January 2004 to 1 January 2002"


def test_up_and_down_are_said_of_numbers_alone() -> None:
    said = voice(LINE)
    assert said.came("wages.width", 1.0, 0.8) == "came down"
    assert said.came("wages.width", 0.1, 0.8) == "went up"
    assert said.came("line", 0.1, 0.8) == "moved"


def test_a_gap_drops_what_its_unit_counts_from() -> None:
    said = voice(LINE)
    assert said.gap("pensions.period", 0.5, 0.4) == "9 days"
    assert said.gap("wages.width", 0.5, 0.4) == "2 miles"
    assert said.gap("line", 0.5, 0.25) == "a quarter of the way"


@pytest.mark.parametrize(
    ("gap", "told"),
    [
        (0.0001, "less than a hundredth"),
        (0.009, "less than a hundredth"),
        (0.01, "1 %"),
        (0.03, "3 %"),
        (0.038, "4 %"),
        (0.042, "almost a twentieth"),
        (0.05, "a twentieth"),
        (0.15, "15 %"),
        (0.965, "just over nineteen twentieths"),
        (1.0, "all"),
    ],
)
def test_a_gap_is_called_a_fraction_only_where_it_is_near_one(gap: float, told: str) -> None:
    assert voice(LINE).gap("line", gap, 0.0) == f"{told} of the way"


@pytest.mark.parametrize("most", [5_000, 50_000, 500_000])
def test_a_number_has_a_mark_from_a_thousand_on_however_long_its_scale(most: int) -> None:
    text = LINE.replace("between: [0, 20], unit: miles", f"between: [0, {most}], unit: euros")
    said = voice(text)
    assert said.terms("wages.width", 2_500 / most) == "2,500 euros"
    assert said.terms("wages.width", 999 / most) == "999 euros"
    assert said.exactly("wages.width", 1_000 / most) == "1,000 euros"
    assert said.gap("wages.width", 0.5, 0.5 - 2_500 / most) == "2,500 euros"
    moved = said.move("wages.width", 1_500 / most, 4_000 / most)
    assert moved == "from 1,500 to 4,000 euros"


def test_a_number_that_is_rounded_to_a_thousand_has_its_mark() -> None:
    text = HARBOUR.replace("between: [0, 100]", "between: [-1, 1099]")
    quota = voice(text).move("fishing.quota", 1_000.6 / 1_100, 1_050.4 / 1_100)
    assert quota == "from 1,000 to 1,049 boats"


def test_a_year_has_no_mark() -> None:
    assert voice(HARBOUR).terms("tolls", 0.0) == "1 January 2002"


def test_an_option_is_quoted_and_a_clause_is_put_at_its_terms() -> None:
    said = voice(HARBOUR)
    assert said.place("fishing.season", 1.0) == "‘winter’ for the season"
    assert said.place("fishing.quota", 0.25) == "the quota at 25 boats"
    assert said.place("fishing.quota", 0.5) == "the quota at ‘half’"
    assert said.move("fishing.season", 0, 2) == "from ‘summer’ to ‘all year’"
    assert said.place("tolls", 0.0) == "the tolls at 1 January 2002"


def test_a_table_tells_a_place_in_figures_and_without_marks() -> None:
    assert voice(LINE).exactly("line", 0.4172) == "41.7 % of the way to line of contact"
    assert voice(HARBOUR).exactly("fishing.season", 1.0) == "winter"


def test_an_objection_that_nobody_foresaw_is_called_only_that() -> None:
    said = voice(HARBOUR)
    assert said.objection("fishing", "stocks") == "the stocks"
    assert said.objection("fishing", "unforeseen/north") == "the unforeseen point"


def test_the_article_of_a_name_is_small_within_a_line_and_a_capital_of_its_own_stays() -> None:
    said = voice(NAMED % "The firm")
    assert (said.bare_party("a"), said.bare_party_within("a")) == ("The firm", "the firm")
    assert said.bare_party_within("b") == "Mao"


def test_a_whole_item_is_told_by_its_clauses_and_a_move_by_those_it_moves() -> None:
    talks = voice(WHOLE)
    here, there = 51.0 * 3 + 1, 40.0 * 3 + 1
    assert talks.terms("fishing", here) == "the quota at 51 boats and ‘winter’ for the season"
    assert talks.place("fishing", here).startswith("the fishing with the quota at 51 boats")
    moved = "from the quota at 51 boats to the quota at 40 boats"
    assert talks.move("fishing", here, there) == moved


def test_principals_and_ratifiers_are_called_by_their_names() -> None:
    talks = voice(CAPITALS)
    assert talks.principals(["north.king", "north.council"]) == "King and the council"
    assert (talks.ratifier("senate"), talks.duty("buoys")) == ("the senate", "the buoys")
