"""Axes as they are asked for: names, ranges, lists, and what is wrong with them."""

from datetime import date

import pytest

from sim.analysis.axis import Grid, axis, between
from sim.errors import UsageError
from sim.results.sweep import Axis
from sim.scenario.document import load, loads
from tests.builders import HARBOUR

SALE, TALKS = load("house-sale"), load("kaesong-1951")


def of_sale(name: str, grid: Grid = None, points: int = 3) -> Axis:
    return axis(SALE, name, grid, points=points)


@pytest.mark.parametrize(
    ("name", "grid", "values"),
    [
        ("hurry", None, ("20 days", "55 days", "90 days")),
        ("hurry", "30 days..60 days/4", ("30 days", "40 days", "50 days", "60 days")),
        ("hurry", "3 weeks..2 months", ("0.689938 months", "1.34497 months", "2 months")),
        ("hurry", "20 days, 30 days", ("20 days", "30 days")),
        ("hurry", ["20 days", "30 days"], ("20 days", "30 days")),
        ("parties.buyer.patience", "1 day..2 days/2", ("1 day", "2 days")),
        ("parties.buyer.patience", "5 days..1 day/3", ("5 days", "3 days", "1 day")),
        ("procedure.steps", "10..40/4", ("10", "20", "30", "40")),
        ("lexicon.likely", "60 %..80 %", ("60 %", "70 %", "80 %")),
        ("items.price.stances.buyer.reservation", "440000..450000", ("440000", "445000", "450000")),
        (
            "parties.buyer.concession",
            "boulware,{strategy: mixed, time: 0.5}",
            ("boulware", "{strategy: mixed, time: 0.5}"),
        ),
        ("start", "2026-01-01..2026-01-11", ("2026-01-01", "2026-01-06", "2026-01-11")),
        (
            "procedure.deadlock_after",
            "4 meetings..7 meetings",
            ("4 meetings", "6 meetings", "7 meetings"),
        ),
    ],
)
def test_a_grid_goes_through_its_values(name: str, grid: Grid, values: tuple[str, ...]) -> None:
    assert of_sale(name, grid).values == values


def test_an_assumption_is_held_and_a_path_is_set() -> None:
    assert of_sale("hurry").assumption == "hurry"
    assert of_sale("parties.buyer.patience", "9 days,10 days").assumption == ""
    named = of_sale("parties.buyer.patience")
    assert (named.name, named.assumption) == ("hurry", "hurry"), "it is all that is assumed of it"


def test_every_assumption_of_the_telegram_has_a_range_to_go_through() -> None:
    for name, assumption in TALKS.assumptions.items():
        found = axis(TALKS, name, None, points=3)
        assert found.paths == assumption.about
        assert len(found.values) == 3


def test_counts_of_meetings_that_fall_together_are_one() -> None:
    found = of_sale("procedure.deadlock_after", "4 meetings..6 meetings/9")
    assert found.values == ("4 meetings", "5 meetings", "6 meetings")


def test_a_question_goes_through_its_options() -> None:
    found = axis(TALKS, "control-committee", None, points=9)
    assert (found.values, found.paths, found.is_range) == (("propose", "wait"), (), False)
    assert axis(TALKS, "control-committee", "wait", points=9).values == ("wait",)


@pytest.mark.parametrize(
    ("grid", "assumption", "values"),
    [
        (None, "", ("trade", "stand")),
        ("stand,trade", "", ("stand", "trade")),
        ("0.1..0.3/3", "open-end", ("0.1", "0.2", "0.3")),
        ("0.1,0.3", "open-end", ("0.1", "0.3")),
    ],
)
def test_values_say_whether_a_question_or_an_assumption_of_its_name_is_meant(
    grid: Grid, assumption: str, values: tuple[str, ...]
) -> None:
    found = axis(load("gm-uaw-1970"), "open-end", grid, points=3)
    assert (found.assumption, found.values) == (assumption, values)


def test_places_on_a_scale_are_reached_by_their_numbers() -> None:
    path = "items.fishing.clauses.quota.stances.north.reservation"
    assert between(loads(HARBOUR), path, ("half", 100), 0.5, asked="x") == "75"
    path = "items.tolls.stances.north.reservation"
    middle = between(loads(HARBOUR), path, ("2002-01-01", "2002-01-11"), 0.5, asked="x")
    assert date.fromisoformat(middle) == date(2002, 1, 6)


@pytest.mark.parametrize(
    ("name", "grid", "says"),
    [
        ("hury", None, "did you mean 'hurry'"),
        ("xyzzy", None, "Its assumptions: hurry"),
        ("hurry", "10 days..90 days/8", "hurry=10 days lies outside its range, 20 days to 90 days"),
        ("hurry", "10 days,90 days", "name the path: parties.buyer.patience=10 days"),
        ("hurry", "20 days..90 days/1", "1 points; it takes 2 to 10,000"),
        ("hurry", "20 dayz..90 days/3", "no unit of time"),
        ("hurry", "soon,later", "no duration"),
        ("hurry", ",", "a value is missing"),
        ("hurry", [], "a value is missing"),
        ("hurry", "20 days,20 days", "20 days is listed twice"),
        ("procedure.steps", None, "Nothing is assumed about procedure.steps"),
        ("parties.buyer.concession", "boulware..linear/3", "no line leads from 'boulware'"),
    ],
)
def test_what_is_no_axis_is_one_clear_error(name: str, grid: Grid, says: str) -> None:
    with pytest.raises(UsageError, match=says):
        of_sale(name, grid)


def test_an_option_that_is_none_gets_the_nearest() -> None:
    with pytest.raises(UsageError, match="did you mean 'wait'"):
        axis(TALKS, "control-committee", "propose,weit", points=3)


def test_an_assumption_about_what_is_set_is_told_to_be_so() -> None:
    settled = load("house-sale", set={"parties.buyer.patience": "30 days"})
    said = "'hurry' is not drawn: 'parties.buyer.patience', which it is about, is set."
    with pytest.raises(UsageError) as refused:
        axis(settled, "hurry", None, points=2)
    assert str(refused.value) == said
