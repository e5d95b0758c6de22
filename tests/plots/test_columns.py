"""Columns and lines through the lanes."""

from matplotlib.figure import Figure

from sim.model.codes import Happening
from sim.plots import columns
from sim.plots.style import INK, LABELS, TERMS, WIDTH, Sheet
from tests.builders import HARBOUR, RECORD, Row, played
from tests.plots.drawn import named, names, points, reach, texts


def drawn(*rows: Row, text: str = HARBOUR) -> Figure:
    """Return a sheet with the columns of talks in which this happened."""
    outcome = played(rows, scenario=text)
    sheet = Sheet(outcome, title="", below="", account="", height=3.0)
    axes = sheet.placed((LABELS, 0.78), (WIDTH - LABELS - TERMS, 1.0))
    axes.set_xlim(0, 300_000)
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
