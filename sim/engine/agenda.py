"""Lowering of the agenda: items, their units, the stances on them, and who takes the initiative."""

import math
from typing import Any

from sim.engine.ledger import Ledger, Where
from sim.engine.whole import lower_whole_items
from sim.model.codes import NONE, Initiative
from sim.results.index import Index
from sim.scenario.initiative import MaybeTable, Wait
from sim.scenario.item import Clause
from sim.scenario.principal import Instruction
from sim.scenario.scenario import Unit
from sim.scenario.stance import OptionStance, OrderedStance, Stance

INITIATIVES = {
    "table": Initiative.TABLE,
    "wait": Initiative.WAIT,
    "wait-for-the-other": Initiative.WAIT_FOR_THE_OTHER,
    "withhold": Initiative.WITHHOLD,
    "maybe": Initiative.MAYBE,
}


def lower_agenda(index: Index, ledger: Ledger) -> None:
    """Lower items, units, stances and initiatives."""
    _lower_items(index, ledger)
    for c in range(len(index.units)):
        _lower_unit(index, ledger, c)
    lower_whole_items(index, ledger)
    ids = [unit.id for unit in index.units]
    for p, (name, principal) in enumerate(index.scenario.principals.items()):
        party, own = name.split(".")
        for clause, instruction in principal.stances.items():
            path = f"parties.{party}.principals.{own}.stances.{clause}"
            at = (len(index.parties) + p, ids.index(clause))
            lower_instruction(index, ledger, at, instruction, path)
    for i in range(len(index.items)):
        for s in range(len(index.parties)):
            _lower_initiative(index, ledger, s, i)


def _lower_items(index: Index, ledger: Ledger) -> None:
    table = ledger.tables["item"]
    homes = [unit.item for unit in index.units]
    objected = [objection.item for objection in index.objections]
    for i, name in enumerate(index.items):
        table["main"][i] = index.scenario.items[name].tier == "main"
        table["first_unit"][i], table["units"][i] = homes.index(name), homes.count(name)
        table["first_objection"][i] = objected.index(name)
        table["objections"][i] = objected.count(name)
        takers = [
            f for f, forum in enumerate(index.scenario.forums.values()) if name in forum.takes
        ]
        table["forum"][i] = takers[0] if takers else NONE
        table["recess_stream"][i] = ledger.stream(f"recess/{name}")
        ids = [unit.id for unit in index.units]
        table["target"][i] = ids.index(name) if name in ids else len(ids) + i


def _lower_unit(index: Index, ledger: Ledger, c: int) -> None:
    unit, table = index.units[c], ledger.tables["unit"]
    clause = unit.clause
    table["of_item"][c] = index.items.index(unit.item)
    table["options"][c], table["first_option"][c] = len(clause.options or ()), _first(index, c)
    table["withheld"][c], table["severable"][c] = clause.withheld, clause.severable
    table["without"][c] = math.nan
    if clause.without is not None:
        if clause.scale is not None:
            where = Where("unit", (c,), "without")
            ledger.position(f"{unit.path}.without", where, clause.without, clause.scale)
        else:
            table["without"][c] = _option(clause, str(clause.without.written))
    if clause.scale is not None:
        where = Where("unit", (c,), "ambiguity")
        ledger.extent(f"{unit.path}.ambiguity", where, clause.ambiguity, clause.scale)
    for s, party in enumerate(index.parties):
        stream = ledger.stream(f"strategy/{party}/{unit.id}")
        ledger.tables["strategy_stream"][s, c] = stream
    for party, stance in clause.stances.items():
        path = f"{unit.path}.stances.{party}"
        lower_stance(index, ledger, (index.parties.index(party), c), stance, path)


def _first(index: Index, c: int) -> int:
    """Return the place of the first option of unit c among the options of all units."""
    return sum(len(unit.clause.options or ()) for unit in index.units[:c])


def lower_stance(
    index: Index, ledger: Ledger, at: tuple[int, int], stance: Stance, path: str
) -> None:
    """Lower the stance of a voice on a unit: `at` is (voice, unit)."""
    where, unit = Where("stance", at, "salience"), index.units[at[1]]
    ledger.tables["stance"]["present"][at] = 1
    ledger.number(f"{path}.salience", where, stance.salience)
    if isinstance(stance, OptionStance):
        _lower_option_stance(ledger, where, unit, stance, (path, _first(index, at[1])))
    else:
        _lower_ordered_stance(ledger, where, unit, stance, path)


