"""The protocol on the ozone layer: six parties, a majority, working groups and a later forum."""

import re
from functools import cache
from itertools import pairwise

import pytest

from sim.engine.run import run
from sim.results.outcome import Outcome
from sim.results.row import Row
from sim.results.story import LINES, SHORTEST, Line, tell
from sim.scenario.document import load
from tests.test_scenarios import QUOTED, is_comment, section, written

NAME = "ozone-1987"
SEEDS = range(1, 9)
OPTIONS = [
    (question, option)
    for question, asked in load(NAME).questions.items()
    for option in asked.options
]
AS_IT_STANDS = {"trade": "at-once", "halons": "name-them", "when-to-ask": "now"}
"""Options that the file takes already."""


@cache
def outcome(seed: int, **options: str) -> Outcome:
    answers = {question.replace("_", "-"): option for question, option in options.items()}
    return run(load(NAME, options=answers), seed=seed)


def chronicle(seed: int, **options: str) -> tuple[Row, ...]:
    return outcome(seed, **options).chronicle


@cache
def kinds() -> frozenset[str]:
    return frozenset(row.word for seed in SEEDS for row in chronicle(seed))


def carried(rows: tuple[Row, ...]) -> list[frozenset[str]]:
    """Who stood behind each text that was agreed: its author, and those who had consented."""
    behind: dict[str | None, set[str]] = {}
    found = []
    for row in rows:
        if row.party and row.word in ("offered", "countered", "amended", "traded"):
            behind[row.clause] = {row.party}
        elif row.party and row.word == "consented":
            behind[row.clause].add(row.party)
        elif row.word == "agreed":
            found.append(frozenset(behind[row.clause]))
    return found


def test_the_file_cites_four_documents_of_before_the_first_session() -> None:
    scenario = load(NAME)
    assert scenario.written is not None
    assert not scenario.hindsight
    cited = {source for item in scenario.items.values() for source in item.source}
    assert len(cited) >= 4
    assert all(scenario.sources[source].as_of <= scenario.written for source in cited)


def test_every_number_carries_or_follows_its_ground() -> None:
    lines, parties = written(NAME), load(NAME).parties
    elsewhere = [*section(lines, "sources"), *section(lines, "record")]
    numbers = 0
    for before, line in pairwise(lines):
        key = line.strip().removeprefix("- ").partition(":")[0]
        said = line.partition("#")[0]
        if is_comment(line) or line in elsewhere or key in QUOTED or not re.search(r"\d", said):
            continue
        numbers += 1
        grounded = "#" in line or is_comment(before) or key in parties
        assert grounded, f"this number has no ground: {line.strip()}"
    assert numbers > 50


def test_the_record_says_how_each_clause_ended_and_what_each_question_was_answered() -> None:
    scenario = load(NAME)
    assert scenario.record is not None
    assert list(scenario.record.clauses) == [unit.id for unit in scenario.units]
    assert list(scenario.record.answers) == list(scenario.questions)
    assert all(clause.source for clause in scenario.record.clauses.values())


def test_what_makes_the_case_happens() -> None:
    expected = {
        *("agreed", "blurred", "delegated", "referred", "recessed", "withheld"),
        *("objected", "argued", "withdrawn", "asked", "replied", "refused"),
        *("struck", "suspended", "pressed", "shifted", "removed", "tide"),
        *("ratified", "signed", "delivered", "decided", "failed"),
    }
    rare = {row.word for row in chronicle(1, halons="let-them-wait")}
    assert expected <= kinds() | rare
    assert len(kinds()) >= 15


def test_two_thirds_with_both_great_producers_carry_a_text_and_some_are_outvoted() -> None:
    parties = load(NAME).parties
    total = sum(party.weight for party in parties.values())
    carriers = [behind for seed in SEEDS for behind in carried(chronicle(seed))]
    assert carriers
    for behind in carriers:
        assert {"us", "community"} <= behind
        assert sum(parties[party].weight for party in behind) >= 2 / 3 * total
    assert any(len(behind) < len(parties) for behind in carriers)


def outvoted(talks: Outcome) -> dict[int, set[str]]:
    """Who wanted something of what a row agrees, and was not behind it, by the row's number."""
    rows = talks.chronicle
    agreed = [row for row in rows if row.word == "agreed"]
    against = {
        row.number: set(talks.scenario.clauses[str(row.clause)].stances) - behind
        for row, behind in zip(agreed, carried(rows), strict=True)
    }
    return {number: parties for number, parties in against.items() if parties}


@cache
def story(seed: int, limit: int) -> tuple[Line, ...]:
    return tell(outcome(seed), limit=limit)


TOLD = [*((seed, LINES) for seed in (1, 2, 3, 4, 6)), (2, SHORTEST)]


@pytest.mark.parametrize(("seed", "limit"), TOLD)
def test_the_story_names_who_was_outvoted_on_each_clause(seed: int, limit: int) -> None:
    talks = outcome(seed)
    lines = [line for line in story(seed, limit) if line.frame.startswith("outvoted")]
    names = {party: one.name.removeprefix("the ") for party, one in talks.scenario.parties.items()}
    assert outvoted(talks)
    for number, against in outvoted(talks).items():
        (line,) = [line for line in lines if number in line.rows]
        assert all(names[party] in line.text for party in against)


@pytest.mark.parametrize(("seed", "limit"), TOLD)
def test_the_story_tells_the_first_that_each_party_asks_at_home(seed: int, limit: int) -> None:
    rows = {number for line in story(seed, limit) for number in line.rows}
    asked = [row for row in chronicle(seed) if row.word == "asked" and row.motion == "share"]
    first = {row.party: row.number for row in reversed(asked)}
    assert len(first) > 2
    assert set(first.values()) <= rows


def test_a_working_group_goes_on_while_the_plenary_takes_another_point() -> None:
    rows = chronicle(1)
    since = {row.item: row.minute for row in rows if row.word == "delegated"}
    worked = {(row.minute, row.item) for row in rows if row.word in ("offered", "consented")}
    assert any(
        minute > since[item] and any(other != item for at, other in worked if at == minute)
        for minute, item in worked
        if item in since
    )


@pytest.mark.parametrize(("question", "option"), OPTIONS)
def test_an_answer_changes_the_talks_or_is_what_the_file_does(question: str, option: str) -> None:
    answered = chronicle(1, **{question.replace("-", "_"): option})
    as_it_stands = AS_IT_STANDS.get(question) == option
    assert (answered == chronicle(1)) is as_it_stands
