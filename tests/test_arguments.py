"""The functions of the package, given something else than they take: one sentence, and no work."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import simpy

import sim
from tests.advised import GIFT
from tests.scenario.domains import domain
from tests.scenario.files import GARDEN, HOUSE
from tests.talks import TWO

Ask = Callable[..., object]
LEVEL = float("nan")
PRICE = "{stances: {a: {ideal: 0, reservation: 1}, b: {ideal: 1, reservation: 0}}}"
ASKED = f"{TWO}items: {{price: {PRICE}}}\n"


def house() -> sim.Scenario:
    """Return a small scenario."""
    return sim.loads(HOUSE)


def wrong(said: str, ask: Callable[[], object]) -> None:
    """Ask for what cannot be done, and see it refused in these words."""
    with pytest.raises(sim.SimError) as caught:
        ask()
    assert said in str(caught.value)


PLAYED: list[Ask] = [sim.run, sim.ensemble, sim.forecast, sim.sensitivity]
MANY: list[Ask] = [sim.ensemble, sim.forecast, sim.sensitivity]


@pytest.mark.parametrize("ask", PLAYED)
def test_a_seed_is_a_number(ask: Ask) -> None:
    wrong("seed is 'x'; it takes a whole number", lambda: ask(house(), seed="x"))


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"as_believed_by": 3}, "as_believed_by is 3; it takes a text."),
        ({"as_believed_by": "byer"}, "did you mean 'buyer'?"),
        ({"set": {3: "x"}}, "set has the key 3; its keys are texts."),
        ({"options": {"line": 3}}, "options['line'] is 3; it takes a text."),
    ],
)
def test_a_variant_is_asked_for_by_names(given: dict[str, Any], said: str) -> None:
    wrong(said, lambda: sim.loads(HOUSE, **given))


@pytest.mark.parametrize("ask", MANY)
@pytest.mark.parametrize("given", [3, "x", True, lambda: None, lambda _, __: None])
def test_progress_is_told_to_what_can_be_told(ask: Ask, given: object) -> None:
    wrong("; it takes a function that is told one number.", lambda: ask(house(), progress=given))


def test_advice_and_tipping_values_tell_of_two_numbers() -> None:
    said = "a function that is told 2 numbers."
    wrong(said, lambda: sim.advise(sim.loads(GIFT), progress=lambda _: None))  # type: ignore[misc,arg-type]


@pytest.mark.parametrize("count", ["2", 2.0, LEVEL, None, True, np.True_, -1, [2]])
def test_no_count_is_guessed(count: Any) -> None:
    for name in ("replications", "seed"):
        with pytest.raises(sim.SimError, match=f"^{name} is "):
            sim.ensemble(house(), **{name: count})
    wrong("replications is ", lambda: sim.compare(house(), b={}, replications=count))
    wrong("points is ", lambda: sim.sensitivity(house(), points=count))


def test_a_machine_has_no_million_processors() -> None:
    wrong("workers is 1000000; it takes", lambda: sim.ensemble(house(), workers=10**6))


@pytest.mark.parametrize("named", ["price", None, 3, {"price": 1}, [3]])
def test_names_come_in_a_list(named: Any) -> None:
    wrong("clauses is ", lambda: sim.forecast(house(), clauses=named))
    wrong("questions is ", lambda: sim.advise(sim.loads(GIFT), questions=named))


def test_one_name_is_told_how_a_list_of_it_is_written() -> None:
    said = "clauses is 'price'; it takes a list of names, such as ['price']."
    wrong(said, lambda: sim.forecast(house(), clauses="price"))


@pytest.mark.parametrize("asked", [sim.resolved, sim.warnings])
def test_a_name_is_no_scenario(asked: Ask) -> None:
    wrong("is no scenario that can be played; load it first", lambda: asked("house-sale"))
    wrong("load it first", lambda: sim.to_genius("house-sale", "out"))  # type: ignore[arg-type]


def test_a_finding_is_told_from_another() -> None:
    outcome: Any = sim.run(house())
    wrong("it takes what sim.ensemble returns.", lambda: sim.uncertainty(outcome))
    wrong("it takes what sim.compare returns.", lambda: sim.diverge(outcome, 0))
    wrong("it takes what sim.advise returns.", lambda: sim.tipping(outcome))
    many: Any = house()
    wrong("it takes what sim.run returns.", lambda: sim.why(many, "price"))
    wrong("language is 'en'", lambda: sim.why(outcome, "price", language="en"))  # type: ignore[arg-type]


@pytest.mark.parametrize("given", ["x", 3, [1], LEVEL])
def test_a_file_is_changed_by_a_dictionary(given: Any) -> None:
    wrong("set is ", lambda: sim.loads(HOUSE, set=given))
    wrong("options is ", lambda: sim.loads(HOUSE, options=given))
    wrong("b is ", lambda: sim.compare(house(), b=given))
    if not isinstance(given, str):
        wrong("text is ", lambda: sim.loads(given))
        wrong("path is ", lambda: sim.load(given))
        wrong("path is ", lambda: sim.from_ktab(given))
        wrong("path is ", lambda: sim.read(given))


def test_a_number_of_an_array_is_set_as_any_other() -> None:
    path = "items.price.stances.seller.reservation"
    for number in (np.int64(450), np.float32(450)):
        assert sim.loads(HOUSE, set={path: number}) == sim.loads(HOUSE, set={path: 450})


@pytest.mark.parametrize("grid", [3, True, b"x", [[]], []])
def test_an_axis_goes_through_a_grid(grid: Any) -> None:
    path = "parties.buyer.patience"
    with pytest.raises(sim.SimError):
        sim.sweep(sim.loads(GARDEN), over={path: grid})
    wrong("over is 3", lambda: sim.sweep(house(), over=3))  # type: ignore[arg-type]
    wrong("design is 3", lambda: sim.sweep(house(), over=path, design=3))  # type: ignore[arg-type]


def test_advice_by_a_day_takes_it_as_text() -> None:
    scenario = sim.loads(GIFT)
    said = "'soon' is no date: write a day as 2026-05-31."
    wrong(said, lambda: sim.advise(scenario, criterion="signed", by="soon"))
    wrong(
        "is before the talks begin",
        lambda: sim.advise(scenario, criterion="signed", by="1900-01-01"),
    )
    wrong("'['signed']' is no criterion", lambda: sim.advise(scenario, criterion=["signed"]))  # type: ignore[arg-type]


def test_an_unseated_party_is_told_who_has_a_seat() -> None:
    seated = sim.loads(ASKED.replace("a: {", "a: {concession: seat, ", 1))
    beside = sim.talks(seated, env=simpy.Environment())
    wrong("There is: a.", lambda: beside.order("b", "price", share=0.5))
    beside.order("a", "price", share=np.float32(0.5))  # type: ignore[arg-type]
    wrong("is no clause", lambda: beside.order("a", 3, share=0.5))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"points": "a"}, "points is 'a'; it takes a whole number from 2 to 10000."),
        ({"points": 21.5}, "points is 21.5; it takes a whole number"),
        ({"steps": True}, "steps is True; it takes a whole number"),
        ({"as_read_by": "negms"}, "as_read_by is 'negms'; did you mean 'negmas'?"),
        ({"as_read_by": None}, "as_read_by is None; it takes negmas or genius."),
        ({"strategies": "boulware"}, "a list of names, such as ['boulware']."),
        (
            {"strategies": ["boulwar", "linear"]},
            "strategies: 'boulwar' is no concession strategy; did you mean 'boulware'?",
        ),
    ],
)
def test_a_domain_is_read_as_it_can_be(tmp_path: Path, given: dict[str, Any], said: str) -> None:
    folder = domain(tmp_path)
    wrong(said, lambda: sim.from_genius(folder, **given))


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ([1], "parameters is [1]; it takes a dictionary."),
        ({"a": LEVEL}, "parameters['a'] is nan; it takes a number"),
        ({"a": "x"}, "parameters['a'] is 'x'; it takes a number"),
        ({"a": True}, "parameters['a'] is True; it takes a number"),
        ({1: 0.5}, "parameters has the key 1; its keys are texts."),
        ({"a b": 0.5}, "'a b' is no name of a parameter"),
        ({"strategy": 0.5}, "'strategy' is no name of a parameter"),
    ],
)
def test_a_parameter_is_a_number_before_anybody_bargains(given: Any, said: str) -> None:
    wrong(said, lambda: sim.strategy(lambda *_: 0.5, name="half-way", parameters=given))


def test_a_strategy_is_named_in_text() -> None:
    wrong("'3' is no name of a strategy", lambda: sim.strategy(lambda *_: 0.5, name=3))  # type: ignore[arg-type]


@pytest.mark.parametrize("figure", sim.plots.__all__)
def test_a_figure_draws_what_it_is_of(figure: str) -> None:
    said = "sheet is 3; it takes a figure" if figure == "save" else " is 3; it takes what sim."
    drawn = getattr(sim.plots, figure)
    wrong(said, (lambda: drawn(3, "a.png")) if figure == "save" else (lambda: drawn(3)))


def test_a_figure_of_many_runs_is_not_drawn_of_one() -> None:
    outcome: Any = sim.run(house())
    wrong("it takes what sim.ensemble returns.", lambda: sim.plots.terms(outcome))
