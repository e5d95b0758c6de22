"""The chronicle: what happened, row by row, each with the row that made it happen.

A moment notes a row and then says more about it; a log of length zero counts rows but keeps none,
so that the numbering of causes is the same with and without a log.
"""

import math

import numpy as np

from sim.model.codes import NONE
from sim.model.rule import entry, rule
from sim.model.tables import Log, State


@rule
def note(state: State, log: Log, kind: int, cause: int) -> int:
    """Append a row of `kind`, caused by row `cause`; return its number (a moment)."""
    n = log.count
    log.count = n + 1
    kept = log.rows.shape[0]
    if kept == 0:
        return n
    if n == kept:
        longer = np.empty(2 * kept, log.rows.dtype)
        longer[:kept] = log.rows
        log.rows = longer
    row = log.rows[n]
    row.time = state.run[0].now
    row.kind = kind
    row.cause = cause
    row.party = row.of_item = row.unit = row.subject = row.other = NONE
    row.position = row.before = row.share = math.nan
    return n


@rule
def whose(log: Log, party: int, item: int, unit: int) -> None:
    """Say of the last row which party, item and unit it is about (NONE: of no one's; a moment)."""
    if log.rows.shape[0] == 0:
        return
    row = log.rows[log.count - 1]
    row.party = party
    row.of_item = item
    row.unit = unit


@rule
def about(log: Log, subject: int, other: int) -> None:
    """Say of the last row which subject and which other party it is about (a moment)."""
    if log.rows.shape[0] == 0:
        return
    row = log.rows[log.count - 1]
    row.subject = subject
    row.other = other


@rule
def worded(log: Log, position: float, before: float, share: float) -> None:
    """Say of the last row its text, what stood before, and the share with it (a moment)."""
    if log.rows.shape[0] == 0:
        return
    row = log.rows[log.count - 1]
    row.position = position
    row.before = before
    row.share = share


@entry
def kept_rows(log: Log) -> np.ndarray:
    """Return the rows kept so far."""
    return log.rows[: min(log.count, log.rows.shape[0])]


@entry
def kept_draws(log: Log) -> np.ndarray:
    """Return the draws kept so far."""
    return log.draws[: min(log.drawn, log.draws.shape[0])]
