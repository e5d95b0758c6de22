import math
import re
from collections import Counter
from functools import lru_cache
from pathlib import Path

import pytest
from rich.console import Console

from sim.engine.run import run
from sim.model.codes import Happening
from sim.results.episodes.environment import suspensions
from sim.results.episodes.episode import Thread
from sim.results.episodes.settlement import settlements
from sim.results.language import ENGLISH
from sim.results.outcome import Outcome
from sim.results.story import LINES, SHORTEST, Line, height, sheet, tell, worded
from sim.results.voice import Voice
from sim.scenario.document import load, loads
from tests.builders import Row, played
from tests.results.borne import indifferent, unborne

EVERYTHING = Path(__file__).with_name("everything.yaml")
SCENARIOS = ("house-sale", "kaesong-1951", str(EVERYTHING))
SEEDS = (1, 2, 3, 4, 5)
STEP = 0.4
"""Steps worth telling, where each agreement is told by itself."""

KEPT = {
    Happening.OPENED,
    Happening.TABLED,
    Happening.AGREED,
    Happening.DROPPED,
    Happening.REFERRED,
    Happening.WITHHELD,
    Happening.SUSPENDED,
    Happening.SIGNED,
    Happening.WALKED_OUT,
    Happening.BROKEN_OFF,
    Happening.BROKEN_DOWN,
    Happening.HORIZON,
    Happening.PACKAGED,
    Happening.BLURRED,
    Happening.BREACHED,
    Happening.DECIDED,
    Happening.FAILED,
}


@lru_cache
def outcome(scenario: str, seed: int) -> Outcome:
    """Return talks of a shipped scenario, played once for all tests."""
    return run(load(scenario), seed=seed)


@lru_cache
def story(scenario: str, seed: int) -> tuple[Line, ...]:
    """Return their story."""
    return tell(outcome(scenario, seed))


every = pytest.mark.parametrize(("scenario", "seed"), [(s, n) for s in SCENARIOS for n in SEEDS])


@every
def test_a_story_says_nothing_that_its_rows_do_not_carry(scenario: str, seed: int) -> None:
    played_out = outcome(scenario, seed)
    found = {line.text: unborne(played_out, line) for line in story(scenario, seed)}
    assert {text: claims for text, claims in found.items() if claims} == {}


@pytest.mark.parametrize("scenario", ["blair-house-1978", "ozone-1987"])
@pytest.mark.parametrize("seed", SEEDS)
def test_no_agreement_is_credited_to_a_party_that_wants_nothing_of_it(
    scenario: str, seed: int
) -> None:
    talks = run(load(scenario), seed=seed)
    thread = Thread.of(talks, Voice(scenario=talks.scenario, language=ENGLISH))
    by_itself = worded(thread, settlements(thread, step=STEP))
    found = {line.text: indifferent(talks, line) for line in (*tell(talks), *by_itself)}
    assert {text: parties for text, parties in found.items() if parties} == {}


def test_what_only_a_rich_scenario_holds_is_told() -> None:
    frames = {line.frame.partition("/")[0] for seed in SEEDS for line in story(SCENARIOS[2], seed)}
    assert {
        "allowed",
        "denied",
        "deadlock delegated",
        "left vague",
        "let go",
        "number shifted",
        "package taken after",
        "ratified",
        "rejected",
        "removed",
        "replaced",
    } <= frames


def test_every_row_of_any_kind_can_be_told_by_itself_and_is_borne_out() -> None:
    talks = outcome(SCENARIOS[2], 1)
    assert [line.text for line in tell(talks, limit=None) if unborne(talks, line)] == []


@pytest.mark.parametrize("seed", SEEDS)
def test_a_story_in_full_tells_every_row_and_nothing_else(seed: int) -> None:
    talks = outcome("house-sale", seed)
    lines = tell(talks, limit=None)
    assert [line.rows for line in lines] == [(number,) for number in range(len(talks.rows))]
    assert [line.text for line in lines if unborne(talks, line)] == []


def test_a_false_number_date_name_or_place_is_found_out() -> None:
    talks = outcome("kaesong-1951", 1)
    lines = [line for line in story("kaesong-1951", 1) if line.frame.startswith("moved")]
    told = " ".join(line.text for line in lines)
    lies = {
        r"\d+ months": "77 months",
        r"of the way": "of the way, on 3 May 1949,",
        r"\bthe UNC\b": "the UNC, with the ‘moon’,",
    }
    for pattern, lie in lies.items():
        assert re.search(pattern, told)
        told_falsely = [
            line._replace(text=re.sub(pattern, lie, line.text))
            for line in lines
            if re.search(pattern, line.text)
        ]
        assert all(unborne(talks, line) for line in told_falsely), lie


