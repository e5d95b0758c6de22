"""Removal: a file without a line, and without what was said of it elsewhere."""

import pytest

from sim.errors import ScenarioError
from sim.scenario.document import load, loads, without
from sim.scenario.removal import followed

FILE = """
scenario: sale
start: 2001-01-01
parties: {a: {patience: 40 days}, b: {}}
items:
  price:
    scale: {between: [0, 100]}
    stances: {a: {ideal: 100, reservation: 40}, b: {ideal: 0, reservation: 60}}
    objections:
      roof:
        by: b
        likelihood: 0.5
        remedies: [{insist: {meetings: 3}}, {argue: 0.5}, {argue: 0.5}]
  date:
    scale: {between: [0, 100]}
    stances: {a: {ideal: 100, reservation: 40}, b: {ideal: 0, reservation: 60}}
events:
  storm:
    date: 2001-02-01
    suspends: 3 days
    set: {items.price.objections.roof.remedies.1.argue.persuades: 0.9}
assumptions:
  waiting: {about: parties.a.patience, default: 40 days, range: [20 days, 90 days]}
  roof: {about: items.price.objections.roof.likelihood, default: 0.5, range: [0, 1]}
  words:
    about:
      - items.price.objections.roof.remedies.1.argue.persuades
      - items.price.objections.roof.remedies.2.argue.persuades
    default: 0.5
    range: [0, 1]
questions:
  mend:
    asked_by: a
    text: Mend it?
    options:
      "yes": {set: {items.price.objections.roof.likelihood: never}}
      "no": {set: {parties.b.patience: 20 days}}
"""
ROOF = "items.price.objections.roof"


def test_what_is_said_of_what_is_gone_goes_with_it() -> None:
    scenario = without(loads(FILE), ROOF)
    assert scenario.items["price"].objections == {}
    assert list(scenario.assumptions) == ["waiting"]
    assert scenario.events["storm"].set == {}
    assert scenario.questions["mend"].options["yes"].set == {}


def test_what_stands_behind_in_a_list_moves_up_and_what_is_said_of_it_follows() -> None:
    scenario = without(loads(FILE), f"{ROOF}.remedies.1")
    assert scenario.assumptions["words"].about == (f"{ROOF}.remedies.1.argue.persuades",)
    assert list(scenario.events["storm"].set) == []
    first = without(loads(FILE), f"{ROOF}.remedies.0")
    about = [f"{ROOF}.remedies.{place}.argue.persuades" for place in (0, 1)]
    assert first.assumptions["words"].about == tuple(about)
    assert list(first.events["storm"].set) == about[:1]


def test_the_rest_of_the_file_stays_as_it_was() -> None:
    scenario = loads(FILE)
    other = without(scenario, "assumptions.waiting")
    assert other.items == scenario.items
    assert other.parties == scenario.parties


def test_what_else_needs_it_is_told() -> None:
    with pytest.raises(ScenarioError, match="no forum 'political-conference'"):
        without(load("kaesong-1951"), "forums.political-conference")


@pytest.mark.parametrize("path", ["items.prise", f"{ROOF}.remedies.7", "parties.a.nothing.more"])
def test_what_is_not_there_cannot_be_removed(path: str) -> None:
    with pytest.raises(KeyError):
        without(loads(FILE), path)


def test_what_an_override_has_settled_stays_settled() -> None:
    scenario = without(loads(FILE, set={"parties.a.patience": "30 days"}), ROOF)
    assert scenario.off == {"parties.a.patience"}
    assert str(scenario.parties["a"].patience.written) == "30 days"


@pytest.mark.parametrize(
    ("path", "after"),
    [("a.1.x", None), ("a.2.x", ("a", "1", "x")), ("a.0.x", ("a", "0", "x")), ("b.2", ("b", "2"))],
)
def test_a_path_is_followed(path: str, after: tuple[str, ...] | None) -> None:
    assert followed(tuple(path.split(".")), ("a", "1"), moved=True) == after
