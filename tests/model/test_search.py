"""The search for a package: as good as trying everything, nearly always."""

import itertools
import math
import sys

import numpy as np
import pytest

from sim.model.assumption import derive
from sim.model.codes import NONE, Disposition
from sim.model.search import (
    add_up,
    ascend,
    has_room,
    improve,
    is_better,
    is_out_of_reach,
    is_permitted,
    merit,
    most,
    nearest,
    point,
    point_count,
    search,
    set_out,
    slack,
    take_in,
)
from sim.model.value import worth
from tests.talks import TWO, Talks

PAIR = """
items:
  zone:
    clauses:
      line:
        scale: {between: [0, 10]}
        stances:
          a: {ideal: 0, reservation: 6, red_line: 8, salience: 3}
          b: {ideal: 10, reservation: 4}
      form:
        options: [treaty, pact, note]
        stances:
          a: {worth: {treaty: 1, pact: 0.6, note: 0}, reservation: pact}
          b: {worth: {treaty: 0, pact: 0.9, note: 1}, reservation: treaty, salience: 3}
      name:
        scale: {between: [0, 10]}
        stances: {a: {ideal: 0, reservation: 3}, b: {ideal: 10, reservation: 7}}
"""
A, B = 0, 1
ZONE = 0
LINE, FORM, NAME = range(3)


@pytest.fixture
def talks() -> Talks:
    """Return talks in which the line and the form are bundled; of that a cares most for the line.

    The line weighs 3/5 to a and 1/5 to b, the form 1/5 and 3/5.
    """
    these = Talks(TWO + PAIR)
    these.table("package")[ZONE, [LINE, FORM]] = 0.0
    take_in(these.setting, these.state, ZONE)
    return these


def put(talks: Talks, line: float, form: int) -> None:
    """Let the search stand there."""
    talks.table("unit")["point"][[LINE, FORM]] = round(20 * line), form


def reached(talks: Talks) -> list[float]:
    """Return where the search stands on the line and on the form."""
    return [
        point(talks.setting, talks.state, c, int(talks.table("unit")["point"][c]))
        for c in (LINE, FORM)
    ]


def merit_of_all(talks: Talks, least: list[float]) -> tuple[float, float]:
    """Return how good the whole package is, if it must be worth so much to each."""
    add_up(talks.setting, talks.state, NONE)
    return merit(talks.state, np.array(least), (NONE, NONE))


def test_a_scale_has_points_a_twentieth_apart_and_options_are_their_own(talks: Talks) -> None:
    count = point_count(talks.setting, talks.state, LINE)
    points = [point(talks.setting, talks.state, LINE, n) for n in range(count)]
    assert points == pytest.approx(np.linspace(0, 1, 21))
    assert point_count(talks.setting, talks.state, FORM) == 3
    assert point(talks.setting, talks.state, FORM, 2) == 2.0


def test_what_is_agreed_already_is_a_point_besides(talks: Talks) -> None:
    unit = talks.table("unit")[LINE]
    unit["status"], unit["position"] = Disposition.AGREED, 0.333
    assert point_count(talks.setting, talks.state, LINE) == 22
    assert point(talks.setting, talks.state, LINE, 21) == 0.333


def test_the_middle_between_the_last_texts_is_a_point_of_what_is_open(talks: Talks) -> None:
    texts = talks.table("stance")["asked"]
    texts[A, LINE] = 0.41
    assert point_count(talks.setting, talks.state, LINE) == 21
    texts[B, LINE] = 0.42
    assert point_count(talks.setting, talks.state, LINE) == 22
    assert point(talks.setting, talks.state, LINE, 21) == pytest.approx(0.415)
    assert has_room(talks.setting, talks.state, LINE)
    assert talks.table("point_worth")[LINE, 21, A] > talks.table("point_worth")[LINE, 9, A]


@pytest.mark.parametrize(
    ("c", "x", "permitted"),
    [
        *[(LINE, 0.8, True), (LINE, 0.85, False), (LINE, 0.4, True), (LINE, 0.35, False)],
        *[(FORM, 0.0, True), (FORM, 1.0, True), (FORM, 2.0, False)],
    ],
)
def test_nothing_past_anyones_red_line_is_in_a_package(
    talks: Talks, c: int, x: float, permitted: bool
) -> None:
    assert is_permitted(talks.setting, talks.state, c, x) == permitted


def test_what_a_ratifier_rejected_must_be_better_for_him(talks: Talks) -> None:
    unit = talks.table("unit")[LINE]
    unit["floor_voice"], unit["floor"] = A, 0.5
    assert not is_permitted(talks.setting, talks.state, LINE, 0.5)
    assert is_permitted(talks.setting, talks.state, LINE, 0.45)


