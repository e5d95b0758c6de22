"""The scenario as a whole."""

import pickle

import pytest
from pydantic import ValidationError

from sim.scenario.document import loads
from tests.scenario.files import GARDEN, HOUSE, house, problem


def test_two_scenarios_are_equal_when_they_say_the_same() -> None:
    assert loads(HOUSE) == loads(
        HOUSE.replace(
            "parties: {seller: {}, buyer: {}}", "parties: {seller: {name: seller}, buyer: {}}"
        )
    )
    assert loads(HOUSE) != loads(HOUSE.replace("490", "480"))
    assert loads(HOUSE) != HOUSE


def test_a_scenario_is_frozen() -> None:
    scenario = loads(HOUSE)
    with pytest.raises(ValidationError):
        setattr(scenario, "title", "Another")  # noqa: B010  the checker knows better


def test_a_scenario_goes_to_another_process_whole() -> None:
    scenario = loads(GARDEN)
    assert pickle.loads(pickle.dumps(scenario)) == scenario


def test_words_get_their_meaning_under_the_scenarios_own_name() -> None:
    assert loads(HOUSE).base == "house"


def test_units_stand_in_the_order_of_the_file() -> None:
    assert [unit.id for unit in loads(GARDEN).units] == ["garden.hedge", "garden.shed"]
    assert loads(GARDEN).unit("garden", "shed").id == "garden.shed"


@pytest.mark.parametrize(
    ("path", "value", "found"),
    [
        ("language", 2, "'2' is no language of this program"),
        ("horizon", "101 years", "'101 years' is out of bounds"),
        ("horizon", "0 days", "'0 days' is out of bounds"),
        ("start", "9999-12-01", "the talks would run beyond the year 9999"),
    ],
)
def test_talks_take_place_in_a_time_that_can_be_told(path: str, value: object, found: str) -> None:
    assert problem(HOUSE, set={path: value}).found.endswith(found)


def test_a_party_cares_about_something() -> None:
    told = problem(HOUSE, set={"items.price.stances.buyer.salience": 0})
    assert told.found.endswith("'buyer' cares about nothing: all its saliences are 0")


def test_the_title_is_made_of_the_id_if_need_be() -> None:
    assert house().title == "House"
