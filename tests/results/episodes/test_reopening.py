"""What was closed comes back to the table."""

from sim.model.codes import Happening
from sim.results.episodes.episode import Thread
from sim.results.episodes.reopening import closed_before, reopenings
from tests.results.episodes.told import ELECTION, every_way, opened


def reopened() -> Thread:
    """Return talks in which an election opens the quota again, which is then agreed anew."""
    chronicle = opened()
    chronicle.offers("fishing.quota", [(1, "north", 0.8), (1, "south", 0.5)])
    chronicle.agreed(5, "north", "fishing.quota")
    struck = chronicle.add(31, Happening.STRUCK, subject=ELECTION)
    chronicle.add(31, Happening.REOPENED, clause="fishing.quota", before=0.5, cause=struck)
    chronicle.agreed(40, "north", "fishing.quota")
    return chronicle.thread()


def test_an_event_is_told_to_bring_a_clause_back_with_the_terms_that_were() -> None:
    (episode,) = reopenings(reopened())
    told = " ".join(every_way(episode))
    assert "The election brought the quota back" in told
    assert "half" in told
    assert "6 January" in told


def test_what_was_closed_that_very_day_is_not_said_to_have_been_since() -> None:
    chronicle = opened()
    chronicle.offers("fishing.quota", [(1, "north", 0.8), (1, "south", 0.5)])
    chronicle.agreed(31, "north", "fishing.quota")
    struck = chronicle.add(31, Happening.STRUCK, subject=ELECTION)
    chronicle.add(31, Happening.REOPENED, clause="fishing.quota", before=0.5, cause=struck)
    (episode,) = reopenings(chronicle.thread())
    told = " ".join(every_way(episode))
    assert "that very day" in told
    assert "since" not in told


def test_a_clause_is_open_from_then_on_until_it_closes_again() -> None:
    thread = reopened()
    (row,) = thread.all(Happening.REOPENED)
    first, second = thread.all(Happening.AGREED)
    states = [thread.is_open("fishing.quota", at=one.number) for one in (first, row, second)]
    assert states == [False, True, False]
    assert closed_before(thread, row) == first
    assert thread.closing("fishing.quota", after=row.number) == second
