"""The folder of a memo: whole or not there, and never in the place of anything else."""

import json
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from sim.errors import AlreadyThere
from sim.results.advice_file import JSON, KIND
from sim.results.place import making, refuse_shut, unwritable

OURS = frozenset(
    {JSON, "memo.html", "memo.md", "memo.pdf", "advice.png", "advice.svg", "advice.pdf"}
)
"""The files that the folder of a memo may hold; one with anything else is not replaced."""


@contextmanager
def kept(place: Path) -> Iterator[Path]:
    """Give a folder to be filled, which becomes `place` when the block is done.

    If the block fails, nothing changes.

    Raises
    ------
    AlreadyThere
        If something else than a memo stands there, or more than that.
    UsageError
        If nothing can be written there.
    """
    refuse_others(place)
    try:
        with making(place.absolute()) as draft:
            yield draft
            _move(draft, place)
    except OSError as error:
        raise unwritable(place, error) from error


def refuse_others(place: Path) -> None:
    """Raise AlreadyThere if something stands there that is no memo, or more than that.

    Raises UsageError if it cannot be looked at.
    """
    try:
        if not place.exists():
            return
        if not place.is_dir():
            raise AlreadyThere(place)
        there = sorted(entry.name for entry in os.scandir(place))
        refuse_shut(place)
    except OSError as error:
        raise unwritable(place, error) from error
    for name in there:
        if name not in OURS:
            raise AlreadyThere(place / name)
    if there and not _is_a_memo(place):
        raise AlreadyThere(place)


def _is_a_memo(place: Path) -> bool:
    try:
        held = json.loads((place / JSON).read_text("utf-8"))
    except (OSError, ValueError):
        return False
    return isinstance(held, dict) and held.get("kind") == KIND


def _move(draft: Path, place: Path) -> None:
    """Move a finished folder into its place, and what stood there out of it."""
    refuse_others(place)
    old = draft.with_name(f"{draft.name}-old")
    with suppress(FileNotFoundError):
        place.rename(old)
    try:
        draft.rename(place)
    finally:
        shutil.rmtree(old, ignore_errors=True)
