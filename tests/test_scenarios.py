"""The shipped scenarios: what they promise their readers."""

import re
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest

from sim.engine.run import run
from sim.errors import ScenarioError
from sim.results.outcome import Outcome
from sim.scenario.document import load, loads

SCENARIOS = Path(__file__).parent.parent / "scenarios"
QUOTED = ("scenario", "title", "text", "source", "name", "label")
"""Keys whose values are words: a digit in them is quoted, and acts nowhere."""

UNITS = (
    "ceasefire",
    "buffer-zone.line",
    "buffer-zone.width",
    "buffer-zone.administration",
    "reinforcements.from-outside",
    "reinforcements.to-the-front",
    "control-committee.existence",
    "control-committee.composition",
    "control-committee.inspection",
    "prisoners.principle",
    "prisoners.period",
    "foreign-troops.withdrawal",
    "foreign-troops.period",
    "refugees",
)


def written(name: str) -> list[str]:
    return (SCENARIOS / f"{name}.yaml").read_text("utf-8").splitlines()


def is_comment(line: str) -> bool:
    return line.lstrip().startswith("#")


def section(lines: list[str], key: str) -> list[str]:
    """The lines under a key of the first level."""
    start = lines.index(f"{key}:") + 1
    ends = [at for at in range(start, len(lines)) if re.match(r"[a-z]", lines[at])]
    return lines[start : ends[0] if ends else len(lines)]


def test_kaesong_has_the_clauses_by_which_docs_and_record_know_them() -> None:
    assert tuple(unit.id for unit in load("kaesong-1951").units) == UNITS


def test_kaesong_rests_on_nothing_younger_than_the_telegram() -> None:
    scenario = load("kaesong-1951")
    assert scenario.written is not None
    assert not scenario.hindsight
    cited = {source for item in scenario.items.values() for source in item.source}
    assert cited
    for source in cited:
        assert scenario.sources[source].as_of <= scenario.written, source


def test_the_years_after_the_telegram_stand_in_kaesongs_record_and_sources_alone() -> None:
    lines = written("kaesong-1951")
    known = [*section(lines, "sources"), *section(lines, "record")]
    for line in lines:
        years = [int(year) for year in re.findall(r"\b19\d\d\b", line)]
        assert line in known or all(year <= 1951 for year in years), line


def test_kaesongs_numbers_carry_or_follow_their_ground() -> None:
    lines = written("kaesong-1951")
    elsewhere = [*section(lines, "sources"), *section(lines, "record")]
    numbers = 0
    for before, line in pairwise(lines):
        key = line.strip().removeprefix("- ").partition(":")[0]
        said = line.partition("#")[0]
        if is_comment(line) or line in elsewhere or key in QUOTED or not re.search(r"\d", said):
            continue
        numbers += 1
        assert "#" in line or is_comment(before), f"this number has no ground: {line.strip()}"
    assert numbers > 50


def test_every_clause_of_kaesongs_record_says_where_it_stands() -> None:
    record = load("kaesong-1951").record
    assert record is not None
    assert record.clauses
    for name, clause in record.clauses.items():
        assert clause.source, name


def test_the_record_answers_every_question_of_kaesong() -> None:
    scenario = load("kaesong-1951")
    assert scenario.record is not None
    assert list(scenario.record.answers) == list(scenario.questions)


@pytest.mark.parametrize(
    ("question", "option"),
    [
        ("front-line", "leave-off"),
        ("control-committee", "wait"),
        ("foreign-troops", "withhold"),
        ("refugees", "transfer"),
    ],
)
def test_an_answer_to_a_question_of_kaesong_changes_the_talks(question: str, option: str) -> None:
    asked = run(load("kaesong-1951"), seed=1)
    answered = run(load("kaesong-1951", options={question: option}), seed=1)
    assert asked.rows.tobytes() != answered.rows.tobytes()


@pytest.mark.parametrize("question", ["control-committee", "foreign-troops", "refugees"])
def test_kaesong_as_it_stands_follows_the_first_option_of_a_question(question: str) -> None:
    first = next(iter(load("kaesong-1951").questions[question].options))
    as_it_stands = run(load("kaesong-1951"), seed=2)
    answered = run(load("kaesong-1951", options={question: first}), seed=2)
    assert as_it_stands.rows.tobytes() == answered.rows.tobytes()


def test_the_house_sale_is_short_enough_to_read_at_once() -> None:
    lines = [line for line in written("house-sale") if line.strip() and not is_comment(line)]
    assert len(lines) <= 25


def without_each_line(lines: list[str]) -> Iterator[tuple[str, str]]:
    """Each line with what remains of the file without it, and without what stands under it."""
    for at, line in enumerate(lines):
        depth = len(line) - len(line.lstrip())
        end = at + 1
        while end < len(lines) and len(lines[end]) - len(lines[end].lstrip()) > depth:
            end += 1
        yield line, "\n".join(lines[:at] + lines[end:])


def seen(outcome: Outcome) -> tuple[object, ...]:
    """What a reader of a run is shown of it."""
    ends = [(end.clause, end.disposition, end.minute, end.terms) for end in outcome.settlements]
    return outcome.scenario.title, outcome.headline(), ends


def test_every_line_of_the_house_sale_is_needed() -> None:
    lines = [line for line in written("house-sale") if line.strip() and not is_comment(line)]
    whole = loads("\n".join(lines))
    seeds = range(1, 21)
    shown = {seed: seen(run(whole, seed=seed)) for seed in seeds}
    for line, rest in without_each_line(lines):
        try:
            shorter = loads(rest)
        except ScenarioError:
            continue
        assert any(seen(run(shorter, seed=seed)) != shown[seed] for seed in seeds), line
