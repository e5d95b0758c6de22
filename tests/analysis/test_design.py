"""Designs: where on its axes a sweep plays."""

import pytest

from sim.analysis.axis import MOST_POINTS, axis
from sim.analysis.design import along, design
from sim.errors import UsageError
from sim.results.sweep import Axis
from sim.scenario.document import load

SALE = load("house-sale")
HURRY = axis(SALE, "hurry", "20 days..90 days/3", points=3)
PATIENCE = axis(SALE, "parties.seller.patience", "100 days..1600 days", points=2)
LIKELY = axis(SALE, "lexicon.likely", "0..1", points=2)
STEPS = Axis(
    name="procedure.steps", paths=("procedure.steps",), values=("10", "20"), is_range=False
)


def test_a_grid_takes_every_combination_the_last_axis_fastest() -> None:
    points = design(SALE, [HURRY, STEPS], kind="grid", points=None, seed=1)
    assert [(one["hurry"], one["procedure.steps"]) for one in points] == [
        ("20 days", "10"), ("20 days", "20"), ("55 days", "10"), ("55 days", "20"),
        ("90 days", "10"), ("90 days", "20"),
    ]  # fmt: skip


def test_a_latin_hypercube_has_one_point_in_each_slice_of_every_axis() -> None:
    points = design(SALE, [PATIENCE, LIKELY], kind="latin-hypercube", points=10, seed=3)
    days = sorted(float(one["parties.seller.patience"].removesuffix(" days")) for one in points)
    assert [int((one - 100) / 150) for one in days] == list(range(10))
    assert sorted(int(10 * float(one["lexicon.likely"])) for one in points) == list(range(10))


def test_a_sobol_sequence_has_as_many_points_in_each_quarter_of_its_square() -> None:
    points = design(SALE, [PATIENCE, LIKELY], kind="sobol", points=16, seed=3)
    quarters = [
        (float(one["parties.seller.patience"].split()[0]) > 850, float(one["lexicon.likely"]) > 0.5)
        for one in points
    ]
    assert {quarters.count(one) for one in quarters} == {4}


@pytest.mark.parametrize("kind", ["latin-hypercube", "sobol"])
def test_the_same_seed_samples_the_same_points_and_lists_give_their_values(kind: str) -> None:
    first = design(SALE, [HURRY, STEPS], kind=kind, points=6, seed=5)
    assert first == design(SALE, [HURRY, STEPS], kind=kind, points=6, seed=5)
    assert first != design(SALE, [HURRY, STEPS], kind=kind, points=6, seed=6)
    assert {one["procedure.steps"] for one in first} == {"10", "20"}


def test_a_design_that_is_none_gets_the_nearest() -> None:
    with pytest.raises(UsageError, match="did you mean 'latin-hypercube'"):
        design(SALE, [HURRY], kind="latin-hypercub", points=None, seed=1)


def test_too_many_points_are_refused() -> None:
    steps = Axis(name="s", paths=("s",), values=tuple(map(str, range(4000))), is_range=False)
    with pytest.raises(UsageError, match=f"12,000 points; a sweep has 1 to {MOST_POINTS:,}"):
        design(SALE, [HURRY, steps], kind="grid", points=None, seed=1)


def test_a_grid_of_more_axes_goes_through_fewer_values_of_each() -> None:
    assert [along(axes) for axes in (1, 2, 3, 4)] == [9, 5, 3, 3]
