"""The command `sim`: one verb is one function, which parses, calls and prints.

Exit code 0 is fine, 2 is bad input, 130 is Ctrl-C. Verbs import what they need when they are
called, so that `sim --help` and `sim validate` start at once.
"""

import os
import sys
from datetime import datetime
from enum import StrEnum
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from sim.errors import SimError, UsageError
from sim.terminal import (
    INTERRUPTED,
    console,
    leaving_at_once,
    progress,
    speak_anywhere,
    warn_of_playing_plainly,
)

if TYPE_CHECKING:
    from sim.scenario.scenario import Scenario

app = typer.Typer(
    name="sim",
    help="Turn a written negotiating position into a scenario, and play the talks.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)

imports = typer.Typer(no_args_is_help=True, help="Make a scenario of another program's files.")
exports = typer.Typer(no_args_is_help=True, help="Write a scenario as another program's files.")
app.add_typer(imports, name="import")
app.add_typer(exports, name="export")

LARGEST = 2**63 - 1
BAD_INPUT = 2

File = Annotated[str, typer.Argument(metavar="FILE|NAME", help="A file, or a shipped scenario.")]

Seed = Annotated[int, typer.Option(min=0, max=LARGEST, help="Whose chance it is.")]
Changes = Annotated[
    list[str] | None, typer.Option("--set", metavar="PATH=VALUE", help="Change the scenario.")
]
Choices = Annotated[
    list[str] | None,
    typer.Option("--option", metavar="QUESTION=OPTION", help="Take an option of a question."),
]
AtDefaults = Annotated[
    bool, typer.Option("--at-defaults", help="Draw no assumption: take defaults and medians.")
]
AsBelievedBy = Annotated[
    str | None,
    typer.Option(
        "--as-believed-by", metavar="PARTY", help="Take what this party believes for the truth."
    ),
]


class Figure(StrEnum):
    """What can be drawn of a run."""

    TIMELINE = "timeline"
    CONCESSION = "concession"


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


def main() -> None:
    """Run the command; errors of the user are told in words, without a traceback."""
    speak_anywhere()
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


@app.command()
def warm() -> None:
    """Compile the model, once on this machine, so that every run after it is fast."""
    from time import monotonic

    os.environ["SIM_COMPILE"] = "1"
    typer.echo("Compiling the model: a few minutes, once on this machine …", err=True)
    began = monotonic()

    from sim.engine.warm import warm as compile_all

    compile_all()
    typer.echo(f"Compiled, in {monotonic() - began:.0f} s.")


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


@imports.command("genius")
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
    out: Annotated[Path | None, typer.Option(help="A new file; default: print it.")] = None,
) -> None:
    """Make a scenario of a GENIUS domain: one item, bargained whole."""
    from sim.scenario.document import loads
    from sim.scenario.from_genius import written
    from sim.scenario.template import begin

    named = [name.strip() for name in strategies.split(",")] if strategies else []
    text = written(folder, as_read_by=as_read_by.value, steps=steps, strategies=named)
    loads(text, name=f"{folder} as a scenario")
    if out is None:
        typer.echo(text, nl=False)
        return
    begin(out, text)
    typer.echo(f"Wrote {out}. See it with: sim show {out}")


@exports.command("genius")
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


@app.command()
def run(
    file: File,
    seed: Seed = 1,
    replication: Annotated[
        int, typer.Option(min=0, max=LARGEST, help="Which of the talks of this seed.")
    ] = 0,
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
    overrides, options = _pairs(changes, "--set"), _pairs(choices, "--option")
    with leaving_at_once():
        scenario = _to_be_played(file, overrides, options, party)

        from sim.engine.run import run as play
        from sim.report.publish import publish
        from sim.results.draws import listed
        from sim.results.story import LINES, sheet, tell
        from sim.results.table import table

        outcome = play(
            scenario,
            seed=seed,
            replication=replication,
            at_defaults=at_defaults,
            overrides=overrides,
            options=options,
            as_believed_by=party,
        )
        page = console()
        page.print(sheet(tell(outcome, limit=None if in_full else LINES)))
        page.print(table(outcome))
        if with_draws:
            page.print(listed(outcome))
    folder = publish(outcome, out)
    told = f"The page is {folder / 'index.html'}, its picture {folder / 'timeline.png'}."
    page.print(told, soft_wrap=True)


@app.command()
def ensemble(
    file: File,
    replications: Annotated[
        int, typer.Option("-n", "--replications", min=1, help="How many times.")
    ] = 1000,
    seed: Seed = 1,
    workers: Annotated[
        int | None, typer.Option(min=1, help="Threads; default: one a processor.")
    ] = None,
    changes: Changes = None,
    choices: Choices = None,
    party: AsBelievedBy = None,
    at_defaults: AtDefaults = False,
    by: Annotated[
        list[datetime] | None,
        typer.Option(formats=["%Y-%m-%d"], help="Say how likely a signature is by this date."),
    ] = None,
) -> None:
    """Play the talks many times: how often each clause ends how, when, and on what terms."""
    overrides, options = _pairs(changes, "--set"), _pairs(choices, "--option")
    with leaving_at_once():
        scenario = _to_be_played(file, overrides, options, party)

        from sim.engine.ensemble import ensemble as play
        from sim.results.summary import chances, table

        with progress(replications, "playing") as advance:
            played = play(
                scenario,
                replications=replications,
                seed=seed,
                workers=workers,
                at_defaults=at_defaults,
                overrides=overrides,
                options=options,
                as_believed_by=party,
                progress=advance,
            )
        page = console()
        page.print(table(played))
        page.print(chances(played, by=[day.date() for day in by or []]))


@app.command()
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


@app.command()
def why(
    folder: Annotated[Path, typer.Argument(metavar="RUN", help="The folder of a run.")],
    clause: Annotated[str, typer.Argument(help="A clause: ITEM.CLAUSE, or ITEM if it is one.")],
) -> None:
    """Say why a clause ended as it did in a run that was kept, and what came near."""
    from sim.analysis.why import why as explain
    from sim.results.store import read

    typer.echo(explain(read(folder), clause))


def _to_be_played(
    file: str, overrides: dict[str, str], options: dict[str, str], party: str | None
) -> "Scenario":
    """Return the scenario as it was asked for; say what may surprise about how it is played."""
    from sim.scenario.document import load

    scenario = load(file, set=overrides, options=options, as_believed_by=party)
    if party is not None and party not in scenario.beliefs:
        typer.echo(f"{party} has no beliefs in this file: it sees what is so.", err=True)
    warn_of_playing_plainly()
    return scenario


def _pairs(written: list[str] | None, option: str) -> dict[str, str]:
    """Return what is written as NAME=VALUE, by name."""
    pairs = {}
    for pair in written or []:
        name, equals, value = pair.partition("=")
        if not (name.strip() and equals):
            raise UsageError(f"{option} takes NAME=VALUE, not '{pair}'.")
        if name.strip() in pairs:
            raise UsageError(f"{option} names '{name.strip()}' twice.")
        pairs[name.strip()] = value
    return pairs
