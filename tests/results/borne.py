"""Is a sentence borne out? What it says is looked for in the rows it rests on, and in the scenario.

Numbers (in figures, words and ordinals), fractions of the way, dates, parties and what stands in
quotation marks are checked, that a move came right after the standstill it is told with, and that
an agreement is credited to nobody without a stance on the clause; `unborne` returns what is found
nowhere.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import combinations, pairwise

from sim.model.codes import Happening
from sim.results.episodes.episode import TEXTS, is_step
from sim.results.language import ENGLISH
from sim.results.outcome import Outcome, terms
from sim.results.row import Row
from sim.results.story import Line
from sim.results.voice import Voice
from sim.scenario.scale import Scale

CALENDAR = "|".join(ENGLISH.months)
DATE = re.compile(rf"(\d+) ({CALENDAR})(?: (\d{{4}}))?")
FRACTIONS = sorted((words for _, words in ENGLISH.fractions), key=len, reverse=True)
MISSED = r"(just over |almost |)"
FRACTION = re.compile(rf"\b{MISSED}({'|'.join(FRACTIONS)}) of the way")
PAIR = re.compile(
    rf"\bfrom {MISSED}({'|'.join(FRACTIONS)}) to (?={MISSED}(?:{'|'.join(FRACTIONS)}) of)"
)
PERCENTS = re.compile(r"(?:\bfrom (\d[\d.]*) to )?\b(\d[\d.]*) % of the way")
SMALL = "less than a hundredth of the way"
FIGURE = re.compile(r"(?<![\w.,])\d[\d,]*(?:\.\d+)?")
WORDS = {word: count for count, word in enumerate(ENGLISH.numbers)} | {"once": 1, "twice": 2}
ORDINALS = {word: count for count, word in enumerate(ENGLISH.ordinals) if word}
WITHIN, MISSES, NEAR, OF_IT, HUNDREDTH = 0.0051, 0.0049, 0.0201, 0.201, 0.01
"""How near a share is to a fraction of its name; how far from one it misses, at the least, at the
most, and as a part of it; and what is smaller than all of them."""

NAMED = 2
"""Of many who move so many are named, and the others counted."""

A_STANDSTILL = 100
"""A move with so many days between two of its steps was not one move."""


def unborne(outcome: Outcome, line: Line, *, besides: Iterable[float] = ()) -> list[str]:
    """Return what a line says that neither its rows nor the scenario carry, nor these numbers."""
    every = outcome.chronicle
    rows = [every[number] for number in line.rows]
    text, found = line.text, []
    for pattern, check in ((r"“([^”]*)”", _spoken), (r"‘([^’]*)’", _named)):
        for quoted in re.findall(pattern, text):
            found += [] if check(outcome, quoted) else [quoted]
        text = re.sub(pattern, "", text)
    places = _told_places(outcome, rows)
    for match in DATE.finditer(text):
        told = any(match[0] in place for place in places)
        found += [] if told or _dated(outcome, line, rows, match) else [match[0]]
    text = DATE.sub("", text)
    found += _places(rows, text)
    text = PERCENTS.sub("", FRACTION.sub("", PAIR.sub("", text)))
    text = _without_names(outcome, text)
    known = {*_numbers(outcome, rows), *besides}
    for word in re.findall(r"[a-z-]+", text.lower()):
        count = WORDS.get(word, ORDINALS.get(word))
        if count is not None and word not in ("no", "one", "second") and count not in known:
            found.append(word)
    figures = FIGURE.findall(re.sub(r"(\d+)(?:st|nd|rd|th)\b", r"\1", text))
    found += [figure for figure in figures if float(figure.replace(",", "")) not in known]
    found += indifferent(outcome, line)
    return found + _strangers(outcome, line, rows) + _false_standstills(outcome, line, rows)


def indifferent(outcome: Outcome, line: Line) -> list[str]:
    """Return the parties that a line credits with an agreement, and that have no stance on it."""
    if not line.frame.startswith("agreed"):
        return []
    rows = [outcome.chronicle[number] for number in line.rows]
    agreed = {str(row.clause) for row in rows if row.kind is Happening.AGREED}
    text = _without_names(outcome, re.sub(r"“[^”]*”|‘[^’]*’", "", line.text))
    return [
        party
        for party in _named_parties(outcome, text)
        if any(party not in _parties_of(outcome, clause) for clause in agreed)
    ]


def _parties_of(outcome: Outcome, clause: str) -> set[str]:
    """Return who has a stance on a clause, or on one of a whole item."""
    known = outcome.scenario.clauses
    parts = [name for name in known if clause in (name, name.partition(".")[0])]
    return {party for name in parts for party in known[name].stances}


def _named_parties(outcome: Outcome, text: str) -> list[str]:
    """Return the parties that a text names."""
    voice = Voice(scenario=outcome.scenario, language=ENGLISH)
    return [
        party
        for party in outcome.scenario.parties
        if re.search(rf"\b{re.escape(voice.party(party))}\b", text, re.IGNORECASE)
    ]


def _false_standstills(outcome: Outcome, line: Line, rows: list[Row]) -> list[str]:
    """Return the standstill a line tells before a move, unless the move followed right upon it.

    The move must be one run of steps, with no standstill in it, that is told when it was made.
    """
    if not line.frame.startswith("moved at last/"):
        return []
    (mover,) = {row.party for row in rows if is_step(row) and row.number > rows[0].number}
    clause, last = rows[0].clause, rows[-1].number
    texts = [row for row in outcome.chronicle if row.clause == clause and row.kind in TEXTS]
    known = [row for row in texts if is_step(row) or row.before is None]
    days = [outcome.day(row.minute) for row in known if rows[0].number <= row.number <= last]
    steps = [row for row in known if rows[0].number < row.number <= last and row.party == mover]
    gaps = [(later - day).days for day, later in pairwise(days)]
    voice = Voice(scenario=outcome.scenario, language=ENGLISH)
    move = voice.move(str(clause), steps[0].before or 0.0, steps[-1].position or 0.0)
    true = ENGLISH.span(gaps[0]) in line.text.lower() and gaps[0] > sum(gaps[1:])
    told = move in line.text and line.date == days[-1] and max(gaps[1:], default=0) < A_STANDSTILL
    return [] if true and told else [line.text]


def _spoken(outcome: Outcome, quoted: str) -> bool:
    said = [
        objection.text.rstrip(".")
        for item in outcome.scenario.items.values()
        for objection in item.objections.values()
    ]
    return _among(said, quoted)


def _named(outcome: Outcome, quoted: str) -> bool:
    names = {unit.clause.name for unit in outcome.scenario.units}
    names |= {path for event in outcome.scenario.events.values() for path in event.set}
    for clause in outcome.scenario.clauses.values():
        names |= {clause.name, *(clause.options or ())}
        if clause.scale is not None:
            names |= {str(end) for end in clause.scale.between}
            names |= set(clause.scale.landmarks)
    return _among(names, quoted)


def _among(said: Iterable[str], quoted: str) -> bool:
    """Say whether a quotation is one of these, which may begin a sentence."""
    return any(quoted in (one, one[:1].upper() + one[1:]) for one in said)


def _dated(outcome: Outcome, line: Line, rows: list[Row], match: re.Match[str]) -> bool:
    year = int(match[3]) if match[3] else line.date.year
    days = {outcome.day(row.minute) for row in rows}
    return any(
        (day.day, ENGLISH.months[day.month - 1], day.year) == (int(match[1]), match[2], year)
        for day in days
    )


def _places(rows: list[Row], text: str) -> list[str]:
    """Return the fractions and hundredths of the way that are no place and no gap of these rows."""
    shares, found = list(_shares(rows)), []
    for match in [*FRACTION.finditer(text), *PAIR.finditer(text)]:
        named = next(share for share, told in ENGLISH.fractions if told == match[2])
        near = min(NEAR, OF_IT * named)
        low, high = {"just over ": (MISSES, near), "almost ": (-near, -MISSES)}.get(
            match[1].lower(), (-WITHIN, WITHIN)
        )
        found += [] if any(low <= share - named <= high for share in shares) else [match[0]]
    for match in PERCENTS.finditer(text):
        for figure in filter(None, match.groups()):
            half = 0.501 / 10 ** len(figure.partition(".")[2])
            near = any(abs(100 * share - float(figure)) <= half for share in shares)
            found += [] if near else [match[0]]
    if SMALL in text.lower() and min(shares, default=1.0) > HUNDREDTH:
        found.append(SMALL)
    return found


def _shares(rows: list[Row]) -> Iterator[float]:
    """Yield the shares that the rows put on scales, from either end, and how far they are apart."""
    for clause in {row.clause for row in rows if row.clause}:
        put = [x for row in rows if row.clause == clause for x in (row.position, row.before)]
        known = {x for x in put if x is not None}
        yield from known
        yield from (1 - x for x in known)
        yield from (abs(one - other) for one, other in combinations(known, 2))


def _numbers(outcome: Outcome, rows: list[Row]) -> Iterator[float]:
    """Yield every number that the rows and the scenario carry."""
    scenario = outcome.scenario
    yield from (len(scenario.items), len(scenario.units))
    yield from Counter(end.disposition for end in outcome.settlements).values()
    yield sum(end.is_settled for end in outcome.settlements)
    yield len({row.minute for row in rows})
    yield from (len([row for row in rows if row.kind in kinds]) for kinds in _countable(rows))
    steps = [row for row in rows if is_step(row)]
    yield len(steps)
    yield len({row.party for row in steps}) - NAMED
    for item in {row.item for row in rows}:
        yield len({row.minute for row in rows if row.item == item})
        yield len([row for row in rows if row.kind is Happening.DEADLOCKED and row.item == item])
        for kind in (Happening.ARGUED, Happening.INSISTED):
            yield len({r.minute for r in rows if r.item == item and r.kind is kind})
    for row in rows:
        if row.amount is not None:
            yield from (round(row.amount), float(f"{abs(row.amount):.3g}"))
    yield len([row for row in rows if row.kind is Happening.SUSPENDED]) - 1
    yield from (duty.batches for duty in scenario.implementation.values())
    for words in (*_told_places(outcome, rows), *(value for _, value in _set(outcome, rows))):
        yield from (float(figure.replace(",", "")) for figure in FIGURE.findall(words))
    for clause in {row.clause for row in steps}:
        of_it = [row for row in steps if row.clause == clause]
        first, last = of_it[0].number, of_it[-1].number
        during = [r for r in rows if r.clause == clause and first <= r.number <= last]
        yield len({row.minute for row in during})
    yield from _told_positions(outcome, rows)
    yield from _spans(outcome, rows)
    yield from _standstills(rows)


def _told_places(outcome: Outcome, rows: list[Row]) -> list[str]:
    """Return the places that rows put, as the file writes them."""
    units = {unit.id: unit for unit in outcome.scenario.units}
    told = []
    for row in rows:
        set_to = row.amount if row.kind in (Happening.SHIFTED, Happening.BLURRED) else None
        for x in (row.position, row.before, set_to):
            if row.clause is not None and x is not None:
                told += [terms(units[row.clause], near) for near in (x, round(x, 9))]
    return told


def _set(outcome: Outcome, rows: list[Row]) -> list[tuple[str, str]]:
    """Return the paths that the events of these rows set, and to what."""
    events = {row.event for row in rows if row.kind is Happening.SHIFTED}
    return [
        (path, str(value))
        for name, event in outcome.scenario.events.items()
        if name in events
        for path, value in event.set.items()
    ]


def _countable(rows: list[Row]) -> list[tuple[Happening, ...]]:
    later = [(kind,) for kind in {row.kind for row in rows}]
    return [*later, (Happening.DEADLOCKED,), (Happening.TABLED,)]


def _told_positions(outcome: Outcome, rows: list[Row]) -> Iterator[float]:
    """Yield the numbers by which positions, and the gaps between them, can be told."""
    scales = {unit.id: unit.clause.scale for unit in outcome.scenario.units}
    for clause in {row.clause for row in rows if row.clause}:
        scale = scales[clause]
        if not isinstance(scale, Scale):
            continue
        put = [x for row in rows if row.clause == clause for x in (row.position, row.before)]
        known = sorted({x for x in put if x is not None})
        told = [scale.words(x) for x in known]
        told += [scale.distance(one - other) for one, other in combinations(known, 2)]
        for words in told:
            for figure in FIGURE.findall(words):
                number = float(figure.replace(",", ""))
                yield from (number, *(round(number, places) for places in range(4)))


def _spans(outcome: Outcome, rows: list[Row]) -> Iterator[int]:
    """Yield how many days, weeks, months and years lie between two of the rows."""
    days = sorted({outcome.day(row.minute) for row in rows})
    for one, other in combinations(days, 2):
        apart = (other - one).days
        months = int(apart / 30.4375 + 0.5)
        yield from (apart, int(apart / 7 + 0.5), months, *divmod(months, 12))


def _standstills(rows: list[Row]) -> Iterator[int]:
    """Yield how many days the talks stood still where one suspension fell into another."""
    stops = [row for row in rows if row.kind is Happening.SUSPENDED]
    for first, later in combinations(stops, 2):
        between = (later.minute - first.minute) / 1440
        if between <= (first.amount or 0.0):
            yield round(between + (later.amount or 0.0))


def _without_names(outcome: Outcome, text: str) -> str:
    """Return a text without the names of the scenario, which may hold numbers."""
    voice = Voice(scenario=outcome.scenario, language=ENGLISH)
    names = [voice.clause(unit.id) for unit in outcome.scenario.units]
    for item, one in outcome.scenario.items.items():
        names += [voice.item(item), *(voice.objection(item, name) for name in one.objections)]
    for clause in outcome.scenario.clauses.values():
        if clause.scale is not None:
            names += [voice.placed(str(end)) for end in clause.scale.between]
            names += list(clause.scale.landmarks)
    for name in sorted(names, key=len, reverse=True):
        if not re.fullmatch(r"[\d.,]+", name):
            text = re.sub(re.escape(name), "", text, flags=re.IGNORECASE)
    return text


def _strangers(outcome: Outcome, line: Line, rows: list[Row]) -> list[str]:
    """Return the parties that a line names and none of its rows knows."""
    of_all = {Happening.OPENED, Happening.SIGNED}
    if any(row.kind in of_all for row in rows):
        return []
    known = {party for row in rows for party in (row.party, row.other)}
    known |= {part for path, _ in _set(outcome, rows) for part in path.split(".")}
    return [party for party in _named_parties(outcome, line.text) if party not in known]
