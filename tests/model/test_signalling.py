"""Signalling: who gives way first on an item shows that it can, and the others hold back."""

import pytest

from sim.model.codes import NONE, Happening
from sim.model.concession import candidate_share
from sim.model.signalling import held_back, others_stand_firm
from sim.model.text import lay
from tests.talks import TWO, Talks

STANCES = (
    "stances: {a: {ideal: 0, reservation: 1}, b: {ideal: 1, reservation: 0}, "
    "c: {ideal: 1, reservation: 0}}"
)
ITEMS = """
procedure: {signalling: LAMBDA, stride: 20}
items:
  zone:
    clauses:
      line: {STANCES}
      width: {STANCES}
  troops: {STANCES}
"""
A, B, C, LINE, WIDTH, TROOPS, ZONE = 0, 1, 2, 0, 1, 2, 0


def opened(signalling: float = 0.4) -> Talks:
    """Return talks of three in which each has put its opening on every unit."""
    three = TWO.replace("}}\n", "}, c: {patience: 40 days}}\n")
    text = ITEMS.replace("STANCES", STANCES).replace("LAMBDA", str(signalling))
    talks = Talks(three + text)
    for s, opening in ((A, 0.0), (B, 1.0), (C, 1.0)):
        for c in (LINE, WIDTH, TROOPS):
            lay(*talks.score, (Happening.OFFERED, s, c, 0), (opening, 0.0))
    talks.table("party")["desired"][:] = 0.5
    return talks


def step(talks: Talks, s: int, c: int, share: float) -> None:
    """Let a party announce a share on a unit."""
    x = share if s == A else 1.0 - share
    lay(*talks.score, (Happening.OFFERED, s, c, 0), (x, share))


def holding(talks: Talks, i: int = ZONE) -> list[float]:
    """Return what is left of each party's concession on an item."""
    return [float(held_back(talks.setting, talks.state, s, i)) for s in (A, B, C)]


def test_the_first_step_on_an_item_holds_the_others_back_on_all_of_it() -> None:
    talks = opened()
    assert holding(talks) == [1.0, 1.0, 1.0]
    step(talks, A, LINE, 0.1)
    assert holding(talks) == [1.0, 0.6, 0.6]
    assert holding(talks, 1) == [1.0, 1.0, 1.0]
    for c in (LINE, WIDTH):
        # half of the way, less four tenths of it
        assert candidate_share(*talks.score, (B, c), 0.0) == pytest.approx(0.3)
    assert candidate_share(*talks.score, (B, TROOPS), 0.0) == pytest.approx(0.5)


def test_each_holds_back_until_it_takes_a_step_of_its_own() -> None:
    talks = opened()
    step(talks, A, LINE, 0.1)
    step(talks, B, WIDTH, 0.1)
    assert holding(talks) == [1.0, 1.0, 0.6]
    step(talks, C, LINE, 0.1)
    assert holding(talks) == [1.0, 1.0, 1.0]


def test_it_happens_once_an_item() -> None:
    talks = opened()
    step(talks, A, LINE, 0.1)
    step(talks, B, LINE, 0.1)
    step(talks, A, WIDTH, 0.3)
    assert holding(talks) == [1.0, 1.0, 0.6]


def test_who_follows_another_shows_no_weakness() -> None:
    talks = opened()
    talks.table("stance")["share"][B, WIDTH] = 0.05
    assert not others_stand_firm(talks.setting, talks.state, A, ZONE)
    assert others_stand_firm(talks.setting, talks.state, B, ZONE)
    step(talks, A, LINE, 0.1)
    assert holding(talks) == [1.0, 1.0, 1.0]
    talks.table("stance")["share"][B, WIDTH] = 0.0
    step(talks, A, LINE, 0.2)  # the first step was taken; this one is read by nobody
    assert holding(talks) == [1.0, 1.0, 1.0]


def test_a_first_text_is_no_step_and_shows_nothing() -> None:
    talks = opened()
    talks.table("stance")["last_text"][A, LINE] = float("nan")
    step(talks, A, LINE, 0.1)
    assert holding(talks) == [1.0, 1.0, 1.0]


def test_unless_it_is_written_nobody_reads_steps() -> None:
    talks = opened(signalling=0)
    step(talks, A, LINE, 0.1)
    assert talks.table("right")["holds_back"].tolist() == [[0, 0]] * 3
    assert held_back(talks.setting, talks.state, B, NONE) == 1.0
