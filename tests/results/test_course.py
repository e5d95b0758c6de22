"""The course of a run: how each clause stood, read off a chronicle written by hand."""

import pytest

from sim.model.codes import MINUTES_A_DAY, Happening, Motion
from sim.results.course import (
    Course,
    Spell,
    Stage,
    courses,
    incidents,
    last_minute,
    suspensions,
)
from tests.builders import CAPITALS, HARBOUR, Row, played

QUOTA, SEASON, TOLLS = "fishing.quota", "fishing.season", "tolls"
STOCKS, UNFORESEEN, LAW = 0, 2, 3
TABLED = (
    Row(0, Happening.TABLED, "north", item="fishing"),
    Row(0, Happening.OFFERED, "north", QUOTA, position=0.8),
    Row(0, Happening.OFFERED, "north", SEASON, position=2.0),
)
ANSWERED = (
    *TABLED,
    Row(0, Happening.OFFERED, "south", QUOTA, position=0.0),
)


def course(*rows: Row, of: str = QUOTA, text: str = HARBOUR) -> Course:
    """Return the course of a clause when this happens."""
    stood = courses(played(rows, scenario=text))
    return next(course for course in stood if course.clause == of)


def days(course: Course) -> list[tuple[str, float, float]]:
    """Return the spells of a course in days since the first meeting."""
    return [
        (str(stage), round(start / 1440), round(end / 1440)) for stage, start, end in course.spells
    ]


def test_a_clause_that_nobody_tables_has_no_course() -> None:
    stood = course(*TABLED, of=TOLLS)
    assert (stood.tabled, stood.spells, stood.offers) == (None, (), ())


def test_a_clause_is_on_the_agenda_until_someone_moves() -> None:
    stood = course(*ANSWERED, Row(7, Happening.OFFERED, "south", QUOTA, position=0.1, before=0.0))
    assert days(stood) == [("tabled", 0, 7), ("bargained", 7, 100)]


def test_a_first_text_and_one_put_again_are_no_moves() -> None:
    again = Row(3, Happening.OFFERED, "north", QUOTA, position=0.8, before=0.8)
    stood = course(*ANSWERED, again)
    assert days(stood) == [("tabled", 0, 100)]
    assert [offer.moves for offer in stood.offers] == [False, False, False]


def test_an_objection_makes_contested_what_it_speaks_against_and_nothing_else() -> None:
    rows = (
        *ANSWERED,
        Row(0, Happening.OBJECTED, "south", item="fishing", subject=STOCKS, other="north"),
        Row(9, Happening.WITHDRAWN, "south", item="fishing", subject=STOCKS, other="north"),
    )
    assert days(course(*rows)) == [("contested", 0, 9), ("tabled", 9, 100)]
    assert days(course(*rows, of=SEASON)) == [("tabled", 0, 100)]


@pytest.mark.parametrize("gone", [Happening.WITHDRAWN, Happening.LAPSED, Happening.MOOT])
def test_a_clause_stays_contested_until_the_last_objection_is_gone(gone: Happening) -> None:
    stood = course(
        *ANSWERED,
        Row(0, Happening.OBJECTED, "south", item="fishing", subject=STOCKS),
        Row(2, Happening.OBJECTED, "south", item="fishing", subject=UNFORESEEN),
        Row(5, gone, "south", item="fishing", subject=UNFORESEEN),
        Row(8, gone, "south", item="fishing", subject=STOCKS),
    )
    assert days(stood) == [("contested", 0, 8), ("tabled", 8, 100)]


def test_an_item_is_set_aside_from_its_sending_back_until_it_is_worked_again() -> None:
    stood = course(
        *ANSWERED,
        Row(10, Happening.SET_ASIDE, item="fishing"),
        Row(11, Happening.TABLED, "south", item="tolls"),
        Row(11, Happening.OFFERED, "south", TOLLS, position=1.0),
        Row(20, Happening.OFFERED, "south", QUOTA, position=0.0, before=0.0),
    )
    assert days(stood) == [("tabled", 0, 10), ("set-aside", 10, 20), ("tabled", 20, 100)]


def test_an_item_that_takes_its_own_turn_again_was_never_set_aside() -> None:
    stood = course(
        *ANSWERED,
        Row(10, Happening.EXHAUSTED, item="fishing"),
        Row(11, Happening.OFFERED, "north", QUOTA, position=0.8, before=0.8),
    )
    assert days(stood) == [("tabled", 0, 100)]


