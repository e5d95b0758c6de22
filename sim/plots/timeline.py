"""The agreement timeline: of many runs when they close each clause, of one how it went.

That of many is drawn by `agreements`. In that of one run a lane a clause shows how it stood through
time, and its end.

In a lane there is nothing before the clause is tabled; then a bar, thin while it is on the agenda
and nobody objects or has moved, hatched while it is contested, solid while it is bargained, dotted
while it is set aside or waits for instructions; then the mark of its end, with the terms in words
at the right. Small ticks are the moves of the parties; an arrow head points up where principals
are asked, and down where they answer. An end that did not last is small and hollow. After the
signature a thin line shows what came of the treaty, with a mark for each delivery, breach and
decision. What really happened is drawn hollow, if the
scenario has a record.
"""

from functools import partial

from matplotlib.axes import Axes

from sim.model.codes import MINUTES_A_DAY
from sim.plots import above, bars, calendar, columns, key, labels
from sim.plots.account import STAGES, called, describe, ending, terms
from sim.plots.agreements import agreements, narrow_agreements
from sim.plots.key import Entry
from sim.plots.lanes import RIGHT, Group, Lane, laid_out, write_names
from sim.plots.marks import NAMES, SHAPES, mark_end, mark_record, mark_undone
from sim.plots.style import (
    BOTTOM,
    INK,
    KEY,
    LANE,
    PHONE,
    SECONDARY,
    TOP,
    WIDE,
    Form,
    Sheet,
    letter,
    letter_block,
)
from sim.results.course import Course, Stage, courses
from sim.results.course import last_minute as run_to
from sim.results.ensemble import Ensemble
from sim.results.outcome import Outcome
from sim.results.record import ends, last_minute
from sim.scenario.argument import finding

FOOTING = 0.09
"""Room for the line of assumptions, below all else."""

TICKS = 0.12
"""Width of the sample of moves in the key."""

PAD = 1.015
"""How much farther the axis reaches than what is on it."""

AFTER = {
    "delivered": "delivered",
    "breached": "breached",
    "decided": "decided by the forum",
    "undecided": "undecided by the forum",
}
"""How the key calls what came after the signature."""

NEAR, ASIDE = 0.1, 0.07
"""Two marks of a lane nearer than the one touch: the record's stands lower by the other; inches."""


def timeline(played: Outcome | Ensemble) -> Sheet:
    """Draw the agreement timeline of a run, or of an ensemble.

    In the axes of the lanes x is minutes since the start, and y inches from the top of the paper.
    """
    finding("played", played, Outcome, Ensemble)
    return agreements(played) if isinstance(played, Ensemble) else _of_a_run(played)


def narrow_timeline(played: Outcome | Ensemble) -> Sheet:
    """Draw the same for a telephone, with the words above the lanes."""
    return narrow_agreements(played) if isinstance(played, Ensemble) else _narrow(played)


def _of_a_run(outcome: Outcome) -> Sheet:
    """Draw the course of each clause in a run, with the terms beside it."""
    stood = courses(outcome)
    groups = laid_out(outcome.scenario, _terms(outcome, stood))
    sheet = _drawn(outcome, stood, groups, WIDE)
    heading = "terms" if outcome.is_signed else "terms, in draft"
    at = (RIGHT, labels.rows(TOP)[0])
    letter(sheet.paper, at, heading, size=KEY, colour=SECONDARY, italic=True, gid="heading")
    write_names(sheet.paper, groups)
    for group in groups:
        for lane in group.lanes:
            _say(sheet.paper, outcome, lane)
    return sheet


def _narrow(outcome: Outcome) -> Sheet:
    """Draw the same with the terms above."""
    stood = courses(outcome)
    groups = above.laid_out(outcome.scenario, _terms(outcome, stood))
    sheet = _drawn(outcome, stood, groups, PHONE)
    (lanes,) = (axes for axes in sheet.axes if axes.get_gid() == "lanes")
    settled = {end.clause for end in outcome.settlements if end.is_settled}
    above.write(sheet.paper, lanes, groups, settled=settled)
    return sheet


def _terms(outcome: Outcome, stood: tuple[Course, ...]) -> dict[str, str]:
    return {course.clause: terms(outcome, course) for course in stood}


def _drawn(
    outcome: Outcome, stood: tuple[Course, ...], groups: tuple[Group, ...], form: Form
) -> Sheet:
    """Draw all but the words beside or above the lanes."""
    lanes = [lane for group in groups for lane in group.lanes]
    foot = groups[-1].foot + 0.01
    title = "The course of the talks"
    below = f"{outcome.scenario.title} · {ending(outcome)}"
    if form is PHONE and not outcome.is_signed:
        below += " · terms in draft"
    keys = key.laid_out(_key(outcome, stood), form=form)
    height = foot + BOTTOM + FOOTING + key.height(keys)
    account = describe(outcome)
    sheet = Sheet(outcome, title=title, below=below, account=account, height=height, form=form)
    axes = sheet.placed((form.left, form.top), (form.right - form.left, foot - form.top))
    axes.set_gid("lanes")
    last = round(PAD * max(MINUTES_A_DAY, run_to(outcome), last_minute(outcome.scenario)))
    axes.set_xlim(0, last)
    calendar.rule_turns(axes, outcome.scenario.start, last, top=form.top, foot=foot)
    calendar.draw(axes, outcome.scenario.start, last, foot=foot)
    columns.draw(sheet.paper, axes, outcome, foot=foot, form=form)
    for lane, course in zip(lanes, stood, strict=True):
        _fill(axes, outcome, lane, course)
    key.write(sheet.paper, keys, at=foot + 0.48, form=form)
    return sheet


