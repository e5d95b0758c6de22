"""Warnings: what the language allows, and an author may not have meant."""

from collections.abc import Iterable, Iterator
from datetime import timedelta

from pydantic_core import PydanticCustomError

from sim.errors import Problem, in_order
from sim.scenario.argument import loaded
from sim.scenario.authority import is_asked
from sim.scenario.environment import DatedEvent
from sim.scenario.fault import Fault, Path, placed
from sim.scenario.initiative import Initiative, Wait, WaitForTheOther, Withhold
from sim.scenario.item import Clause, Item
from sim.scenario.majority import has_zone
from sim.scenario.objection import Amend, Objection, Refer, Trade
from sim.scenario.principal import Principal
from sim.scenario.quantity import Position
from sim.scenario.scenario import Scenario, Unit
from sim.scenario.stance import OptionStance, Stance
from sim.scenario.zone import Limit, red_line, reservation, signs, within_reach, zone


def warnings(scenario: Scenario) -> tuple[Problem, ...]:
    """Return what an author may want to look at again, in order of place."""
    scenario = loaded(scenario)
    faults = [
        *_parties(scenario),
        *_principals(scenario),
        *_zones(scenario),
        *(fault for name, item in scenario.items.items() for fault in _item(name, item)),
        *_trades(scenario),
        *_sources(scenario),
        *_forums(scenario),
        *_events(scenario),
        *_record(scenario),
    ]
    return tuple(in_order(placed(fault, scenario.tree) for fault in faults))


def _zones(scenario: Scenario) -> Iterator[Fault]:
    """Yield clauses without a zone; a whole item finds room where one part makes up for another."""
    for unit in scenario.units:
        if unit.whole is None:
            yield from _zone(scenario, unit)


def _parties(scenario: Scenario) -> Iterator[Fault]:
    for party in scenario.parties:
        if not any(party in clause.stances for clause in scenario.clauses.values()):
            found = f"'{party}' is unused: it has no stance on anything"
            yield Fault(("parties", party), found, "It takes any text and offers none", of_key=True)


def _principals(scenario: Scenario) -> Iterator[Fault]:
    """Yield principals who have no say, and stances about which they are never asked."""
    for name, party in scenario.parties.items():
        path = ("parties", name, "principals")
        if party.mandate == 1 and any(is_asked(one) for one in party.principals.values()):
            found = f"'{name}' may go all the way unasked: its mandate is 1"
            expected = "Its principals are asked of drops and referrals alone; write a mandate"
            yield Fault(path, found, expected, of_key=True)
        for key, principal in party.principals.items():
            if not is_asked(principal) and not principal.insists_on:
                found = f"'{key}' is unused: it is never asked, and insists on nothing"
                expected = "Write consulted: always, or what it insists on"
                yield Fault((*path, key), found, expected, of_key=True)
                continue
            for unit in principal.stances:
                if not _is_asked_about(principal, unit):
                    found = f"'{key}' is never asked about '{unit}'"
                    expected = "Write consulted: always, or insist on the item"
                    yield Fault((*path, key, "stances", unit), found, expected, of_key=True)


def _is_asked_about(principal: Principal, unit: str) -> bool:
    insists = unit.partition(".")[0] in principal.insists_on
    return is_asked(principal) and (principal.consulted == "always" or insists)


def _zone(scenario: Scenario, unit: Unit) -> Iterator[Fault]:
    """Yield a warning where nothing suits enough of them, at reservations or even at red lines."""
    path = (*unit.path.split("."), "stances")
    apart, for_good = (_apart(scenario, unit.clause, limit) for limit in (reservation, red_line))
    if for_good:
        drawn = any(stance.red_line is not None for stance in unit.clause.stances.values())
        what = "a red line that nobody can meet" if drawn else "there is no zone of agreement"
        found = f"{what}: {for_good}"
        expected = "Only dropping or referring the clause can close it"
        yield Fault(path, found, expected, of_key=True)
    elif apart:
        found = f"there is no zone of agreement: {apart}"
        expected = "The red lines would meet, but offers stop at the reservations"
        yield Fault(path, found, expected, of_key=True)


def _apart(scenario: Scenario, clause: Clause, limit: Limit) -> str:
    """Return how far apart the parties are at a limit; nothing if enough of them meet."""
    if has_zone(scenario, clause, limit):
        return ""
    if clause.scale is None:
        return "no option suits all"
    return f"a gap of {clause.scale.distance(zone(clause, limit).gap)}"


def _item(name: str, item: Item) -> Iterator[Fault]:
    path = ("items", name)
    if all(_never_tables(initiative) for initiative in item.initiative.values()):
        expected = "It will be left off"
        yield Fault((*path, "initiative"), "nobody tables this item", expected, of_key=True)
    for key, objection in item.objections.items():
        here = (*path, "objections", key)
        if objection.lapses_at == "never":
            expected = "If no remedy meets it, it stands to the end"
            yield Fault((*here, "lapses_at"), "this objection never lapses", expected)
        yield from _beyond(here, objection, item.units(name), list(item.initiative))


