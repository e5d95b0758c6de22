"""What was referred is decided elsewhere, or it is not."""

from sim.model.codes import Happening
from sim.results.episodes.forum import hearings
from tests.results.episodes.told import COURT, every_way, opened, situations


def test_a_decision_is_told_with_the_forum_its_terms_and_when_it_was_referred() -> None:
    chronicle = opened()
    chronicle.add(5, Happening.REFERRED, clause="tolls", subject=COURT)
    chronicle.add(10, Happening.SIGNED)
    chronicle.add(24, Happening.DECIDED, clause="tolls", subject=COURT, position=0.0)
    (decided,) = hearings(chronicle.thread(last=10))
    told = list(every_way(decided))
    assert "The sea court decided on the tolls at 1 January 2002." in told
    assert any("Two weeks after the signature" in one for one in told)
    assert any("6 January" in one for one in told)


def test_no_decision_is_told_too() -> None:
    chronicle = opened()
    chronicle.add(10, Happening.SIGNED)
    chronicle.add(24, Happening.FAILED, clause="tolls", subject=COURT)
    assert situations(hearings(chronicle.thread(last=10))) == ["undecided"]
