"""References: every name that a file uses is the name of something in it."""

from collections.abc import Iterable, Iterator

from sim.scenario.defaults import long_form
from sim.scenario.environment import Agreed, Event, Refused, Trigger, TriggeredEvent
from sim.scenario.fault import Fault, Path, unknown
from sim.scenario.item import Clause, Item
from sim.scenario.linkage import Linkage, Precondition, Spillover, Supervision
from sim.scenario.objection import Amend, Drop, Objection, Refer, Remedy, Trade
from sim.scenario.override import first_key
from sim.scenario.principal import Principal
from sim.scenario.quantity import Likelihood
from sim.scenario.scenario import Scenario
from sim.scenario.stance import OptionStance, Stance
from sim.scenario.words import LEXICONS


def lost_names(scenario: Scenario) -> Iterator[Fault]:
    """Every name that leads nowhere."""
    yield from _lexicon(scenario)
    for name, party in scenario.parties.items():
        for key, principal in party.principals.items():
            path = ("parties", name, "principals", key)
            yield from _principal(scenario, path, principal)
    for name, item in scenario.items.items():
        yield from _item(scenario, name, item)
    yield from _environment(scenario)
    yield from _aftermath(scenario)
    yield from _assumptions(scenario)
    yield from _questions(scenario)
    yield from _record(scenario)


def _keys(path: Path, used: Iterable[str], known: Iterable[str], thing: str) -> Iterator[Fault]:
    """Yield the keys of a map that name nothing."""
    known = dict.fromkeys(known)
    for name in used:
        if name not in known:
            yield unknown((*path, name), name, known, thing, of_key=True)


def _values(path: Path, used: Iterable[str], known: Iterable[str], thing: str) -> Iterator[Fault]:
    """Yield the members of a list that name nothing."""
    known = dict.fromkeys(known)
    for index, name in enumerate(used):
        if name not in known:
            yield unknown((*path, str(index)), name, known, thing, of_key=False)


def _value(path: Path, name: str | None, known: Iterable[str], thing: str) -> Iterator[Fault]:
    """Yield a value that names nothing."""
    known = dict.fromkeys(known)
    if name is not None and name not in known:
        yield unknown(path, name, known, thing, of_key=False)


def _lexicon(scenario: Scenario) -> Iterator[Fault]:
    yield from _value(("lexicon", "of"), scenario.lexicon.of, LEXICONS, "lexicon")
    if scenario.lexicon.of not in LEXICONS:
        return
    words = scenario.lexicon.words
    for path, quantity in scenario.numbers.items():
        if isinstance(quantity, Likelihood) and quantity.word is not None:
            known = [*words, *Likelihood.fixed]
            yield from _value(tuple(path.split(".")), quantity.word, known, "word of likelihood")


def _principal(scenario: Scenario, path: Path, principal: Principal) -> Iterator[Fault]:
    yield from _values((*path, "insists_on"), principal.insists_on, scenario.items, "item")
    yield from _stances_on(scenario, (*path, "stances"), principal.stances)
    for unit, stance in principal.stances.items():
        clause = scenario.clauses.get(unit)
        if clause is not None and clause.options is not None:
            here = (*path, "stances", unit, "worth")
            yield from _keys(here, stance.worth or {}, clause.options, "option")


def _item(scenario: Scenario, name: str, item: Item) -> Iterator[Fault]:
    path = ("items", name)
    clauses = item.units(name)
    yield from _keys((*path, "source"), item.source, scenario.sources, "source")
    yield from _keys((*path, "initiative"), item.initiative, scenario.parties, "party")
    yield from _keys((*path, "least"), item.least, scenario.parties, "party")
    yield from _keys((*path, "accepts"), item.accepts, scenario.parties, "party")
    for key, clause in clauses.items():
        here = path if item.clauses is None else (*path, "clauses", key)
        yield from _clause(scenario, here, clause)
    for key, objection in item.objections.items():
        here = (*path, "objections", key)
        yield from _objection(scenario, here, objection)
        if item.is_whole:
            yield from _to_the_whole((*here, "to"), objection, name, clauses)
        else:
            yield from _parts(here, objection, clauses)


def _clause(scenario: Scenario, path: Path, clause: Clause) -> Iterator[Fault]:
    yield from _keys((*path, "stances"), clause.stances, scenario.parties, "party")
    if clause.options is None:
        return
    if clause.without is not None:
        yield from _value((*path, "without"), str(clause.without), clause.options, "option")
    for party, stance in clause.stances.items():
        yield from _stance((*path, "stances", party), clause.options, stance)


def _stance(path: Path, options: Iterable[str] | None, stance: Stance) -> Iterator[Fault]:
    if options is not None and isinstance(stance, OptionStance):
        yield from _keys((*path, "worth"), stance.worth, options, "option")
        yield from _value((*path, "reservation"), stance.reservation, options, "option")
        yield from _value((*path, "red_line"), stance.red_line, options, "option")


