"""Strategies of the user's own: registered by name, kept as long as talks may call them."""

import gc
from collections.abc import Iterator

import pytest

from sim.engine.run import run
from sim.engine.strategy import address_of, strategy
from sim.errors import StrategyError
from sim.model.registered import registered_share
from sim.scenario import concession
from sim.scenario.concession import REGISTERED
from sim.scenario.document import loads
from tests.talks import TWO, Talks

ITEM = """
items:
  line: {stances: {a: {ideal: 0, reservation: 1}, b: {ideal: 1, reservation: 0}}}
"""
MINE = TWO.replace("a: {", "a: {concession: half-way, ") + ITEM


@pytest.fixture(autouse=True)
def forgotten() -> Iterator[None]:
    """Forget what a test has registered."""
    yield
    REGISTERED.pop("half-way", None)


def test_a_scenario_names_a_strategy_once_it_is_registered() -> None:
    half = strategy(lambda *_: 0.5, name="half-way")
    assert half(1, 2, 3, 4, 5, 6, 7, 8) == 0.5  # it stays the function that it was
    talks = Talks(MINE)
    assert talks.written("party")["registered"][0] == address_of("half-way")
    assert registered_share(talks.setting, talks.state, 0, 0) == 0.5


def test_one_that_is_replaced_still_plays_in_talks_that_were_opened_before() -> None:
    strategy(lambda *_: 0.5, name="half-way")
    before = Talks(MINE)
    strategy(lambda *_: 0.75, name="half-way")
    gc.collect()
    after = Talks(MINE)
    shares = [registered_share(talks.setting, talks.state, 0, 0) for talks in (before, after)]
    assert shares == [0.5, 0.75]


@pytest.mark.parametrize("name", ["boulware", "micro", "time-dependent"])
def test_a_word_of_the_language_is_not_given_away(name: str) -> None:
    with pytest.raises(StrategyError, match=f"'{name}' is a strategy of the language already"):
        strategy(lambda *_: 0.5, name=name)


def test_a_strategy_takes_two_parameters_at_most() -> None:
    three = {"one": 1.0, "two": 2.0, "three": 3.0}
    with pytest.raises(StrategyError, match="'half-way' has 3 parameters; a strategy takes two"):
        strategy(lambda *_: 0.5, name="half-way", parameters=three)
    assert "half-way" not in REGISTERED


def test_what_a_strategy_raises_is_told_and_not_swallowed() -> None:
    def broken(*_: float) -> float:
        raise ZeroDivisionError("by nothing")

    strategy(broken, name="half-way")
    said = "the strategy 'half-way' failed: ZeroDivisionError: by nothing"
    with pytest.raises(StrategyError, match=said):
        run(loads(MINE))
    run(loads(TWO + ITEM))  # and it is not told again


def test_a_package_offers_a_strategy_by_an_entry_point(monkeypatch: pytest.MonkeyPatch) -> None:
    class Entry:
        name = "half-way"

        def load(self) -> None:
            strategy(lambda *_: 0.5, name="half-way")

    monkeypatch.setattr(concession, "entry_points", lambda **_: [Entry()])
    assert loads(MINE).parties["a"].concession.strategy == "half-way"


def test_a_strategy_that_returns_no_number_is_told_and_not_played_on() -> None:
    strategy(lambda *_: float("nan"), name="half-way")
    with pytest.raises(StrategyError, match=r"'half-way' failed: .*nan"):
        run(loads(MINE))


@pytest.mark.parametrize("name", ["Not Kebab", "half_way", "half--way", "", "-half"])
def test_a_name_that_no_file_could_write_is_refused_at_once(name: str) -> None:
    with pytest.raises(StrategyError, match="no name of a strategy"):
        strategy(lambda *_: 0.5, name=name)
    assert name not in REGISTERED


def test_what_cannot_be_called_is_no_strategy() -> None:
    with pytest.raises(StrategyError, match="'3' is no function"):
        strategy(3, name="half-way")  # type: ignore[arg-type]
    assert "half-way" not in REGISTERED
