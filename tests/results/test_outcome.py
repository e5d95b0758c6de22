"""An outcome: what became of each clause, and how it tells of itself."""

from datetime import date, datetime

import pandas as pd
import pytest

from sim.model.codes import Happening
from sim.results.outcome import terms
from sim.scenario.document import loads
from tests.builders import WHOLE, Row, played
from tests.results.ends import harbour, whole

ROWS = (
    Row(8, Happening.AGREED, clause="fishing.quota", position=0.45),
    Row(9, Happening.DROPPED, "north", "fishing.season"),
)
OUTCOME = played(ROWS, seed=7, replication=2)


def test_terms_are_a_quantity_in_its_unit_or_an_option() -> None:
    quota, season, tolls = OUTCOME.scenario.units
    assert terms(quota, 0.45) == "45 boats"
    assert terms(season, 1.0) == "winter"
    assert terms(tolls, 0.0) == "1 January 2002"


def test_the_terms_of_a_whole_item_are_those_of_its_clauses() -> None:
    (fishing, _) = loads(WHOLE).units
    assert terms(fishing, 51 * 3 + 1) == "quota: 51 boats, season: winter"


def test_a_minute_is_a_day_and_an_hour_after_the_start() -> None:
    assert OUTCOME.moment(0) == datetime(2001, 1, 1)
    assert OUTCOME.moment(8 * 1440 + 600) == datetime(2001, 1, 9, 10)
    assert OUTCOME.day(8 * 1440 + 600) == date(2001, 1, 9)


def test_how_a_clause_ended_is_found_by_its_id() -> None:
    assert OUTCOME.settlement("fishing.quota").terms == "45 boats"
    assert OUTCOME.settlement("tolls").disposition == "open"
    with pytest.raises(KeyError, match="depth"):
        OUTCOME.settlement("fishing.depth")


def test_the_table_has_the_columns_of_an_ensembles_and_their_types() -> None:
    one, many = OUTCOME.frame(), whole(harbour(), 3).frame()
    assert one.dtypes.to_dict() == many.dtypes.to_dict()
    joint = pd.concat([one, many])
    assert len(joint.merge(many, on=["clause", "date"])) >= len(many)


def test_the_table_has_a_row_a_clause_and_the_worth_to_each_party() -> None:
    table = OUTCOME.frame()
    assert list(table.columns) == [
        "replication",
        "item",
        "clause",
        "disposition",
        "hearing",
        "date",
        "position",
        "terms",
        "worth_north",
        "worth_south",
    ]
    assert list(table["clause"]) == ["fishing.quota", "fishing.season", "tolls"]
    assert list(table["item"]) == ["fishing", "fishing", "tolls"]
    assert list(table["disposition"]) == ["agreed", "dropped", "open"]
    assert table["date"].iloc[0] == pd.Timestamp("2001-01-09")
    assert set(table["replication"]) == {2}


@pytest.mark.parametrize(
    ("ending", "words"),
    [
        ("signed", "signed on 11 April 2001"),
        ("walked-out", "a party walked out on 11 April 2001"),
        ("broken-off", "broken off on 11 April 2001"),
        ("not-ratified", "rejected in ratification on 11 April 2001"),
        ("horizon", "still open at the horizon, 11 April 2001"),
    ],
)
def test_the_headline_says_how_the_talks_ended(ending: str, words: str) -> None:
    outcome = played(ROWS, ending=ending, seed=7, replication=2)
    assert outcome.headline() == f"{words} (seed 7, replication 2)"
    assert outcome.is_signed is (ending == "signed")


def test_an_outcome_is_printed_in_a_line() -> None:
    outcome = played(ROWS, ending="signed", seed=7, replication=2)
    assert repr(outcome) == (
        "<Outcome of harbour: signed on 11 April 2001 (seed 7, replication 2)>"
    )


def test_an_outcome_shows_itself_as_a_table_and_trusts_no_title() -> None:
    scenario = OUTCOME.scenario.model_copy(update={"title": "<script>"})
    shown = played(ROWS, scenario=scenario)._repr_html_()
    assert "&lt;script&gt;" in shown
    assert "<script>" not in shown
    assert "45 boats" in shown


def test_what_was_agreed_at_the_table_is_settled_however_that_came() -> None:
    rows = [
        Row(8, Happening.PACKAGED, clause="fishing.quota", position=0.5),
        Row(9, Happening.REFERRED, clause="tolls", subject=0),
    ]
    assert [end.is_settled for end in played(rows).settlements] == [True, False, False]