def test_where_the_red_lines_leave_nothing_there_is_no_room(talks: Talks) -> None:
    assert has_room(talks.setting, talks.state, LINE)
    assert has_room(talks.setting, talks.state, FORM)
    assert not has_room(talks.setting, talks.state, NAME)


def test_a_package_is_worth_the_sum_of_its_units_by_their_weight(talks: Talks) -> None:
    put(talks, 0.4, 1)
    add_up(talks.setting, talks.state, NONE)
    assert slack(talks.state, A, 0.0, (NONE, NONE)) == pytest.approx(0.6 * 0.6 + 0.2 * 0.6)
    assert slack(talks.state, B, 0.5, (NONE, NONE)) == pytest.approx(0.2 * 0.4 + 0.6 * 0.9 - 0.5)


def test_all_units_but_one_are_added_up_and_then_the_points_of_that_one_tried(
    talks: Talks,
) -> None:
    put(talks, 0.4, 1)
    add_up(talks.setting, talks.state, FORM)
    assert slack(talks.state, A, 0.0, (NONE, NONE)) == pytest.approx(0.6 * 0.6)
    assert slack(talks.state, A, 0.0, (FORM, 0)) == pytest.approx(0.6 * 0.6 + 0.2 * 1.0)
    assert math.isnan(slack(talks.state, A, 0.0, (FORM, 2)))  # past the red line of a


def test_first_all_must_get_what_they_need_and_then_the_product_counts(talks: Talks) -> None:
    put(talks, 0.4, 1)  # worth 0.48 to a, 0.62 to b
    assert merit_of_all(talks, [0.5, 0.5]) == pytest.approx((0.0, -0.02))
    in_all = -0.02 - 0.08
    assert merit_of_all(talks, [0.5, 0.7]) == pytest.approx((0.0, in_all))
    assert merit_of_all(talks, [0.4, 0.5]) == pytest.approx((1.0, 0.08 * 0.12))
    assert merit_of_all(talks, [0.48, 0.62]) == pytest.approx((1.0, 0.0))


def test_who_has_no_stance_in_a_package_is_not_asked_for_his_part(talks: Talks) -> None:
    talks.table("package")[ZONE, FORM] = math.nan
    talks.written("stance")["present"][B, LINE] = 0
    take_in(talks.setting, talks.state, ZONE)
    assert talks.table("party")["concerned"].tolist() == [1, 0]
    talks.table("unit")["point"][LINE] = 8
    assert merit_of_all(talks, [0.0, 9.0]) == pytest.approx((1.0, 0.36))


@pytest.mark.parametrize(
    ("one", "other", "better"),
    [
        ((1.0, 0.0), (0.0, 9.0), True),
        ((0.0, 9.0), (1.0, 0.0), False),
        ((0.0, -0.1), (0.0, -0.2), True),
        ((1.0, 0.2), (1.0, 0.2 - 1e-13), False),
        ((1.0, 0.2), (1.0, 0.2 - 1e-11), True),
    ],
)
def test_only_more_than_rounding_is_better(
    one: tuple[float, float], other: tuple[float, float], better: bool
) -> None:
    assert is_better(one, other) == better


def test_a_unit_goes_to_its_best_point_and_the_lowest_of_equals(talks: Talks) -> None:
    least = np.array([0.0, 0.0])
    put(talks, 0.8, 0)
    assert improve(talks.setting, talks.state, FORM, least)
    # at 0.8 on the line: treaty 0.32 x 0.16, pact 0.24 x 0.7
    assert reached(talks) == [0.8, 1.0]
    assert not improve(talks.setting, talks.state, FORM, least)
    talks.written("stance")["weight"][:, LINE] = 0.0
    take_in(talks.setting, talks.state, ZONE)
    put(talks, 0.7, 1)
    assert not improve(talks.setting, talks.state, LINE, least)
    assert reached(talks) == [0.7, 1.0]


def test_the_ascent_ends_where_no_single_change_is_better(talks: Talks) -> None:
    least = np.array([0.1, 0.1])
    put(talks, 0.8, 0)
    ascend(talks.setting, talks.state, least)
    # (0.52 - 0.6 x) (0.44 + 0.2 x - 0.1 + 0.1): falls from the lowest point permitted on
    assert reached(talks) == [0.4, 1.0]


