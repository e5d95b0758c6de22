"""A sweep in a table: a row a point, and a sentence or two."""

from dataclasses import replace
from io import StringIO

import pytest
from rich.console import Console

from sim.errors import UsageError
from sim.results.measure import Key
from sim.results.response import heading, keys, measure_of, refuse_unknown, sentences, shown
from sim.results.sweep import Axis, Sweep
from tests.sweeps import one_way, two_ways


def lines(sweep: Sweep, of: str = "") -> list[str]:
    page = StringIO()
    Console(file=page, width=100, color_system=None).print(shown(sweep, of))
    return [" ".join(line.split()) for line in page.getvalue().splitlines()]


def test_it_is_said_where_a_measure_is_farthest_from_the_first_point() -> None:
    first, second, third = sentences(one_way())
    assert first == "2 points, 40 replications of seed 1 at each."
    assert second == (
        "signed, %: farthest from the first point at patience 20 days, by +25 (9.3…38)."
    )
    assert third.startswith("signature: farthest from the first point at patience 20 days, by −71 ")
    assert third.endswith(" days.")


def test_what_nowhere_differs_surely_is_said_to_be_no_difference() -> None:
    calm = one_way()
    still = replace(calm, points=(calm.points[0], calm.points[0]))
    assert sentences(still)[1] == "signed, %: no difference from the first point at any other."


def test_of_an_interrupted_sweep_it_is_said_how_many_points_are_done() -> None:
    cut = replace(two_ways(), points=two_ways().points[:2])
    assert sentences(cut)[0] == "2 of 4 points, 40 replications of seed 1 at each."


def test_every_point_has_a_row_with_intervals() -> None:
    table = lines(two_ways())
    assert any(line.startswith("10 days bold 75 (60–86) 10 May 2001 ± ") for line in table)
    assert any(line.startswith("20 days meek 100 (91–100) 27 Feb 2001 ± ") for line in table)
    assert any(line.startswith("Assumes: harbour · patience = 10 days to 20") for line in table)


def test_a_clause_or_a_party_is_told_of_if_asked() -> None:
    assert [key.name for key in keys(one_way(), "fishing.quota")] == ["agreed", "day", "position"]
    assert [key.name for key in keys(one_way(), "north")] == ["worth", "delay", "utility"]
    season = keys(one_way(), "fishing.season")
    assert [key.terms for key in season if key.terms] == ["winter", "summer", "all year"]
    assert heading(one_way(), keys(one_way(), "fishing.quota")[2]) == "terms, boats"
    assert heading(one_way(), keys(one_way(), "north")[0]) == "worth to north"
    assert any("47.5 (44.1–50.9)" in line for line in lines(one_way(), "fishing.quota"))


def test_at_80_columns_no_interval_is_torn_from_its_bracket() -> None:
    named = {"parties.north.patience": "186.667 days", "parties.south.patience": "1700.5 days"}
    axes = tuple(
        Axis(name=name, paths=(name,), values=("1 day", "9 days"), is_range=True) for name in named
    )
    wide = replace(
        two_ways(), axes=axes, points=tuple(replace(one, values=named) for one in two_ways().points)
    )
    page = StringIO()
    Console(file=page, width=80, color_system=None).print(shown(wide, "fishing.season"))
    lines = page.getvalue().splitlines()
    assert max(map(len, lines)) <= 80
    for line in lines:
        assert not line.strip().startswith(")")
        assert ")" not in line.split()
    assert any(line.startswith("186.7 days") for line in lines)
    assert any("1700 days" in line or "1701 days" in line for line in lines)


def test_a_measure_is_of_the_treaty_of_a_clause_or_of_a_party() -> None:
    harbour = one_way().scenario
    assert measure_of(harbour, "day") == Key("day")
    assert measure_of(harbour, "position", "fishing.quota") == Key("position", "fishing.quota")
    assert measure_of(harbour, "worth", "north") == Key("worth", party="north")


@pytest.mark.parametrize(
    ("measure", "of", "says"),
    [
        ("worth", "", "'worth' is of a party: say of which. There is: signed, "),
        ("position", "", "'position' is of a clause: say of which."),
        ("position", "fishing.season", "There is no 'position' of fishing.season. There is: agr"),
        ("wort", "north", "There is no 'wort' of north; did you mean 'worth'? There is: worth, "),
        ("day", "nroth", "did you mean 'north'"),
    ],
)
def test_a_measure_that_is_none_of_it_is_told_with_what_there_is(
    measure: str, of: str, says: str
) -> None:
    with pytest.raises(UsageError) as refused:
        measure_of(one_way().scenario, measure, of)
    assert says in str(refused.value)


def test_what_is_neither_gets_the_nearest() -> None:
    with pytest.raises(UsageError, match=r"did you mean 'fishing\.quota'"):
        keys(one_way(), "fishing.qota")
    refuse_unknown(one_way().scenario, "")
    with pytest.raises(UsageError, match="There is: fishing"):
        refuse_unknown(one_way().scenario, "xyzzy")
