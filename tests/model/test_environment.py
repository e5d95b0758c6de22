"""The environment: incidents that press, suspend and end."""

import math

import pytest

from sim.engine.loop import play
from sim.engine.lowering import lower
from sim.model.chronicle import kept_rows
from sim.model.codes import NEVER, Ending, Happening
from sim.model.draws import uniform
from sim.model.environment import relieve, strike
from sim.model.pressure import clock
from sim.model.tables import new_log
from sim.scenario.document import loads
from tests.talks import TWO, Talks

DAY = 1440
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
    assert talks.table("slot")[1] == 35 * DAY
    talks.at(35)
    relieve(*talks.score, 0)
    # ten at 1, then twenty-five at 2, then five at 1
    assert clock(talks.setting, talks.state, 0, 40 * DAY) == pytest.approx((10 + 50 + 5) / 40)
    assert talks.rows(Happening.RELIEVED)["share"].tolist() == [1.0]


def test_a_suspension_loses_the_meetings_that_fall_into_it() -> None:
    talks = struck("rate: 1 per year, suspends: 9 days", 10)
    # 2001-01-11 is a Thursday; nine days on is a Saturday, so the talks go on on Monday
    assert talks.table("run")["suspended_until"][0] == 19 * DAY
    assert talks.table("slot")[2] == 21 * DAY + 600


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