def test_a_start_outside_the_red_lines_moves_to_the_nearest_point_inside(talks: Talks) -> None:
    talks.table("package")[ZONE, NAME] = 0.0
    take_in(talks.setting, talks.state, ZONE)
    assert nearest(talks.setting, talks.state, LINE, 0.0) == 8
    assert nearest(talks.setting, talks.state, LINE, 1.0) == 16
    assert nearest(talks.setting, talks.state, FORM, 0.5) == 0  # of two as near, the first
    assert nearest(talks.setting, talks.state, NAME, 0.5) == NONE


def test_the_search_sets_out_from_the_middle_and_from_each_partys_next_offers(
    talks: Talks,
) -> None:
    starts = []
    talks.table("party")["desired"][B] = 0.5
    talks.written("procedure")["stride"] = 20
    for start in (-1, A, B):
        set_out(*talks.score, start)
        starts.append(reached(talks))
    # a begins at 0 and at the treaty; b has come from 10 to 7, and still asks for a note
    assert starts == [[0.5, 1.0], [0.4, 0.0], [0.7, 1.0]]


def test_what_is_agreed_is_where_a_party_sets_out_from(talks: Talks) -> None:
    unit = talks.table("unit")[LINE]
    unit["status"], unit["position"] = Disposition.AGREED, 0.61
    take_in(talks.setting, talks.state, ZONE)
    set_out(*talks.score, A)
    assert reached(talks)[0] == 0.61


def test_the_search_says_when_it_cannot_give_all_what_they_must_have(talks: Talks) -> None:
    assert search(*talks.score, ZONE, np.array([0.4, 0.5]))
    assert not search(*talks.score, ZONE, np.array([0.6, 0.9]))


def test_the_best_of_all_ends_is_what_the_package_says(talks: Talks) -> None:
    assert search(*talks.score, ZONE, np.array([0.1, 0.1]))
    assert talks.table("package")[ZONE, [LINE, FORM]].tolist() == [0.4, 1.0]


@pytest.mark.parametrize(
    ("least", "out_of_reach"),
    [
        # The line at 4 and a pact are worth 3/5 * 0.6 + 1/5 * 0.6 = 0.48 to a, and to b
        # 1/5 * 0.4 + 3/5 * 0.9 = 0.62. Nothing leaves a more than 0.6 * 0.6 + 0.2 * 1 = 0.56.
        ([0.48, 0.62], False),
        ([0.57, 0.0], True),
        ([0.48, 0.64], True),
        ([0.4, 0.8], True),
    ],
)
def test_what_no_package_gives_is_known_without_a_search(
    talks: Talks, least: list[float], out_of_reach: bool
) -> None:
    must = np.array(least)
    assert is_out_of_reach(talks.setting, talks.state, must) == out_of_reach
    assert search(*talks.score, ZONE, must) != out_of_reach


def test_no_package_leaves_more_in_weighted_sum_than_each_unit_at_its_best(talks: Talks) -> None:
    # a note is past the red line of a; by weights 2 and 1 the line is best at 4:
    # 2 * 0.6 * 0.6 + 0.2 * 0.4 = 0.8, and the pact 2 * 0.2 * 0.6 + 0.6 * 0.9 = 0.78
    must = np.array([0.3, 0.1])
    expected = 0.8 + 0.78 - 2 * 0.3 - 0.1
    assert most(talks.setting, talks.state, must, (A, 2.0)) == pytest.approx(expected, abs=1e-8)


SETS = 200
SIZES = [(1, 2), (2, 2), (1, 3), (1, 4), (0, 5)]
"""Of how many units a set is, the first few on a scale."""
ORDERED = """
        scale: {between: [0, 1]}
        stances: {a: {ideal: 0, reservation: 1}, b: {ideal: 1, reservation: 0}}
"""
OPTIONS = """
        options: [w, x, y, z]
        stances:
          a: {worth: {w: 1, x: 0.6, y: 0.3, z: 0}, reservation: z}
          b: {worth: {w: 0, x: 0.3, y: 0.6, z: 1}, reservation: w}
"""


def market(ordered: int, count: int) -> Talks:
    """Return talks over so many units, the first few on a scale."""
    kinds = [ORDERED] * ordered + [OPTIONS] * (count - ordered)
    clauses = "".join(f"      c{n}:{kind}" for n, kind in enumerate(kinds))
    talks = Talks(TWO + f"items:\n  zone:\n    clauses:\n{clauses}")
    talks.table("package")[ZONE] = 0.0
    return talks


def shuffle(talks: Talks, chance: np.random.Generator) -> np.ndarray:
    """Give the parties other wishes and other offers; return what each must get."""
    stance, worths = talks.written("stance")[:2], talks.written("worth")[:2]
    stance["salience"] = chance.exponential(size=stance.shape)
    stance["risk"] = chance.choice([0.7, 1.0, 1.5], size=stance.shape)
    worths[:] = chance.random(worths.shape)
    for c, unit in enumerate(talks.written("unit")):
        if unit["options"]:
            mine = worths[:, unit["first_option"] : unit["first_option"] + unit["options"]]
            stance["reservation"][:, c] = mine.argmin(axis=1)
    derive(talks.setting)
    talks.table("party")["desired"] = chance.random(2) * 0.5
    return chance.random(2) * 0.5


