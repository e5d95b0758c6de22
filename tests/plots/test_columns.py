"""Columns and lines through the lanes."""

from matplotlib.figure import Figure

from sim.model.codes import Happening
from sim.plots import columns
from sim.plots.style import INK, LABELS, TERMS, WIDTH, Sheet
from sim.scenario.document import loads
from tests.builders import HARBOUR, RECORD, Row, played
from tests.plots.drawn import covers, named, names, points, reach, texts

HALTS = """
record:
  signed: 2003-01-18
  events:
    - {date: 2001-01-03, until: 2001-01-06, text: halted over press access}
    - {date: 2001-01-26, until: 2001-02-01, text: halted over armed troops}
    - {date: 2001-02-14, until: 2001-04-18, text: talks suspended}
    - {date: 2002-04-01, until: 2002-10-18, text: recess}
    - {date: 2002-08-27, text: Stalin dies}
    - {date: 2002-12-10, until: 2003-01-01, text: prisoners released}
"""
"""A record of several halts soon after each other, some of them a few days short."""


def halted() -> Figure:
    """Return the columns of talks of five years with such a record, and recesses of their own."""
    stops = [
        Row(day, Happening.SUSPENDED, amount=days)
        for day, days in ((120, 80.0), (260, 30.0), (390, 90.0), (660, 100.0), (1500, 90.0))
    ]
    stormy = Row(1650, Happening.SUSPENDED, subject=0, amount=60.0)
    return drawn(*stops, stormy, text=HARBOUR + HALTS, last=2_629_440)


def drawn(*rows: Row, text: str = HARBOUR, last: int = 300_000) -> Figure:
    """Return a sheet with the columns of talks in which this happened."""
    outcome = played(rows, scenario=text)
    sheet = Sheet(outcome, title="", below="", account="", height=3.0)
    axes = sheet.placed((LABELS, 0.78), (WIDTH - LABELS - TERMS, 1.0))
    axes.set_xlim(0, last)
    columns.draw(sheet.paper, axes, outcome, foot=1.78)
    return sheet


def test_a_column_reaches_from_the_top_of_the_lanes_to_their_foot() -> None:
    figure = drawn(Row(11, Happening.SUSPENDED, subject=0, amount=10.0))
    assert reach(named(figure, "suspension/0")[0]) == (16440, 30840, 0.78, 1.78)


def test_suspensions_of_one_cause_are_named_once() -> None:
    stops = (Row(day, Happening.SUSPENDED, subject=0, amount=3.0) for day in (5, 30, 60))
    figure = drawn(*stops)
    assert names(figure, "suspension/") == {"suspension/0", "suspension/1", "suspension/2"}
    assert texts(figure, "label").count("Storm") == 1


def test_a_line_comes_up_to_its_name() -> None:
    figure = drawn(Row(31, Happening.STRUCK, subject=1))
    (_, top), (_, foot) = points(named(figure, "incident/0")[0])
    name = next(text for text in named(figure, "label") if text.get_text() == "Election")
    assert name.get_position()[1] < top < 0.78 < foot


def test_the_record_is_drawn_in_ink_and_the_run_is_not() -> None:
    figure = drawn(Row(31, Happening.STRUCK, subject=1), text=HARBOUR + RECORD)
    assert named(figure, "recorded/1")[0].get_color() == INK
    assert named(figure, "incident/0")[0].get_color() != INK


def test_the_record_always_says_in_fact() -> None:
    recess = Row(40, Happening.SUSPENDED, amount=20.0)
    both = drawn(recess, text=HARBOUR + RECORD.replace("a strike", "recess"))
    assert {"recess", "recess (in fact)"} <= set(texts(both, "label"))
    other = drawn(recess, text=HARBOUR + RECORD)
    labels = set(texts(other, "label"))
    assert {"recess", "a strike (in fact)", "the mayor dies (in fact)", "signed in fact"} <= labels
    assert not {"a strike", "the mayor dies"} & labels


def test_the_longest_halts_of_the_record_and_its_signature_are_always_named() -> None:
    assert {
        "talks suspended (in fact)",
        "recess (in fact)",
        "signed in fact",
        "signed",
    } <= set(texts(halted(), "label"))


def test_every_name_is_over_its_column_or_tied_to_it_by_a_leader() -> None:
    figure = halted()
    (axes,) = {bar.axes for bar in named(figure, "recorded/0")}
    span, size = axes.get_position(), axes.get_xlim()[1]
    columns_of = {
        "halted over press access (in fact)": (2, 5),
        "halted over armed troops (in fact)": (25, 31),
        "talks suspended (in fact)": (44, 107),
        "recess (in fact)": (455, 655),
    }
    leaders = [points(line) for line in named(figure, "leader")]
    boxes = dict(zip(texts(figure, "label"), covers(figure, "label"), strict=True))
    for text, days in columns_of.items():
        start, end = (WIDTH * (span.x0 + span.width * day * 1440 / size) for day in days)
        left, top, right, bottom = boxes[text]
        led = any(
            start <= x <= end and left <= x <= right and top < upper < bottom + 0.03 < foot
            for (x, upper), (_, foot) in leaders
        )
        assert led or abs(left + right - start - end) < 0.05, text


def test_a_leader_runs_through_no_other_name() -> None:
    figure = halted()
    boxes = covers(figure, "label")
    for line in named(figure, "leader"):
        (x, upper), (_, foot) = points(line)
        for left, top, right, bottom in boxes:
            assert not (left < x < right and upper < top and bottom < foot)


def test_of_many_runs_only_what_has_a_date_is_drawn_as_far_as_the_axis_reaches() -> None:
    fairs = "  fair: {date: 2001-01-05, suspends: 4 days}\n  late: {date: 2002-01-05, ends: true}\n"
    scenario = loads(HARBOUR + fairs)
    sheet = Sheet(played([], scenario=scenario), title="", below="", account="", height=3.0)
    axes = sheet.placed((LABELS, 0.78), (WIDTH - LABELS - TERMS, 1.0))
    axes.set_xlim(0, 50_000)
    columns.draw_dated(sheet.paper, axes, scenario, foot=1.78)
    assert reach(named(sheet, "suspension/0")[0])[:2] == (4 * 1440, 8 * 1440)
    assert names(sheet, "incident/") == {"incident/1"}
    assert sorted(texts(sheet, "label")) == ["Election", "Fair"]
