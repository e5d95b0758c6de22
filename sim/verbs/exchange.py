"""The verbs that make a scenario of another program's files, and such files of a scenario."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from sim.verbs.asked import File


class Reading(StrEnum):
    """Whose reading of a GENIUS profile counts."""

    NEGMAS = "negmas"
    GENIUS = "genius"


AsReadBy = Annotated[
    Reading,
    typer.Option(
        "--as-read-by",
        help="negmas takes evaluations as they are written, genius relative to the best.",
    ),
]


def import_genius(
    folder: Annotated[Path, typer.Argument(help="A folder of a domain and its profiles.")],
    as_read_by: AsReadBy = Reading.NEGMAS,
    steps: Annotated[
        int | None,
        typer.Option(min=1, help="Rounds of alternating offers, as negmas counts them."),
    ] = None,
    strategies: Annotated[
        str,
        typer.Option(help="How each party concedes, in order: boulware,conceder; linear; micro."),
    ] = "",
    points: Annotated[
        int,
        typer.Option(
            min=2, max=10_000, help="Into how many points a real issue is cut; negmas takes 10."
        ),
    ] = 21,
    out: Annotated[Path | None, typer.Option(help="A new file; default: print it.")] = None,
) -> None:
    """Make a scenario of a GENIUS domain: one item, bargained whole."""
    from sim.scenario.document import loads
    from sim.scenario.from_genius import written
    from sim.scenario.template import begin

    named = [name.strip() for name in strategies.split(",")] if strategies else []
    text = written(
        folder,
        as_read_by=as_read_by.value,
        steps=steps,
        strategies=named,
        points=points,
        asked="--strategies",
    )
    loads(text, name=f"{folder} as a scenario")
    if out is None:
        typer.echo(text, nl=False)
        return
    begin(out, text)
    typer.echo(f"Wrote {out}. See it with: sim show {out}")


def import_ktab(
    file: Annotated[Path, typer.Argument(help="An actor table: values apart by commas.")],
    out: Annotated[Path | None, typer.Option(help="A new file; default: print it.")] = None,
) -> None:
    """Make a scenario of a KTAB actor table: an item a dimension, a party an actor."""
    from sim.scenario.document import loads
    from sim.scenario.from_ktab import written
    from sim.scenario.template import begin

    text = written(file)
    loads(text, name=f"{file} as a scenario")
    if out is None:
        typer.echo(text, nl=False)
        return
    begin(out, text)
    typer.echo(f"Wrote {out}. See it with: sim show {out}")


def export_genius(
    file: File,
    out: Annotated[Path, typer.Option(help="The folder to write into.")],
    item: Annotated[
        str | None, typer.Option(help="Which item, where several are bargained whole.")
    ] = None,
    as_read_by: AsReadBy = Reading.NEGMAS,
) -> None:
    """Write an item that is bargained whole as a GENIUS domain, with a profile for each party."""
    from sim.scenario.document import load
    from sim.scenario.to_genius import to_genius

    for path in to_genius(load(file), out, item=item, as_read_by=as_read_by.value):
        typer.echo(f"Wrote {path}")
