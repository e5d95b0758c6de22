"""The peace treaty from Blair House: what the scenario promises its readers."""

from functools import cache

import pytest

from sim.engine.run import run
from sim.model.codes import Happening
from sim.results.outcome import Outcome
from sim.results.row import Row
from sim.results.story import tell
from sim.scenario.document import load

NAME = "blair-house-1978"
SEEDS = range(1, 9)
AS_IT_STANDS = {"linkage": "tie", "purse": "keep-shut"}
"""The questions that the file itself answers, and how."""

OTHERS = (
    ("linkage", "leave"),
    ("linkage", "to-the-last"),
    ("leaders", "delegations"),
    ("leaders", "leaders"),
    ("ground", "hold-out"),
    ("ground", "meet-early"),
    ("purse", "open"),
)
"""The other answers."""


@cache
def outcome(seed: int, question: str = "", option: str = "") -> Outcome:
    return run(load(NAME, options={question: option} if question else {}), seed=seed)


@cache
def chronicle(seed: int, question: str = "", option: str = "") -> tuple[Row, ...]:
    return outcome(seed, question, option).chronicle


def first(rows: tuple[Row, ...], kind: Happening, item: str) -> int | None:
    """The minute in which this first happened to the item."""
    return next((row.minute for row in rows if row.kind == kind and row.item == item), None)


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
    answers = {(q, option) for q, told in scenario.questions.items() for option in told.options}
    assert answers == {*OTHERS, *AS_IT_STANDS.items()}


@pytest.mark.parametrize(
    "kind",
    [
        Happening.ASKED,  # Sadat, Begin, the cabinet, Carter
        Happening.REFUSED,
        Happening.TRADED,
        Happening.AMENDED,
        Happening.PRESSED,  # the deadline of Camp David
        Happening.SUSPENDED,  # a summit, a recall
        Happening.SHIFTED,  # Iran's oil
        Happening.REPLACED,  # a new cabinet
        Happening.TIDE,
        Happening.DEADLOCKED,
        Happening.DELEGATED,
        Happening.RECESSED,
        Happening.PACKAGED,
        Happening.BLURRED,
        Happening.REFERRED,  # to the talks on autonomy
        Happening.REJECTED,  # by the Knesset
        Happening.RATIFIED,
        Happening.REOPENED,
        Happening.DELIVERED,  # phases of the withdrawal
        Happening.BREACHED,
    ],
    ids=lambda kind: kind.name.lower(),
)
def test_in_eight_runs_every_rule_that_the_case_calls_for_acts(kind: Happening) -> None:
    assert kind in {row.kind for seed in SEEDS for row in chronicle(seed)}


@pytest.mark.parametrize("seed", SEEDS)
def test_normal_relations_are_not_called_before_the_withdrawal_is_settled(seed: int) -> None:
    rows = chronicle(seed)
    called = first(rows, Happening.CALLED, "normalisation")
    if called is None:
        return
    ends = (Happening.AGREED, Happening.PACKAGED, Happening.DROPPED)
    closed = {row.clause for row in rows if row.kind in ends and row.minute <= called}
    assert {"withdrawal.interim", "withdrawal.final", "withdrawal.stages"} <= closed


@pytest.mark.parametrize("seed", SEEDS)
def test_nothing_is_signed_that_the_knesset_has_not_ratified(seed: int) -> None:
    kinds = [row.kind for row in chronicle(seed)]
    if Happening.SIGNED in kinds:
        assert Happening.RATIFIED in kinds[: kinds.index(Happening.SIGNED)]


@pytest.mark.parametrize("seed", SEEDS)
def test_no_phase_is_delivered_before_the_signature(seed: int) -> None:
    kinds = [row.kind for row in chronicle(seed)]
    if Happening.DELIVERED in kinds:
        assert kinds.index(Happening.SIGNED) < kinds.index(Happening.DELIVERED)


def test_an_autonomy_that_egypt_leaves_out_is_never_tabled() -> None:
    left = chronicle(6, "linkage", "leave")
    assert first(chronicle(6), Happening.TABLED, "autonomy") is not None
    assert first(left, Happening.TABLED, "autonomy") is None
    assert first(left, Happening.WITHHELD, "autonomy") is not None


def test_leaders_at_the_table_ask_nobody_and_delegations_often() -> None:
    def shares_asked(option: str) -> int:
        rows = chronicle(6, "leaders", option)
        return sum(row.kind == Happening.ASKED and row.party != "washington" for row in rows)

    assert shares_asked("leaders") < shares_asked("delegations") / 2


@pytest.mark.parametrize(("question", "option"), OTHERS)
def test_another_answer_to_a_question_changes_the_talks(question: str, option: str) -> None:
    assert outcome(6).rows.tobytes() != outcome(6, question, option).rows.tobytes()


@pytest.mark.parametrize("question", AS_IT_STANDS)
def test_the_file_as_it_stands_answers_two_of_its_questions(question: str) -> None:
    answered = outcome(6, question, AS_IT_STANDS[question])
    assert outcome(6).rows.tobytes() == answered.rows.tobytes()


def test_the_story_tells_the_first_that_the_united_states_ask_at_home() -> None:
    talks = outcome(13)
    asked = [row for row in talks.chronicle if row.word == "asked" and row.motion == "share"]
    first = next(row for row in asked if row.party == "washington")
    assert any(first.number in line.rows for line in tell(talks))
