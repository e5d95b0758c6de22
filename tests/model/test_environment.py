"""The environment: incidents that press, suspend and end."""

import math

import pytest

from sim.engine.loop import play
from sim.engine.lowering import lower
from sim.model.authority import answers_to_nobody, principal_clock
from sim.model.chronicle import kept_rows
from sim.model.codes import NEVER, Disposition, Ending, Happening, Slot, Standing
from sim.model.draws import normal_quantile, uniform
from sim.model.environment import relieve, strike, strike_tripped
from sim.model.play import begin, fire
from sim.model.pressure import clock
from sim.model.search import has_room
from sim.model.settlement import consent
from sim.model.tables import new_log
from sim.model.text import lay
from sim.scenario.document import loads
from tests.talks import TWO, Talks, due

DAY = 1440
STRIKE, TIDE_SLOT, RELIEF = range(3)
"""The slots of the environment, where there is one incident."""
ITEM = """
items:
  line: {stances: {a: {ideal: 0, reservation: 1}, b: {ideal: 1, reservation: 0}}}
events:
"""


def struck(event: str, *days: float) -> Talks:
    """Return talks in which an event happened on these days."""
    talks = Talks(TWO + ITEM + f"  incident: {{{event}}}\n")
    for day in days:
        talks.at(day)
        strike(*talks.score, 0)
    return talks


def test_pressure_for_good_multiplies_each_time_and_for_a_time_only_lasts_longer() -> None:
    talks = struck("rate: 2 per year, pressure: {a: 2}", 10, 20)
    # ten days at 1, ten at 2, ten at 4, of forty
    assert clock(talks.setting, talks.state, 0, 30 * DAY) == pytest.approx(70 / 40)
    assert clock(talks.setting, talks.state, 1, 30 * DAY) == pytest.approx(30 / 40)
    talks = struck("rate: 2 per year, pressure: {a: 2}, lasts: 15 days", 10, 20)
    assert talks.table("slot")[RELIEF] == 35 * DAY
    talks.at(35)
    relieve(*talks.score, 0)
    # ten at 1, then twenty-five at 2, then five at 1
    assert clock(talks.setting, talks.state, 0, 40 * DAY) == pytest.approx((10 + 50 + 5) / 40)
    assert talks.rows(Happening.RELIEVED)["share"].tolist() == [1.0]


def test_a_suspension_loses_the_meetings_that_fall_into_it() -> None:
    talks = struck("rate: 1 per year, suspends: 9 days", 10)
    # 2001-01-11 is a Thursday; nine days on is a Saturday, so the talks go on on Monday
    assert talks.table("run")["suspended_until"][0] == 19 * DAY
    assert due(talks, Slot.MEETING) == 21 * DAY + 600


def test_a_second_suspension_extends_the_first_and_never_shortens_it() -> None:
    talks = struck("rate: 1 per year, suspends: 9 days", 10, 12)
    assert talks.table("run")["suspended_until"][0] == 21 * DAY


def test_an_event_may_end_the_talks() -> None:
    talks = struck("rate: 1 per year, ends: true", 10)
    assert talks.table("run")["ending"][0] == Ending.BROKEN_OFF


def test_an_event_that_does_not_happen_leaves_nothing() -> None:
    talks = struck("date: 2001-01-11, probability: never, ends: true", 10)
    assert talks.table("run")["ending"][0] == Ending.GOING_ON
    assert talks.rows(Happening.STRUCK).size == 0


def test_random_events_come_at_exponential_gaps() -> None:
    text = TWO + ITEM + "  incident: {rate: 12 per year, suspends: 1 days}\n"
    lowered, log = lower(loads(text)), new_log(64)
    play(lowered.setting, lowered.state, log, 1, 0)
    stream = lowered.setting_tables["stream"][lowered.streams.index("event/incident/gap")]
    expected: list[int] = []
    t = 0
    while t <= 100 * DAY:
        u = uniform(1, 0, stream, len(expected))
        t += round(-math.log(1.0 - u) / (12 / 525_960))
        expected.append(t)
    rows = kept_rows(log)
    struck = rows["time"][rows["kind"] == Happening.STRUCK].tolist()
    assert struck
    assert struck == expected[: len(struck)]


@pytest.mark.parametrize(
    ("date", "due"), [("2001-01-11", 10 * DAY), ("2000-12-31", NEVER), ("2001-01-01", 0)]
)
def test_a_date_before_the_start_does_nothing(date: str, due: int) -> None:
    talks = Talks(TWO + ITEM + f"  incident: {{date: {date}, suspends: 1 days}}\n")
    assert talks.table("slot")[0] == due


COURT = """
parties:
  a:
    patience: 40 days
    mandate: 0
    principals: {king: {consulted: always, patience: 2 times, exponent: 3}, queen: {}}
  b: {patience: 40 days}
items:
  line:
    scale: {between: [0, 20], unit: miles}
    stances: {a: {ideal: 0, reservation: 12}, b: {ideal: 20, reservation: 8}}
    objections: {doubt: {by: b, likelihood: never}}
  troops: {stances: {a: {ideal: 0, reservation: 1}, b: {ideal: 1, reservation: 0}}}
procedure: {stride: 20}
"""
A, B, LINE, TROOPS = 0, 1, 0, 1


