"""Are the talks sane? Plays many and prints how each clause ends, when, and what closed it.

    python benchmarks/talks.py kaesong-1951 -n 200
    python benchmarks/talks.py kaesong-1951 -n 200 --swap ceasefire buffer-zone

The last cause of a closing:

offer     agreed: a party took what the other had put
argument  agreed: the last objection that had blocked it was argued or amended away, and nobody
          moved on it afterwards
package   agreed in a package;  vague  left vague
lapse     agreed: the last objection that had blocked it lapsed with its holder's patience
drop      dropped as a remedy;  referral  referred as a remedy;  rung  dropped or referred by the
          ladder of a deadlock;  withheld  left off;  horizon  still open when the talks ended

A clause is contested if an objection was raised to it or its item was deadlocked while it was open.
With ``--swap`` the two items change places on the agenda, and the medians of the terms of each
clause are compared, in steps.
"""

import argparse
import math
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from statistics import median

from rich.console import Console
from rich.progress import track
from rich.table import Table

from sim.engine.run import run
from sim.model.codes import MINUTES_A_DAY, Happening
from sim.results.index import Index
from sim.results.outcome import Outcome
from sim.results.row import Row
from sim.scenario.document import load
from sim.scenario.scenario import Scenario

CAUSES = (
    "offer",
    "argument",
    "package",
    "vague",
    "drop",
    "referral",
    "withheld",
    "lapse",
    "rung",
    "horizon",
)
WIDTH = 150
YEAR = 365
FORCED = ("lapse", "rung", "horizon")
TEXTS = (Happening.OFFERED, Happening.COUNTERED, Happening.AMENDED, Happening.TRADED)
CLOSINGS = (
    Happening.AGREED,
    Happening.PACKAGED,
    Happening.BLURRED,
    Happening.DROPPED,
    Happening.REFERRED,
    Happening.WITHHELD,
)
ACTS = (
    Happening.ASKED,
    Happening.REFUSED,
    Happening.INSTRUCTED,
    Happening.OBJECTED,
    Happening.ARGUED,
    Happening.INSISTED,
    Happening.AMENDED,
    Happening.TRADED,
    Happening.WITHDRAWN,
    Happening.LAPSED,
    Happening.DEADLOCKED,
    Happening.PROPOSED,
    Happening.UNBUNDLED,
    Happening.SEVERED,
    Happening.PARKED,
    Happening.DELEGATED,
    Happening.HANDED_ON,
    Happening.RECESSED,
    Happening.EXHAUSTED,
    Happening.SET_ASIDE,
    Happening.REOPENED,
    Happening.REMOVED,
    Happening.DELIVERED,
    Happening.BREACHED,
    Happening.DECIDED,
    Happening.FAILED,
)
"""What is counted: how often it happens in a run, and in how many runs at all."""
OTHERWISE = {
    Happening.WITHHELD: "withheld",
    Happening.PACKAGED: "package",
    Happening.BLURRED: "vague",
    Happening.DROPPED: "drop",
    Happening.REFERRED: "referral",
}
RUNGS = (Happening.SEVERED, Happening.HANDED_ON)


@dataclass(frozen=True, kw_only=True)
class Closing:
    """How a clause ended in one run."""

    disposition: str
    day: float | None
    cause: str
    contested: bool
    at_tabling: bool
    position: float | None


def closing(outcome: Outcome, rows: tuple[Row, ...], clause: str) -> Closing:
    """Return how one clause ended, and what closed it last."""
    end, item = outcome.settlement(clause), clause.partition(".")[0]
    closings = [row for row in rows if row.kind in CLOSINGS and row.clause == clause]
    close = closings[-1] if closings and end.minute is not None else None
    before = rows if close is None else rows[: close.number]
    held = objections_to(outcome.index, clause)
    raised = any(row.kind is Happening.OBJECTED and row.objection in held for row in before)
    stuck = any(row.kind is Happening.DEADLOCKED and row.item == item for row in before)
    tabled = [row.minute for row in rows if row.kind is Happening.TABLED and row.item == item]
    return Closing(
        disposition=end.disposition,
        day=None if end.minute is None else end.minute / MINUTES_A_DAY,
        cause="horizon" if close is None else cause(outcome.index, rows, close),
        contested=raised or stuck,
        at_tabling=end.disposition == "agreed" and end.minute in tabled,
        position=end.position,
    )


