"""What the treaty obliges to is carried out, or stops."""

from collections.abc import Iterable

from sim.model.codes import Happening
from sim.results.episodes.episode import Episode
from sim.results.episodes.implementation import duties
from tests.builders import CAPITALS
from tests.results.episodes.told import every_way, opened

DONE, BROKEN = Happening.DELIVERED, Happening.BREACHED


def carried_out(batches: Iterable[Happening]) -> Episode:
    """Return what is told of the buoys when these batches followed the signature."""
    chronicle = opened()
    cause = chronicle.add(10, Happening.SIGNED)
    for number, kind in enumerate(batches, 1):
        about = {"clause": "fishing.quota", "subject": 0, "amount": float(number)}
        cause = chronicle.add(10 + 10 * number, kind, cause=cause, **about)
    (episode,) = duties(chronicle.thread(scenario=CAPITALS, last=10))
    return episode


def test_batches_are_told_as_one_movement() -> None:
    done = carried_out([DONE] * 4)
    assert done.situation == "carried out"
    assert all("four batches" in told for told in every_way(done))


def test_a_breach_is_told_with_what_had_been_done_by_then() -> None:
    breached = carried_out([DONE, DONE, BROKEN])
    assert breached.situation == "breached"
    told = " ".join(every_way(breached))
    assert "third" in told
    assert "Two batches" in told
    assert carried_out([BROKEN]).situation == "breached at once"


def test_what_is_not_over_when_the_story_stops_is_told_so() -> None:
    (told,) = every_way(carried_out([DONE]))
    assert told == "Of the buoys one batch had come, of four batches agreed, when the story stops."
