"""Whole items: one choice among all that their clauses can be together."""

import pytest

from sim.scenario.document import loads, resolved
from sim.scenario.scale import Scale
from sim.scenario.scenario import Scenario
from sim.scenario.whole import POINTS, Whole, points_of
from tests.scenario.files import GARDEN

DEAL = (
    GARDEN.partition("    objections:")[0]
    .replace("severable: true", "ambiguity: 0")
    .replace("  garden:\n", "  garden:\n    bargained: whole\n")
)


def whole(text: str = DEAL) -> Whole:
    (unit,) = loads(text).units
    assert unit.whole is not None
    return unit.whole


def deal(text: str = DEAL) -> Scenario:
    return loads(text)


def test_an_item_bargained_whole_is_one_unit_and_its_clauses_keep_their_names() -> None:
    assert [unit.id for unit in deal().units] == ["garden"]
    assert list(deal().clauses) == ["garden.hedge", "garden.shed"]
    assert [unit.path for unit in deal().units] == ["items.garden"]


def test_items_are_bargained_by_clause_unless_they_say_otherwise() -> None:
    assert [unit.id for unit in loads(GARDEN).units] == ["garden.hedge", "garden.shed"]
    assert all(unit.whole is None for unit in loads(GARDEN).units)


def test_the_outcomes_are_all_combinations_the_last_clause_fastest() -> None:
    assert (whole().sizes, whole().outcomes) == ((POINTS, 2), 42)
    assert [whole().points(outcome) for outcome in (0, 1, 2, 41)] == [
        (0, 0),
        (0, 1),
        (1, 0),
        (20, 1),
    ]


def test_an_outcome_is_a_place_on_each_scale_and_one_of_the_options() -> None:
    assert whole().positions(21) == (0.5, 1.0)
    assert whole().words(21) == "hedge: half, shed: goes"


@pytest.mark.parametrize(
    ("written", "points"),
    [
        ({"between": [0, 25]}, 26),
        ({"between": [25.0, 0.0]}, 26),
        ({"between": [0, 2.5]}, POINTS),
        ({"between": [0, 25], "points": 6}, 6),
        ({"between": ["as now", "gone"]}, POINTS),
        ({"between": ["2026-01-01", "2026-01-31"]}, 31),
        ({"between": ["1 day", "9 days"]}, POINTS),
    ],
)
def test_a_scale_has_the_places_it_says_or_its_whole_numbers_or_21(
    written: dict[str, object], points: int
) -> None:
    assert points_of(Scale.model_validate(written)) == points


def test_how_it_is_bargained_and_what_is_objected_to_survive_resolving() -> None:
    text = DEAL + "    objections: {shade: {by: buyer}}\n"
    again = deal(resolved(deal(text)))
    assert again == deal(text)
    assert again.items["garden"].objections["shade"].to == ("garden",)


def test_a_party_may_say_what_an_outcome_must_be_worth_at_the_least() -> None:
    text = DEAL.replace("bargained: whole", "bargained: whole\n    least: {seller: 45 %}")
    assert deal(text).items["garden"].least == {"seller": 0.45}
    assert deal(resolved(deal(text))) == deal(text)
    assert "items.garden.least.seller" in deal(text).numbers
    assert deal().items["garden"].least == {}
