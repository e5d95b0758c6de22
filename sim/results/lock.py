"""A lock on a folder: of all programs on a machine one writes there at a time.

The system takes the lock back when its holder ends, however it ends: nothing stale is left that
would have to be found out. The file that bears it stands beside the folder, for a folder may move.
"""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from io import TextIOWrapper
from pathlib import Path

from sim.errors import UsageError

if sys.platform == "win32":
    import msvcrt

    def _take(file: TextIOWrapper) -> None:
        file.seek(FAR)
        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        file.seek(0)
else:
    import fcntl

    def _take(file: TextIOWrapper) -> None:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)


FAR = 1 << 20
"""Where in the file the lock lies on a system whose locks keep readers out."""


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Hold the lock of a folder while the block lasts.

    Raises
    ------
    UsageError
        If another program holds it, named by the number of its process.
    OSError
        If nothing can be written there.
    """
    path = _path(folder)
    path.parent.mkdir(parents=True, exist_ok=True)
    with _taken(path, folder) as file:
        file.truncate(0)
        file.write(f"{os.getpid()}\n")
        file.flush()
        try:
            yield
        finally:
            with suppress(OSError):
                path.unlink()


def let_go(folder: Path) -> bool:
    """Take away the lock of a folder where this program holds it and ends; return whether it did.

    For one that is interrupted, and does not come to the end of its block.
    """
    path = _path(folder)
    with suppress(OSError):
        if path.read_text("utf-8") == f"{os.getpid()}\n":
            path.unlink()
            return True
    return False


def _path(folder: Path) -> Path:
    return folder.with_name(f".{folder.name}.lock")


def _taken(path: Path, folder: Path) -> TextIOWrapper:
    """Return the lock's file, locked; raise UsageError if another has it."""
    while True:
        file = path.open("a+", encoding="utf-8")
        try:
            _take(file)
        except (BlockingIOError, PermissionError):  # the latter on Windows
            file.seek(0)
            holder = file.read().strip()  # of this file: the holder may just have removed its name
            file.close()
            who = f"process {holder}" if holder else "another process"
            raise UsageError(f"'{folder}' is being written to by {who}; let it end.") from None
        except OSError:
            file.close()
            raise
        with suppress(FileNotFoundError):
            if os.path.samestat(path.stat(), os.fstat(file.fileno())):
                return file
        file.close()  # whoever held it has just removed it
