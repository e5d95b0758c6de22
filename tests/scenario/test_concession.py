"""Concession: how a party gives way, in a word or in full."""

from collections.abc import Iterator
from typing import Any

import pytest

from sim.scenario.assumption import spread
from sim.scenario.concession import (
    BUILT_IN,
    REGISTERED,
    AveragedTitForTat,
    Concession,
    Hardliner,
    Micro,
    Mixed,
    RandomAbsoluteTitForTat,
    Registered,
    RelativeTitForTat,
    Rubinstein,
    Seat,
    TimeDependent,
    Zeuthen,
    register,
)
from sim.scenario.document import loads, resolved
from sim.scenario.scenario import Scenario
from tests.scenario.files import HOUSE, house, problem, problems


@pytest.fixture
def stubborn() -> Iterator[str]:
    """A strategy that a user has made known, for the length of a test."""
    register("stubborn", {"until": 0.5, "leap": 0.25})
    yield "stubborn"
    del REGISTERED["stubborn"]


def given(written: Any) -> Scenario:
    return house(parties__seller__concession=written)


def concession(written: Any) -> Concession:
    return given(written).parties["seller"].concession


def told(written: str) -> str:
    return HOUSE.replace("seller: {}", f"seller: {{concession: {written}}}")


@pytest.mark.parametrize(
    ("word", "exponent"),
    [("boulware", 0.25), ("linear", 1), ("conceder", 4), ("time-dependent", 1)],
)
def test_a_short_word_stands_for_an_exponent(word: str, exponent: float) -> None:
    assert concession(word) == TimeDependent(exponent=exponent)


def test_an_exponent_alone_is_a_concession_by_time() -> None:
    assert concession({"exponent": 2}) == TimeDependent(exponent=2)


@pytest.mark.parametrize(
    ("word", "strategy"),
    [
        ("hardliner", Hardliner()),
        ("mixed", Mixed(exponent=1, time=0.5, reciprocity=0.5, window=2)),
        ("relative-tit-for-tat", RelativeTitForTat(window=1)),
        ("random-absolute-tit-for-tat", RandomAbsoluteTitForTat(window=1, most=0.1)),
        ("averaged-tit-for-tat", AveragedTitForTat(window=2)),
        ("zeuthen", Zeuthen()),
        ("rubinstein", Rubinstein()),
        ("micro", Micro()),
        ("seat", Seat()),
    ],
)
def test_a_strategy_is_named_by_its_word_or_in_full(word: str, strategy: Concession) -> None:
    for written in (word, {"strategy": word}):
        scenario = given(written)
        assert scenario.parties["seller"].concession == strategy
        assert loads(resolved(scenario)) == scenario


def test_every_word_of_the_language_has_its_manner() -> None:
    manners = {concession(word).manner for word in BUILT_IN}
    assert len(manners) == len(BUILT_IN)
    assert concession({"exponent": 0.5}).manner == "gives way late (exponent 0.5)"
    mixed = concession({"strategy": "mixed", "time": 3, "reciprocity": 1}).manner
    assert mixed == "gives way 75 % with time (exponent 1), else as others do"


def test_a_mixture_weighs_time_or_reciprocity() -> None:
    only = concession({"strategy": "mixed", "time": 0, "reciprocity": 2})
    assert isinstance(only, Mixed)
    assert (only.time, only.reciprocity) == (0, 2)
    wrong = problem(told("{strategy: mixed, time: 0, reciprocity: 0}"))
    assert wrong.found == "a mixture of nothing: time and reciprocity weigh 0"


@pytest.mark.parametrize(
    ("written", "found"),
    [
        ("{strategy: zeuthen, exponent: 2}", "'exponent' is no key of Zeuthen's concession"),
        ("{strategy: relative-tit-for-tat, window: 0}", "'0' is out of bounds"),
        ("{strategy: relative-tit-for-tat, window: 1.5}", "'1.5' is no whole number"),
        ("{strategy: random-absolute-tit-for-tat, most: 2}", "'2' is out of bounds"),
        ("{strategy: mixed, time: -1}", "'-1' is out of bounds"),
        ("3", "'3' is no concession strategy"),
        ("{strategy: 3}", "'3' is no concession strategy"),
    ],
)
def test_the_numbers_of_a_strategy_are_its_own(written: str, found: str) -> None:
    assert problem(told(written)).found.startswith(found)


def test_a_short_word_stands_for_the_concession_and_not_for_its_strategy() -> None:
    wrong = problem(told("{strategy: linear}"))
    assert wrong.sentence == (
        "'linear' is short for a whole concession, of exponent 1. "
        "Write `concession: linear`, without `strategy`."
    )


def test_a_name_that_nobody_has_registered_is_told_with_those_that_are_known() -> None:
    wrong = problem(told("{strategy: stuborn, leap: 1}"))
    assert wrong.found == "'stuborn' is no concession strategy"
    assert wrong.suggestion is None
    assert wrong.expected.endswith("averaged-tit-for-tat, zeuthen, rubinstein, micro, seat")


def test_a_registered_name_is_suggested_as_any_other(stubborn: str) -> None:
    for written in ("stuborn", "{strategy: stuborn, leap: 1}"):
        wrong = problem(told(written))
        assert wrong.suggestion == stubborn
        assert wrong.expected.endswith(f"seat, {stubborn}")


def test_a_registered_strategy_has_all_its_numbers_in_their_order(stubborn: str) -> None:
    alone = concession(stubborn)
    assert isinstance(alone, Registered)
    assert alone.parameters == {"until": 0.5, "leap": 0.25}
    scenario = given({"leap": 1, "strategy": stubborn})
    own = scenario.parties["seller"].concession
    assert isinstance(own, Registered)
    assert list(own.parameters.items()) == [("until", 0.5), ("leap", 1)]
    assert own.manner == "gives way by stubborn (until 0.5, leap 1)"
    assert "concession: {strategy: stubborn, until: 0.5, leap: 1}" in resolved(scenario)
    assert loads(resolved(scenario)) == scenario


def test_a_number_that_a_registered_strategy_does_not_take_is_told(stubborn: str) -> None:
    wrong = problem(told("{strategy: stubborn, laep: 1}"))
    assert wrong.found == f"'laep' is no parameter of {stubborn}"
    assert (wrong.suggestion, wrong.expected) == ("leap", "It takes: until, leap")
    assert (wrong.column, wrong.width) == (53, 4)
    assert problem(told("{strategy: stubborn, leap: soon}")).found == "'soon' is no number"


def test_the_numbers_of_any_strategy_can_be_assumed_about(stubborn: str) -> None:
    for written, path in (
        ("{strategy: mixed}", "reciprocity"),
        ("{strategy: random-absolute-tit-for-tat}", "most"),
        (stubborn, "leap"),
    ):
        about = f"parties.seller.concession.{path}"
        knob = f"assumptions: {{knob: {{about: {about}, default: 20 %, range: [0, 1]}}}}\n"
        assert spread(loads(told(written) + knob), "knob").default == 0.2


def test_a_word_of_the_language_is_not_registered_again() -> None:
    with pytest.raises(ValueError, match="'boulware' is a strategy of the language already"):
        register("boulware")


def test_all_slips_of_a_file_are_told_at_once() -> None:
    text = told("stuborn").replace("buyer: {}", "buyer: {concession: {strategy: micr}}", 1)
    assert [one.suggestion for one in problems(text)] == [None, "micro"]
