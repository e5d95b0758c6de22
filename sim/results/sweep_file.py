"""A sweep in a file: its table as CSV, JSON or Parquet; in JSON also what it was made of.

That of JSON is opened again, to the last bit; of the other two there is no more than the table.
"""

import json
import math
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import asdict
from pathlib import Path
from typing import Any

from pydantic import Field

from sim.errors import NotARun, UsageError
from sim.results.estimate import Estimate
from sim.results.measure import Key
from sim.results.place import whole_file
from sim.results.reading import FORMAT, Number, Positive, Strict, Whole, opened, plain, scenario_of
from sim.results.sweep import APART, Axis, Point, Sweep
from sim.scenario.document import resolved
from sim.scenario.made import Made

KIND = "sweep"


class _Axis(Strict):
    name: str
    paths: tuple[str, ...]
    assumption: str
    values: tuple[str, ...] = Field(min_length=1)
    is_range: bool


class _Row(Strict, extra="allow"):
    """A measure at a point; what else it says is where on the axes that is."""

    point: Whole
    measure: str
    clause: str
    party: str
    terms: str
    estimate: Number | None
    low: Number | None
    high: Number | None
    n: Whole
    apart: Number | None
    apart_low: Number | None
    apart_high: Number | None
    apart_n: Whole

    @property
    def key(self) -> Key:
        """What is measured."""
        return Key(self.measure, self.clause, self.party, self.terms)

    def estimated(self, *names: str) -> Estimate:
        """Return the estimate whose value, ends and number of runs have these names."""
        value, low, high, n = (getattr(self, name) for name in names)
        if value is None:
            return Estimate(math.nan, math.nan, math.nan, n)
        ends = (-math.inf if low is None else low, math.inf if high is None else high)
        return Estimate(value, *ends, n)


class _Head(Strict):
    """All of a sweep, as it is written."""

    scenario: str
    axes: tuple[_Axis, ...] = Field(min_length=1)
    design: str
    planned: Whole
    done: Whole
    replications: Positive
    seed: Whole
    at_defaults: bool
    version: str
    until: Number
    overrides: dict[str, Any] = Field(default_factory=dict)
    options: dict[str, str] = Field(default_factory=dict)
    as_believed_by: str | None = None
    resolved: str
    rows: tuple[_Row, ...]


def write(sweep: Sweep, path: str | Path) -> Path:
    """Write the table of a sweep as CSV, JSON or Parquet, by the ending of the path; return that.

    The file appears whole or not at all; one of that name is replaced.

    Raises
    ------
    UsageError
        For any other ending, where nothing can be written, or for Parquet where nothing on this
        machine can write it.
    """
    place = Path(path)
    put = writer(place)
    with whole_file(place) as draft:
        put(sweep, draft)
    return place


def read(path: str | Path) -> Sweep:
    """Return the sweep that a file of JSON keeps; raise NotARun if it keeps none."""
    place = Path(path)
    head = opened(place, _Head, kind=KIND)
    made = Made(head.overrides, head.options, head.as_believed_by)
    axes = tuple(Axis(**one.model_dump()) for one in head.axes)
    found: list[list[_Row]] = [[] for _ in range(min(head.done, len(head.rows)))]
    for row in head.rows:
        if row.point >= len(found):
            raise NotARun(place, f"it tells of point {row.point}, and has {head.done} points")
        found[row.point].append(row)
    return Sweep(
        scenario=scenario_of(place, head.resolved, head.scenario).made_of(made),
        axes=axes,
        design=head.design,
        planned=head.planned,
        points=tuple(_point(place, axes, rows) for rows in found),
        replications=head.replications,
        seed=head.seed,
        at_defaults=head.at_defaults,
        version=head.version,
        until=head.until,
    )


def _point(place: Path, axes: Iterable[Axis], rows: list[_Row]) -> Point:
    """Return the point that some rows tell of; raise NotARun if they do not say where it is."""
    if not rows:
        raise NotARun(place, "it tells nothing of one of its points")
    at = rows[0].model_extra or {}
    for axis in axes:
        if not isinstance(at.get(axis.column), str):
            raise NotARun(place, f"a row does not say where on '{axis.name}' it is")
    return Point(
        values={axis.name: at[axis.column] for axis in axes},
        estimates={row.key: row.estimated("estimate", "low", "high", "n") for row in rows},
        apart={row.key: row.estimated(*APART) for row in rows},
    )


def writer(path: str | Path) -> Callable[[Sweep, Path], None]:
    """Return what writes a file of that name; raise UsageError if nothing does."""
    ending = Path(path).suffix.lower()
    if ending not in WRITERS:
        raise UsageError(f"'{path}' names no kind of table. It ends in .csv, .json or .parquet.")
    if ending == ".parquet":
        _refuse_without_parquet()
    return WRITERS[ending]


def _refuse_without_parquet() -> None:
    for engine in ("pyarrow", "fastparquet"):
        with suppress(ImportError):
            __import__(engine)
            return
    raise UsageError("Parquet needs one more package: pip install pyarrow. CSV and JSON need none.")


def _csv(sweep: Sweep, path: Path) -> None:
    sweep.frame().to_csv(path, index=False, lineterminator="\n")


def _parquet(sweep: Sweep, path: Path) -> None:
    sweep.frame().to_parquet(path, index=False)


def _json(sweep: Sweep, path: Path) -> None:
    written = {
        "format": FORMAT,
        "kind": KIND,
        "scenario": sweep.scenario.scenario,
        "axes": [asdict(axis) for axis in sweep.axes],
        "design": sweep.design,
        "planned": sweep.planned,
        "done": len(sweep.points),
        "replications": sweep.replications,
        "seed": sweep.seed,
        "at_defaults": sweep.at_defaults,
        "version": sweep.version,
        "until": sweep.until,
        **plain(sweep.scenario.made._asdict()),
        "resolved": resolved(sweep.scenario),
        "rows": [_plain(row) for row in sweep.frame().to_dict("records")],
    }
    text = json.dumps(written, indent=1, ensure_ascii=False, allow_nan=False)
    path.write_text(f"{text}\n", encoding="utf-8")


def _plain(row: dict[Any, Any]) -> dict[str, object]:
    """Return a row with null for a number that is none, or has no end."""
    return {
        str(name): None if isinstance(value, float) and not math.isfinite(value) else value
        for name, value in row.items()
    }


WRITERS = {".csv": _csv, ".json": _json, ".parquet": _parquet}
