"""The bar of shares beside a lane."""

import pytest
from matplotlib.figure import Figure

from sim.plots import shares
from sim.results.estimate import share
from tests.plots.drawn import named, names


def drawn() -> Figure:
    """Return a bar of which six in ten are agreed, three dropped and one open."""
    figure = Figure()
    known = {end: share(count, 10) for end, count in (("agreed", 6), ("dropped", 3), ("open", 1))}
    shares.draw(figure.add_subplot(), (1.0, 2.0), known, "tolls")
    return figure


def test_a_part_is_as_wide_as_its_share_and_they_follow_each_other() -> None:
    figure = drawn()
    parts = [named(figure, f"share/tolls/{end}")[0] for end in ("agreed", "dropped", "open")]
    assert [part.get_width() / shares.WIDE for part in parts] == pytest.approx([0.6, 0.3, 0.1])
    assert [part.get_x() for part in parts] == pytest.approx(
        [1.0, 1.0 + 0.6 * shares.WIDE, 1.0 + 0.9 * shares.WIDE]
    )
    assert names(figure, "share/") == {f"share/tolls/{e}" for e in ("agreed", "dropped", "open")}


def test_only_what_is_given_up_is_hatched_and_what_is_open_is_white() -> None:
    figure = drawn()
    hatched = {
        end: named(figure, f"share/tolls/{end}")[0].get_hatch() for end in ("agreed", "open")
    }
    assert hatched == {"agreed": None, "open": None}
    assert named(figure, "share/tolls/dropped")[0].get_hatch()
    assert named(figure, "share/tolls/open")[0].get_facecolor() == (1.0, 1.0, 1.0, 1.0)
