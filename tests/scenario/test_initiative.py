"""Initiative: five ways to begin, or not to."""

from typing import Any

import pytest

from sim.scenario.initiative import MaybeTable, Table, Wait, WaitForTheOther, Withhold
from sim.scenario.quantity import Duration, Likelihood
from tests.scenario.files import HOUSE, house, problem


def initiative(written: Any) -> Any:
    return house(items__price__initiative__buyer=written).items["price"].initiative["buyer"]


MONTH = Duration.read("1 month")


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("table", Table()),
        ("withhold", Withhold()),
        ({"wait": "1 month"}, Wait(wait=MONTH)),
        ({"wait": "1 month", "then": "withhold"}, Wait(wait=MONTH, then="withhold")),
        ({"wait": "for-the-other"}, WaitForTheOther(wait="for-the-other")),
        ({"table": "likely"}, MaybeTable(table=Likelihood.read("likely"))),
        (
            {"table": 0.4, "otherwise": {"wait": "1 month"}},
            MaybeTable(table=Likelihood.read(0.4), otherwise=Wait(wait=MONTH)),
        ),
    ],
)
def test_an_initiative_is_a_word_or_a_map(written: Any, read: Any) -> None:
    assert initiative(written) == read
    assert read.kind in ("table", "withhold", "wait", "wait-for-the-other", "maybe")


def test_everyone_tables_what_nothing_is_said_of() -> None:
    assert house().items["price"].initiative == {"seller": Table(), "buyer": Table()}


@pytest.mark.parametrize("written", ["tabel", "maybe", {"then": "table"}, 3, ["table"]])
def test_another_initiative_is_refused(written: Any) -> None:
    told = problem(HOUSE, set={"items.price.initiative.buyer": written})
    assert told.expected.startswith("Write table, withhold, {wait: 30 days")


def test_who_fails_to_table_may_not_table_otherwise() -> None:
    written = {"table": "likely", "otherwise": "table"}
    told = problem(HOUSE, set={"items.price.initiative.buyer": written})
    assert told.found == "'table' is no way to do otherwise"


def test_a_path_leads_past_the_kind_of_an_initiative() -> None:
    told = problem(HOUSE + "    initiative: {buyer: {wait: 3 days, then: soon}}\n")
    assert (told.path, told.column) == ("items.price.initiative.buyer.then", 46)


def test_a_wait_that_is_no_duration_is_told_so() -> None:
    told = problem(HOUSE, set={"items.price.initiative.buyer": {"wait": "a while"}})
    assert told.found == "'a while' is no duration"
