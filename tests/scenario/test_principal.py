"""Principals: who instructs a party, when it is asked, and what it wants itself."""

import pytest

from sim.scenario.assumption import spread
from sim.scenario.document import loads, resolved
from sim.scenario.principal import Principal
from sim.scenario.quantity import Duration, Times
from sim.scenario.scenario import Scenario
from tests.scenario.files import GARDEN, HOUSE, problem


def instructed(written: str, *, text: str = GARDEN) -> str:
    """A file in which the seller has a boss."""
    principals = f"seller: {{mandate: 0.3, principals: {{boss: {written}}}}}"
    return text.replace("seller: {}", principals)


def boss(written: str) -> Principal:
    return loads(instructed(written)).parties["seller"].principals["boss"]


def test_a_principal_of_whom_nothing_is_said_is_as_patient_as_the_party_and_answers_at_once() -> (
    None
):
    one = loads(HOUSE, set={"parties.seller.principals": {"boss": {}}}).principals["seller.boss"]
    assert (one.name, one.patience, one.exponent) == ("Boss", Times.read("1 times"), None)
    assert (one.weight, one.consulted, one.reply.median.minutes) == (1, "insisted", 0)
    assert (one.insists_on, one.yields_at, one.stances) == ((), 1, {})


@pytest.mark.parametrize(
    ("written", "patience"),
    [
        ("200 days", Duration.read("200 days")),
        ("1.3 times", Times.read("1.3 times")),
        ("1times", Times.read("1 times")),
    ],
)
def test_its_patience_is_its_own_or_in_proportion_to_the_partys(
    written: str, patience: Duration | Times
) -> None:
    assert boss(f"{{consulted: always, patience: {written}}}").patience == patience


def test_it_insists_on_one_item_or_several_until_it_yields_or_never() -> None:
    assert boss("{insists_on: garden, yields_at: 0.6}").yields_at == 0.6
    one = boss("{insists_on: [garden], yields_at: never}")
    assert (one.insists_on, one.yields_at) == (("garden",), "never")
    for wrong, told in (
        ("late", "'late' is no share of patience"),
        ("-1", "'-1' is out of bounds"),
    ):
        found = problem(instructed(f"{{insists_on: garden, yields_at: {wrong}}}")).found
        assert found == told


def test_of_a_clause_it_says_only_what_is_other_than_the_partys() -> None:
    stances = "{garden.hedge: {reservation: half}, garden.shed: {worth: {stays: 1, goes: 0}}}"
    told = boss(f"{{consulted: always, stances: {stances}}}").stances
    hedge, shed = told["garden.hedge"], told["garden.shed"]
    assert (str(hedge.reservation), hedge.ideal, hedge.salience) == ("half", None, None)
    assert (shed.worth, shed.reservation) == ({"stays": 1, "goes": 0}, None)


def test_an_item_that_is_its_own_clause_is_known_by_its_id() -> None:
    text = instructed("{consulted: always, stances: {price: {reservation: 470}}}", text=HOUSE)
    assert list(loads(text).principals["seller.boss"].stances) == ["price"]


def about(path: str, values: str) -> Scenario:
    """A garden whose seller has a boss, of whom one number is assumed."""
    text = instructed(
        "{consulted: always, reply: 3 days, exponent: 2, "
        "stances: {garden.hedge: {ideal: 0.1, salience: 2}, "
        "garden.shed: {worth: {stays: 1, goes: 0}, reservation: goes}}}"
    )
    default, low, high = values.split(", ")
    knob = f"{{about: parties.seller.{path}, default: {default}, range: [{low}, {high}]}}"
    return loads(f"{text}assumptions: {{knob: {knob}}}\n")


@pytest.mark.parametrize(
    ("path", "values", "default"),
    [
        ("mandate", "30 %, 10 %, 50 %", 0.3),
        ("weight", "2, 1, 3", 2),
        ("principals.boss.weight", "2, 1, 3", 2),
        ("principals.boss.patience", "1.3 times, 1 times, 2 times", 1.3),
        ("principals.boss.reply.median", "2 days, 1 day, 3 days", 2_880),
        ("principals.boss.exponent", "1, 0.5, 2", 1),
        ("principals.boss.yields_at", "0.5, 0, 1", 0.5),
        ("principals.boss.stances.garden.hedge.ideal", "as now, 0, half", 0),
        ("principals.boss.stances.garden.hedge.salience", "2, 1, 3", 2),
        ("principals.boss.stances.garden.shed.worth.stays", "0.5, 0, 1", 0.5),
    ],
)
def test_every_number_of_a_principal_can_be_assumed_about(
    path: str, values: str, default: float
) -> None:
    assert spread(about(path, values), "knob").default == default


def test_an_option_it_would_sign_is_no_number_to_assume_about() -> None:
    told = problem(
        instructed(
            "{consulted: always, stances: {garden.shed: {reservation: goes}}}",
        )
        + "assumptions: {knob: {about: "
        "parties.seller.principals.boss.stances.garden.shed.reservation, "
        "default: 0, range: [0, 1]}}\n"
    )
    assert told.found.endswith("reservation' is no number")


def test_what_a_principal_wants_of_a_clause_can_be_overridden_by_its_path() -> None:
    text = instructed("{consulted: always, stances: {garden.hedge: {salience: 2}}}")
    path = "parties.seller.principals.boss.stances.garden.hedge"
    changed = loads(text, set={f"{path}.ideal": "half", f"{path}.salience": 3})
    hedge = changed.principals["seller.boss"].stances["garden.hedge"]
    assert (str(hedge.ideal), hedge.salience) == ("half", 3)
    assert "garden.hedge: {ideal: half, salience: 3}" in resolved(changed)
    assert loads(resolved(changed)) == changed


def test_a_principal_who_is_not_there_is_not_made_by_an_override() -> None:
    told = problem(
        instructed("{consulted: always}"), set={"parties.seller.principals.bos.weight": 1}
    )
    assert (told.suggestion, told.expected) == ("boss", "There is: boss")
