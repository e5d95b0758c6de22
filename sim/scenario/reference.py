"""References: every name that a file uses is the name of something in it."""

from collections.abc import Iterable, Iterator

from sim.scenario.defaults import long_form
from sim.scenario.environment import DatedEvent, RandomEvent
from sim.scenario.fault import Fault, Path, unknown
from sim.scenario.item import Clause, Item
from sim.scenario.objection import Amend, Drop, Objection, Refer, Remedy
from sim.scenario.quantity import Likelihood
from sim.scenario.scenario import Scenario
from sim.scenario.stance import OptionStance
from sim.scenario.words import LEXICONS


def lost_names(scenario: Scenario) -> Iterator[Fault]:
    """Every name that leads nowhere."""
    yield from _lexicon(scenario)
    for name, item in scenario.items.items():
        yield from _item(scenario, name, item)
    yield from _environment(scenario)
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


def _item(scenario: Scenario, name: str, item: Item) -> Iterator[Fault]:
    path = ("items", name)
    clauses = item.units(name)
    yield from _keys((*path, "source"), item.source, scenario.sources, "source")
    yield from _keys((*path, "initiative"), item.initiative, scenario.parties, "party")
    yield from _keys((*path, "accepts"), item.accepts, scenario.parties, "party")
    for key, clause in clauses.items():
        here = path if item.clauses is None else (*path, "clauses", key)
        yield from _clause(scenario, here, clause)
    for key, objection in item.objections.items():
        yield from _objection(scenario, (*path, "objections", key), objection, clauses)


def _clause(scenario: Scenario, path: Path, clause: Clause) -> Iterator[Fault]:
    yield from _keys((*path, "stances"), clause.stances, scenario.parties, "party")
    if clause.options is None:
        return
    if clause.without is not None:
        yield from _value((*path, "without"), str(clause.without), clause.options, "option")
    for party, stance in clause.stances.items():
        if isinstance(stance, OptionStance):
            here = (*path, "stances", party)
            yield from _keys((*here, "worth"), stance.worth, clause.options, "option")
            yield from _value((*here, "reservation"), stance.reservation, clause.options, "option")
            yield from _value((*here, "red_line"), stance.red_line, clause.options, "option")


def _objection(
    scenario: Scenario, path: Path, objection: Objection, clauses: Iterable[str]
) -> Iterator[Fault]:
    yield from _value((*path, "by"), objection.by, scenario.parties, "party")
    yield from _value((*path, "against"), objection.against, scenario.parties, "party")
    yield from _values((*path, "to"), objection.to, clauses, "clause")
    yield from _keys((*path, "counter"), objection.counter, clauses, "clause")
    for index, remedy in enumerate(objection.remedies):
        if not (isinstance(remedy, Amend) and _follows_a_slip(remedy, objection, clauses)):
            yield from _remedy(scenario, (*path, "remedies", str(index)), remedy, clauses)


def _follows_a_slip(amend: Amend, objection: Objection, clauses: Iterable[str]) -> bool:
    """Return whether the clause amended is wrong only because that of the objection is."""
    slips = set(objection.to).difference(clauses)
    return bool(slips) and (not amend.clause or amend.clause in slips)


def _remedy(
    scenario: Scenario, path: Path, remedy: Remedy, clauses: Iterable[str]
) -> Iterator[Fault]:
    match remedy:
        case Refer():
            yield from _value((*path, "refer"), remedy.forum, scenario.forums, "forum")
        case Drop():
            yield from _value((*path, "drop"), remedy.clause, clauses, "clause")
        case Amend() if remedy.clause:
            yield from _keys((*path, "amend"), [remedy.clause], clauses, "clause")
        case Amend():
            expected = f"Name the clause, such as {{{next(iter(clauses))}: {remedy.to}}}"
            yield Fault((*path, "amend"), "the objection is to several clauses", expected)


def _environment(scenario: Scenario) -> Iterator[Fault]:
    for index, link in enumerate(scenario.linkages):
        path = ("linkages", str(index), "spillover")
        yield from _value((*path, "of"), link.of, scenario.items, "item")
        yield from _values((*path, "onto"), link.onto, scenario.items, "item")
    for name, forum in scenario.forums.items():
        yield from _values(("forums", name, "takes"), forum.takes, scenario.items, "item")
    for name, event in scenario.events.items():
        assert isinstance(event, (DatedEvent, RandomEvent))
        yield from _keys(("events", name, "pressure"), event.pressure, scenario.parties, "party")


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
    thing, gone = long, []
    for part in about.split("."):
        inside = _inside(thing)
        if part not in inside:
            break
        thing = inside[part]
        gone.append(part)
    known = _next_parts(".".join(gone), numbers)
    if len(gone) == len(about.split(".")):
        what = f"'{about}' is no single number" if known else f"'{about}' is no number"
        expected = f"It holds: {', '.join(known)}" if known else "Assume about a number that acts"
        return Fault(path, what, expected)
    lost = about.split(".")[len(gone)]
    there = ".".join(gone) or "the file"
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
    units = [unit.id for unit in scenario.units]
    yield from _keys(("record", "clauses"), record.clauses, units, "clause")
    for name, clause in record.clauses.items():
        path = ("record", "clauses", name, "source")
        yield from _keys(path, clause.source, scenario.sources, "source")
    yield from _keys(("record", "answers"), record.answers, scenario.questions, "question")
    for name, answer in record.answers.items():
        if name in scenario.questions:
            options = scenario.questions[name].options
            path = ("record", "answers", name, "option")
            yield from _value(path, answer.option, options, "option")
