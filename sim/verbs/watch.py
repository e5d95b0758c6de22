"""Watching a file: what is made of it is made again whenever it is saved."""

import time
from collections.abc import Callable
from pathlib import Path

import typer

from sim.errors import SimError

PAUSE = 0.3
"""Seconds between two looks at the file."""

State = tuple[int, int, int] | None


def watching(file: Path, act: Callable[[], None]) -> None:
    """Act now, and again whenever the file is saved, until somebody interrupts.

    What is wrong with the file is told, and watching goes on: the next saving may mend it.
    """
    before = _state(file)
    while True:
        try:
            act()
        except SimError as error:
            typer.echo(error, err=True)
        typer.echo(f"Watching {file}: played again when it is saved. Ctrl-C ends.", err=True)
        before = _saved(file, before)


def _saved(file: Path, before: State) -> State:
    """Wait until a file has been saved, and is no longer being written; return how it stands."""
    seen = before
    while (now := _state(file)) in (before, None) or now != seen:
        seen = now
        time.sleep(PAUSE)
    return now


def _state(file: Path) -> State:
    """Return what changes when a file is saved; None while it is not there, as in mid-saving."""
    try:
        found = file.stat()
    except OSError:
        return None
    return found.st_mtime_ns, found.st_size, found.st_ino
