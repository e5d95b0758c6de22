"""The verb that plays the talks many times, and keeps how each ended, with its figures."""

from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from sim.errors import UsageError
from sim.terminal import console, leaving_at_once, progress
from sim.verbs.asked import (
    AsBelievedBy,
    AtDefaults,
    Changes,
    Choices,
    File,
    Seed,
    Workers,
    day,
    pairs,
    to_be_played,
)
from sim.verbs.watch import watching

if TYPE_CHECKING:
    from rich.console import RenderableType

    from sim.results.ensemble import Ensemble
    from sim.scenario.scenario import Scenario

Replications = Annotated[
    int | None,
    typer.Option("-n", "--replications", min=1, help="How many times.", show_default="1000"),
]
Outer = Annotated[
    int | None,
    typer.Option(min=1, metavar="N", help="Instead of -n: so many draws of what is assumed,"),
]
Inner = Annotated[
    int | None,
    typer.Option(min=1, metavar="M", help="and so many times on each: tells it from chance."),
]
By = Annotated[
    list[str] | None,
    typer.Option(metavar="YYYY-MM-DD", help="Say how likely a signature is by this date."),
]
Out = Annotated[
    Path | None, typer.Option(help="Where it is kept; default: runs/NAME/ensemble-seed-N.")
]
Resume = Annotated[
    bool, typer.Option("--resume", help="Go on with what is kept there, or add to it.")
]
Table = Annotated[
    Path | None,
    typer.Option(help="Write a row a run and clause, as .csv, .json or .parquet."),
]
Cluster = Annotated[
    str | None,
    typer.Option(metavar="ADDRESS", help="Play on a Dask cluster, such as tcp://host:8786."),
]
Watch = Annotated[
    bool, typer.Option("--watch", help="Play again whenever the file is saved; keep nothing.")
]


LATER = "The ensemble is kept; the same command with --resume makes its page and pictures."
USUAL = 1000
"""Replications that are played if nothing is said."""


@dataclass(frozen=True, kw_only=True)
class Asked:
    """What was asked for."""

    file: str
    replications: int
    inner: int | None
    seed: int
    workers: int | None
    overrides: dict[str, str]
    options: dict[str, str]
    party: str | None
    at_defaults: bool
    by: list[date]
    out: Path | None
    resume: bool
    table: Path | None
    cluster: str | None

    @property
    def made(self) -> dict[str, Any]:
        """What the ensemble is made of beside the scenario, as the arguments that say so."""
        return {
            "seed": self.seed,
            "at_defaults": self.at_defaults,
            "inner": self.inner or 1,
        }


def ensemble(
    file: File,
    replications: Replications = None,
    outer: Outer = None,
    inner: Inner = None,
    seed: Seed = 1,
    workers: Workers = None,
    changes: Changes = None,
    choices: Choices = None,
    party: AsBelievedBy = None,
    at_defaults: AtDefaults = False,
    by: By = None,
    out: Out = None,
    resume: Resume = False,
    table: Table = None,
    cluster: Cluster = None,
    watch: Watch = False,
) -> None:
    """Play the talks many times: how often each clause ends how, when, and on what terms."""
    times, of_each = _times(replications, outer, inner)
    asked = Asked(
        file=file,
        replications=times,
        inner=of_each,
        seed=seed,
        workers=workers,
        overrides=pairs(changes, "--set"),
        options=pairs(choices, "--option"),
        party=party,
        at_defaults=at_defaults,
        by=[day(one) for one in by or []],
        out=out,
        resume=resume,
        table=table,
        cluster=cluster,
    )
    if watch:
        _watch(asked)
    else:
        _keep(asked)


def _times(
    replications: int | None, outer: int | None, inner: int | None
) -> tuple[int, int | None]:
    """Return how many replications there are, and how many share what is assumed, if it is said."""
    if outer is None and inner is None:
        return replications or USUAL, None
    if replications is not None:
        raise UsageError("--outer and --inner say how many times, N times M: leave out -n.")
    if outer is None or inner is None:
        raise UsageError("--outer and --inner go together: so many draws, so many runs on each.")
    from sim.scenario.argument import LARGEST

    if outer * inner > LARGEST:
        raise UsageError(f"--outer {outer} times --inner {inner} is more than can be counted.")
    return outer * inner, inner


