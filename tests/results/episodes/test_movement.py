import pytest

from sim.model.codes import Happening
from sim.results.episodes.movement import arcs, first_gap, movements
from sim.results.episodes.objection import ENDED
from tests.builders import Row
from tests.results.episodes.told import Chronicle, every_way, opened, situations, texts

THREE = """
scenario: three
start: 2001-01-01
parties: {a: {}, b: {}, c: {}}
items:
  point:
    scale: {between: [0, 100], unit: boats}
    stances:
      a: {ideal: 0, reservation: 60}
      b: {ideal: 100, reservation: 40}
      c: {ideal: 100, reservation: 50}
"""


def haggled(offers: list[tuple[int, str, float]]) -> Chronicle:
    """Return talks in which the north tables the quota at 80 boats and the south answers with 0."""
    talks = opened()
    talks.tabled(1, "north", "fishing", quota=0.8)
    talks.offers("fishing.quota", [(1, "south", 0.0), *offers])
    return talks


def told(talks: Chronicle, *, step: float = 0.1) -> list[str]:
    """Return the movement of talks that ended without more."""
    return texts(movements(talks.thread(), step=step))


def test_a_run_of_offers_is_told_as_one_movement() -> None:
    offers = [(day, "north", 0.8 - 0.02 * day) for day in range(2, 12)]
    assert told(haggled(offers)) == [
        "On the quota only the north moved, from 80 to 58 boats; the south held at 0 boats."
    ]


def test_the_gap_is_that_between_the_first_texts() -> None:
    thread = haggled([(2, "north", 0.3)]).thread()
    assert first_gap(thread, "fishing.quota") == pytest.approx(0.8)
    assert first_gap(thread, "tolls") == 1.0


def test_steps_too_small_to_tell_gather_until_they_amount_to_something() -> None:
    talks = haggled([(2, "north", 0.77)])
    talks.add(3, Happening.SET_ASIDE, item="fishing")
    talks.offers("fishing.quota", [(9, "north", 0.6)])
    talks.add(10, Happening.SET_ASIDE, item="fishing")
    assert told(talks) == [
        "On the quota only the north moved, from 80 to 60 boats; the south held at 0 boats."
    ]


def test_an_item_set_aside_ends_an_arc_that_is_worth_telling() -> None:
    talks = haggled([(2, "north", 0.7), (3, "north", 0.6)])
    talks.add(4, Happening.DEADLOCKED, item="fishing", amount=12)
    talks.offers("fishing.quota", [(9, "north", 0.5), (10, "north", 0.4)])
    moves = [arc.moves["north"] for arc in arcs(talks.thread(), "fishing.quota", step=0.1)]
    assert moves == [(0.8, 0.6), (0.6, 0.4)]


def test_another_party_that_begins_to_move_begins_an_arc() -> None:
    offers = [(2, "north", 0.75), (3, "north", 0.7), (4, "north", 0.65)]
    talks = haggled([*offers, (5, "south", 0.1), (6, "north", 0.5), (7, "south", 0.2)])
    found = arcs(talks.thread(), "fishing.quota", step=0.1)
    assert [list(arc.moves) for arc in found] == [["north"], ["south", "north"]]


def test_half_the_gap_is_told_as_soon_as_it_is_gone() -> None:
    talks = haggled([(2, "north", 0.35), (3, "north", 0.3)])
    assert len(arcs(talks.thread(), "fishing.quota", step=0.1)) == 2


@pytest.mark.parametrize(
    ("offers", "situation"),
    [
        ([(2, "north", 0.7)], "moved a step"),
        ([(2, "north", 0.7), (3, "north", 0.6)], "moved alone"),
        ([(2, "north", 0.6), (3, "south", 0.2)], "moved both"),
        ([(2, "north", 0.6), (3, "south", 0.05)], "moved more"),
        ([(2, "north", 0.1)], "moved near"),
        ([(2, "north", 0.5), (2, "south", 0.4)], "moved near both"),
        ([(2, "north", 0.4), (2, "south", 0.45)], "moved both"),  # they have passed each other
        ([(140, "north", 0.6)], "moved at last"),
    ],
)
def test_how_movement_is_told_depends_on_who_moved_how_far_and_when(
    offers: list[tuple[int, str, float]], situation: str
) -> None:
    assert situations(movements(haggled(offers).thread(), step=0.1)) == [situation]


def test_near_positions_are_told_with_what_still_lies_between() -> None:
    (episode,) = movements(haggled([(2, "north", 0.1)]).thread(), step=0.1)
    assert all("10 boats" in way for way in every_way(episode))


def test_the_first_step_in_a_long_time_says_how_long() -> None:
    (episode,) = movements(haggled([(140, "north", 0.6)]).thread(), step=0.1)
    assert all("five months" in way.lower() for way in every_way(episode))


def test_a_standstill_between_two_moves_parts_them() -> None:
    """Each is told with the standstill before it, and none as if there had been just one."""
    talks = haggled([(130, "north", 0.7), (131, "north", 0.6), (290, "north", 0.45)])
    assert told(talks) == [
        "Nothing had moved on the quota for four months; now the north came down from 80 to 60"
        " boats.",
        "Nothing had moved on the quota for five months; now the north came down from 60 to 45"
        " boats.",
    ]


