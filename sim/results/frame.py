"""The table of an ensemble as one file: CSV, JSON or Parquet, a row a replication and clause.

It is written slice by slice, so that its size in memory does not matter, and appears whole.
"""

import json
from collections.abc import Callable, Iterator
from io import BufferedWriter
from pathlib import Path
from typing import TYPE_CHECKING

from sim.errors import UsageError, or_meant
from sim.results.ensemble import Ensemble
from sim.results.place import refuse_unwritable, whole_file

if TYPE_CHECKING:
    import pandas as pd

SLICE = 10_000
"""Replications that are made a table of at a time."""


def write_frame(ensemble: Ensemble, file: str | Path) -> Path:
    """Write `ensemble.frame()` to a file, in the form that its name ends with.

    - ``.csv``: dates as 2026-05-19, numbers in full, nothing where there is nothing;
    - ``.json``: a list of one object a row, null where there is nothing;
    - ``.parquet``: the columns with their types.

    Raises
    ------
    UsageError
        If the name ends otherwise, or nothing can be written there; what stood there stays then.
    """
    place = Path(file)
    form = form_of(place)
    with whole_file(place) as draft, draft.open("wb") as opened:
        form(_slices(ensemble), opened)
    return place


def refuse(file: str | Path) -> None:
    """Raise what `write_frame` raises, as far as that is known before anything is played."""
    place = Path(file)
    form_of(place)
    refuse_unwritable(place)


Form = Callable[[Iterator["pd.DataFrame"], BufferedWriter], None]


def form_of(file: Path) -> Form:
    """Return what writes files of such a name; raise UsageError if nothing does."""
    found = FORMS.get(file.suffix.lower())
    if found is None:
        meant = or_meant(file.suffix, FORMS)
        known = ", ".join(FORMS)
        raise UsageError(f"'{file}' is no name of a table{meant} It ends in one of: {known}.")
    return found


def _slices(ensemble: Ensemble) -> Iterator["pd.DataFrame"]:
    for first in range(0, ensemble.replications, SLICE):
        yield ensemble.frame(range(first, min(first + SLICE, ensemble.replications)))


def _csv(slices: Iterator["pd.DataFrame"], file: BufferedWriter) -> None:
    for number, frame in enumerate(slices):
        file.write(frame.to_csv(index=False, header=number == 0, lineterminator="\n").encode())


def _json(slices: Iterator["pd.DataFrame"], file: BufferedWriter) -> None:
    for number, frame in enumerate(slices):
        dated = frame.assign(date=frame["date"].dt.strftime("%Y-%m-%d")).astype(object)
        rows = dated.where(dated.notna(), None).to_dict("records")
        lines = ",\n".join(json.dumps(row, ensure_ascii=False, allow_nan=False) for row in rows)
        file.write((("[\n" if number == 0 else ",\n") + lines).encode())
    file.write(b"\n]\n")


def _parquet(slices: Iterator["pd.DataFrame"], file: BufferedWriter) -> None:
    import pyarrow as pa
    import pyarrow.parquet as pq

    first = pa.Table.from_pandas(next(slices), preserve_index=False)
    with pq.ParquetWriter(file, first.schema, compression="zstd") as writer:
        writer.write_table(first)
        for frame in slices:
            writer.write_table(
                pa.Table.from_pandas(frame, schema=first.schema, preserve_index=False)
            )


FORMS = {".csv": _csv, ".json": _json, ".parquet": _parquet}
