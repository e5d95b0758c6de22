"""Lanes: one for each clause, in the order of the agenda."""

import pytest

from sim.plots.lanes import laid_out, numbers, raised
from sim.plots.style import GAP, LANE, TOP
from sim.scenario.document import loads
from tests.builders import HARBOUR

SCENARIO = loads(HARBOUR)
SHORT = dict.fromkeys(["fishing.quota", "fishing.season", "tolls"], "open")


def test_lanes_lie_below_each_other_with_a_gap_between_items() -> None:
    fishing, tolls = laid_out(SCENARIO, SHORT)
    assert [lane.unit.id for lane in fishing.lanes] == ["fishing.quota", "fishing.season"]
    assert [lane.height for lane in (*fishing.lanes, *tolls.lanes)] == [LANE] * 3
    assert fishing.top == TOP
    assert fishing.lanes[1].top == pytest.approx(TOP + LANE)
    assert tolls.top == pytest.approx(TOP + 2 * LANE + GAP)


def test_a_clause_that_is_a_whole_item_is_not_named_twice() -> None:
    _, tolls = laid_out(SCENARIO, SHORT)
    assert (tolls.name.lines, tolls.lanes[0].name.lines) == (("Tolls",), ("",))


def test_a_lane_grows_for_terms_that_need_more_lines_and_pushes_the_rest_down() -> None:
    terms = SHORT | {
        "fishing.quota": "by each side in what it holds, and jointly in what both claim " * 2
    }
    fishing, tolls = laid_out(SCENARIO, terms)
    assert fishing.lanes[0].height > LANE
    assert fishing.lanes[0].height >= fishing.lanes[0].terms.height
    assert tolls.top == pytest.approx(fishing.foot + GAP)


def test_a_long_name_of_an_item_makes_room_for_itself() -> None:
    name = "All that concerns the tolls of the old and of the new harbour and of the canal " * 2
    scenario = loads(HARBOUR.replace("  tolls:\n", f"  tolls:\n    name: {name}\n"))
    tolls = laid_out(scenario, SHORT)[1]
    assert " ".join(tolls.name.lines) == name.strip()
    assert tolls.foot - tolls.top > tolls.name.height


def test_the_name_of_an_item_keeps_clear_of_the_names_of_its_clauses() -> None:
    name = "Fishing grounds near the coast"
    text = HARBOUR.replace("  fishing:\n", f"  fishing:\n    name: {name}\n").replace(
        "      quota:\n", "      quota:\n        name: how many boats may go out\n"
    )
    fishing = laid_out(loads(text), SHORT)[0]
    assert fishing.name.width + max(lane.name.width for lane in fishing.lanes) < 2.2


def test_items_have_their_author_s_numbers_if_he_gave_any_else_their_places() -> None:
    assert numbers(SCENARIO) == {"fishing": "1", "tolls": "2"}
    pointed = loads(HARBOUR.replace("  tolls:\n", "  tolls:\n    point: 7\n"))
    assert numbers(pointed) == {"fishing": "", "tolls": "7"}


def test_a_higher_lane_has_its_room_above_it_and_pushes_the_rest_down() -> None:
    fishing, tolls = raised(laid_out(SCENARIO, SHORT), dict.fromkeys(SHORT, 0.5) | {"tolls": 0.1})
    assert [lane.height for lane in fishing.lanes] == [LANE] * 2
    assert fishing.above == pytest.approx(0.5 - LANE)
    assert fishing.top == pytest.approx(TOP + 0.5 - LANE)
    assert fishing.lanes[1].top == pytest.approx(TOP + 1.0 - LANE)
    assert tolls.above == 0.0
    assert tolls.top == pytest.approx(TOP + 1.0 + GAP)
