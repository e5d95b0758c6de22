"""Tit for tat: a party gives what it was given."""

import math

import pytest

from sim.model import imitation
from sim.model.codes import Happening
from sim.model.draws import uniform
from sim.model.text import lay
from tests.talks import TWO, Talks

ITEMS = """
items:
  line:
    scale: {between: [0, 20], unit: miles}
    stances: {a: {ideal: 0, reservation: 10}, b: {ideal: 20, reservation: 10}}
  form:
    options: [treaty, accord, note]
    stances:
      a: {worth: {treaty: 1, accord: 0.6, note: 0.5}, reservation: note}
      b: {worth: {treaty: 0, accord: 0.6, note: 1}, reservation: treaty}
  width:
    scale: {between: [0, 20], unit: miles}
    stances: {a: {ideal: 4, reservation: 12, risk: 2}, b: {ideal: 20, reservation: 10}}
"""
A, B, LINE, FORM, WIDTH = 0, 1, 0, 1, 2


def spoken(concession: str, *texts: float, own: float = 0.1) -> Talks:
    """Return talks on the line in which b has put these texts; a put its own after the first."""
    parties = TWO.replace("a: {", f"a: {{concession: {concession}, ")
    talks = Talks(parties + ITEMS)
    for number, x in enumerate(texts):
        lay(*talks.score, (Happening.OFFERED, B, LINE, 0), (x, 0.0))
        if number == 0:
            lay(*talks.score, (Happening.OFFERED, A, LINE, 0), (own, 0.0))
    return talks


def test_relative_tit_for_tat_gives_in_the_proportion_in_which_it_was_given() -> None:
    # to a the texts are worth 0.4, 0.45 and 0.5, its own 0.9
    talks = spoken("{strategy: relative-tit-for-tat, window: 1}", 0.6, 0.55, 0.5)
    assert imitation.relative(talks.setting, talks.state, A, LINE) == pytest.approx(
        0.9 * 0.45 / 0.5
    )
    talks = spoken("{strategy: relative-tit-for-tat, window: 2}", 0.6, 0.55, 0.5)
    assert imitation.relative(talks.setting, talks.state, A, LINE) == pytest.approx(
        0.9 * 0.4 / 0.45
    )


def test_averaged_tit_for_tat_answers_all_that_was_given_over_its_window() -> None:
    talks = spoken("{strategy: averaged-tit-for-tat, window: 2}", 0.6, 0.55, 0.5)
    assert imitation.averaged(talks.setting, talks.state, A, LINE) == pytest.approx(0.9 * 0.4 / 0.5)


@pytest.mark.parametrize(("window", "given"), [(1, 0.05), (2, 0.07)])
def test_absolute_tit_for_tat_gives_as_much_as_it_was_given(window: int, given: float) -> None:
    concession = f"{{strategy: random-absolute-tit-for-tat, window: {window}, most: 0}}"
    talks = spoken(concession, 0.62, 0.55, 0.5)
    v = imitation.random_absolute(*talks.score, A, LINE)
    assert v == pytest.approx(0.9 - given)
    assert talks.draws() == []


def test_and_a_little_more_at_random_drawn_once_for_each_text_heard() -> None:
    talks = spoken("{strategy: random-absolute-tit-for-tat, most: 0.1}", 0.6, 0.5)
    stream = talks.written("stream")[talks.lowered.streams.index("strategy/a/line")]
    for _ in range(2):
        v = imitation.random_absolute(*talks.score, A, LINE)
        assert v == pytest.approx(0.9 - 0.1 - 0.1 * uniform(1, 0, stream, 2))
    assert set(talks.draws()) == {"strategy/a/line"}


@pytest.mark.parametrize(
    ("texts", "news"), [((0.6,), False), ((0.6, 0.5), False), ((0.6, 0.55, 0.5), True)]
)
def test_it_stands_still_until_it_has_heard_one_more_text_than_it_looks_back(
    texts: tuple[float, ...], news: bool
) -> None:
    talks = spoken("{strategy: averaged-tit-for-tat, window: 2}", *texts)
    assert bool(imitation.has_news(talks.setting, talks.state, A, LINE)) is news


def test_what_it_has_answered_is_no_news_any_more() -> None:
    talks = spoken("relative-tit-for-tat", 0.6, 0.5)
    assert imitation.has_news(talks.setting, talks.state, A, LINE)
    lay(*talks.score, (Happening.OFFERED, A, LINE, 0), (0.2, 0.4))
    assert not imitation.has_news(talks.setting, talks.state, A, LINE)


def test_who_has_put_nothing_yet_has_nothing_to_answer_with() -> None:
    talks = spoken("relative-tit-for-tat")
    for x in (0.6, 0.5):
        lay(*talks.score, (Happening.OFFERED, B, LINE, 0), (x, 0.0))
    assert not imitation.has_news(talks.setting, talks.state, A, LINE)


@pytest.mark.parametrize(
    ("before", "after", "ratio"), [(0.4, 0.5, 0.8), (0.4, 0.0, 1.0), (0.0, 0.5, 0.0)]
)
def test_texts_worth_nothing_are_answered_with_nothing(
    before: float, after: float, ratio: float
) -> None:
    assert imitation.ratio(before, after) == pytest.approx(ratio)


@pytest.mark.parametrize(
    ("unit", "v", "share"),
    [
        (LINE, 0.72, 0.56),  # at 0.28, of the way to 0.5
        (LINE, 0.3, 1.0),  # never past its reservation
        (LINE, 1.2, 0.0),  # never back behind its opening
        (FORM, 0.7, 0.6),  # (1 - 0.7) / (1 - 0.5)
        (FORM, 0.1, 1.0),
        (FORM, 1.2, 0.0),
        (WIDTH, 0.84, 0.8),  # 1 - (0.32 / 0.8)^2, and 0.32 of the way of 0.4
    ],
)
def test_the_share_is_that_of_the_worth_it_aims_at(unit: int, v: float, share: float) -> None:
    talks = Talks(TWO + ITEMS)
    found = imitation.share_worth(talks.setting, talks.state, A, unit, v)
    assert found == pytest.approx(share)


def test_an_opening_drawn_towards_the_other_leaves_less_of_the_way() -> None:
    talks = Talks(TWO + ITEMS)
    talks.table("stance")["opening"][A, LINE] = 0.1
    # 0.28 lies 0.18 of the way of 0.4
    share = imitation.share_worth(talks.setting, talks.state, A, LINE, 0.72)
    assert share == pytest.approx(0.45)


def test_who_wants_no_more_than_its_reservation_has_nothing_to_give() -> None:
    same = ITEMS.replace("a: {ideal: 0, reservation: 10}", "a: {ideal: 10, reservation: 10}")
    talks = Talks(TWO + same)
    assert imitation.share_worth(talks.setting, talks.state, A, LINE, 0.2) == 0.0
    assert not math.isnan(talks.table("stance")["opening"][A, LINE])
