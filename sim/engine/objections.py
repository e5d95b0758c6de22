"""Lowering of the objections, what they speak against, and the remedies that work them."""

import math
from typing import assert_never

from sim.engine.ledger import Ledger, Where
from sim.model.codes import NONE, Remedy
from sim.results.index import UNFORESEEN_HARDENS, Index
from sim.scenario.objection import Amend, Argue, Drop, Hardens, Insist, Refer, Trade


def lower_objections(index: Index, ledger: Ledger) -> None:
    """Lower objections, their targets and their remedies."""
    first_target = first_remedy = 0
    for o, objection in enumerate(index.objections):
        row = ledger.tables["objection"][o]
        row["of_item"] = index.items.index(objection.item)
        row["by"], row["against"] = index.parties.index(objection.by), NONE
        row["first_target"], row["first_remedy"] = first_target, first_remedy
        row["targets"], row["remedies"] = len(index.targets(o)), len(objection.remedies)
        if objection.foreseen is None:
            _lower_unforeseen(index, ledger, o)
        else:
            _lower_foreseen(index, ledger, o)
        _lower_targets(index, ledger, o)
        first_target += row["targets"]
        first_remedy += row["remedies"]
    for r in range(len(index.remedies)):
        _lower_remedy(index, ledger, r)


def path_of(index: Index, o: int) -> str:
    """Return the path of a predicted objection."""
    return f"items.{index.objections[o].item}.objections.{index.objections[o].id}"


def _lower_unforeseen(index: Index, ledger: Ledger, o: int) -> None:
    objection, row = index.objections[o], ledger.tables["objection"][o]
    row["hardens"], row["lapses_at"] = UNFORESEEN_HARDENS, 1.0
    row["stream"] = ledger.stream(f"unforeseen/{objection.by}/{objection.item}")
    where = Where("objection", (o,), "likelihood")
    ledger.likelihood("procedure.unforeseen", where, index.scenario.procedure.unforeseen)


def _lower_foreseen(index: Index, ledger: Ledger, o: int) -> None:
    objection, row, path = index.objections[o], ledger.tables["objection"][o], path_of(index, o)
    foreseen = objection.foreseen
    assert foreseen is not None
    where = Where("objection", (o,), "likelihood")
    row["foreseen"] = 1
    row["stream"] = ledger.stream(f"objection/{objection.item}/{objection.id}")
    if foreseen.against is not None:
        row["against"] = index.parties.index(foreseen.against)
    ledger.likelihood(f"{path}.likelihood", where, foreseen.likelihood)
    if isinstance(foreseen.effect, Hardens):
        hardens = foreseen.effect.hardens
        ledger.number(f"{path}.effect.hardens", where._replace(column="hardens"), hardens)
    else:
        row["blocks"] = 1
    if foreseen.lapses_at == "never":
        row["lapses_at"] = math.inf
    else:
        place = where._replace(column="lapses_at")
        ledger.number(f"{path}.lapses_at", place, float(foreseen.lapses_at))


def _lower_targets(index: Index, ledger: Ledger, o: int) -> None:
    foreseen, row = index.objections[o].foreseen, ledger.tables["objection"][o]
    for number, (c, held) in enumerate(index.targets(o)):
        target = ledger.tables["target"][row["first_target"] + number]
        target["unit"], target["held"], target["counter"] = c, held, math.nan
        unit = index.units[c]
        counter = None if foreseen is None else foreseen.counter.get(index.clause(c))
        if counter is None:
            continue
        if unit.clause.scale is None:
            target["counter"] = (unit.clause.options or ()).index(str(counter.written))
        else:
            where = Where("target", (row["first_target"] + number,), "counter")
            path = f"{path_of(index, o)}.counter.{index.clause(c)}"
            ledger.position(path, where, counter, unit.clause.scale)


def _lower_remedy(index: Index, ledger: Ledger, r: int) -> None:
    o, remedy = index.remedies[r]
    objection, row = index.objections[o], ledger.tables["remedy"][r]
    place = r - int(ledger.tables["objection"][o]["first_remedy"])
    row["of_objection"], row["place"] = o, place
    row["unit"] = row["forum"] = NONE
    row["stream"] = ledger.stream(f"remedy/{objection.item}/{objection.id}")
    where = Where("remedy", (r,), "meetings")
    path = f"{path_of(index, o)}.remedies.{place}"
    match remedy:
        case Argue():
            row["kind"] = Remedy.ARGUE
            persuades = where._replace(column="persuades")
            ledger.likelihood(f"{path}.argue.persuades", persuades, remedy.persuades)
            ledger.number(f"{path}.argue.meetings", where, remedy.meetings.number)
        case Insist():
            row["kind"] = Remedy.INSIST
            ledger.number(f"{path}.insist.meetings", where, remedy.meetings.number)
        case Drop():
            row["kind"], row["unit"] = Remedy.DROP, index.unit_in(objection.item, remedy.clause)
        case Refer():
            row["kind"], row["forum"] = Remedy.REFER, index.forums.index(remedy.forum)
        case Amend():
            row["kind"] = Remedy.AMEND
            row["unit"] = index.unit_in(objection.item, remedy.clause)
            _lower_amended_text(index, ledger, where._replace(column="position"), remedy)
        case Trade():
            row["kind"], row["unit"] = Remedy.TRADE, index.unit_named(objection.item, remedy.clause)
            given = where._replace(column="share")
            ledger.number(f"{path}.trade.by", given, remedy.by)
            buys = where._replace(column="persuades")
            ledger.likelihood(f"{path}.trade.buys", buys, remedy.buys)
        case _:
            assert_never(remedy)


def _lower_amended_text(index: Index, ledger: Ledger, where: Where, remedy: Amend) -> None:
    (r,) = where.at
    o, row = index.remedies[r][0], ledger.tables["remedy"][r]
    unit = index.units[row["unit"]]
    if unit.clause.scale is None:
        row["position"] = (unit.clause.options or ()).index(str(remedy.to.written))
    else:
        path = f"{path_of(index, o)}.remedies.{row['place']}.amend.{remedy.clause}"
        ledger.position(path, where, remedy.to, unit.clause.scale)
