"""The draws a run took, by stream: what chance decided, and what each draw came to.

A stream is named after the thing it belongs to, so the list reads as the things left to chance.
"""

from typing import TYPE_CHECKING

from sim.results.outcome import Outcome

if TYPE_CHECKING:
    from rich.table import Table

MOST = 8
"""How many draws of one stream a line of the list shows."""


def by_stream(outcome: Outcome) -> dict[str, dict[int, float]]:
    """Return the draws taken: for each stream, in order of first use, the uniform at each index."""
    taken: dict[str, dict[int, float]] = {}
    for stream, index, uniform in outcome.draws.tolist():
        taken.setdefault(outcome.streams[stream], {})[index] = uniform
    return taken


def listed(outcome: Outcome) -> "Table":
    """Return the draws taken as a table for the terminal, a line a stream."""
    from rich import box
    from rich.table import Table

    table = Table("stream", "draws", "index: uniform", box=box.SIMPLE, title="Draws taken")
    for stream, draws in by_stream(outcome).items():
        shown = [f"{index}: {uniform:.6f}" for index, uniform in list(draws.items())[:MOST]]
        more = ["…"] if len(draws) > MOST else []
        table.add_row(stream, str(len(draws)), "  ".join([*shown, *more]))
    return table
