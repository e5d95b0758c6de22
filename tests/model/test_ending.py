"""How talks end, and what the end is worth."""

import math

import pytest

from sim.model.codes import NEVER, Disposition, Ending, Happening
from sim.model.ending import is_complete, prospect, seek_signature, utility
from tests.talks import TWO, Talks

DAY = 1440
ITEMS = """
items:
  line:
    scale: {between: [0, 20], unit: miles}
    without: 16
    stances: {a: {ideal: 0, reservation: 12, salience: 3}, b: {ideal: 20, reservation: 8}}
  troops:
    tier: additional
    scale: {between: [0, 20], unit: months}
    without: 20
    stances: {a: {ideal: 0, reservation: 10}, b: {ideal: 20, reservation: 10}}
procedure: {drafting: 14 days}
"""
A, B, LINE, TROOPS = 0, 1, 0, 1


def closed(text: str = TWO + ITEMS, **dispositions: Disposition) -> Talks:
    """Return talks with units closed so; what is agreed is agreed at 8 of 20."""
    talks = Talks(text)
    for c, name in enumerate(("line", "troops")):
        disposition = dispositions.get(name, Disposition.OPEN)
        talks.table("unit")["status"][c] = disposition
        agreed = disposition == Disposition.AGREED
        talks.table("unit")["position"][c] = 0.4 if agreed else math.nan
    return talks


@pytest.mark.parametrize(
    ("line", "troops", "complete"),
    [
        (Disposition.OPEN, Disposition.OPEN, False),
        (Disposition.AGREED, Disposition.OPEN, True),  # an additional item need not close
        (Disposition.WITHHELD, Disposition.OPEN, False),  # nothing at all is agreed
        (Disposition.WITHHELD, Disposition.AGREED, True),
        (Disposition.DROPPED, Disposition.DROPPED, False),
        (Disposition.OPEN, Disposition.AGREED, False),
    ],
)
def test_a_text_is_complete_when_what_is_required_has_closed_and_anything_is_agreed(
    line: Disposition, troops: Disposition, complete: bool
) -> None:
    talks = closed(line=line, troops=troops)
    assert bool(is_complete(talks.setting, talks.state)) is complete


def test_signature_is_due_the_drafting_delay_after_the_text_is_complete() -> None:
    talks = closed(line=Disposition.AGREED)
    talks.at(10)
    seek_signature(*talks.score)
    assert talks.table("slot")[1] == 24 * DAY
    talks.at(11)
    seek_signature(*talks.score)
    assert talks.table("slot")[1] == 24 * DAY
    assert talks.rows(Happening.DRAFTING)["share"].tolist() == [14.0]


def test_an_incomplete_text_is_not_drafted() -> None:
    talks = closed(troops=Disposition.AGREED)
    seek_signature(*talks.score)
    assert talks.table("slot")[1] == NEVER


def test_a_treaty_is_worth_what_it_gives_beyond_the_reservations_and_what_silence_costs() -> None:
    talks = closed(line=Disposition.AGREED)
    talks.table("run")["ending"][0] = Ending.SIGNED
    # a: 3/4 ((1 - 0.4) - (1 - 0.6)) on the line, 1/4 (0 - 0.5) on the troops, which stay
    assert utility(talks.setting, talks.state, A) == pytest.approx(0.75 * 0.2 - 0.25 * 0.5)
    # b: 1/2 (0.4 - 0.4) and 1/2 (1 - 0.5)
    assert utility(talks.setting, talks.state, B) == pytest.approx(0.25)


def test_a_referred_clause_leaves_what_silence_leaves() -> None:
    talks = closed(line=Disposition.AGREED, troops=Disposition.REFERRED)
    talks.table("run")["ending"][0] = Ending.SIGNED
    assert utility(talks.setting, talks.state, A) == pytest.approx(0.75 * 0.2 - 0.25 * 0.5)


def test_without_a_signature_nothing_is_worth_anything() -> None:
    talks = closed(line=Disposition.AGREED)
    talks.table("run")["ending"][0] = Ending.HORIZON
    assert utility(talks.setting, talks.state, A) == 0.0


def test_delay_discounts_and_costs() -> None:
    text = (TWO + ITEMS).replace(
        "a: {patience: 40 days}",
        "a: {patience: 40 days, discount: 0.25, delay_cost: 0.001 per day}",
    )
    talks = closed(text, line=Disposition.AGREED, troops=Disposition.AGREED)
    talks.table("run")["ending"][0] = Ending.SIGNED
    talks.at(20)
    undelayed = 0.75 * 0.2 + 0.25 * (0.6 - 0.5)
    # half of the patience is used: 0.25^0.5 of the worth, less 20 days at 0.001
    assert utility(talks.setting, talks.state, A) == pytest.approx(0.5 * undelayed - 0.02)


def test_a_party_looks_at_what_is_agreed_and_at_the_best_on_offer() -> None:
    talks = closed(line=Disposition.AGREED)
    assert prospect(talks.setting, talks.state, A) == pytest.approx(0.75 * 0.2)
    talks.table("stance")["last_text"][B, TROOPS] = 0.7
    assert prospect(talks.setting, talks.state, A) == pytest.approx(0.15 + 0.25 * (0.3 - 0.5))
