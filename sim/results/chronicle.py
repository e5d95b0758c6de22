"""The chronicle in words: each row of codes as what happened, when, by whom, to what, and why."""

import math
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from sim.model.codes import NONE, Happening
from sim.results.index import Index
from sim.results.outcome import Outcome, terms

if TYPE_CHECKING:
    import pandas as pd

REMEDIES = (Happening.ARGUED, Happening.UNMOVED, Happening.AMENDED, Happening.INSISTED)
OBJECTIONS = (
    Happening.OBJECTED,
    Happening.SILENT,
    Happening.WITHDRAWN,
    Happening.LAPSED,
    Happening.MOOT,
)
FORUMS = (Happening.REFERRED, Happening.HANDED_ON)


class Row(NamedTuple):
    """One thing that happened, in the ids of the scenario; None where a column says nothing.

    clause : `item.clause`, or the item's id if it is its own clause
    objection : `item/id` of a predicted one, `item/unforeseen/party` of another
    remedy : its place in the objection's list
    event, forum : what the row is about besides
    other : the other party: whom an objection is against, whose text is consented to
    cause : number of the row that made this one happen
    position, before : the text put and the party's former one: a share of the scale or an option
    amount : announced share, meetings, days or pressure, as the kind says
    """

    number: int
    minute: int
    kind: Happening
    party: str | None
    item: str | None
    clause: str | None
    objection: str | None
    remedy: int | None
    event: str | None
    forum: str | None
    other: str | None
    cause: int | None
    position: float | None
    before: float | None
    amount: float | None

    @property
    def word(self) -> str:
        """The kind as files write it."""
        return self.kind.name.lower().replace("_", "-")


def read(outcome: Outcome) -> tuple[Row, ...]:
    """Return the chronicle of an outcome, decoded."""
    index = outcome.index
    return tuple(_row(index, number, row) for number, row in enumerate(outcome.rows.tolist()))


def told(outcome: Outcome) -> tuple[Row, ...]:
    """Return the chronicle as people tell it: positions nearer than a billionth are one place."""
    return tuple(
        row._replace(position=_rounded(row.position), before=_rounded(row.before))
        for row in read(outcome)
    )


def _rounded(position: float | None) -> float | None:
    return None if position is None else round(position, 9)


def _row(index: Index, number: int, row: tuple[float, ...]) -> Row:
    minute, code, party, item, unit, subject, other, cause, position, before, share = row
    kind, subject = Happening(int(code)), int(subject)
    objection, remedy = _objection(index, kind, subject)
    incident = subject != NONE and objection is None and kind not in FORUMS
    return Row(
        number=number,
        minute=int(minute),
        kind=kind,
        party=None if party == NONE else index.parties[int(party)],
        item=None if item == NONE else index.items[int(item)],
        clause=None if unit == NONE else index.units[int(unit)].id,
        objection=None if objection is None else _name(index, objection),
        remedy=remedy,
        event=index.incidents[subject] if incident else None,
        forum=index.forums[subject] if kind in FORUMS else None,
        other=None if other == NONE else index.parties[int(other)],
        cause=None if cause == NONE else int(cause),
        position=_number(position),
        before=_number(before),
        amount=_number(share),
    )


def _objection(index: Index, kind: Happening, subject: int) -> tuple[int | None, int | None]:
    """Return the objection that a row is about, and the place of the remedy."""
    if kind in OBJECTIONS:
        return subject, None
    if kind not in REMEDIES:
        return None, None
    objection = index.remedies[subject][0]
    first = next(r for r, (o, _) in enumerate(index.remedies) if o == objection)
    return objection, subject - first


def _name(index: Index, objection: int) -> str:
    return f"{index.objections[objection].item}/{index.objections[objection].id}"


def _number(value: float) -> float | None:
    return None if math.isnan(value) else value


def records(outcome: Outcome) -> Iterator[dict[str, object]]:
    """Yield each row as a flat record for a file: what it does not say is left out.

    Besides the columns of `Row`: `date` (ISO, to the minute), `terms` and `terms_before` in words.
    """
    clauses = {unit.id: unit.clause for unit in outcome.index.units}
    for row in read(outcome):
        record: dict[str, object] = {"row": row.number, "kind": row.word}
        record["date"] = outcome.moment(row.minute).isoformat(timespec="minutes")
        said = row._asdict()
        for column in ("number", "kind"):
            del said[column]
        record |= {column: value for column, value in said.items() if value is not None}
        if row.clause is not None and row.position is not None:
            record["terms"] = terms(clauses[row.clause], row.position)
        if row.clause is not None and row.before is not None:
            record["terms_before"] = terms(clauses[row.clause], row.before)
        yield record


def frame(outcome: Outcome) -> "pd.DataFrame":
    """Return the chronicle as a table, one row a happening."""
    import pandas as pd

    return pd.DataFrame(list(records(outcome)))
