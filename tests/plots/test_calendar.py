"""The time axis: as fine as there is room for."""

from datetime import date
from itertools import pairwise

import pytest
from matplotlib.figure import Figure

from sim.model.codes import MINUTES_A_DAY
from sim.plots.calendar import Mark, Span, draw, marks, round_days
from sim.plots.style import Sheet
from tests.builders import played
from tests.plots.drawn import covers, texts

DAY = MINUTES_A_DAY
START = date(1951, 7, 10)
ROOM = 3.21


@pytest.mark.parametrize(
    ("days", "first", "span"),
    [
        (10, ["10", "11", "12"], "July 1951"),
        (60, ["16", "23", "30"], "July 1951"),
        (300, ["Aug", "Sep", "Oct"], "1951"),
        (1_000, ["Oct", "Jan", "Apr"], "1951"),
        (1_800, ["Jan", "Jul", "Jan"], "1951"),
        (2_900, ["1952", "1953", "1954"], None),
        (30_000, ["1960", "1970", "1980"], None),
    ],
)
def test_the_longer_the_talks_the_coarser_the_marks(
    days: int, first: list[str], span: str | None
) -> None:
    found, spans = marks(START, days * DAY, ROOM)
    assert [mark.name for mark in found[:3]] == first
    assert (spans[0].name if spans else None) == span


def test_a_mark_stands_at_midnight_of_its_day() -> None:
    found, _ = marks(START, 1_000 * DAY, ROOM)
    assert found[0] == Mark((date(1951, 10, 1) - START).days * DAY, "Oct")


def test_spans_follow_each_other_from_the_start_to_the_end() -> None:
    _, spans = marks(START, 1_000 * DAY, ROOM)
    assert spans[0] == Span(0, (date(1952, 1, 1) - START).days * DAY, "1951")
    assert spans[-1].end == 1_000 * DAY
    assert all(a.end == b.start for a, b in pairwise(spans))


def test_a_narrow_axis_has_coarser_marks() -> None:
    wide, narrow = (marks(START, 300 * DAY, room)[0] for room in (ROOM, 1.0))
    assert len(narrow) < len(wide)


def test_no_mark_lies_beyond_the_end() -> None:
    for days in (1, 7, 45, 400, 3_000):
        assert all(0 <= mark.minute <= days * DAY for mark in marks(START, days * DAY, ROOM)[0])


@pytest.mark.parametrize(
    ("last", "found"),
    [
        (date(1951, 7, 12), ["07-10", "07-11", "07-12"]),
        (date(1951, 8, 10), ["07-16", "07-23", "07-30", "08-06"]),
        (date(1952, 7, 20), ["10-01", "01-01", "04-01", "07-01"]),
    ],
)
def test_round_days_are_few_and_lie_within(last: date, found: list[str]) -> None:
    assert [f"{day:%m-%d}" for day in round_days(START, last)] == found


def drawn(first: date, days: int, *, room: float = ROOM) -> Figure:
    """Return a sheet with the axis of so many days, two inches from its left edge."""
    sheet = Sheet(played([]), title="", below="", account="", height=3.0)
    axes = sheet.placed((2.0, 0.8), (room, 1.0))
    axes.set_xlim(0, days * DAY)
    draw(axes, first, days * DAY, foot=1.8)
    return sheet


@pytest.mark.parametrize(
    ("first", "names"),
    [
        (date(2026, 1, 20), ["January 2026", "Feb 2026"]),
        (date(2026, 1, 30), ["Jan", "February 2026"]),
        (date(2026, 1, 31), ["February 2026"]),
    ],
)
def test_a_month_seen_for_a_few_days_has_as_long_a_name_as_there_is_room_for(
    first: date, names: list[str]
) -> None:
    assert texts(drawn(first, 15), "span-name") == names


@pytest.mark.parametrize("room", [1.9, ROOM])
def test_no_name_of_a_month_hangs_off_the_axis_or_touches_another(room: float) -> None:
    for first in (date(2026, 1, 1), date(2026, 1, 17), date(2026, 1, 30), date(2025, 12, 31)):
        for days in (2, 15, 33, 45, 75):
            found = covers(drawn(first, days, room=room), "span-name")
            assert found, (first, days)
            edges = [2.0, *(edge for left, _, right, _ in found for edge in (left, right))]
            edges.append(2.0 + room)
            assert edges == sorted(edges), (first, days)
