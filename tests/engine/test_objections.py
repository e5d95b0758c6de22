"""Lowering of objections, their targets and their remedies."""

import math

from sim.engine.lowering import lower
from sim.model.codes import NONE, Remedy
from sim.scenario.document import loads
from tests.talks import TWO

ITEM = """
forums: {conference: {takes: [zone]}}
items:
  zone:
    clauses:
      line: {stances: {a: {ideal: 0, reservation: 1}, b: {ideal: 1, reservation: 0}}}
      form:
        severable: true
        options: [treaty, note]
        stances:
          a: {worth: {treaty: 1, note: 0}, reservation: note}
          b: {worth: {treaty: 0, note: 1}, reservation: treaty}
    objections:
      one:
        by: b
        against: a
        to: [line]
        counter: {form: note, line: 0.5}
        lapses_at: never
        remedies:
          - argue: {persuades: 0.2, meetings: 3}
          - insist: {meetings: 2}
          - amend: {line: 0.25}
          - amend: {form: note}
          - drop: form
          - refer: conference
      two: {by: a, effect: {hardens: 0.4}, likelihood: 0.3}
"""


def test_an_objection_knows_what_it_speaks_against_and_what_it_only_counters() -> None:
    tables = lower(loads(TWO + ITEM)).setting_tables
    first = tables["target"][: tables["objection"]["targets"][0]]
    assert first[["unit", "held", "counter"]].tolist() == [(0, 1, 0.5), (1, 0, 1.0)]
    assert tables["objection"]["targets"].tolist() == [2, 2, 2, 2]


def test_predicted_objections_come_first_and_then_an_unforeseen_one_for_each_party() -> None:
    table = lower(loads(TWO + ITEM)).setting_tables["objection"]
    assert table["by"].tolist() == [1, 0, 0, 1]
    assert table["foreseen"].tolist() == [1, 1, 0, 0]
    assert table["against"].tolist() == [0, NONE, NONE, NONE]
    assert table["blocks"].tolist() == [1, 0, 0, 0]
    assert table["hardens"].tolist() == [0.0, 0.4, 0.3, 0.3]
    assert table["lapses_at"].tolist() == [math.inf, 1.0, 1.0, 1.0]


def test_remedies_stand_in_the_order_in_which_they_are_worked() -> None:
    table = lower(loads(TWO + ITEM)).setting_tables["remedy"]
    order = [Remedy.ARGUE, Remedy.INSIST, Remedy.AMEND, Remedy.AMEND, Remedy.DROP, Remedy.REFER]
    assert table["kind"].tolist() == [*order, Remedy.ARGUE, Remedy.ARGUE]
    assert table["place"].tolist() == [0, 1, 2, 3, 4, 5, 0, 0]
    assert table["meetings"][:2].tolist() == [3.0, 2.0]
    assert table["position"][2:4].tolist() == [0.25, 1.0]
    assert table["unit"][2:5].tolist() == [0, 1, 1]
    assert table["forum"][5] == 0
