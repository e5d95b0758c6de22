"""A destination: a file that was asked for, looked at before anything is played.

Who plays for an hour and then cannot write what came of it has lost the hour.
"""

import os
from collections.abc import Sequence
from pathlib import Path

from sim.errors import UsageError

PICTURES = (".png", ".svg", ".pdf")
"""The endings of a picture."""


def refuse_unreachable(path: str | Path) -> None:
    """Raise UsageError where no file of that name can be written: its folder is none, or shut."""
    place = Path(path)
    folder = place.parent
    if not folder.is_dir():
        raise _unwritable(place, f"there is no folder '{folder}'")
    if place.is_dir():
        raise _unwritable(place, "a folder stands there")
    if not os.access(folder, os.W_OK):
        raise _unwritable(place, f"the folder '{folder}' is shut")


def refuse_unpicturable(path: str | Path) -> None:
    """Raise UsageError where no picture of that name can be written, for its ending too."""
    if Path(path).suffix.lower() not in PICTURES:
        raise UsageError(f"'{path}' names no kind of picture. It ends in {_either(PICTURES)}.")
    refuse_unreachable(path)


def _unwritable(place: Path, why: str) -> UsageError:
    return UsageError(f"Nothing can be written to '{place}': {why}.")


def _either(endings: Sequence[str]) -> str:
    return f"{', '.join(endings[:-1])} or {endings[-1]}"
