"""One score, two conductors: the same talks to the last bit, compiled or not."""

import os
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from sim.engine.run import run
from sim.model.codes import Happening
from sim.scenario.document import loads
from tests.engine.played import digests
from tests.strategies import numbered

FIRST, LAST = 140, 340
PLAINLY = 60
ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def looped() -> list[str]:
    """Return the digests of all talks as the loop plays them here."""
    return list(digests("loop", FIRST, LAST))


def test_the_simpy_calendar_plays_what_the_loop_plays(looped: list[str]) -> None:
    assert list(digests("calendar", FIRST, LAST)) == looped


def test_plain_python_plays_what_the_compiled_model_plays(looped: list[str]) -> None:
    plain = subprocess.run(
        [sys.executable, "-m", "tests.engine.played", "loop", str(FIRST), str(FIRST + PLAINLY)],
        cwd=ROOT,
        env=os.environ | {"NUMBA_DISABLE_JIT": "1"},
        capture_output=True,
        text=True,
        check=True,
    )
    assert plain.stdout.split() == [*looped[:PLAINLY], *looped[LAST - FIRST :]]


def test_every_kind_of_row_and_every_protocol_occurs_in_those_talks() -> None:
    kinds: Counter[Happening] = Counter()
    features: Counter[object] = Counter()
    for number in range(FIRST, LAST):
        scenario = loads(numbered(number))
        kinds.update(Happening(int(kind)) for kind in run(scenario, seed=number).rows["kind"])
        features.update(
            [
                len(scenario.parties),
                scenario.procedure.protocol,
                scenario.procedure.speaking,
                scenario.procedure.agenda,
                *("options" if unit.clause.options else "scale" for unit in scenario.units),
            ]
        )
    assert [kind.name for kind in Happening if kinds[kind] == 0] == []
    wanted = (2, 3, "item-by-item", "parallel", "rotating", "fixed", "options", "scale")
    assert [feature for feature in wanted if features[feature] < 10] == []
    agendas = ("as-listed", "easiest-first", "hardest-first")
    assert [agenda for agenda in agendas if features[agenda] < 10] == []
