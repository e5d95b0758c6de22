"""How a delegation concedes: one contract for every strategy, and numbers worked by hand."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sim.model.codes import Happening
from sim.model.concession import candidate_share, desired_share, share_conceded, timed_share
from sim.model.pressure import press
from sim.model.text import lay, serves
from sim.model.value import position_at
from sim.scenario.concession import BUILT_IN
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
    assert timed_share(talks.setting, talks.state, 0, day * DAY) == pytest.approx(share)


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
    share = candidate_share(*talks.score, (0, unit), hardening)
    assert share == pytest.approx(candidate)


NO = (
    TWO
    + """
procedure: {steps: 20}
items: {line: {stances: {a: {ideal: 0, reservation: 1}, b: {ideal: 1, reservation: 0}}}}
"""
)


@pytest.mark.parametrize(
    ("desired", "floor", "candidate"),
    [
        (0.9, 0.2, 0.25),  # a step on serves the ratifier already
        (0.9, 0.45, 0.5),  # half of the way is the first text that does
        (0.4, 0.45, 0.25),  # but it does not want to go so far yet
        (0.9, 0.95, 0.25),  # nothing that it would ever put does
    ],
)
def test_after_a_no_the_next_text_is_the_nearest_that_could_close(
    desired: float, floor: float, candidate: float
) -> None:
    talks = Talks(NO)
    talks.table("party")["desired"][A] = desired
    talks.table("stance")["share"][A, 0] = 0.2
    talks.table("unit")["floor_voice"][0], talks.table("unit")["floor"][0] = B, floor
    assert candidate_share(*talks.score, (A, 0), 0.0) == pytest.approx(candidate)


@pytest.mark.parametrize(
    ("concession", "candidate"),
    [
        ("zeuthen", 0.5),
        ("rubinstein", 0.5),
        ("micro", 0.5),
        ("averaged-tit-for-tat", 0.5),
        ("hardliner", 0.2),
        ("seat", 0.2),
        ("{strategy: mixed, time: 0.5, reciprocity: 0.5}", 0.5),
    ],
)
def test_who_answers_others_goes_there_unasked_since_nobody_may_have_put_anything(
    concession: str, candidate: float
) -> None:
    talks = Talks(NO.replace("a: {", f"a: {{concession: '{concession}', ", 1).replace("'", ""))
    talks.table("stance")["share"][A, 0] = 0.2
    talks.table("unit")["floor_voice"][0], talks.table("unit")["floor"][0] = B, 0.45
    assert candidate_share(*talks.score, (A, 0), 0.0) == pytest.approx(candidate)


def test_on_a_whole_item_too_the_next_text_is_the_nearest_that_could_close() -> None:
    talks = Talks(TWO + LINE + WHOLE)
    talks.table("party")["desired"][A] = 0.9
    talks.table("unit")["floor_voice"][TREATY], talks.table("unit")["floor"][TREATY] = B, 0.6
    share = candidate_share(*talks.score, (A, TREATY), 0.0)
    x = position_at(talks.setting, talks.state, A, TREATY, share)
    assert serves(talks.setting, talks.state, TREATY, x)


def test_nobody_gives_way_to_where_the_ratifier_would_say_no_again() -> None:
    talks = Talks(NO)
    talks.table("party")["desired"][A] = 0.9
    talks.table("stance")["share"][A, 0] = 0.2
    talks.table("unit")["floor_voice"][0], talks.table("unit")["floor"][0] = A, 0.79
    assert candidate_share(*talks.score, (A, 0), 0.0) == pytest.approx(0.2)


def test_pressure_makes_the_clock_run_faster_from_then_on() -> None:
    talks = Talks(parties("linear") + LINE)
    press(talks.setting, talks.state, 0, 10 * DAY)
    talks.table("party")["pressure"][0] = 2.0
    # ten days at the normal pace and five at twice of it: 20 of 40
    assert timed_share(talks.setting, talks.state, 0, 15 * DAY) == pytest.approx(0.5)


A, B, LINE_, FORM, TREATY = 0, 1, 0, 1, 2
WHOLE = """
  treaty:
    bargained: whole
    clauses:
      term:
        options: [long, middling, short]
        stances:
          a: {worth: {long: 1, middling: 0.5, short: 0}, reservation: short}
          b: {worth: {long: 0, middling: 0.5, short: 1}, reservation: long}
      seat:
        options: [here, there]
        stances:
          a: {worth: {here: 1, there: 0}, reservation: there}
          b: {worth: {here: 0, there: 1}, reservation: here}