def test_an_item_worked_since_it_was_sent_back_is_set_aside_only_when_another_comes() -> None:
    stood = course(
        *ANSWERED,
        Row(10, Happening.EXHAUSTED, item="fishing"),
        Row(11, Happening.OFFERED, "north", QUOTA, position=0.8, before=0.8),
        Row(20, Happening.TABLED, "south", item="tolls"),
    )
    assert days(stood) == [("tabled", 0, 20), ("set-aside", 20, 100)]


def test_an_item_gives_way_without_a_word_to_one_that_stands_before_it() -> None:
    stood = course(
        *ANSWERED,
        Row(4, Happening.TABLED, "south", item="tolls"),
        Row(4, Happening.OFFERED, "south", TOLLS, position=1.0),
    )
    assert days(stood) == [("tabled", 0, 4), ("set-aside", 4, 100)]


def test_in_parallel_no_item_waits_for_another() -> None:
    rows = (*ANSWERED, Row(4, Happening.TABLED, "south", item="tolls"))
    parallel = HARBOUR + "procedure: {protocol: parallel}\n"
    assert days(course(*rows, text=parallel)) == [("tabled", 0, 100)]


def test_an_objection_lapses_unseen_while_the_item_is_set_aside() -> None:
    stood = course(
        *ANSWERED,
        Row(0, Happening.OBJECTED, "south", item="fishing", subject=STOCKS),
        Row(4, Happening.TABLED, "south", item="tolls"),
        Row(6, Happening.LAPSED, "south", item="fishing", subject=STOCKS),
        Row(9, Happening.OFFERED, "north", QUOTA, position=0.7, before=0.8),
    )
    assert days(stood) == [("contested", 0, 4), ("set-aside", 4, 9), ("bargained", 9, 100)]


@pytest.mark.parametrize("closed", [Happening.AGREED, Happening.DROPPED])
def test_the_course_ends_when_the_clause_closes(closed: Happening) -> None:
    stood = course(*ANSWERED, Row(30, closed, clause=QUOTA, position=0.5))
    assert days(stood) == [("tabled", 0, 30)]
    assert (stood.end, stood.forum) == (30 * MINUTES_A_DAY + 600, None)


def test_a_clause_that_is_left_off_when_its_item_is_tabled_has_no_course() -> None:
    stood = course(TABLED[0], Row(0, Happening.WITHHELD, "north", SEASON), of=SEASON)
    assert (stood.tabled, stood.spells) == (None, ())


def test_what_is_referred_knows_where_it_went() -> None:
    tolls = Row(0, Happening.TABLED, "south", item="tolls")
    stood = course(tolls, Row(5, Happening.REFERRED, clause=TOLLS, subject=0), of=TOLLS)
    assert (stood.forum, days(stood)) == ("court", [("tabled", 0, 5)])


def test_a_clause_agreed_as_soon_as_it_is_tabled_has_no_spell() -> None:
    stood = course(*TABLED, Row(0, Happening.AGREED, clause=QUOTA, position=0.8))
    assert (stood.tabled, stood.end, stood.spells) == (600, 600, ())


def test_how_far_a_party_went_counts_from_its_first_text() -> None:
    stood = course(
        *ANSWERED,
        Row(1, Happening.OFFERED, "north", QUOTA, position=0.7, before=0.8),
        Row(2, Happening.OFFERED, "north", QUOTA, position=0.5, before=0.7),
    )
    assert stood.moved("north") == pytest.approx(0.3)
    assert stood.moved("south") == 0.0


def test_a_suspension_lasts_as_long_as_its_row_says() -> None:
    stopped = Row(5, Happening.SUSPENDED, subject=0, amount=10.0)
    (only,) = suspensions(played([stopped]))
    assert (only.start, only.end, only.why) == (7800, 7800 + 10 * MINUTES_A_DAY, ("Storm",))


