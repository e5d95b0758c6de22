"""The chronicle as people tell it, and as files and tables hold it."""

from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING

from sim.results.outcome import Outcome, terms
from sim.results.row import Row

if TYPE_CHECKING:
    import pandas as pd

KEPT = 8
"""Of how many chronicles the told form is kept: stories and figures ask for it again and again."""


def told(outcome: Outcome) -> tuple[Row, ...]:
    """Return the chronicle as people tell it: positions nearer than a billionth are one place."""
    return _told(outcome.chronicle)


@lru_cache(maxsize=KEPT)
def _told(chronicle: tuple[Row, ...]) -> tuple[Row, ...]:
    return tuple(
        row._replace(position=_rounded(row.position), before=_rounded(row.before))
        for row in chronicle
    )


def _rounded(position: float | None) -> float | None:
    return None if position is None else round(position, 9)


def records(outcome: Outcome) -> Iterator[dict[str, object]]:
    """Yield each row as a flat record for a file: what it does not say is left out.

    Besides the columns of `Row`: `date` (ISO, to the minute), `terms` and `terms_before` in words.
    """
    units = {unit.id: unit for unit in outcome.index.units}
    for row in outcome.chronicle:
        record: dict[str, object] = {"row": row.number, "kind": row.word}
        record["date"] = outcome.moment(row.minute).isoformat(timespec="minutes")
        said = row._asdict()
        for column in ("number", "kind"):
            del said[column]
        record |= {column: value for column, value in said.items() if value is not None}
        if row.clause is not None and row.position is not None:
            record["terms"] = terms(units[row.clause], row.position)
        if row.clause is not None and row.before is not None:
            record["terms_before"] = terms(units[row.clause], row.before)
        yield record


def frame(outcome: Outcome) -> "pd.DataFrame":
    """Return the chronicle as a table, one row a happening."""
    import pandas as pd

    return pd.DataFrame(list(records(outcome)))
