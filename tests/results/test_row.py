"""Rows of the chronicle: their numbers as the ids of the scenario."""

import pytest

from sim.model.codes import Happening, Motion
from sim.results.row import SUBJECTS
from tests.builders import CAPITALS, Row, played

ROWS = (
    Row(0, Happening.TABLED, "north", item="fishing"),
    Row(0, Happening.OFFERED, "north", "fishing.quota", cause=0, position=0.8, amount=0.0),
    Row(0, Happening.OBJECTED, "south", item="fishing", subject=0, other="north", cause=0),
    Row(0, Happening.ARGUED, "north", item="fishing", subject=1, other="south", amount=2.0),
    Row(3, Happening.OFFERED, "north", "fishing.quota", position=0.5, before=0.8, amount=0.75),
    Row(4, Happening.STRUCK, subject=1),
    Row(4, Happening.SUSPENDED, amount=5.0),
    Row(9, Happening.REFERRED, "south", "tolls", subject=0),
)
OUTCOME = played(ROWS)


def test_a_row_names_who_did_what_about_what_and_why() -> None:
    row = OUTCOME.chronicle[1]
    assert (row.number, row.minute, row.kind, row.word) == (1, 600, Happening.OFFERED, "offered")
    assert (row.party, row.item, row.clause, row.cause) == ("north", "fishing", "fishing.quota", 0)
    assert (row.position, row.before, row.amount) == (0.8, None, 0.0)


def test_an_objection_is_named_with_its_item_and_whom_it_is_against() -> None:
    row = OUTCOME.chronicle[2]
    assert (row.objection, row.remedy, row.other) == ("fishing/stocks", None, "north")


def test_a_remedy_is_named_by_its_objection_and_its_place_there() -> None:
    row = OUTCOME.chronicle[3]
    assert (row.objection, row.remedy) == ("fishing/stocks", 1)


def test_an_event_and_a_forum_are_named_where_a_row_is_about_them() -> None:
    rows = OUTCOME.chronicle
    assert (rows[5].event, rows[5].forum) == ("election", None)
    assert (rows[6].event, rows[6].amount) == (None, 5.0)
    assert (rows[7].event, rows[7].forum) == (None, "court")


def test_the_remedies_of_different_objections_are_told_apart() -> None:
    unforeseen = Row(0, Happening.ARGUED, "north", item="fishing", subject=3, other="south")
    (row,) = played([unforeseen]).chronicle
    assert (row.objection, row.remedy) == ("fishing/unforeseen/south", 0)


@pytest.mark.parametrize("kind", list(Happening))
def test_every_kind_of_row_can_be_read(kind: Happening) -> None:
    other = {Happening.REPLIED: "drop", Happening.REFUSED: "north.king"}.get(kind, "south")
    about = Row(1, kind, "north", "fishing.quota", subject=0, other=other, position=0.5)
    (row,) = played([about], scenario=CAPITALS).chronicle
    subject = SUBJECTS.get(kind)
    assert row.kind is kind
    assert subject is None or getattr(row, subject) is not None
    for column in set(SUBJECTS.values()) - {subject, "objection", "motion", "principal"}:
        assert getattr(row, column) is None


def test_a_row_names_the_principals_and_what_is_asked_of_them() -> None:
    rows = played(
        [
            Row(1, Happening.ASKED, "north", "tolls", subject=int(Motion.DROP)),
            Row(2, Happening.REPLIED, "north", "tolls", subject=1, other="drop", amount=0.0),
            Row(2, Happening.REFUSED, "north", "tolls", subject=1, other="north.council"),
            Row(3, Happening.REMOVED, "north", subject=0),
        ],
        scenario=CAPITALS,
    ).chronicle
    assert [row.motion for row in rows] == ["drop", "drop", "drop", None]
    principals = [None, "north.council", "north.council", "north.king"]
    assert [row.principal for row in rows] == principals
    assert [row.other for row in rows] == [None] * 4


def test_who_ratifies_and_what_is_carried_out_is_named() -> None:
    rows = [
        Row(1, Happening.REJECTED, subject=0, amount=-0.1),
        Row(9, Happening.DELIVERED, clause="fishing.quota", subject=0, amount=1.0),
    ]
    rejected, delivered = played(rows, scenario=CAPITALS).chronicle
    assert (rejected.ratifier, rejected.duty, rejected.amount) == ("senate", None, -0.1)
    assert (delivered.duty, delivered.clause) == ("buoys", "fishing.quota")
