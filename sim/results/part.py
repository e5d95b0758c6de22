"""A part of an ensemble as a Parquet file: a row a replication and clause, in their order.

::

    replication                     its number
    ending, ending_minute           how the talks ended, and when; utility_<party>: to each
    item, clause                    of a unit of bargaining
    disposition, hearing            how it ended, in words
    minute                          when it closed, since 00:00 of the start date; -1 if it is open
    date                            the same as a date; null if it is open
    position                        the terms, a share or an option's index; nan where is none
    worth_<party>                   what it adds to each utility

The words are those of `Ensemble.frame`, the numbers are raw: read back they are equal to the last
bit. The same ends give the same bytes under one version of pyarrow.
"""

import json
from collections.abc import Iterator, Mapping
from io import BytesIO
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from sim.errors import UsageError
from sim.model.codes import MINUTES_A_DAY, RUN_END, UNIT_END, Disposition, Ending, Hearing
from sim.scenario.scenario import Scenario

if TYPE_CHECKING:
    import pyarrow as pa

Array = np.ndarray[Any, Any]

ABOUT = b"sim"
"""The key of a file's metadata under which it says what it is of, as JSON."""

ENDINGS = tuple(kind.name.lower().replace("_", "-") for kind in Ending)
DISPOSITIONS = tuple(kind.name.lower() for kind in Disposition)
HEARINGS = tuple("" if kind is Hearing.NONE else kind.name.lower() for kind in Hearing)


class Ends(NamedTuple):
    """How some replications in a row ended: the arrays of an `Ensemble`, of these alone."""

    ending: Array
    utility: Array
    unit: Array
    worth: Array


def blank(scenario: Scenario, replications: int) -> Ends:
    """Return room for the ends of so many replications."""
    units, parties = len(scenario.units), len(scenario.parties)
    return Ends(
        ending=np.zeros(replications, RUN_END),
        utility=np.zeros((replications, parties)),
        unit=np.zeros((replications, units), UNIT_END),
        worth=np.zeros((replications, units, parties)),
    )


def room_for(scenario: Scenario, replications: int) -> Ends:
    """Return room for the ends of so many; raise UsageError if the memory does not suffice."""
    try:
        return blank(scenario, replications)
    except (MemoryError, ValueError):  # NumPy's word for more than it can count is ValueError
        raise UsageError(f"{replications:,} replications do not fit into the memory.") from None


def encoded(scenario: Scenario, ends: Ends, *, first: int, about: Mapping[str, object]) -> bytes:
    """Return the file of a part.

    first : the number of its first replication
    about : what it says of itself, beside that number
    """
    import pyarrow.parquet as pq

    table = _table(scenario, ends, first)
    said = json.dumps({**about, "first": first}, ensure_ascii=False)
    words = [field.name for field in table.schema if str(field.type).startswith("dictionary")]
    file = BytesIO()
    pq.write_table(
        table.replace_schema_metadata({ABOUT: said.encode()}),
        file,
        compression="zstd",
        use_dictionary=words,
        write_statistics=["replication"],
    )
    return file.getvalue()


def decoded(file: bytes, scenario: Scenario, into: Ends, *, first: int) -> Mapping[str, Any]:
    """Read a part into its room, and return what it says of itself.

    Raises
    ------
    ValueError
        If the rows are not those of just these replications of the scenario.
    """
    import pyarrow as pa
    import pyarrow.parquet as pq

    try:
        # No thread reads ahead, or as a data set: one that is left aborts a program that ends.
        table = pq.ParquetFile(BytesIO(file), pre_buffer=False).read(use_threads=False)
        about: dict[str, Any] = json.loads(table.schema.metadata[ABOUT])
        _fill(table, scenario, into, first)
    except (pa.ArrowException, KeyError, TypeError) as error:
        raise ValueError(f"{error}") from error
    return about


