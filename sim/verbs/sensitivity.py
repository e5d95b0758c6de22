"""The verb that asks what the outcome hangs on."""

from pathlib import Path
from typing import Annotated

import typer

from sim.terminal import console, leaving_at_once, progress
from sim.verbs.asked import (
    AsBelievedBy,
    Changes,
    Choices,
    File,
    Replications,
    Seed,
    Workers,
    pairs,
    to_be_played,
)

Measure = Annotated[
    str,
    typer.Option(
        metavar="MEASURE",
        help="signed, day, day:CLAUSE, agreed:CLAUSE, worth:PARTY, utility:PARTY or delay:PARTY.",
    ),
]
Points = Annotated[
    int, typer.Option(min=2, help="Base points of the Sobol indices, a power of two.")
]
Inner = Annotated[int, typer.Option(min=2, help="Replications at each of those points.")]
Rows = Annotated[int, typer.Option(min=1, help="Rows of a table that are shown.")]
Out = Annotated[
    Path | None, typer.Option(help="Where to keep it; default: runs/NAME/sensitivity-….")
]


def sensitivity(
    file: File,
    measure: Measure = "day",
    replications: Replications = 400,
    points: Points = 128,
    inner: Inner = 16,
    seed: Seed = 1,
    workers: Workers = None,
    changes: Changes = None,
    choices: Choices = None,
    party: AsBelievedBy = None,
    rows: Rows = 12,
    out: Out = None,
) -> None:
    """Ask what the outcome hangs on: which unknowns, which of their ranges, and which lines."""
    overrides, options = pairs(changes, "--set"), pairs(choices, "--option")
    with leaving_at_once():
        from sim.analysis.sensitivity import effort, refuse_without_packages
        from sim.analysis.sensitivity import sensitivity as ask
        from sim.results.destination import refuse_no_folder
        from sim.results.sensitivity_file import default_folder, refuse_others, write
        from sim.results.sensitivity_table import shown
        from sim.results.yardstick import yardstick

        refuse_without_packages()
        scenario = to_be_played(file, overrides, options, party)
        yardstick(scenario, measure)
        if out is not None:
            refuse_others(out, scenario.scenario)
            refuse_no_folder(out)
        total = effort(scenario, replications=replications, points=points, inner=inner)
        with progress(total, "playing all variants") as advance:
            found = ask(
                scenario,
                measure=measure,
                replications=replications,
                points=points,
                inner=inner,
                seed=seed,
                workers=workers,
                progress=advance,
            )
        page = console()
        page.print(shown(found, rows=rows))
    folder = write(found, out or default_folder(found))

    from sim.plots.indices import indices
    from sim.plots.style import save
    from sim.plots.tornado import tornado

    figures = [save(tornado(found), folder / "tornado.png")]
    if found.variance is not None and found.variance.indices:
        figures.append(save(indices(found), folder / "indices.png"))
    names = " and ".join(figure.name for figure in figures)
    page.print(f"Kept in {folder}, with {names}.", soft_wrap=True)
