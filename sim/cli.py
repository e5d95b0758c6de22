"""The command `sim`: one verb is one function, which parses, calls and prints.

Exit code 0 is fine, 2 is bad input, 130 is Ctrl-C. Verbs import what they need when they are
called, so that `sim --help` and `sim validate` start at once.
"""

import sys
from pathlib import Path
from typing import Annotated

import typer

from sim.errors import SimError

app = typer.Typer(
    name="sim",
    help="Turn a written negotiating position into a scenario, and play the talks.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)

BAD_INPUT = 2
INTERRUPTED = 130

File = Annotated[str, typer.Argument(metavar="FILE|NAME", help="A file, or a shipped scenario.")]


def main() -> None:
    """Run the command; errors of the user are told in words, without a traceback."""
    try:
        app()
    except SimError as error:
        typer.echo(error, err=True)
        sys.exit(BAD_INPUT)
    except KeyboardInterrupt:
        sys.exit(INTERRUPTED)


@app.command()
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


@app.command()
def show(
    file: File,
    as_resolved: Annotated[
        bool, typer.Option("--resolved", help="Print a file with every default written out.")
    ] = False,
) -> None:
    """Show a scenario as a table: who wants what, where they could meet, what is foreseen."""
    from sim.scenario.document import load, resolved

    scenario = load(file)
    if as_resolved:
        typer.echo(resolved(scenario), nl=False)
        return
    from rich.console import Console

    from sim.scenario.agenda import agenda

    Console(highlight=False).print(agenda(scenario))


@app.command()
def schema() -> None:
    """Print the JSON Schema of a scenario file, for editors."""
    import json

    from sim.scenario import schema as language

    typer.echo(json.dumps(language.schema(), indent=2, ensure_ascii=False))


@app.command()
def examples() -> None:
    """List the scenarios that come with the program; each runs by its name."""
    from sim.scenario.document import load
    from sim.scenario.shipped import names

    for name in names():
        typer.echo(f"{name:<24} {load(name).title}")


@app.command()
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
