"""The verb that goes through the values of an assumption, a path or a question."""

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from sim.errors import UsageError
from sim.terminal import (
    INTERRUPTED,
    console,
    leaving_at_once,
    progress,
    warn_of_playing_plainly,
)
from sim.verbs.asked import AtDefaults, File, Replications, Seed, Workers

if TYPE_CHECKING:
    from sim.results.sweep import Sweep
    from sim.scenario.scenario import Scenario


Over = Annotated[
    list[str],
    typer.Option(
        metavar="NAME[=GRID]",
        help="What to vary: an assumption, a path or a question; LOW..HIGH/POINTS or A,B,C.",
    ),
]
Design = Annotated[str, typer.Option(metavar="DESIGN", help="grid, latin-hypercube or sobol.")]
Points = Annotated[
    int | None, typer.Option(min=2, help="Values of each range of a grid; points of a sample.")
]
Of = Annotated[str, typer.Option(metavar="CLAUSE|PARTY", help="What the table tells of.")]
Out = Annotated[Path | None, typer.Option(help="A file of all numbers: .csv, .json or .parquet.")]
Figure = Annotated[Path | None, typer.Option(help="A picture: .png, .svg or .pdf.")]
Measure = Annotated[
    str,
    typer.Option(
        metavar="MEASURE",
        help="What the picture shows: signed or day; of a clause agreed, day or position; of a "
        "party worth, delay or utility.",
    ),
]


def sweep(
    file: File,
    over: Over,
    design: Design = "grid",
    points: Points = None,
    replications: Replications = 200,
    seed: Seed = 1,
    workers: Workers = None,
    at_defaults: AtDefaults = False,
    of: Of = "",
    out: Out = None,
    figure: Figure = None,
    measure: Measure = "",
) -> None:
    """Vary assumptions or answers, and play the talks at every point on the same chance."""
    with leaving_at_once():
        from sim.analysis.sweep import plan, played
        from sim.results.response import refuse_rescaled, refuse_unknown, shown
        from sim.results.sweep import Unfinished
        from sim.scenario.document import load

        scenario = load(file)
        refuse_unknown(scenario, of)
        _refuse(scenario, out=out, figure=figure, of=of, measure=measure, axes=len(over))
        planned = plan(scenario, over=grids(over), design=design, points=points, seed=seed)
        refuse_rescaled(planned.rescaled, measure, of)
        warn_of_playing_plainly()
    total = len(planned.points) * replications
    failed = None
    with interruptible(), progress(total, "playing all points") as advance:
        try:
            found = played(
                planned,
                replications=replications,
                workers=workers,
                at_defaults=at_defaults,
                progress=advance,
            )
        except Unfinished as error:
            found, failed = error.sweep, error
    console().print(shown(found, of))
    _keep(found, out=out, figure=figure, of=of, measure=measure)
    if failed is not None:
        raise failed
    if not found.is_complete:
        typer.echo("Interrupted: what was finished is above.", err=True)
        raise typer.Exit(INTERRUPTED)


def _refuse(
    scenario: "Scenario", *, out: Path | None, figure: Path | None, of: str, measure: str, axes: int
) -> None:
    """Raise UsageError if what is asked for cannot be kept or drawn, before anything is played."""
    from sim.results.destination import refuse_unpicturable, refuse_unreachable
    from sim.results.response import measure_of, refuse_more_axes
    from sim.results.sweep_file import writer

    if out is not None:
        writer(out)
        refuse_unreachable(out)
    if measure:
        measure_of(scenario, measure, of)
    if figure is not None:
        refuse_unpicturable(figure)
        refuse_more_axes(axes)
    elif measure:
        raise UsageError("--measure is what a picture shows: name its file with --figure.")


def _keep(found: "Sweep", *, out: Path | None, figure: Path | None, of: str, measure: str) -> None:
    """Write the table and draw the picture that were asked for, and say where they are."""
    if out is not None:
        from sim.results.sweep_file import write

        console().print(f"Wrote {write(found, out)}.", soft_wrap=True)
    if figure is not None:
        from sim.plots.style import save
        from sim.plots.sweep import sweep as draw

        place = save(draw(found, of=of, measure=measure), figure)
        console().print(f"Wrote {place}.", soft_wrap=True)


def grids(over: list[str]) -> dict[str, str | None]:
    """Return the grids that are asked for, by name; None where none is spelled out."""
    found: dict[str, str | None] = {}
    for one in over:
        name, equals, grid = (part.strip() for part in one.partition("="))
        if not name or (equals and not grid):
            raise UsageError(f"--over takes NAME or NAME=GRID, not '{one}'.")
        if name in found:
            raise UsageError(f"--over names '{name}' twice.")
        found[name] = grid if equals else None
    return found


@contextmanager
def interruptible() -> Iterator[None]:
    """Let Ctrl-C stop what is played between the points, however the program was started."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
