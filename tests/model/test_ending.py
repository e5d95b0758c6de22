"""How talks end, and what the end is worth."""

import math

import pytest

from sim.model.codes import NEVER, NONE, Disposition, Ending, Happening, Hearing, Slot
from sim.model.ending import is_complete, is_required, prospect, seek_signature, utility
from tests.talks import TWO, Talks, due

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
    assert due(talks, Slot.SIGNATURE) == 24 * DAY
    talks.at(11)
    seek_signature(*talks.score)
    assert due(talks, Slot.SIGNATURE) == 24 * DAY
    assert talks.rows(Happening.DRAFTING)["share"].tolist() == [14.0]


def test_an_incomplete_text_is_not_drafted() -> None:
    talks = closed(troops=Disposition.AGREED)
    seek_signature(*talks.score)
    assert due(talks, Slot.SIGNATURE) == NEVER


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
    talks.table("run")["ended_at"][0] = 20 * DAY
    undelayed = 0.75 * 0.2 + 0.25 * (0.6 - 0.5)
    # half of the patience is used: 0.25^0.5 of the worth, less 20 days at 0.001
    assert utility(talks.setting, talks.state, A) == pytest.approx(0.5 * undelayed - 0.02)


def test_a_party_looks_at_what_is_agreed_and_at_the_best_on_offer() -> None:
    talks = closed(line=Disposition.AGREED)
    assert prospect(talks.setting, talks.state, A) == pytest.approx(0.75 * 0.2)
    talks.table("stance")["asked"][B, TROOPS] = 0.7
    assert prospect(talks.setting, talks.state, A) == pytest.approx(0.15 + 0.25 * (0.3 - 0.5))


@pytest.mark.parametrize(("from_b", "from_c"), [(1.0, 0.6), (0.6, 1.0)])
def test_of_the_texts_of_two_others_the_better_counts(from_b: float, from_c: float) -> None:
    third = TWO.replace("b: {patience: 40 days}", "b: {patience: 40 days}, c: {patience: 40 days}")
    talks = closed(third + ITEMS)
    texts = talks.table("stance")["asked"]
    texts[A, TROOPS], texts[B, TROOPS], texts[2, TROOPS] = 0.0, from_b, from_c
    # what a put itself is no offer to it
    assert prospect(talks.setting, talks.state, A) == pytest.approx(0.25 * (0.4 - 0.5))


KING = "king: {insists_on: [troops], yields_at: 0.5}"
INSISTED = (TWO + ITEMS).replace("a: {", f"a: {{principals: {{{KING}}}, ", 1)


@pytest.mark.parametrize(
    ("tabler", "day", "required"),
    [(0, 10, True), (0, 20, False), (NONE, 10, False)],  # at half of forty days he yields
)
def test_a_principal_who_insists_makes_an_additional_item_required_once_it_is_tabled(
    tabler: int, day: int, required: bool
) -> None:
    talks = closed(INSISTED, line=Disposition.AGREED)
    talks.table("item")["tabler"][TROOPS] = tabler
    talks.at(day)
    assert bool(is_required(talks.setting, talks.state, TROOPS)) is required
    assert bool(is_complete(talks.setting, talks.state)) is not required


def test_one_who_has_left_insists_on_nothing() -> None:
    talks = closed(INSISTED, line=Disposition.AGREED)
    talks.table("item")["tabler"][TROOPS] = 0
    talks.table("present")[0] = 0
    assert not is_required(talks.setting, talks.state, TROOPS)


@pytest.mark.parametrize(
    ("hearing", "troops"),
    [
        # 0.3 of what 5 months are worth above the reservation, ten: 0.75 - 0.5, of a quarter
        (Hearing.AGREED, 0.3 * 0.25 * 0.25),
        (Hearing.PENDING, -0.25 * 0.5),  # what silence leaves
        (Hearing.FAILED, -0.25 * 0.5),
    ],
)
def test_what_a_forum_decides_counts_as_a_part_of_what_the_talks_would_have(
    hearing: Hearing, troops: float
) -> None:
    forum = "forums: {court: {takes: [troops], counts_as: 0.3}}\n"
    talks = closed(TWO + ITEMS + forum, line=Disposition.AGREED, troops=Disposition.REFERRED)
    talks.table("run")["ending"][0] = Ending.SIGNED
    unit = talks.table("unit")[TROOPS]
    unit["forum"], unit["hearing"], unit["decision"] = 0, hearing, 0.25
    assert utility(talks.setting, talks.state, A) == pytest.approx(0.75 * 0.2 + troops)


@pytest.mark.parametrize("status", [Disposition.PACKAGED, Disposition.AMBIGUOUS])
def test_what_is_in_a_package_or_left_vague_is_in_the_treaty(status: Disposition) -> None:
    talks = closed(line=Disposition.AGREED)
    talks.table("unit")["status"][LINE] = status
    assert is_complete(talks.setting, talks.state)
    talks.table("run")["ending"][0] = Ending.SIGNED
    assert utility(talks.setting, talks.state, A) == pytest.approx(0.75 * 0.2 - 0.25 * 0.5)


def test_the_delay_counted_is_that_until_the_end_and_not_of_the_aftermath() -> None:
    text = (TWO + ITEMS).replace("a: {patience", "a: {discount: 0.25, patience")
    talks = closed(text, line=Disposition.AGREED, troops=Disposition.AGREED)
    talks.table("run")["ending"][0] = Ending.SIGNED
    talks.table("run")["ended_at"][0] = 20 * DAY
    talks.at(90)
    assert utility(talks.setting, talks.state, A) == pytest.approx(0.5 * (0.15 + 0.025))
