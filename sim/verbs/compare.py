"""The verb that asks what if: two variants of a scenario, on the same chance."""

import shlex
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from sim.errors import UsageError
from sim.terminal import console, leaving_at_once, progress, warn_of_playing_plainly
from sim.verbs.asked import (
    LARGEST,
    AsBelievedBy,
    AtDefaults,
    File,
    Replications,
    Seed,
    Workers,
    pairs,
    tell_of_no_beliefs,
)

if TYPE_CHECKING:
    from sim.results.comparison import Comparison, Variant
    from sim.scenario.scenario import Scenario

CHANGE = "NAME=VALUE|FILE"
SideA = Annotated[
    list[str] | None,
    typer.Option("--a", metavar=CHANGE, help="What A changes; default: as written."),
]
SideB = Annotated[
    list[str],
    typer.Option(
        "--b", metavar=CHANGE, help="What B changes: a path, a question, or another file."
    ),
]
Diverging = Annotated[
    int | None,
    typer.Option("--diverge", min=0, max=LARGEST, metavar="R", help="Tell where this one parts."),
]


def compare(
    file: File,
    b: SideB,
    a: SideA = None,
    replications: Replications = 1000,
    seed: Seed = 1,
    workers: Workers = None,
    at_defaults: AtDefaults = False,
    party: AsBelievedBy = None,
    replication: Diverging = None,
    out: Annotated[
        Path | None, typer.Option(help="Where to keep it; default: runs/NAME/compare-….")
    ] = None,
) -> None:
    """Compare two variants on the same chance: what differs, by how much, and how surely."""
    with leaving_at_once():
        from sim.scenario.document import load

        scenario = load(file)
        sides = (side(scenario, a or [], "--a", party), side(scenario, b, "--b", party))
        tell_of_no_beliefs(scenario, party)
        warn_of_playing_plainly()
        if replication is not None:
            _diverge(file, sides, seed=seed, replication=replication, at_defaults=at_defaults)
            return

        from sim.analysis.compare import compare as play
        from sim.results.comparison_store import refuse_others
        from sim.results.contrast import shown
        from sim.results.destination import refuse_no_folder

        if out is not None:
            refuse_others(out, scenario.scenario)
            refuse_no_folder(out)
        with progress(2 * replications, "playing both") as advance:
            comparison = play(
                scenario,
                a=sides[0],
                b=sides[1],
                replications=replications,
                seed=seed,
                workers=workers,
                at_defaults=at_defaults,
                progress=advance,
            )
        console().print(shown(comparison))
    _keep(comparison, out)


def _keep(comparison: "Comparison", out: Path | None) -> None:
    """Keep a comparison with its picture, and say where."""
    from sim.plots.compare import compare as draw
    from sim.plots.style import save
    from sim.results.comparison_store import default_folder, write

    folder = write(comparison, out or default_folder(comparison))
    picture = save(draw(comparison), folder / "compare.png")
    console().print(f"Kept in {folder}, with its picture {picture.name}.", soft_wrap=True)


def side(
    scenario: "Scenario", asked: list[str], option: str, party: str | None = None
) -> "Variant":
    """Return a variant as it is asked for: changes, and at most one file they are made in."""
    from sim.analysis.variant import of_file, variant
    from sim.scenario.document import load

    files = [one for one in asked if "=" not in one]
    changes = pairs([one for one in asked if "=" in one], option)
    if len(files) > 1:
        raise UsageError(f"{option} names two files: {files[0]} and {files[1]}.")
    if files:
        other = load(files[0])
        return of_file(other, files[0], changes, asked=option, as_believed_by=party)
    return variant(scenario, changes, asked=option, as_believed_by=party)


def _diverge(
    file: str,
    sides: "tuple[Variant, Variant]",
    *,
    seed: int,
    replication: int,
    at_defaults: bool,
) -> None:
    """Tell where one replication of two variants parts, and how to play either alone."""
    from sim.analysis.compare import diverging

    found = diverging(*sides, seed=seed, replication=replication, at_defaults=at_defaults)
    page = console()
    page.print(found.shown())
    page.print()
    whose = ["--seed", str(seed), *(["--replication", str(replication)] if replication else [])]
    for name, one in zip("AB", sides, strict=True):
        changes = [f"{path}={value}" for path, value in one.overrides.items()]
        taken = [f"{question}={option}" for question, option in one.options.items()]
        words = ["sim", "run", one.file or file, *whose]
        words += ["--at-defaults"] if at_defaults else []
        words += [word for change in changes for word in ("--set", change)]
        words += [word for option in taken for word in ("--option", option)]
        words += [] if one.as_believed_by is None else ["--as-believed-by", one.as_believed_by]
        page.print(f"{name} alone: {shlex.join(words)}", soft_wrap=True)