def court(events: str) -> Talks:
    """Return talks of a party with two principals, and what may happen to them."""
    return Talks(TWO[: TWO.index("parties:")] + COURT + f"events: {{{events}}}\n")


def strikes(talks: Talks) -> list[int]:
    """Return which events have happened, in order."""
    return [int(e) for e in talks.rows(Happening.STRUCK)["subject"]]


@pytest.mark.parametrize(
    ("when", "struck"),
    [("tabled: line", [0]), ("tabled: troops", []), ("agreed: line", []), ("deadlocked: line", [])],
)
def test_what_happens_at_the_table_sets_off_what_waits_for_it(when: str, struck: list[int]) -> None:
    talks = court(f"one: {{when: {{{when}}}, pressure: {{a: 2}}}}")
    talks.meet([0, 1])  # tabled once; an event waits for the first time only
    assert strikes(talks) == struck


def test_an_agreement_sets_off_what_waits_for_it_after_it() -> None:
    talks = court("one: {when: {agreed: line}, pressure: {a: 2}}")
    consent(*talks.score, A, LINE)
    consent(*talks.score, B, LINE)
    assert strikes(talks) == []
    strike_tripped(*talks.score)
    assert strikes(talks) == [0]


def test_what_waits_for_one_moment_comes_once_whether_it_happens_or_not() -> None:
    talks = court(
        "one: {when: {tabled: line}, objection: line.doubt}, "
        "two: {when: {tabled: line}, probability: never, ends: true}, "
        "three: {when: {agreed: troops}, pressure: {a: 2}}"
    )
    talks.meet([0, 1])
    assert strikes(talks) == [0]
    assert talks.table("incident")["times"].tolist() == [1, 1, 0]


def test_an_end_that_is_set_off_stops_the_meeting_there() -> None:
    talks = court("one: {when: {tabled: line}, ends: true}")
    talks.meet([0])
    assert talks.table("run")["ending"][0] == Ending.BROKEN_OFF
    assert talks.rows(Happening.OFFERED)["party"].tolist() == [A]  # b has not answered
    assert talks.table("run")["held"][0] == 0


def test_a_number_that_an_event_sets_is_the_number_from_then_on() -> None:
    talks = court("one: {date: 2001-01-11, set: {parties.a.patience: 20 days}}")
    talks.at(10)
    strike(*talks.score, 0)
    # ten days of forty, then ten of twenty
    assert clock(talks.setting, talks.state, A, 20 * DAY) == pytest.approx(0.25 + 0.5)
    (shifted,) = talks.rows(Happening.SHIFTED)
    assert (shifted["before"], shifted["share"]) == (40 * DAY, 20 * DAY)


def test_who_changes_its_reservation_consents_no_more_to_the_others_texts() -> None:
    path = "items.line.stances.a.reservation"
    talks = court(f"one: {{date: 2001-01-11, set: {{{path}: 6}}}}")
    for c, proposer in ((LINE, B), (TROOPS, B)):
        lay(*talks.score, (Happening.OFFERED, proposer, c, 0), (0.5, 0.5))
        talks.table("stance")["consents"][:, c] = 1
    strike(*talks.score, 0)
    assert talks.table("stance")["consents"].tolist() == [[0, 1], [1, 1]]
    assert talks.table("unit")["text"][LINE] == 0.5  # the text stands
    stance = talks.written("stance")[A, LINE]
    assert stance["reservation"] == stance["red_line"] == pytest.approx(0.3)
    assert stance["least"] == pytest.approx(0.7)


def test_where_an_event_leaves_no_room_no_package_finds_any() -> None:
    talks = court("one: {date: 2001-01-11, set: {items.line.stances.a.reservation: 6}}")
    assert has_room(talks.setting, talks.state, LINE)
    strike(*talks.score, 0)
    assert not has_room(talks.setting, talks.state, LINE)


def test_its_own_text_it_still_stands_by() -> None:
    path = "items.line.stances.a.reservation"
    talks = court(f"one: {{date: 2001-01-11, set: {{{path}: 6}}}}")
    lay(*talks.score, (Happening.OFFERED, A, LINE, 0), (0.1, 0.2))
    strike(*talks.score, 0)
    assert talks.table("stance")["consents"][A, LINE] == 1


def test_the_next_replication_begins_with_the_number_as_it_was_written() -> None:
    talks = court("one: {date: 2001-01-11, set: {parties.a.patience: 20 days}}")
    strike(*talks.score, 0)
    begin(*talks.score, 1, 1)
    assert talks.written("party")["patience"][A] == 40 * DAY