def _table(scenario: Scenario, ends: Ends, first: int) -> "pa.Table":
    import pyarrow as pa

    n, units = ends.unit.shape
    ids = [unit.id for unit in scenario.units]
    owners = [name.partition(".")[0] for name in ids]
    items = list(dict.fromkeys(owners))  # each once: pyarrow writes chance bytes of one that recurs
    flat = ends.unit.reshape(-1)
    columns: dict[str, Any] = {
        "replication": np.repeat(np.arange(first, first + n), units),
        "ending": _words(np.repeat(ends.ending["ending"], units), ENDINGS),
        "ending_minute": np.repeat(ends.ending["minute"], units),
    }
    for s, party in enumerate(scenario.parties):
        columns[f"utility_{party}"] = np.repeat(ends.utility[:, s], units)
    columns |= {
        "item": _words(np.tile([items.index(item) for item in owners], n), items),
        "clause": _words(np.tile(np.arange(units), n), ids),
        "disposition": _words(flat["disposition"], DISPOSITIONS),
        "hearing": _words(flat["hearing"], HEARINGS),
        "minute": flat["minute"],
        "date": _dates(scenario, flat["minute"]),
        "position": flat["position"],
    }
    for s, party in enumerate(scenario.parties):
        columns[f"worth_{party}"] = ends.worth[:, :, s].reshape(-1)
    return pa.table(
        {
            name: np.ascontiguousarray(column) if isinstance(column, np.ndarray) else column
            for name, column in columns.items()
        }
    )


def _words(codes: Array, words: tuple[str, ...] | list[str]) -> "pa.DictionaryArray":
    import pyarrow as pa

    return pa.DictionaryArray.from_arrays(codes.astype(np.int32), pa.array(words, pa.string()))


def _dates(scenario: Scenario, minutes: Array) -> "pa.Array":
    import pyarrow as pa

    start = np.datetime64(scenario.start, "D").astype(np.int64)
    days = (start + minutes // MINUTES_A_DAY).astype(np.int32)
    return pa.array(days, pa.date32(), mask=minutes < 0)


def _fill(table: "pa.Table", scenario: Scenario, into: Ends, first: int) -> None:
    n, units = into.unit.shape
    ids = [unit.id for unit in scenario.units]
    if table.num_rows != n * units:
        raise ValueError(f"it has {table.num_rows} rows, not {n * units}")
    numbers = np.repeat(np.arange(first, first + n), units)
    clauses = np.tile(np.arange(units), n)
    if not np.array_equal(_numbers(table, "replication"), numbers):
        raise ValueError(f"its rows are not of replications {first} to {first + n - 1}")
    if not np.array_equal(_codes(table, "clause", ids), clauses):
        raise ValueError("its rows are not of the clauses of the scenario, in their order")
    into.ending["ending"] = _codes(table, "ending", ENDINGS)[::units]
    into.ending["minute"] = _numbers(table, "ending_minute")[::units]
    for name, known in (("disposition", DISPOSITIONS), ("hearing", HEARINGS)):
        into.unit[name] = _codes(table, name, known).reshape(n, units)
    for name in ("minute", "position"):
        into.unit[name] = _numbers(table, name).reshape(n, units)
    for s, party in enumerate(scenario.parties):
        into.utility[:, s] = _numbers(table, f"utility_{party}")[::units]
        into.worth[:, :, s] = _numbers(table, f"worth_{party}").reshape(n, units)


def _numbers(table: "pa.Table", name: str) -> Array:
    return np.asarray(table.column(name).to_numpy())


def _codes(table: "pa.Table", name: str, words: tuple[str, ...] | list[str]) -> Array:
    """Return the codes of a column of words."""
    place = {word: code for code, word in enumerate(words)}
    pieces = [_coded(chunk, place) for chunk in table.column(name).dictionary_encode().chunks]
    return np.concatenate(pieces) if pieces else np.zeros(0, np.int64)


def _coded(chunk: "pa.DictionaryArray", place: Mapping[str, int]) -> Array:
    codes = np.array([place[word] for word in chunk.dictionary.to_pylist()], np.int64)
    found: Array = codes[chunk.indices.to_numpy()]
    return found


def spans(replications: int, part: int) -> Iterator[tuple[int, int]]:
    """Yield of each part its first replication and how many it holds."""
    for first in range(0, replications, part):
        yield first, min(part, replications - first)
