"""The pages of the model as they are written: each has an example, and a table of what it comes to.

A page's example is one scenario. Of each line of its tables the first cell says what, the second
works it out by hand, the last is the number or word.
"""

import math
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

from sim.model.play import fire, is_over, soonest
from tests.talks import Talks

ROOT = Path(__file__).parents[1]
MODEL = ROOT / "docs" / "model"
EXAMPLE = "## An example by hand"
ARITHMETIC = {name: getattr(math, name) for name in ("exp", "log", "sqrt", "floor", "ceil")} | {
    "min": min,
    "max": max,
}
DAY = 1440

Told = dict[str, Any]
"""What the model says of each line of a page."""
Player = Callable[[str, list[str]], Told]
"""Plays the scenario of a page, of which it is told the first cells."""
PLAYED: dict[str, Player] = {}


def page(name: str) -> Callable[[Player], Player]:
    """Name the page whose example a function plays."""

    def keep(function: Player) -> Player:
        PLAYED[name] = function
        return function

    return keep


def example(name: str) -> tuple[str, list[tuple[str, str, str]]]:
    """Return the scenario of a page, and the lines of its tables: what, by hand, number."""
    text = (MODEL / f"{name}.md").read_text("utf-8").partition(EXAMPLE)[2].partition("\n## ")[0]
    (scenario,) = re.findall(r"^```yaml\n(.*?)^```$", text, re.M | re.S)
    tables = re.findall(r"^\|-.*\n((?:\|.*\n)+)", text, re.M)
    line = re.compile(r"\| (.+?) \| (.*?) ?\| (.+?) \|\n")
    return scenario, [found for table in tables for found in line.findall(table)]


def by_hand(arithmetic: str) -> Any:
    """Return what the arithmetic of a line comes to."""
    return eval(arithmetic.strip("`"), {"__builtins__": {}}, ARITHMETIC)


def agrees(printed: str, number: Any) -> bool:
    """Say whether a number is what is printed, to the last digit printed; or a word that word."""
    if isinstance(number, str):
        return printed == number
    digits = len(printed.partition(".")[2])
    plain = float(printed.replace(",", "").replace("−", "-"))
    return bool(abs(number - plain) <= 0.5 * 10**-digits + 1e-12)


def until(these: Talks, day: float) -> Talks:
    """Return the talks played on to a day, that day's midnight included."""
    while not is_over(these.state) and soonest_due(these) <= day * DAY:
        fire(*these.score, soonest(these.state), soonest_due(these))
    these.at(day)
    return these


def soonest_due(these: Talks) -> int:
    """Return the minute at which something happens next."""
    return int(these.table("slot")[soonest(these.state)])
