"""Lanes with their words above them."""

import pytest

from sim.plots import above
from sim.plots.style import LANE, PHONE
from sim.scenario.document import loads
from tests.builders import HARBOUR

SCENARIO = loads(HARBOUR)
SHORT = dict.fromkeys(["fishing.quota", "fishing.season", "tolls"], "open")


def test_every_lane_lies_below_its_words_and_those_below_the_lane_before() -> None:
    groups = above.laid_out(SCENARIO, SHORT)
    lanes = [lane for group in groups for lane in group.lanes]
    assert [lane.unit.id for lane in lanes] == list(SHORT)
    foot = PHONE.top
    for lane in lanes:
        assert lane.top - max(lane.name.height, lane.terms.height) >= foot
        assert lane.height == LANE
        foot = lane.top + lane.height


def test_a_clause_that_is_a_whole_item_bears_its_number_and_name() -> None:
    *_, tolls = above.laid_out(SCENARIO, SHORT)
    assert tolls.lanes[0].name.lines == (f"2{above.APART}Tolls",)


@pytest.mark.parametrize(
    "words", ["open", "by each side in what it holds, jointly in the rest " * 3]
)
def test_the_name_and_the_terms_stand_beside_each_other_whole(words: str) -> None:
    terms = SHORT | {"fishing.quota": words.strip()}
    lane = above.laid_out(SCENARIO, terms)[0].lanes[0]
    assert " ".join(lane.terms.lines) == words.strip()
    assert lane.name.width + lane.terms.width < above.ROOM
    assert min(lane.name.size, lane.terms.size) >= PHONE.least


def test_words_with_less_room_take_more_lines() -> None:
    terms = SHORT | {"fishing.quota": "100 % agreed, was 51 % open and the rest of them dropped"}
    wide, less = (above.laid_out(SCENARIO, terms, room=room) for room in (above.ROOM, 2.4))
    assert len(less[0].lanes[0].terms.lines) >= len(wide[0].lanes[0].terms.lines)
    assert less[0].lanes[0].terms.width <= 2.4


def test_a_deeper_lane_pushes_the_words_of_the_next_down() -> None:
    plain = above.laid_out(SCENARIO, SHORT)
    deep = above.deepened(plain, dict.fromkeys(SHORT, 0.0) | {"fishing.quota": 0.5})
    assert [lane.height for group in deep for lane in group.lanes] == [0.5, LANE, LANE]
    assert deep[0].lanes[0].top == plain[0].lanes[0].top
    assert deep[1].top - plain[1].top == pytest.approx(0.5 - LANE)
