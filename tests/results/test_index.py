"""What the numbers of a chronicle stand for."""

import pytest

from sim.results.index import Index
from sim.scenario.document import loads
from tests.builders import CAPITALS, HARBOUR

INDEX = Index(loads(HARBOUR))


def test_things_are_counted_in_the_order_of_the_file() -> None:
    assert INDEX.parties == ("north", "south")
    assert INDEX.items == ("fishing", "tolls")
    assert [unit.id for unit in INDEX.units] == ["fishing.quota", "fishing.season", "tolls"]
    assert (INDEX.forums, INDEX.incidents) == (("court",), ("storm", "election"))


def test_of_an_item_the_foreseen_objections_count_first_then_one_of_each_party() -> None:
    assert [(objection.item, objection.id, objection.by) for objection in INDEX.objections] == [
        ("fishing", "stocks", "south"),
        ("fishing", "unforeseen/north", "north"),
        ("fishing", "unforeseen/south", "south"),
        ("tolls", "law", "south"),
        ("tolls", "unforeseen/north", "north"),
        ("tolls", "unforeseen/south", "south"),
    ]


def test_remedies_count_on_from_one_objection_to_the_next() -> None:
    assert [(o, remedy.kind) for o, remedy in INDEX.remedies] == [
        (0, "argue"),
        (0, "insist"),
        (1, "argue"),
        (2, "argue"),
        (3, "refer"),
        (4, "argue"),
        (5, "argue"),
    ]


def test_a_foreseen_objection_speaks_against_its_clauses_an_unforeseen_one_against_all() -> None:
    assert INDEX.targets(0) == ((0, True),)
    assert INDEX.targets(1) == ((0, True), (1, True))


def test_a_counter_proposal_alone_is_no_speaking_against() -> None:
    text = HARBOUR.replace(
        "to: [quota], remedies", "to: [quota], counter: {season: summer}, remedies"
    )
    assert Index(loads(text)).targets(0) == ((0, True), (1, False))


def test_what_nobody_foresaw_has_a_name_too() -> None:
    assert INDEX.objections[0].name == INDEX.scenario.items["fishing"].objections["stocks"].name
    assert INDEX.objections[1].name == "an unforeseen objection"


def test_a_clause_is_found_by_its_item_and_name() -> None:
    assert INDEX.unit_in("fishing", "season") == 1
    assert INDEX.clause(2) == "tolls"
    with pytest.raises(KeyError, match="depth"):
        INDEX.unit_in("fishing", "depth")


def test_principals_ratifiers_and_duties_are_counted_as_they_are_written() -> None:
    index = Index(loads(CAPITALS))
    assert index.principals == ("north.king", "north.council")
    assert (index.ratifiers, index.duties) == (("senate",), ("buoys",))
