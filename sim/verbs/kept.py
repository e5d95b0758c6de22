"""The verbs of what was kept: draw a run again, and say why a clause ended as it did."""

from enum import StrEnum
from importlib import import_module
from pathlib import Path
from typing import Annotated

import typer


class Figure(StrEnum):
    """What can be drawn of a run."""

    TIMELINE = "timeline"
    CONCESSION = "concession"


def plot(
    figure: Annotated[Figure, typer.Argument(help="What to draw.")],
    folder: Annotated[Path, typer.Argument(metavar="RUN", help="The folder of a run.")],
    out: Annotated[
        Path | None, typer.Option(help="A file in .png, .svg or .pdf; default: in the folder.")
    ] = None,
) -> None:
    """Draw a figure of a run that was kept."""
    from sim.plots.style import save
    from sim.results.store import read

    outcome = read(folder)
    draw = getattr(import_module(f"sim.plots.{figure.value}"), figure.value)
    place = save(draw(outcome), out or folder / f"{figure.value}.png")
    typer.echo(f"Wrote {place}")


def why(
    folder: Annotated[Path, typer.Argument(metavar="RUN", help="The folder of a run.")],
    clause: Annotated[str, typer.Argument(help="A clause: ITEM.CLAUSE, or ITEM if it is one.")],
) -> None:
    """Say why a clause ended as it did in a run that was kept, and what came near."""
    from sim.analysis.why import why as explain
    from sim.results.store import read

    typer.echo(explain(read(folder), clause))
