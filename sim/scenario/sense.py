"""Sense: what a file says fits together, beyond each name being known."""

from collections import Counter
from collections.abc import Iterator
from datetime import timedelta

from pydantic_core import PydanticCustomError

from sim.scenario.assumption import Assumption, reading, scale_at, spread
from sim.scenario.environment import Event
from sim.scenario.fault import Fault, Path, misread_at
from sim.scenario.item import Clause, Item
from sim.scenario.objection import Amend, Drop, Objection, Refer
from sim.scenario.procedure import Delay, Recess
from sim.scenario.quantity import Position, Written
from sim.scenario.scale import Scale
from sim.scenario.scenario import Scenario
from sim.scenario.stance import OptionStance, OrderedStance
from sim.scenario.words import Beta, Uniform

OF_A_CLAUSE = ("scale", "options", "withheld", "without", "severable", "stances")
"""The keys that an item with clauses leaves to them."""


def misfits(scenario: Scenario) -> Iterator[Fault]:
    """Everything that does not fit; of names that lead nowhere it says nothing."""
    yield from _whole(scenario)
    for name, item in scenario.items.items():
        yield from _item(scenario, name, item)
    for unit in scenario.units:
        yield from _clause(tuple(unit.path.split(".")), unit.clause)
    yield from _linkages(scenario)
    yield from _procedure(scenario)
    for name, event in scenario.events.items():
        yield from _event(("events", name), event)
    yield from _assumptions(scenario)
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
                path, f"'{word}' has a meaning of its own", "It is a plain number", None, True
            )
        if isinstance(sense, Uniform) and sense.low > sense.high:
            yield Fault(path, "the lower bound is the higher", "Write [low, high]")
    for name, question in scenario.questions.items():
        if len(question.options) < 2:
            path = ("questions", name, "options")
            yield Fault(path, "this question leaves no choice", "Write at least two options")
    yield from _cares(scenario)


