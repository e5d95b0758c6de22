"""From the resolved scenario to the arrays of a setting: one function a table.

Everything becomes numbers here: durations minutes, positions shares of their scale or the index of
an option, likelihoods probabilities, parties and items their place in the file. Every number that
an assumption may move is written through the ledger.
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from sim.engine.aftermath import lower_aftermath
from sim.engine.agenda import lower_agenda
from sim.engine.environment import lower_environment
from sim.engine.knobs import lower_knobs
from sim.engine.ledger import Cell, Ledger, Where, key
from sim.engine.objections import lower_objections
from sim.engine.parties import lower_parties
from sim.model.codes import Agenda, Rung
from sim.model.setting import BEFOREHAND, SETTING
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
from sim.scenario.linkage import Linkage, Precondition, Spillover, Supervision
from sim.scenario.procedure import Majority, Recess
from sim.scenario.scenario import Scenario

AGENDAS = {
    "as-listed": Agenda.AS_LISTED,
    "easiest-first": Agenda.EASIEST_FIRST,
    "hardest-first": Agenda.HARDEST_FIRST,
}


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


def lower(scenario: Scenario, *, at_defaults: bool = False, inner: int = 1) -> Lowered:
    """Lower a resolved scenario.

    With `at_defaults` assumptions and words are not drawn but stand at their defaults and medians;
    else `inner` replications after one another share what is drawn for them.
    """
    index = Index(scenario)
    ledger = Ledger(tables=blank_setting(_shapes(index)))
    ledger.tables["run"]["at_defaults"], ledger.tables["run"]["inner"] = at_defaults, inner
    _lower_procedure(scenario, ledger)
    lower_parties(index, ledger)
    lower_agenda(index, ledger)
    lower_objections(index, ledger)
    _lower_linkages(index, ledger)
    lower_aftermath(index, ledger)
    lower_environment(index, ledger)
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


def copied(lowered: Lowered) -> Lowered:
    """Return a copy that another thread may play."""
    shapes = {name: lowered.setting_tables[name].shape for name in SETTING}
    tables = blank_setting(shapes)
    for name in ("cells", "written"):
        tables[name][:] = lowered.setting_tables[name]
    tables |= {name: lowered.setting_tables[name] for name in BEFOREHAND}
    state_tables = {name: table.copy() for name, table in lowered.state_tables.items()}
    return replace(
        lowered,
        setting=setting_on(tables),
        state=state_on(state_tables),
        setting_tables=tables,
        state_tables=state_tables,
    )


def _shapes(index: Index) -> dict[str, Shape]:
    """Return the shape of each table of the setting."""
    scenario = index.scenario
    parties, principals = len(index.parties), len(index.principals)
    items, units, events = len(index.items), len(index.units), len(scenario.events)
    voices = parties + principals + len(index.ratifiers)
    options = sum(len(unit.clause.options or ()) for unit in index.units)
    targets = sum(len(index.targets(o)) for o in range(len(index.objections)))
    linked = dict.fromkeys(("spillover", "precondition", "supervision"), 0)
    for link in scenario.linkages:
        linked[link.kind] += len(_ends(index, link))
    successors = sum(len(event.replace_principal) for event in scenario.events.values())
    return {
        "run": (1,),
        "procedure": (1,),
        "party": (parties,),
        "principal": (principals,),
        "insists": (principals, items),
        "reply_stream": (principals, units + items),
        "item": (items,),
        "unit": (units,),
        "stance": (voices, units),
        "worth": (voices, options),
        "begins": (voices, options),
        "initiative": (parties, items),
        "strategy_stream": (parties, units),
        "objection": (len(index.objections),),
        "target": (targets,),
        "remedy": (len(index.remedies),),
        **{kind: (count,) for kind, count in linked.items()},
        "rung": (len(scenario.procedure.on_deadlock),),
        "incident": (events,),
        "pressure": (events, parties),
        "successor": (successors,),
        "forum": (len(scenario.forums),),
        "hearing_stream": (len(scenario.forums), units),
        "duty": (len(index.duties),),
        "ratifier": (len(index.ratifiers),),
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
    for name in ("anchoring", "goodwill", "signalling", "tolerance"):
        ledger.number(f"procedure.{name}", at(name), getattr(procedure, name))
    decision = procedure.decision
    row["majority"] = math.nan
    if isinstance(decision, Majority):
        ledger.number("procedure.decision.majority", at("majority"), decision.majority)
    row["unanimous"] = procedure.consultation == "unanimity"
    ledger.number("procedure.ask_again", at("ask_again"), procedure.ask_again.number)
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
            ledger.tables["rung"]["kind"][r] = Rung[rung.upper().replace("-", "_")]


def _ends(index: Index, link: Linkage) -> list[dict[str, int]]:
    """Return the rows of a linkage: its items, each under its column."""
    match link:
        case Spillover():
            pairs = [{"of_item": link.of, "onto": onto} for onto in link.onto]
        case Precondition():
            pairs = [{"of_item": link.item, "before": link.before}]
        case Supervision():
            pairs = [{"of_item": link.by, "over": over} for over in link.over]
    return [{column: index.items.index(item) for column, item in ends.items()} for ends in pairs]


def _lower_linkages(index: Index, ledger: Ledger) -> None:
    rows = dict.fromkeys(("spillover", "precondition", "supervision"), 0)
    for number, link in enumerate(index.scenario.linkages):
        for ends in _ends(index, link):
            row, table = rows[link.kind], ledger.tables[link.kind][rows[link.kind]]
            rows[link.kind] += 1
            for column, item in ends.items():
                table[column] = item
            where, path = Where(link.kind, (row,), None), f"linkages.{number}.{link.kind}"
            if isinstance(link, Spillover):
                ledger.number(f"{path}.hardens", where._replace(column="hardens"), link.hardens)
            elif isinstance(link, Supervision):
                ledger.number(f"{path}.effect", where._replace(column="effect"), link.effect)