def test_a_principal_who_is_removed_is_asked_no_more() -> None:
    talks = court("one: {date: 2001-01-11, remove_principal: a.king}")
    assert not answers_to_nobody(talks.setting, talks.state, A, LINE)
    strike(*talks.score, 0)
    assert answers_to_nobody(talks.setting, talks.state, A, LINE)
    (removed,) = talks.rows(Happening.REMOVED)
    assert (removed["party"], removed["subject"]) == (A, 0)
    strike(*talks.score, 0)  # he cannot go twice
    assert talks.rows(Happening.REMOVED).size == 1


def test_a_successor_takes_office_with_his_own_patience() -> None:
    heir = "{patience: 0.5 times, exponent: 1}"
    talks = court(
        f"gone: {{date: 2001-01-11, remove_principal: a.king}}, "
        f"heir: {{date: 2001-01-21, replace_principal: {{a.king: {heir}}}}}"
    )
    assert principal_clock(talks.setting, talks.state, 0, 20 * DAY) == pytest.approx(20 / 80)
    strike(*talks.score, 0)
    strike(*talks.score, 1)
    assert talks.table("present").tolist() == [1, 1]
    assert principal_clock(talks.setting, talks.state, 0, 20 * DAY) == pytest.approx(20 / 20)
    assert talks.written("principal")["exponent"][0] == 1.0
    assert talks.rows(Happening.REPLACED)["subject"].tolist() == [0]


def test_what_was_settled_may_be_opened_again() -> None:
    talks = court("one: {when: {tabled: troops}, reopens: line}")
    talks.table("item")["tabler"][:] = A
    talks.table("unit")["status"][LINE] = Disposition.AGREED
    strike(*talks.score, 0)
    assert talks.table("unit")["status"][LINE] == Disposition.OPEN
    (reopened,) = talks.rows(Happening.REOPENED)
    assert talks.rows()["kind"][reopened["cause"]] == Happening.STRUCK


def test_an_objection_that_was_not_raised_may_be_provoked() -> None:
    talks = court("one: {date: 2001-01-11, objection: line.doubt}")
    talks.meet([0])
    assert talks.table("objection")["status"][0] == Standing.UNRAISED
    strike(*talks.score, 0)
    assert talks.table("objection")["status"][0] == Standing.STANDING
    (objected,) = talks.rows(Happening.OBJECTED)
    assert (objected["party"], objected["other"]) == (B, A)
    strike(*talks.score, 0)
    assert talks.rows(Happening.OBJECTED).size == 1


def test_before_its_item_is_tabled_it_waits_and_then_needs_no_draw() -> None:
    talks = court("one: {date: 2001-01-01, objection: line.doubt}")
    strike(*talks.score, 0)
    assert talks.rows(Happening.OBJECTED).size == 0
    talks.meet([0])
    assert talks.rows(Happening.OBJECTED)["party"].tolist() == [B]
    assert talks.draws() == []


def test_nothing_is_provoked_against_what_is_settled() -> None:
    talks = court("one: {date: 2001-01-11, objection: line.doubt}")
    talks.meet([0])
    talks.table("unit")["status"][LINE] = Disposition.AGREED
    strike(*talks.score, 0)
    assert talks.rows(Happening.OBJECTED).size == 0


TIDE = "tide: {every: 10 days, persistence: 0.5, volatility: 0.2}\n"


def test_the_tide_drifts_for_every_party_by_a_draw_of_its_own() -> None:
    talks = Talks(TWO + ITEM.replace("events:\n", "") + TIDE)
    stream = talks.written("stream")[talks.lowered.streams.index("tide")]
    level = [0.0, 0.0]
    for turn in range(3):
        slot = talks.table("slot")
        assert slot[0] == (turn + 1) * 10 * DAY
        fire(*talks.score, 0, int(slot[0]))
        for s in (A, B):
            u = uniform(1, 0, stream, 2 * turn + s)
            level[s] = 0.5 * level[s] + 0.2 * normal_quantile(u)
            assert talks.table("party")["tide"][s] == pytest.approx(level[s])
            assert talks.table("party")["pressure"][s] == pytest.approx(math.exp(level[s]))
    rows = talks.rows(Happening.TIDE)
    assert rows["party"].tolist() == [A, B] * 3
    assert rows["share"][-2:].tolist() == pytest.approx([math.exp(x) for x in level])


def test_the_tide_and_an_event_press_together() -> None:
    talks = Talks(TWO + ITEM + "  incident: {date: 2001-01-11, pressure: {a: 3}}\n" + TIDE)
    fire(*talks.score, TIDE_SLOT, 10 * DAY)
    ebb = float(talks.table("party")["pressure"][A])
    strike(*talks.score, STRIKE)
    assert talks.table("party")["pressure"][A] == pytest.approx(3 * ebb)


def test_without_volatility_there_is_no_tide_until_an_event_brings_one() -> None:
    talks = Talks(TWO + ITEM + "  incident: {date: 2001-01-11, set: {tide.volatility: 0.2}}\n")
    assert talks.table("slot")[TIDE_SLOT] == NEVER
    talks.at(10)
    strike(*talks.score, STRIKE)
    assert talks.table("slot")[TIDE_SLOT] == 40 * DAY