def test_suspensions_that_overlap_are_one_and_none_outlasts_the_talks() -> None:
    found = suspensions(
        played(
            [
                Row(5, Happening.SUSPENDED, subject=0, amount=10.0),
                Row(9, Happening.SUSPENDED, amount=20.0),
                Row(10, Happening.SUSPENDED, subject=0, amount=1.0),
                Row(95, Happening.SUSPENDED, subject=0, amount=30.0),
            ]
        )
    )
    assert [(s.start // 1440, s.end // 1440, s.why) for s in found] == [
        (5, 29, ("Storm", "recess")),
        (95, 100, ("Storm",)),
    ]


def test_an_event_says_whether_it_suspended_the_talks() -> None:
    found = incidents(
        played(
            [
                Row(5, Happening.STRUCK, subject=0),
                Row(5, Happening.SUSPENDED, subject=0, cause=0, amount=3.0),
                Row(31, Happening.STRUCK, subject=1),
            ]
        )
    )
    assert [(event.name, event.suspends) for event in found] == [
        ("Storm", True),
        ("Election", False),
    ]


def test_spells_follow_each_other_without_a_gap() -> None:
    stood = course(
        *ANSWERED,
        Row(0, Happening.OBJECTED, "south", item="fishing", subject=STOCKS),
        Row(4, Happening.PARKED, item="fishing"),
        Row(5, Happening.TABLED, "south", item="tolls"),
        Row(9, Happening.AMENDED, "north", QUOTA, subject=0, position=0.6, before=0.8),
        Row(9, Happening.WITHDRAWN, "south", item="fishing", subject=STOCKS),
        Row(50, Happening.AGREED, clause=QUOTA, position=0.6),
    )
    assert [spell.stage for spell in stood.spells] == [
        Stage.CONTESTED,
        Stage.SET_ASIDE,
        Stage.BARGAINED,
    ]
    edges = [stood.tabled, *(spell.end for spell in stood.spells)]
    assert [spell.start for spell in stood.spells] == edges[:-1]
    assert stood.spells[-1] == Spell(Stage.BARGAINED, 9 * 1440 + 600, stood.end)


def test_a_clause_waits_while_its_party_has_asked_for_instructions() -> None:
    share = int(Motion.SHARE)
    stood = course(
        *ANSWERED,
        Row(4, Happening.ASKED, "north", QUOTA, subject=share, cause=3, amount=0.5),
        Row(9, Happening.REFUSED, "north", QUOTA, subject=share, cause=4),
        Row(20, Happening.ASKED, "north", QUOTA, subject=share, cause=3, amount=0.5),
        text=CAPITALS,
    )
    told = [("tabled", 0, 4), ("waiting", 4, 9), ("tabled", 9, 20), ("waiting", 20, 100)]
    assert days(stood) == told
    first, second = stood.requests
    assert (first.party, first.answered, second.answered) == ("north", 9 * 1440 + 600, None)


@pytest.mark.parametrize(
    ("end", "after"),
    [
        (Row(9, Happening.PACKAGED, clause=QUOTA, position=0.5, cause=4), []),
        (Row(9, Happening.UNBUNDLED, item="tolls", cause=4), [("tabled", 9, 100)]),
    ],
)
def test_a_clause_waits_while_it_is_in_a_package(end: Row, after: list[object]) -> None:
    stood = course(
        *ANSWERED,
        Row(4, Happening.PROPOSED, item="tolls", amount=1.0),
        Row(4, Happening.BUNDLED, clause=QUOTA, position=0.5, cause=4),
        end,
    )
    assert days(stood) == [("tabled", 0, 4), ("waiting", 4, 9), *after]


def test_what_is_opened_again_has_a_gap_and_remembers_the_end_that_did_not_last() -> None:
    stood = course(
        *ANSWERED,
        Row(10, Happening.AGREED, clause=QUOTA, position=0.5),
        Row(30, Happening.STRUCK, subject=1),
        Row(30, Happening.REOPENED, clause=QUOTA, before=0.5, cause=5),
        Row(50, Happening.DROPPED, clause=QUOTA),
    )
    assert days(stood) == [("tabled", 0, 10), ("tabled", 30, 50)]
    assert [(round(one.minute / 1440), *one[1:]) for one in stood.undone] == [(10, "agreed", 0.5)]
    assert round(stood.end / 1440) == 50


def test_what_comes_after_the_signature_is_the_sequel_and_the_run_lasts_until_then() -> None:
    rows = (
        *ANSWERED,
        Row(10, Happening.AGREED, clause=QUOTA, position=0.5),
        Row(20, Happening.SIGNED),
        Row(40, Happening.DELIVERED, clause=QUOTA, subject=0, amount=1.0),
        Row(60, Happening.BREACHED, clause=QUOTA, subject=0, amount=2.0),
    )
    outcome = played(rows, scenario=CAPITALS, last=20)
    assert [turn.kind for turn in courses(outcome)[0].sequel] == ["delivered", "breached"]
    assert last_minute(outcome) == rows[-1].minute > outcome.minute
