"""Sense: what a file says fits together, beyond each name being known."""

from collections.abc import Iterator
from datetime import timedelta

from sim.scenario.authority import misinstructed
from sim.scenario.environment import Event
from sim.scenario.fault import Fault, Path
from sim.scenario.indivisible import indivisible
from sim.scenario.item import Item
from sim.scenario.linkage import Precondition, Spillover, Supervision
from sim.scenario.objection import Amend, Drop, Objection, Refer
from sim.scenario.positions import misplaced, misplaced_stance, off_the_scale
from sim.scenario.procedure import Delay, Recess
from sim.scenario.ranges import out_of_range
from sim.scenario.scenario import Scenario, clause_path
from sim.scenario.words import Uniform

OF_A_CLAUSE = ("scale", "options", "withheld", "without", "severable", "stances")
"""The keys that an item with clauses leaves to them."""

EFFECTS = (
    "pressure",
    "suspends",
    "set",
    "remove_principal",
    "replace_principal",
    "reopens",
    "objection",
    "ends",
)
"""What an event may do; each does at least one."""

MOST_CHANGING = 64
"""The events that may set something."""

MOST_OPTIONS = 64
"""The options of all questions together."""


def misfits(scenario: Scenario) -> Iterator[Fault]:
    """Yield everything that does not fit; of names that lead nowhere it says nothing."""
    yield from _whole(scenario)
    for name, item in scenario.items.items():
        yield from _item(scenario, name, item)
    for name, clause in scenario.clauses.items():
        yield from misplaced(tuple(clause_path(name).split(".")), clause)
    yield from misinstructed(scenario)
    for name, principal in scenario.principals.items():
        party, _, key = name.partition(".")
        yield from _delay(("parties", party, "principals", key, "reply"), principal.reply)
    yield from _linkages(scenario)
    yield from _of_whole_items(scenario)
    yield from _events(scenario)
    yield from _procedure(scenario)
    yield from _ratification(scenario)
    yield from out_of_range(scenario)
    yield from _record(scenario)


def _whole(scenario: Scenario) -> Iterator[Fault]:
    if len(scenario.parties) < 2:
        yield Fault(("parties",), "fewer than two parties", "Talks need at least two")
    if not scenario.items:
        yield Fault(("items",), "there is nothing to negotiate", "Write at least one item")
    try:
        scenario.start + timedelta(minutes=scenario.horizon.number)
    except OverflowError:
        found = "the talks would run beyond the year 9999"
        yield Fault(("horizon",), found, "Let them start earlier, or end sooner")
    for word, sense in scenario.lexicon.words.items():
        path = ("lexicon", "words", word)
        if word in ("certain", "never"):
            yield Fault(
                path, f"'{word}' has a meaning of its own", "It is a plain number", of_key=True
            )
        if isinstance(sense, Uniform) and sense.low > sense.high:
            yield Fault(path, "the lower bound is the higher", "Write [low, high]")
    yield from _questions(scenario)
    yield from _cares(scenario)


def _questions(scenario: Scenario) -> Iterator[Fault]:
    options = 0
    for name, question in scenario.questions.items():
        path = ("questions", name, "options")
        options += len(question.options)
        if len(question.options) < 2:
            yield Fault(path, "this question leaves no choice", "Write at least two options")
        elif options > MOST_OPTIONS:
            found = f"more than {MOST_OPTIONS} options in all"
            yield Fault(path, found, "Each is tried on the whole file; ask fewer questions")


def _cares(scenario: Scenario) -> Iterator[Fault]:
    """Yield parties whose saliences are all nothing, and so have no weights."""
    for party in scenario.parties:
        stances = [clause.stances.get(party) for clause in scenario.clauses.values()]
        held = [stance for stance in stances if stance is not None]
        if held and all(stance.salience == 0 for stance in held):
            found = f"'{party}' cares about nothing: all its saliences are 0"
            yield Fault(
                ("parties", party), found, "Give one of its stances a salience above 0", of_key=True
            )