def _objection(scenario: Scenario, path: Path, objection: Objection) -> Iterator[Fault]:
    yield from _value((*path, "by"), objection.by, scenario.parties, "party")
    yield from _value((*path, "against"), objection.against, scenario.parties, "party")
    for index, remedy in enumerate(objection.remedies):
        here = (*path, "remedies", str(index))
        match remedy:
            case Refer():
                yield from _value((*here, "refer"), remedy.forum, scenario.forums, "forum")
            case Trade():
                yield from _unit(scenario, (*here, "trade", "clause"), remedy.clause)


def _to_the_whole(
    path: Path, objection: Objection, item: str, clauses: Iterable[str]
) -> Iterator[Fault]:
    """Yield what is objected to other than the item itself."""
    for index, name in enumerate(objection.to):
        here = (*path, str(index))
        if name != item and name in clauses:
            yield _part(here, name, item)
        else:
            yield from _value(here, name, [item], "item here")


def _parts(path: Path, objection: Objection, clauses: Iterable[str]) -> Iterator[Fault]:
    """Yield clauses that the item does not have."""
    yield from _values((*path, "to"), objection.to, clauses, "clause")
    yield from _keys((*path, "counter"), objection.counter, clauses, "clause")
    for index, remedy in enumerate(objection.remedies):
        if not (isinstance(remedy, Amend) and _follows_a_slip(remedy, objection, clauses)):
            yield from _remedy((*path, "remedies", str(index)), remedy, clauses)


def _follows_a_slip(amend: Amend, objection: Objection, clauses: Iterable[str]) -> bool:
    """Return whether the clause amended is wrong only because that of the objection is."""
    slips = set(objection.to).difference(clauses)
    return bool(slips) and (not amend.clause or amend.clause in slips)


def _remedy(path: Path, remedy: Remedy, clauses: Iterable[str]) -> Iterator[Fault]:
    match remedy:
        case Drop():
            yield from _value((*path, "drop"), remedy.clause, clauses, "clause")
        case Amend() if remedy.clause:
            yield from _keys((*path, "amend"), [remedy.clause], clauses, "clause")
        case Amend():
            expected = f"Name the clause, such as {{{next(iter(clauses))}: {remedy.to}}}"
            yield Fault((*path, "amend"), "the objection is to several clauses", expected)


def _environment(scenario: Scenario) -> Iterator[Fault]:
    for index, link in enumerate(scenario.linkages):
        yield from _linkage(scenario, ("linkages", str(index), link.kind), link)
    for name, forum in scenario.forums.items():
        yield from _values(("forums", name, "takes"), forum.takes, scenario.items, "item")
    for name, event in scenario.events.items():
        yield from _event(scenario, ("events", name), event)


def _linkage(scenario: Scenario, path: Path, link: Linkage) -> Iterator[Fault]:
    items = scenario.items
    match link:
        case Spillover():
            yield from _value((*path, "of"), link.of, items, "item")
            yield from _values((*path, "onto"), link.onto, items, "item")
        case Precondition():
            yield from _value((*path, "item"), link.item, items, "item")
            yield from _value((*path, "before"), link.before, items, "item")
        case Supervision():
            yield from _value((*path, "by"), link.by, items, "item")
            yield from _values((*path, "over"), link.over, items, "item")


def _event(scenario: Scenario, path: Path, event: Event) -> Iterator[Fault]:
    if isinstance(event, TriggeredEvent):
        yield from _trigger(scenario, (*path, "when"), event.when)
    principals = scenario.principals
    objections = [
        f"{name}.{key}" for name, item in scenario.items.items() for key in item.objections
    ]
    yield from _keys((*path, "pressure"), event.pressure, scenario.parties, "party")
    yield from _value((*path, "remove_principal"), event.remove_principal, principals, "principal")
    yield from _keys((*path, "replace_principal"), event.replace_principal, principals, "principal")
    if event.reopens is not None:
        yield from _unit(scenario, (*path, "reopens"), event.reopens)
    yield from _value((*path, "objection"), event.objection, objections, "objection")
    changeable = {**scenario.numbers, **scenario.chosen_reservations}
    long = long_form(scenario) if event.set else {}
    for changed in event.set:
        if changed not in changeable:
            fault = _no_number((*path, "set", changed), changed, list(changeable), long)
            yield fault._replace(of_key=True)


def _trigger(scenario: Scenario, path: Path, trigger: Trigger) -> Iterator[Fault]:
    """Yield what follows nothing: items can be tabled and deadlocked, clauses can not."""
    here = (*path, trigger.kind)
    if isinstance(trigger, (Agreed, Refused)):
        yield from _unit(scenario, here, trigger.of, also=scenario.items, thing="item or clause")
    else:
        yield from _value(here, trigger.of, scenario.items, "item")


