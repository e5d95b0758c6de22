"""The record beside the runs: what really happened, in their own measures."""

from datetime import date

from sim.model.codes import MINUTES_A_DAY
from sim.results.record import RecordedTime, ends, last_minute, minute, times
from sim.scenario.document import loads
from tests.builders import HARBOUR, RECORD

REAL = loads(HARBOUR + RECORD)
DAY = MINUTES_A_DAY


def test_recorded_terms_lie_on_the_scale_of_the_clause() -> None:
    end = ends(REAL)["fishing.quota"]
    assert (end.disposition, end.minute, end.position, end.terms) == (
        "agreed",
        59 * DAY,
        0.5,
        "half",
    )


def test_recorded_terms_that_are_no_place_of_the_scale_are_told_as_written() -> None:
    end = ends(REAL)["tolls"]
    assert (end.minute, end.position, end.terms) == (None, None, "when the mole is built")


def test_what_was_dropped_has_no_terms() -> None:
    end = ends(REAL)["fishing.season"]
    assert (end.disposition, end.position, end.terms) == ("dropped", None, "")


def test_a_recorded_option_is_told_by_its_index() -> None:
    text = HARBOUR + "record: {clauses: {fishing.season: {disposition: agreed, terms: winter}}}\n"
    assert ends(loads(text))["fishing.season"].position == 1.0


def test_what_lasted_has_an_end_and_what_happened_in_a_day_has_none() -> None:
    assert times(REAL) == (
        RecordedTime(19 * DAY, 29 * DAY, "a strike"),
        RecordedTime(90 * DAY, None, "the mayor dies"),
    )


def test_what_happened_before_the_talks_is_no_part_of_their_time() -> None:
    text = HARBOUR + "record: {events: [{date: 2000-12-31, text: a feast}]}\n"
    assert times(loads(text)) == ()


def test_the_record_reaches_to_the_last_thing_it_knows() -> None:
    assert last_minute(REAL) == minute(REAL, date(2001, 6, 30)) == 180 * DAY


def test_without_a_record_nothing_is_known() -> None:
    bare = loads(HARBOUR)
    assert (ends(bare), times(bare), last_minute(bare)) == ({}, (), 0)
