"""Solutions: each against its closed form, against trying all, and against its axioms."""

import math
from collections.abc import Callable
from itertools import product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sim.analysis.solutions import Array, egalitarian, kalai_smorodinsky, nash, pareto
from sim.model.rubinstein import equilibrium_share

SOLUTIONS = [nash, kalai_smorodinsky, egalitarian]
Solution = Callable[[Array, Array], int | None]

GRID = np.linspace(0.0, 1.0, 10_001)
PIE = np.column_stack([GRID, 1.0 - GRID])

eighths = st.integers(-8, 16).map(lambda n: n / 8)


@st.composite
def problems(draw: st.DrawFn) -> tuple[Array, Array]:
    """Return worths in eighths, and a disagreement point."""
    parties, count = draw(st.integers(1, 4)), draw(st.integers(1, 12))
    row = st.lists(eighths, min_size=parties, max_size=parties)
    worths = np.array(draw(st.lists(row, min_size=count, max_size=count)))
    return worths, np.array(draw(row)) - 1.0


def place(row: int | None) -> float:
    """Return where on the grid a row lies."""
    assert row is not None
    return float(GRID[row])


def dominates(one: Array, other: Array) -> bool:
    """Say whether one is better for somebody and worse for nobody."""
    return bool((one >= other).all() and (one > other).any())


@pytest.mark.parametrize("solution", SOLUTIONS)
def test_equals_split_the_pie_in_halves(solution: Solution) -> None:
    assert place(solution(PIE, np.zeros(2))) == 0.5


@pytest.mark.parametrize("solution", SOLUTIONS)
def test_who_has_a_fifth_without_agreement_gets_half_of_the_rest_beside_it(
    solution: Solution,
) -> None:
    assert place(solution(PIE, np.array([0.2, 0.0]))) == pytest.approx(0.6)


def test_who_fears_risk_gets_less_and_each_arbiter_says_how_much() -> None:
    # the second party values its part y as 2 sqrt(y)
    worths = np.column_stack([GRID, 2.0 * np.sqrt(1.0 - GRID)])
    found = [place(solution(worths, np.zeros(2))) for solution in SOLUTIONS]
    # Nash: the derivative of ln x + ln(1 - x) / 2 is 0. Kalai-Smorodinsky: x = sqrt(1 - x).
    # Egalitarian: x = 2 sqrt(1 - x).
    by_hand = [2 / 3, (math.sqrt(5) - 1) / 2, 2 * math.sqrt(2) - 2]
    assert found == pytest.approx(by_hand, abs=1e-4)


def test_the_first_barter_that_nash_solved() -> None:
    """Bill's five goods and Jack's four, with what each is worth to both [nash-1950]."""
    bills = {"book": (2, 4), "whip": (2, 2), "ball": (2, 1), "bat": (2, 2), "box": (4, 1)}
    jacks = {"pen": (10, 1), "toy": (4, 1), "knife": (6, 2), "hat": (2, 2)}
    goods = [*bills.values(), *jacks.values()]
    owners = np.array(list(product((0, 1), repeat=len(goods))))  # 1: it changes hands
    is_jacks = np.array([0] * len(bills) + [1] * len(jacks))
    with_jack = is_jacks ^ owners
    to_bill = (np.array(goods)[:, 0] * (1 - with_jack)).sum(axis=1)
    to_jack = (np.array(goods)[:, 1] * with_jack).sum(axis=1)
    row = nash(np.column_stack([to_bill, to_jack]), np.array([12.0, 6.0]))
    assert row is not None
    names = [*bills, *jacks]
    moved = {name for name, changes in zip(names, owners[row], strict=True) if changes}
    assert moved == {"book", "whip", "ball", "bat", "pen", "toy", "knife"}
    assert (to_bill[row] - 12, to_jack[row] - 6) == (12, 5)


@pytest.mark.parametrize(("patient", "hasty"), [(0.9, 0.8), (0.99, 0.5), (0.6, 0.6)])
def test_rubinsteins_shares_tend_to_nash_with_the_powers_of_patience(
    patient: float, hasty: float
) -> None:
    rounds = 10_000  # in which offers alternate while the pie shrinks once
    kept = equilibrium_share(patient ** (1 / rounds), hasty ** (1 / rounds))
    powers = np.array([-1 / math.log(patient), -1 / math.log(hasty)])
    assert place(nash(PIE, np.zeros(2), powers=powers)) == pytest.approx(kept, abs=2e-4)


def test_with_three_the_plain_rule_would_stop_short_of_the_frontier() -> None:
    """The least share is 1/2 in both; the second gives the third party more."""
    worths = np.array([[1, 0, 0], [0, 1, 0], [0, 0, 1], [0.5, 0.5, 0.5], [0.5, 0.5, 0.75]])
    assert kalai_smorodinsky(worths, np.zeros(3)) == egalitarian(worths, np.zeros(3)) == 4


