"""Advice on a terminal: it fits, and says all that has to be said."""

from io import StringIO

import pytest
from rich.console import Console

from sim.results.recommendation import shown
from tests.advised import BELIEVED, advised


def printed(width: int, text: str = BELIEVED) -> str:
    """Return what a terminal of so many columns shows."""
    page = StringIO()
    Console(file=page, width=width, highlight=False, color_system=None).print(shown(advised(text)))
    return page.getvalue()


@pytest.mark.parametrize("width", [80, 100])
def test_it_fits_the_terminal_and_breaks_no_number(width: int) -> None:
    lines = printed(width).splitlines()
    assert max(map(len, lines)) <= width
    rows = [line.split() for line in lines if line.strip().startswith(("bridge ", "gift "))]
    assert [row[0] for row in rows] == ["bridge", "gift", "gift", "bridge"]
    assert all(row.count("to") >= 2 for row in rows)


def test_what_it_assumes_stands_at_the_foot() -> None:
    told = " ".join(printed(100).split())
    assert "Assumes: gift · seed 1 · 48 replications · version" in told
    assert "by the beliefs of the north:" in told
    assert "Author leans to: “gift”. Answer of the elder: “gift”." in told
