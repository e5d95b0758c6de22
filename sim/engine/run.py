"""Play one run of a scenario, with its full chronicle."""

import math
from collections.abc import Mapping
from importlib.metadata import PackageNotFoundError, version

from sim.engine.calendar import play
from sim.engine.lowering import Lowered, lower
from sim.model.chronicle import kept_draws, kept_rows
from sim.model.codes import Disposition, Ending
from sim.model.ending import utility
from sim.model.tables import new_log
from sim.model.value import worth
from sim.results.outcome import Outcome, Settlement, terms
from sim.scenario.scenario import Scenario

ROOM = 1024
"""Rows a chronicle has room for before it first grows."""


def run(
    scenario: Scenario,
    *,
    seed: int = 1,
    replication: int = 0,
    at_defaults: bool = False,
    overrides: Mapping[str, object] | None = None,
    options: Mapping[str, str] | None = None,
) -> Outcome:
    """Play one replication of `scenario` and return its outcome.

    The same scenario, seed and replication give the same outcome on any machine.

    Parameters
    ----------
    seed : from 0 to 2**63 - 1
    replication : which of the talks of this seed, from 0
    at_defaults : do not draw assumptions and words; take their defaults and medians
    overrides, options : what made this variant of the scenario, for the record
    """
    lowered = lower(scenario, at_defaults=at_defaults)
    log = new_log(ROOM)
    play(lowered.setting, lowered.state, log, seed, replication)
    reached = lowered.state_tables["run"][0]
    return Outcome(
        scenario=scenario,
        seed=seed,
        replication=replication,
        at_defaults=at_defaults,
        overrides=dict(overrides or {}),
        options=dict(options or {}),
        version=_version(),
        ending=Ending(int(reached["ending"])).name.lower().replace("_", "-"),
        minute=int(reached["ended_at"]),
        settlements=_settlements(scenario, lowered),
        utility={
            name: float(utility(lowered.setting, lowered.state, s))
            for s, name in enumerate(scenario.parties)
        },
        assumed=_assumed(lowered),
        rows=kept_rows(log).copy(),
        draws=kept_draws(log).copy(),
        streams=lowered.streams,
    )


def _settlements(scenario: Scenario, lowered: Lowered) -> tuple[Settlement, ...]:
    """Return how each unit ended."""
    return tuple(_settlement(scenario, lowered, c) for c in range(len(scenario.units)))


def _settlement(scenario: Scenario, lowered: Lowered, c: int) -> Settlement:
    row, unit = lowered.state_tables["unit"][c], scenario.units[c]
    disposition = Disposition(int(row["status"]))
    x = float(row["position"])
    agreed = disposition is Disposition.AGREED
    return Settlement(
        clause=unit.id,
        disposition=disposition.name.lower(),
        minute=None if disposition is Disposition.OPEN else int(row["closed_at"]),
        position=x if agreed else None,
        terms=terms(unit.clause, x) if agreed else "",
        worth=_worths(scenario, lowered, c),
    )


def _worths(scenario: Scenario, lowered: Lowered, c: int) -> dict[str, float]:
    """Return what the end of unit c adds to the worth of a treaty, to each party."""
    unit, x = lowered.setting_tables["unit"][c], float(lowered.state_tables["unit"][c]["position"])
    if math.isnan(x):
        x = float(unit["without"])
    worths = {}
    for s, name in enumerate(scenario.parties):
        stance = lowered.setting_tables["stance"][s, c]
        above = 0.0 if math.isnan(x) else worth(lowered.setting, s, c, x) - stance["least"]
        worths[name] = float(stance["weight"] * above)
    return worths


def _assumed(lowered: Lowered) -> dict[str, float]:
    """Return what was drawn for each assumption and word.

    Durations in minutes, rates a minute, positions in the unit of their scale.
    """
    assumed = {}
    for name, knob in zip(lowered.knobs, lowered.setting_tables["knob"], strict=True):
        if knob["cells"] == 0:
            continue
        cell = lowered.setting_tables["cell"][knob["first_cell"]]
        assumed[name] = float(
            (lowered.setting_tables["cells"][cell["place"]] - cell["shift"]) / cell["slope"]
        )
    return assumed


def _version() -> str:
    """Return the version of this package; 'unknown' where it is not installed."""
    try:
        return version("negotiation-position-simulator")
    except PackageNotFoundError:
        return "unknown"
