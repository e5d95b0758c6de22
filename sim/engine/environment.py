"""Lowering of what happens outside the room: incidents, what sets them off, and the tide."""

import math
from datetime import date

import numpy as np

from sim.engine.ledger import Ledger, Where
from sim.engine.parties import lower_office
from sim.model.codes import MINUTES_A_DAY, NEVER, NONE, Trigger
from sim.model.setting import BEFOREHAND
from sim.results.index import Index
from sim.scenario.assumption import reading
from sim.scenario.environment import DatedEvent, Event, RandomEvent, TriggeredEvent


def lower_environment(index: Index, ledger: Ledger) -> None:
    """Lower events and tide, after all that an event can set."""
    scenario = index.scenario
    ledger.tables["pressure"][:] = 1.0
    for e, (name, event) in enumerate(scenario.events.items()):
        _lower_incident(index, ledger, e, name)
        _lower_effects(index, ledger, e, name, event)
    _lower_successors(index, ledger)
    _lower_tide(index, ledger)
    _lower_changes(index, ledger)


def _lower_tide(index: Index, ledger: Ledger) -> None:
    row = ledger.tables["procedure"]
    row["tide_stream"], tide = ledger.stream("tide"), index.scenario.tide
    where = Where("procedure", (0,), "tide_volatility")
    ledger.number("tide.volatility", where, tide.volatility)
    ledger.number("tide.persistence", where._replace(column="tide_persistence"), tide.persistence)
    ledger.number("tide.every", where._replace(column="tide_every"), tide.every.number)


def _lower_incident(index: Index, ledger: Ledger, e: int, name: str) -> None:
    event, row, path = index.scenario.events[name], ledger.tables["incident"][e], f"events.{name}"
    for part in ("gap", "length", "happens"):
        row[f"{part}_stream"] = ledger.stream(f"event/{name}/{part}")
    row["date"] = row["of_item"] = row["unit"] = NONE
    match event:
        case RandomEvent():
            ledger.number(f"{path}.rate", Where("incident", (e,), "rate"), event.rate.number)
        case DatedEvent():
            row["date"] = _minute(index.scenario.start, event.date)
        case TriggeredEvent():
            row["trigger"] = Trigger[event.when.kind.upper()]
            units = [unit.id for unit in index.units]
            of = event.when.of
            if of in index.items:
                row["of_item"] = index.items.index(of)
            if of in units:
                row["unit"] = units.index(of)
            if row["trigger"] in (Trigger.TABLED, Trigger.DEADLOCKED):
                row["unit"] = NONE
    probability = Where("incident", (e,), "probability")
    ledger.likelihood(f"{path}.probability", probability, event.probability)


def _lower_effects(index: Index, ledger: Ledger, e: int, name: str, event: Event) -> None:
    row, path = ledger.tables["incident"][e], f"events.{name}"

    def at(column: str) -> Where:
        return Where("incident", (e,), column)

    row["ends"] = event.ends
    for party, pressure in event.pressure.items():
        where = Where("pressure", (e, index.parties.index(party)), None)
        ledger.number(f"{path}.pressure.{party}", where, pressure)
    row["lasts"] = row["suspends_median"] = math.nan
    if event.lasts is not None:
        ledger.number(f"{path}.lasts", at("lasts"), event.lasts.number)
    if event.suspends is not None:
        columns = ("suspends_median", "suspends_p90")
        ledger.delay(f"{path}.suspends", at(""), columns, event.suspends)
    row["removes"] = row["reopens"] = row["raises"] = NONE
    if event.remove_principal is not None:
        row["removes"] = index.principals.index(event.remove_principal)
    if event.reopens is not None:
        row["reopens"] = [unit.id for unit in index.units].index(event.reopens)
    if event.objection is not None:
        names = [f"{objection.item}.{objection.id}" for objection in index.objections]
        row["raises"] = names.index(event.objection)


def _lower_successors(index: Index, ledger: Ledger) -> None:
    n = 0
    for e, (name, event) in enumerate(index.scenario.events.items()):
        for principal, successor in event.replace_principal.items():
            row = ledger.tables["successor"][n]
            row["of_incident"], row["principal"] = e, index.principals.index(principal)
            path = f"events.{name}.replace_principal.{principal}"
            lower_office(ledger, Where("successor", (n,), "patience"), path, successor)
            n += 1


def _lower_changes(index: Index, ledger: Ledger) -> None:
    scenario = index.scenario
    changes = []
    for e, event in enumerate(scenario.events.values()):
        for path, written in event.set.items():
            s, c = _reservation_of(index, path)
            if path in scenario.chosen_reservations:
                number = float((index.units[c].clause.options or ()).index(str(written)))
            else:
                number = reading(scenario, path, written)
            changes += [
                (e, cell.place, cell.slope * number + cell.shift, s, c)
                for cell in ledger.paths[path]
            ]
    ledger.tables["change"] = np.array(changes, BEFOREHAND["change"])


def _reservation_of(index: Index, path: str) -> tuple[int, int]:
    """Return the party and the unit whose reservation a path is; NONE where it is none."""
    for c, unit in enumerate(index.units):
        for s, party in enumerate(index.parties):
            if path == f"{unit.path}.stances.{party}.reservation":
                return s, c
    return int(NONE), int(NONE)


def _minute(start: date, day: date) -> int:
    """Return the minute of a dated thing, 00:00 of its day; NEVER before the start."""
    minute = (day - start).days * MINUTES_A_DAY
    return minute if minute >= 0 else NEVER