"""


def heard(concession: str, *texts: float, own: tuple[float, float] = (0.05, 0.1)) -> Talks:
    """Return talks on the line after so many texts of b, of which a has answered but the last.

    own : the text of a and the share it announced with it
    """
    talks = Talks(parties(concession) + LINE)
    for number, x in enumerate(texts):
        lay(*talks.score, (Happening.OFFERED, B, LINE_, 0), (x, 0.0))
        if number < len(texts) - 1:
            lay(*talks.score, (Happening.OFFERED, A, LINE_, 0), own)
    return talks


# a goes from 0 to 10 of 20 miles: a text x is worth 1 - x to it, one at share k 1 - k / 2.
# Its own text, at 0.05, is worth 0.95; b's texts 0.8, 0.7 and 0.6 are worth 0.2, 0.3 and 0.4.
TEXTS = (0.8, 0.7, 0.6)


@pytest.mark.parametrize(
    ("concession", "share"),
    [
        # V h[-1-W] / h[-W] [faratin-1998]: 0.95 x 3/4 = 0.7125, so 0.2875 of 0.5 of the way
        ("{strategy: relative-tit-for-tat, window: 1}", 0.575),
        ("{strategy: relative-tit-for-tat, window: 2}", (1 - 0.95 * 2 / 3) / 0.5),
        # V - (h[-W] - h[-1-W]) - most u: 0.95 - 0.1 = 0.85
        ("{strategy: random-absolute-tit-for-tat, window: 1, most: 0}", 0.3),
        # V h[-1-W] / h[-1]: 0.95 x 2/4 = 0.475, cut to the reservation
        ("{strategy: averaged-tit-for-tat, window: 2}", 1.0),
        ("{strategy: averaged-tit-for-tat, window: 1}", 0.575),
        # 3/4 of the clock's share, at day 20 of 40, and 1/4 of averaged tit for tat's
        ("{strategy: mixed, time: 3, reciprocity: 1, window: 1}", 0.75 * 0.5 + 0.25 * 0.575),
        # one step on, for it has heard three texts and put two [de-jonge-2022]
        ("micro", 0.15),
        ("hardliner", 0.0),
        ("linear", 0.5),
        ("seat", 0.1),  # nothing is ordered: what it has announced
        # a loses 0.55 of a gain of 0.45, b of one of 0.1, so a gives way [zeuthen-1930], until its
        # own gain, 0.5 - k / 2, is the smaller: beyond 0.8
        ("zeuthen", 0.85),
        # neither loses by waiting, and nothing lies between the reservations [rubinstein-1982]
        ("rubinstein", 1.0),
    ],
)
def test_after_the_same_talks_each_strategy_wants(concession: str, share: float) -> None:
    talks = heard(concession, *TEXTS)
    talks.table("party")["desired"][A] = 0.5
    assert desired_share(*talks.score, A, LINE_) == pytest.approx(share)


def test_a_mixture_gives_what_others_gave_once() -> None:
    talks = heard("{strategy: mixed, time: 1, reciprocity: 1, window: 1}", *TEXTS)
    talks.table("party")["desired"][A] = 0.5
    assert desired_share(*talks.score, A, LINE_) == pytest.approx((0.5 + 0.575) / 2)
    lay(*talks.score, (Happening.OFFERED, A, LINE_, 0), (0.25, 0.5))
    assert desired_share(*talks.score, A, LINE_) == pytest.approx((0.5 + 0.5) / 2)


def test_a_person_in_the_seat_is_obeyed() -> None:
    talks = heard("seat", *TEXTS)
    talks.table("stance")["order"][A, LINE_] = 0.6
    assert desired_share(*talks.score, A, LINE_) == 0.6


def test_on_a_whole_item_the_share_is_put_as_it_is() -> None:
    talks = Talks(TWO + LINE + WHOLE)
    talks.table("party")["desired"][A] = 0.37
    assert candidate_share(*talks.score, (A, TREATY), 0.0) == 0.37
    assert candidate_share(*talks.score, (A, TREATY), 0.5) == pytest.approx(0.185)
    talks.table("stance")["share"][A, TREATY] = 0.5
    assert candidate_share(*talks.score, (A, TREATY), 0.0) == 0.5


STRATEGIES = (
    "boulware",
    "conceder",
    "hardliner",
    "{strategy: mixed, window: 1}",
    "relative-tit-for-tat",
    "{strategy: random-absolute-tit-for-tat, most: 0.3}",
    "averaged-tit-for-tat",
    "zeuthen",
    "rubinstein",
    "micro",
    "seat",
)


def test_the_contract_holds_every_strategy_of_the_language() -> None:
    tried = {yaml_word(one) for one in STRATEGIES} - {"boulware", "conceder"}
    assert tried | {"time-dependent"} == set(BUILT_IN)


def yaml_word(concession: str) -> str:
    """Return the name of a strategy, however it is written."""
    return concession.partition("strategy: ")[2].partition(",")[0] or concession


@pytest.mark.parametrize("other", ["linear", "averaged-tit-for-tat"])
@pytest.mark.parametrize("concession", STRATEGIES)
def test_whatever_its_strategy_a_party_stays_on_its_way_and_never_retreats(
    concession: str, other: str
) -> None:
    """The contract: a share in [0, 1], never less than announced, and no more than a stride on."""
    both = parties(concession).replace("b: {", f"b: {{concession: {other}, ")
    talks = Talks(both + "procedure: {protocol: parallel}\n" + LINE + WHOLE)
    before = talks.table("stance")["share"].copy()
    for day in range(0, 48, 3):
        talks.meet([day])
        announced = talks.table("stance")["share"]
        assert np.all(before <= announced)
        assert np.all(announced[:, LINE_] <= before[:, LINE_] + 1 / 20 + 1e-9)
        before = announced.copy()
        for c in (LINE_, FORM, TREATY):
            wanted = desired_share(*talks.score, A, c)
            assert 0.0 <= wanted <= 1.0
            assert announced[A, c] <= candidate_share(*talks.score, (A, c), 0.3) <= 1.0
