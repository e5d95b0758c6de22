"""Objections and the remedies against them."""

import pytest

from sim.scenario.document import loads
from sim.scenario.objection import (
    Amend,
    Argue,
    Drop,
    Hardens,
    Insist,
    Objection,
    Refer,
    Trade,
)
from sim.scenario.quantity import Likelihood, Meetings, Position
from tests.scenario.files import GARDEN, problem


def shade(text: str = GARDEN) -> Objection:
    return loads(text).items["garden"].objections["shade"]


def test_remedies_are_tried_in_the_order_written() -> None:
    assert shade().remedies == (
        Argue(persuades=Likelihood.read("hard to refute"), meetings=Meetings.read(3)),
        Amend(clause="hedge", to=Position("half")),
        Drop(clause="hedge"),
        Refer(forum="court"),
        Insist(meetings=Meetings.read(5)),
    )


def test_an_argument_may_be_short_and_takes_one_meeting_then() -> None:
    text = GARDEN.replace("argue: {persuades: hard to refute, meetings: 3}", "argue: 40 %")
    argue = shade(text).remedies[0]
    assert isinstance(argue, Argue)
    assert (argue.persuades.number, argue.meetings.number) == (0.4, 1)


def test_an_amendment_names_its_clause_where_there_are_several() -> None:
    text = GARDEN.replace("        to: [hedge]\n", "").replace(
        "amend: half", "amend: {hedge: half}"
    )
    assert shade(text).to == ("hedge", "shed")
    assert shade(text).remedies[1] == Amend(clause="hedge", to=Position("half"))


def test_an_amendment_is_of_one_clause_at_a_time() -> None:
    told = problem(GARDEN.replace("amend: half", "amend: {hedge: half, shed: goes}"))
    assert told.sentence == "an amendment of more or less than one clause. Amend one at a time."


def test_an_objection_of_which_little_is_said_is_certain_and_blocks_all() -> None:
    bare = loads(GARDEN.partition("    objections:")[0] + "    objections: {rot: {by: buyer}}\n")
    rot = bare.items["garden"].objections["rot"]
    assert (rot.to, rot.against, rot.effect) == (("hedge", "shed"), None, "blocks")
    assert (rot.likelihood.number, rot.lapses_at, rot.kind) == (1, 1, "substance")


def test_an_objection_may_harden_instead_of_blocking() -> None:
    text = GARDEN.replace("        by: buyer", "        by: buyer\n        effect: {hardens: 20 %}")
    assert shade(text).effect == Hardens(hardens=0.2)


@pytest.mark.parametrize(("written", "lapse"), [("never", "never"), ("0.5", 0.5), ("2", 2)])
def test_an_objection_lapses_at_a_share_of_patience_or_never(written: str, lapse: object) -> None:
    assert (
        shade(GARDEN.replace("by: buyer", f"by: buyer\n        lapses_at: {written}")).lapses_at
        == lapse
    )


@pytest.mark.parametrize("written", ["-1", "soon", "[1]"])
def test_another_lapse_is_refused(written: str) -> None:
    problem(GARDEN.replace("by: buyer", f"by: buyer\n        lapses_at: {written}"))


@pytest.mark.parametrize(
    "written", ["insist", "{argue: likely, drop: hedge}", "{}", "{trade: {}, drop: hedge}", "3"]
)
def test_a_remedy_is_a_map_of_one_key(written: str) -> None:
    told = problem(GARDEN.replace("- drop: hedge", f"- {written}"))
    assert told.expected.startswith("A remedy is a map of one key: argue, drop, amend, trade,")


def test_a_key_of_a_remedy_is_addressed_by_its_place_in_the_list() -> None:
    told = problem(GARDEN.replace("meetings: 5", "meetings: five"))
    assert told.path == "items.garden.objections.shade.remedies.4.insist.meetings"


def test_a_trade_names_a_clause_of_its_item_or_any_other_in_full() -> None:
    stances = "{seller: {ideal: 9, reservation: 4}, buyer: {ideal: 1, reservation: 6}}"
    offers = ["{clause: shed, by: 0.2, buys: likely}", "{clause: price, by: 20 %, buys: 0.4}"]
    trades = "\n          ".join(f"- trade: {offer}" for offer in offers)
    text = GARDEN.replace("- drop: hedge", trades) + f"  price: {{stances: {stances}}}\n"
    near, far = shade(text).remedies[2:4]
    assert near == Trade(clause="garden.shed", by=0.2, buys=Likelihood.read("likely"))
    assert far == Trade(clause="price", by=0.2, buys=Likelihood.read(0.4))
