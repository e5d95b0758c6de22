"""Lines: what each changes by not being there."""

from functools import cache

import pytest

from sim.analysis.lines import lines, placed, taken_out, written
from sim.errors import ScenarioError
from sim.results.sensitivity import Line
from sim.scenario.document import load
from tests.unknowns import SALE, bench

BENCH = bench(replications=40)


@cache
def found() -> dict[str, Line]:
    return {line.path: line for line in lines(BENCH)[0]}


def test_every_kind_of_line_is_tried_once() -> None:
    paths = [path for path, _ in written(BENCH.scenario)]
    assert len(set(paths)) == len(paths)
    assert set(paths) >= {
        "assumptions.waiting",
        "events.storm",
        "implementation.keys",
        "items.price",
        "items.price.objections.roof",
        "items.price.objections.roof.remedies.1",
        "items.price.stances.a",
        "parties.a.patience",
        "procedure.drafting",
    }
    assert not {"scenario", "start", "parties.a", "items.price.scale"} & set(paths)


def test_an_objection_that_is_gone_holds_nothing_up() -> None:
    line = found()["items.price.objections.roof"]
    assert line.how == "taken out"
    assert line.apart.high < 0
    assert 0 < line.changed.value < 1


def test_what_acts_after_the_signature_changes_nothing() -> None:
    line = found()["implementation.keys"]
    assert line.is_none
    assert line.changed.value == 0


def test_an_assumption_is_held_at_its_default() -> None:
    line = found()["assumptions.drafters"]
    assert line.how == "held at its default"
    assert line.changed.value == 1


def test_lines_that_move_the_measure_most_stand_first() -> None:
    moving = [abs(line.apart.value) for line in found().values() if not line.is_none]
    assert moving == sorted(moving, reverse=True)


def test_a_stance_that_others_need_is_given_no_weight() -> None:
    variant = taken_out(load("house-sale"), "items.price.stances.buyer")
    assert variant.how == "given no weight"
    assert variant.scenario.items["price"].units("price")["price"].stances["buyer"].salience == 0


def test_all_clauses_of_an_item_are_withheld_with_it() -> None:
    variant = taken_out(load("kaesong-1951"), "items.prisoners")
    clauses = variant.scenario.items["prisoners"].units("prisoners")
    assert [clause.withheld for clause in clauses.values()] == [True, True]


def test_what_others_need_and_cannot_do_nothing_is_not_taken_out() -> None:
    with pytest.raises(ScenarioError, match="no forum"):
        taken_out(load("kaesong-1951"), "forums.political-conference")


def test_a_principal_that_an_event_removes_is_never_asked_instead() -> None:
    variant = taken_out(load("kaesong-1951"), "parties.kpa-cpv.principals.stalin")
    assert variant.how == "never asked"


def test_a_line_is_told_with_its_place_in_the_file() -> None:
    nodes = dict(written(BENCH.scenario))
    number = SALE.splitlines().index("  storm: {rate: 1 per year, suspends: 10 days}") + 1
    assert placed(nodes["events.storm"]) == f"<text>:{number}"
