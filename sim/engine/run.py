"""Play one run of a scenario, with its full chronicle."""

from dataclasses import replace
from importlib.metadata import PackageNotFoundError, version

from sim.engine.calendar import play
from sim.engine.knobs import own_cells
from sim.engine.lowering import Lowered, copied, lower
from sim.engine.strategy import tell_what_was_raised
from sim.model.chronicle import kept_draws, kept_rows
from sim.model.codes import NONE, Disposition, Ending, Hearing
from sim.model.ending import unit_worth, utility
from sim.model.linkage import is_effective
from sim.model.play import begin
from sim.model.tables import Log, new_log
from sim.results.outcome import Outcome, Settlement, terms
from sim.scenario.argument import at_least_one, loaded, whole_number, yes_or_no
from sim.scenario.scenario import Scenario

ROOM = 1024
"""Rows a chronicle has room for before it first grows."""


def run(
    scenario: Scenario,
    *,
    seed: int = 1,
    replication: int = 0,
    at_defaults: bool = False,
    inner: int = 1,
) -> Outcome:
    """Play one replication of `scenario` and return its outcome.

    The same scenario, seed and replication give the same outcome on any machine. What `load` was
    told to change in the file is recorded with it.

    Parameters
    ----------
    seed : from 0 to 2**63 - 1
    replication : which of the talks of this seed, from 0 to 2**63 - 1
    at_defaults : do not draw assumptions and words; take their defaults and medians
    inner : so many replications after one another share what is assumed, as in the ensemble that
        this one is of

    Raises
    ------
    UsageError
        If `scenario` is none, such as its mere name, an argument is of another kind, or out of
        bounds; or if a strategy of the user's own fails.
    """
    scenario = loaded(scenario)
    seed, replication = whole_number("seed", seed), whole_number("replication", replication)
    at_defaults, inner = yes_or_no("at_defaults", at_defaults), at_least_one("inner", inner)
    lowered = lower(scenario, at_defaults=at_defaults, inner=inner)
    log = new_log(ROOM)
    play(lowered.setting, lowered.state, log, seed, replication)
    tell_what_was_raised()
    outcome = outcome_of(scenario, lowered, log, seed=seed, replication=replication)
    return replace(outcome, at_defaults=at_defaults, inner=inner)


def outcome_of(
    scenario: Scenario, lowered: Lowered, log: Log, *, seed: int, replication: int
) -> Outcome:
    """Return what has come of the talks in `lowered` so far, as their file says it."""
    reached = lowered.state_tables["run"][0]
    ending = Ending(int(reached["ending"]))
    return Outcome(
        scenario=scenario,
        seed=seed,
        replication=replication,
        at_defaults=False,
        **scenario.made._asdict(),
        version=version_here(),
        ending=ending.name.lower().replace("_", "-"),
        minute=int(reached["now" if ending is Ending.GOING_ON else "ended_at"]),
        settlements=tuple(settlement_of(scenario, lowered, c) for c in range(len(scenario.units))),
        utility={
            name: float(utility(lowered.setting, lowered.state, s))
            for s, name in enumerate(scenario.parties)
        },
        assumed=_assumed(lowered, seed, replication),
        rows=kept_rows(log).copy(),
        draws=kept_draws(log).copy(),
        streams=lowered.streams,
    )


def settlement_of(scenario: Scenario, lowered: Lowered, c: int) -> Settlement:
    """Return how unit c stands, or ended."""
    row, unit = lowered.state_tables["unit"][c], scenario.units[c]
    disposition = Disposition(int(row["status"]))
    hearing, x = Hearing(int(row["hearing"])), float(row["position"])
    decided = hearing is Hearing.AGREED
    if decided:
        x = float(row["decision"])
    settled = decided or bool(is_effective(lowered.state, c))
    return Settlement(
        clause=unit.id,
        disposition=disposition.name.lower(),
        hearing="" if hearing is Hearing.NONE else hearing.name.lower(),
        minute=None if disposition is Disposition.OPEN else int(row["closed_at"]),
        position=x if settled else None,
        terms=terms(unit, x) if settled else "",
        worth={
            name: float(unit_worth(lowered.setting, lowered.state, s, c))
            for s, name in enumerate(scenario.parties)
        },
    )


def _assumed(lowered: Lowered, seed: int, replication: int) -> dict[str, float]:
    """Return what was drawn for each assumption and word, where it acts.

    Durations in minutes, rates a minute, positions in the unit of their scale. It is drawn once
    more, on a copy: in the talks events may have set the numbers that were drawn.
    """
    drawn = copied(lowered)
    begin(drawn.setting, drawn.state, new_log(len(lowered.knobs) + 1), seed, replication)
    tables = drawn.setting_tables
    acting = zip(lowered.knobs, own_cells(tables), strict=True)
    cells = {name: tables["cell"][own] for name, own in acting if own != NONE}
    return {
        name: float((tables["cells"][cell["place"]] - cell["shift"]) / cell["slope"])
        for name, cell in cells.items()
    }


def version_here() -> str:
    """Return the version of this package; 'unknown' where it is not installed."""
    try:
        return version("negotiation-position-simulator")
    except PackageNotFoundError:
        return "unknown"
