"""The challenge model gives the table that its critics printed, in the variant they programmed."""

import numpy as np
import pytest

from sim.analysis.challenge import AS_TABULATED, AS_WRITTEN, Course, Variant, challenge
from tests.peers.politics import (
    EMISSIONS,
    MISPRINTED,
    PUBLISHED_MEANS,
    PUBLISHED_MEDIANS,
    REPLICATED_MEANS,
    REPLICATED_MEDIANS,
    numbers,
)


def played(variant: Variant, rounds: int = 8) -> Course:
    power, position, salience = numbers(EMISSIONS).T
    return challenge(position, salience / 100, power, variant=variant, rounds=rounds)


def test_the_talks_begin_where_the_paper_says() -> None:
    course = played(AS_TABULATED, 0)
    assert course.median.tolist() == [7.0]
    assert course.mean.round(3).tolist() == [7.39]


def test_the_replication_comes_out_to_every_digit() -> None:
    course = played(AS_TABULATED)
    assert tuple(course.median[1:].round(3)) == REPLICATED_MEDIANS
    assert tuple(course.mean[1:].round(3)) == REPLICATED_MEANS


@pytest.mark.parametrize("round_", [n for n in range(1, 9) if n != MISPRINTED])
def test_the_printed_medians_come_out_cut_to_a_digit(round_: int) -> None:
    median = played(AS_TABULATED).median[round_]
    assert np.floor(10 * median) / 10 == PUBLISHED_MEDIANS[round_ - 1]


def test_the_printed_means_come_out_to_a_tenth() -> None:
    assert np.abs(played(AS_TABULATED).mean[1:] - PUBLISHED_MEANS).max() < 0.1


def test_by_the_equations_alone_the_table_does_not_come_out() -> None:
    """The median stays, and all gather there: the equations do not carry the printed swings."""
    course = played(AS_WRITTEN, 40)
    assert set(course.median) == {7.0}
    assert np.ptp(course.position[-1]) < 0.01
