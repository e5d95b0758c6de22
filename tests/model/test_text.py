"""The text that stands on a unit."""

import math

import pytest

from sim.model.codes import Disposition, Happening
from sim.model.settlement import consent
from sim.model.text import (
    agreed_before,
    at_most_asked,
    carries,
    everyone_consents,
    is_live,
    lay,
    least_asked,
    most_asked,
    serves,
    stands,
)
from tests.talks import TWO, Talks

ITEM = """
items:
  line:
    stances: {a: {ideal: 0, reservation: 1}, b: {ideal: 1, reservation: 0}}
"""
FORM = """
items:
  form:
    options: [treaty, accord, note]
    stances:
      a: {worth: {treaty: 1, accord: 0.6, note: 0}, reservation: note}
      b: {worth: {treaty: 0, accord: 0.6, note: 1}, reservation: treaty}
"""
A, B = 0, 1


def test_a_new_text_takes_the_place_of_the_old_and_of_the_consents_to_it() -> None:
    talks = Talks(TWO + ITEM)
    assert not stands(talks.state, 0)
    lay(*talks.score, (Happening.OFFERED, 0, 0, 0), (0.2, 0.2))
    talks.table("stance")["consents"][1, 0] = 1
    assert everyone_consents(talks.state, 0)
    lay(*talks.score, (Happening.OFFERED, 1, 0, 1), (0.9, 0.1))
    assert talks.table("stance")["consents"][:, 0].tolist() == [0, 1]
    assert talks.table("unit")["text"][0] == 0.9
    assert talks.table("unit")["proposer"][0] == 1
    assert stands(talks.state, 0)
    assert is_live(talks.state, 0)


def test_an_announced_share_never_goes_down() -> None:
    talks = Talks(TWO + ITEM)
    for share in (0.3, 0.2, 0.35):
        lay(*talks.score, (Happening.OFFERED, 0, 0, 0), (share, share))
    rows = talks.rows(Happening.OFFERED)
    assert rows["share"].tolist() == [0.3, 0.3, 0.35]
    assert math.isnan(rows["before"][0])
    assert rows["before"][1:].tolist() == [0.3, 0.2]


def test_a_first_text_is_no_step_a_further_one_is_and_the_same_again_is_not() -> None:
    talks, moved = Talks(TWO + ITEM), []
    for share in (0.3, 0.3, 0.35):
        talks.table("item")["moved"][0] = 0
        lay(*talks.score, (Happening.OFFERED, A, 0, 0), (share, share))
        moved.append(int(talks.table("item")["moved"][0]))
    assert moved == [0, 0, 1]
    assert talks.table("stance")["texts"][A, 0] == 2  # one repeated is no other text


def test_on_options_another_one_is_movement_and_not_a_larger_share() -> None:
    talks, moved = Talks(TWO + FORM), []
    for option, share in ((0.0, 0.0), (0.0, 0.1), (1.0, 0.2)):
        talks.table("item")["moved"][0] = 0
        lay(*talks.score, (Happening.OFFERED, A, 0, 0), (option, share))
        moved.append(int(talks.table("item")["moved"][0]))
    assert moved == [0, 0, 1]


def test_the_others_weigh_every_text_newest_first() -> None:
    three = TWO.replace("b: {patience: 40 days}}", "b: {patience: 40 days}, c: {}}")
    talks = Talks(three + ITEM)
    for s, x in ((A, 0.2), (B, 0.9), (A, 0.3)):
        lay(*talks.score, (Happening.OFFERED, s, 0, 0), (x, 0.0))
    assert talks.table("heard")[B, 0, :2].tolist() == pytest.approx([0.3, 0.2])
    assert talks.table("heard")[A, 0, 0] == pytest.approx(0.1)
    # to the indifferent no text is worth anything
    assert talks.table("stance")["heard"][:, 0].tolist() == [1, 2, 0]
    # a has heard one text since the talks began, and one when it last spoke
    assert talks.table("stance")["heard_then"][:, 0].tolist() == [1, 1, 0]


def test_the_least_that_another_asks_for_is_that_worth_least_of_the_last_texts() -> None:
    three = TWO.replace("b: {patience: 40 days}}", "b: {patience: 40 days}, c: {}}")
    talks = Talks(three + ITEM)
    assert least_asked(talks.setting, talks.state, A, 0) == math.inf
    for s, x in ((B, 0.9), (2, 0.6), (B, 0.7), (A, 0.3)):
        lay(*talks.score, (Happening.OFFERED, s, 0, 0), (x, 0.0))
    assert least_asked(talks.setting, talks.state, A, 0) == pytest.approx(0.3)


def test_what_gives_more_than_is_asked_is_cut_to_what_is_asked() -> None:
    talks = Talks(TWO + ITEM)
    assert at_most_asked(talks.setting, talks.state, A, 0, 0.9) == 0.9  # nobody asks anything
    lay(*talks.score, (Happening.OFFERED, B, 0, 0), (0.7, 0.0))
    cut = [at_most_asked(talks.setting, talks.state, A, 0, x) for x in (0.6, 0.7, 0.8)]
    assert cut == [0.6, 0.7, 0.7]


