"""The bargaining at General Motors in 1970: what the scenario promises its readers."""

from functools import cache

import pytest

from sim.engine.run import run
from sim.model.codes import Happening
from sim.results.outcome import Outcome
from sim.results.row import Row
from sim.results.story import tell
from sim.scenario.document import load

NAME = "gm-uaw-1970"
SEEDS = range(1, 9)
OPTIONS = {
    "strike": ["few-plants", "work-on"],
    "open-end": ["stand"],
    "first-offer": ["early"],
    "attendance": ["withhold"],
}
"""The options of each question that the file as it stands does not follow."""


@cache
def outcome(seed: int, question: str = "", option: str = "") -> Outcome:
    return run(load(NAME, options={question: option} if question else {}), seed=seed)


@cache
def chronicle(seed: int) -> tuple[Row, ...]:
    return outcome(seed).chronicle


def happened() -> set[Happening]:
    """What kinds of row the eight runs hold."""
    return {row.kind for seed in SEEDS for row in chronicle(seed)}


def test_the_file_rests_on_documents_and_cites_every_one() -> None:
    scenario = load(NAME)
    assert scenario.written is not None
    assert scenario.record is not None
    before = {source for item in scenario.items.values() for source in item.source}
    after = {source for clause in scenario.record.clauses.values() for source in clause.source}
    assert len(before) >= 4
    assert before | after == set(scenario.sources)
    assert all(scenario.sources[source].as_of <= scenario.written for source in before)


def test_what_nobody_knew_is_assumed_and_asked() -> None:
    scenario = load(NAME)
    assert len(scenario.assumptions) >= 8
    assert all(assumption.label for assumption in scenario.assumptions.values())
    asked = {question: list(told.options) for question, told in scenario.questions.items()}
    assert {question: options[1:] for question, options in asked.items()} == OPTIONS


def test_the_talks_are_as_rich_as_a_contract() -> None:
    assert len(happened()) >= 15


@pytest.mark.parametrize(
    "kind",
    [
        Happening.PRESSED,  # the strike
        Happening.ASKED,  # the board, the president and the council
        Happening.REFUSED,
        Happening.TRADED,
        Happening.PACKAGED,
        Happening.RATIFIED,
        Happening.REJECTED,
        Happening.DEADLOCKED,
        Happening.PARKED,
        Happening.RECESSED,
        Happening.SHIFTED,
        Happening.DELIVERED,
    ],
    ids=lambda kind: kind.name.lower(),
)
def test_in_eight_runs_every_rule_that_the_case_calls_for_acts(kind: Happening) -> None:
    assert kind in happened()


@pytest.mark.parametrize("seed", SEEDS)
def test_the_ceiling_goes_by_way_of_a_package_or_not_at_all(seed: int) -> None:
    ends = {end.clause: end for end in outcome(seed).settlements}
    ceiling = ends["cost-of-living.ceiling"]
    assert ceiling.disposition in ("packaged", "open")
    if outcome(seed).ending == "signed":
        assert ceiling.disposition == "packaged"


@pytest.mark.parametrize("seed", SEEDS)
def test_nothing_is_signed_that_members_and_skilled_trades_have_not_ratified(seed: int) -> None:
    kinds = [row.kind for row in chronicle(seed)]
    if Happening.SIGNED in kinds:
        before = kinds[: kinds.index(Happening.SIGNED)]
        assert before.count(Happening.RATIFIED) >= 2


def test_without_a_strike_nobody_is_pressed_in_the_middle_of_september() -> None:
    for option, pressed in (("strike", True), ("work-on", False)):
        rows = outcome(1, "strike", option).chronicle
        days = {row.minute // 1440 for row in rows if row.kind == Happening.PRESSED}
        assert (62 in days) == pressed


@pytest.mark.parametrize(
    ("question", "option"), [(asked, option) for asked in OPTIONS for option in OPTIONS[asked]]
)
def test_another_answer_to_a_question_changes_the_talks(question: str, option: str) -> None:
    as_it_stands = [(row.minute, row.kind) for row in chronicle(2)]
    answered = [(row.minute, row.kind) for row in outcome(2, question, option).chronicle]
    assert as_it_stands != answered


@pytest.mark.parametrize("question", OPTIONS)
def test_the_file_as_it_stands_follows_the_first_option_of_a_question(question: str) -> None:
    first = next(iter(load(NAME).questions[question].options))
    assert outcome(2).rows.tobytes() == outcome(2, question, first).rows.tobytes()


def test_the_story_says_in_words_what_the_price_index_sets() -> None:
    told = [line.text for seed in SEEDS[:3] for line in tell(outcome(seed))]
    assert any("the weight of the ceiling with the union" in text for text in told)
    assert not any("‘items." in text or "‘parties." in text for text in told)
