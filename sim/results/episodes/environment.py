"""The environment: what happens outside the room, and how long it keeps the talks from meeting."""

from collections.abc import Iterator

from sim.model.codes import MINUTES_A_DAY, Happening
from sim.results.episodes.episode import Episode, Thread, numbers
from sim.results.row import Row

PRESSED, RELIEVED, TIDE = 0.5, 0.1, 0.3
"""How much it matters that someone feels pressure, that it ends, and that the tide ran high."""

HIGH = 1.5
"""A pressure that has grown so many times since the last event is a high tide."""


def incidents(thread: Thread) -> Iterator[Episode]:
    """Tell of each time the talks stood still, and of each pressure that came or went."""
    for chain in _chains(thread):
        yield from _stood_still(thread, chain)
    for row in thread.all(Happening.STRUCK):
        yield from _pressed(thread, row, thread.caused(row, Happening.PRESSED))
    for row in thread.all(Happening.RELIEVED):
        yield _relieved(thread, row)
    for party in thread.outcome.scenario.parties:
        yield from _tide(thread, party)


def suspensions(thread: Thread, rows: list[Row]) -> Episode:
    """Tell of several suspensions together: how often, by what, for how long each."""
    voice = thread.voice
    chains = [chain for chain in _chains(thread) if any(row in rows for row in chain)]
    told = [row for chain in chains for row in chain]
    alone = list(_stood_still(thread, chains[0])) if len(chains) == 1 else []
    if alone:
        return alone[0]
    resumed = _resumed(thread, told)
    last = max([*told, *resumed], key=lambda row: row.number)
    said = [voice.event(event) for event in dict.fromkeys(row.event for row in told) if event]
    if any(row.event is None for row in told):
        said.append(voice.language.patterns["recess"])
    return Episode(
        situation="suspended several",
        facts={
            "count": voice.language.times(len(chains)),
            "events": voice.language.listed(said),
            "lengths": voice.language.several_days([_length(chain) for chain in chains]),
            **thread.since(told[0], last),
        },
        rows=numbers(told, _causes(thread, told), resumed),
        at=last.number,
        kin="suspended",
        heads=numbers(rows),
    )


def _length(chain: list[Row]) -> float:
    """Return for how many days the talks stood still, where one suspension fell into another."""
    ends = [row.minute / MINUTES_A_DAY + (row.amount or 0.0) for row in chain]
    return max(ends) - chain[0].minute / MINUTES_A_DAY


def _chains(thread: Thread) -> list[list[Row]]:
    """Return the suspensions, those that fell into one break together."""
    chains: list[list[Row]] = []
    standing = False
    for row in thread.all(Happening.SUSPENDED, Happening.RESUMED):
        if row.kind is Happening.RESUMED:
            standing = False
        elif standing:
            chains[-1].append(row)
        else:
            chains.append([row])
            standing = True
    return chains


def _stood_still(thread: Thread, chain: list[Row]) -> Iterator[Episode]:
    """Tell a break in the talks; a recess is told with its deadlock, what fell into it here."""
    first, *later = chain
    if first.event is not None:
        yield _break(thread, first, later)
    elif later:
        yield _break_in_recess(thread, later)


def _break(thread: Thread, first: Row, later: list[Row]) -> Episode:
    voice, event = thread.voice, str(first.event)
    struck = [row for row in thread.all(Happening.STRUCK) if row.event == event]
    so_far = [row for row in struck if row.number < first.number]
    resumed = _resumed(thread, [first, *later])
    same = all(row.event == event for row in later)
    return Episode(
        situation=_how(thread, first, later, resumed, len(so_far)),
        facts={
            "event": voice.event(event),
            "text": _phrase(thread.outcome.scenario.events[event].text),
            "nth": voice.language.nth(len(so_far)),
            "days": voice.language.days(thread.lasted(first)),
            "until": thread.said_day(resumed[0], seen_from=first) if resumed else "",
            "more": voice.language.times(len(later)) if later and same else "",
            "others": _others(thread, later),
        },
        rows=numbers(
            [first],
            later,
            resumed,
            so_far,
            _causes(thread, later),
            [] if resumed else [thread.end],
        ),
        at=first.number,
        kin="suspended" if resumed else "",
        heads=numbers([first], later),
    )


def _how(thread: Thread, first: Row, later: list[Row], resumed: list[Row], times: int) -> str:
    if not resumed:
        drafting = [row for row in thread.all(Happening.DRAFTING) if row.number < first.number]
        signed = thread.all(Happening.SIGNED)
        return "suspended in drafting" if drafting and signed else "suspended for good"
    if later:
        same = all(row.event == first.event for row in later)
        return "suspended, and again" if same else "suspended, and others"
    return "suspended again" if times > 1 else "suspended"


def _break_in_recess(thread: Thread, later: list[Row]) -> Episode:
    resumed = _resumed(thread, later)
    return Episode(
        situation="suspended longer" if resumed else "suspended meanwhile",
        facts={
            "event": _others(thread, later),
            "others": _others(thread, later),
            "until": thread.said_day(resumed[0], seen_from=later[-1]) if resumed else "",
        },
        rows=numbers(later, resumed, _causes(thread, later)),
        at=later[-1].number,
        kin="suspended" if resumed else "",
        heads=numbers(later),
    )


def _resumed(thread: Thread, chain: list[Row]) -> list[Row]:
    return [row for one in chain for row in thread.caused(one, Happening.RESUMED)]


def _causes(thread: Thread, rows: list[Row]) -> list[Row]:
    return [thread.rows[row.cause] for row in rows if row.cause is not None]


def _others(thread: Thread, later: list[Row]) -> str:
    """Return what fell into a break, each event once."""
    language = thread.voice.language
    events = [row.event for row in later]
    told = [
        language.patterns["recess"] if event is None else thread.voice.event(event)
        for event in dict.fromkeys(events)
    ]
    return language.listed(told) if told else ""


def _phrase(text: str) -> str:
    return " ".join(text.split()).rstrip(".")


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
                "rate": voice.language.figures(after),
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


def _tide(thread: Thread, party: str) -> Iterator[Episode]:
    """Tell of the tide when it ran highest against a party, if it ever ran high."""
    rows = [row for row in thread.all(Happening.TIDE) if row.party == party]
    if not rows:
        return
    highest = max(rows, key=lambda row: row.amount or 0.0)
    if (highest.amount or 0.0) >= HIGH * _pressure_before(thread, highest):
        yield Episode(
            situation="high tide",
            facts={
                "party": thread.voice.party(party),
                "rate": thread.voice.language.figures(float(highest.amount or 0.0)),
            },
            rows=numbers([highest]),
            at=highest.number,
            weight=TIDE,
        )


def _pressure_before(thread: Thread, row: Row) -> float:
    earlier = [
        float(other.amount or 1.0)
        for other in thread.all(Happening.PRESSED, Happening.RELIEVED)
        if other.number < row.number and other.party == row.party
    ]
    return earlier[-1] if earlier else 1.0