def _cares(scenario: Scenario) -> Iterator[Fault]:
    """Yield parties whose saliences are all nothing, and so have no weights."""
    for party in scenario.parties:
        stances = [unit.clause.stances.get(party) for unit in scenario.units]
        held = [stance for stance in stances if stance is not None]
        if held and all(stance.salience == 0 for stance in held):
            found = f"'{party}' cares about nothing: all its saliences are 0"
            yield Fault(
                ("parties", party), found, "Give one of its stances a salience above 0", None, True
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
                yield Fault((*path, key), found, "Write it in each clause", None, True)
    elif item.stances is None:
        expected = "Write the stances of the parties, or clauses that have them"
        yield Fault(path, "an item without stances or clauses", expected, None, True)
    yield from _cited(scenario, path, item)
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
            yield Fault((*path, "source", name), found, expected, None, True)


def _clause(path: Path, clause: Clause) -> Iterator[Fault]:
    if 0 < len(clause.stances) < 2:
        found = "only one party has a stance here"
        yield Fault((*path, "stances"), found, "At least two are needed to bargain")
    if clause.scale is not None and clause.options is not None:
        yield Fault(
            (*path, "options"),
            "both a scale and options",
            "A clause has one or the other",
            None,
            True,
        )
    elif clause.options is not None:
        yield from _options(path, clause, clause.options)
    elif clause.scale is not None:
        yield from _scale((*path, "scale"), clause.scale)
        yield from _positions(path, clause, clause.scale)
    elif clause.stances:
        yield from _no_scale(path, clause)


def _no_scale(path: Path, clause: Clause) -> Iterator[Fault]:
    """Why no scale could be made of the stances."""
    if any(isinstance(stance, OptionStance) for stance in clause.stances.values()):
        found, expected = "stances on options, but no options", "Write options: [first, second]"
    else:
        found = "positions without a scale to place them on"
        expected = "Write a scale, such as {between: [0, 100], unit: miles}"
    yield Fault(path, found, expected, None, True)


def _options(path: Path, clause: Clause, options: tuple[str, ...]) -> Iterator[Fault]:
    if len(options) < 2:
        yield Fault((*path, "options"), "fewer than two options", "There is nothing to choose")
    for option, times in Counter(options).items():
        if times > 1:
            yield Fault((*path, "options"), f"'{option}' stands twice", "Name each option once")
    for party, stance in clause.stances.items():
        here = (*path, "stances", party)
        if not isinstance(stance, OptionStance):
            expected = "Write {worth: {option: 1, …}, reservation: option}"
            yield Fault(
                here, "a place on a scale, but this clause has options", expected, None, True
            )
            continue
        for option in options:
            if option not in stance.worth:
                yield Fault(
                    (*here, "worth"), f"'{option}' has no worth here", "Every option needs one"
                )
        worth = stance.worth
        if worth.get(stance.red_line or "", 0) > worth.get(stance.reservation, 1):
            found = f"the red line '{stance.red_line}' is worth more than the reservation"
            expected = "A red line is what it signs at worst; it lies beyond the reservation"
            yield Fault((*here, "red_line"), found, expected)


def _scale(path: Path, scale: Scale) -> Iterator[Fault]:
    try:
        low, high = scale.low, scale.high
    except PydanticCustomError as error:
        yield misread_at((*path, "between"), error)
        return
    if low == high or scale.between[0] == scale.between[1]:
        yield Fault((*path, "between"), "both ends are the same", "A scale needs two ends")
        return
    if scale.unit is not None and scale.kind != "number":
        found = f"a unit, but the ends are {scale.kind}s"
        yield Fault((*path, "unit"), found, "Only numbers are counted in a unit")
    for name, place in scale.landmarks.items():
        yield from _unread((*path, "landmarks", name), scale, place)
        if scale.kind == "name" and name in map(str, scale.between):
            found = f"'{name}' is an end of the scale"
            yield Fault(
                (*path, "landmarks", name), found, "Give the landmark another name", None, True
            )


def _unread(path: Path, scale: Scale, position: Position) -> Iterator[Fault]:
    try:
        scale.number(position)
    except PydanticCustomError as error:
        yield misread_at(path, error)


def _sound(scale: Scale) -> bool:
    return not list(_scale((), scale))


def _positions(path: Path, clause: Clause, scale: Scale) -> Iterator[Fault]:
    """Every position of a clause on its scale, if that is sound itself."""
    if not _sound(scale):
        return
    if clause.without is not None:
        yield from _unread((*path, "without"), scale, clause.without)
    for party, stance in clause.stances.items():
        here = (*path, "stances", party)
        if isinstance(stance, OptionStance):
            expected = "Write {ideal: …, reservation: …}"
            yield Fault(
                here, "worths of options, but this clause has a scale", expected, None, True
            )
        else:
            yield from _ordered(here, stance, scale)


def _ordered(path: Path, stance: OrderedStance, scale: Scale) -> Iterator[Fault]:
    """Yield positions off the scale, and a red line inside the reservation."""
    written = {
        "ideal": stance.ideal,
        "reservation": stance.reservation,
        "red_line": stance.red_line,
    }
    faults = [
        fault
        for key, position in written.items()
        if position is not None
        for fault in _unread((*path, key), scale, position)
    ]
    yield from faults
    if faults or stance.red_line is None:
        return
    ideal, reservation, red_line = (
        scale.number(place) for place in (stance.ideal, stance.reservation, stance.red_line)
    )
    if (reservation - ideal) * (red_line - reservation) < 0:
        found = f"the red line {stance.red_line} lies inside the reservation {stance.reservation}"
        expected = "Seen from the ideal, the reservation comes first and the red line beyond it"
        yield Fault((*path, "red_line"), found, expected)


def _objection(scenario: Scenario, path: Path, objection: Objection, item: str) -> Iterator[Fault]:
    if objection.by == objection.against:
        found = f"'{objection.by}' objects to its own text"
        yield Fault((*path, "against"), found, "Name another party, or leave it out")
    units = scenario.items[item].units(item)
    for name, position in objection.counter.items():
        if name in units:
            here = (*path, "counter", name)
            yield from _text(here, units[name], position)
            if objection.by not in units[name].stances:
                found = f"'{objection.by}' has no stance on '{name}', and so no text to put"
                yield Fault(
                    here, found, "Give it a stance there, or leave the counter out", None, True
                )
    for index, remedy in enumerate(objection.remedies):
        here = (*path, "remedies", str(index), remedy.kind)
        match remedy:
            case Amend() if remedy.clause in units:
                yield from _text((*here, remedy.clause), units[remedy.clause], remedy.to)
            case Drop() if remedy.clause in units and not units[remedy.clause].severable:
                expected = "Say severable: true of it, or choose another remedy"
                yield Fault(here, f"'{remedy.clause}' is not severable", expected)
            case Refer() if remedy.forum in scenario.forums:
                if item not in scenario.forums[remedy.forum].takes:
                    takes = ", ".join(scenario.forums[remedy.forum].takes)
                    found = f"'{remedy.forum}' does not take '{item}'"
                    yield Fault(here, found, f"It takes: {takes}")


def _text(path: Path, clause: Clause, position: Position) -> Iterator[Fault]:
    """Yield a text that is no place on the clause's scale, or none of its options."""
    if clause.options is not None:
        if position.written not in clause.options:
            found = f"there is no option '{position}'"
            yield Fault(path, found, f"There is: {', '.join(clause.options)}")
    elif clause.scale is not None and _sound(clause.scale):
        yield from _unread(path, clause.scale, position)


def _linkages(scenario: Scenario) -> Iterator[Fault]:
    for index, link in enumerate(scenario.linkages):
        if link.of in link.onto:
            path = ("linkages", str(index), "spillover", "onto", str(link.onto.index(link.of)))
            yield Fault(path, f"'{link.of}' spills over onto itself", "Name other items")


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


def _event(path: Path, event: Event) -> Iterator[Fault]:
    if not event.pressure and event.suspends is None and not event.ends:
        found = "an event without any effect"
        yield Fault(path, found, "Write pressure, suspends or ends: true", None, True)
    if event.lasts is not None and not event.pressure:
        yield Fault((*path, "lasts"), "only pressure lasts, and there is none", "Write pressure")
    if event.suspends is not None:
        yield from _delay((*path, "suspends"), event.suspends)


def _assumptions(scenario: Scenario) -> Iterator[Fault]:
    first: dict[str, str] = {}
    for name, assumption in scenario.assumptions.items():
        path = ("assumptions", name)
        for index, about in enumerate(assumption.about):
            if about in first:
                other = "twice" if first[about] == name else f"by '{first[about]}' already"
                here = (*path, "about", str(index))
                yield Fault(here, f"'{about}' is assumed {other}", "Assume each number once")
            first.setdefault(about, name)
        if not assumption.about:
            yield Fault((*path, "about"), "an assumption about nothing", "Write a path")
        elif all(about in scenario.numbers for about in assumption.about):
            yield from _range(scenario, path, name, assumption)


def _range(scenario: Scenario, path: Path, name: str, assumption: Assumption) -> Iterator[Fault]:
    faults = list(_readings(scenario, path, assumption))
    yield from faults
    if faults:
        return
    default, low, high, distribution = spread(scenario, name)
    if low > high:
        found = f"the range runs from {assumption.range[0]} down to {assumption.range[1]}"
        yield Fault((*path, "range"), found, "Write the least first")
    elif not low <= default <= high:
        found = f"the default {assumption.default} lies outside its range"
        expected = f"The range is {assumption.range[0]} to {assumption.range[1]}"
        yield Fault((*path, "default"), found, expected)
    if distribution == "lognormal" and not 0 < low < high:
        found = "a lognormal needs a range that grows from above 0"
        yield Fault((*path, "range"), found, "It is the stretch from 5 % to 95 %")
    if isinstance(distribution, Beta) and not 0 <= low <= high <= 1:
        found = "a Beta distribution lies on 0 to 1, and this range does not"
        yield Fault((*path, "distribution"), found, "Use uniform, triangular or lognormal")


def _readings(scenario: Scenario, path: Path, assumption: Assumption) -> Iterator[Fault]:
    """Each value of the assumption, read as each of the quantities that it is about."""
    scales = [
        scale_at(scenario, about)
        for about in assumption.about
        if isinstance(scenario.numbers[about], Position)
    ]
    if not all(scale is not None and _sound(scale) for scale in scales):
        return
    written: dict[Path, Written] = {("default",): assumption.default}
    written |= {("range", str(end)): value for end, value in enumerate(assumption.range)}
    for part, value in written.items():
        numbers = set()
        try:
            for about in assumption.about:
                numbers.add(reading(scenario, about, value))
        except PydanticCustomError as error:
            yield misread_at((*path, *part), error)
            continue
        if len(numbers) > 1:
            found = f"'{value}' is not the same number in all that this is about"
            yield Fault((*path, *part), found, "Make an assumption for each unit")


def _record(scenario: Scenario) -> Iterator[Fault]:
    for index, event in enumerate(scenario.record.events if scenario.record else ()):
        if event.until is not None and event.until < event.date:
            path = ("record", "events", str(index), "until")
            yield Fault(
                path, f"over on {event.until}, before it began on {event.date}", "Swap them"
            )
