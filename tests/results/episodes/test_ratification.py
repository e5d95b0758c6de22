"""Who was not at the table says yes or no."""

from sim.model.codes import Happening
from sim.results.episodes.ending import endings
from sim.results.episodes.ratification import votes
from tests.builders import CAPITALS
from tests.results.episodes.told import opened, situations, texts


def test_a_yes_is_told_by_name() -> None:
    chronicle = opened()
    chronicle.add(9, Happening.RATIFIED, subject=0, amount=0.2)
    assert texts(votes(chronicle.thread(scenario=CAPITALS))) == ["The senate ratified."]


def test_a_no_is_told_with_what_it_opens_again_and_the_second_as_the_end() -> None:
    chronicle = opened()
    chronicle.offers("fishing.quota", [(1, "north", 0.8), (1, "south", 0.5)])
    agreed = chronicle.agreed(5, "north", "fishing.quota")
    no = chronicle.add(9, Happening.REJECTED, subject=0, amount=-0.2, cause=agreed)
    chronicle.add(9, Happening.REOPENED, clause="fishing.quota", before=0.5, cause=no)
    again = chronicle.add(20, Happening.REJECTED, subject=0, amount=-0.2, cause=agreed)
    chronicle.add(20, Happening.BROKEN_DOWN, subject=0, cause=again)
    thread = chronicle.thread(scenario=CAPITALS, ending="not-ratified")
    assert texts(votes(thread)) == ["The senate said no, and the quota lay open again."]
    assert situations(endings(thread))[-1] == "not ratified"
