"""Lowering of the agenda: items, their units, the stances on them, and who takes the initiative."""

import math

from sim.engine.ledger import Ledger, Where
from sim.model.codes import NONE, Initiative
from sim.results.index import Index
from sim.scenario.initiative import MaybeTable, Wait
from sim.scenario.item import Clause
from sim.scenario.scenario import Unit
from sim.scenario.stance import OptionStance, OrderedStance

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
    option = 0
    for c, unit in enumerate(index.units):
        _lower_unit(index, ledger, c, option)
        option += len(unit.clause.options or ())
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


def _lower_unit(index: Index, ledger: Ledger, c: int, first_option: int) -> None:
    unit, table = index.units[c], ledger.tables["unit"]
    clause = unit.clause
    table["of_item"][c] = index.items.index(unit.item)
    table["options"][c], table["first_option"][c] = len(clause.options or ()), first_option
    table["withheld"][c], table["severable"][c] = clause.withheld, clause.severable
    table["without"][c] = math.nan
    if clause.without is not None:
        if clause.scale is not None:
            where = Where("unit", (c,), "without")
            ledger.position(f"{unit.path}.without", where, clause.without, clause.scale)
        else:
            table["without"][c] = _option(clause, str(clause.without.written))
    for party, stance in clause.stances.items():
        s = index.parties.index(party)
        where = Where("stance", (s, c), "salience")
        path = f"{unit.path}.stances.{party}"
        ledger.tables["stance"]["present"][s, c] = 1
        ledger.number(f"{path}.salience", where, stance.salience)
        if isinstance(stance, OptionStance):
            _lower_option_stance(ledger, where, unit, stance, (path, first_option))
        else:
            _lower_ordered_stance(ledger, where, unit, stance, path)


def _lower_ordered_stance(
    ledger: Ledger, where: Where, unit: Unit, stance: OrderedStance, path: str
) -> None:
    scale = unit.clause.scale
    assert scale is not None
    ledger.number(f"{path}.risk", where._replace(column="risk"), stance.risk)
    for column in ("ideal", "reservation", "red_line"):
        written = getattr(stance, column)
        if written is None:
            ledger.tables["stance"][column][where.at] = math.nan
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
    row["reservation"] = _option(clause, stance.reservation)
    row["red_line"] = math.nan if stance.red_line is None else _option(clause, stance.red_line)


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