def _item(scenario: Scenario, name: str, item: Item) -> Iterator[Fault]:
    path = ("items", name)
    if item.clauses is not None:
        if not item.clauses:
            yield Fault(
                (*path, "clauses"), "an item of no clauses", "Write one, or leave the key out"
            )
        for key in OF_A_CLAUSE:
            if getattr(item, key) not in (None, False):
                found = f"'{key}' belongs to a clause, and this item has clauses"
                yield Fault((*path, key), found, "Write it in each clause", of_key=True)
    yield from _cited(scenario, path, item)
    if item.is_whole:
        yield from indivisible(path, name, item)
    elif item.least:
        found = "a least worth, but this item is bargained by-clause"
        expected = "Write reservations in the stances, or bargained: whole"
        yield Fault((*path, "least"), found, expected, of_key=True)
    for key, objection in item.objections.items():
        yield from _objection(scenario, (*path, "objections", key), objection, name)


def _cited(scenario: Scenario, path: Path, item: Item) -> Iterator[Fault]:
    """Yield sources younger than the day as of which the file is written."""
    if scenario.written is None or scenario.hindsight:
        return
    for name in item.source:
        source = scenario.sources.get(name)
        if source is not None and source.as_of > scenario.written:
            found = f"'{name}' is of {source.as_of}, younger than this file of {scenario.written}"
            expected = "Cite it in the record, or say hindsight: true"
            yield Fault((*path, "source", name), found, expected, of_key=True)


def _objection(scenario: Scenario, path: Path, objection: Objection, item: str) -> Iterator[Fault]:
    if objection.by == objection.against:
        found = f"'{objection.by}' objects to its own text"
        yield Fault((*path, "against"), found, "Name another party, or leave it out")
    point = scenario.items[item]
    units = {} if point.is_whole else point.units(item)
    for name, position in objection.counter.items():
        if name in units:
            here = (*path, "counter", name)
            yield from off_the_scale(here, units[name], position)
            if objection.by in scenario.parties and objection.by not in units[name].stances:
                found = f"'{objection.by}' has no stance on '{name}', and so no text to put"
                yield Fault(
                    here, found, "Give it a stance there, or leave the counter out", of_key=True
                )
    for index, remedy in enumerate(objection.remedies):
        here = (*path, "remedies", str(index), remedy.kind)
        match remedy:
            case Amend() if remedy.clause in units:
                yield from off_the_scale((*here, remedy.clause), units[remedy.clause], remedy.to)
            case Drop() if remedy.clause in units and not units[remedy.clause].severable:
                expected = "Say severable: true of it, or choose another remedy"
                yield Fault(here, f"'{remedy.clause}' is not severable", expected)
            case Refer() if remedy.forum in scenario.forums:
                takes = scenario.forums[remedy.forum].takes
                if item not in takes and all(one in scenario.items for one in takes):
                    found = f"'{remedy.forum}' does not take '{item}'"
                    yield Fault(here, found, f"It takes: {', '.join(takes)}")


def _ratification(scenario: Scenario) -> Iterator[Fault]:
    for name, ratifier in scenario.ratification.items():
        path = ("ratification", name, "stances")
        if not any(stance.salience for stance in ratifier.stances.values()):
            found = f"'{name}' has no stance that matters to it"
            yield Fault(path, found, "Write what it wants of a clause, with a salience above 0")
        for clause, stance in ratifier.stances.items():
            if clause in scenario.clauses:
                yield from misplaced_stance((*path, clause), scenario.clauses[clause], stance)


def _linkages(scenario: Scenario) -> Iterator[Fault]:
    waits: dict[str, set[str]] = {}
    for index, link in enumerate(scenario.linkages):
        path = ("linkages", str(index), link.kind)
        match link:
            case Spillover() if link.of in link.onto:
                here = (*path, "onto", str(link.onto.index(link.of)))
                yield Fault(here, f"'{link.of}' spills over onto itself", "Name other items")
            case Supervision() if link.by in link.over:
                here = (*path, "over", str(link.over.index(link.by)))
                yield Fault(here, f"'{link.by}' supervises itself", "Name other items")
            case Precondition():
                if circle := _way(waits, link.before, link.item):
                    found = f"a circle of preconditions: {' before '.join([*circle, link.before])}"
                    expected = "None of them could ever be called; leave one out"
                    yield Fault((*path, "before"), found, expected)
                waits.setdefault(link.item, set()).add(link.before)


