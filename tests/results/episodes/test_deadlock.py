from typing import Any

import pytest

from sim.model.codes import Happening
from sim.results.episodes.deadlock import QUIET, deadlocks, quiet
from sim.results.episodes.episode import Thread
from sim.results.episodes.single import singles
from tests.results.episodes.told import COURT, Chronicle, every_way, opened, situations, texts


def stuck(day: int, rung: Happening, talks: Chronicle | None = None, **said: Any) -> Chronicle:
    """Return talks over the tolls that are deadlocked on this day, and come to this rung."""
    if talks is None:
        talks = opened()
        talks.tabled(1, "north", "tolls", tolls=0.0)
        talks.offers("tolls", [(1, "south", 1.0)])
    row = talks.add(day, Happening.DEADLOCKED, item="tolls", amount=12)
    talks.add(day, rung, item="tolls", cause=row, **said)
    return talks


@pytest.mark.parametrize(
    ("rung", "situation"),
    [(Happening.PARKED, "deadlock parked"), (Happening.EXHAUSTED, "deadlock exhausted")],
)
def test_a_deadlock_is_told_with_what_came_of_it(rung: Happening, situation: str) -> None:
    (episode,) = deadlocks(stuck(20, rung).thread())
    assert episode.situation == situation
    assert "1 January 2002 against 1 January 2004" in episode.facts["stood"]
    assert all("tolls" in told for told in every_way(episode))


def test_a_recess_is_told_with_its_length_and_is_never_left_out() -> None:
    talks = stuck(20, Happening.RECESSED, amount=30)
    row = talks.add(20, Happening.SUSPENDED, cause=len(talks.rows) - 1, amount=30)
    talks.add(51, Happening.RESUMED, cause=row)
    (episode,) = deadlocks(talks.thread())
    assert (episode.situation, episode.kin) == ("deadlock recess", "suspended")
    assert episode.weight > 1
    for told in every_way(episode):
        assert "30 days" in told or "21 February" in told


def test_what_is_handed_on_or_cut_off_goes_with_its_deadlock() -> None:
    talks = stuck(20, Happening.HANDED_ON, subject=COURT)
    talks.add(20, Happening.REFERRED, clause="tolls", subject=COURT, cause=len(talks.rows) - 1)
    told = list(deadlocks(talks.thread()))
    assert situations(told) == ["deadlock handed on whole"]
    assert texts(told) == [
        "After twelve meetings without movement the tolls went to the sea court."
    ]


def test_a_clause_cut_off_is_told_by_its_name() -> None:
    talks = opened()
    row = talks.add(20, Happening.DEADLOCKED, item="fishing", amount=12)
    cut = talks.add(20, Happening.SEVERED, clause="fishing.season", cause=row)
    talks.add(20, Happening.DROPPED, clause="fishing.season", cause=cut)
    told = list(deadlocks(talks.thread()))
    assert situations(told) == ["deadlock severed"]
    assert all("the season" in way for way in every_way(told[0]))


def test_a_further_deadlock_is_counted_and_matters_less() -> None:
    talks = stuck(20, Happening.PARKED)
    stuck(60, Happening.EXHAUSTED, talks)
    first, second = deadlocks(talks.thread())
    assert (second.situation, second.kin) == ("deadlock again", QUIET)
    assert second.weight < first.weight
    assert all("second" in told for told in every_way(second))


def test_a_walk_out_is_left_for_the_end() -> None:
    talks = stuck(20, Happening.WALKED_OUT, party="north")
    assert list(deadlocks(talks.thread())) == []


def test_a_sitting_that_leads_nowhere_is_told_with_its_steps() -> None:
    talks = opened()
    talks.tabled(1, "north", "tolls", tolls=0.0)
    talks.offers("tolls", [(1, "south", 1.0), (2, "north", 0.1), (3, "south", 0.9)])
    talks.add(4, Happening.SET_ASIDE, item="tolls")
    assert texts(deadlocks(talks.thread())) == [
        "Four meetings on the tolls brought two steps and no agreement; the talks went on to other"
        " points."
    ]


OTHER_POINTS = ("other point", "elsewhere", "something else", "next point", "later", "end of the")


def over_the_tolls(kind: Happening, *, closed_on: int | None, step: bool) -> Thread:
    """Return talks that stuck over the tolls on day 4, all else dropped on another day if ever."""
    talks = opened()
    talks.tabled(1, "north", "tolls", tolls=0.0)
    talks.offers("tolls", [(1, "south", 1.0), *([(2, "north", 0.1)] if step else [])])
    for day in (3, 4, 5):
        if day == closed_on:
            talks.add(day, Happening.DROPPED, clause="fishing.quota")
            talks.add(day, Happening.DROPPED, clause="fishing.season")
        if day == 4 and kind is Happening.SET_ASIDE:
            talks.add(4, kind, item="tolls", amount=4)
        elif day == 4:
            stuck(4, kind, talks)
    return talks.thread()


@pytest.mark.parametrize("step", [False, True])
@pytest.mark.parametrize("kind", [Happening.SET_ASIDE, Happening.EXHAUSTED])
@pytest.mark.parametrize(("closed_on", "alone"), [(None, False), (3, True), (5, False)])
def test_the_talks_turn_to_other_points_only_where_one_is_open(
    kind: Happening, step: bool, closed_on: int | None, alone: bool
) -> None:
    thread = over_the_tolls(kind, closed_on=closed_on, step=step)
    (row,) = thread.all(kind)
    (single,) = (one for one in singles(thread) if one.rows == (row.number,))
    for told in (*deadlocks(thread), single):
        assert ("alone" in told.situation) is alone
        if alone:
            ways = list(every_way(told))
            assert not [way for way in ways if any(said in way for said in OTHER_POINTS)]


def test_a_sitting_set_aside_at_its_deadlock_is_told_once() -> None:
    talks = stuck(20, Happening.PARKED)
    aside = talks.add(20, Happening.SET_ASIDE, item="tolls")
    (episode,) = deadlocks(talks.thread())
    assert aside in episode.rows


def test_a_long_stretch_is_told_with_how_often_the_talks_stuck() -> None:
    talks = stuck(20, Happening.EXHAUSTED)
    for day in range(40, 400, 20):
        talks.offers("tolls", [(day - 1, "south", 1.0)])
        stuck(day, Happening.EXHAUSTED, talks)
    thread = talks.thread()
    rows = thread.all(Happening.DEADLOCKED)
    short, long = quiet(thread, rows[:3]), quiet(thread, rows)
    assert long.weight > short.weight
    assert long.facts["stuck"] == "19 times"
    assert long.situation == "quiet on one"
    assert "1 January 2002 against 1 January 2004" in long.facts["stood"]


def test_a_table_of_its_own_is_a_way_out_of_a_deadlock() -> None:
    (episode,) = deadlocks(stuck(20, Happening.DELEGATED).thread())
    assert episode.situation == "deadlock delegated"
    assert texts([episode]) == [
        "After twelve meetings without movement the tolls went to a table of its own."
    ]


def test_a_deadlock_that_led_to_a_package_is_told_with_the_package() -> None:
    assert list(deadlocks(stuck(20, Happening.PROPOSED, amount=2.0).thread())) == []
