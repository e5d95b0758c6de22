"""Deadlock: meetings without movement, what the parties do then, and sittings that lead nowhere."""

from collections.abc import Iterator

from sim.model.codes import Happening
from sim.results.episodes.episode import ALWAYS, TEXTS, Episode, Thread, is_step, numbers, put
from sim.results.row import Row

FIRST, AGAIN, ASIDE = 0.7, 0.35, 0.3
"""How much a first deadlock of an item matters, a further one, and a sitting that is over."""

RUNGS = {
    Happening.PARKED: "parked",
    Happening.RECESSED: "recess",
    Happening.HANDED_ON: "handed on",
    Happening.SEVERED: "severed",
    Happening.DELEGATED: "delegated",
    Happening.EXHAUSTED: "exhausted",
    Happening.WALKED_OUT: "walked out",
}
LONG = 0.04
"""How much each deadlock of a long stretch adds to its weight, and the most that may be."""
MOST = 0.9

QUIET = "quiet"
"""The kin of what can be told as one stretch in which the talks went round."""


def deadlocks(thread: Thread) -> Iterator[Episode]:
    """Tell of each deadlock with what came of it, and of each item set aside."""
    count: dict[str, int] = {}
    told: set[int] = set()
    for row in thread.all(Happening.DEADLOCKED):
        item = str(row.item)
        count[item] = count.get(item, 0) + 1
        aside = _set_aside(thread, row)
        told |= {other.number for other in aside}
        rungs = thread.caused(row, *RUNGS)
        packed = thread.caused(row, Happening.PROPOSED)
        if rungs and rungs[0].kind is not Happening.WALKED_OUT and not packed:
            yield _deadlocked(thread, row, rungs[0], count[item], aside)
    for row in thread.all(Happening.SET_ASIDE):
        if row.number not in told:
            yield _aside(thread, row)


def quiet(thread: Thread, rows: list[Row]) -> Episode:
    """Tell a stretch in which the talks went round: over what, how often stuck, how many steps."""
    items = list(dict.fromkeys(str(row.item) for row in rows))
    first = _begun(thread, rows[0])
    within = [
        row
        for row in thread.rows[first : rows[-1].number + 1]
        if row.item in items
        and (row.kind in TEXTS or row in rows or row.kind is Happening.DEADLOCKED)
    ]
    stretch = thread.rows[first : rows[-1].number + 1]
    deadlocks = [r for r in stretch if r.kind is Happening.DEADLOCKED and r.item in items]
    stuck = len(deadlocks)
    steps = sum(is_step(row) for row in within)
    language = thread.voice.language
    how = "quiet" if len(items) > 1 else "quiet on one"
    return Episode(
        situation=f"{how}, some steps" if steps else how,
        facts={
            "items": thread.voice.items(items),
            "stood": _stood(thread, rows[-1]) if len(items) == 1 else "",
            "stuck": language.times(stuck) if stuck else "",
            "steps": language.counted(steps, "step"),
            "meetings": _counted(thread, rows, within),
            **thread.since(within[0], rows[-1]),
        },
        rows=numbers(within, rows, _standing(thread, rows[-1])),
        at=rows[-1].number,
        weight=min(MOST, ASIDE + LONG * stuck),
        kin=QUIET,
        heads=numbers(rows),
    )


def _deadlocked(thread: Thread, row: Row, rung: Row, count: int, aside: list[Row]) -> Episode:
    voice, item = thread.voice, str(row.item)
    stalled = int(row.amount or 0)
    suspended = thread.caused(rung, Happening.SUSPENDED)
    resumed = [r for s in suspended for r in thread.caused(s, Happening.RESUMED)]
    gone = thread.caused(rung, Happening.DROPPED, Happening.REFERRED)
    how = RUNGS[rung.kind]
    consequential = bool(suspended or gone)
    earlier = [r for r in thread.all(Happening.DEADLOCKED) if r.item == item][:count]
    kin = {"recess": "suspended", "severed": "dropped", "handed on": "referred"}.get(how, "")
    whole = " whole" if [str(r.clause) for r in gone] == [item] else ""
    alone = " alone" if how == "exhausted" and is_alone(thread, row) else ""
    return Episode(
        situation=f"deadlock {how}{whole}{alone}"
        if count == 1 or consequential
        else "deadlock again",
        facts={
            "item": voice.item(item),
            "meetings": voice.language.counted(stalled, "meeting"),
            "nth": voice.language.nth(count) if count > 1 else "",
            "days": voice.language.days(thread.lasted(suspended[0])) if suspended else "",
            "until": thread.said_day(resumed[0], seen_from=row) if resumed else "",
            "clauses": voice.listed_clauses(str(r.clause) for r in gone) if gone else "",
            "forum": voice.forum(str(rung.forum)) if rung.forum else "",
            "stood": _stood(thread, row),
        },
        rows=numbers(
            [row, rung],
            earlier,
            suspended,
            resumed,
            gone,
            aside,
            _standing(thread, row),
            [thread.end] if suspended and not resumed else [],
        ),
        at=gone[-1].number if gone else rung.number,
        weight=ALWAYS if consequential else FIRST if count == 1 else AGAIN,
        kin=("" if suspended and not resumed else kin)
        if consequential
        else ""
        if count == 1
        else QUIET,
        heads=numbers(suspended, gone) if consequential else numbers([row], aside),
    )