def test_who_can_gain_nothing_has_no_voice() -> None:
    worths = np.array([[3.0, 1.0, 5.0], [2.0, 2.0, 5.0]])
    assert [solution(worths, np.array([0.0, 0.0, 5.0])) for solution in SOLUTIONS] == [1, 1, 1]


def test_where_not_all_can_gain_as_many_gain_as_can() -> None:
    worths = np.array([[9.0, 0.0, 0.0], [1.0, 1.0, 0.0], [0.0, 1.0, 2.0]])
    assert nash(worths, np.zeros(3)) == 2


@pytest.mark.parametrize("solution", SOLUTIONS)
def test_nothing_is_picked_that_leaves_somebody_worse_off(solution: Solution) -> None:
    assert solution(np.array([[2.0, -1.0], [-0.5, 3.0]]), np.zeros(2)) is None


@given(problems())
def test_the_frontier_is_what_trying_all_pairs_leaves(problem: tuple[Array, Array]) -> None:
    worths, _ = problem
    beaten = [any(dominates(other, one) for other in worths) for one in worths]
    assert pareto(worths).tolist() == [not each for each in beaten]


@pytest.mark.parametrize("solution", SOLUTIONS)
@given(problem=problems())
def test_a_solution_is_fair_and_on_the_frontier(
    solution: Solution, problem: tuple[Array, Array]
) -> None:
    worths, least = problem
    row = solution(worths, least)
    fair = np.all(worths >= least, axis=1)
    assert (row is None) == (not fair.any())
    if row is not None:
        assert fair[row]
        assert pareto(worths)[row]


@pytest.mark.parametrize("solution", SOLUTIONS)
@given(problem=problems(), turned=st.permutations(range(4)))
def test_the_order_of_the_parties_does_not_matter(
    solution: Solution, problem: tuple[Array, Array], turned: list[int]
) -> None:
    worths, least = problem
    order = [s for s in turned if s < len(least)]
    row, other = solution(worths, least), solution(worths[:, order], least[order])
    if row is None or other is None:
        assert row is other
        return
    gains, others = np.sort(worths[row] - least), np.sort(worths[other] - least)
    assert np.prod(gains) == pytest.approx(np.prod(others))
    if solution is egalitarian:
        assert gains.tolist() == others.tolist()


@pytest.mark.parametrize("solution", [nash, kalai_smorodinsky])
@given(problem=problems(), powers=st.lists(st.integers(-3, 3), min_size=4, max_size=4))
def test_the_units_of_worths_do_not_matter(
    solution: Solution, problem: tuple[Array, Array], powers: list[int]
) -> None:
    worths, least = problem
    units = 2.0 ** np.array(powers[: len(least)])
    row, other = solution(worths, least), solution(worths * units + 3.0, least * units + 3.0)
    if solution is nash and row is not None and not np.all(worths[row] > least):
        # where not all can gain, the product of other parties' gains may decide: of as many
        assert other is not None
        assert np.sum(worths[other] > least) == np.sum(worths[row] > least)
        return
    assert other == row


@given(problems(), st.data())
def test_nash_does_not_mind_what_it_would_not_have_picked(
    problem: tuple[Array, Array], data: st.DataObject
) -> None:
    worths, least = problem
    row = nash(worths, least)
    if row is None:
        return
    kept = data.draw(st.lists(st.booleans(), min_size=len(worths), max_size=len(worths)))
    left = [n for n in range(len(worths)) if n == row or kept[n]]
    assert left[nash(worths[left], least) or 0] == row


@given(problems())
def test_nash_has_the_greatest_product_where_all_can_gain(problem: tuple[Array, Array]) -> None:
    worths, least = problem
    gains = [row - least for row in worths if (row > least).all()]
    row = nash(worths, least)
    if gains and row is not None:
        assert np.prod(worths[row] - least) == pytest.approx(max(np.prod(gain) for gain in gains))


@pytest.mark.parametrize(
    ("worths", "least", "said"),
    [
        ([1.0, 2.0], [0.0], "a party a column"),
        ([[1.0, math.nan]], [0.0, 0.0], "worths takes finite numbers"),
        ([[1.0, 2.0]], [0.0], "disagreement takes a finite number for each party"),
    ],
)
def test_what_is_no_problem_is_refused(worths: list[float], least: list[float], said: str) -> None:
    with pytest.raises(ValueError, match=said):
        nash(np.array(worths), np.array(least))


def test_a_power_below_nothing_is_refused() -> None:
    with pytest.raises(ValueError, match="above 0 for each party"):
        nash(PIE, np.zeros(2), powers=np.array([1.0, -1.0]))
