"""The ledger of a lowering: which number of the scenario stands in which cell of the arrays.

An assumption or a word names a number by its path; the ledger knows the cells where it acts and how
its written unit becomes theirs: cell = slope * number + shift.
"""

import hashlib
import math
from collections import defaultdict
from dataclasses import dataclass, field
from typing import NamedTuple

from sim.model.tables import Tables, place
from sim.scenario.procedure import Delay
from sim.scenario.quantity import Extent, Likelihood, Position
from sim.scenario.scale import Scale


class Cell(NamedTuple):
    """A place among a setting's cells, and how a written number becomes what stands there."""

    place: int
    slope: float
    shift: float


class Where(NamedTuple):
    """A table, an index in it and a column (None where a table has but one)."""

    table: str
    at: tuple[int, ...]
    column: str | None


@dataclass(kw_only=True)
class Ledger:
    """Writes numbers into the tables and remembers by which path they were written."""

    tables: Tables
    paths: dict[str, list[Cell]] = field(default_factory=lambda: defaultdict(list))
    words: dict[str, list[Cell]] = field(default_factory=lambda: defaultdict(list))
    streams: dict[str, int] = field(default_factory=dict)

    def _write(self, where: Where, value: float) -> int:
        table = self.tables[where.table]
        if where.column is None:
            table[where.at] = value
        else:
            table[where.column][where.at] = value
        return place(self.tables, where.table, where.at, where.column)

    def number(self, path: str, where: Where, value: float) -> None:
        """Write a number that acts as it was written."""
        self.paths[path].append(Cell(self._write(where, value), 1.0, 0.0))

    def position(self, path: str, where: Where, written: Position, scale: Scale) -> None:
        """Write a position on a scale: a share of the way from its low to its high end."""
        slope = 1.0 / (scale.high - scale.low)
        cell = Cell(self._write(where, scale.share(written)), slope, -scale.low * slope)
        self.paths[path].append(cell)

    def extent(self, path: str, where: Where, written: Extent, scale: Scale) -> None:
        """Write a stretch of a scale: a share of its whole length."""
        share = scale.extent(written)
        slope = share / written.number if written.number else 1.0 / abs(scale.high - scale.low)
        self.paths[path].append(Cell(self._write(where, share), slope, 0.0))

    def likelihood(self, path: str, where: Where, likelihood: Likelihood) -> None:
        """Write a likelihood; a word gets its number when a replication begins."""
        value = math.nan if likelihood.number is None else likelihood.number
        cell = Cell(self._write(where, value), 1.0, 0.0)
        self.paths[path].append(cell)
        if likelihood.word is not None:
            self.words[likelihood.word].append(cell)

    def delay(self, path: str, where: Where, columns: tuple[str, str], delay: Delay) -> None:
        """Write a delay: its median and its 90th percentile, nan where it is fixed."""
        median, p90 = (where._replace(column=column) for column in columns)
        self.number(f"{path}.median", median, delay.median.number)
        if delay.p90 is None:
            self._write(p90, math.nan)
        else:
            self.number(f"{path}.p90", p90, delay.p90.number)

    def stream(self, name: str) -> int:
        """Return the number of the stream that belongs to the thing `name`."""
        return self.streams.setdefault(name, len(self.streams))


def key(stream: str) -> int:
    """Return the key of a stream: the BLAKE2b hash of its name, eight bytes, little-endian."""
    return int.from_bytes(hashlib.blake2b(stream.encode(), digest_size=8).digest(), "little")
