"""What is kept on disk: a run, an ensemble, a comparison or another finding, in folder or file."""

from collections.abc import Callable, Mapping
from pathlib import Path

from sim.errors import NotARun, UsageError
from sim.results import (
    advice_file,
    archive,
    comparison_store,
    forecast_file,
    sensitivity_file,
    store,
    sweep_file,
)
from sim.results.advice import Advice
from sim.results.comparison import Comparison
from sim.results.ensemble import Ensemble
from sim.results.forecast import Forecast
from sim.results.outcome import Outcome
from sim.results.reading import written
from sim.results.sensitivity import Sensitivity
from sim.results.sweep import Sweep
from sim.scenario.argument import path as path_of

Kept = Outcome | Ensemble | Comparison | Sensitivity | Forecast | Sweep | Advice

FOLDERS: Mapping[str, Callable[[Path], Kept]] = {
    archive.HEAD: archive.read,
    store.OUTCOME: store.read,
    comparison_store.FILE: comparison_store.read,
    sensitivity_file.JSON: sensitivity_file.read,
    advice_file.JSON: advice_file.read,
}
"""What reads a folder, by the file that says what the folder keeps."""

HELD: Mapping[str, frozenset[str]] = {
    archive.HEAD: archive.OURS,
    store.OUTCOME: store.OURS,
    comparison_store.FILE: comparison_store.OURS,
    sensitivity_file.JSON: sensitivity_file.OURS,
}
"""All that a folder may hold, by the file that says what it keeps; with more it is not replaced."""

FILES: Mapping[str, Callable[[Path], Kept]] = {
    forecast_file.KIND: forecast_file.read,
    sweep_file.KIND: sweep_file.read,
}
"""What reads a file, by the kind that it says it is of."""

CALLED: Mapping[type[Kept], str] = {
    Outcome: "one run",
    Ensemble: "an ensemble",
    Comparison: "a comparison",
    Sensitivity: "a sensitivity",
    Forecast: "a forecast",
    Sweep: "a sweep",
    Advice: "an advice",
}
"""What is kept, in words."""


def read(path: str | Path) -> Kept:
    """Return what a folder or a file keeps, to the last bit.

    A run, an ensemble, a comparison, a sensitivity and the memo of an advice have a folder, a
    forecast and a sweep a file that ends in .json. The file that says what a folder keeps stands
    for the folder.

    Raises
    ------
    NotARun
        If nothing is kept there, or something in it is missing or not as it was written.
    """
    place = path_of("path", path, "a folder or file")
    try:
        return _at(place)
    except PermissionError as error:
        raise NotARun(place, f"it cannot be looked at: {error.strerror}") from error


def refuse_among(path: str | Path) -> None:
    """Raise UsageError where a file would be among those of what a folder keeps, and none of them.

    Nothing could be kept in that folder again, nor gone on with: it is replaced whole.
    """
    place = Path(path).resolve()
    for folder in place.parents[:2]:  # parts have a folder of their own
        for head, ours in HELD.items():
            name = str(place.relative_to(folder))
            if (folder / head).is_file() and (name in FOLDERS or name not in ours):
                raise UsageError(
                    f"Nothing can be written to '{path}': '{folder}' keeps what was played, and "
                    "is written whole. Name another place."
                )


def _at(place: Path) -> Kept:
    """Return what is kept in a folder or file."""
    if place.is_file() and place.name in FOLDERS:
        return FOLDERS[place.name](place.parent)
    if place.is_file():
        return _in_file(place)
    for name, reader in FOLDERS.items():
        if (place / name).is_file():
            return reader(place)
    if not place.is_dir():
        raise NotARun(place, "there is no such folder or file")
    *others, last = FOLDERS
    raise NotARun(place, f"it holds no {', '.join(others)} or {last}")


def _in_file(place: Path) -> Kept:
    """Return what a file keeps, by what it says it is."""
    kind = written(place, place).get("kind")
    reader = FILES.get(kind) if isinstance(kind, str) else None
    if reader is None:
        raise NotARun(place, f"it holds no {' or '.join(FILES)}")
    return reader(place)


def called(kept: Kept) -> str:
    """Say what was kept, in words."""
    return CALLED[type(kept)]


def run_in(folder: str | Path) -> Outcome:
    """Return the outcome that a folder keeps; raise NotARun if it keeps none, or many runs."""
    kept = read(folder)
    if isinstance(kept, Outcome):
        return kept
    if isinstance(kept, Comparison):
        raise NotARun(Path(folder), "it keeps a comparison; 'sim compare' --diverge tells of a run")
    if not isinstance(kept, Ensemble):
        raise NotARun(Path(folder), f"it keeps {called(kept)}, and no run of it")
    last = kept.replications - 1
    said = f"it keeps an ensemble. Any of its replications, 0 to {last:,}, is played alone by"
    raise NotARun(Path(folder), f"{said} 'sim run {_alone(kept)}'")


def _alone(kept: Ensemble) -> str:
    """Return what 'sim run' takes to play a replication of an ensemble, R, alone."""
    given = {
        "--set …": kept.overrides,
        "--option …": kept.options,
        f"--as-believed-by {kept.as_believed_by}": kept.as_believed_by,
        "--at-defaults": kept.at_defaults,
        f"--inner {kept.inner}": kept.inner > 1,
    }
    also = [f" {told}" for told, is_given in given.items() if is_given]
    return f"{kept.scenario.scenario} --seed {kept.seed} --replication R{''.join(also)}"
