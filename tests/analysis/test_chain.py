"""The chain of causes behind a clause's end."""

import pytest

from sim.analysis.chain import chain, closing, end
from sim.model.codes import Happening, Motion
from sim.results.episodes.episode import Thread
from tests.builders import CAPITALS, HARBOUR, WHOLE
from tests.results.episodes.told import COURT, ELECTION, STOCKS, STORM, Chronicle, opened

QUOTA = "fishing.quota"


def told(thread: Thread, clause: str = QUOTA) -> list[str]:
    """Return the situations of a chain, in order of time."""
    return [one.situation for one in sorted(chain(thread, clause), key=lambda one: one.at)]


def bargained() -> Chronicle:
    """Return a chronicle in which both put a text on the quota, and others one on the tolls."""
    chronicle = opened()
    chronicle.tabled(1, "north", "fishing", quota=0.8, season=2)
    chronicle.offers(QUOTA, [(1, "south", 0.0)])
    chronicle.tabled(2, "south", "tolls", tolls=1.0)
    return chronicle


def objected(chronicle: Chronicle, day: int) -> int:
    """Write down that the south objects to the quota over the stocks."""
    about = {"party": "south", "item": "fishing", "subject": STOCKS, "other": "north"}
    return chronicle.add(day, Happening.OBJECTED, **about)


def instructed(chronicle: Chronicle, day: int, *, before: float, reach: float) -> None:
    """Write down that the king lets the north go farther on the quota."""
    of = {"party": "north", "clause": QUOTA}
    asked = chronicle.add(day, Happening.ASKED, subject=int(Motion.SHARE), amount=0.5, **of)
    chronicle.add(day, Happening.REPLIED, other="share", subject=0, amount=0.5, cause=asked, **of)
    chronicle.add(
        day, Happening.INSTRUCTED, position=reach, before=before, amount=0.5, cause=asked, **of
    )
    chronicle.add(day, Happening.GRANTED, subject=int(Motion.SHARE), cause=asked, **of)


def test_an_agreement_goes_back_to_the_tabling_and_leaves_other_items_out() -> None:
    chronicle = bargained()
    chronicle.agreed(9, "north", QUOTA)
    thread = chronicle.thread()
    assert told(thread) == ["tabled", "answered", "agreed opening"]
    assert closing(thread, QUOTA) == end(thread, QUOTA) == thread.rows[-1]


def test_an_objection_and_what_was_done_about_it_stand_in_the_chain() -> None:
    chronicle = bargained()
    row = objected(chronicle, 3)
    about = {"item": "fishing", "cause": row}
    last = chronicle.add(4, Happening.ARGUED, party="north", subject=0, other="south", **about)
    gone = {"item": "fishing", "subject": STOCKS, "cause": last}
    chronicle.add(4, Happening.WITHDRAWN, party="south", **gone)
    chronicle.agreed(9, "north", QUOTA)
    thread = chronicle.thread()
    assert told(thread)[2:4] == ["objected", "persuaded at once"]
    assert "objected" not in told(thread, "fishing.season")


def test_an_event_that_moved_a_party_to_object_or_moved_its_limit_is_a_cause() -> None:
    scenario = HARBOUR.replace(
        "pressure: {north: 2}", "set: {items.fishing.clauses.quota.stances.south.reservation: 70}"
    )
    chronicle = bargained()
    chronicle.add(3, Happening.STRUCK, subject=STORM)
    struck = chronicle.add(31, Happening.STRUCK, subject=ELECTION)
    limit = {"party": "south", "clause": QUOTA, "subject": ELECTION, "cause": struck}
    chronicle.add(31, Happening.SHIFTED, amount=0.7, before=0.6, **limit)
    chronicle.offers(QUOTA, [(39, "south", 0.1)])
    chronicle.agreed(40, "north", QUOTA)
    thread = chronicle.thread(scenario=scenario)
    assert "limit shifted" in told(thread)
    assert "limit shifted" not in told(thread, "tolls")


@pytest.mark.parametrize(("before", "is_told"), [(0.6, True), (0.4, False)])
def test_instructions_are_a_cause_if_the_terms_lay_beyond_the_mandate(
    before: float, *, is_told: bool
) -> None:
    chronicle = bargained()
    instructed(chronicle, 5, before=before, reach=0.3)
    chronicle.offers(QUOTA, [(8, "south", 0.5)])
    chronicle.agreed(9, "north", QUOTA)
    assert ("allowed" in told(chronicle.thread(scenario=CAPITALS))) is is_told


def test_on_options_instructions_are_a_cause_if_they_first_reached_the_one_agreed() -> None:
    of = {"party": "north", "clause": "fishing.season"}
    for before, is_told in ((2.0, True), (0.0, False)):
        chronicle = bargained()
        asked = chronicle.add(5, Happening.ASKED, subject=0, amount=0.5, **of)
        reach = {"position": 0.0, "before": before, "cause": asked}
        chronicle.add(5, Happening.INSTRUCTED, **of, **reach)
        chronicle.add(5, Happening.GRANTED, subject=0, cause=asked, **of)
        chronicle.offers("fishing.season", [(8, "south", 0.0)])
        chronicle.agreed(9, "north", "fishing.season")
        situations = told(chronicle.thread(scenario=CAPITALS), "fishing.season")
        assert ("allowed" in situations) is is_told


