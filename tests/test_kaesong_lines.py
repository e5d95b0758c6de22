"""The table of the founding scenario's page: each line of the telegram acts where the page says."""

import re
from functools import cache
from itertools import zip_longest
from pathlib import Path
from typing import NamedTuple

import pytest

from sim.engine.run import run
from sim.results.outcome import Outcome
from sim.results.row import Row
from sim.scenario.document import load

PAGE = Path(__file__).parent.parent / "docs" / "kaesong-1951.md"
LINES = 24


class Line(NamedTuple):
    """A row of the page's table: the override that takes a line out, and the row that changes."""

    number: int
    override: str
    change: str


def lines() -> list[Line]:
    rows = re.findall(r"^\| (\d+) \|.*\| ([^|]+) \| ([^|]+) \|$", PAGE.read_text("utf-8"), re.M)
    return [Line(int(number), override.strip("`"), change) for number, override, change in rows]


@cache
def played(override: str, seed: int) -> Outcome:
    path, _, value = override.partition("=")
    return run(load("kaesong-1951", set={path: value} if path else {}), seed=seed)


def chronicle(override: str, seed: int) -> tuple[Row, ...]:
    return played(override, seed).chronicle


def draws(override: str, seed: int) -> dict[tuple[str, int], float]:
    """Every draw taken, by the name of its stream and its index there."""
    outcome = played(override, seed)
    return {
        (outcome.streams[stream], index): uniform
        for stream, index, uniform in outcome.draws.tolist()
    }


def first_change(override: str, seed: int) -> str:
    """The first row of the chronicle that the override changes, as the page writes it."""
    pairs = zip_longest(chronicle("", seed), chronicle(override, seed))
    for number, (before, after) in enumerate(pairs):
        if before != after:
            kinds = " → ".join(row.word if row else "nothing" for row in (before, after))
            return f"seed {seed}, row {number}: {kinds}"
    return f"seed {seed}: no row"


def test_the_page_lists_every_line_of_the_telegram_once() -> None:
    assert [line.number for line in lines()] == list(range(1, LINES + 1))


@pytest.mark.parametrize("line", lines(), ids=lambda line: str(line.number))
def test_taking_a_line_out_changes_the_talks_where_the_page_says(line: Line) -> None:
    seed = re.match(r"seed (\d+)", line.change)
    assert seed, f"the last cell of line {line.number} names no seed"
    happened = first_change(line.override, int(seed[1]))
    assert line.change == happened, f"the last cell of line {line.number} should be: {happened}"


@pytest.mark.parametrize("line", lines(), ids=lambda line: str(line.number))
def test_taking_a_line_out_changes_no_draw_of_another_stream(line: Line) -> None:
    before, after = draws("", 1), draws(line.override, 1)
    both = before.keys() & after.keys()
    assert len(both) > 20
    assert {draw: after[draw] for draw in both} == {draw: before[draw] for draw in both}


def test_the_file_marks_every_line_of_the_telegram() -> None:
    file = (PAGE.parent.parent / "scenarios" / "kaesong-1951.yaml").read_text("utf-8")
    comments = [line.partition("#")[2] for line in file.splitlines() if "#" in line]
    marked = {
        int(number)
        for comment in comments
        for list_ in re.findall(r"[Ll]ines? (\d+(?:, \d+)*)", comment)
        for number in list_.split(", ")
    }
    assert set(range(1, LINES + 1)) <= marked
