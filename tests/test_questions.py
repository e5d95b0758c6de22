"""The questions of the cases matter: other answers come out differently, on the same draws."""

from io import StringIO
from pathlib import Path

import pytest
from rich.console import Console

from benchmarks.pieces import Floats, answers, first_answers, played
from sim.analysis.advise import advise
from sim.model.rule import COMPILED
from sim.results.recommendation import shown as told
from sim.scenario.document import load

RUNS = 100
SURELY = 3.0
"""Standard errors by which a mean of paired differences must be off zero."""


def moved(name: str, answer: str, measure: str) -> Floats:
    """Return by how much an answer, not the first, changes a measure in each replication."""
    scenario = load(name)
    one = played(name, first_answers(scenario)[answer.partition("=")[0]], RUNS)
    other = played(name, answers(scenario)[answer], RUNS)
    if measure in scenario.parties:
        s = list(scenario.parties).index(measure)
        return other.worth[:, s] - one.worth[:, s]
    return {"day": other.day - one.day, "signed": other.signed - one.signed}[measure]


@pytest.mark.skipif(not COMPILED, reason="many runs, and the model is not compiled")
@pytest.mark.parametrize(
    ("name", "answer", "measure", "sign"),
    [
        # work on, and the contract comes months later; money early, and the members get more
        ("gm-uaw-1970", "strike=work-on", "day", 1),
        ("gm-uaw-1970", "first-offer=early", "union", 1),
        # left out of the treaty, autonomy is worth less to Cairo; the leaders need ask nobody
        ("blair-house-1978", "linkage=leave", "cairo", -1),
        ("blair-house-1978", "leaders=leaders", "day", -1),
        # no stop of trade with outsiders, which Washington wants; a full cut given up early
        ("ozone-1987", "trade=leave-it", "us", -1),
        ("ozone-1987", "pace=early", "soviets", 1),
        # the clause that the telegram doubts is worth its quarrel to those who ask for it
        ("kaesong-1951", "foreign-troops=withhold", "kpa-cpv", -1),
    ],
)
def test_an_answer_comes_out_differently_on_the_same_draws(
    name: str, answer: str, measure: str, sign: int
) -> None:
    difference = moved(name, answer, measure)
    error = difference.std(ddof=1) / RUNS**0.5
    assert sign * difference.mean() > SURELY * error


@pytest.mark.skipif(not COMPILED, reason="many runs, and the model is not compiled")
def test_the_how_to_page_prints_what_is_advised_today() -> None:
    shown = (Path(__file__).parent.parent / "docs" / "how-to" / "advise.md").read_text()
    rows = [
        " ".join(line.split()) for line in shown.splitlines() if line[:7] in ("  late ", "  early")
    ]
    page = Console(file=StringIO(), width=100)
    page.print(told(advise(load("gm-uaw-1970"), questions=["first-offer"])))
    assert isinstance(page.file, StringIO)
    printed = [" ".join(line.split()) for line in page.file.getvalue().splitlines()]
    assert len(rows) == 4
    assert [row for row in printed if row in rows] == rows
