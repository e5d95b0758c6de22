"""How a delegation concedes. Each strategy adds a row of numbers worked by hand."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sim.model.concession import candidate_share, desired_share, share_conceded
from sim.model.pressure import press
from tests.talks import TWO, Talks

DAY = 1440
LINE = """
items:
  line:
    scale: {between: [0, 20], unit: miles}
    stances: {a: {ideal: 0, reservation: 10}, b: {ideal: 20, reservation: 10}}
  form:
    options: [treaty, accord, note]
    stances:
      a: {worth: {treaty: 1, accord: 0.6, note: 0}, reservation: note}
      b: {worth: {treaty: 0, accord: 0.6, note: 1}, reservation: treaty}
"""


def parties(concession: str) -> str:
    """Return the opening of a scenario whose party a concedes so, with forty days' patience."""
    return TWO.replace(
        "a: {patience: 40 days}", f"a: {{patience: 40 days, concession: {concession}}}"
    )


@pytest.mark.parametrize(
    ("concession", "day", "share"),
    [
        # min(1, tau)^(1/e) [faratin-1998], tau = day / 40
        ("linear", 10, 0.25),
        ("boulware", 20, 0.5**4),
        ("conceder", 20, 0.5**0.25),
        ("{strategy: time-dependent, exponent: 0.5}", 20, 0.25),
        ("linear", 40, 1.0),
        ("linear", 80, 1.0),
        ("hardliner", 20, 0.0),
        ("hardliner", 80, 0.0),
    ],
)
def test_a_party_wants_to_have_conceded(concession: str, day: int, share: float) -> None:
    talks = Talks(parties(concession) + LINE)
    assert desired_share(talks.setting, talks.state, 0, day * DAY) == pytest.approx(share)


@given(tau=st.floats(0, 2), later=st.floats(0, 2), exponent=st.floats(0.1, 10))
def test_no_time_dependent_party_ever_wants_to_take_back(
    tau: float, later: float, exponent: float
) -> None:
    now, then = share_conceded(tau, exponent), share_conceded(tau + later, exponent)
    assert 0.0 <= now <= then <= 1.0


@given(tau=st.floats(0.01, 0.99))
def test_boulware_holds_out_longer_than_linear_and_conceder_gives_sooner(tau: float) -> None:
    assert share_conceded(tau, 0.25) < share_conceded(tau, 1.0) < share_conceded(tau, 4.0)


@pytest.mark.parametrize(
    ("desired", "announced", "hardening", "unit", "candidate"),
    [
        (0.5, 0.4, 0.0, 0, 0.45),  # one step of a twentieth in a meeting
        (0.42, 0.4, 0.0, 0, 0.4),  # down to the last whole step
        (0.5, 0.4, 0.5, 0, 0.4),  # hardened to 0.25, but never back
        (0.9, 0.4, 0.5, 0, 0.45),
        (0.1, 0.0, 0.0, 1, 0.0),  # accord begins at (1 - 0.8) / 1 = 0.2
        (0.9, 0.0, 0.0, 1, 0.2),  # note, from 0.7 on, is two options away
        (0.9, 0.2, 0.0, 1, 0.7),
        (0.9, 0.2, 0.9, 1, 0.2),
    ],
)
def test_the_next_text_is_put_at(
    desired: float, announced: float, hardening: float, unit: int, candidate: float
) -> None:
    talks = Talks(TWO + LINE)
    talks.table("party")["desired"][0] = desired
    talks.table("stance")["share"][0, unit] = announced
    share = candidate_share(talks.setting, talks.state, 0, unit, hardening)
    assert share == pytest.approx(candidate)


def test_pressure_makes_the_clock_run_faster_from_then_on() -> None:
    talks = Talks(parties("linear") + LINE)
    press(talks.setting, talks.state, 0, 10 * DAY)
    talks.table("party")["pressure"][0] = 2.0
    # ten days at the normal pace and five at twice of it: 20 of 40
    assert desired_share(talks.setting, talks.state, 0, 15 * DAY) == pytest.approx(0.5)