def _fill(axes: Axes, outcome: Outcome, lane: Lane, course: Course) -> None:
    """Draw what is in a lane: the bar, the moves, and how the clause ended, here and in fact."""
    for stage, start, end in course.spells:
        gid = f"{stage}/{course.clause}"
        bars.draw(axes, stage, (start, end), lane.middle, gid=gid)
    for party, part in bars.parts(tuple(outcome.scenario.parties)).items():
        moves = [move.minute for move in course.offers if move.moves and move.party == party]
        gid = f"moves/{course.clause}/{party}"
        bars.tick(axes, moves, lane.middle, part=part, gid=gid)
    _ask(axes, lane, course)
    for number, (minute, undone, _) in enumerate(course.undone):
        mark_undone(axes, (minute, lane.middle), undone, gid=f"undone/{course.clause}/{number}")
    if course.sequel:
        start = course.end if course.forum else outcome.minute
        bars.sequel(axes, start, course.sequel, lane.middle, gid=f"sequel/{course.clause}")
    if course.tabled is not None:
        disposition = outcome.settlement(course.clause).disposition
        mark_end(axes, (course.end, lane.middle), disposition, gid=f"end/{course.clause}")
    fact = ends(outcome.scenario).get(course.clause)
    if fact is not None and fact.minute is not None:
        first, last = axes.get_xlim()
        span = axes.get_position().width * calendar.paper_width(axes)
        apart = abs(fact.minute - course.end) * span / (last - first)
        aside = ASIDE if course.tabled is not None and apart < NEAR else 0.0
        at = (fact.minute, lane.middle + aside)
        mark_record(axes, at, fact.disposition, gid=f"record/{course.clause}")


def _ask(axes: Axes, lane: Lane, course: Course) -> None:
    """Draw the questions to principals about a clause, and their answers."""
    asked = [request.asked for request in course.requests]
    answered = [one.answered for one in course.requests if one.answered is not None]
    if asked:
        bars.heads(axes, asked, lane.middle, gid=f"asked/{course.clause}")
    if answered:
        gid = f"answered/{course.clause}"
        bars.heads(axes, answered, lane.middle, shape=bars.ANSWERED, gid=gid)


def _say(paper: Axes, outcome: Outcome, lane: Lane) -> None:
    """Write the terms beside a lane."""
    settled = outcome.settlement(lane.unit.id).is_settled
    letter_block(
        paper,
        (RIGHT, lane.middle),
        lane.terms,
        colour=INK if settled else SECONDARY,
        gid=f"terms/{lane.unit.id}",
    )


def _key(outcome: Outcome, stood: tuple[Course, ...]) -> list[Entry]:
    """Return the key to what is drawn."""
    seen = {spell.stage for course in stood for spell in course.spells}
    entries = [Entry(partial(_sample, stage), STAGES[stage]) for stage in Stage if stage in seen]
    moved = {move.party for course in stood for move in course.offers if move.moves}
    sides = bars.parts(tuple(outcome.scenario.parties))
    for part in dict.fromkeys(sides.values()):
        who = [party for party in sides if party in moved and sides[party] == part]
        if who:
            text = f"{called(outcome, who[0])} moves" if len(sides) == 2 else "someone moves"
            entries.append(Entry(partial(_ticks, part), text, TICKS))
    if any(course.requests for course in stood):
        entries.append(Entry(_heads, "instructions asked, given", TICKS))
    ended = {
        outcome.settlement(course.clause).disposition
        for course in stood
        if course.tabled is not None
    }
    for disposition in (*SHAPES, "open"):
        if disposition in ended:
            name = NAMES.get(disposition, disposition)
            entries.append(Entry(partial(_mark, disposition), name, key.MARK))
    entries += key.undone(closing for course in stood for closing in course.undone)
    turned = {turn.kind for course in stood for turn in course.sequel}
    entries += [Entry(partial(_turn, kind), AFTER[kind]) for kind in bars.SEQUEL if kind in turned]
    facts = {
        fact.disposition for fact in ends(outcome.scenario).values() if fact.minute is not None
    }
    known = [disposition for disposition in SHAPES if disposition in facts]
    if known:
        entries.append(Entry(partial(_facts, known), "in fact", key.MARK * len(known)))
    return entries


def _sample(stage: Stage, paper: Axes, left: float, middle: float) -> None:
    bars.draw(paper, stage, (left, left + key.SWATCH), middle, gid="key")


def _ticks(part: tuple[float, float], paper: Axes, left: float, middle: float) -> None:
    bars.draw(paper, Stage.BARGAINED, (left, left + TICKS), middle, gid="key")
    bars.tick(
        paper, [left + TICKS * sixth / 6 for sixth in (1, 3, 5)], middle, part=part, gid="key"
    )


def _heads(paper: Axes, left: float, middle: float) -> None:
    below = middle + bars.ABOVE * LANE
    bars.heads(paper, [left + TICKS / 4], below, gid="key")
    bars.heads(paper, [left + TICKS * 0.8], below, shape=bars.ANSWERED, gid="key")


def _mark(disposition: str, paper: Axes, left: float, middle: float) -> None:
    mark_end(paper, (left + key.MARK / 2, middle), disposition, gid="key")


def _turn(kind: str, paper: Axes, left: float, middle: float) -> None:
    shares = (0.3, 0.6, 0.9) if kind == "delivered" else (0.75,)
    turns = [(left + share * key.SWATCH, kind) for share in shares]
    bars.sequel(paper, left, turns, middle, gid="sequel/key")


def _facts(dispositions: list[str], paper: Axes, left: float, middle: float) -> None:
    for number, disposition in enumerate(dispositions):
        mark_record(paper, (left + key.MARK * (number + 0.5), middle), disposition, gid="key")
