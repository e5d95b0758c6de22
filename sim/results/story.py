"""The story of a run: its chronicle, told in dated sentences.

- Lines are in order of time. Each keeps the frame that tells it and the rows it rests on; it says
  nothing that these rows, or the scenario, do not carry.
- However long the talks, a story told in short keeps every tabling, closing and suspension, who was
  outvoted, what each party first asked its principals, what these would not let go, and the end:
  what happened often is gathered in one sentence, what matters least is left out.
"""

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from itertools import groupby
from textwrap import wrap
from typing import TYPE_CHECKING, NamedTuple

from sim.results.episodes import (
    consultation,
    deadlock,
    ending,
    environment,
    forum,
    implementation,
    movement,
    objection,
    package,
    principal,
    ratification,
    reopening,
    settlement,
    shift,
    tabling,
)
from sim.results.episodes.episode import ALWAYS, Episode, Thread
from sim.results.episodes.single import singles
from sim.results.language import ENGLISH, Language
from sim.results.outcome import Outcome
from sim.results.phrases import Phrasebook
from sim.results.row import Row
from sim.results.voice import Voice

if TYPE_CHECKING:
    from rich.table import Table

LINES = 120
"""The most lines of a terminal of 80 columns that a story takes in short."""

SHORTEST = 48
"""A story of fewer lines cannot keep what every story keeps."""

MARGIN = 14
WIDTH = 80

OFTEN = frozenset({"suspended"})
SELDOM = OFTEN | {"withheld", "dropped", "referred", "packaged", "blurred", "asked", "kept"}
CLOSED = SELDOM | {"agreed", "outvoted"}
EVERY = CLOSED | {"tabled"}
"""Kins of episodes that are told together when there is no other way, the most alike first."""

SPARE = 0.5
"""What weighs less is the first to be left out."""


class Plan(NamedTuple):
    """How much is told.

    step : the step worth telling, as a share of the gap between the first texts
    spare : what weighs less may be left out
    kins, days : what is told together, and within how many days
    """

    step: float
    spare: float
    kins: frozenset[str] = frozenset()
    days: int = 0


PLANS = (
    *(Plan(step, SPARE) for step in (0.1, 0.2, 0.3)),
    Plan(0.3, 0.6, OFTEN, 90),
    Plan(0.4, 0.75, OFTEN, 180),
    Plan(0.5, 0.86, OFTEN, 360),
    Plan(0.5, ALWAYS, OFTEN, 720),
    *(Plan(0.8, ALWAYS, CLOSED, days) for days in (30, 60, 120, 240, 480)),
    *(Plan(0.8, ALWAYS, EVERY, days) for days in (480, 960, 10**9)),
)
"""From the finest to the coarsest: the first that fits is told."""


class Line(NamedTuple):
    """A sentence of the story, the frame it is made of, and the numbers of the rows it rests on."""

    date: date
    text: str
    frame: str
    rows: tuple[int, ...]


def tell(
    outcome: Outcome, *, limit: int | None = LINES, language: Language = ENGLISH
) -> tuple[Line, ...]:
    """Return the story of an outcome: by the finest plan that fits, else by the coarsest.

    Parameters
    ----------
    limit : the most lines it may take in a terminal of 80 columns, from 48 on; None for all that
        the chronicle holds, row by row

    Raises
    ------
    ValueError
        If the limit is less than 48.
    """
    thread = Thread.of(outcome, Voice(scenario=outcome.scenario, language=language))
    if limit is None:
        return worded(thread, singles(thread))
    if limit < SHORTEST:
        raise ValueError(f"a story takes at least {SHORTEST} lines, not {limit}")
    for plan in PLANS:
        episodes = _gathered(thread, all_episodes(thread, step=plan.step))
        episodes = _joined_within(thread, episodes, plan)
        left_out, lines = _without_the_least(thread, episodes, limit)
        if height(lines) <= limit and all(one.weight < plan.spare for one in left_out):
            break
    return lines


def end_of(lines: Iterable[Line]) -> Line:
    """Return the line that tells how the talks ended; what comes of a treaty follows it."""
    told = list(lines)
    return next((one for one in reversed(told) if _situation(one) in ending.SITUATIONS), told[-1])


def _situation(line: Line) -> str:
    return line.frame.rpartition("/")[0]


def height(lines: Iterable[Line]) -> int:
    """Return how many lines of 80 columns a story takes, headings of years counted."""
    days = _days_of(lines)
    texts = sum(len(wrap(text, WIDTH - MARGIN)) for _, text in days)
    return texts + len({day.year for day, _ in days})


def sheet(lines: Iterable[Line], *, language: Language = ENGLISH) -> "Table":
    """Return the story as a sheet for the terminal: years as headings, days at the margin."""
    from rich.table import Table
    from rich.text import Text

    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(width=MARGIN - 2, justify="right", no_wrap=True, style="dim")
    table.add_column()
    for year, told in groupby(_days_of(lines), key=lambda day: day[0].year):
        table.add_row(Text(str(year), style="bold not dim"), "")
        for day, text in told:
            table.add_row(language.day(day, year=False), Text(text))
    return table