def cause(index: Index, rows: tuple[Row, ...], close: Row) -> str:
    """Return the last cause of a closing."""
    by_rung = close.cause is not None and rows[close.cause].kind in RUNGS
    if close.kind is not Happening.AGREED:
        return "rung" if by_rung else OTHERWISE[close.kind]
    blocking = objections_to(index, str(close.clause), blocks=True)
    moved = False
    for row in reversed(rows[: close.number]):
        if row.kind is Happening.LAPSED and row.objection in blocking:
            return "lapse"
        if row.kind is Happening.WITHDRAWN and row.objection in blocking:
            return "offer" if moved else "argument"
        moved = moved or (row.kind in TEXTS and row.clause == close.clause)
    return "offer"


def objections_to(index: Index, clause: str, *, blocks: bool = False) -> set[str]:
    """Return the objections that speak against a clause; with `blocks` only those that block it."""
    c = [unit.id for unit in index.units].index(clause)
    return {
        f"{objection.item}/{objection.id}"
        for o, objection in enumerate(index.objections)
        if (c, True) in index.targets(o)
        and (
            not blocks or (objection.foreseen is not None and objection.foreseen.effect == "blocks")
        )
    }


def play(scenario: Scenario, *, runs: int, seed: int) -> list[Outcome]:
    """Play `runs` replications."""
    return [
        run(scenario, seed=seed, replication=replication)
        for replication in track(range(runs), "playing", transient=True)
    ]


def table_of(ends: Mapping[str, list[Closing]], *, width: int) -> Table:
    """Return the table of clauses: dispositions, median date of the closed, causes."""
    table = Table("clause", "dispositions, % of runs", "median day", "contested", *CAUSES)
    for clause, closed in ends.items():
        dispositions = Counter(end.disposition for end in closed).most_common()
        days = [end.day for end in closed if end.day is not None]
        causes = Counter(end.cause for end in closed)
        table.add_row(
            clause,
            ", ".join(f"{name} {100 * n / width:.0f}" for name, n in dispositions),
            f"{median(days):.0f}" if days else "–",
            f"{100 * sum(end.contested for end in closed) / width:.0f}",
            *(f"{100 * causes[name] / width:.0f}" if causes[name] else "" for name in CAUSES),
        )
    return table


def share(ends: list[Closing], *, of: Callable[[Closing], bool]) -> str:
    """Return a share of some closings in per cent, with its standard error and their number."""
    n = len(ends)
    if n == 0:
        return "none"
    p = sum(of(end) for end in ends) / n
    return f"{100 * p:.1f} ± {100 * math.sqrt(p * (1 - p) / n):.1f} % of {n}"


def report(scenario: Scenario, outcomes: list[Outcome], console: Console) -> None:
    """Print what became of the talks."""
    ends: dict[str, list[Closing]] = {unit.id: [] for unit in scenario.units}
    for outcome in outcomes:
        rows = outcome.chronicle
        for clause, closed in ends.items():
            closed.append(closing(outcome, rows, clause))
    console.print(table_of(ends, width=len(outcomes)))
    console.print(acts_of(outcomes))
    contested = [end for closed in ends.values() for end in closed if end.contested]
    forced = share(contested, of=lambda end: end.cause in FORCED)
    console.print(f"contested clauses that lapse, rung or horizon close: {forced}")
    at_once = share(contested, of=lambda end: end.at_tabling)
    console.print(f"contested clauses agreed at the meeting that tables them: {at_once}")
    for ending, n in Counter(outcome.ending for outcome in outcomes).most_common():
        days = sorted(o.minute / MINUTES_A_DAY for o in outcomes if o.ending == ending)
        when = ", ".join(f"{days[int(q * (len(days) - 1))]:.0f}" for q in (0.1, 0.5, 0.9))
        console.print(
            f"{ending}: {100 * n / len(outcomes):.0f} ± {error(n, len(outcomes)):.0f} % of "
            f"{len(outcomes)}, on day {when}"
        )
    console.print(standstills(outcomes))
    busiest = [busiest_day(outcome) for outcome in outcomes]
    console.print(
        f"busiest day of a run closes {100 * median(busiest):.0f} % of its clauses (median)"
    )


