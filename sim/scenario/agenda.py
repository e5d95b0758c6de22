"""The agenda as a person reads it: who wants what, where they could meet, what is foreseen.

`agenda` makes one Rich renderable of a scenario; whoever has a console prints it. It is made for a
width of 100 columns and readable at 80.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import assert_never

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table as Grid
from rich.text import Text

from sim.scenario.authority import is_asked
from sim.scenario.defaults import capital
from sim.scenario.initiative import Initiative, MaybeTable, Table, Wait, WaitForTheOther, Withhold
from sim.scenario.item import Clause, Item
from sim.scenario.objection import (
    Amend,
    Argue,
    Drop,
    Hardens,
    Insist,
    Objection,
    Refer,
    Remedy,
    Trade,
)
from sim.scenario.party import Party
from sim.scenario.quantity import Likelihood, Position
from sim.scenario.question import Question
from sim.scenario.scenario import Scenario
from sim.scenario.standpoints import DIM, GOOD, HEAD, called, standpoints
from sim.scenario.writing import in_line

ARTICLES = ("A", "An", "The")


def agenda(scenario: Scenario) -> RenderableType:
    """Return the whole agenda: parties, each item with its clauses, then the questions."""
    parts: list[RenderableType] = [_title(scenario), _parties(scenario)]
    for number, (name, item) in enumerate(scenario.items.items(), start=1):
        parts.extend(_item(scenario, name, item, number))
    parts.extend(_afterwards(scenario))
    parts.extend(_questions(scenario))
    parts.extend(_assumptions(scenario))
    return Group(*parts)


def _title(scenario: Scenario) -> Text:
    procedure = scenario.procedure
    facts = [
        f"from {_day(scenario.start)}, followed for {scenario.horizon}",
        f"meetings {_meets(scenario)}",
        procedure.protocol.replace("-", " "),
        f"a deadlock after {procedure.deadlock_after}",
    ]
    if scenario.written is not None:
        facts.insert(0, f"written as of {_day(scenario.written)}")
    title = Text(scenario.title, style=HEAD)
    title.append(f"  {scenario.scenario}\n", style=DIM)
    return title.append(" · ".join(facts))


def _meets(scenario: Scenario) -> str:
    written = scenario.procedure.meets.written
    return f"on {', '.join(written)}" if isinstance(written, (list, tuple)) else f"on {written}"


def _parties(scenario: Scenario) -> RenderableType:
    grid = Grid.grid(padding=(0, 2, 0, 0))
    for name, party in scenario.parties.items():
        grid.add_row(Text(name, style=DIM), Text(capital(party.name), style=HEAD), _patience(party))
    return Padding(grid, (1, 0, 0, 0))


def _patience(party: Party) -> str:
    told = f"can wait {party.patience}, {party.concession.manner}"
    asked = [principal.name for principal in party.principals.values() if is_asked(principal)]
    return told + (f"; asks {_and(asked)} beyond {100 * party.mandate:g} %" if asked else "")


def _item(scenario: Scenario, name: str, item: Item, number: int) -> Iterator[RenderableType]:
    head = Text(f"\n{number}. {item.name}", style=HEAD)
    marks = [f"point {item.point}"] if item.point is not None else []
    marks += [item.tier] if item.tier != "main" else []
    marks += ["bargained whole"] if item.is_whole else []
    head.append(f"  {' · '.join([name, *marks])}", style=DIM)
    yield head
    if item.text:
        yield Padding(Text(item.text, style="italic"), (0, 0, 0, 3))
    yield Padding(standpoints(scenario, name, item), (0, 0, 0, 3))
    yield Padding(_foreseen(scenario, name, item), (0, 0, 0, 4))


def _foreseen(scenario: Scenario, name: str, item: Item) -> Grid:
    """Return who begins, who may take the text at once, and what is objected."""
    grid = Grid.grid(padding=(0, 2, 0, 0))
    grid.add_column(style=DIM)
    grid.add_row("Initiative", _initiatives(scenario, item.initiative))
    takes = [
        f"{called(scenario, party)}: {_likely(likelihood)}"
        for party, likelihood in item.accepts.items()
        if likelihood.number != 0
    ]
    if takes:
        grid.add_row("Taken at once", _row(takes))
    for objection in item.objections.values():
        grid.add_row("Objection", _objection(scenario, name, item, objection))
    return grid


def _initiatives(scenario: Scenario, initiative: Mapping[str, Initiative]) -> str:
    told = {called(scenario, party): _begins(one) for party, one in initiative.items()}
    if len(set(told.values())) == 1:
        return f"each {next(iter(told.values()))}"
    return _row(f"{party} {how}" for party, how in told.items())


def _begins(initiative: Initiative) -> str:
    match initiative:
        case Table():
            return "tables it"
        case Withhold():
            return "leaves it off"
        case Wait():
            then = "tables it" if initiative.then == "table" else "leaves it off"
            return f"waits {initiative.wait}, then {then}"
        case WaitForTheOther():
            return "waits for the other"
        case MaybeTable():
            return f"tables it ({_likely(initiative.table)}), else {_begins(initiative.otherwise)}"


def _likely(likelihood: Likelihood) -> str:
    if isinstance(likelihood.written, str):
        return likelihood.written
    return f"{100 * float(likelihood.written):g} %"


def _objection(scenario: Scenario, name: str, item: Item, objection: Objection) -> Text:
    clauses = item.units(name)
    told = Text(objection.name, style=HEAD)
    by = _within(called(scenario, objection.by))
    told.append(f" by {by}, {_likely(objection.likelihood)}", style="not bold")
    if objection.to != item.targets(name):
        told.append(
            f", to {_and(_within(clauses[one].name) for one in objection.to)}", style="not bold"
        )
    told.append(f"; {_effect(objection)}", style="not bold")
    for clause, position in objection.counter.items():
        told.append(f"; puts {_terms(clauses[clause], position)}", style="not bold")
    if objection.text:
        told.append(f"\n“{objection.text}”", style="not bold italic")
    remedies = [_remedy(scenario, clauses, remedy) for remedy in objection.remedies]
    if remedies:
        told.append(f"\nmet by: {', then '.join(remedies)}", style="not bold")
    return told


def _effect(objection: Objection) -> str:
    if isinstance(objection.effect, Hardens):
        return f"hardens by {100 * objection.effect.hardens:g} %"
    return "blocks"


def _remedy(scenario: Scenario, clauses: Mapping[str, Clause], remedy: Remedy) -> str:
    match remedy:
        case Argue():
            told = f"arguing ({_likely(remedy.persuades)}{_for(remedy.meetings.number)})"
        case Drop():
            told = f"dropping {_within(clauses[remedy.clause].name)}"
        case Amend():
            told = f"amending to {_terms(clauses[remedy.clause], remedy.to)}"
        case Trade():
            way = f"{100 * remedy.by:g} % of the way on {_unit_name(scenario, remedy.clause)}"
            told = f"trading {way} ({_likely(remedy.buys)})"
        case Refer():
            told = f"referring it to {_within(scenario.forums[remedy.forum].name)}"
        case Insist():
            told = f"insisting{_for(remedy.meetings.number)}"
        case _:
            assert_never(remedy)
    return told


def _unit_name(scenario: Scenario, name: str) -> str:
    """Return what people call a unit of bargaining."""
    return next(unit.clause.name for unit in scenario.units if unit.id == name)


def _for(meetings: int) -> str:
    return f" for {meetings} meetings" if meetings > 1 else ""


def _terms(clause: Clause, position: Position) -> str:
    if clause.scale is None:
        return str(position)
    return clause.scale.brief(clause.scale.share(position))


def _afterwards(scenario: Scenario) -> Iterator[RenderableType]:
    """Return who must assent, what is done after the signature, and what each party believes."""
    grid = Grid.grid(padding=(0, 2, 0, 0))
    grid.add_column(style=DIM)
    grid.add_column(overflow="fold")
    for ratifier in scenario.ratification.values():
        looks = ", ".join(ratifier.stances)
        grid.add_row("Ratified by", f"{ratifier.name}, by {looks}; from {ratifier.threshold:g} on")
    for forum in scenario.forums.values():
        within = f" within {forum.within}" if forum.within.number else ""
        told = (
            f"{forum.name} for {', '.join(forum.takes)}: agrees{within} ({_likely(forum.succeeds)})"
        )
        grid.add_row("Forum", f"{told}, worth {100 * forum.counts_as:g} %")
    for duty in scenario.implementation.values():
        batches = f" in {duty.batches} batches" if duty.batches > 1 else ""
        breach = f", breach {_likely(duty.breach)}" if duty.breach.number != 0 else ""
        grid.add_row("Duty", f"{duty.name} of {duty.of}: {duty.period}{batches}{breach}")
    for party, belief in scenario.beliefs.items():
        grid.add_row(f"{called(scenario, party)} believes", _changes(belief.set))
    if grid.row_count:
        yield Text("\nAfterwards, and what is believed", style=HEAD)
        yield Padding(grid, (0, 0, 0, 3))


def _changes(changes: Mapping[str, object]) -> str:
    return "; ".join(f"{path}: {in_line(value)}" for path, value in changes.items())


def _questions(scenario: Scenario) -> Iterator[RenderableType]:
    if scenario.questions:
        yield Text("\nQuestions", style=HEAD)
    for name, question in scenario.questions.items():
        yield Padding(_question(scenario, name, question), (0, 0, 0, 3))


def _question(scenario: Scenario, name: str, question: Question) -> Group:
    asker = _within(called(scenario, question.asked_by))
    head = Text(question.text or name, style="")
    head.append(f"  {name}, asked by {asker}", style=DIM)
    grid = Grid.grid(padding=(0, 2, 0, 0))
    answer = scenario.record.answers.get(name) if scenario.record else None
    for option, choice in question.options.items():
        notes = ["its author leans to this"] if option == question.leaning else []
        if answer is not None and answer.option == option:
            on = f", {_day(answer.date)}" if answer.date else ""
            notes.append(f"answered by {answer.by}{on}")
        cell = Text(_changes(choice.set) or "changes nothing", style=DIM)
        if notes:
            cell = Text(f"{'; '.join(notes)}\n", style=GOOD).append_text(cell)
        grid.add_row(f"· {option}", cell)
    return Group(head, Padding(grid, (0, 0, 0, 2)))


def _assumptions(scenario: Scenario) -> Iterator[RenderableType]:
    if not scenario.assumptions:
        return
    yield Text("\nAssumptions", style=HEAD)
    grid = Grid.grid(padding=(0, 2, 0, 0))
    grid.add_column(overflow="fold", ratio=3)
    grid.add_column(ratio=4)
    grid.add_column(ratio=6)
    for name, one in scenario.assumptions.items():
        low, high = one.range
        grid.add_row(
            name, f"{one.default} ({_range(str(low), str(high))})", Text(one.label, style=DIM)
        )
    yield Padding(grid, (0, 0, 0, 3))


def _range(low: str, high: str) -> str:
    """Return a range with the unit said once."""
    unit = high.partition(" ")[2]
    if unit and low.partition(" ")[2].removesuffix("s") == unit.removesuffix("s"):
        low = low.partition(" ")[0]
    return f"{low} to {high}"


def _row(parts: Iterable[str]) -> str:
    """Return parts in a row; each but the first stands within the line."""
    first, *others = parts
    return "; ".join([first, *map(_within, others)])


def _within(name: str) -> str:
    """Return a name as it stands within a line: an article that it begins with is small."""
    first, *others = name.split()
    own = bool(others) and first in ARTICLES
    return name[:1].lower() + name[1:] if own else name


def _and(names: Iterable[str]) -> str:
    return " and ".join(names)


def _day(day: date) -> str:
    return f"{day.day} {day:%B} {day.year}"