def worths_of(talks: Talks) -> list[np.ndarray]:
    """Return, for each unit, what its points are worth by their weight: (party, point)."""
    setting, state, weight = talks.setting, talks.state, talks.written("stance")["weight"]
    return [
        np.array(
            [
                [
                    weight[s, c] * worth(setting, s, c, point(setting, state, c, n))
                    for n in range(point_count(setting, state, c))
                ]
                for s in (A, B)
            ]
        )
        for c in range(len(weight[0]))
    ]


def best_of_all(talks: Talks, least: np.ndarray) -> tuple[float, float]:
    """Return the merit of the best package there is, by trying every one."""
    slacks = -least[:, None]
    for values in worths_of(talks):
        slacks = (slacks[:, :, None] + values[:, None, :]).reshape(2, -1)
    lowest = slacks.min(axis=0)
    enough = lowest >= -1e-9
    if not enough.any():
        return 0.0, -float(np.maximum(-slacks, 0.0).sum(axis=0).min())
    return 1.0, float(np.prod(np.maximum(slacks[:, enough], 0.0), axis=0).max())


def merit_of_package(talks: Talks, least: np.ndarray) -> tuple[float, float]:
    """Return how good the package is that was put."""
    package = talks.table("package")[ZONE]
    slacks = np.array([-must for must in least])
    for c, weights in enumerate(talks.written("stance")["weight"][:2].T):
        slacks += [
            weight * worth(talks.setting, s, c, package[c]) for s, weight in enumerate(weights)
        ]
    if slacks.min() < -1e-9:
        return 0.0, -float(np.maximum(-slacks, 0.0).sum())
    return 1.0, float(np.prod(np.maximum(slacks, 0.0)))


def gap(talks: Talks, least: np.ndarray) -> float:
    """Return by how much the best package beats the one found, as a share; inf if it alone does."""
    take_in(talks.setting, talks.state, ZONE)
    out_of_reach = is_out_of_reach(talks.setting, talks.state, least)
    found = search(*talks.score, ZONE, least)
    assert not (found and out_of_reach)
    mine = merit_of_package(talks, least)
    best = best_of_all(talks, least)
    assert found == (mine[0] == 1.0)
    assert not is_better(mine, (best[0], best[1] + 1e-9))
    if best[0] != mine[0]:
        return math.inf
    return max(0.0, best[1] - mine[1]) / max(abs(best[1]), 1e-9)


def test_the_search_finds_what_trying_every_package_finds_nearly_always(
    capsys: pytest.CaptureFixture[str],
) -> None:
    chance = np.random.default_rng(1951)
    gaps = []
    for talks in itertools.starmap(market, SIZES):
        gaps += [gap(talks, shuffle(talks, chance)) for _ in range(SETS // len(SIZES))]
    with capsys.disabled():
        sys.stdout.write(f"{sum(g > 1e-9 for g in gaps)} of {SETS} differ, at most {max(gaps):.1%}")
    assert np.median(gaps) < 1e-9
    assert max(gaps) < 0.15


LOGROLLING = """
scenario: logrolling
start: 2001-01-01
parties: {a: {patience: 10 days}, b: {patience: 10 days}}
items:
  one:
    scale: {between: [0, 10], unit: boats}
    stances:
      a: {ideal: 0, reservation: 4, red_line: 8, salience: 4}
      b: {ideal: 10, reservation: 6, red_line: 2, salience: 1}
  two:
    scale: {between: [0, 10], unit: boats}
    stances:
      a: {ideal: 0, reservation: 4, red_line: 8, salience: 1}
      b: {ideal: 10, reservation: 6, red_line: 2, salience: 4}
"""


def test_each_gives_way_on_what_matters_less_to_it_though_both_are_short_by_the_same() -> None:
    """At 0.4 and 0.6, where both stand, either is short by 0.1 of the 0.7 that it must have."""
    talks = Talks(LOGROLLING)
    least = np.array([0.65, 0.65])
    talks.table("package")[0] = (0.4, 0.6)
    assert merit_of_package(talks, least)[0] == 0.0
    take_in(talks.setting, talks.state, 0)
    assert search(*talks.score, 0, least)
    one, two = talks.table("package")[0]
    assert one < 0.4
    assert two > 0.6