def test_to_consent_to_a_text_is_to_ask_for_it() -> None:
    three = TWO.replace("b: {patience: 40 days}}", "b: {patience: 40 days}, c: {}}")
    talks = Talks(three + ITEM)
    lay(*talks.score, (Happening.OFFERED, B, 0, 0), (0.9, 0.0))
    lay(*talks.score, (Happening.OFFERED, A, 0, 0), (0.3, 0.0))
    assert most_asked(talks.setting, talks.state, A, 0) == 0.9
    consent(*talks.score, B, 0)
    assert most_asked(talks.setting, talks.state, A, 0) == 0.3


def test_what_was_agreed_before_an_event_holds_until_another_text_stands() -> None:
    talks = Talks(TWO + ITEM)
    assert not agreed_before(talks.state, A, 0)
    talks.table("unit")["agreed"][0] = 0.4
    talks.table("stance")["asked"][:2, 0] = (0.4, 0.9)  # b was outvoted
    assert [bool(agreed_before(talks.state, s, 0)) for s in (A, B)] == [True, False]
    talks.table("unit")["text"][0] = 0.4
    assert agreed_before(talks.state, A, 0)
    talks.table("unit")["text"][0] = 0.6
    assert not agreed_before(talks.state, A, 0)


def test_what_could_not_close_a_unit_any_more_is_not_asked_for() -> None:
    talks = Talks(TWO + ITEM)
    lay(*talks.score, (Happening.OFFERED, B, 0, 0), (0.7, 0.0))
    talks.table("unit")["floor_voice"][0], talks.table("unit")["floor"][0] = A, 0.3
    assert least_asked(talks.setting, talks.state, A, 0) == math.inf


def voting(decision: str, must: str = "", *, items: str = ITEM) -> Talks:
    """Return talks of three who weigh 3, 2 and 1; of whom one perhaps must sign."""
    parties = ", ".join(
        f"{name}: {{weight: {weight}{', must_sign: true' if name == must else ''}}}"
        for name, weight in (("a", 3), ("b", 2), ("c", 1))
    )
    head = TWO[: TWO.index("parties:")] + f"parties: {{{parties}}}\n"
    return Talks(head + f"procedure: {{decision: {decision}}}\n" + items)


@pytest.mark.parametrize(
    ("decision", "must", "consents", "carried"),
    [
        ("unanimity", "", (1, 1, 0), False),
        ("unanimity", "", (1, 1, 1), True),
        ("{majority: 2/3}", "", (1, 0, 1), True),  # four of six is two thirds, just
        ("{majority: 2/3}", "", (1, 0, 0), False),
        ("{majority: 0.67}", "", (1, 0, 1), False),
        ("{majority: 2/3}", "c", (1, 1, 0), False),  # without c nothing is signed
        ("{majority: 2/3}", "c", (1, 0, 1), True),
        ("{majority: 2/3}", "c", (0, 1, 1), False),
    ],
)
def test_a_text_carries_by_all_or_by_a_majority_with_all_who_must_sign(
    decision: str, must: str, consents: tuple[int, ...], carried: bool
) -> None:
    talks = voting(decision, must)
    talks.table("stance")["consents"][:, 0] = consents
    assert bool(carries(talks.setting, talks.state, 0)) is carried


def test_a_majority_settles_over_the_head_of_the_rest() -> None:
    firm = ITEM.replace("b: {ideal", "c: {ideal: 1, reservation: 0.95}, b: {ideal")
    talks = voting("{majority: 0.8}", items=firm)  # c weighs 1 of 6: it is not needed
    talks.meet(range(99))
    assert talks.rows(Happening.AGREED)["position"][0] < 0.95
    assert talks.table("stance")["consents"][:, 0].tolist() == [1, 1, 0]
    talks = voting("{majority: 0.9}", items=firm)
    talks.meet(range(99))
    assert talks.rows(Happening.AGREED).size == 0


@pytest.mark.parametrize(
    ("status", "paused", "live"),
    [(Disposition.OPEN, 0, True), (Disposition.OPEN, 2, False), (Disposition.AGREED, 0, False)],
)
def test_a_unit_is_live_while_it_is_open_and_nobody_is_asked(
    status: Disposition, paused: int, live: bool
) -> None:
    talks = Talks(TWO + ITEM)
    talks.table("unit")["status"][0], talks.table("unit")["paused"][0] = status, paused
    assert bool(is_live(talks.state, 0)) is live


def test_a_text_serves_a_ratifier_who_refused_only_if_it_is_worth_more_to_him() -> None:
    talks = Talks(TWO + ITEM)
    assert serves(talks.setting, talks.state, 0, 0.9)
    talks.table("unit")["floor_voice"][0], talks.table("unit")["floor"][0] = A, 0.4
    served = [bool(serves(talks.setting, talks.state, 0, x)) for x in (0.5, 0.6, 0.7)]
    assert served == [True, False, False]  # worth 0.5, 0.4 and 0.3 to the voice of a
