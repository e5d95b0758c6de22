"""The table of the founding scenario's page: each line of the telegram acts where the page says."""

import re
from functools import cache
from itertools import zip_longest
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import pytest

from sim.engine.ensemble import ensemble
from sim.engine.run import run
from sim.model.codes import Disposition
from sim.model.rule import COMPILED
from sim.results.ensemble import Ensemble
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


RUNS = 1000
SURELY = 2.5
"""Standard errors by which a mean of paired differences must be off zero."""
MOVES = {
    1: ("", "day", 1),  # a point that had to be settled holds the signature up
    2: ("ceasefire", "day", 1),  # nobody takes the first point at once any more
    3: ("buffer-zone.width", "agreed", -1),
    4: ("buffer-zone.administration", "agreed", -1),
    5: ("buffer-zone.line", "day", -1),  # without divergences the line goes quicker
    6: ("reinforcements.to-the-front", "dropped", -1),
    7: ("reinforcements.to-the-front", "withheld", 1),  # nobody takes the initiative
    8: ("control-committee.composition", "agreed", -1),
    9: ("control-committee.inspection", "day", -1),
    10: ("control-committee.existence", "withheld", 1),  # to wait may mean that nobody proposes
    11: ("control-committee.existence", "day", 1),  # whom nothing is worth as much does not hurry
    13: ("", "signed", 1),  # one for one is what a treaty fails over
    15: ("", "signed", 1),
    16: ("foreign-troops.withdrawal", "referred", -1),
    17: ("foreign-troops.withdrawal", "agreed", -1),
    18: ("refugees", "referred", 1),  # the ally no longer insists
    19: ("", "day", -1),  # many arguments slow everything
    20: ("refugees", "referred", -1),
    22: ("", "day", -1),  # nobody has to be asked
    23: ("reinforcements.to-the-front", "dropped", 1),  # what is possible comes about more often
    24: ("", "day", 1),  # answers take a month
}
"""Where a line's absence moves the talks, and which way: (clause or, of all, empty; measure; sign).

Line 12 acts after the signature, and 14 and 21 move nothing by more than 1,000 runs can tell.
"""


@cache
def many(override: str) -> Ensemble:
    path, _, value = override.partition("=")
    return ensemble(load("kaesong-1951", set={path: value} if path else {}), replications=RUNS)


def measured(override: str, clause: str, measure: str) -> np.ndarray[Any, np.dtype[np.float64]]:
    played = many(override)
    if not clause:
        of_all = played.is_signed if measure == "signed" else played.ending["minute"]
        return np.asarray(of_all, float)
    c = [unit.id for unit in played.scenario.units].index(clause)
    ends = played.unit[:, c]
    if measure == "day":
        return np.where(ends["minute"] < 0, np.nan, ends["minute"].astype(float))
    return np.asarray(ends["disposition"] == Disposition[measure.upper()], float)


@pytest.mark.skipif(not COMPILED, reason="many runs, and the model is not compiled")
@pytest.mark.parametrize("number", MOVES)
def test_taking_a_line_out_moves_the_talks_as_its_author_would_expect(number: int) -> None:
    clause, measure, sign = MOVES[number]
    override = lines()[number - 1].override
    apart = measured(override, clause, measure) - measured("", clause, measure)
    apart = apart[~np.isnan(apart)]
    assert sign * apart.mean() > SURELY * apart.std(ddof=1) / len(apart) ** 0.5


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