def test_what_was_dropped_goes_back_to_the_deadlock_and_to_those_who_gave_leave() -> None:
    chronicle = bargained()
    stuck = chronicle.add(9, Happening.DEADLOCKED, item="fishing", amount=8.0)
    cut = {"item": "fishing", "clause": "fishing.season"}
    asked = {"party": "north", "subject": int(Motion.SEVER), "cause": stuck, **cut}
    asked_at = chronicle.add(9, Happening.ASKED, **asked)
    reply = {"party": "north", "item": "fishing", "subject": 0, "other": "sever", "amount": 1.0}
    chronicle.add(11, Happening.REPLIED, cause=asked_at, **reply)
    granted = {"party": "north", "item": "fishing", "subject": int(Motion.SEVER)}
    chronicle.add(11, Happening.GRANTED, cause=asked_at, **granted)
    row = chronicle.add(11, Happening.SEVERED, cause=stuck, **cut)
    chronicle.add(11, Happening.DROPPED, cause=row, **cut)
    chronicle.agreed(20, "north", QUOTA)
    thread = chronicle.thread(scenario=CAPITALS)
    assert told(thread, "fishing.season")[-2:] == ["let go", "deadlock severed"]
    assert not {"let go", "deadlock severed"} & set(told(thread))


def test_a_package_brings_the_deadlock_it_came_of() -> None:
    chronicle = bargained()
    stuck = chronicle.add(9, Happening.DEADLOCKED, item="tolls", amount=8.0)
    package = chronicle.add(9, Happening.PROPOSED, item="tolls", amount=1.0, cause=stuck)
    chronicle.add(9, Happening.BUNDLED, clause=QUOTA, position=0.5, cause=package)
    chronicle.add(9, Happening.PACKAGED, clause=QUOTA, position=0.5, cause=package)
    assert told(chronicle.thread())[-1] == "package taken"


def test_what_was_opened_again_tells_both_closings_and_the_event_between() -> None:
    chronicle = bargained()
    chronicle.agreed(9, "north", QUOTA)
    struck = chronicle.add(15, Happening.STRUCK, subject=STORM)
    chronicle.add(15, Happening.REOPENED, clause=QUOTA, before=0.0, cause=struck)
    chronicle.offers(QUOTA, [(20, "north", 0.5)])
    chronicle.agreed(20, "south", QUOTA)
    situations = told(chronicle.thread())
    agreed = [n for n, how in enumerate(situations) if how.startswith("agreed")]
    assert len(agreed) == 2
    assert agreed[0] < situations.index("reopened") < agreed[1]


def test_what_was_referred_goes_on_to_the_forum() -> None:
    chronicle = bargained()
    law = {"party": "south", "item": "tolls", "subject": 3, "other": "north"}
    names = [one.id for one in chronicle.thread().outcome.index.objections]
    law["subject"] = names.index("law")
    row = chronicle.add(3, Happening.OBJECTED, **law)
    chronicle.add(4, Happening.REFERRED, party="north", clause="tolls", subject=COURT, cause=row)
    chronicle.add(50, Happening.SIGNED)
    chronicle.add(60, Happening.DECIDED, clause="tolls", subject=COURT, position=0.5)
    assert told(chronicle.thread(), "tolls")[-3:] == ["referred to meet", "signed", "decided"]


def test_what_stayed_open_or_in_draft_ends_as_the_talks_do() -> None:
    chronicle = bargained()
    chronicle.agreed(9, "north", QUOTA)
    chronicle.add(80, Happening.HORIZON)
    thread = chronicle.thread(ending="horizon")
    assert told(thread)[-1].startswith("horizon")
    assert told(thread, "tolls")[-1].startswith("horizon")
    assert closing(thread, "tolls") is None
    signed = bargained()
    signed.agreed(9, "north", QUOTA)
    signed.add(80, Happening.SIGNED)
    assert "signed" not in told(signed.thread())


def test_what_nobody_tabled_is_said_to_have_stayed_off_the_table() -> None:
    chronicle = opened()
    chronicle.add(80, Happening.HORIZON)
    assert "never tabled" in told(chronicle.thread(ending="horizon"))


def test_an_item_bargained_whole_is_one_clause() -> None:
    chronicle = opened()
    chronicle.tabled(1, "north", "fishing", fishing=5.0)
    chronicle.agreed(2, "south", "fishing")
    assert len(told(chronicle.thread(scenario=WHOLE), "fishing")) == 2


def test_an_objection_raised_by_an_event_stands_in_the_chain_with_the_event() -> None:
    chronicle = bargained()
    struck = chronicle.add(3, Happening.STRUCK, subject=STORM)
    row = objected(chronicle, 3)
    chronicle.rows[row] = chronicle.rows[row]._replace(cause=struck)
    chronicle.agreed(9, "north", QUOTA)
    (raised,) = [one for one in chain(chronicle.thread(), QUOTA) if row in one.rows]
    assert raised.facts["event"] == "a storm"
    assert struck in raised.rows