def _days_of(lines: Iterable[Line]) -> list[tuple[date, str]]:
    """Return what is told of each day, its sentences one after another."""
    days = groupby(lines, key=lambda line: line.date)
    return [(day, " ".join(line.text for line in told)) for day, told in days]


def all_episodes(thread: Thread, *, step: float) -> Iterator[Episode]:
    """Return all that is told when steps of this size are worth telling."""
    yield from ending.opening(thread)
    yield from tabling.tablings(thread)
    yield from tabling.withholdings(thread)
    yield from objection.objections(thread)
    yield from movement.movements(thread, step=step)
    yield from settlement.settlements(thread, step=step)
    yield from deadlock.deadlocks(thread)
    yield from package.packages(thread)
    yield from consultation.consultations(thread)
    yield from environment.incidents(thread)
    yield from principal.principals(thread)
    yield from shift.shifts(thread)
    yield from reopening.reopenings(thread)
    yield from ratification.votes(thread)
    yield from ending.endings(thread)
    yield from implementation.duties(thread)
    yield from forum.hearings(thread)


def worded(thread: Thread, episodes: Iterable[Episode]) -> tuple[Line, ...]:
    """Put episodes into words, in order of time."""
    book = Phrasebook(thread.voice.language)
    lines = []
    for episode in sorted(episodes, key=lambda episode: (episode.at, episode.weight)):
        number = episode.at + thread.outcome.seed + thread.outcome.replication
        frame, text = book.say(episode.situation, episode.facts, number)
        day = thread.day(thread.rows[episode.at])
        lines.append(Line(date=day, text=text, frame=frame, rows=episode.rows))
    return tuple(lines)


def _gathered(thread: Thread, episodes: Iterable[Episode]) -> list[Episode]:
    """Gather quiet episodes between which nothing of weight happened in the room."""
    told: list[Episode] = []
    spell: list[Episode] = []
    for episode in sorted(episodes, key=lambda episode: episode.at):
        if episode.kin == deadlock.QUIET:
            spell.append(episode)
            continue
        told.append(episode)
        if spell and episode.weight >= SPARE and episode.kin not in OFTEN:
            told.append(_joined(thread, spell))
            spell = []
    return [*told, *([_joined(thread, spell)] if spell else [])]


def _without_the_least(
    thread: Thread, episodes: list[Episode], limit: int
) -> tuple[list[Episode], tuple[Line, ...]]:
    """Leave out what matters least, until the story fits or only what must be told is left.

    Return what was left out, and the story.
    """
    ranked = sorted(episodes, key=lambda episode: (-episode.weight, episode.at))
    least = sum(episode.weight >= ALWAYS for episode in episodes)
    left_out: list[Episode] = []
    lines = worded(thread, ranked)
    while height(lines) > limit and len(ranked) > least:
        too_many = max(1, (height(lines) - limit) // 2)
        kept = max(least, len(ranked) - too_many)
        left_out, ranked = [*left_out, *ranked[kept:]], ranked[:kept]
        lines = worded(thread, ranked)
    return left_out, lines


def _joined_within(thread: Thread, episodes: list[Episode], plan: Plan) -> list[Episode]:
    """Join the episodes of some kins that lie within so many days."""
    told: list[Episode] = [episode for episode in episodes if episode.kin not in plan.kins]
    for kin in sorted(plan.kins):
        spell: list[Episode] = []
        for episode in sorted(episodes, key=lambda episode: episode.at):
            if episode.kin != kin:
                continue
            if spell and _days(thread, spell[0], episode) > plan.days:
                told.append(_joined(thread, spell))
                spell = []
            spell.append(episode)
        told += [_joined(thread, spell)] if spell else []
    return told


def _joined(thread: Thread, episodes: list[Episode]) -> Episode:
    """Return one episode for several of a kin."""
    if len(episodes) == 1:
        return episodes[0]
    heads = sorted({row for episode in episodes for row in episode.heads})
    return JOINS[episodes[0].kin](thread, [thread.rows[row] for row in heads])


def _days(thread: Thread, one: Episode, other: Episode) -> int:
    """Return how many days lie between two episodes."""
    return (thread.day(thread.rows[other.at]) - thread.day(thread.rows[one.at])).days


Join = Callable[[Thread, list[Row]], Episode]

JOINS: dict[str, Join] = {
    "tabled": tabling.several,
    "withheld": tabling.several,
    "dropped": tabling.several,
    "referred": tabling.several,
    "packaged": tabling.several,
    "blurred": tabling.several,
    "agreed": settlement.together,
    "outvoted": settlement.outvoted,
    "asked": consultation.first_requests,
    "kept": consultation.refusals,
    "suspended": environment.suspensions,
    deadlock.QUIET: deadlock.quiet,
}
"""How episodes of a kin are told as one."""
