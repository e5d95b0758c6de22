"""Objections: they block or harden, lapse with patience, and are moot once nothing is left."""

import pytest

from sim.model.codes import Happening, Standing
from sim.model.objection import can_counter, hardening, is_blocked
from tests.talks import TWO, Talks

ITEM = """
procedure: {deadlock_after: 200 meetings}
items:
  zone:
    clauses:
      line:
        scale: {between: [0, 20], unit: miles}
        stances: {a: {ideal: 0, reservation: 10}, b: {ideal: 20, reservation: 10}}
      width:
        scale: {between: [0, 20], unit: miles}
        severable: true
        stances: {a: {ideal: 0, reservation: 10}, b: {ideal: 20, reservation: 10}}
    objections:
      divergence: {by: b, to: [line]EXTRA}
"""


def talks_with(extra: str) -> Talks:
    """Return talks after the first meeting, with more said of the objection."""
    talks = Talks(TWO + ITEM.replace("EXTRA", extra))
    talks.meet([0])
    return talks


def test_an_objection_blocks_what_it_speaks_against_and_nothing_else() -> None:
    talks = talks_with("")
    assert is_blocked(talks.setting, talks.state, 0)
    assert not is_blocked(talks.setting, talks.state, 1)
    offers = talks.rows(Happening.OFFERED)
    assert set(offers["unit"][offers["party"] == 1]) == {1}


def test_an_objection_that_hardens_takes_its_part_of_the_holders_concession() -> None:
    talks = talks_with(", effect: {hardens: 0.4}")
    assert not is_blocked(talks.setting, talks.state, 0)
    assert hardening(talks.setting, talks.state, 1, 0) == 0.4
    assert hardening(talks.setting, talks.state, 0, 0) == 0.0
    assert hardening(talks.setting, talks.state, 1, 1) == 0.0


def test_a_tenth_of_the_concession_remains_however_hard_the_party() -> None:
    talks = talks_with(", effect: {hardens: 1}")
    assert hardening(talks.setting, talks.state, 1, 0) == 0.9


@pytest.mark.parametrize(
    ("lapses_at", "raised_on", "lapses_on"),
    [
        ("1", 0, 40),  # forty days' patience are used up on day 40, at 00:00
        ("0.5", 0, 20),
        ("0.1", 0, 10),  # it stands for a quarter of its holder's patience at least
        ("0.5", 15, 25),
    ],
)
def test_an_objection_lapses_with_its_holders_patience(
    lapses_at: str, raised_on: int, lapses_on: int
) -> None:
    talks = Talks(TWO + ITEM.replace("EXTRA", f", lapses_at: {lapses_at}"))
    talks.meet(range(raised_on, 60))
    (lapsed,) = talks.rows(Happening.LAPSED)
    # raised at 10:00, it has its quarter of forty days at 10:00 of the tenth day after
    assert lapsed["time"] // 1440 == lapses_on
    assert not is_blocked(talks.setting, talks.state, 0)


@pytest.mark.filterwarnings("ignore")
def test_an_objection_may_never_lapse() -> None:
    talks = Talks(TWO + ITEM.replace("EXTRA", ", lapses_at: never"))
    talks.meet(range(99))
    assert talks.rows(Happening.LAPSED).size == 0
    assert is_blocked(talks.setting, talks.state, 0)


def test_an_objection_is_moot_once_what_it_spoke_against_is_closed() -> None:
    text = ITEM.replace("[line]EXTRA", "[line, width], remedies: [{drop: width}, {refer: forum}]")
    talks = Talks(TWO + text + "forums: {forum: {takes: zone}}\n")
    talks.meet([0])
    assert talks.table("objection")["status"][0] == Standing.WITHDRAWN
    text = ITEM.replace("[line]EXTRA", "[width], remedies: [{drop: width}]")
    talks = Talks(TWO + text)
    talks.meet([0])
    assert talks.table("objection")["status"][0] == Standing.MOOT
    assert talks.rows(Happening.WITHDRAWN).size == 0
    (moot,) = talks.rows(Happening.MOOT)
    assert talks.rows()["kind"][moot["cause"]] == Happening.DROPPED


@pytest.mark.parametrize(("counter", "put"), [(12, True), (10, True), (9, False)])
def test_nobody_puts_a_counter_proposal_that_it_would_not_sign(counter: int, put: bool) -> None:
    talks = talks_with(f", counter: {{line: {counter}}}")
    assert (talks.rows(Happening.COUNTERED).size == 1) is put
    assert talks.rows(Happening.OBJECTED).size == 1


def test_nobody_counters_with_what_a_ratifier_would_have_to_refuse_again() -> None:
    talks = talks_with(", counter: {line: 12}")
    line = talks.written("target")["unit"][0]
    of = talks.table("unit")
    of["floor_voice"][line], of["floor"][line] = 0, 0.3  # 12 miles are worth 0.4 to a
    assert can_counter(talks.setting, talks.state, 1, line, 0.6)
    of["floor"][line] = 0.4
    assert not can_counter(talks.setting, talks.state, 1, line, 0.6)


def test_an_objection_not_raised_when_drawn_is_not_raised_later() -> None:
    talks = talks_with(", likelihood: never")
    talks.meet(range(1, 30))
    assert talks.rows(Happening.SILENT).size == 1
    assert talks.rows(Happening.OBJECTED).size == 0
