"""The calendar of meetings."""

import pytest

from sim.model.calendar import first_meeting, suspend
from sim.model.codes import NONE, Happening
from tests.talks import TWO, Talks

DAY = 1440
ITEM = """
items:
  line: {stances: {a: {ideal: 0, reservation: 1}, b: {ideal: 1, reservation: 0}}}
"""


@pytest.mark.parametrize(
    ("meets", "days"),
    [
        ("weekdays", [0, 1, 2, 3, 4, 7, 8]),  # 2001-01-01 is a Monday
        ("every day", [0, 1, 2, 3]),
        ("every 3 days", [0, 3, 6]),
        ("[tue, thu]", [1, 3, 8, 10]),
    ],
)
def test_meetings_are_at_ten_on_the_days_that_the_procedure_names(
    meets: str, days: list[int]
) -> None:
    talks = Talks(TWO + f"procedure: {{meets: {meets}}}\n" + ITEM)
    meetings, t = [], 0
    for _ in days:
        t = first_meeting(talks.setting, t)
        meetings.append(t)
        t += 1
    assert meetings == [day * DAY + 600 for day in days]


def test_the_first_meeting_at_a_minute_may_be_that_very_minute() -> None:
    talks = Talks(TWO + ITEM)
    assert first_meeting(talks.setting, 600) == 600
    assert first_meeting(talks.setting, 601) == DAY + 600
    assert first_meeting(talks.setting, 0) == 600


def test_a_shorter_suspension_within_a_longer_one_changes_nothing() -> None:
    talks = Talks(TWO + ITEM)
    suspend(*talks.score, 9 * DAY, (NONE, NONE))
    talks.at(2)
    suspend(*talks.score, 3 * DAY, (NONE, NONE))
    assert talks.table("run")["suspended_until"][0] == 9 * DAY


def test_the_talks_go_on_at_the_first_meeting_after_a_suspension() -> None:
    talks = Talks(TWO + ITEM)
    talks.meet([0])
    suspend(*talks.score, 3 * DAY, (NONE, NONE))
    talks.meet([3])
    (resumed,) = talks.rows(Happening.RESUMED)
    assert talks.rows()["kind"][resumed["cause"]] == Happening.SUSPENDED
    talks.meet([4])
    assert talks.rows(Happening.RESUMED).size == 1
