"""A place on disk for what was played: filled beside it, moved there whole, never over another's.

What may be replaced is said by who writes: a function that names what a folder holds besides, and
raises NotARun if the folder is none of its kind.
"""

import os
import re
import shutil
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from errno import EACCES, EISDIR
from pathlib import Path
from secrets import token_hex
from tempfile import TemporaryFile

from sim.errors import AlreadyThere, NotARun, UsageError
from sim.results.lock import locked

ATTEMPTS = 100
"""How often a folder is moved into its place before giving up: others may write there too."""

DRAFT = ".draft"
"""How the name of a file ends while it is being written."""

Strays = Callable[[Path], Iterable[str]]


def refuse_others(place: Path, strays: Strays) -> None:
    """Raise AlreadyThere if something stands there that may not be replaced, or in it."""
    reason = ""
    for _ in range(ATTEMPTS):
        try:
            if not place.exists() or _is_empty(place):
                return
            for name in strays(place):
                raise AlreadyThere(place / name)
            return
        except NotARun as error:
            reason = error.reason
        except FileNotFoundError:  # another has just moved it away
            continue
    raise AlreadyThere(place, reason)


def refuse_shut(*folders: Path) -> None:
    """Raise PermissionError if nothing can be put into a folder that is there, nor removed."""
    for folder in folders:
        if _is_shut(folder) and _is_shut(folder):  # not between two moves of another's
            raise PermissionError(EACCES, f"the folder '{folder}' is shut")


def _is_shut(folder: Path) -> bool:
    return folder.exists() and not os.access(folder, os.W_OK)


def besides(place: Path, ours: Iterable[str], *, folders: Iterable[str] = ()) -> list[str]:
    """Return the names in a folder of what is neither one of our files nor one of our folders."""
    files, inner = frozenset(ours), frozenset(folders)
    with os.scandir(place) as entries:
        return sorted(
            entry.name
            for entry in entries
            if entry.name not in (inner if entry.is_dir(follow_symlinks=False) else files)
        )


@contextmanager
def making(place: Path) -> Iterator[Path]:
    """Give an empty folder beside a place, to be moved there; what is left of it is removed.

    So is what others left there who were killed: whoever lives holds the lock of its folder. Raises
    OSError if nothing can be written there.
    """
    _clear(place)
    draft = place.with_name(f".{place.name}-{token_hex(8)}")
    with locked(draft):
        try:
            draft.mkdir()
            yield draft
        finally:
            shutil.rmtree(draft, ignore_errors=True)


def _clear(place: Path) -> None:
    """Remove the folders beside a place whose writers live no longer."""
    ours = re.compile(rf"\.{re.escape(place.name)}-[0-9a-f]{{16}}")
    for left in [path for path in place.parent.glob(".*") if ours.fullmatch(path.name)]:
        with suppress(OSError, UsageError), locked(left):
            shutil.rmtree(left, ignore_errors=True)


def move(draft: Path, place: Path, strays: Strays) -> None:
    """Move a finished folder into its place, and what stood there out of it."""
    for attempt in range(ATTEMPTS):
        refuse_others(place, strays)
        old = draft.with_name(f"{draft.name}-{attempt}")
        with suppress(OSError):
            place.rename(old)
        try:
            draft.rename(place)
        except OSError:
            continue
        finally:
            shutil.rmtree(old, ignore_errors=True)
        return
    raise UsageError(f"'{place}' cannot be replaced: others keep writing to it.")


def unwritable(place: str | Path, error: OSError) -> UsageError:
    """Return the error that says that nothing can be written to a file or folder, and why."""
    parent = Path(place).parent
    file = next((one for one in Path(place).parents if os.path.isfile(one)), None)  # noqa: PTH113
    missing = isinstance(error, FileNotFoundError) or error.errno is None
    if file is not None:
        why = f"'{file}' is no folder"
    elif missing and not os.path.isdir(parent):  # noqa: PTH112, a Path raises where it may not look
        why = f"there is no folder '{parent}'"
    else:
        why = error.strerror or f"{error}".removesuffix(".")
    return UsageError(f"Nothing can be written to '{place}': {why}.")


def refuse_unwritable(file: Path) -> None:
    """Raise UsageError, before anything is played, if no file can be written there."""
    try:
        if file.is_dir():
            raise IsADirectoryError(EISDIR, os.strerror(EISDIR))
        with TemporaryFile(dir=file.parent):
            pass
    except OSError as error:
        raise unwritable(file, error) from error


def _is_empty(place: Path) -> bool:
    """Say whether a folder was made ready for us: it holds nothing, and nobody stands in it."""
    return place.is_dir() and place != Path.cwd() and not any(place.iterdir())


@contextmanager
def whole_file(path: str | Path) -> Iterator[Path]:
    """Give a name to write to; what is written there becomes the file when the block is done.

    So the file appears whole or not at all, in place of what stood there; if the block fails, that
    stays, and no draft is left. Raises UsageError if nothing can be written there.
    """
    place = Path(path)
    try:
        with _becoming(place, place.with_name(f".{place.name}-{token_hex(8)}{DRAFT}")) as draft:
            yield draft
    except OSError as error:
        raise unwritable(path, error) from error


def write_whole(path: Path, content: bytes) -> None:
    """Write a file so that, whatever happens, either all of it is on the disk or none of it.

    Raises OSError if it cannot be written, and leaves what stood there.
    """
    with (
        _becoming(path, path.with_name(f"{path.name}{DRAFT}")) as draft,
        draft.open("wb") as file,
    ):
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    settle(path.parent)


@contextmanager
def _becoming(path: Path, draft: Path) -> Iterator[Path]:
    """Put a draft in its place when the block is done, and remove it if that fails."""
    try:
        yield draft
        draft.replace(path)
    except BaseException:
        with suppress(OSError):  # a disk that takes nothing lets nothing be removed either
            draft.unlink()
        raise


def settle(folder: Path) -> None:
    """Wait until the disk knows the names in a folder, where a system can say so."""
    if os.name == "posix":
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