def acts_of(outcomes: list[Outcome]) -> Table:
    """Return the table of what happens on the way: how often a run, and in how many runs."""
    counts = [Counter(int(kind) for kind in outcome.rows["kind"]) for outcome in outcomes]
    table = Table("what happens", "times a run", "in % of runs")
    for kind in ACTS:
        times = [count[int(kind)] for count in counts]
        if any(times):
            seen = 100 * sum(n > 0 for n in times) / len(times)
            said = kind.name.lower().replace("_", " ")
            table.add_row(said, f"{sum(times) / len(times):.2f}", f"{seen:.0f}")
    return table


def error(n: int, runs: int) -> float:
    """Return the standard error of a share of n in so many runs, in per cent."""
    p = n / runs
    return 100 * math.sqrt(p * (1 - p) / runs)


def standstills(outcomes: list[Outcome]) -> str:
    """Return how long the longest suspension of a run is, as drawn: the horizon may cut it."""
    longest = sorted(
        max(
            (row.amount or 0.0 for row in one.chronicle if row.kind is Happening.SUSPENDED),
            default=0,
        )
        for one in outcomes
    )
    runs = len(longest)
    half, most, nearly_all = (longest[round(q * (runs - 1))] for q in (0.5, 0.9, 0.99))
    over = sum(days > YEAR for days in longest)
    return (
        f"longest standstill of a run: {half:.0f} / {most:.0f} / {nearly_all:.0f} days "
        f"(half, nine in ten, 99 in a hundred; at most {longest[-1]:,.0f}), over a year in "
        f"{100 * over / runs:.0f} ± {error(over, runs):.0f} % of the runs"
    )


def busiest_day(outcome: Outcome) -> float:
    """Return the largest share of the clauses that closed on one day."""
    days = Counter(end.minute for end in outcome.settlements if end.minute is not None)
    return max(days.values(), default=0) / len(outcome.settlements)


def swapped(scenario: Scenario, pair: list[str]) -> Scenario:
    """Return the scenario with two items exchanged on the agenda."""
    order = list(scenario.items)
    a, b = (order.index(name) for name in pair)
    order[a], order[b] = order[b], order[a]
    return scenario.model_copy(update={"items": {name: scenario.items[name] for name in order}})


def compare(
    scenario: Scenario, pair: list[str], *, outcomes: list[Outcome], console: Console
) -> None:
    """Print how far the median terms of each clause move when two items are exchanged."""
    others = play(swapped(scenario, pair), runs=len(outcomes), seed=outcomes[0].seed)
    steps = scenario.procedure.steps
    table = Table("clause", "median terms", f"{pair[0]} and {pair[1]} exchanged", "steps")
    for unit in scenario.units:
        before, after = (agreed(runs, unit.id) for runs in (outcomes, others))
        if not before or not after:
            table.add_row(unit.id, *("–" if not x else f"{median(x):.3f}" for x in (before, after)))
            continue
        apart = abs(median(after) - median(before))
        moved = f"{apart * steps:.1f}" if unit.clause.scale else f"{apart:.0f} options"
        table.add_row(unit.id, f"{median(before):.3f}", f"{median(after):.3f}", moved)
    console.print(table)


def agreed(outcomes: list[Outcome], clause: str) -> list[float]:
    """Return the terms on which a clause was agreed, in the runs in which it was."""
    positions = (outcome.settlement(clause).position for outcome in outcomes)
    return [position for position in positions if position is not None]


def main() -> None:
    """Read the command line, play, print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("scenario")
    parser.add_argument("-n", "--runs", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--swap", nargs=2, metavar=("ITEM", "ITEM"))
    given = parser.parse_args()
    console = Console(width=max(WIDTH, Console().width))
    scenario = load(given.scenario)
    outcomes = play(scenario, runs=given.runs, seed=given.seed)
    report(scenario, outcomes, console)
    if given.swap:
        compare(scenario, given.swap, outcomes=outcomes, console=console)


if __name__ == "__main__":
    main()
