"""How two actors trade their positions on two issues, and what that does to the others."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sim.model.codes import NONE
from sim.model.exchange import (
    Arena,
    Exchange,
    best_exchange,
    effects,
    exchange,
    highest_gain,
    outcome,
    reach,
    weight,
)

Rows = list[list[float]]


def arena(position: Rows, salience: Rows, power: Rows | None = None) -> Arena:
    """Return an arena; each actor has a power of 1 unless told otherwise."""
    x, s = np.array(position, dtype=float), np.array(salience, dtype=float)
    return Arena(x, s, np.ones_like(x) if power is None else np.array(power, dtype=float))


# two actors with opposite wishes on both issues: the case, and the figures, that the software
# decide-exchange-model is tested with [decide]
PUBLISHED = arena([[0, 0], [100, 100]], [[10, 90], [60, 50]])

# the worked example of docs/model/exchange.md: a third actor stands by
WITNESSED = arena([[0, 0], [100, 100], [80, 30]], [[10, 90], [60, 50], [30, 60]])


def after(before: Arena, trade: Exchange) -> Arena:
    """Return the arena once both have given way."""
    position = before.position.copy()
    position[trade.first, trade.first_issue] = trade.first_position
    position[trade.second, trade.second_issue] = trade.second_position
    return before._replace(position=position)


@st.composite
def arenas(draw: st.DrawFn) -> Arena:
    """Return two to four actors on two or three issues, some of whom care or weigh nothing."""
    shape = (draw(st.integers(2, 4)), draw(st.integers(2, 3)))
    cells = shape[0] * shape[1]

    def table(most: int) -> np.ndarray:
        numbers = st.lists(st.integers(0, most), min_size=cells, max_size=cells)
        return np.array(draw(numbers), dtype=float).reshape(shape)

    return Arena(table(100), table(100), table(5))


def test_the_outcomes_are_the_published_weighted_means() -> None:
    assert outcome(PUBLISHED, 0) == pytest.approx(85 + 5 / 7)
    assert outcome(PUBLISHED, 1) == pytest.approx(35 + 5 / 7)


def test_giving_way_altogether_costs_and_brings_what_is_published() -> None:
    (first, second), s = (0, 1), PUBLISHED.salience
    given_first, given_second = reach(PUBLISHED, 0, 1, 0), reach(PUBLISHED, 1, 0, 1)
    assert given_first * s[first, 0] == pytest.approx(1000 / 7)
    assert given_first * s[second, 0] == pytest.approx(6000 / 7)
    assert given_second * s[second, 1] == pytest.approx(12500 / 7)
    assert given_second * s[first, 1] == pytest.approx(22500 / 7)


def test_the_most_that_either_could_ask_for_is_what_is_published() -> None:
    assert highest_gain(PUBLISHED, 0, 1, 0, 1) == pytest.approx(1400)
    assert highest_gain(PUBLISHED, 1, 0, 1, 0) == pytest.approx(777.7778)


def test_each_gives_way_on_the_issue_that_matters_less_to_it() -> None:
    trade = exchange(PUBLISHED, 0, 1, 0, 1)
    assert (trade.first_issue, trade.second_issue) == (0, 1)
    assert trade.first_position == pytest.approx(100)
    assert trade.second_position == pytest.approx(80)
    assert trade.gain == pytest.approx(500)


def test_the_order_in_which_actors_and_issues_are_named_changes_no_trade() -> None:
    trade = exchange(PUBLISHED, 0, 1, 0, 1)
    assert exchange(PUBLISHED, 0, 1, 1, 0) == pytest.approx(trade)
    turned = exchange(PUBLISHED, 1, 0, 0, 1)
    assert (turned.first, turned.first_issue) == (1, 1)
    assert turned.gain == pytest.approx(trade.gain)
    assert turned.first_position == pytest.approx(trade.second_position)


def test_the_page_s_example_is_right_number_by_number() -> None:
    assert outcome(WITNESSED, 0) == pytest.approx(84)
    assert outcome(WITNESSED, 1) == pytest.approx(34)
    assert weight(WITNESSED, 0, 0) == pytest.approx(0.1)
    assert weight(WITNESSED, 1, 1) == pytest.approx(0.25)
    assert reach(WITNESSED, 0, 1, 0) == pytest.approx(10)
    assert reach(WITNESSED, 1, 0, 1) == pytest.approx(25)
    trade = exchange(WITNESSED, 0, 1, 0, 1)
    assert (trade.first_shift, trade.second_shift) == pytest.approx((10, -5))
    assert (trade.first_position, trade.second_position) == pytest.approx((100, 80))
    assert outcome(after(WITNESSED, trade), 0) == pytest.approx(94)
    assert outcome(after(WITNESSED, trade), 1) == pytest.approx(29)
    assert effects(WITNESSED, trade) == pytest.approx([350, 350, -120])
    assert highest_gain(WITNESSED, 0, 1, 0, 1) == pytest.approx(980)
    assert highest_gain(WITNESSED, 1, 0, 1, 0) == pytest.approx(544.4444)


def test_no_outcome_is_carried_past_the_one_who_asked_for_it() -> None:
    # the mean of issue 0 is 50 and the first, giving way altogether, would carry it to 66 2/3
    board = arena([[10, 0], [60, 100], [80, 50]], [[40, 90], [40, 10], [40, 1]])
    assert weight(board, 0, 0) * 50 > 60 - outcome(board, 0)
    assert reach(board, 0, 1, 0) == pytest.approx(60 - outcome(board, 0))


@pytest.mark.parametrize(
    "board",
    [
        pytest.param(arena([[0, 0], [100, 100]], [[10, 20], [30, 60]]), id="same priorities"),
        pytest.param(arena([[0, 0], [100, 100]], [[0.1, 0.3], [0.2, 0.6]]), id="by rounding"),
        pytest.param(arena([[0, 50], [100, 50]], [[10, 90], [60, 50]]), id="agreed on one"),
        pytest.param(
            arena([[0, 0], [40, 100], [100, 50]], [[10, 90], [60, 50], [90, 1]]), id="same side"
        ),
        pytest.param(arena([[0, 0], [100, 100]], [[0, 90], [60, 50]]), id="nothing to give"),
        pytest.param(arena([[0, 0], [100, 100]], [[0, 90], [0, 50]]), id="nobody cares"),
        pytest.param(
            arena([[0, 0], [100, 100]], [[10, 90], [60, 50]], [[0, 1], [1, 1]]), id="no power"
        ),
    ],
)
def test_there_is_nothing_to_trade(board: Arena) -> None:
    trade = exchange(board, 0, 1, 0, 1)
    assert (trade.gain, trade.first_shift, trade.second_shift) == (0, 0, 0)
    assert trade.first_position == board.position[0, trade.first_issue]
    assert trade.second_position == board.position[1, trade.second_issue]
    assert not effects(board, trade).any()


def test_where_nobody_can_trade_the_best_exchange_is_none() -> None:
    alike = best_exchange(arena([[0, 0], [100, 100]], [[10, 20], [30, 60]]))
    assert (alike.first, alike.second, alike.gain) == (int(NONE), int(NONE), 0)


def test_the_best_exchange_is_that_of_the_highest_gain() -> None:
    # a third, who cares for the first issue more than the second does, has more to offer
    board = arena([[0, 0], [100, 100], [100, 100]], [[10, 90], [60, 50], [90, 20]])
    gains = [exchange(board, i, j, 0, 1).gain for i, j in ((0, 1), (0, 2), (1, 2))]
    best = best_exchange(board)
    assert (best.first, best.second) == (0, 2)
    assert best.gain == max(gains) > 0


@given(board=arenas())
def test_both_gain_equally_and_neither_more_than_it_could_ask_for(board: Arena) -> None:
    trade = exchange(board, 0, 1, 0, 1)
    brought = effects(board, trade)
    assert brought[0] == pytest.approx(trade.gain, abs=1e-6)
    assert brought[1] == pytest.approx(trade.gain, abs=1e-6)
    p, q = trade.first_issue, trade.second_issue
    assert 0 <= trade.gain <= highest_gain(board, 0, 1, p, q) + 1e-6
    assert trade.gain <= highest_gain(board, 1, 0, q, p) + 1e-6


@given(board=arenas())
def test_the_outcomes_move_as_said_and_each_gives_way_no_further_than_to_the_other(
    board: Arena,
) -> None:
    trade = best_exchange(board)
    if trade.gain == 0:
        return
    moved = after(board, trade)
    given_ = ((trade.first_issue, trade.first_shift), (trade.second_issue, trade.second_shift))
    for issue, shift in given_:
        assert outcome(moved, issue) == pytest.approx(outcome(board, issue) + shift, abs=1e-6)
        ends = sorted((board.position[trade.first, issue], board.position[trade.second, issue]))
        assert ends[0] - 1e-6 <= moved.position[trade.first, issue] <= ends[1] + 1e-6
        assert ends[0] - 1e-6 <= moved.position[trade.second, issue] <= ends[1] + 1e-6


@given(board=arenas())
def test_the_effects_are_what_the_new_outcomes_are_worth_more_to_each(board: Arena) -> None:
    trade = best_exchange(board)
    if trade.gain == 0:
        return
    moved = after(board, trade)
    worth = np.zeros(len(board.position))
    for issue in (trade.first_issue, trade.second_issue):
        was, now = (abs(outcome(b, issue) - board.position[:, issue]) for b in (board, moved))
        worth += board.salience[:, issue] * (was - now)
    brought = effects(board, trade)
    assert brought == pytest.approx(worth, abs=1e-6)
    others = [k for k in range(len(worth)) if k not in (trade.first, trade.second)]
    assert brought.sum() == pytest.approx(2 * trade.gain + worth[others].sum(), abs=1e-6)