@pytest.mark.parametrize(
    ("said", "is_borne"),
    [
        ("a tenth of the way", True),
        ("just over a tenth of the way", False),
        ("almost a twentieth of the way", False),
        ("3 % of the way", True),
        ("4 % of the way", False),
        ("less than a hundredth of the way", False),
        ("from 10 to 13 % of the way", True),
        ("from 10 to 15 % of the way", False),
        ("from 11 to 13 % of the way", False),
        ("from a fifth to nine tenths of the way", False),
    ],
)
def test_a_fraction_that_is_not_quite_true_is_found_out(said: str, *, is_borne: bool) -> None:
    talks = played(
        [
            Row(0, Happening.OFFERED, party="north", clause="tolls", position=0.1),
            Row(1, Happening.OFFERED, party="north", clause="tolls", position=0.13, before=0.1),
        ]
    )
    line = Line(date=talks.day(0), text=f"It lay at {said}.", frame="", rows=(0, 1))
    assert (unborne(talks, line) == []) is is_borne


@pytest.mark.parametrize(
    ("rows", "said", "is_borne"),
    [
        ((0, 2, 3), "for five months; now the north moved from 20 to 40 boats", True),
        ((0, 2, 3), "for three months; now the north moved from 20 to 40 boats", False),
        ((0, 2, 4), "for five months; now the north moved from 20 to 45 boats", False),
        ((2, 4), "for five months; now the north moved from 40 to 45 boats", False),
        ((3, 4), "for six months; now the north moved from 40 to 45 boats", True),
    ],
)
def test_a_standstill_that_did_not_go_before_a_move_is_found_out(
    rows: tuple[int, ...], said: str, *, is_borne: bool
) -> None:
    texts = [(0, 0.2, math.nan), (3, 0.2, 0.2), (160, 0.3, 0.2), (165, 0.4, 0.3), (350, 0.45, 0.4)]
    talks = played(
        [
            Row(
                day,
                Happening.OFFERED,
                party="north",
                clause="fishing.quota",
                position=position,
                before=before,
            )
            for day, position, before in texts
        ]
    )
    day = talks.chronicle[rows[-1]].minute
    text = f"Nothing had moved on the quota {said}."
    line = Line(date=talks.day(day), text=text, frame="moved at last/0", rows=rows)
    assert (unborne(talks, line) == []) is is_borne


@every
def test_a_story_goes_forward_in_time_and_dates_each_line_by_its_rows(
    scenario: str, seed: int
) -> None:
    talks, lines = outcome(scenario, seed), story(scenario, seed)
    assert [line.date for line in lines] == sorted(line.date for line in lines)
    for line in lines:
        assert line.date in {talks.day(talks.rows["time"][row]) for row in line.rows}


@every
def test_no_tabling_closing_suspension_or_end_is_lost(scenario: str, seed: int) -> None:
    talks = outcome(scenario, seed)
    must = {n for n, kind in enumerate(talks.rows["kind"]) if Happening(int(kind)) in KEPT}
    for lines in (story(scenario, seed), tell(talks, limit=SHORTEST)):
        assert must <= {row for line in lines for row in line.rows}


@every
def test_a_story_takes_no_more_lines_than_it_may(scenario: str, seed: int) -> None:
    assert height(story(scenario, seed)) <= LINES
    assert height(tell(outcome(scenario, seed), limit=SHORTEST)) <= SHORTEST


@pytest.mark.parametrize("scenario", SCENARIOS)
def test_no_frame_makes_more_than_a_fifth_of_five_stories(scenario: str) -> None:
    frames = Counter(line.frame for seed in SEEDS for line in story(scenario, seed))
    assert max(frames.values()) * 5 <= frames.total()


@pytest.mark.parametrize("scenario", SCENARIOS)
def test_stories_of_five_seeds_take_five_courses(scenario: str) -> None:
    told = {tuple(line.text for line in story(scenario, seed)[1:]) for seed in SEEDS}
    assert len(told) == len(SEEDS)


def test_the_same_talks_are_always_told_in_the_same_words() -> None:
    assert tell(outcome("house-sale", 1)) == story("house-sale", 1)


def test_a_story_cannot_be_shorter_than_what_it_must_keep() -> None:
    with pytest.raises(ValueError, match=f"at least {SHORTEST} lines"):
        tell(outcome("house-sale", 1), limit=SHORTEST - 1)


