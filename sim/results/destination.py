"""A destination: a file or folder that was asked for, looked at before anything is played.

Who plays for an hour and then cannot write what came of it has lost the hour.
"""

from collections.abc import Sequence
from pathlib import Path

from sim.errors import UsageError
from sim.results.place import refuse_shut, unwritable

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
    _refuse_shut(folder, place)


def refuse_no_folder(path: str | Path) -> None:
    """Raise UsageError where there can be no folder of that name, or nobody means one by it."""
    refuse_pictured(path)
    place = Path(path).absolute()
    try:
        nearest = next(one for one in (place, *place.parents) if one.exists())
    except OSError as error:
        raise _unwritable(Path(path), f"{error.strerror}") from error
    if not nearest.is_dir():
        raise _unwritable(Path(path), f"'{nearest}' is no folder")
    _refuse_shut(nearest, Path(path))


def refuse_pictured(path: str | Path) -> None:
    """Raise UsageError where a new folder would be called as if it were a picture."""
    if Path(path).suffix.lower() in PICTURES and not Path(path).is_dir():
        raise UsageError(
            f"'{path}' ends like a picture, and here a folder is written. Name a folder; "
            "'sim plot' draws what is kept in it, into the picture that its --out names."
        )


def refuse_within(path: str | Path, folder: str | Path) -> None:
    """Raise UsageError where a file would be the folder itself, in it, or what it is to be in.

    The folder is made whole and replaced whole: a file of somebody else's would be in its way.
    """
    place, whole = Path(path).resolve(), Path(folder).resolve()
    if place == whole or whole in place.parents or place in whole.parents:
        said = f"'{folder}' is a folder that is written whole. Name another place for one of them"
        raise _unwritable(Path(path), said)


def refuse_unpicturable(path: str | Path) -> None:
    """Raise UsageError where no picture of that name can be written, for its ending too."""
    if Path(path).suffix.lower() not in PICTURES:
        raise UsageError(f"'{path}' names no kind of picture. It ends in {either(PICTURES)}.")
    refuse_unreachable(path)


def _refuse_shut(folder: Path, place: Path) -> None:
    """Raise UsageError if nothing can be put into the folder that a place is to be in."""
    try:
        refuse_shut(folder)
    except OSError as error:
        raise unwritable(place, error) from error


def _unwritable(place: Path, why: str) -> UsageError:
    return UsageError(f"Nothing can be written to '{place}': {why}.")


def either(endings: Sequence[str]) -> str:
    """Return endings as a sentence tells them."""
    return f"{', '.join(endings[:-1])} or {endings[-1]}"
