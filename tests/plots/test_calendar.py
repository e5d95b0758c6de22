"""The time axis: as fine as there is room for."""

from datetime import date
from itertools import pairwise

import pytest

from sim.model.codes import MINUTES_A_DAY
from sim.plots.calendar import Mark, Span, draw, marks
from sim.plots.style import Sheet
from tests.builders import played
from tests.plots.drawn import named

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
    ("first", "turn", "sides"),
    [(date(2026, 1, 19), 13, ["center", "left"]), (date(2026, 1, 31), 1, ["right", "center"])],
)
def test_a_month_seen_for_a_day_or_two_has_its_name_beyond_the_axis(
    first: date, turn: int, sides: list[str]
) -> None:
    sheet = Sheet(played([]), title="", below="", account="", height=3.0)
    axes = sheet.placed((2.0, 0.8), (ROOM, 1.0))
    axes.set_xlim(0, 15 * DAY)
    draw(axes, first, 15 * DAY, foot=1.8)
    found = named(sheet, "span-name")
    assert [text.get_text() for text in found] == ["January 2026", "February 2026"]
    assert [text.get_horizontalalignment() for text in found] == sides
    january, february = (text.get_position()[0] for text in found)
    assert january < turn * DAY < february
