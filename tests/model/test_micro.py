"""MiCRO: one small step, whenever the others have taken as many [de-jonge-2022]."""

import pytest

from sim.model.codes import Disposition, Happening
from sim.model.concession import candidate_share, desired_share
from sim.model.micro import least_taken, nth_best
from sim.model.offer import speak
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
      a: {worth: {treaty: 1, accord: 0.6, note: 0}, reservation: note}
      b: {worth: {treaty: 0, accord: 0.6, note: 1}, reservation: treaty}
"""
WHOLE = """
items:
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
LONG_HERE, LONG_THERE, MIDDLING_HERE, MIDDLING_THERE, SHORT_HERE, SHORT_THERE = range(6)
BEST_FIRST = [LONG_HERE, MIDDLING_HERE, SHORT_HERE, LONG_THERE, MIDDLING_THERE, SHORT_THERE]
"""To a: worth 1, 0.75, 0.5, 0.5, 0.25 and 0."""
MICRO = TWO.replace("a: {", "a: {concession: micro, ")
A, B, LINE, FORM, TREATY = 0, 1, 0, 1, 0


def heard(*texts: float) -> Talks:
    """Return talks on the line after so many texts of b, of which a has answered but the last."""
    talks = Talks(MICRO + ITEMS)
    for number, x in enumerate(texts):
        lay(*talks.score, (Happening.OFFERED, B, LINE, 0), (x, 0.0))
        if number < len(texts) - 1:
            lay(*talks.score, (Happening.OFFERED, A, LINE, 0), (0.05, 0.1))
    return talks


def test_micro_never_gives_way_more_often_than_the_others() -> None:
    talks = heard(0.8)  # it has put nothing yet: its opening comes first
    assert desired_share(*talks.score, A, LINE) == 0.0
    talks = heard(0.8, 0.7)
    assert desired_share(*talks.score, A, LINE) == pytest.approx(0.15)
    lay(*talks.score, (Happening.OFFERED, A, LINE, 0), (0.075, 0.15))
    assert desired_share(*talks.score, A, LINE) == pytest.approx(0.2)  # two heard, two put
    lay(*talks.score, (Happening.OFFERED, A, LINE, 0), (0.1, 0.2))
    assert desired_share(*talks.score, A, LINE) == pytest.approx(0.2)  # two heard, three put


def test_micro_does_not_give_way_to_one_who_says_the_same_again() -> None:
    talks = Talks(MICRO.replace("b: {", "b: {concession: hardliner, ") + ITEMS)
    talks.meet(range(20))
    assert talks.table("stance")["share"][A, LINE] == pytest.approx(0.05)
    assert talks.table("stance")["texts"][:, LINE].tolist() == [2, 1]


def test_among_three_micro_follows_the_one_who_gives_way_least_often() -> None:
    third = MICRO.replace("b: {patience", "c: {concession: hardliner}, b: {patience")
    text = ITEMS.replace("b: {ideal: 20", "c: {ideal: 20, reservation: 10}, b: {ideal: 20")
    talks = Talks(third + text)
    talks.meet(range(20))
    assert talks.table("stance")["texts"][:, LINE].tolist()[:2] == [2, 1]
    assert talks.table("stance")["texts"][2, LINE] > 5


def test_to_take_a_text_counts_as_to_put_one_so_three_go_on_where_the_middle_one_agrees() -> None:
    three = MICRO.replace(
        "b: {patience: 40 days}", "b: {concession: micro}, c: {concession: micro}"
    )
    middle = "c: {ideal: 9, reservation: 14}, b: {ideal: 20, reservation: 7}"
    talks = Talks(three + ITEMS.replace("b: {ideal: 20, reservation: 10}", middle))
    talks.meet(range(30))
    (agreed,) = (row for row in talks.rows(Happening.AGREED) if row["unit"] == LINE)
    assert 7 / 20 <= agreed["position"] <= 10 / 20
    assert talks.table("stance")["taken"][:, LINE].max() > 1


def test_micro_moves_by_an_option_where_there_are_no_steps() -> None:
    talks = Talks(MICRO + ITEMS)
    lay(*talks.score, (Happening.OFFERED, A, FORM, 0), (0.0, 0.0))
    lay(*talks.score, (Happening.OFFERED, B, FORM, 0), (2.0, 0.0))
    assert desired_share(*talks.score, A, FORM) == pytest.approx(0.2)  # where the accord begins


def whole(*texts: int, mandate: float = 1.0) -> Talks:
    """Return talks on a treaty as a whole in which a speaks after every text of b."""
    king = f"mandate: {mandate}, principals: {{king: {{consulted: always, reply: 9 days}}}}, "
    talks = Talks(MICRO.replace("a: {", f"a: {{{king if mandate < 1 else ''}") + WHOLE)
    for x in texts:
        lay(*talks.score, (Happening.OFFERED, B, TREATY, 0), (float(x), 0.0))
        speak(*talks.score, A, TREATY)
    return talks


