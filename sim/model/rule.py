"""The one decorator of the model: a rule is compiled once, kept on disk, and called as if plain.

* Every rule and moment is compiled without fast mathematics, so that it equals plain Python bit for
  bit, and without the interpreter's lock, so that threads run side by side.
* The compiled code is kept in the user's cache, in a folder named after the text of all files
  beside this one: numba itself does not notice that a function *called* by a kept one has changed.
* With ``NUMBA_DISABLE_JIT=1`` a rule is the plain function.
"""

import hashlib
import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar, cast

import numba
import platformdirs

F = TypeVar("F", bound=Callable[..., object])

SETTINGS: Any = numba.config
COMPILED = not SETTINGS.DISABLE_JIT
"""Whether rules are compiled in this process."""

KEPT_FOLDERS = 4
"""How many compiled versions of the model stay on disk, so that switching between two is free."""


def fingerprint(folder: Path) -> str:
    """Name of the compiled code: a hash of every source file in `folder`, and of the compiler."""
    digest = hashlib.sha256(numba.__version__.encode())
    for source in sorted(folder.glob("*.py")):
        digest.update(source.name.encode() + b"\0" + source.read_bytes())
    return digest.hexdigest()[:24]


def _kept() -> Path | None:
    """Return the folder for this model's compiled code; None where nothing can be written."""
    version = fingerprint(Path(__file__).parent)
    user = Path(platformdirs.user_cache_dir("negotiation-position-simulator"))
    for root in (user, Path(tempfile.gettempdir()) / "negotiation-position-simulator"):
        folder = root / "compiled" / version
        try:
            folder.mkdir(parents=True, exist_ok=True)
            with tempfile.TemporaryFile(dir=folder):
                _prune(folder)
                return folder
        except OSError:
            continue
    return None


def _prune(current: Path) -> None:
    """Remove the oldest of the other versions' folders."""
    others = [entry for entry in current.parent.iterdir() if entry.is_dir() and entry != current]
    others.sort(key=lambda entry: entry.stat().st_mtime, reverse=True)
    for stale in others[KEPT_FOLDERS - 1 :]:
        shutil.rmtree(stale, ignore_errors=True)


FOLDER = _kept() if COMPILED else None
"""Where this version's compiled code is kept; None when it is not."""


def is_warm(name: str) -> bool:
    """Say whether the rule `name` (``module.function``) was compiled before, on this machine."""
    return FOLDER is not None and any(FOLDER.rglob(f"{name}-*.nbi"))


def rule(function: F) -> F:
    """Compile `function` for the model: cached, without the interpreter's lock, exact."""
    before = SETTINGS.CACHE_DIR
    if FOLDER is not None:
        SETTINGS.CACHE_DIR = str(FOLDER)
    try:
        compiled = numba.njit(
            cache=FOLDER is not None, nogil=True, error_model="numpy", fastmath=False
        )(function)
    finally:
        SETTINGS.CACHE_DIR = before
    return cast(F, compiled)
