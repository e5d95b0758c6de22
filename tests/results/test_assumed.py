import pytest

from sim.results.assumed import Assumed, amount, assumable, assumed
from sim.scenario.document import load, loads
from tests.builders import HARBOUR, played

ASSUMING = """
scenario: assuming
start: 2001-01-01
parties: {a: {patience: 100 days}, b: {}}
items:
  line:
    scale: {between: [hill, river]}
    stances: {a: {ideal: 0, reservation: 0.6}, b: {ideal: 1, reservation: 0.4}}
    accepts: {b: likely}
  toll:
    scale: {between: [0, 50], unit: euros}
    stances: {a: {ideal: 0, reservation: 30}, b: {ideal: 50, reservation: 10}}
events: {storm: {rate: 2 per year, suspends: 3 days}}
procedure: {anchoring: 0.1}
assumptions:
  hurry:
    {about: parties.a.patience, label: How patient is a?, default: 100 days,
     range: [50 days, 2000 days]}
  yield: {about: items.line.stances.b.reservation, default: 0.4, range: [0, 0.5]}
  price: {about: items.toll.stances.a.reservation, default: 30, range: [20, 40]}
  storms: {about: events.storm.rate, default: 2 per year, range: [1 per year, 5 per year]}
  stuck: {about: procedure.deadlock_after, default: 12 meetings, range: [6 meetings, 30 meetings]}
  weight:
    {about: [items.line.stances.a.salience, items.toll.stances.a.salience], default: 1,
     range: [0.5, 2]}
"""

DRAWN = {
    "lexicon.likely": 0.7123,
    "parties.a.patience": 144_000.0,
    "items.line.stances.b.reservation": 0.25,
    "items.toll.stances.a.reservation": 24.0,
    "events.storm.rate": 3 / 525_960,
    "procedure.deadlock_after": 9.0,
    "items.line.stances.a.salience": 0.7,
    "items.toll.stances.a.salience": 1.5,
}


def test_each_assumption_is_told_in_the_unit_it_is_written_in() -> None:
    told = {one.label: one[2:] for one in assumed(played([], scenario=ASSUMING, assumed=DRAWN))}
    assert told == {
        "How patient is a?": (("100 days",), "100 days", "50 to 2,000 days"),
        "yield": (("25 % of the way",), "40 % of the way", "0 to 50 % of the way"),
        "price": (("24 euros",), "30 euros", "20 to 40 euros"),
        "storms": (("3 per year",), "2 per year", "1 to 5 per year"),
        "stuck": (("9 meetings",), "12 meetings", "6 to 30 meetings"),
        "weight": (("0.7", "1.5"), "1", "0.5 to 2"),
        "likely": (("71.2 %",), "", ""),
    }


def test_a_word_comes_last_and_has_neither_default_nor_spread() -> None:
    last = assumed(played([], scenario=ASSUMING, assumed=DRAWN))[-1]
    assert last == Assumed("likely", ("lexicon.likely",), ("71.2 %",), "", "")


def test_what_was_not_drawn_is_not_told() -> None:
    assert assumed(played([], scenario=ASSUMING)) == ()


def test_what_each_run_draws_anew_is_told_without_a_draw_and_not_what_is_set() -> None:
    text = HARBOUR + (
        "assumptions:\n"
        "  hurry: {about: parties.north.patience, default: 100 days, range: [50 days, 200 days]}\n"
        "  pause: {about: parties.south.patience, default: 90 days, range: [50 days, 99 days]}\n"
    )
    both = assumable(loads(text))
    assert [(one.label, one.drawn, one.default, one.spread) for one in both] == [
        ("hurry", (), "100 days", "50 to 200 days"),
        ("pause", (), "90 days", "50 to 99 days"),
    ]
    set_by_hand = loads(text, set={"parties.south.patience": "80 days"})
    assert [one.label for one in assumable(set_by_hand)] == ["hurry"]


def test_a_number_is_told_in_the_unit_its_assumption_is_written_in() -> None:
    scenario = load("kaesong-1951")
    assert amount(scenario, "parties.unc.patience", 200 * 1440) == "200 days"
    assert amount(scenario, "lexicon.possibly", 0.4) == "40 %"
    assert amount(scenario, "items.refugees.stances.unc.salience", -0.5) == "−0.5"


@pytest.mark.parametrize(
    ("distribution", "said"),
    [
        ("uniform", "50 to 200 days"),
        ("triangular", "50 to 200 days"),
        ("lognormal", "50 to 200 days in nine draws of ten"),
        ("fixed", "50 to 200 days, not drawn"),
    ],
)
def test_where_not_all_draws_lie_in_a_range_it_says_so(distribution: str, said: str) -> None:
    about = "about: parties.north.patience, default: 100 days, range: [50 days, 200 days]"
    text = f"{HARBOUR}assumptions:\n  hurry: {{{about}, distribution: {distribution}}}\n"
    assert [one.spread for one in assumable(loads(text))] == [said]


def test_a_beta_is_drawn_on_the_whole_way_from_nothing_to_all() -> None:
    about = "about: procedure.unforeseen, default: 0.2, range: [0.1, 0.9]"
    text = f"{HARBOUR}assumptions:\n  odd: {{{about}, distribution: {{beta: [2, 5]}}}}\n"
    (one,) = assumable(loads(text))
    assert one.spread == "10 to 90 %, drawn by a Beta on 0 to 1"
