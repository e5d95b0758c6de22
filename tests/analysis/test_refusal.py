"""The last refusals on a clause, and by how much they missed."""

import re
from typing import Any

import pytest

from sim.analysis.refusal import refusals
from sim.model.codes import Happening, Motion
from sim.results.episodes.episode import Episode
from tests.builders import CAPITALS, HARBOUR
from tests.results.episodes.told import Chronicle, opened, situations, texts

QUOTA = "fishing.quota"
BETWEEN_NAMES = re.sub(
    r"scale: \{between: \[2002.*\n.*\n.*\n.*",
    "scale: {between: [pier, line of reefs]}\n"
    "    stances: {north: {ideal: 0, reservation: 1}, south: {ideal: 1, reservation: 0}}",
    HARBOUR,
)
"""The same talks with tolls on a scale whose ends have names."""


def bargain(offers: list[tuple[int, str, float]], clause: str = QUOTA) -> Chronicle:
    """Return a chronicle of offers, each against the one before."""
    chronicle = opened()
    chronicle.tabled(1, "north", clause.partition(".")[0])
    first = len(chronicle.rows)
    chronicle.offers(clause, offers)
    for n in range(first + 1, len(chronicle.rows)):
        chronicle.rows[n] = chronicle.rows[n]._replace(cause=n - 1)
    return chronicle


def told(chronicle: Chronicle, clause: str = QUOTA, **said: Any) -> list[Episode]:
    """Return the refusals on a clause up to the last row."""
    thread = chronicle.thread(**said)
    return list(refusals(thread, clause, until=thread.rows[-1]))


def asked(chronicle: Chronicle, *, share: float, allowed: float | None, verdict: Happening) -> None:
    """Write down that the north asks the king for a share on the quota."""
    of = {"party": "north", "clause": QUOTA}
    row = chronicle.add(10, Happening.ASKED, subject=int(Motion.SHARE), amount=share, **of)
    reply = {"subject": 0, "other": "share", "amount": allowed or 0.0, "cause": row}
    chronicle.add(12, Happening.REPLIED, **of, **reply)
    if allowed is not None:
        chronicle.add(12, Happening.INSTRUCTED, position=0.6, amount=allowed, cause=row, **of)
    chronicle.add(12, verdict, subject=int(Motion.SHARE), amount=share, cause=row, **of)


def test_only_the_last_text_that_each_party_refused_is_told_with_the_gap() -> None:
    chronicle = bargain(
        [(1, "north", 0.8), (1, "south", 0.0), (2, "north", 0.7), (2, "south", 0.3)]
    )
    chronicle.agreed(3, "north", QUOTA)
    episodes = told(chronicle)
    assert situations(episodes) == ["text refused by so much"] * 2
    south, north = texts(episodes)
    assert "not take 0 boats from the south and put 70 boats" in north
    assert "40 boats lay between" in south
    assert [episode.rows for episode in episodes] == [(5, 6), (4, 5)]


def test_what_a_party_put_again_against_its_own_text_refuses_nothing() -> None:
    chronicle = bargain([(1, "north", 0.8), (2, "north", 0.7)])
    chronicle.add(9, Happening.HORIZON)
    assert told(chronicle) == []


@pytest.mark.parametrize(
    ("places", "north", "south"),
    [((0.196, 0.201), "19.6 %", "20.1 %"), ((0.19604, 0.19608), "19.60 %", "19.61 %")],
)
def test_places_for_which_the_same_words_would_stand_are_told_in_figures(
    places: tuple[float, float], north: str, south: str
) -> None:
    chronicle = bargain([(1, "north", places[0]), (1, "south", places[1])], "tolls")
    chronicle.add(9, Happening.HORIZON)
    (refused,) = told(chronicle, "tolls", scenario=BETWEEN_NAMES)
    assert refused.facts["terms"] == f"{north} of the way to the line of reefs"
    assert refused.facts["own"] == f"{south} of the way to the line of reefs"


def test_texts_that_the_same_words_tell_are_apart_by_a_hair() -> None:
    chronicle = bargain([(1, "north", 0.7000001), (1, "south", 0.7)])
    chronicle.add(9, Happening.HORIZON)
    (refused,) = told(chronicle)
    assert refused.situation == "text refused by a hair"
    assert "70 boats" in texts([refused])[0]
    assert "too small to tell" in texts([refused])[0]


def test_options_lie_at_no_distance() -> None:
    chronicle = bargain([(1, "north", 2), (1, "south", 0)], "fishing.season")
    chronicle.add(9, Happening.HORIZON)
    (refused,) = told(chronicle, "fishing.season")
    assert refused.situation == "text refused"
    assert "‘all year’" in texts([refused])[0]


def test_a_mandate_is_told_with_what_was_missing() -> None:
    chronicle = opened()
    asked(chronicle, share=0.6, allowed=0.45, verdict=Happening.REFUSED)
    chronicle.add(20, Happening.HORIZON)
    (refused,) = told(chronicle, scenario=CAPITALS)
    assert refused.situation == "mandate refused by so much"
    facts = [refused.facts[name] for name in ("principals", "asked", "allowed", "short")]
    assert facts == ["King", "60 %", "45 %", "15 %"]


