"""Packages: what is in them, and whether all take them."""

from sim.model.codes import Happening, Motion
from sim.results.episodes.package import packages
from tests.builders import CAPITALS
from tests.results.episodes.told import Chronicle, every_way, opened, situations, texts


def stuck() -> tuple[Chronicle, int]:
    """Return talks stuck over the fishing, and the row that puts a package together."""
    chronicle = opened()
    deadlock = chronicle.add(30, Happening.DEADLOCKED, item="fishing", amount=12.0)
    proposed = chronicle.add(30, Happening.PROPOSED, item="fishing", cause=deadlock, amount=2.0)
    chronicle.add(30, Happening.BUNDLED, clause="fishing.quota", position=0.5, cause=proposed)
    chronicle.add(30, Happening.BUNDLED, clause="tolls", position=0.0, cause=proposed)
    return chronicle, proposed


def take(chronicle: Chronicle, day: int, proposed: int) -> None:
    """Let all take the package."""
    for clause, position in (("fishing.quota", 0.5), ("tolls", 0.0)):
        closed = {"clause": clause, "position": position, "cause": proposed}
        chronicle.add(day, Happening.PACKAGED, **closed)


def ask(chronicle: Chronicle, proposed: int, verdict: Happening) -> int:
    """Let the north ask its principals about the package, and be answered four days later."""
    about = {"party": "north", "item": "fishing", "subject": int(Motion.PACKAGE)}
    asked = chronicle.add(30, Happening.ASKED, cause=proposed, **about)
    reply = {"subject": 0, "other": "share", "amount": 0.4, "cause": asked}
    chronicle.add(34, Happening.REPLIED, party="north", clause="tolls", **reply)
    return chronicle.add(34, verdict, cause=asked, **about)


def test_a_package_taken_at_once_is_told_in_one_sentence_with_all_that_is_in_it() -> None:
    chronicle, proposed = stuck()
    take(chronicle, 30, proposed)
    (taken,) = packages(chronicle.thread(scenario=CAPITALS))
    assert taken.situation == "package taken"
    assert all("half" in told or "two clauses" in told for told in every_way(taken))


def test_a_package_that_waits_for_principals_is_told_twice() -> None:
    chronicle, proposed = stuck()
    ask(chronicle, proposed, Happening.GRANTED)
    take(chronicle, 34, proposed)
    episodes = list(packages(chronicle.thread(scenario=CAPITALS)))
    assert situations(episodes) == ["package proposed", "package taken after"]
    assert any("King granted the package" in told for told in every_way(episodes[1]))


def test_who_refuses_a_package_is_told() -> None:
    chronicle, proposed = stuck()
    refused = ask(chronicle, proposed, Happening.REFUSED)
    chronicle.add(34, Happening.UNBUNDLED, item="fishing", cause=refused)
    episodes = list(packages(chronicle.thread(scenario=CAPITALS)))
    assert situations(episodes) == ["package proposed", "package refused"]
    assert texts(episodes)[1] == "King refused the north the package over the fishing."


def test_a_package_that_comes_apart_is_told_to_have_done_so() -> None:
    chronicle, proposed = stuck()
    void = chronicle.add(33, Happening.VOID, item="fishing", subject=4, cause=proposed)
    chronicle.add(33, Happening.UNBUNDLED, item="fishing", cause=void)
    episodes = list(packages(chronicle.thread(scenario=CAPITALS)))
    assert situations(episodes) == ["package proposed", "package void"]
