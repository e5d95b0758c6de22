"""The marks of how a clause ended."""

import pytest
from matplotlib.figure import Figure

from sim.plots.marks import mark_end, mark_record, mark_undone
from sim.plots.style import INK, PAPER
from tests.plots.drawn import named, points


@pytest.mark.parametrize(
    ("disposition", "shape", "size"),
    [
        ("agreed", "D", 5.0),
        ("packaged", "s", 5.2),
        ("ambiguous", "D", 5.0),
        ("dropped", "X", 6.4),
        ("referred", ">", 6.2),
    ],
)
def test_a_mark_has_one_shape_filled_for_the_run_and_hollow_for_the_record(
    disposition: str, shape: str, size: float
) -> None:
    figure = Figure()
    axes = figure.add_subplot()
    mark_end(axes, (3.0, 4.0), disposition, gid="end")
    mark_record(axes, (5.0, 6.0), disposition, gid="record")
    (end,), (record,) = named(figure, "end"), named(figure, "record")
    assert (points(end), points(record)) == ([(3.0, 4.0)], [(5.0, 6.0)])
    for mark in (end, record):
        assert (mark.get_marker(), mark.get_markersize()) == (shape, size)
    assert (record.get_markerfacecolor(), record.get_markeredgecolor()) == (PAPER, INK)
    assert record.get_markeredgewidth() == 1.0
    assert end.get_markerfacecolor() != PAPER


def test_what_is_open_goes_on_and_what_is_left_off_has_no_mark() -> None:
    figure = Figure()
    axes = figure.add_subplot()
    mark_end(axes, (3.0, 4.0), "open", gid="open")
    mark_end(axes, (3.0, 4.0), "withheld", gid="withheld")
    mark_record(axes, (3.0, 4.0), "open", gid="open in fact")
    assert named(figure, "open")[0].get_marker() == ">"
    assert named(figure, "withheld") == named(figure, "open in fact") == []


def test_an_end_that_did_not_last_is_hollow_and_smaller() -> None:
    figure = Figure()
    axes = figure.add_subplot()
    mark_end(axes, (3.0, 4.0), "agreed", gid="end")
    mark_undone(axes, (1.0, 4.0), "agreed", gid="undone")
    (end,), (undone,) = named(figure, "end"), named(figure, "undone")
    assert undone.get_markerfacecolor() == PAPER
    assert undone.get_markersize() < end.get_markersize()


def test_what_is_left_vague_is_paler_than_what_is_agreed() -> None:
    figure = Figure()
    axes = figure.add_subplot()
    for disposition in ("agreed", "ambiguous"):
        mark_end(axes, (3.0, 4.0), disposition, gid=disposition)
    faces = [named(figure, gid)[0].get_markerfacecolor() for gid in ("agreed", "ambiguous")]
    assert faces[0] != faces[1]
