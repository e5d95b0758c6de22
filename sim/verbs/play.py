"""The verbs that play the talks once, and compile the model ahead."""

import os
from pathlib import Path
from typing import Annotated

import typer

from sim.terminal import console, leaving_at_once
from sim.verbs.asked import (
    LARGEST,
    AsBelievedBy,
    AtDefaults,
    Changes,
    Choices,
    File,
    Inner,
    Seed,
    pairs,
    to_be_played,
)


def run(
    file: File,
    seed: Seed = 1,
    replication: Annotated[
        int, typer.Option(min=0, max=LARGEST, help="Which of the talks of this seed.")
    ] = 0,
    inner: Inner = 1,
    changes: Changes = None,
    choices: Choices = None,
    party: AsBelievedBy = None,
    at_defaults: AtDefaults = False,
    out: Annotated[
        Path | None, typer.Option(help="Where to keep the run; default: runs/NAME/seed-N.")
    ] = None,
    in_full: Annotated[
        bool, typer.Option("--full", help="Tell all that happened, not in 120 lines.")
    ] = False,
    with_draws: Annotated[
        bool, typer.Option("--draws", help="List the draws taken, by stream.")
    ] = False,
) -> None:
    """Play the talks once: tell their story and outcome, and keep them with their figures."""
    overrides, options = pairs(changes, "--set"), pairs(choices, "--option")
    with leaving_at_once():
        scenario = to_be_played(file, overrides, options, party)

        from sim.engine.run import run as play
        from sim.report.publish import publish
        from sim.results.destination import refuse_pictured
        from sim.results.draws import listed
        from sim.results.store import refuse
        from sim.results.story import LINES, sheet, tell
        from sim.results.table import table

        if out is not None:
            refuse_pictured(out)
            refuse(out, scenario.scenario)
        outcome = play(
            scenario,
            seed=seed,
            replication=replication,
            inner=inner,
            at_defaults=at_defaults,
        )
        page = console()
        page.print(sheet(tell(outcome, limit=None if in_full else LINES)))
        page.print(table(outcome))
        if with_draws:
            page.print(listed(outcome))
    folder = publish(outcome, out)
    told = f"The page is {folder / 'index.html'}, its picture {folder / 'timeline.png'}."
    page.print(told, soft_wrap=True)


def warm() -> None:
    """Compile the model, once on this machine, so that every run after it is fast."""
    from time import monotonic

    os.environ["SIM_COMPILE"] = "1"
    typer.echo("Compiling the model: a minute or two, once on this machine …", err=True)
    began = monotonic()

    from sim.engine.warm import warm as compile_all

    compile_all()
    typer.echo(f"Compiled, in {monotonic() - began:.0f} s.")
