"""What a folder keeps: a run, or an ensemble of runs."""

from pathlib import Path

from sim.errors import NotARun
from sim.results import archive, store
from sim.results.ensemble import Ensemble
from sim.results.outcome import Outcome


def read(folder: str | Path) -> Outcome | Ensemble:
    """Return the outcome or the ensemble that a folder keeps, equal to the last bit.

    Raises
    ------
    NotARun
        If it keeps neither, or something in it is missing or not as it was written.
    """
    place = Path(folder)
    if (place / archive.HEAD).is_file():
        return archive.read(place)
    if (place / store.OUTCOME).is_file():
        return store.read(place)
    if not place.is_dir():
        raise NotARun(place, "there is no such folder")
    raise NotARun(place, f"it holds neither {store.OUTCOME} nor {archive.HEAD}")


def run_in(folder: str | Path) -> Outcome:
    """Return the outcome that a folder keeps; raise NotARun if it keeps none, or an ensemble."""
    kept = read(folder)
    if isinstance(kept, Outcome):
        return kept
    last = kept.replications - 1
    said = f"it keeps an ensemble. Any of its replications, 0 to {last:,}, is played alone by"
    raise NotARun(Path(folder), f"{said} 'sim run' with --seed {kept.seed} --replication")
