"""The verbs of what was kept: draw a run again, and say why a clause ended as it did."""

from enum import StrEnum
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from sim.errors import UsageError

if TYPE_CHECKING:
    from sim.plots.style import Sheet
    from sim.results.ensemble import Ensemble
    from sim.results.outcome import Outcome


class Figure(StrEnum):
    """What can be drawn of what was kept: of an ensemble, of either, and of one run."""

    SETTLEMENT = "settlement"
    TERMS = "terms"
    FRONTIER = "frontier"
    DOTS = "dots"
    TIMELINE = "timeline"
    CONCESSION = "concession"


OF_AN_ENSEMBLE = (Figure.SETTLEMENT, Figure.TERMS, Figure.FRONTIER, Figure.DOTS)
OF_EITHER = (Figure.TIMELINE,)
"""The other figures are of one run."""


def plot(
    figure: Annotated[Figure, typer.Argument(help="What to draw.")],
    folder: Annotated[Path, typer.Argument(metavar="RUN", help="The folder of a run.")],
    out: Annotated[
        Path | None, typer.Option(help="A file in .png, .svg or .pdf; default: in the folder.")
    ] = None,
) -> None:
    """Draw a figure of a run that was kept."""
    from sim.plots.style import save
    from sim.results.kept import read

    place = save(drawn(figure, read(folder), folder), out or folder / f"{figure.value}.png")
    typer.echo(f"Wrote {place}")


def drawn(figure: Figure, kept: "Outcome | Ensemble", folder: Path) -> "Sheet":
    """Return a figure of what a folder keeps; raise UsageError if there is none such of it."""
    from sim.results.outcome import Outcome

    is_one = isinstance(kept, Outcome)
    others = OF_AN_ENSEMBLE if is_one else [f for f in Figure if f not in OF_AN_ENSEMBLE]
    if figure in others and figure not in OF_EITHER:
        here, there = ("one run", "an ensemble") if is_one else ("an ensemble", "one run")
        known = ", ".join(one for one in Figure if one in OF_EITHER or one not in others)
        raise UsageError(
            f"'{figure}' is a figure of {there}, and '{folder}' keeps {here}, of which there are: "
            f"{known}."
        )
    sheet: Sheet = getattr(import_module(f"sim.plots.{figure.value}"), figure.value)(kept)
    return sheet


def why(
    folder: Annotated[Path, typer.Argument(metavar="RUN", help="The folder of a run.")],
    clause: Annotated[str, typer.Argument(help="A clause: ITEM.CLAUSE, or ITEM if it is one.")],
) -> None:
    """Say why a clause ended as it did in a run that was kept, and what came near."""
    from sim.analysis.why import why as explain
    from sim.results.kept import run_in

    typer.echo(explain(run_in(folder), clause))
