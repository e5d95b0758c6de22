"""The verbs of what was kept: draw it again, and say why a clause ended as it did."""

from enum import StrEnum
from importlib import import_module
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from sim.errors import UsageError, or_meant

if TYPE_CHECKING:
    from sim.plots.style import Sheet
    from sim.results.ensemble import Ensemble
    from sim.results.kept import Kept


class Figure(StrEnum):
    """What can be drawn of what was kept: of many runs, of a finding about them, and of one run."""

    SETTLEMENT = "settlement"
    TERMS = "terms"
    FRONTIER = "frontier"
    DOTS = "dots"
    COMPARE = "compare"
    TORNADO = "tornado"
    INDICES = "indices"
    ADVICE = "advice"
    FORECAST = "forecast"
    SWEEP = "sweep"
    TIMELINE = "timeline"
    CONCESSION = "concession"


OF_AN_ENSEMBLE = (Figure.TIMELINE, Figure.SETTLEMENT, Figure.TERMS, Figure.FRONTIER, Figure.DOTS)
OF_FINDINGS = {
    "a comparison": (Figure.COMPARE,),
    "a sensitivity": (Figure.TORNADO, Figure.INDICES),
    "an advice": (Figure.ADVICE,),
    "a forecast": (Figure.FORECAST,),
    "a sweep": (Figure.SWEEP,),
}
OF_MANY_ALONE = {*OF_AN_ENSEMBLE, *chain(*OF_FINDINGS.values())} - {Figure.TIMELINE}
OF = {
    "one run": tuple(one for one in Figure if one not in OF_MANY_ALONE),
    "an ensemble": OF_AN_ENSEMBLE,
    **OF_FINDINGS,
}
"""The figures of what may be kept, by what `sim.results.kept` calls it."""


def plot(
    figure: Annotated[str, typer.Argument(metavar="FIGURE", help=f"One of: {', '.join(Figure)}.")],
    folder: Annotated[
        Path, typer.Argument(metavar="RUN", help="The folder, or file, that keeps it.")
    ],
    out: Annotated[
        Path | None, typer.Option(help="A file in .png, .svg or .pdf; default: where it is kept.")
    ] = None,
    against: Annotated[
        Path | None,
        typer.Option(metavar="RUN", help="Of an ensemble: outline another in its timeline."),
    ] = None,
) -> None:
    """Draw a figure of what was kept: of a run, an ensemble, or a finding about runs."""
    from sim.plots.style import save
    from sim.results.kept import read, refuse_among

    wanted = named(figure)
    if out is not None:
        refuse_among(out)
    if against is None:
        sheet = drawn(wanted, read(folder), folder)
    else:
        sheet = outlined(wanted, folder, against)
    typer.echo(f"Wrote {save(sheet, out or beside(folder, wanted))}")


def beside(place: Path, figure: Figure) -> Path:
    """Return where a picture of what is kept goes if nobody says where: there, in PNG.

    It has the name of the figure in a folder; beside a file that stands for itself, that of it.
    """
    from sim.results.kept import FOLDERS

    if place.name in FOLDERS:
        return place.with_name(f"{figure.value}.png")
    return place / f"{figure.value}.png" if place.is_dir() else place.with_suffix(".png")


def named(figure: str) -> Figure:
    """Return the figure of that name; raise UsageError, with the nearest, if there is none."""
    if figure not in tuple(Figure):
        meant = or_meant(figure, tuple(Figure))
        raise UsageError(f"'{figure}' is no figure{meant} There are: {', '.join(Figure)}.")
    return Figure(figure)


def drawn(figure: Figure, kept: "Kept", folder: Path) -> "Sheet":
    """Return a figure of what is kept; raise UsageError if there is none such of it."""
    from sim.results.kept import called

    here = called(kept)
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
    from sim.results.kept import called, read

    kept = read(folder)
    if isinstance(kept, Ensemble):
        return kept
    raise UsageError(f"--against compares two ensembles, and '{folder}' keeps {called(kept)}.")


def why(
    folder: Annotated[Path, typer.Argument(metavar="RUN", help="The folder of a run.")],
    clause: Annotated[str, typer.Argument(help="A clause: ITEM.CLAUSE, or ITEM if it is one.")],
) -> None:
    """Say why a clause ended as it did in a run that was kept, and what came near."""
    from sim.analysis.why import why as explain
    from sim.results.kept import run_in

    typer.echo(explain(run_in(folder), clause))
