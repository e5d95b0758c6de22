"""The verbs of what was kept: draw it again, and say why a clause ended as it did."""

from enum import StrEnum
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from sim.errors import UsageError, or_meant

if TYPE_CHECKING:
    from sim.plots.style import Sheet
    from sim.results.ensemble import Ensemble
    from sim.results.kept import Kept


class Figure(StrEnum):
    """What can be drawn of what was kept: of an ensemble, of a comparison, and of one run."""

    SETTLEMENT = "settlement"
    TERMS = "terms"
    FRONTIER = "frontier"
    DOTS = "dots"
    COMPARE = "compare"
    TIMELINE = "timeline"
    CONCESSION = "concession"


OF_AN_ENSEMBLE = (Figure.TIMELINE, Figure.SETTLEMENT, Figure.TERMS, Figure.FRONTIER, Figure.DOTS)
OF_A_COMPARISON = (Figure.COMPARE,)
OF_MANY_ALONE = {*OF_AN_ENSEMBLE, *OF_A_COMPARISON} - {Figure.TIMELINE}
OF = {
    "one run": tuple(one for one in Figure if one not in OF_MANY_ALONE),
    "an ensemble": OF_AN_ENSEMBLE,
    "a comparison": OF_A_COMPARISON,
}
"""The figures of what a folder may keep."""


def plot(
    figure: Annotated[str, typer.Argument(metavar="FIGURE", help=f"One of: {', '.join(Figure)}.")],
    folder: Annotated[Path, typer.Argument(metavar="RUN", help="The folder that keeps it.")],
    out: Annotated[
        Path | None, typer.Option(help="A file in .png, .svg or .pdf; default: in the folder.")
    ] = None,
    against: Annotated[
        Path | None,
        typer.Option(metavar="RUN", help="Of an ensemble: outline another in its timeline."),
    ] = None,
) -> None:
    """Draw a figure of a run, an ensemble or a comparison that was kept."""
    from sim.plots.style import save
    from sim.results.kept import read

    wanted = named(figure)
    if against is None:
        sheet = drawn(wanted, read(folder), folder)
    else:
        sheet = outlined(wanted, folder, against)
    typer.echo(f"Wrote {save(sheet, out or folder / f'{wanted.value}.png')}")


def named(figure: str) -> Figure:
    """Return the figure of that name; raise UsageError, with the nearest, if there is none."""
    if figure not in tuple(Figure):
        meant = or_meant(figure, tuple(Figure))
        raise UsageError(f"'{figure}' is no figure{meant} There are: {', '.join(Figure)}.")
    return Figure(figure)


def drawn(figure: Figure, kept: "Kept", folder: Path) -> "Sheet":
    """Return a figure of what a folder keeps; raise UsageError if there is none such of it."""
    here = kind(kept)
    if figure not in OF[here]:
        there = next(name for name, figures in OF.items() if figure in figures)
        known = ", ".join(one for one in Figure if one in OF[here])
        raise UsageError(
            f"'{figure}' is a figure of {there}, and '{folder}' keeps {here}, of which there are: "
            f"{known}."
        )
    sheet: Sheet = getattr(import_module(f"sim.plots.{figure.value}"), figure.value)(kept)
    return sheet


def outlined(figure: Figure, folder: Path, against: Path) -> "Sheet":
    """Return the timeline of an ensemble with another in it; raise UsageError if it is not one."""
    from sim.plots.agreements import agreements

    if figure is not Figure.TIMELINE:
        raise UsageError(f"--against is of a timeline; '{figure}' shows one alone.")
    return agreements(_many(folder), against=_many(against))


def _many(folder: Path) -> "Ensemble":
    """Return the ensemble that a folder keeps; raise UsageError if it keeps something else."""
    from sim.results.ensemble import Ensemble
    from sim.results.kept import read

    kept = read(folder)
    if isinstance(kept, Ensemble):
        return kept
    raise UsageError(f"--against compares two ensembles, and '{folder}' keeps {kind(kept)}.")


def kind(kept: "Kept") -> str:
    """Say what was kept, as `OF` names it."""
    from sim.results.comparison import Comparison
    from sim.results.outcome import Outcome

    if isinstance(kept, Outcome):
        return "one run"
    return "a comparison" if isinstance(kept, Comparison) else "an ensemble"


def why(
    folder: Annotated[Path, typer.Argument(metavar="RUN", help="The folder of a run.")],
    clause: Annotated[str, typer.Argument(help="A clause: ITEM.CLAUSE, or ITEM if it is one.")],
) -> None:
    """Say why a clause ended as it did in a run that was kept, and what came near."""
    from sim.analysis.why import why as explain
    from sim.results.kept import run_in

    typer.echo(explain(run_in(folder), clause))
