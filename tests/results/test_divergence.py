"""Where two stories of one replication part."""

from datetime import date
from io import StringIO
from typing import Any

from rich.console import Console

from sim.engine.run import run
from sim.model.codes import Happening
from sim.results.divergence import Divergence
from sim.results.language import ENGLISH
from sim.scenario.document import load
from tests.builders import HARBOUR, Row, played

TABLED = Row(0, Happening.TABLED, "north", item="fishing")
HIGH = Row(0, Happening.OFFERED, "north", "fishing.quota", position=0.8)
LOW = Row(3, Happening.OFFERED, "south", "fishing.quota", position=0.0)
LESS = Row(4, Happening.OFFERED, "north", "fishing.quota", position=0.7, before=0.8)
LABELS = ("as written", "tolls: high")


def parted(a: list[Row], b: list[Row], *, scenario: str = HARBOUR, **told: Any) -> Divergence:
    return Divergence.of(played(a), played(b, scenario=scenario, **told), labels=LABELS)


def test_stories_part_at_the_first_row_that_differs() -> None:
    found = parted([TABLED, HIGH, LOW], [TABLED, HIGH, LESS])
    assert (found.row, found.day) == (2, date(2001, 1, 4))
    before, (a, b) = found.before(), found.parting()
    assert before is not None
    assert before.rows == (1,)
    assert a is not None
    assert b is not None
    assert (a.rows, b.rows) == ((2,), (2,))
    assert "south" in a.text.lower()
    assert "north" in b.text.lower()


def test_a_story_that_goes_on_parts_from_one_that_has_ended() -> None:
    found = parted([TABLED, HIGH], [TABLED, HIGH, LESS])
    assert found.row == 2
    assert found.parting()[0] is None
    assert "Nothing more happens." in " ".join(found.sentences())


def test_equal_stories_part_nowhere_and_say_so() -> None:
    found = parted([TABLED, HIGH], [TABLED, HIGH])
    assert (found.row, found.day, found.before()) == (None, None, None)
    first, second = found.sentences()
    assert first == (
        "Replication 0 of seed 1 parts nowhere: A, as written, and B, tolls: high, are one story."
    )
    assert "Only what they are worth differs." not in second
    dearer = parted([TABLED], [TABLED], utility={"north": 0.5, "south": 0.0})
    assert "Only what they are worth differs." in dearer.sentences()[1]


def test_a_position_that_differs_in_its_last_bits_is_the_same() -> None:
    near = HIGH._replace(position=0.8 + 1e-13)
    assert parted([TABLED, HIGH], [TABLED, near]).row is None


def test_rows_are_compared_by_name_and_not_by_place() -> None:
    """A variant with one more item first: the same item has another number there."""
    more = HARBOUR.replace(
        "items:\n",
        "items:\n  canal:\n    options: [open, shut]\n    stances:\n"
        "      north: {worth: {open: 1, shut: 0}, reservation: open}\n"
        "      south: {worth: {open: 1, shut: 0}, reservation: open}\n",
    )
    assert parted([TABLED, HIGH], [TABLED, HIGH], scenario=more).row is None


def test_both_stories_are_told_from_the_day_they_part() -> None:
    sale, hurried = load("house-sale"), load("house-sale", set={"parties.buyer.patience": "9 days"})
    found = Divergence.of(run(sale), run(hurried), labels=LABELS)
    day = found.day
    assert day is not None
    for story in found.stories():
        assert story
        assert all(line.date >= day for line in story)
    page = Console(width=80, file=StringIO(), record=True)
    page.print(found.shown())
    text = page.export_text()
    assert f"Then it parts, at row {found.row} of the chronicle, {ENGLISH.day(day)}." in text
    assert f"A, as written, from {ENGLISH.day(day)}" in text
    assert f"replication 0 parts at row {found.row}" in repr(found)
    assert str(found) == "\n".join(found.sentences())
