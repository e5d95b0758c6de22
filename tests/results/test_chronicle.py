"""The chronicle as it is told, and as files and tables hold it."""

from sim.model.codes import Happening
from sim.results.chronicle import frame, records, told
from tests.builders import Row, played

ROWS = (
    Row(0, Happening.TABLED, "north", item="fishing"),
    Row(0, Happening.OFFERED, "north", "fishing.quota", cause=0, position=0.8, amount=0.0),
    Row(3, Happening.OFFERED, "north", "fishing.quota", position=0.5, before=0.8, amount=0.75),
)
OUTCOME = played(ROWS)


def test_positions_that_differ_by_rounding_alone_are_told_as_one_place() -> None:
    near = Row(3, Happening.OFFERED, "north", "fishing.quota", position=0.1 + 0.2, before=0.8)
    (row,) = told(played([near]))
    assert (row.position, row.before) == (0.3, 0.8)


def test_two_chronicles_of_the_same_length_are_told_apart() -> None:
    later = played([ROWS[0], Row(5, Happening.STRUCK, subject=1), ROWS[2]])
    assert [row.kind for row in told(OUTCOME)] == [row.kind for row in OUTCOME.chronicle]
    assert told(later)[1].kind is Happening.STRUCK


def test_a_record_tells_the_day_and_the_terms_and_leaves_out_what_a_row_does_not_say() -> None:
    record = list(records(OUTCOME))[2]
    assert record == {
        "row": 2,
        "kind": "offered",
        "date": "2001-01-04T10:00",
        "minute": 4920,
        "party": "north",
        "item": "fishing",
        "clause": "fishing.quota",
        "position": 0.5,
        "before": 0.8,
        "amount": 0.75,
        "terms": "half",
        "terms_before": "80 boats",
    }


def test_the_table_of_a_chronicle_has_a_row_for_each_that_happened() -> None:
    table = frame(OUTCOME)
    assert list(table["kind"]) == [row.word for row in OUTCOME.chronicle]
    assert table["terms"].iloc[1] == "80 boats"
