"""Lowering of the parties and of who stands behind them."""

import math
from typing import Any

import pytest

from sim.engine.lowering import Lowered, lower
from sim.model.codes import Consulted
from sim.model.concession import Strategy
from sim.scenario.concession import BUILT_IN
from sim.scenario.document import loads
from tests.talks import TWO

DAY = 1440
ITEMS = """
items:
  line: {stances: {a: {ideal: 0, reservation: 1}, b: {ideal: 1, reservation: 0}}}
  troops: {stances: {a: {ideal: 0, reservation: 1}, b: {ideal: 1, reservation: 0}}}
"""
PRINCIPALS = """
    principals:
      king:
        {weight: 2, consulted: always, reply: {median: 1 day, p90: 3 days}, patience: 60 days,
         exponent: 0.5, yields_at: 0.6, insists_on: [troops]}
      queen: {patience: 1.5 times, yields_at: never, reply: 2 days}
"""


def court() -> Lowered:
    """Return talks in which b answers to nobody and a, behind it, to two."""
    parties = "parties:\n  b: {patience: 40 days}\n  a:\n    mandate: 0.3" + PRINCIPALS
    head = TWO[: TWO.index("parties:")]
    return lower(loads(head + parties + ITEMS))


def party(written: str) -> Any:
    """Return the row of a party of whom so much is written."""
    text = TWO.replace("a: {patience: 40 days}", f"a: {{patience: 40 days, {written}}}")
    return lower(loads(text + ITEMS)).setting_tables["party"][0]


def test_each_party_knows_which_principals_are_its_own() -> None:
    table = court().setting_tables
    assert table["party"]["principals"].tolist() == [0, 2]
    assert table["party"]["first_principal"].tolist() == [0, 0]
    assert table["principal"]["of_party"].tolist() == [1, 1]
    assert table["party"]["mandate"].tolist() == [1.0, 0.3]


def test_a_principal_has_a_patience_and_an_exponent_or_its_partys() -> None:
    king, queen = court().setting_tables["principal"]
    assert (king["patience"], king["exponent"]) == (60 * DAY, 0.5)
    assert math.isnan(queen["patience"])
    assert queen["times"] == 1.5
    assert math.isnan(queen["exponent"])


def test_a_principal_says_when_it_is_asked_how_long_it_takes_and_on_what_it_insists() -> None:
    table = court().setting_tables
    king, queen = table["principal"]
    assert [king["consulted"], queen["consulted"]] == [Consulted.ALWAYS, Consulted.INSISTED]
    assert (king["reply_median"], king["reply_p90"]) == (DAY, 3 * DAY)
    assert queen["reply_median"] == 2 * DAY
    assert math.isnan(queen["reply_p90"])
    assert (king["yields_at"], queen["yields_at"]) == (0.6, math.inf)
    assert (king["weight"], queen["weight"]) == (2.0, 1.0)
    assert table["insists"].tolist() == [[0, 1], [0, 0]]


def test_each_has_a_stream_of_replies_for_every_clause_and_item() -> None:
    lowered = court()
    streams = [lowered.streams[n] for n in lowered.setting_tables["reply_stream"][1]]
    # the clause of an item that has but one goes by the item's name
    assert streams == ["reply/a.queen/line", "reply/a.queen/troops"] * 2


@pytest.mark.parametrize("word", BUILT_IN)
def test_every_strategy_of_the_language_has_its_rule_in_the_model(word: str) -> None:
    row = party(f"concession: {word}")
    assert Strategy(row["strategy"]).name == word.upper().replace("-", "_")


@pytest.mark.parametrize(
    ("concession", "columns"),
    [
        ("boulware", {"exponent": 0.25}),
        (
            "{strategy: mixed, exponent: 0.5, time: 3, reciprocity: 1, window: 4}",
            {"exponent": 0.5, "time": 3.0, "reciprocity": 1.0, "window": 4.0},
        ),
        (
            "{strategy: random-absolute-tit-for-tat, window: 3, most: 0.2}",
            {"window": 3.0, "most": 0.2, "exponent": 1.0},
        ),
        ("zeuthen", {"exponent": 1.0}),
    ],
)
def test_a_strategy_brings_its_numbers(concession: str, columns: dict[str, float]) -> None:
    row = party(f"concession: {concession}")
    assert {column: float(row[column]) for column in columns} == columns


def test_what_delay_and_failure_are_worth_stands_with_the_party() -> None:
    vote = "weight: 3, must_sign: true"
    row = party(f"alternative: 0.1, discount: 0.8, delay_cost: 1 per day, {vote}")
    assert (row["alternative"], row["discount"]) == (0.1, 0.8)
    assert (row["weight"], row["must_sign"]) == (3, 1)
    assert row["delay_cost"] == pytest.approx(1 / DAY)
    assert math.isnan(party("must_sign: false")["alternative"])
