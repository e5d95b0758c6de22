"""Implementation: what was signed is carried out in batches, and may be breached."""

import pytest

from sim.model.codes import NEVER, Disposition, Happening, Hearing, Slot
from sim.model.ending import sign
from sim.model.implementation import breach_chance, follow_up
from tests.talks import TWO, Talks, due

ITEMS = """
items:
  prisoners: {stances: {a: {ideal: 0, reservation: 1}, b: {ideal: 1, reservation: 0}}}
  committee: {stances: {a: {ideal: 0, reservation: 1}, b: {ideal: 1, reservation: 0}}}
  troops: {stances: {a: {ideal: 0, reservation: 1}, b: {ideal: 1, reservation: 0}}}
linkages:
  - supervision: {by: committee, over: [prisoners], effect: EFFECT}
forums: {court: {takes: [troops], meets: every day, succeeds: certain}}
implementation:
  exchange: {of: prisoners, period: 8 days, batches: 4, breach: BREACH}
  retreat: {of: troops, period: 3 days, breach: never}
"""
PRISONERS, COMMITTEE, TROOPS = range(3)
EXCHANGE, RETREAT = range(2)
DAY = 1440


def signed(day: int = 10, breach: object = "never", effect: float = 0, **status: int) -> Talks:
    """Return talks signed on a day; the prisoners are agreed, else as said."""
    text = ITEMS.replace("BREACH", str(breach)).replace("EFFECT", str(effect))
    talks = Talks(TWO + text)
    ends = {"prisoners": Disposition.AGREED, "committee": 0, "troops": 0} | status
    talks.table("unit")["status"][:] = list(ends.values())
    talks.table("unit")["position"][:] = 0.5
    talks.table("unit")["forum"][TROOPS] = 0
    talks.at(day)
    sign(*talks.score)
    return talks


def carried_out(talks: Talks) -> list[tuple[int, str, int, int]]:
    """Let the aftermath run; return day, what, duty and batch of what became of the duties."""
    while due(talks, Slot.AFTERMATH) != NEVER:
        talks.table("run")["now"][0] = due(talks, Slot.AFTERMATH)
        follow_up(*talks.score)
    rows = talks.rows(Happening.DELIVERED, Happening.BREACHED)
    return [
        (int(r["time"]) // DAY, Happening(r["kind"]).name, int(r["subject"]), int(r["share"]))
        for r in rows
    ]


@pytest.mark.parametrize(
    ("base", "prevented", "vague", "chance"),
    [
        (0.2, 0.0, 0.0, 0.2),
        (0.2, 0.5, 0.0, 0.1),
        (0.2, 0.0, 0.1, 0.22),
        (0.2, 0.5, 0.1, 0.11),
        (0.8, 0.0, 0.5, 1.0),
    ],
)
def test_supervision_makes_breaches_rarer_and_vagueness_makes_them_likelier(
    base: float, prevented: float, vague: float, chance: float
) -> None:
    assert breach_chance(base, prevented, vague) == pytest.approx(chance)


def test_a_duty_is_done_in_batches_evenly_spread_over_its_period() -> None:
    assert carried_out(signed()) == [
        (12, "DELIVERED", EXCHANGE, 1),
        (14, "DELIVERED", EXCHANGE, 2),
        (16, "DELIVERED", EXCHANGE, 3),
        (18, "DELIVERED", EXCHANGE, 4),
    ]


def test_each_batch_follows_from_the_last_and_the_first_from_the_signature() -> None:
    talks = signed()
    carried_out(talks)
    causes = talks.rows()["kind"][talks.rows(Happening.DELIVERED)["cause"]]
    assert causes.tolist() == [Happening.SIGNED, *[Happening.DELIVERED] * 3]


def test_a_breach_stops_it() -> None:
    assert carried_out(signed(breach="certain")) == [(12, "BREACHED", EXCHANGE, 1)]


@pytest.mark.parametrize(
    ("status", "days"),
    [
        (Disposition.AGREED, 1),
        (Disposition.PACKAGED, 1),
        (Disposition.AMBIGUOUS, 1),
        (Disposition.DROPPED, 0),
        (Disposition.OPEN, 0),
    ],
)
def test_only_what_stands_in_the_treaty_is_carried_out(status: Disposition, days: int) -> None:
    done = carried_out(signed(prisoners=Disposition.DROPPED, troops=status))
    assert done == [(13, "DELIVERED", RETREAT, 1)] * days


def test_two_duties_run_side_by_side() -> None:
    done = carried_out(signed(troops=Disposition.AGREED))
    assert [(day, duty) for day, _, duty, _ in done] == [
        (12, 0),
        (13, 1),
        (14, 0),
        (16, 0),
        (18, 0),
    ]


def test_a_committee_in_effect_prevents_what_it_can() -> None:
    for committee, batches in ((Disposition.AGREED, 4), (Disposition.DROPPED, 1)):
        talks = signed(breach="certain", effect=1.0, committee=committee)
        assert len(carried_out(talks)) == batches


def test_what_was_left_vague_is_breached_more_often() -> None:
    for vague, breached in ((0.0, False), (1.0, True)):
        talks = signed(breach=0.5)
        talks.written("duty")["breach"][EXCHANGE] = 0.5
        talks.table("unit")["vague"][PRISONERS] = vague
        done = carried_out(talks)
        if breached:
            assert done == [(12, "BREACHED", EXCHANGE, 1)]
            assert talks.draws() == []  # certain takes no draw
        else:
            assert set(talks.draws()) == {"duty/exchange"}


def test_the_aftermath_ends_with_the_horizon() -> None:
    assert [day for day, *_ in carried_out(signed(day=95))] == [97, 99]  # the horizon is day 100
    assert [day for day, *_ in carried_out(signed(day=98))] == [100]


def test_what_was_referred_is_decided_in_the_aftermath() -> None:
    talks = signed(troops=Disposition.REFERRED)
    assert due(talks, Slot.AFTERMATH) == 10 * DAY + 600
    carried_out(talks)
    assert talks.table("unit")["hearing"][TROOPS] == Hearing.AGREED
    assert talks.rows(Happening.DECIDED)["time"].tolist() == [10 * DAY + 600]
    assert talks.rows(Happening.DELIVERED)["subject"].tolist() == [EXCHANGE] * 4