def _way(waits: dict[str, set[str]], first: str, last: str) -> list[str]:
    """Return the items from the first to the last, each a precondition of the next, or none."""
    ways = [[first]]
    seen = {first}
    for way in ways:
        if way[-1] == last:
            return way
        for further in sorted(waits.get(way[-1], set()) - seen):
            seen.add(further)
            ways.append([*way, further])
    return []


def _procedure(scenario: Scenario) -> Iterator[Fault]:
    procedure = scenario.procedure
    yield from _delay(("procedure", "drafting"), procedure.drafting)
    for index, rung in enumerate(procedure.on_deadlock):
        if isinstance(rung, Recess):
            yield from _delay(("procedure", "on_deadlock", str(index), "recess"), rung.recess)


def _delay(path: Path, delay: Delay) -> Iterator[Fault]:
    if delay.p90 is None:
        return
    if delay.median.number == 0:
        found = "a delay that varies about nothing"
        yield Fault((*path, "median"), found, "Write a median above 0, or no p90")
    elif delay.p90.number < delay.median.number:
        found = f"the p90 of {delay.p90} is shorter than the median of {delay.median}"
        yield Fault(
            (*path, "p90"), found, "Nine in ten are shorter than the p90, half than the median"
        )


def _of_whole_items(scenario: Scenario) -> Iterator[Fault]:
    """Yield what is assumed, or set by an event, of worths that are counted once and for all."""
    said = [
        (("assumptions", name, "about", str(index)), path)
        for name, assumption in scenario.assumptions.items()
        for index, path in enumerate(assumption.about)
    ]
    said += [
        (("events", name, "set", path), path)
        for name, event in scenario.events.items()
        for path in event.set
    ]
    for here, path in said:
        match path.split("."):
            case ["items", name, "clauses" | "stances" | "least", *_] if (
                name in scenario.items and scenario.items[name].is_whole
            ):
                found = f"'{name}' is bargained whole: its worths are counted when the file is read"
                yield Fault(here, found, "Vary it by --set or an option, or bargain by clause")


def _events(scenario: Scenario) -> Iterator[Fault]:
    changing = [name for name, event in scenario.events.items() if event.set]
    for name in changing[MOST_CHANGING:]:
        found = f"more than {MOST_CHANGING} events that set something"
        yield Fault(("events", name, "set"), found, "Each is tried on the whole file; write fewer")
    for name, event in scenario.events.items():
        yield from _event(("events", name), event)


def _event(path: Path, event: Event) -> Iterator[Fault]:
    if not any(getattr(event, effect) for effect in EFFECTS):
        found = "an event without any effect"
        expected = "Write pressure, suspends, set, reopens or another effect"
        yield Fault(path, found, expected, of_key=True)
    if event.lasts is not None and not event.pressure:
        yield Fault((*path, "lasts"), "only pressure lasts, and there is none", "Write pressure")
    if event.suspends is not None:
        yield from _delay((*path, "suspends"), event.suspends)
    for name, successor in event.replace_principal.items():
        here = (*path, "replace_principal", name)
        if not successor.model_fields_set:
            found = "a successor no other than its predecessor"
            yield Fault(here, found, "Write its patience or its exponent", of_key=True)
        if name == event.remove_principal:
            found = f"'{name}' leaves and is replaced at once"
            yield Fault(here, found, "Write remove_principal or replace_principal", of_key=True)


def _record(scenario: Scenario) -> Iterator[Fault]:
    for index, event in enumerate(scenario.record.events if scenario.record else ()):
        if event.until is not None and event.until < event.date:
            path = ("record", "events", str(index), "until")
            yield Fault(
                path, f"over on {event.until}, before it began on {event.date}", "Swap them"
            )