def test_without_any_instructions_the_mandate_is_the_one_the_party_came_with() -> None:
    chronicle = opened()
    asked(chronicle, share=0.6, allowed=None, verdict=Happening.REFUSED)
    chronicle.add(20, Happening.HORIZON)
    (refused,) = told(chronicle, scenario=CAPITALS)
    assert refused.facts["allowed"] == "30 %"
    (refused,) = told(chronicle, scenario=CAPITALS, assumed={"parties.north.mandate": 0.5})
    assert refused.facts["short"] == "10 %"


def test_what_was_granted_did_not_miss() -> None:
    chronicle = opened()
    asked(chronicle, share=0.4, allowed=0.45, verdict=Happening.GRANTED)
    chronicle.add(20, Happening.HORIZON)
    assert told(chronicle, scenario=CAPITALS) == []


def packed(verdict: Happening) -> Chronicle:
    """Return a chronicle in which a package over the fishing comes to nothing."""
    chronicle = opened()
    stuck = chronicle.add(5, Happening.DEADLOCKED, item="fishing", amount=8.0)
    package = chronicle.add(5, Happening.PROPOSED, item="fishing", amount=1.0, cause=stuck)
    chronicle.add(5, Happening.BUNDLED, clause=QUOTA, position=0.5, before=0.8, cause=package)
    motion = {"subject": int(Motion.PACKAGE), "item": "fishing"}
    row = chronicle.add(5, Happening.ASKED, party="north", cause=package, **motion)
    if verdict is Happening.VOID:
        chronicle.add(9, verdict, cause=package, **motion)
    else:
        chronicle.add(9, verdict, party="north", cause=row, **motion)
    return chronicle


def test_a_package_that_was_refused_is_told_with_its_distance_from_the_terms_in_the_end() -> None:
    chronicle = packed(Happening.REFUSED)
    chronicle.offers(QUOTA, [(19, "north", 0.55)])
    chronicle.agreed(20, "south", QUOTA)
    (refused,) = told(chronicle, scenario=CAPITALS)
    assert refused.situation == "package refused by so much"
    assert refused.facts["gap"] == "5 boats"
    assert "no leave" in texts([refused])[0]


def test_a_package_on_what_stayed_open_or_that_came_apart_has_no_distance() -> None:
    for verdict, how in ((Happening.REFUSED, "refused"), (Happening.VOID, "apart")):
        chronicle = packed(verdict)
        chronicle.add(20, Happening.HORIZON)
        assert situations(told(chronicle, scenario=CAPITALS)) == [f"package {how} with it"]
    chronicle = packed(Happening.GRANTED)
    chronicle.add(20, Happening.HORIZON)
    assert told(chronicle, scenario=CAPITALS) == []


def test_what_could_no_longer_close_a_clause_after_a_ratifiers_no_is_told() -> None:
    chronicle = bargain([(1, "north", 0.8), (1, "south", 0.5)])
    chronicle.agreed(3, "north", QUOTA)
    no = chronicle.add(9, Happening.REJECTED, subject=0, amount=0.1)
    chronicle.add(9, Happening.REOPENED, clause=QUOTA, before=0.5, cause=no)
    chronicle.add(30, Happening.HORIZON)
    (_, floor) = told(chronicle, scenario=CAPITALS)
    assert floor.situation == "text that cannot close"
    assert texts([floor]) == [
        "Once the senate had said no, the quota could close only on better terms for the senate "
        "than ‘half’; who had none put no text."
    ]


def test_a_no_of_one_who_wants_nothing_of_the_clause_leaves_it_free() -> None:
    chronicle = bargain([(1, "north", 0.8), (1, "south", 0.5)], "tolls")
    no = chronicle.add(9, Happening.REJECTED, subject=0, amount=0.1)
    chronicle.add(9, Happening.REOPENED, clause="tolls", before=0.5, cause=no)
    chronicle.add(30, Happening.HORIZON)
    assert "text that cannot close" not in situations(told(chronicle, "tolls", scenario=CAPITALS))


def test_what_a_ratifier_had_rejected_was_refused_by_nobody() -> None:
    chronicle = bargain([(1, "north", 0.8), (1, "south", 0.5)])
    standing = len(chronicle.rows) - 1
    chronicle.agreed(3, "north", QUOTA)
    no = chronicle.add(9, Happening.REJECTED, subject=0, amount=0.1)
    chronicle.add(9, Happening.REOPENED, clause=QUOTA, before=0.5, cause=no)
    put = {"party": "north", "clause": QUOTA, "position": 0.6, "cause": standing}
    chronicle.add(10, Happening.OFFERED, **put)
    chronicle.add(30, Happening.HORIZON)
    episodes = told(chronicle, scenario=CAPITALS)
    assert situations(episodes) == ["text refused by so much", "text that cannot close"]
    assert episodes[0].facts["party"] == "the south"
