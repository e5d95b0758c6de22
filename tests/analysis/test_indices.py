"""Sobol indices through the same code, of functions whose indices are known."""

import math
from functools import cache
from typing import Any
from zlib import crc32

import numpy as np
import pytest

from sim.analysis.indices import Group, explained, indices
from sim.results.sensitivity import Index, Variance

Array = np.ndarray[Any, Any]

NOISE = 4.0
VARIANCE = 7**2 / 8 + 0.1 * math.pi**4 / 5 + 0.1**2 * math.pi**8 / 18 + 0.5
FIRST = {"a": 0.5 * (1 + 0.1 * math.pi**4 / 5) ** 2 / VARIANCE, "b": 7**2 / 8 / VARIANCE, "c": 0.0}
OF_BOTH = 0.1**2 * math.pi**8 * 8 / 225 / VARIANCE
TOTAL = {"a": FIRST["a"] + OF_BOTH, "b": FIRST["b"], "c": OF_BOTH}
"""Of Ishigami's function sin x + 7 sin² y + z⁴ sin x / 10 on -π to π, as is known."""


def ishigami(u: Array) -> Array:
    x = np.pi * (2 * u - 1)
    found: Array = np.sin(x[:, 0]) * (1 + 0.1 * x[:, 2] ** 4) + 7 * np.sin(x[:, 1]) ** 2
    return found


def play(u: Array, first: Array) -> Array:
    """The function, and chance: of each point its own, so that none cancels within a pair."""
    seeds = [(int(n), crc32(row.tobytes())) for n, row in zip(first, u, strict=True)]
    noise = [np.random.default_rng(seed).standard_normal(8) for seed in seeds]
    return ishigami(u)[:, None] + NOISE * np.array(noise)


def found(groups: list[Group], *, points: int = 256) -> Variance:
    chance = np.random.default_rng(5)
    values = chance.random((2000, 4))
    outcomes = ishigami(values) + NOISE * chance.standard_normal(2000)
    given = (values, outcomes)
    return indices(groups, play, given=given, points=points, inner=8, first=0, seed=1)


@cache
def ishigami_indices() -> dict[str, Index]:
    alone = [Group((name,), (place,)) for place, name in enumerate("abcd")]
    return {index.names[0]: index for index in found(alone).indices}


@pytest.mark.parametrize("name", ["a", "b", "c"])
def test_the_indices_of_ishigami_are_found_through_as_much_noise_again(name: str) -> None:
    index = ishigami_indices()[name]
    assert index.first.low < FIRST[name] < index.first.high
    assert index.total.low < TOTAL[name] < index.total.high
    assert index.first.value == pytest.approx(FIRST[name], abs=0.07)
    assert index.total.value == pytest.approx(TOTAL[name], abs=0.1)


def test_what_does_nothing_explains_nothing() -> None:
    nothing = ishigami_indices()["d"]
    assert nothing.first.low < 0 < nothing.first.high
    assert nothing.total.low <= 0 <= nothing.total.high
    assert abs(nothing.total.value) < 0.06


def test_chance_is_told_apart_from_what_is_not_known() -> None:
    variance = found([Group(("all",), (0, 1, 2, 3))])
    share = VARIANCE / (VARIANCE + NOISE**2)
    assert variance.unknown.low < share < variance.unknown.high
    assert variance.deviation.low < math.sqrt(VARIANCE) < variance.deviation.high
    assert variance.indices[0].total.value == pytest.approx(1, abs=0.15)
    assert variance.runs == 256 * 8 * 3


def test_a_group_holds_what_its_members_do_together() -> None:
    both, rest = found([Group(("a", "c"), (0, 2)), Group(("b", "d"), (1, 3))]).indices
    assert both.names == ("a", "c")
    assert both.total.low < TOTAL["a"] < both.total.high
    assert rest.total.low < TOTAL["b"] < rest.total.high


def test_where_all_is_chance_there_are_no_indices() -> None:
    def chance(u: Array, first: Array) -> Array:
        return np.array([np.random.default_rng(int(n)).standard_normal(8) for n in first])

    given = (np.random.default_rng(1).random((200, 1)), np.random.default_rng(2).random(200))
    one = [Group(("a",), (0,))]
    variance = indices(one, chance, given=given, points=64, inner=8, first=0, seed=1)
    assert variance.indices == ()
    assert variance.unknown.low <= 0


def test_the_share_that_numbers_explain_is_right_as_often_as_it_says() -> None:
    """y = x + noise, half of the variance each; a second number does nothing."""
    hits = []
    for seed in range(100):
        chance = np.random.default_rng(seed)
        values = chance.random((400, 2))
        outcomes = values[:, 0] + chance.standard_normal(400) / math.sqrt(12)
        share, error = explained(values, outcomes)
        hits.append(abs(share - 0.5) < 1.96 * error)
    assert np.mean(hits) > 0.88
