"""The command `sim`: its verbs, and what it makes of an error.

Exit code 0 is fine, 2 is bad input, 130 is Ctrl-C. Verbs import what they need when they are
called, so that `sim --help` and `sim validate` start at once.
"""

import sys

import typer

from sim.errors import SimError
from sim.terminal import INTERRUPTED, speak_anywhere
from sim.verbs.advise import advise
from sim.verbs.asked import BAD_INPUT
from sim.verbs.compare import compare
from sim.verbs.ensemble import ensemble
from sim.verbs.exchange import export_genius, import_genius, import_ktab
from sim.verbs.forecast import forecast
from sim.verbs.kept import plot, why
from sim.verbs.language import examples, new, schema, show, validate
from sim.verbs.play import run, warm
from sim.verbs.sensitivity import sensitivity
from sim.verbs.sweep import sweep

app = typer.Typer(
    name="sim",
    help="Turn a written negotiating position into a scenario, and play the talks.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)

VERBS = (
    validate,
    show,
    new,
    examples,
    schema,
    run,
    ensemble,
    forecast,
    compare,
    sweep,
    sensitivity,
    advise,
    plot,
    why,
    warm,
)
for verb in VERBS:
    app.command()(verb)

imports = typer.Typer(no_args_is_help=True, help="Make a scenario of another program's files.")
imports.command("genius")(import_genius)
imports.command("ktab")(import_ktab)
app.add_typer(imports, name="import")

exports = typer.Typer(no_args_is_help=True, help="Write a scenario as another program's files.")
exports.command("genius")(export_genius)
app.add_typer(exports, name="export")


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
