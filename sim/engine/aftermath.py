"""Lowering of what follows the last closing: ratifiers, forums and duties."""

from sim.engine.agenda import lower_stance
from sim.engine.ledger import Ledger, Where
from sim.results.index import Index


def lower_aftermath(index: Index, ledger: Ledger) -> None:
    """Lower who ratifies, where the referred is decided, and what is carried out."""
    _lower_forums(index, ledger)
    _lower_duties(index, ledger)
    _lower_ratifiers(index, ledger)


def _lower_forums(index: Index, ledger: Ledger) -> None:
    for f, (name, forum) in enumerate(index.scenario.forums.items()):
        row, path = ledger.tables["forum"][f], f"forums.{name}"
        meets = forum.meets or index.scenario.procedure.meets
        row["every"] = meets.every or 0
        row["weekdays"] = sum(1 << day for day in meets.weekdays or ())
        where = Where("forum", (f,), "within")
        ledger.number(f"{path}.within", where, forum.within.number)
        ledger.number(f"{path}.counts_as", where._replace(column="counts_as"), forum.counts_as)
        ledger.likelihood(f"{path}.succeeds", where._replace(column="succeeds"), forum.succeeds)
        for c, unit in enumerate(index.units):
            ledger.tables["hearing_stream"][f, c] = ledger.stream(f"forum/{name}/{unit.id}")


def _lower_duties(index: Index, ledger: Ledger) -> None:
    units = [unit.id for unit in index.units]
    for d, (name, duty) in enumerate(index.scenario.implementation.items()):
        row, path = ledger.tables["duty"][d], f"implementation.{name}"
        row["unit"], row["stream"] = units.index(duty.of), ledger.stream(f"duty/{name}")
        where = Where("duty", (d,), "period")
        ledger.number(f"{path}.period", where, duty.period.number)
        ledger.number(f"{path}.batches", where._replace(column="batches"), float(duty.batches))
        ledger.likelihood(f"{path}.breach", where._replace(column="breach"), duty.breach)


def _lower_ratifiers(index: Index, ledger: Ledger) -> None:
    units = [unit.id for unit in index.units]
    first = len(index.parties) + len(index.principals)
    for r, (name, ratifier) in enumerate(index.scenario.ratification.items()):
        ledger.tables["ratifier"]["stream"][r] = ledger.stream(f"ratify/{name}")
        path = f"ratification.{name}"
        where = Where("ratifier", (r,), "threshold")
        ledger.number(f"{path}.threshold", where, ratifier.threshold)
        for clause, stance in ratifier.stances.items():
            at = (first + r, units.index(clause))
            lower_stance(index, ledger, at, stance, f"{path}.stances.{clause}")
