"""A sweep in a file: its table as CSV, JSON or Parquet; in JSON also what it was made of."""

import json
import math
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

from sim.errors import UsageError
from sim.results.place import whole_file
from sim.results.sweep import Sweep
from sim.scenario.document import resolved

FORMAT = 1


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
        "kind": "sweep",
        "scenario": sweep.scenario.scenario,
        "axes": [{"name": axis.name, "values": axis.values} for axis in sweep.axes],
        "design": sweep.design,
        "planned": sweep.planned,
        "done": len(sweep.points),
        "replications": sweep.replications,
        "seed": sweep.seed,
        "at_defaults": sweep.at_defaults,
        "version": sweep.version,
        "until": sweep.until,
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