def put(talks: Talks) -> list[int]:
    """Return the combinations that a has put, in order."""
    rows = talks.rows(Happening.OFFERED)
    return [int(x) for x in rows["position"][rows["party"] == A]]


def test_on_a_whole_item_it_goes_through_the_combinations_best_first() -> None:
    talks = whole(SHORT_THERE, MIDDLING_THERE, SHORT_THERE, MIDDLING_THERE)
    assert put(talks) == BEST_FIRST[:4]
    assert [int(nth_best(talks.setting, A, TREATY, n)) for n in range(6)] == BEST_FIRST
    # what is announced is what the combination gives up: 0, 1/4, 1/2 and 1/2 again
    assert talks.table("stance")["share"][A, TREATY] == pytest.approx(0.5)


def test_to_one_who_says_the_same_again_it_puts_one_that_it_has_put_before() -> None:
    talks = whole(*[SHORT_THERE] * 12)
    assert put(talks)[:2] == BEST_FIRST[:2]
    assert set(put(talks)) == set(BEST_FIRST[:2])
    assert set(talks.draws()) == {"strategy/a/treaty"}


def test_it_takes_what_is_no_worse_than_its_next_new_one() -> None:
    talks = whole(SHORT_THERE, SHORT_THERE)
    assert least_taken(talks.setting, talks.state, A, TREATY) == 0.75  # it puts none: its last
    lay(*talks.score, (Happening.OFFERED, B, TREATY, 0), (float(SHORT_HERE), 0.5))
    assert least_taken(talks.setting, talks.state, A, TREATY) == 0.5  # its next new one
    speak(*talks.score, A, TREATY)
    assert talks.table("unit")["status"][TREATY] == Disposition.AGREED


@pytest.mark.parametrize(
    ("least", "new"), [(0.75 + 1e-12, 2), (0.76, 1), (1.1, 1)], ids=["but for rounding", "1", "0"]
)
def test_it_puts_what_it_would_sign_and_its_best_in_any_case(least: float, new: int) -> None:
    talks = Talks(MICRO + WHOLE)
    talks.written("stance")["least"][A, TREATY] = least
    for x in (SHORT_THERE, MIDDLING_THERE, SHORT_THERE):
        lay(*talks.score, (Happening.OFFERED, B, TREATY, 0), (float(x), 0.0))
        speak(*talks.score, A, TREATY)
    assert set(put(talks)) == set(BEST_FIRST[:new])


def test_after_a_no_it_passes_over_what_could_not_close_the_treaty() -> None:
    talks = whole(SHORT_THERE, MIDDLING_THERE)  # it has put its first two
    lay(*talks.score, (Happening.OFFERED, B, TREATY, 0), (float(SHORT_THERE), 0.0))
    talks.table("unit")["floor_voice"][TREATY], talks.table("unit")["floor"][TREATY] = B, 0.6
    speak(*talks.score, A, TREATY)
    assert put(talks)[2:] == [MIDDLING_THERE]  # worth 0.75 to the voice of b; two before are 0.5
    assert talks.table("stance")["texts"][A, TREATY] == 5


def test_a_new_one_beyond_its_mandate_it_asks_for_and_does_not_put() -> None:
    talks = whole(SHORT_THERE, MIDDLING_THERE, SHORT_THERE, MIDDLING_THERE, mandate=0.3)
    assert put(talks)[:2] == BEST_FIRST[:2]
    assert set(put(talks)) == set(BEST_FIRST[:2])
    assert talks.rows(Happening.ASKED)["share"].tolist() == pytest.approx([0.5])


def test_it_wants_the_share_of_its_next_new_one_and_never_less_than_announced() -> None:
    talks = whole(SHORT_THERE)
    assert desired_share(*talks.score, A, TREATY) == pytest.approx(0.25)
    assert candidate_share(*talks.score, (A, TREATY), 0.0) == pytest.approx(0.25)
    talks.table("stance")["texts"][A, TREATY] = 6  # all have been put
    assert desired_share(*talks.score, A, TREATY) == 0.0
    talks.table("stance")["share"][A, TREATY] = 0.6
    assert desired_share(*talks.score, A, TREATY) == pytest.approx(0.6)


@pytest.mark.parametrize("hardening", [0.0, 0.01, 0.9])
def test_its_step_is_one_whatever_hardens_it(hardening: float) -> None:
    talks = heard(0.8, 0.7)
    assert candidate_share(*talks.score, (A, LINE), hardening) == pytest.approx(0.15)
