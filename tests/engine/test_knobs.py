"""What is drawn before the talks begin: words first, then assumptions."""

import pytest

from sim.engine.assumed import factors
from sim.engine.knobs import own_cells
from sim.engine.lowering import lower
from sim.model.codes import NONE
from sim.scenario.document import loads
from tests.talks import TWO

ITEM = """
items:
  line:
    stances: {a: {ideal: 0, reservation: 1}, b: {ideal: 1, reservation: 0}}
    accepts: {b: likely}
"""
PATIENCE = """
assumptions:
  hurry:
    about: [parties.a.patience, parties.b.patience]
    default: 40 days
    range: [20 days, 90 days]
"""
WORD = """
assumptions:
  likely: {about: lexicon.likely, default: 0.4, range: [0.1, 0.9]}
"""


def test_an_assumption_about_several_numbers_draws_one_for_each() -> None:
    lowered = lower(loads(TWO + ITEM + PATIENCE))
    assert lowered.knobs == ("lexicon.likely", "parties.a.patience", "parties.b.patience")
    assert lowered.setting_tables["knob"]["draw"].tolist() == [0, 0, 1]
    streams = [lowered.streams[n] for n in lowered.setting_tables["knob"]["stream"]]
    assert streams == ["lexicon/two/likely", "assumption/hurry", "assumption/hurry"]


def test_an_assumption_about_a_word_takes_the_place_of_the_lexicon() -> None:
    lowered = lower(loads(TWO + ITEM + WORD))
    assert lowered.knobs == ("lexicon.likely",)
    assert lowered.setting_tables["knob"][["low", "high"]][0].tolist() == (0.1, 0.9)


def test_an_overridden_number_is_not_drawn() -> None:
    lowered = lower(loads(TWO + ITEM + PATIENCE, set={"parties.a.patience": "30 days"}))
    assert lowered.knobs == ("lexicon.likely", "parties.b.patience")
    assert lowered.setting_tables["party"]["patience"][0] == 30 * 1440


def test_the_other_draws_of_an_assumption_stay_when_one_of_its_paths_is_overridden() -> None:
    lowered = lower(loads(TWO + ITEM + PATIENCE, set={"parties.a.patience": "30 days"}))
    assert lowered.setting_tables["knob"]["draw"].tolist() == [0, 1]


@pytest.mark.parametrize("words", ["estimative-words", "icd-203"])
def test_a_word_that_nobody_uses_is_not_drawn(words: str) -> None:
    lowered = lower(loads(TWO + f"lexicon: {words}\n" + ITEM))
    assert lowered.knobs == ("lexicon.likely",)


YES = "  yes: {about: items.line.accepts.b, default: 0.1, range: [0.05, 0.2]}\n"
ROOF = """    objections:
      roof: {by: b, likelihood: likely, remedies: [{insist: {meetings: 3}}]}
"""


def test_a_word_acts_where_no_assumption_has_the_last_say() -> None:
    lowered = lower(loads(TWO + ITEM + ROOF + "assumptions:\n" + YES))
    assert lowered.knobs == ("lexicon.likely", "items.line.accepts.b")
    places = lowered.setting_tables["cell"]["place"]
    word, yes = (int(places[own]) for own in own_cells(lowered.setting_tables))
    assert word == lowered.places["items.line.objections.roof.likelihood"][0].place
    assert yes == lowered.places["items.line.accepts.b"][0].place


def test_a_word_that_an_assumption_replaces_everywhere_acts_nowhere() -> None:
    lowered = lower(loads(TWO + ITEM + "assumptions:\n" + YES))
    word, yes = own_cells(lowered.setting_tables)
    assert word == NONE
    assert yes != NONE
    assert [one.name for one in factors(loads(TWO + ITEM + "assumptions:\n" + YES), lowered)] == [
        "yes"
    ]