def lower_instruction(
    index: Index, ledger: Ledger, at: tuple[int, int], instruction: Instruction, path: str
) -> None:
    """Lower a principal's stance on a unit: `at` is (voice, unit), `path` where it stands.

    What it leaves out is its party's: the same number, under the path of the party's.
    """
    unit, party = index.units[at[1]], path.split(".")[1]
    of_party, theirs = unit.clause.stances.get(party), f"{unit.path}.stances.{party}"
    written = instruction.model_dump(exclude_none=True)
    row = ledger.tables["stance"][at]
    row["present"], row["risk"], row["follows"] = 1, 1.0, 1

    def said(key: str) -> tuple[str, Any]:
        """Return the path and the value of a part, the principal's own or its party's."""
        own = key in written
        holder = instruction if own else of_party
        return f"{path if own else theirs}.{key}", getattr(holder, key)

    where = Where("stance", at, "salience")
    ledger.number(said("salience")[0], where, said("salience")[1])
    if unit.clause.scale is not None:
        for key in ("ideal", "reservation"):
            ledger.position(
                said(key)[0], where._replace(column=key), said(key)[1], unit.clause.scale
            )
        return
    first = _first(index, at[1])
    place, worths = said("worth")
    for j, option in enumerate(unit.clause.options or ()):
        ledger.number(f"{place}.{option}", Where("worth", (at[0], first + j), None), worths[option])
    place, reservation = said("reservation")
    number = float(_option(unit.clause, str(getattr(reservation, "written", reservation))))
    ledger.number(place, where._replace(column="reservation"), number)


def _lower_ordered_stance(
    ledger: Ledger, where: Where, unit: Unit, stance: OrderedStance, path: str
) -> None:
    scale = unit.clause.scale
    assert scale is not None
    ledger.number(f"{path}.risk", where._replace(column="risk"), stance.risk)
    for column in ("ideal", "reservation", "red_line"):
        written = getattr(stance, column)
        if written is None:
            ledger.tables["stance"]["follows"][where.at] = 1
        else:
            place = where._replace(column=column)
            ledger.position(f"{path}.{column}", place, written, scale)


def _lower_option_stance(
    ledger: Ledger, where: Where, unit: Unit, stance: OptionStance, place: tuple[str, int]
) -> None:
    path, first_option = place
    s, _ = where.at
    row, clause = ledger.tables["stance"][where.at], unit.clause
    for j, option in enumerate(clause.options or ()):
        cell = Where("worth", (s, first_option + j), None)
        ledger.number(f"{path}.worth.{option}", cell, stance.worth[option])
    row["ideal"], row["risk"] = 0.0, 1.0
    place_of = where._replace(column="reservation")
    ledger.number(f"{path}.reservation", place_of, float(_option(clause, stance.reservation)))
    row["follows"] = stance.red_line is None
    if stance.red_line is not None:
        row["red_line"] = _option(clause, stance.red_line)


def _option(clause: Clause, name: str) -> int:
    return (clause.options or ()).index(name)


def _lower_initiative(index: Index, ledger: Ledger, s: int, i: int) -> None:
    party, name = index.parties[s], index.items[i]
    item, path = index.scenario.items[name], f"items.{name}"
    row = ledger.tables["initiative"][s, i]
    row["stream"] = ledger.stream(f"initiative/{party}/{name}")
    row["accepts_stream"] = ledger.stream(f"accepts/{party}/{name}")
    where = Where("initiative", (s, i), "accepts")
    ledger.likelihood(f"{path}.accepts.{party}", where, item.accepts[party])
    wish, at = item.initiative[party], f"{path}.initiative.{party}"
    row["kind"] = INITIATIVES[wish.kind]
    if isinstance(wish, MaybeTable):
        ledger.likelihood(f"{at}.table", where._replace(column="likelihood"), wish.table)
        row["otherwise"] = INITIATIVES[wish.otherwise.kind]
        wish, at = wish.otherwise, f"{at}.otherwise"
    if isinstance(wish, Wait):
        ledger.number(f"{at}.wait", where._replace(column="wait"), wish.wait.number)
        row["withholds_then"] = wish.then == "withhold"
