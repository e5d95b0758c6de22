"""Zeuthen's strategy: whoever has less to lose by failure gives way next [zeuthen-1930]."""

import math

import pytest

from sim.model.codes import Happening
from sim.model.text import lay
from sim.model.zeuthen import risk_limit, share_by_risk
from tests.talks import TWO, Talks

LINE = """
items:
  line:
    scale: {between: [0, 20], unit: miles}
    stances: {a: {ideal: 0, reservation: 12}, b: {ideal: 20, reservation: 8}}
"""
A, B = 0, 1
# a text x is worth 1 - x to a and x to b; their reservations are worth 0.4 to each


def between(share: float, theirs: float) -> Talks:
    """Return talks in which a has conceded `share`, and b's text stands."""
    talks = Talks(TWO.replace("a: {", "a: {concession: zeuthen, ") + LINE)
    lay(*talks.score, (Happening.OFFERED, A, 0, 0), (0.6 * share, share))
    lay(*talks.score, (Happening.OFFERED, B, 0, 0), (theirs, 0.0))
    return talks


@pytest.mark.parametrize(
    ("s", "own", "theirs", "risk"),
    [
        (A, 0.1, 0.9, (0.9 - 0.1) / (0.9 - 0.4)),
        (B, 0.9, 0.1, (0.9 - 0.1) / (0.9 - 0.4)),
        (A, 0.1, 0.3, (0.9 - 0.7) / (0.9 - 0.4)),
        (A, 0.3, 0.1, 0.0),  # the other's text is the better one
        (A, 0.6, 0.9, math.inf),  # at its reservation it has nothing to lose
    ],
)
def test_the_risk_limit_is_the_part_of_its_gain_that_a_party_would_give_up(
    s: int, own: float, theirs: float, risk: float
) -> None:
    talks = Talks(TWO + LINE)
    assert risk_limit(talks.setting, s, 0, own, theirs) == pytest.approx(risk)


def test_the_lower_limit_concedes_the_least_that_makes_it_the_higher() -> None:
    # at 0.15 a risks 0.81 / 0.51 < 0.81 / 0.5; at 0.2 it risks 0.78 / 0.48 > 0.78 / 0.5
    talks = between(0.15, 0.9)
    assert share_by_risk(talks.setting, talks.state, A, 0) == 0.2
    talks = between(0.0, 0.9)
    assert share_by_risk(talks.setting, talks.state, A, 0) == 0.2


def test_the_higher_limit_stands_firm() -> None:
    talks = between(0.2, 0.9)
    assert share_by_risk(talks.setting, talks.state, A, 0) == 0.2


def test_nobody_waits_for_one_who_has_nothing_left_to_give() -> None:
    # b stands at its reservation, worth 0.6 to a: it would rather fail than take less
    talks = between(0.2, 0.4)
    assert share_by_risk(talks.setting, talks.state, A, 0) == 1.0


@pytest.mark.parametrize("theirs", [0.43, 0.46, 0.5, 0.55, 0.58])
@pytest.mark.parametrize("step", [14, 15, 16, 17, 18, 19])
def test_he_concedes_whose_text_has_the_smaller_product_of_gains(step: int, theirs: float) -> None:
    """The equivalence on which Nash's solution rests [nash-1950]."""
    own = 0.6 * step / 20
    if own >= theirs:
        return

    def product(x: float) -> float:
        return (1 - x - 0.4) * (x - 0.4)

    talks = between(step / 20, theirs)
    concedes = bool(share_by_risk(talks.setting, talks.state, A, 0) > step / 20)
    if abs(product(own) - product(theirs)) > 1e-9:
        assert concedes is (product(own) < product(theirs))


def test_without_a_text_of_both_sides_nobody_gives_way() -> None:
    talks = Talks(TWO.replace("a: {", "a: {concession: zeuthen, ") + LINE)
    assert share_by_risk(talks.setting, talks.state, A, 0) == 0.0
    lay(*talks.score, (Happening.OFFERED, B, 0, 0), (0.9, 0.0))
    assert share_by_risk(talks.setting, talks.state, A, 0) == 0.0
    lay(*talks.score, (Happening.OFFERED, A, 0, 0), (0.06, 0.1))
    assert share_by_risk(talks.setting, talks.state, A, 0) == 0.1  # its own text stands


def test_two_who_give_way_by_risk_meet_at_nashs_solution() -> None:
    both = TWO.replace("{patience", "{concession: zeuthen, patience")
    talks = Talks(both + LINE + "procedure: {stride: 20, speaking: fixed}\n")
    talks.meet(range(40))
    (agreed,) = talks.rows(Happening.AGREED)
    # (0.6 - x)(x - 0.4) is greatest at 0.5; a step is 0.03
    assert agreed["position"] == pytest.approx(0.5, abs=0.03)
