"""What many verbs ask for: a scenario, whose chance it is, and what to change in it."""

from datetime import date
from typing import TYPE_CHECKING, Annotated

import typer

from sim.errors import UsageError
from sim.terminal import warn_of_playing_plainly

if TYPE_CHECKING:
    from sim.scenario.scenario import Scenario

LARGEST = 2**63 - 1

BAD_INPUT = 2
"""The code with which the command ends."""

File = Annotated[str, typer.Argument(metavar="FILE|NAME", help="A file, or a shipped scenario.")]

Seed = Annotated[int, typer.Option(min=0, max=LARGEST, help="Whose chance it is.")]
Changes = Annotated[
    list[str] | None, typer.Option("--set", metavar="PATH=VALUE", help="Change the scenario.")
]
Choices = Annotated[
    list[str] | None,
    typer.Option("--option", metavar="QUESTION=OPTION", help="Take an option of a question."),
]
Replications = Annotated[int, typer.Option("-n", "--replications", min=1, help="How many times.")]
Inner = Annotated[
    int, typer.Option(min=1, max=LARGEST, help="So many replications share what is assumed.")
]
Workers = Annotated[int | None, typer.Option(min=1, help="Threads; default: one a processor.")]
AtDefaults = Annotated[
    bool, typer.Option("--at-defaults", help="Draw no assumption: take defaults and medians.")
]
AsBelievedBy = Annotated[
    str | None,
    typer.Option(
        "--as-believed-by", metavar="PARTY", help="Take what this party believes for the truth."
    ),
]


def to_be_played(
    file: str, overrides: dict[str, str], options: dict[str, str], party: str | None
) -> "Scenario":
    """Return the scenario as it was asked for; say what may surprise about how it is played."""
    from sim.scenario.document import load

    scenario = load(file, set=overrides, options=options, as_believed_by=party)
    tell_of_no_beliefs(scenario, party)
    warn_of_playing_plainly()
    return scenario


def tell_of_no_beliefs(scenario: "Scenario", party: str | None) -> None:
    """Say that a party sees what is so, if it does."""
    if party is not None and party not in scenario.beliefs:
        typer.echo(f"{party} has no beliefs in this file: it sees what is so.", err=True)


def day(by: str) -> date:
    """Return the day that --by names."""
    try:
        return date.fromisoformat(by)
    except ValueError:
        raise UsageError(f"'{by}' is no day for --by; write it as 2026-05-31.") from None


def pairs(written: list[str] | None, option: str) -> dict[str, str]:
    """Return what is written as NAME=VALUE, by name."""
    named = {}
    for pair in written or []:
        name, equals, value = pair.partition("=")
        if not (name.strip() and equals):
            raise UsageError(f"{option} takes NAME=VALUE, not '{pair}'.")
        if name.strip() in named:
            raise UsageError(f"{option} names '{name.strip()}' twice.")
        named[name.strip()] = value
    return named
