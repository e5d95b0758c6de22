"""Authority: a party that may not go all the way alone has somebody to ask."""

import pytest

from sim.scenario.authority import is_asked
from sim.scenario.document import loads
from sim.scenario.principal import Principal
from tests.scenario.files import HOUSE, problem
from tests.scenario.test_principal import instructed


def test_a_short_mandate_needs_somebody_to_ask() -> None:
    told = problem(HOUSE.replace("seller: {}", "seller: {mandate: 0.3}"))
    assert told.found == "a mandate of 0.3, but 'seller' consults nobody beyond it"
    assert loads(HOUSE.replace("seller: {}", "seller: {mandate: 1}")).parties["seller"].mandate == 1


@pytest.mark.parametrize(
    ("written", "asked"),
    [
        ({"consulted": "always"}, True),
        ({"insists_on": ["price"]}, True),
        ({"consulted": "insisted"}, False),
        ({"consulted": "never", "insists_on": ["price"]}, False),
    ],
)
def test_a_principal_is_asked_always_or_on_what_it_insists_on(
    written: dict[str, object], asked: bool
) -> None:
    assert is_asked(Principal.model_validate(written)) is asked


@pytest.mark.parametrize("written", ["{}", "{consulted: never, insists_on: garden}"])
def test_one_that_is_never_asked_cannot_extend_a_mandate(written: str) -> None:
    told = problem(instructed(written))
    assert told.found == "a mandate of 0.3, but 'seller' consults nobody beyond it"


def test_a_principal_without_weight_decides_nothing_alone_but_may_beside_another() -> None:
    told = problem(instructed("{consulted: always, weight: 0}"))
    assert told.found == "nobody whom 'seller' consults weighs anything"
    text = instructed("{consulted: always, weight: 0}, wife: {consulted: always}")
    assert len(loads(text).parties["seller"].principals) == 2


@pytest.mark.parametrize(
    ("stance", "found"),
    [
        ("garden.hedge: {ideal: 2}", "'2' lies outside the scale"),
        ("garden.hedge: {worth: {stays: 1}}", "worths of options, but this clause has a scale"),
        ("garden.shed: {ideal: 1}", "a place on a scale, but this clause has options"),
        ("garden.shed: {reservation: gone}", "there is no option 'gone'"),
        ("garden.shed: {worth: {stays: 1}}", "'goes' has no worth here"),
        ("garden.shed: {worth: {stays: 1, goes: 0, gos: 1}}", "there is no option 'gos'"),
        ("garden.hedge: {}", "a stance that says nothing"),
        ("hedge: {salience: 2}", "there is no clause 'hedge'"),
    ],
)
def test_a_principals_stance_fits_the_clause_as_a_partys_does(stance: str, found: str) -> None:
    told = problem(instructed(f"{{consulted: always, stances: {{{stance}}}}}"))
    assert told.found == found
    assert told.path.startswith("parties.seller.principals.boss.stances")