def test_talks_of_many_years_without_a_step_are_told_in_a_few_lines() -> None:
    rows = [
        Row(0, Happening.OPENED),
        Row(0, Happening.CALLED, item="tolls"),
        Row(0, Happening.TABLED, party="north", item="tolls", cause=1),
        Row(0, Happening.OFFERED, party="north", clause="tolls", cause=2, position=0.0, amount=0),
        Row(0, Happening.OFFERED, party="south", clause="tolls", cause=3, position=1.0, amount=0),
    ]
    for day in range(1, 1500):
        held = Row(day, Happening.OFFERED, party="north", clause="tolls", position=0.0, before=0.0)
        rows.append(held._replace(cause=len(rows) - 1, amount=0.0))
        if day % 12 == 0:
            rows += [Row(day, Happening.DEADLOCKED, item="tolls", cause=2, amount=12)]
            rows += [Row(day, Happening.EXHAUSTED, item="tolls", cause=len(rows) - 1)]
    rows += [Row(1500, Happening.HORIZON)]
    lines = tell(played(rows, ending="horizon", last=1500))
    assert len(lines) < 10
    assert any("123 times" in line.text or "1,4" in line.text for line in lines)


def test_a_crowded_chronicle_gathers_like_events_in_one_line() -> None:
    rows = [Row(0, Happening.OPENED)]
    for day in range(1, 900, 3):
        rows += [Row(day, Happening.STRUCK, subject=0)]
        rows += [Row(day, Happening.SUSPENDED, subject=0, cause=len(rows) - 1, amount=1.0)]
        rows += [Row(day + 1, Happening.RESUMED, cause=len(rows) - 1)]
    rows += [Row(900, Happening.HORIZON)]
    talks = played(rows, ending="horizon", last=900)
    lines = tell(talks)
    assert height(lines) <= LINES
    told = {row for line in lines for row in line.rows}
    assert {n for n, row in enumerate(rows) if row.kind is Happening.SUSPENDED} <= told
    assert any(line.frame.startswith("suspended several") for line in lines)


def test_a_sheet_heads_the_years_and_puts_each_day_at_the_margin_once() -> None:
    lines = story("house-sale", 1)
    console = Console(width=80)
    with console.capture() as capture:
        console.print(sheet(lines))
    printed = capture.get().splitlines()
    assert len(printed) == height(lines)
    assert printed[0].strip() == str(lines[0].date.year)
    margins = [row[:12].strip() for row in printed[1:] if row[:12].strip()]
    assert margins == [
        ENGLISH.day(day, year=False) for day in dict.fromkeys(line.date for line in lines)
    ]


BARRED = """
scenario: barred
start: 2001-01-01
horizon: 200 days
parties: {a: {patience: 40 days}, b: {patience: 40 days}}
items:
  line:
    stances: {a: {ideal: 0, reservation: 1}, b: {ideal: 1, reservation: 0}}
    objections: {never: {by: b, lapses_at: never}}
procedure: {meets: every day, deadlock_after: 10 meetings}
"""


def test_meetings_are_not_counted_where_an_objection_barred_every_offer() -> None:
    """Such a meeting leaves no row, so the chronicle bears out no number of them."""
    told = tell(run(loads(BARRED)))
    (quiet,) = [line for line in told if line.frame.startswith("quiet")]
    assert "20 January" in quiet.text
    assert not re.search(r"meeting", quiet.text), quiet.text


STOPPED = """
scenario: stopped
start: 2001-01-01
horizon: 200 days
parties: {a: {patience: 400 days}, b: {patience: 400 days}}
items:
  line: {stances: {a: {ideal: 0, reservation: 0.1}, b: {ideal: 1, reservation: 0.9}}}
events:
  strike: {date: 2001-02-01, suspends: 30 days}
  flood: {date: 2001-02-11, suspends: 40 days}
"""


def test_suspensions_told_together_are_told_when_they_are_over_and_once_for_a_standstill() -> None:
    outcome = run(loads(STOPPED))
    thread = Thread.of(outcome, Voice(scenario=outcome.scenario, language=ENGLISH))
    rows = thread.all(Happening.SUSPENDED)
    one = suspensions(thread, rows)
    assert one.situation != "suspended several"
    later = STOPPED + "  storm: {date: 2001-05-01, suspends: 20 days}\n"
    outcome = run(loads(later))
    thread = Thread.of(outcome, Voice(scenario=outcome.scenario, language=ENGLISH))
    both = suspensions(thread, thread.all(Happening.SUSPENDED))
    assert both.facts["count"] == ENGLISH.times(2)
    # ten days after the strike the flood adds forty: fifty days in one
    assert both.facts["lengths"] == ENGLISH.several_days([50.0, 20.0])
    assert thread.day(thread.rows[both.at]).isoformat() >= "2001-05-21"
