"""Figures of a benchmark: printed, kept in `history.csv`, compared with the last, put into a page.

A figure that depends on the machine has a ratio beside it, to the kernel of `calibration`; ratios
are what is compared. The page holds a block between two marks, which is written anew.
"""

import csv
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import NamedTuple

from benchmarks.calibration import Timed
from sim.engine.run import version_here

ROOT = Path(__file__).parent.parent
HISTORY = ROOT / "benchmarks" / "history.csv"
PAGE = ROOT / "docs" / "performance.md"
COLUMNS = ("date", "version", "figure", "value", "unit", "ratio")
TENTH = 0.1
UNITS = {"s": 1.0, "ms": 1e-3, "µs": 1e-6}
RATE = "a second"
COUNT = ""
"""The unit of what is counted: it neither passes nor fails."""


class Figure(NamedTuple):
    """A number, and what stands beside it.

    ratio : kernels that a time takes, or how often it is done within a kernel; None of what is
        counted or weighed
    """

    name: str
    value: float
    unit: str
    ratio: float | None = None

    @property
    def told(self) -> str:
        """The figure as a line."""
        beside = "" if self.ratio is None else f"{_digits(self.ratio):>12} kernels"
        if self.unit == RATE and self.ratio is not None:
            beside = f"{_digits(self.ratio):>12} a kernel"
        return f"{self.name:<52}{_digits(self.value):>12} {self.unit:<9}{beside}".rstrip()


def lasting(name: str, timed: Timed, unit: str, *, count: float = 1.0) -> Figure:
    """Return the figure of how long one of `count` takes."""
    each = timed.seconds / count
    return Figure(name, each / UNITS[unit], unit, each / timed.kernel)


def rate(name: str, timed: Timed, *, count: float) -> Figure:
    """Return the figure of how many of `count` are done in a second."""
    return Figure(name, count / timed.seconds, RATE, count / timed.seconds * timed.kernel)


def worse(now: Figure, ratio: float) -> float:
    """Return by which part a figure is worse than one of the same name was; below 0, better."""
    mine = now.value if now.ratio is None else now.ratio
    if now.unit == COUNT or not ratio or not mine:
        return 0.0
    return ratio / mine - 1.0 if now.unit == RATE else mine / ratio - 1.0


def last(history: Path = HISTORY) -> Mapping[str, float]:
    """Return the last recorded ratio of each figure, or its value where it has none."""
    if not history.exists():
        return {}
    with history.open(encoding="utf-8", newline="") as file:
        return {row["figure"]: float(row["ratio"] or row["value"]) for row in csv.DictReader(file)}


def regressions(figures: Iterable[Figure], before: Mapping[str, float]) -> list[str]:
    """Return a line on each figure that is worse than its last record by a tenth or more."""
    return [
        f"{figure.name}: worse by {100 * worse(figure, before[figure.name]):.0f} %"
        for figure in figures
        if figure.name in before and worse(figure, before[figure.name]) >= TENTH
    ]


def append(figures: Iterable[Figure], history: Path = HISTORY) -> None:
    """Add figures to the history, a row each."""
    new = not history.exists()
    with history.open("a", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        if new:
            writer.writerow(COLUMNS)
        for one in figures:
            ratio = "" if one.ratio is None else f"{one.ratio:.6g}"
            row = (date.today(), version_here(), one.name, f"{one.value:.6g}", one.unit, ratio)
            writer.writerow(row)


def put(block: str, lines: Sequence[str], page: Path = PAGE) -> None:
    """Write lines into the block of a page that is marked with a name."""
    begin, end = f"<!-- {block}: begin -->", f"<!-- {block}: end -->"
    before, _, rest = page.read_text("utf-8").partition(begin)
    _, mark, after = rest.partition(end)
    if not mark:
        raise ValueError(f"{page} has no block '{block}'")
    text = "\n".join(("", "```text", *lines, "```", ""))
    page.write_text(before + begin + text + end + after, encoding="utf-8")


def record(block: str, figures: Sequence[Figure], lines: Sequence[str]) -> int:
    """Compare with the last record, append, and put into the page; return 1 on a regression."""
    found = regressions(figures, last())
    for line in found:
        print(line)
    append(figures)
    put(block, lines)
    return int(bool(found))


def _digits(number: float) -> str:
    """Return a number with four digits that count, and none that do not."""
    if number == 0.0 or number >= 1000.0:
        return f"{number:,.0f}"
    return f"{number:.4g}" if number >= 0.001 else f"{number:.3e}"