def _aftermath(scenario: Scenario) -> Iterator[Fault]:
    clauses = scenario.clauses
    for name, duty in scenario.implementation.items():
        yield from _unit(scenario, ("implementation", name, "of"), duty.of)
    for name, ratifier in scenario.ratification.items():
        path = ("ratification", name, "stances")
        yield from _stances_on(scenario, path, ratifier.stances)
        for clause, stance in ratifier.stances.items():
            if clause in clauses:
                yield from _stance((*path, clause), clauses[clause].options, stance)
    yield from _keys(("beliefs",), scenario.beliefs, scenario.parties, "party")


def _unit(
    scenario: Scenario,
    path: Path,
    name: str,
    *,
    also: Iterable[str] = (),
    thing: str = "clause",
) -> Iterator[Fault]:
    """Yield the name of no unit of bargaining; a part of an item bargained whole is none."""
    item, _, clause = name.partition(".")
    point = scenario.items.get(item)
    if point is not None and point.is_whole and clause in (point.clauses or ()):
        yield _part(path, name, item)
    else:
        yield from _value(path, name, [*also, *(unit.id for unit in scenario.units)], thing)


def _stances_on(scenario: Scenario, path: Path, stances: Iterable[str]) -> Iterator[Fault]:
    """Yield stances on no clause, or on what is bargained whole, where parties alone have them."""
    whole = {name for name, item in scenario.items.items() if item.is_whole}
    yield from _keys(
        path, [name for name in stances if name not in whole], scenario.clauses, "clause"
    )
    for name in stances:
        item = name.partition(".")[0]
        if name in whole:
            what = f"'{name}' is bargained whole, and on that the parties alone have stances"
            yield Fault((*path, name), what, "Leave it out", of_key=True)
        elif item in whole and name in scenario.clauses:
            yield _part((*path, name), name, item)._replace(expected="Leave it out", of_key=True)


def _part(path: Path, name: str, item: str) -> Fault:
    return Fault(path, f"'{name}' is a part of '{item}', which is bargained whole", "Name the item")


def _assumptions(scenario: Scenario) -> Iterator[Fault]:
    numbers = scenario.numbers
    long = long_form(scenario)
    for name, assumption in scenario.assumptions.items():
        for index, about in enumerate(assumption.about):
            if about not in numbers:
                path = ("assumptions", name, "about", str(index))
                yield _no_number(path, about, list(numbers), long)


def _no_number(path: Path, about: str, numbers: list[str], long: object) -> Fault:
    """Why a path cannot be assumed: it leads nowhere, or to no number, or to several."""
    thing, gone, rest = long, list[str](), about.split(".")
    while rest:
        inside = _inside(thing)
        part, further = first_key(rest, inside)
        if part not in inside:
            break
        thing, rest = inside[part], further
        gone.append(part)
    known = _next_parts(".".join(gone), numbers)
    if not rest:
        what = f"'{about}' is no single number" if known else f"'{about}' is no number"
        expected = f"It holds: {', '.join(known)}" if known else "Name a number that acts"
        return Fault(path, what, expected)
    lost, there = rest[0], ".".join(gone) or "the file"
    fault = unknown(path, lost, known, "number", of_key=False)
    found = f"'{about}' leads nowhere: there is no '{lost}' in {there}"
    return fault._replace(found=found)


def _inside(thing: object) -> dict[str, object]:
    if isinstance(thing, list):
        return {str(index): one for index, one in enumerate(thing)}
    return thing if isinstance(thing, dict) else {}


def _next_parts(before: str, numbers: list[str]) -> list[str]:
    """Return the parts by which a path can go on towards a number."""
    start = f"{before}." if before else ""
    further = [path[len(start) :] for path in numbers if path.startswith(start)]
    return list(dict.fromkeys(path.split(".")[0] for path in further))


def _questions(scenario: Scenario) -> Iterator[Fault]:
    for name, question in scenario.questions.items():
        path = ("questions", name)
        yield from _value((*path, "asked_by"), question.asked_by, scenario.parties, "party")
        yield from _value((*path, "leaning"), question.leaning, question.options, "option")


def _record(scenario: Scenario) -> Iterator[Fault]:
    record = scenario.record
    if record is None:
        return
    yield from _keys(("record", "clauses"), record.clauses, scenario.clauses, "clause")
    for name, clause in record.clauses.items():
        path = ("record", "clauses", name, "source")
        yield from _keys(path, clause.source, scenario.sources, "source")
    yield from _keys(("record", "answers"), record.answers, scenario.questions, "question")
    for name, answer in record.answers.items():
        if name in scenario.questions:
            options = scenario.questions[name].options
            path = ("record", "answers", name, "option")
            yield from _value(path, answer.option, options, "option")
