"""The verbs of the language: check a scenario, show it, begin one."""

from pathlib import Path
from typing import Annotated

import typer

from sim.errors import SimError
from sim.verbs.asked import BAD_INPUT, AsBelievedBy, File


def validate(
    files: Annotated[list[str], typer.Argument(metavar="FILE|NAME…", help="What to check.")],
) -> None:
    """Check scenarios: say what is wrong and where, and warn of what may not be meant."""
    from sim.scenario.document import load
    from sim.scenario.warning import warnings

    wrong = False
    for file in files:
        try:
            scenario = load(file)
        except SimError as error:
            wrong = True
            typer.echo(f"{error}\n", err=True)
            continue
        doubts = warnings(scenario)
        for doubt in doubts:
            typer.echo(f"warning: {doubt}\n", err=True)
        typer.echo(f"{file}: valid" + (f", {len(doubts)} to look at again" if doubts else ""))
    if wrong:
        raise typer.Exit(BAD_INPUT)


def show(
    file: File,
    as_resolved: Annotated[
        bool, typer.Option("--resolved", help="Print a file with every default written out.")
    ] = False,
    party: AsBelievedBy = None,
) -> None:
    """Show a scenario as a table: who wants what, where they could meet, what is foreseen."""
    from sim.scenario.document import load, resolved

    scenario = load(file, as_believed_by=party)
    if as_resolved:
        typer.echo(resolved(scenario), nl=False)
        return
    from rich.console import Console

    from sim.scenario.agenda import agenda

    Console(highlight=False).print(agenda(scenario))


def schema() -> None:
    """Print the JSON Schema of a scenario file, for editors."""
    import json

    from sim.scenario import schema as language

    typer.echo(json.dumps(language.schema(), indent=2, ensure_ascii=False))


def examples() -> None:
    """List the scenarios that come with the program; each runs by its name."""
    from sim.scenario.document import load
    from sim.scenario.shipped import names

    for name in names():
        typer.echo(f"{name:<24} {load(name).title}")


def new(
    name: Annotated[str, typer.Argument(help="The new scenario's id, and its file's name.")],
    with_all: Annotated[
        bool, typer.Option("--full", help="Begin with a file that uses every key.")
    ] = False,
) -> None:
    """Begin a new scenario: write NAME.yaml, commented and ready to run."""
    from sim.scenario.template import begin, first, full

    path = Path(f"{name}.yaml")
    begin(path, full(name) if with_all else first(name))
    typer.echo(f"Wrote {path}. See it with: sim show {path}")