@pytest.mark.parametrize(
    ("offers", "why"),
    [
        ([(140, "north", 0.77), (300, "north", 0.6)], "another standstill lies within the move"),
        ([(140, "north", 0.7), (230, "north", 0.65)], "the move took months itself"),
    ],
)
def test_a_standstill_is_not_told_of_a_move_that_it_did_not_just_precede(
    offers: list[tuple[int, str, float]], why: str
) -> None:
    assert situations(movements(haggled(offers).thread(), step=0.1)) == ["moved alone"], why


def test_options_have_neither_distance_nor_direction() -> None:
    talks = opened()
    talks.tabled(1, "north", "fishing", season=2)
    talks.offers("fishing.season", [(1, "south", 0), (5, "north", 1)])
    assert told(talks) == ["The north turned from ‘all year’ to ‘winter’ on the season."]


def test_three_parties_are_told_one_after_another() -> None:
    talks = opened()
    talks.tabled(1, "a", "point", point=0.0)
    talks.offers("point", [(1, "b", 1.0), (1, "c", 1.0), (2, "a", 0.3), (2, "c", 0.8)])
    thread = talks.thread(scenario=THREE)
    assert texts(movements(thread, step=0.1)) == [
        "On the point the a moved from 0 to 30 boats and the c moved from 100 to 80 boats."
    ]


def test_of_many_who_moved_the_two_that_moved_farthest_are_named_and_the_others_counted() -> None:
    talks = opened()
    talks.tabled(1, "a", "point", point=0.0)
    offers = [(1, "b", 1.0), (1, "c", 1.0), (2, "a", 0.3), (2, "b", 0.9), (2, "c", 0.8)]
    talks.offers("point", offers)
    (three,) = movements(talks.thread(scenario=THREE), step=0.1)
    assert three.facts["moves"] == (
        "the a moved from 0 to 30 boats and the c moved from 100 to 80 boats"
    )
    assert all("the b moved less" in way for way in every_way(three))
    four = THREE.replace("c: {}", "c: {}, d: {}").replace(
        "c: {ideal: 100, reservation: 50}",
        "c: {ideal: 100, reservation: 50}\n      d: {ideal: 90, reservation: 50}",
    )
    talks.rows[-3:-3] = [Row(1, Happening.OFFERED, party="d", clause="point", position=0.9)]
    talks.offers("point", [(2, "d", 0.85)])
    (told,) = movements(talks.thread(scenario=four), step=0.1)
    assert all("two others moved less" in way for way in every_way(told))


def test_on_options_nobody_is_said_to_have_moved_less() -> None:
    worth = "{worth: {left: 0, middle: 0.5, right: 1}, reservation: middle}"
    first = "{worth: {left: 1, middle: 0.5, right: 0}, reservation: middle}"
    stances = f"{{a: {first}, b: {worth}, c: {worth}}}"
    head, _, _ = THREE.partition("    scale:")
    options = f"{head}    options: [left, middle, right]\n    stances: {stances}\n"
    talks = opened()
    talks.tabled(1, "a", "point", point=0)
    talks.offers("point", [(1, "b", 2), (1, "c", 2), (2, "a", 1), (2, "b", 1), (2, "c", 1)])
    (episode,) = movements(talks.thread(scenario=options), step=0.1)
    assert all("the c moved too" in way for way in every_way(episode))


def test_however_far_many_move_less_matters_than_an_objection_and_its_end() -> None:
    talks = opened()
    talks.tabled(1, "a", "point", point=0.0)
    talks.offers("point", [(1, "b", 1.0), (1, "c", 1.0), (2, "a", 0.5), (2, "c", 0.5)])
    (episode,) = movements(talks.thread(scenario=THREE), step=0.1)
    assert episode.weight < ENDED


def test_what_began_on_the_day_it_is_told_is_not_told_as_since() -> None:
    talks = opened()
    talks.tabled(1, "a", "point", point=0.0)
    offers = [(1, "b", 1.0), (1, "c", 1.0), (2, "a", 0.3), (2, "c", 0.8)]
    talks.offers("point", offers)
    (of_a_day,) = movements(talks.thread(scenario=THREE), step=0.1)
    assert of_a_day.situation == "moved many"
    assert not any("Since" in way for way in every_way(of_a_day))
    talks.offers("point", [(3, "b", 0.9)])
    (of_two,) = movements(talks.thread(scenario=THREE), step=0.1)
    assert any("Since 3 January" in way for way in every_way(of_two))


def test_a_first_text_that_came_late_is_told_and_is_no_step() -> None:
    talks = opened()
    talks.tabled(1, "north", "fishing", quota=0.8)
    talks.offers("fishing.quota", [(9, "south", 0.0)])
    assert told(talks) == ["The south now put the quota at 0 boats."]


def test_a_last_move_that_was_agreed_to_is_left_for_the_agreement() -> None:
    talks = haggled([(2, "north", 0.5)])
    talks.agreed(3, "south", "fishing.quota")
    assert told(talks) == []
    assert [arc.told for arc in arcs(talks.thread(), "fishing.quota", step=0.1)] == [False]