def _standing(thread: Thread, row: Row) -> list[Row]:
    """Return the texts on the one clause of an item that is open; none if there are more."""
    still = [c for c in thread.clauses_of(str(row.item)) if thread.is_open(c, at=row.number)]
    if len(still) != 1:
        return []
    return list(thread.standing(still[0], before=row.number).values())


def _stood(thread: Thread, row: Row) -> str:
    """Return where the parties stand on the one clause that is open; empty if there are more."""
    texts = _standing(thread, row)
    if len(texts) != 2 or texts[0].position == texts[1].position:
        return ""
    one, other = texts
    return thread.voice.language.say(
        "against",
        one=thread.voice.terms_again(str(one.clause), put(one)),
        other=thread.voice.terms(str(other.clause), put(other)),
    )


def is_alone(thread: Thread, row: Row) -> bool:
    """Say whether no clause of any other item is open: then the talks can go on to nothing else."""
    units = thread.outcome.scenario.units
    return not any(
        unit.item != row.item and thread.is_open(unit.id, at=row.number) for unit in units
    )


def _set_aside(thread: Thread, row: Row) -> list[Row]:
    """Return the end of the sitting that came at the same meeting."""
    return [
        other
        for other in thread.all(Happening.SET_ASIDE)
        if (other.minute, other.item) == (row.minute, row.item)
    ]


def _aside(thread: Thread, row: Row) -> Episode:
    since = _begun(thread, row)
    within = [other for other in thread.rows[since : row.number + 1] if other.item == row.item]
    steps = sum(is_step(other) for other in within)
    language = thread.voice.language
    situation = "set aside alone" if is_alone(thread, row) else "set aside"
    return Episode(
        situation=f"{situation}, some steps" if steps else situation,
        facts={
            "item": thread.voice.item(str(row.item)),
            "meetings": _worked(thread, [row], within),
            "steps": language.counted(steps, "step"),
        },
        rows=numbers(within),
        at=row.number,
        weight=ASIDE,
        kin=QUIET,
        heads=(row.number,),
    )


def _worked(thread: Thread, ends: list[Row], within: list[Row]) -> str:
    """Return for how many meetings something was worked, as the rows that end such stretches say.

    A meeting at which an objection bars every offer leaves no row of its own, so meetings are not
    counted by rows alone.
    """
    stuck = sum(int(row.amount or 0) for row in ends if row.kind is Happening.DEADLOCKED)
    sat = sum(int(row.amount or 0) for row in ends if row.kind is Happening.SET_ASIDE)
    seen = len({row.minute for row in within})
    return thread.voice.language.counted(max(stuck or sat, seen), "meeting")


def _counted(thread: Thread, ends: list[Row], within: list[Row]) -> str:
    """Return at how many meetings a stretch was worked; empty if some of them left no row."""
    stuck = sum(int(row.amount or 0) for row in within if row.kind is Happening.DEADLOCKED)
    sat = sum(int(row.amount or 0) for row in ends if row.kind is Happening.SET_ASIDE)
    return "" if max(stuck, sat) > len({row.minute for row in within}) else thread.meetings(within)


def _begun(thread: Thread, row: Row) -> int:
    """Return the first row of the sitting on an item that ends with this row."""
    ends = {*RUNGS, Happening.SET_ASIDE}
    earlier = [
        other.number
        for other in thread.rows[: row.number]
        if other.item == row.item and other.kind in ends and other.minute < row.minute
    ]
    start = earlier[-1] + 1 if earlier else 0
    return next(other.number for other in thread.rows[start:] if other.item == row.item)
