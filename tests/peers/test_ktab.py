"""The spatial model gives KTAB's own numbers, to every digit that its log prints."""

from pathlib import Path

import numpy as np
import pytest

from sim.analysis.arena import arena
from sim.analysis.classic import predictions
from sim.analysis.spatial import Arena, Course, spatial
from sim.scenario.from_ktab import from_ktab
from tests.peers.politics import CHANGES, DUMMY, LAST, PREVAILING, numbers


@pytest.fixture(scope="module")
def course() -> Course:
    rows = [line.split(",")[2:-1] for line in DUMMY.splitlines()[2:]]
    table = np.array(rows, dtype=float)
    return spatial(
        Arena(position=table[:, 1::2] / 100, salience=table[:, 2::2] / 100, power=table[:, 0])
    )


def test_everyone_moves_as_far_in_every_turn(course: Course) -> None:
    assert " ".join(f"{change:.4f}" for change in course.change) == CHANGES


def test_every_position_is_as_likely_to_prevail(course: Course) -> None:
    told = [" ".join(f"{p:.4f}" for p in of_actor) for of_actor in course.probability.T]
    assert told == PREVAILING.split("\n")[1:-1]


def test_everyone_ends_at_the_same_place(course: Course) -> None:
    assert np.abs(100 * course.position[-1] - numbers(LAST)).max() <= 0.05 + 1e-9


def test_a_forecast_of_the_imported_table_tells_the_same_course(
    course: Course, tmp_path: Path
) -> None:
    (tmp_path / "dummy.csv").write_text(DUMMY)
    found, _ = predictions(arena(from_ktab(tmp_path / "dummy.csv")))
    told = [one for one in found if one.model == "spatial"]
    likeliest = course.probability.argmax(axis=1)
    for k, one in enumerate(told):
        path = [course.position[t, i, k] for t, i in enumerate(likeliest)]
        assert one.course == pytest.approx(path, abs=1e-12)