def _refuse_outside(scenario: "Scenario", by: list[date]) -> None:
    """Raise UsageError if a day is asked for before the talks begin, or after the horizon."""
    from sim.scenario.argument import day_of

    for one in by:
        day_of(scenario, one)


def _keep(asked: Asked) -> None:
    """Play and keep what was asked for, and tell what came of it."""
    place = asked.out or Path()
    with leaving_at_once():
        from sim.results.archive import default_folder
        from sim.results.destination import refuse_pictured, refuse_within
        from sim.results.draft import broken_off, is_begun
        from sim.results.frame import refuse
        from sim.results.kept import refuse_among

        if asked.out is not None:
            refuse_pictured(asked.out)
        if asked.table is not None:
            refuse(asked.table)
        scenario = to_be_played(asked.file, asked.overrides, asked.options, asked.party)
        _refuse_outside(scenario, asked.by)
        place = asked.out or default_folder(scenario, asked.seed)
        if asked.table is not None:
            refuse_within(asked.table, place)
            refuse_among(asked.table)
        if asked.resume and not is_begun(place):
            typer.echo(f"Nothing is kept in '{place}' yet: it begins anew.", err=True)
        if not asked.resume:
            _tell_what_goes(scenario, asked, place)
        with leaving_at_once(lambda: broken_off(place)):
            played = _played(scenario, asked, out=place)
        _told(played, asked)
        page = console()
        page.print(f"Kept in {place}; in Python sim.read opens it.", soft_wrap=True)
    # what is read back from the folder no longer knows from which file it came
    _furnish(replace(played, scenario=scenario), place)
    told = f"The page is {place / 'index.html'}, its picture {place / 'timeline.png'}."
    page.print(told, soft_wrap=True)
    if asked.table is not None:
        from sim.results.frame import write_frame

        page.print(f"Wrote {write_frame(played, asked.table)}", soft_wrap=True)


def _tell_what_goes(scenario: "Scenario", asked: Asked, place: Path) -> None:
    """Say what will be replaced, before anything is played; raise UsageError if it may not be."""
    from sim.engine.ensemble import provenance_of
    from sim.results.draft import replaced

    said = replaced(provenance_of(scenario, **asked.made), asked.replications, place)
    if said:
        typer.echo(said, err=True)


def _furnish(played: "Ensemble", place: Path) -> None:
    """Put the page and the figures into the folder in which an ensemble is kept."""
    from sim.report.ensemble import furnish
    from sim.results.draft import added

    try:
        with added(place) as draft:
            furnish(played, draft)
    except UsageError as error:
        raise UsageError(f"{error} {LATER}") from error
    except KeyboardInterrupt:
        typer.echo(LATER, err=True)
        raise


def _watch(asked: Asked) -> None:
    """Play what was asked for again and again, and tell what came of it; keep nothing."""
    from sim.scenario.shipped import find

    if asked.out is not None or asked.resume or asked.table is not None:
        raise UsageError("--watch keeps nothing: leave out --out, --resume and --table.")

    def play() -> None:
        scenario = to_be_played(asked.file, asked.overrides, asked.options, asked.party)
        _refuse_outside(scenario, asked.by)
        _told(_played(scenario, asked, out=None), asked)

    with leaving_at_once():
        watching(find(asked.file), play)


def _played(scenario: "Scenario", asked: Asked, *, out: Path | None) -> "Ensemble":
    from sim.engine.ensemble import ensemble as play

    with progress(asked.replications, "playing") as advance:
        return play(
            scenario,
            replications=asked.replications,
            workers=asked.workers,
            cluster=asked.cluster,
            out=out,
            resume=asked.resume,
            progress=advance,
            **asked.made,
        )


def _told(played: "Ensemble", asked: Asked) -> None:
    from sim.results.summary import chances, table

    page = console()
    page.print(table(played))
    page.print(chances(played, by=asked.by))
    if asked.inner is not None:
        page.print(_parted(played))


def _parted(played: "Ensemble") -> "RenderableType":
    """Return what tells chance from what nobody knows, or why nothing does."""
    if played.inner == 1:
        return "One run of each draw tells nothing apart from chance: --inner of 2 or more does."
    if played.inner == played.replications:
        return "One draw of what is assumed hides what it matters: --outer of 2 or more does not."
    from sim.analysis.uncertainty import table

    return table(played)
