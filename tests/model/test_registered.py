"""Strategies that a user has added: what they see, and what becomes of what they say."""

import math
from collections.abc import Callable, Iterator

import pytest

from sim.engine.strategy import strategy, tell_what_was_raised
from sim.errors import StrategyError
from sim.model.codes import Happening
from sim.model.registered import registered_share
from sim.model.text import lay
from sim.scenario.concession import REGISTERED
from tests.talks import TWO, Talks

ITEMS = """
items:
  line:
    scale: {between: [0, 20], unit: miles}
    stances: {a: {ideal: 0, reservation: 12}, b: {ideal: 20, reservation: 8}}
"""
A, B = 0, 1
Rule = Callable[..., float]


@pytest.fixture
def register() -> Iterator[Callable[[Rule], Talks]]:
    """Return how a strategy of party a, with two parameters, is brought to the table."""

    def opened(rule: Rule) -> Talks:
        strategy(rule, name="of-the-test", parameters={"patient": 0.25, "bold": 3})
        own = "concession: {strategy: of-the-test, bold: 7}"
        return Talks(TWO.replace("a: {", f"a: {{{own}, ") + ITEMS)

    yield opened
    REGISTERED.pop("of-the-test", None)


def test_it_sees_what_its_party_may_see_and_its_own_parameters(
    register: Callable[[Rule], Talks],
) -> None:
    seen = []

    def look(*of: float) -> float:
        seen.append(of)
        return 0.5

    talks = register(look)
    registered_share(talks.setting, talks.state, A, 0)
    lay(*talks.score, (Happening.OFFERED, B, 0, 0), (1.0, 0.0))
    lay(*talks.score, (Happening.OFFERED, A, 0, 0), (0.12, 0.2))
    lay(*talks.score, (Happening.OFFERED, B, 0, 0), (0.7, 0.5))
    talks.at(10)
    assert registered_share(talks.setting, talks.state, A, 0) == 0.5
    silence, spoken = seen
    # clock, announced, own, theirs, before, least, first, second
    assert silence[:2] == (0.0, 0.0)
    assert all(math.isnan(worth) for worth in silence[2:5])
    assert spoken == pytest.approx((0.25, 0.2, 0.88, 0.3, 0.0, 0.4, 0.25, 7.0))


@pytest.mark.parametrize(("said", "share"), [(0.3, 0.3), (1.7, 1.0), (-0.2, 0.0), (math.inf, 1.0)])
def test_what_it_says_is_cut_to_a_share(
    register: Callable[[Rule], Talks], said: float, share: float
) -> None:
    talks = register(lambda *_: said)
    talks.table("stance")["share"][A, 0] = 0.2
    assert registered_share(talks.setting, talks.state, A, 0) == pytest.approx(share)


def test_what_is_no_number_is_told_and_meanwhile_it_stays_where_it_is(
    register: Callable[[Rule], Talks],
) -> None:
    talks = register(lambda *_: math.nan)
    talks.table("stance")["share"][A, 0] = 0.2
    assert registered_share(talks.setting, talks.state, A, 0) == 0.2
    with pytest.raises(StrategyError, match=r"'of-the-test' failed: .*nan"):
        tell_what_was_raised()


def test_it_plays_beside_the_others(register: Callable[[Rule], Talks]) -> None:
    talks = register(lambda clock, *_: clock)
    talks.meet(range(50))
    plain = Talks(TWO + ITEMS)
    plain.meet(range(50))
    assert talks.rows().tobytes() == plain.rows().tobytes()
    assert talks.rows(Happening.AGREED).size == 1
