"""Lowering of whole items: every combination, what it is worth, its rank."""

from pathlib import Path

import numpy as np
import pytest

from sim.engine.lowering import lower
from sim.model.play import begin
from sim.model.tables import Tables, new_log
from sim.scenario.document import loads
from tests.peers.domain import Domain, write
from tests.peers.played import played
from tests.talks import TWO

ITEMS = """
items:
  line: {stances: {a: {ideal: 0, reservation: 1}, b: {ideal: 1, reservation: 0}}}
  treaty:
    bargained: whole
    clauses:
      form:
        options: [pact, note]
        stances:
          a: {worth: {pact: 1, note: 0.2}, reservation: note, salience: 3}
          b: {worth: {pact: 0, note: 1}, reservation: pact}
      term:
        scale: {between: [1, 3], unit: years}
        stances:
          a: {ideal: 1, reservation: 2, risk: 2}
          b: {ideal: 3, reservation: 2}
  other:
    bargained: whole
    clauses:
      seat:
        options: [here, there, nowhere]
        stances:
          a: {worth: {here: 1, there: 0.5, nowhere: 0}, reservation: there}
          b: {worth: {here: 0.5, there: 0.5, nowhere: 1}, reservation: here}
"""
A, B, TREATY, OTHER = 0, 1, 1, 2


@pytest.fixture(scope="module")
def tables() -> Tables:
    """Return two whole items beside a plain one."""
    return lower(loads(TWO + ITEMS)).setting_tables


def test_a_whole_item_is_one_unit_with_a_combination_for_each_choice(tables: Tables) -> None:
    unit = tables["unit"]
    assert unit["whole"].tolist() == [0, 1, 1]
    assert unit["options"].tolist() == [0, 6, 3]
    assert unit["first_option"].tolist()[1:] == [0, 6]
    assert tables["outcome"].shape == (2, 9)


def test_a_combination_is_worth_the_mean_of_its_parts_by_salience(tables: Tables) -> None:
    # form 3/4, term 1/4; of one, two and three years the term is worth 1, 1 - (1/2)^2 and 0
    treaty = [1.0, 0.9375, 0.75, 0.4, 0.3375, 0.15]
    assert tables["outcome"][A, :6].tolist() == pytest.approx(treaty)
    assert tables["outcome"][B, :6].tolist() == pytest.approx([0, 0.25, 0.5, 0.5, 0.75, 1])
    assert tables["outcome"][A, 6:].tolist() == [1.0, 0.5, 0.0]


def test_its_reservation_is_that_of_its_parts_together(tables: Tables) -> None:
    stance = tables["stance"]
    assert stance["least"][A, TREATY] == pytest.approx(0.75 * 0.2 + 0.25 * 0.75)
    assert stance["least"][B, TREATY] == pytest.approx(0.25)
    assert stance["most"][:2, TREATY].tolist() == [1.0, 1.0]
    assert stance["salience"][:2, TREATY].tolist() == [4.0, 2.0]
    assert stance["ideal"][:2, TREATY].tolist() == [0.0, 5.0]


def test_it_weighs_in_the_treaty_what_its_clauses_weigh() -> None:
    lowered = lower(loads(TWO + ITEMS))
    begin(lowered.setting, lowered.state, new_log(0), 1, 0)
    weight = lowered.setting_tables["stance"]["weight"][A]
    assert weight.tolist() == pytest.approx([1 / 6, 4 / 6, 1 / 6])


def test_combinations_are_ranked_by_rising_worth_equals_in_file_order(tables: Tables) -> None:
    assert tables["ranked"][B, :6].tolist() == [0, 1, 2, 3, 4, 5]
    assert tables["ranked"][A, :6].tolist() == [5, 4, 3, 2, 1, 0]
    assert tables["ranked"][B, 6:].tolist() == [0, 1, 2]
    for first, last in ((0, 6), (6, 9)):
        for s in (A, B):
            ordered = tables["outcome"][s, first:last][tables["ranked"][s, first:last]]
            assert np.all(np.diff(ordered) >= 0)


def test_who_has_no_stance_on_any_of_it_is_indifferent() -> None:
    three = TWO.replace("parties: {", "parties: {c: {}, ")
    tables = lower(loads(three + ITEMS)).setting_tables
    assert tables["stance"]["present"][0].tolist() == [0, 0, 0]
    assert not tables["outcome"][0].any()


def test_a_scenario_without_whole_items_has_no_combinations() -> None:
    plain = ITEMS[: ITEMS.index("  treaty:")]
    assert lower(loads(TWO + plain)).setting_tables["outcome"].shape == (2, 0)


def test_worths_that_differ_by_rounding_alone_are_equal() -> None:
    text = """
items:
  treaty:
    bargained: whole
    clauses:
      one:
        options: [much, little]
        stances:
          a: {worth: {much: 0.1, little: 0.3}, reservation: much}
          b: {worth: {much: 1, little: 0}, reservation: little}
      two:
        options: [much, little]
        stances:
          a: {worth: {much: 0.2, little: 0}, reservation: little}
          b: {worth: {much: 1, little: 0}, reservation: little}
"""
    tables = lower(loads(TWO + text)).setting_tables
    assert tables["outcome"][A].tolist() == [0.15, 0.05, 0.25, 0.15]  # 0.1 + 0.2 is 0.3
    assert tables["ranked"][A].tolist() == [1, 0, 3, 2]


def test_a_reservation_is_what_its_combination_is_worth_whatever_the_saliences() -> None:
    text = """
items:
  treaty:
    bargained: whole
    clauses:
      one:
        options: [much, little]
        stances:
          a: {worth: {much: 0.1, little: 0.3}, reservation: much, salience: 4}
          b: {worth: {much: 1, little: 0}, reservation: little}
      two:
        options: [much, little]
        stances:
          a: {worth: {much: 0.1, little: 1}, reservation: much, salience: 1}
          b: {worth: {much: 1, little: 0}, reservation: little}
"""
    tables = lower(loads(TWO + text)).setting_tables
    assert tables["outcome"][A, 0] == tables["stance"]["least"][A, 0] == 0.1


EXAMPLE = Domain(
    {"price": ["high", "low"], "delivery": ["fast", "slow"]},
    {
        "seller": {"reservation": 0.0, "weights": [0.6, 0.4], "evaluations": [[1, 0], [0, 1]]},
        "buyer": {"reservation": 0.0, "weights": [0.4, 0.6], "evaluations": [[0, 1], [1, 0]]},
    },
)


@pytest.mark.parametrize(
    ("pair", "agreement", "step"),
    [
        (("linear", "linear"), ["high", "fast"], 1),
        (("boulware", "boulware"), ["high", "fast"], 3),
        (("conceder", "conceder"), ["low", "slow"], 0),
        (("micro", "micro"), ["high", "fast"], 1),
        (("boulware", "linear"), ["high", "fast"], 3),
    ],
)
def test_the_example_of_the_page_on_whole_items(
    pair: tuple[str, str], agreement: list[str], step: int, tmp_path: Path
) -> None:
    """docs/model/whole-items.md works these by hand."""
    agreed = played(EXAMPLE, write(EXAMPLE, tmp_path / "example"), pair, 4)
    assert (agreed.agreement, agreed.step) == (agreement, step)
