"""The environment: what happens outside the room, and how long it keeps the talks from meeting."""

from collections.abc import Iterator

from sim.model.codes import Happening
from sim.results.chronicle import Row
from sim.results.episodes.episode import ALWAYS, Episode, Thread, numbers

PRESSED, RELIEVED = 0.5, 0.1
"""How much it matters that someone feels pressure, and that it ends."""


def incidents(thread: Thread) -> Iterator[Episode]:
    """Tell of each event that struck, and of each pressure that ended."""
    times: dict[str, int] = {}
    for row in thread.all(Happening.STRUCK):
        times[str(row.event)] = times.get(str(row.event), 0) + 1
        pressed = thread.caused(row, Happening.PRESSED)
        suspended = thread.caused(row, Happening.SUSPENDED)
        if suspended:
            yield _suspended(thread, row, suspended[0], times[str(row.event)])
        if pressed:
            yield from _pressed(thread, row, pressed)
    for row in thread.all(Happening.RELIEVED):
        yield _relieved(thread, row)


def suspensions(thread: Thread, rows: list[Row]) -> Episode:
    """Tell of several suspensions together: how often, by what, for how long each."""
    voice = thread.voice
    causes = [thread.rows[row.cause] for row in rows if row.cause is not None]
    events = list(dict.fromkeys(str(row.event) for row in rows if row.event is not None))
    resumed = [other for row in rows for other in thread.caused(row, Happening.RESUMED)]
    return Episode(
        situation="suspended several",
        facts={
            "count": voice.language.counted(len(rows), "time"),
            "events": voice.language.listed(voice.event(event) for event in events),
            "lengths": voice.language.listed(voice.language.days(row.amount or 0) for row in rows),
            "since": thread.said_day(rows[0], seen_from=rows[-1]),
        },
        rows=numbers(rows, causes, resumed),
        at=rows[-1].number,
        kin="suspended",
    )


def _suspended(thread: Thread, row: Row, suspended: Row, times: int) -> Episode:
    voice, event = thread.voice, thread.outcome.scenario.events[str(row.event)]
    resumed = thread.caused(suspended, Happening.RESUMED)
    already = _is_suspended(thread, row)
    how = "suspended again" if times > 1 else "suspended"
    if not resumed:
        how = "suspended longer" if _goes_on(thread, suspended) else "suspended for good"
    elif already:
        how = "suspended longer"
    return Episode(
        situation=how,
        facts={
            "event": voice.event(str(row.event)),
            "text": " ".join(event.text.split()).rstrip("."),
            "nth": voice.language.nth(times),
            "days": voice.language.days(suspended.amount or 0.0),
            "until": thread.said_day(resumed[0], seen_from=row) if resumed else "",
        },
        rows=numbers([row, suspended], resumed, _earlier(thread, row)),
        at=suspended.number,
        weight=ALWAYS,
        kin="suspended",
    )


def _pressed(thread: Thread, row: Row, pressed: list[Row]) -> Iterator[Episode]:
    voice = thread.voice
    for other in pressed:
        party = str(other.party)
        before = _pressure_before(thread, other)
        after = float(other.amount or 1.0)
        yield Episode(
            situation="pressed more" if after > before else "pressed less",
            facts={
                "event": voice.event(str(row.event)),
                "party": voice.party(party),
                "rate": f"{after:.3g}",
            },
            rows=numbers([row, other]),
            at=other.number,
            weight=PRESSED,
        )


def _relieved(thread: Thread, row: Row) -> Episode:
    return Episode(
        situation="relieved",
        facts={
            "event": thread.voice.event(str(row.event)),
            "party": thread.voice.party(str(row.party)),
        },
        rows=numbers([row]),
        at=row.number,
        weight=RELIEVED,
    )


def _pressure_before(thread: Thread, row: Row) -> float:
    earlier = [
        float(other.amount or 1.0)
        for other in thread.all(Happening.PRESSED, Happening.RELIEVED)
        if other.number < row.number and other.party == row.party
    ]
    return earlier[-1] if earlier else 1.0


def _earlier(thread: Thread, row: Row) -> list[Row]:
    """Return the earlier times this event struck."""
    return [
        other
        for other in thread.all(Happening.STRUCK)
        if other.number < row.number and other.event == row.event
    ]


def _is_suspended(thread: Thread, row: Row) -> bool:
    """Say whether the talks stood still already when something happened."""
    earlier = [
        other
        for other in thread.all(Happening.SUSPENDED, Happening.RESUMED)
        if other.number < row.number
    ]
    return bool(earlier) and earlier[-1].kind is Happening.SUSPENDED


def _goes_on(thread: Thread, suspended: Row) -> bool:
    """Say whether the talks went on after a suspension that no row of its own ends."""
    return any(other.number > suspended.number for other in thread.all(Happening.RESUMED))
