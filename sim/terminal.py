"""The terminal: what is printed there, and what happens when somebody presses Ctrl-C."""

import os
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from io import TextIOWrapper
from typing import TYPE_CHECKING

import typer

if TYPE_CHECKING:
    from rich.console import Console

INTERRUPTED = 130
CURSOR = "\x1b[?25h"
"""What shows a terminal's cursor again, which a bar of progress hides."""
WIDEST = 100
"""Characters of a line of a story or a table."""


def speak_anywhere() -> None:
    """Print a question mark where a terminal lacks a character, rather than fail."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="replace")


@contextmanager
def leaving_at_once(saying: Callable[[], str] = str) -> Iterator[None]:
    """Let Ctrl-C end the program where nothing has to be cleaned up, whatever is being called.

    What reads a scenario, and what loads the model, is called back from compiled code, which may
    swallow the interruption.

    saying : what to say then, if anything
    """

    def leave(*_: object) -> None:
        if sys.stderr.isatty():
            sys.stderr.write(f"{CURSOR}\n")
        said = saying()
        if said:
            sys.stderr.write(f"{said}\n")
        sys.stderr.flush()
        os._exit(INTERRUPTED)

    before = signal.signal(signal.SIGINT, leave)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


def warn_of_playing_plainly() -> None:
    """Say so if the model has yet to be compiled on this machine."""
    from sim.model.rule import COMPILED, FOLDER

    if not COMPILED and FOLDER is not None:
        said = "Playing uncompiled: the same talks, more slowly. 'sim warm' compiles the model."
        typer.echo(said, err=True)


def console() -> "Console":
    """Return where stories and tables are printed: as wide as the terminal, within bounds."""
    from rich.console import Console

    return Console(highlight=False, width=min(WIDEST, Console().width))


@contextmanager
def progress(total: int | None, doing: str) -> Iterator[Callable[..., None]]:
    """Show how far something has come, with its rate and the time left; give what to tell it.

    It is told how many more are done, and, where that was not known before, of how many.
    """
    from rich.console import Console
    from rich.progress import (
        BarColumn,
        MofNCompleteColumn,
        Progress,
        TextColumn,
        TimeRemainingColumn,
    )

    rate = TextColumn("{task.fields[rate]}")
    columns = (TextColumn(doing), BarColumn(), MofNCompleteColumn(), rate, TimeRemainingColumn())
    shown = Console(stderr=True)
    with Progress(*columns, console=shown, transient=True, disable=not shown.is_terminal) as bar:
        task = bar.add_task(doing, total=total, rate="")

        def advance(more: int, of: int | None = None) -> None:
            bar.update(task, advance=more, total=of)  # of None leaves what was known
            speed = bar.tasks[0].speed
            bar.update(task, rate=f"{speed:,.0f} a second" if speed else "")

        yield advance
