"""Work that is done in a process beside this one, where the system can split a process in two.

Drawing holds the interpreter's lock, so threads would take turns. A process that begins from
nothing would import and read all again, which takes longer than a picture; a split one has it.
"""

import os
import sys
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager

FAILED = 1
CAN_SPLIT = sys.platform.startswith("linux")
"""Elsewhere what the system draws with does not survive it."""


@contextmanager
def beside(work: Callable[[], object]) -> Iterator[None]:
    """Do `work`, which leaves files, in a process of its own while the block runs here.

    At the end of the block the work is done: where the process failed, or there can be none, it is
    done here, and raises what it raises. If the block fails, the process is waited for.
    """
    child = _split(work) if CAN_SPLIT else None
    done = False
    try:
        yield
    finally:
        if child is not None:
            done = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
    if not done:
        work()


def _split(work: Callable[[], object]) -> int:
    """Start a process that does the work and nothing else; return its number."""
    with warnings.catch_warnings():
        # Threads of the linear algebra stand idle, and are not needed there.
        warnings.simplefilter("ignore", DeprecationWarning)
        child = os.fork()
    if child == 0:
        code = FAILED
        try:
            work()
            code = 0
        finally:
            os._exit(code)  # never back into what was going on here
    return child
