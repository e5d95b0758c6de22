"""What a folder keeps: a run, an ensemble of runs, or a comparison of two ensembles."""

from pathlib import Path

from sim.errors import NotARun
from sim.results import archive, comparison_store, store
from sim.results.comparison import Comparison
from sim.results.ensemble import Ensemble
from sim.results.outcome import Outcome
from sim.scenario.argument import path

Kept = Outcome | Ensemble | Comparison


def read(folder: str | Path) -> Kept:
    """Return the outcome, the ensemble or the comparison that a folder keeps, to the last bit.

    Raises
    ------
    NotARun
        If it keeps none, or something in it is missing or not as it was written.
    """
    place = path("folder", folder, "a folder")
    if (place / archive.HEAD).is_file():
        return archive.read(place)
    if (place / store.OUTCOME).is_file():
        return store.read(place)
    if comparison_store.is_kept(place):
        return comparison_store.read(place)
    if not place.is_dir():
        raise NotARun(place, "there is no such folder")
    *others, last = (store.OUTCOME, archive.HEAD, comparison_store.FILE)
    raise NotARun(place, f"it holds no {', '.join(others)} or {last}")


def run_in(folder: str | Path) -> Outcome:
    """Return the outcome that a folder keeps; raise NotARun if it keeps none, or many runs."""
    kept = read(folder)
    if isinstance(kept, Outcome):
        return kept
    if isinstance(kept, Comparison):
        raise NotARun(Path(folder), "it keeps a comparison; 'sim compare' --diverge tells of a run")
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
