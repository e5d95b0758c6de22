"""The verb that advises: which answer to each question serves the party best, and what turns it."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from sim.errors import UsageError
from sim.terminal import console, leaving_at_once, progress
from sim.verbs.asked import (
    Changes,
    Choices,
    File,
    Replications,
    Seed,
    Workers,
    day,
    pairs,
    to_be_played,
)

if TYPE_CHECKING:
    from sim.results.advice import Advice

FOR_A_PDF = "pip install 'negotiation-position-simulator[pdf]'"


For = Annotated[
    str | None,
    typer.Option("--for", metavar="PARTY", help="Whose worth counts; default: who asks."),
]
RankedBy = Annotated[str, typer.Option(help="Rank by worth, signed or worst-decile.")]
By = Annotated[
    str | None,
    typer.Option(metavar="YYYY-MM-DD", help="With --criterion signed: the day by which it counts."),
]
Questions = Annotated[
    list[str] | None,
    typer.Option("--question", metavar="QUESTION", help="Advise on this one; default: all."),
]
Combinations = Annotated[
    bool, typer.Option("--combinations", help="Weigh all answers of a party together too.")
]
Tipping = Annotated[
    bool,
    typer.Option(
        "--tipping/--no-tipping",
        help="Search for the assumptions that turn it, in 400 of the replications at most; "
        "in Python sim.tipping(advice, replications=2000) takes more.",
    ),
]
Assumptions = Annotated[
    list[str] | None,
    typer.Option("--assumption", metavar="NAME", help="Search this one; default: all."),
]
Out = Annotated[
    Path | None, typer.Option(help="Write a memo with its figure and its numbers here.")
]


def advise(
    file: File,
    party: For = None,
    criterion: RankedBy = "worth",
    by: By = None,
    questions: Questions = None,
    replications: Replications = 1000,
    seed: Seed = 1,
    workers: Workers = None,
    combinations: Combinations = False,
    with_tipping: Tipping = True,
    assumptions: Assumptions = None,
    changes: Changes = None,
    choices: Choices = None,
    out: Out = None,
) -> None:
    """Play every answer to the questions of a scenario, and say which serves the party best."""
    overrides, options = pairs(changes, "--set"), pairs(choices, "--option")
    if out is not None:
        _refuse(out)
    with leaving_at_once():
        scenario = to_be_played(file, overrides, options, None)

        from sim.analysis.advise import advise as weigh
        from sim.analysis.advise import choices as decided
        from sim.analysis.tipping import refuse_undrawn, tipping
        from sim.results.recommendation import shown

        decided(scenario, party=party, questions=questions or (), combinations=combinations)
        for name in assumptions or []:
            refuse_undrawn(scenario, name)
        if with_tipping:
            _refuse_too_few(replications)
        elif assumptions:
            raise UsageError("--assumption says what is searched, and --no-tipping that none is.")
        with progress(None, "playing") as advance:
            advice = weigh(
                scenario,
                party=party,
                criterion=criterion,
                by=None if by is None else day(by),
                questions=questions or (),
                combinations=combinations,
                replications=replications,
                seed=seed,
                workers=workers,
                progress=advance,
            )
        if with_tipping:
            with progress(None, "searching") as advance:
                advice = tipping(
                    advice, assumptions=assumptions or (), workers=workers, progress=advance
                )
        console().print(shown(advice))
    if out is not None:
        _hand_on(advice, out)


def _refuse(out: Path) -> None:
    """Raise UsageError, or AlreadyThere, if no memo can be written there."""
    from sim.report.folder import refuse_others
    from sim.results.destination import refuse_no_folder

    refuse_others(out)
    refuse_no_folder(out)


def _refuse_too_few(replications: int) -> None:
    """Raise UsageError if too little is played to search with."""
    from sim.analysis.tipping import FEWEST

    if replications < FEWEST:
        raise UsageError(
            f"With -n {replications} too few are played to search for what turns the advice: "
            f"play {FEWEST} or more, or ask with --no-tipping."
        )


def _hand_on(advice: "Advice", out: Path) -> None:
    """Write the memo, and say where it is."""
    from sim.report.memo import publish

    folder = publish(advice, out)
    console().print(f"The memo is {folder / 'memo.html'}.", soft_wrap=True)
    if not (folder / "memo.pdf").exists():
        console().print(f"For a PDF beside it: {FOR_A_PDF}", soft_wrap=True)
