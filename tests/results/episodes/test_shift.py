"""An event sets a number of the scenario."""

import re
from pathlib import Path

import pytest

from sim.model.codes import Happening
from sim.results.episodes.shift import in_words, shifts
from sim.results.episodes.single import singles
from sim.results.language import ENGLISH
from sim.results.voice import Voice
from sim.scenario.document import load
from tests.builders import HARBOUR
from tests.results.episodes.told import ELECTION, opened, texts

SCENARIOS = ("gm-uaw-1970", "kaesong-1951", str(Path(__file__).parents[1] / "everything.yaml"))
FAR = "items.fishing.clauses.quota.stances.north.reservation"


def test_a_limit_that_moves_is_told_on_the_scale_of_its_clause() -> None:
    chronicle = opened()
    struck = chronicle.add(31, Happening.STRUCK, subject=ELECTION)
    moved = {"party": "north", "clause": "fishing.quota", "subject": ELECTION, "cause": struck}
    chronicle.add(31, Happening.SHIFTED, before=0.4, amount=0.3, **moved)
    scenario = HARBOUR.replace("pressure: {north: 2}", f"set: {{{FAR}: 30}}")
    (told,) = texts(shifts(chronicle.thread(scenario=scenario)))
    assert (
        told == "The election moved the limit of the north on the quota, from 40 boats to 30 boats."
    )


@pytest.mark.parametrize(
    ("path", "value", "what"),
    [
        ("parties.south.patience", "20 days", "the patience of the south"),
        ("procedure.tolerance", "0.1", "the tolerance of the procedure"),
        (FAR.replace("reservation", "salience"), "3", "the weight of the quota with the north"),
        (
            "items.tolls.objections.law.likelihood",
            "0.4",
            "the chance of the objection over the law",
        ),
        (
            "items.fishing.objections.stocks.remedies.0.argue.persuades",
            "likely",
            "the chance to yield to argument of the objection over the stocks",
        ),
        ("events.storm.rate", "2 per year", "the rate of a storm"),
    ],
)
def test_another_number_is_told_as_the_event_writes_it(path: str, value: str, what: str) -> None:
    chronicle = opened()
    struck = chronicle.add(31, Happening.STRUCK, subject=ELECTION)
    chronicle.add(31, Happening.SHIFTED, subject=ELECTION, cause=struck, before=1.0, amount=2.0)
    scenario = HARBOUR.replace("pressure: {north: 2}", f"set: {{{path}: {value}}}")
    (told,) = texts(shifts(chronicle.thread(scenario=scenario)))
    assert told == f"The election set {what} to {value}."


@pytest.mark.parametrize("name", SCENARIOS)
def test_every_number_that_an_event_may_set_has_words(name: str) -> None:
    scenario = load(name)
    voice = Voice(scenario=scenario, language=ENGLISH)
    for path in (*scenario.numbers, *scenario.chosen_reservations):
        told = in_words(voice, path)
        assert not re.search(r"\b(items|parties|events|procedure)\.|_", told), told
        assert path == "horizon" or path not in told


@pytest.mark.parametrize("about", [{"party": "north", "clause": "fishing.quota"}, {}])
def test_what_an_event_sets_to_what_it_was_is_told_to_stay_and_as_no_shift(
    about: dict[str, str],
) -> None:
    chronicle = opened()
    struck = chronicle.add(31, Happening.STRUCK, subject=ELECTION)
    same = {**about, "subject": ELECTION, "cause": struck, "before": 0.3, "amount": 0.3}
    chronicle.add(31, Happening.SHIFTED, **same)
    path = FAR if about else "procedure.tolerance"
    scenario = HARBOUR.replace("pressure: {north: 2}", f"set: {{{path}: 0.3}}")
    thread = chronicle.thread(scenario=scenario)
    assert list(shifts(thread)) == []
    assert "The election left" in texts(singles(thread))[-1]


def test_a_limit_that_moves_too_little_to_be_told_apart_is_no_shift() -> None:
    chronicle = opened()
    struck = chronicle.add(31, Happening.STRUCK, subject=ELECTION)
    moved = {"party": "north", "clause": "fishing.quota", "subject": ELECTION, "cause": struck}
    chronicle.add(31, Happening.SHIFTED, before=0.3000001, amount=0.3, **moved)
    scenario = HARBOUR.replace("pressure: {north: 2}", f"set: {{{FAR}: 30}}")
    assert list(shifts(chronicle.thread(scenario=scenario))) == []
