"""The decorators of the model: a rule is compiled when it is first needed, and called as if plain.

* Every rule and moment is compiled without fast mathematics, so that it equals plain Python bit for
  bit, and without the interpreter's lock, so that threads run side by side.
* What other rooms call is an *entry*: its compiled code, with all that it calls inside, is kept in
  the user's cache. Every other rule is compiled into the entries that need it.
* The folder is named after all files beside this one, their text, place and date: numba itself does
  not notice that a function *called* by a kept one has changed, and compiles anew, without a word,
  what was copied or touched.
* Where nothing is kept yet both are the plain function, which gives the same talks more slowly: a
  run takes seconds, compiling takes minutes. ``SIM_COMPILE=1`` in the environment compiles all the
  same, as ``sim warm`` does; ``NUMBA_DISABLE_JIT=1`` never compiles.
"""

import hashlib
import os
import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar, cast

import numba
import platformdirs

from sim.model.joining import Entry, Rule

F = TypeVar("F", bound=Callable[..., object])

SETTINGS: Any = numba.config
OPTIONS: dict[str, Any] = {"nogil": True, "error_model": "numpy", "fastmath": False}
ASKED = "SIM_COMPILE"
"""The variable of the environment that asks for compiled rules, whatever it takes."""

KEPT_FOLDERS = 5
"""How many compiled versions of the model stay on disk, so that switching between two is free."""


def fingerprint(folder: Path) -> str:
    """Name of the compiled code: a hash of every source file in `folder`, and of the compiler."""
    digest = hashlib.sha256(f"{numba.__version__} {folder.resolve()}".encode())
    for source in sorted(folder.glob("*.py")):
        digest.update(f"{source.name} {source.stat().st_mtime_ns} ".encode() + source.read_bytes())
    return digest.hexdigest()[:24]


def _kept() -> Path | None:
    """Return the folder for this model's compiled code; None where nothing can be written.

    It need not be there: it is made when the first rule is kept.
    """
    version = fingerprint(Path(__file__).parent)
    user = Path(platformdirs.user_cache_dir("negotiation-position-simulator"))
    for root in (user, Path(tempfile.gettempdir()) / "negotiation-position-simulator"):
        try:
            root.mkdir(parents=True, exist_ok=True)
            with tempfile.TemporaryFile(dir=root):
                return root / "compiled" / version
        except OSError:
            continue
    return None


def _prune(current: Path) -> None:
    """Remove the oldest of the other versions' folders."""
    others = [entry for entry in current.parent.glob("*") if entry.is_dir() and entry != current]
    others.sort(key=lambda entry: entry.stat().st_mtime, reverse=True)
    for stale in others[KEPT_FOLDERS - 1 :]:
        shutil.rmtree(stale, ignore_errors=True)


FOLDER = None if SETTINGS.DISABLE_JIT else _kept()
"""Where this version's compiled code is kept; None when it is not."""


def is_warm(name: str) -> bool:
    """Say whether the entry `name` (``module.function``) was compiled before, on this machine."""
    return FOLDER is not None and any(FOLDER.rglob(f"{name}-*.nbi"))


LAST = "play.fire"
"""The entry that holds nearly all of the model."""

COMPILED = not SETTINGS.DISABLE_JIT and (os.environ.get(ASKED) == "1" or is_warm(LAST))
"""Whether rules are compiled in this process."""

if COMPILED and FOLDER is not None and not is_warm(LAST):
    _prune(FOLDER)


def rule(function: F) -> F:
    """Compile `function` for the model: without the interpreter's lock, exact."""
    return cast(F, Rule(function, **OPTIONS)) if COMPILED else function


def entry(function: F) -> F:
    """Compile `function` as a rule, and keep it on disk for the processes to come."""
    if not COMPILED:
        return function
    compiled = Entry(function, **OPTIONS)
    if FOLDER is not None:
        before = SETTINGS.CACHE_DIR
        SETTINGS.CACHE_DIR = str(FOLDER)
        compiled.enable_caching()
        SETTINGS.CACHE_DIR = before
    return cast(F, compiled)