def _never_tables(initiative: Initiative) -> bool:
    waits_in_vain = isinstance(initiative, Wait) and initiative.then == "withhold"
    return waits_in_vain or isinstance(initiative, (Withhold, WaitForTheOther))


def _beyond(
    path: Path, objection: Objection, clauses: dict[str, Clause], parties: list[str]
) -> Iterator[Fault]:
    """Yield texts that whoever is to put them would not sign."""
    for name, position in objection.counter.items():
        if not _signed_by_any(clauses[name], [objection.by], position):
            found = f"the counter {position} lies beyond the reservation of '{objection.by}'"
            yield Fault((*path, "counter", name), found, "It would not sign its own text")
    others = [party for party in parties if party != objection.by]
    workers = [objection.against] if objection.against else others
    for index, remedy in enumerate(objection.remedies):
        if isinstance(remedy, Amend):
            clause = clauses[remedy.clause]
            if not _signed_by_any(clause, workers, remedy.to):
                here = (*path, "remedies", str(index), "amend", remedy.clause)
                found = f"{remedy.to} lies beyond the reservation of {' and '.join(workers)}"
                yield Fault(here, found, "The amendment will be passed over")


def _trades(scenario: Scenario) -> Iterator[Fault]:
    """Yield trades by whom the clause given way on means nothing."""
    concerned = {unit.id: _concerned(unit) for unit in scenario.units}
    for name, item in scenario.items.items():
        for key, objection in item.objections.items():
            others = [party for party in item.initiative if party != objection.by]
            workers = [objection.against] if objection.against else others
            for index, remedy in enumerate(objection.remedies):
                if isinstance(remedy, Trade) and concerned[remedy.clause].isdisjoint(workers):
                    path = ("items", name, "objections", key, "remedies", str(index), "trade")
                    found = f"'{remedy.clause}' means nothing to {' and '.join(workers)}"
                    yield Fault((*path, "clause"), found, "The trade will be passed over")


def _concerned(unit: Unit) -> set[str]:
    """Return the parties that have a stance on a unit, or on a part of it."""
    parts = [unit.clause] if unit.whole is None else unit.whole.clauses.values()
    return {party for clause in parts for party in clause.stances}


def _signed_by_any(clause: Clause, parties: Iterable[str], position: Position) -> bool:
    stances = [clause.stances[party] for party in parties if party in clause.stances]
    return any(_signed(clause, stance, position) for stance in stances)


def _signed(clause: Clause, stance: Stance, position: Position) -> bool:
    if isinstance(stance, OptionStance):
        return signs(stance, str(position))
    assert clause.scale is not None, "an ordered stance has a scale"
    return within_reach(clause.scale, stance, clause.scale.share(position))


def _sources(scenario: Scenario) -> Iterator[Fault]:
    cited = {source for item in scenario.items.values() for source in item.source}
    if scenario.record is not None:
        clauses = scenario.record.clauses.values()
        cited |= {source for clause in clauses for source in clause.source}
    for name in scenario.sources:
        if name not in cited:
            found = f"'{name}' is unused: nothing cites it"
            yield Fault(("sources", name), found, "Cite it, or leave it out", of_key=True)


def _forums(scenario: Scenario) -> Iterator[Fault]:
    """Yield forums that nothing is referred to, and a rung that no forum can follow."""
    referred = {
        remedy.forum
        for item in scenario.items.values()
        for objection in item.objections.values()
        for remedy in objection.remedies
        if isinstance(remedy, Refer)
    }
    rungs = scenario.procedure.on_deadlock
    for name in scenario.forums:
        if name not in referred and "refer" not in rungs:
            found = f"'{name}' is unused: nothing is referred to it"
            yield Fault(
                ("forums", name), found, "Name it in a remedy, or leave it out", of_key=True
            )
    if "refer" in rungs and not scenario.forums:
        path = ("procedure", "on_deadlock", str(rungs.index("refer")))
        yield Fault(path, "there is no forum to refer to", "This rung will be passed over")


def _events(scenario: Scenario) -> Iterator[Fault]:
    end = scenario.start + timedelta(minutes=scenario.horizon.number)
    for name, event in scenario.events.items():
        if isinstance(event, DatedEvent) and not scenario.start <= event.date <= end:
            when = "before the talks begin" if event.date < scenario.start else "after the horizon"
            yield Fault(("events", name, "date"), f"this is {when}", "It will not happen")


def _record(scenario: Scenario) -> Iterator[Fault]:
    """Yield terms that stand on no scale, and so can only be quoted."""
    for name, recorded in scenario.record.clauses.items() if scenario.record else ():
        terms = recorded.terms
        if terms is not None and not _has_place(scenario.clauses[name], terms):
            found = f"'{terms}' is no place on the scale of this clause, nor an option"
            expected = "It will be quoted, and not drawn"
            yield Fault(("record", "clauses", name, "terms"), found, expected)


def _has_place(clause: Clause, terms: Position) -> bool:
    if clause.scale is None:
        return str(terms) in (clause.options or ())
    try:
        clause.scale.number(terms)
    except PydanticCustomError:
        return False
    return True
