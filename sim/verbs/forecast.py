"""The verb of forecasts: what the talks say of each clause, beside what classic models predict."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from sim.terminal import console, leaving_at_once, progress
from sim.verbs.asked import (
    AsBelievedBy,
    AtDefaults,
    Changes,
    Choices,
    File,
    Seed,
    pairs,
    to_be_played,
)

if TYPE_CHECKING:
    from sim.results.forecast import Forecast
    from sim.scenario.scenario import Scenario


def forecast(
    file: File,
    replications: Annotated[
        int, typer.Option("-n", "--replications", min=1, help="How many times.")
    ] = 1000,
    seed: Seed = 1,
    workers: Annotated[
        int | None, typer.Option(min=1, help="Threads; default: one a processor.")
    ] = None,
    changes: Changes = None,
    choices: Choices = None,
    party: AsBelievedBy = None,
    at_defaults: AtDefaults = False,
    clauses: Annotated[
        list[str] | None,
        typer.Option("--clause", metavar="CLAUSE", help="Tell of this clause; default: of all."),
    ] = None,
    out: Annotated[
        Path | None, typer.Option(help="Keep it in .json, or draw it in .png, .svg or .pdf.")
    ] = None,
) -> None:
    """Forecast each clause: the simulated talks beside what classic models predict."""
    overrides, options = pairs(changes, "--set"), pairs(choices, "--option")
    with leaving_at_once():
        scenario = to_be_played(file, overrides, options, party)

        from sim.analysis.forecast import forecast as predict
        from sim.results.destination import PICTURES, refuse_unreachable
        from sim.results.forecast_file import checked
        from sim.results.predicted import basis, table

        if out is not None:
            refuse_unreachable(out)
            if out.suffix.lower() not in PICTURES:
                checked(scenario.scenario, out)
            else:
                _refuse_undrawn(scenario, clauses or ())
        with progress(replications, "playing") as advance:
            told = predict(
                scenario,
                replications=replications,
                seed=seed,
                workers=workers,
                at_defaults=at_defaults,
                clauses=clauses or (),
                progress=advance,
            )
        page = console()
        page.print(table(told))
        page.print(basis(told), markup=False)
    if out is not None:
        page.print(f"Wrote {_kept(told, out)}", soft_wrap=True)


def _refuse_undrawn(scenario: "Scenario", clauses: Sequence[str]) -> None:
    """Raise UsageError if a picture would show nothing."""
    from sim.plots.forecast import drawable

    drawable(unit for unit in scenario.units if not clauses or unit.id in clauses)


def _kept(told: "Forecast", out: Path) -> Path:
    """Keep a forecast as the ending of a path says, and return where."""
    from sim.results.destination import PICTURES

    if out.suffix.lower() in PICTURES:
        from sim.plots.forecast import forecast as draw
        from sim.plots.style import save

        return save(draw(told), out)
    from sim.results.forecast_file import write

    return write(told, out)
