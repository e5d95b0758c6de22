"""From the resolved scenario to the arrays of a setting: one function a table.

Everything becomes numbers here: durations minutes, positions shares of their scale or the index of
an option, likelihoods probabilities, parties and items their place in the file. Every number that
an assumption may move is written through the ledger.
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np

from sim.engine.agenda import lower_agenda
from sim.engine.knobs import lower_knobs
from sim.engine.ledger import Cell, Ledger, Where, key
from sim.engine.objections import lower_objections
from sim.model.codes import MINUTES_A_DAY, NEVER, NONE, Agenda, Rung
from sim.model.concession import Strategy
from sim.model.tables import (
    Setting,
    Shape,
    State,
    Tables,
    blank_setting,
    blank_state,
    setting_on,
    state_on,
)
from sim.results.index import Index
from sim.scenario.environment import RandomEvent
from sim.scenario.procedure import Recess
from sim.scenario.scenario import Scenario

AGENDAS = {
    "as-listed": Agenda.AS_LISTED,
    "easiest-first": Agenda.EASIEST_FIRST,
    "hardest-first": Agenda.HARDEST_FIRST,
}
RUNGS = {"sever": Rung.SEVER, "park": Rung.PARK, "refer": Rung.REFER, "walk-out": Rung.WALK_OUT}


@dataclass(frozen=True, kw_only=True)
class Lowered:
    """A scenario as arrays, ready to be played any number of times, one replication after another.

    * `setting` and `state` are bound to their tables: what a conductor writes through the one is
      read from the other.
    * Another thread needs a copy of its own.

    streams : the name of each stream of draws
    knobs : the path of each assumption and word that is drawn beforehand
    places : the cells in which each number acts, by its path
    """

    setting: Setting
    state: State
    setting_tables: Tables
    state_tables: Tables
    streams: tuple[str, ...]
    knobs: tuple[str, ...]
    places: Mapping[str, Sequence[Cell]]


def lower(scenario: Scenario, *, at_defaults: bool = False) -> Lowered:
    """Lower a resolved scenario.

    With `at_defaults` assumptions and words are not drawn but stand at their defaults and medians.
    """
    index = Index(scenario)
    ledger = Ledger(tables=blank_setting(_shapes(index)))
    ledger.tables["run"]["at_defaults"] = at_defaults
    _lower_procedure(scenario, ledger)
    _lower_parties(scenario, ledger)
    lower_agenda(index, ledger)
    lower_objections(index, ledger)
    _lower_linkages(index, ledger)
    _lower_incidents(index, ledger)
    knobs = lower_knobs(scenario, ledger)
    ledger.tables["stream"] = np.array([key(name) for name in ledger.streams], np.uint64)
    ledger.tables["written"][:] = ledger.tables["cells"]
    state_tables = blank_state(ledger.tables)
    return Lowered(
        setting=setting_on(ledger.tables),
        state=state_on(state_tables),
        setting_tables=ledger.tables,
        state_tables=state_tables,
        streams=tuple(ledger.streams),
        knobs=knobs,
        places=ledger.paths,
    )


def _shapes(index: Index) -> dict[str, Shape]:
    """Return the shape of each table of the setting."""
    scenario = index.scenario
    parties, items, units = len(index.parties), len(index.items), len(index.units)
    options = sum(len(unit.clause.options or ()) for unit in index.units)
    targets = sum(len(index.targets(o)) for o in range(len(index.objections)))
    return {
        "run": (1,),
        "procedure": (1,),
        "party": (parties,),
        "item": (items,),
        "unit": (units,),
        "stance": (parties, units),
        "worth": (parties, options),
        "initiative": (parties, items),
        "objection": (len(index.objections),),
        "target": (targets,),
        "remedy": (len(index.remedies),),
        "spillover": (sum(len(link.onto) for link in scenario.linkages),),
        "rung": (len(scenario.procedure.on_deadlock),),
        "incident": (len(scenario.events),),
        "pressure": (len(scenario.events), parties),
    }


def _lower_procedure(scenario: Scenario, ledger: Ledger) -> None:
    procedure, row = scenario.procedure, ledger.tables["procedure"]
    row["steps"], row["stride"] = procedure.steps, procedure.stride
    row["agenda"] = AGENDAS[procedure.agenda]
    row["parallel"] = procedure.protocol == "parallel"
    row["rotating"] = procedure.speaking == "rotating"
    row["every"] = procedure.meets.every or 0
    row["weekdays"] = sum(1 << day for day in procedure.meets.weekdays or ())
    row["first_weekday"] = scenario.start.weekday()
    row["drafting_stream"] = ledger.stream("drafting")

    def at(column: str) -> Where:
        return Where("procedure", (0,), column)

    ledger.number("horizon", at("horizon"), scenario.horizon.number)
    ledger.number("procedure.anchoring", at("anchoring"), procedure.anchoring)
    ledger.number("procedure.deadlock_after", at("deadlock_after"), procedure.deadlock_after.number)
    sitting = math.nan if procedure.sitting is None else procedure.sitting.number
    ledger.number("procedure.sitting", at("sitting"), sitting)
    ledger.delay(
        "procedure.drafting", at(""), ("drafting_median", "drafting_p90"), procedure.drafting
    )
    for r, rung in enumerate(procedure.on_deadlock):
        where = Where("rung", (r,), "kind")
        if isinstance(rung, Recess):
            ledger.tables["rung"]["kind"][r] = Rung.RECESS
            path = f"procedure.on_deadlock.{r}.recess"
            ledger.delay(path, where, ("median", "p90"), rung.recess)
        else:
            ledger.tables["rung"]["kind"][r] = RUNGS[rung]


def _lower_parties(scenario: Scenario, ledger: Ledger) -> None:
    for s, (name, party) in enumerate(scenario.parties.items()):
        path = f"parties.{name}"

        def at(column: str, s: int = s) -> Where:
            return Where("party", (s,), column)

        ledger.number(f"{path}.patience", at("patience"), party.patience.number)
        ledger.number(f"{path}.delay_cost", at("delay_cost"), party.delay_cost.number)
        ledger.number(f"{path}.discount", at("discount"), party.discount)
        alternative = math.nan if party.alternative is None else party.alternative
        ledger.number(f"{path}.alternative", at("alternative"), alternative)
        strategy = party.concession.strategy.upper().replace("-", "_")
        ledger.tables["party"]["strategy"][s] = Strategy[strategy]
        for parameter, value in party.concession:
            if parameter != "strategy":
                ledger.number(f"{path}.concession.{parameter}", at(parameter), value)


def _lower_linkages(index: Index, ledger: Ledger) -> None:
    row = 0
    for number, link in enumerate(index.scenario.linkages):
        for onto in link.onto:
            table = ledger.tables["spillover"]
            table["of_item"][row] = index.items.index(link.of)
            table["onto"][row] = index.items.index(onto)
            where = Where("spillover", (row,), "hardens")
            ledger.number(f"linkages.{number}.spillover.hardens", where, link.hardens)
            row += 1


def _lower_incidents(index: Index, ledger: Ledger) -> None:
    scenario = index.scenario
    ledger.tables["pressure"][:] = 1.0
    for e, (name, event) in enumerate(scenario.events.items()):
        table, path = ledger.tables["incident"], f"events.{name}"

        def at(column: str, e: int = e) -> Where:
            return Where("incident", (e,), column)

        table["ends"][e] = event.ends
        for part in ("gap", "length", "happens"):
            table[f"{part}_stream"][e] = ledger.stream(f"event/{name}/{part}")
        if isinstance(event, RandomEvent):
            table["date"][e] = NONE
            ledger.number(f"{path}.rate", at("rate"), event.rate.number)
        else:
            table["date"][e] = _minute(scenario.start, event.date)
        ledger.likelihood(f"{path}.probability", at("probability"), event.probability)
        for party, pressure in event.pressure.items():
            where = Where("pressure", (e, index.parties.index(party)), None)
            ledger.number(f"{path}.pressure.{party}", where, pressure)
        table["lasts"][e] = table["suspends_median"][e] = math.nan
        if event.lasts is not None:
            ledger.number(f"{path}.lasts", at("lasts"), event.lasts.number)
        if event.suspends is not None:
            columns = ("suspends_median", "suspends_p90")
            ledger.delay(f"{path}.suspends", at(""), columns, event.suspends)


def _minute(start: date, day: date) -> int:
    """Return the minute of a dated thing, 00:00 of its day; NEVER before the start."""
    minute = (day - start).days * MINUTES_A_DAY
    return minute if minute >= 0 else NEVER
