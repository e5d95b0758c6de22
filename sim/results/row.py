"""A row of the chronicle in words: what happened, when, by whom, to what, and why."""

import math
from typing import Any, NamedTuple

import numpy as np

from sim.model.codes import NONE, Happening, Motion
from sim.results.index import Index

SUBJECTS: dict[Happening, str] = {
    kind: column
    for column, kinds in {
        "objection": (
            Happening.OBJECTED,
            Happening.SILENT,
            Happening.WITHDRAWN,
            Happening.LAPSED,
            Happening.MOOT,
        ),
        "remedy": (
            Happening.ARGUED,
            Happening.UNMOVED,
            Happening.AMENDED,
            Happening.INSISTED,
            Happening.TRADED,
        ),
        "event": (
            Happening.STRUCK,
            Happening.SUSPENDED,
            Happening.PRESSED,
            Happening.RELIEVED,
            Happening.BROKEN_OFF,
            Happening.SHIFTED,
        ),
        "forum": (Happening.REFERRED, Happening.HANDED_ON, Happening.DECIDED, Happening.FAILED),
        "motion": (Happening.ASKED, Happening.GRANTED, Happening.REFUSED, Happening.VOID),
        "principal": (Happening.REPLIED, Happening.REMOVED, Happening.REPLACED),
        "ratifier": (Happening.RATIFIED, Happening.REJECTED, Happening.BROKEN_DOWN),
        "duty": (Happening.DELIVERED, Happening.BREACHED),
    }.items()
    for kind in kinds
}
"""What the subject of a row is, by its kind."""

ANSWERS = (Happening.REPLIED, Happening.REFUSED)
"""Rows in which the other is no party: what was asked for, and the principal who refuses it."""


class Row(NamedTuple):
    """One thing that happened, in the ids of the scenario; None where a column says nothing.

    clause : `item.clause`, or the item's id if it is its own clause or is bargained whole
    objection : `item/id` of a predicted one, `item/unforeseen/party` of another
    remedy : its place in the objection's list
    event, forum, ratifier, duty : what the row is about besides
    principal : `party.principal`: who replies, refuses, goes or takes office
    motion : what principals are asked for: share, drop, refer, sever or package
    other : the other party: whom an objection is against, whose text is consented to
    cause : number of the row that made this one happen
    position, before : the text put and the party's former one: a share of the scale or an option;
        of what an event sets, `before` is the number until now
    amount : announced or allowed share, meetings, days, pressure, worth, batch, or the number set,
        as the kind says
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
    principal: str | None
    motion: str | None
    ratifier: str | None
    duty: str | None
    other: str | None
    cause: int | None
    position: float | None
    before: float | None
    amount: float | None

    @property
    def word(self) -> str:
        """The kind as files write it."""
        return self.kind.name.lower().replace("_", "-")


def decoded(index: Index, rows: "np.ndarray[Any, np.dtype[np.void]]") -> tuple[Row, ...]:
    """Return rows of codes, of dtype `sim.model.codes.ROW`, as what they say."""
    return tuple(_row(index, number, row) for number, row in enumerate(rows.tolist()))


def _row(index: Index, number: int, row: tuple[float, ...]) -> Row:
    minute, code, party, item, unit, subject, other, cause, position, before, share = row
    kind, subject, other = Happening(int(code)), int(subject), int(other)
    about = SUBJECTS.get(kind) if subject != NONE else None
    objection = _objection(index, about, subject)
    return Row(
        number=number,
        minute=int(minute),
        kind=kind,
        party=_of(index.parties, int(party)),
        item=_of(index.items, int(item)),
        clause=None if unit == NONE else index.units[int(unit)].id,
        objection=None if objection is None else _name(index, objection),
        remedy=_remedy(index, subject) if about == "remedy" else None,
        event=_of(index.incidents, subject) if about == "event" else None,
        forum=_of(index.forums, subject) if about == "forum" else None,
        principal=_principal(index, kind, subject, other),
        motion=_motion(kind, subject, other),
        ratifier=_of(index.ratifiers, subject) if about == "ratifier" else None,
        duty=_of(index.duties, subject) if about == "duty" else None,
        other=None if kind in ANSWERS else _of(index.parties, other),
        cause=None if cause == NONE else int(cause),
        position=_number(position),
        before=_number(before),
        amount=_number(share),
    )


def _of(ids: tuple[str, ...], place: int) -> str | None:
    """Return the id at a place; None for none."""
    return None if place == NONE else ids[place]


def _principal(index: Index, kind: Happening, subject: int, other: int) -> str | None:
    """Return the principal of a row: its subject, or who refuses."""
    if kind is Happening.REFUSED:
        return _of(index.principals, other)
    return _of(index.principals, subject) if SUBJECTS.get(kind) == "principal" else None


def _motion(kind: Happening, subject: int, other: int) -> str | None:
    """Return what was asked for, if that is what a row is about."""
    if kind is Happening.REPLIED:
        return None if other == NONE else Motion(other).name.lower()
    return Motion(subject).name.lower() if SUBJECTS.get(kind) == "motion" else None


def _objection(index: Index, about: str | None, subject: int) -> int | None:
    """Return the objection that a row is about."""
    if about == "remedy":
        return index.remedies[subject][0]
    return subject if about == "objection" else None


def _remedy(index: Index, subject: int) -> int:
    """Return the place of a remedy in the list of its objection."""
    objection = index.remedies[subject][0]
    return subject - next(r for r, (o, _) in enumerate(index.remedies) if o == objection)


def _name(index: Index, objection: int) -> str:
    return f"{index.objections[objection].item}/{index.objections[objection].id}"


def _number(value: float) -> float | None:
    return None if math.isnan(value) else value
