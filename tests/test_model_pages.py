"""The pages of the model say what the model does: each example is played, number by number.

Of each line the arithmetic in its middle is worked out, and the model asked; both have to give what
is printed.
"""

import re
from enum import IntEnum
from pathlib import Path

import pytest

from sim.model import codes
from sim.model.concession import Strategy
from sim.scenario.schema import schema
from tests import played_bargaining, played_course
from tests.pages import MODEL, PLAYED, ROOT, agrees, by_hand, example

PAGES = sorted(MODEL.glob("*.md"))
CONCEPTS = sorted(
    {path.stem for path in PAGES} - {"README", "talks", "exchange", "whole-items", "challenge"}
)
"""The pages of the rules that are played; those left out have tests of their own."""
VOCABULARY = ROOT / "docs" / "vocabulary.md"
PARTS = (played_bargaining, played_course)


@pytest.mark.parametrize("name", CONCEPTS)
def test_the_example_of_a_page_comes_out_as_it_says(name: str) -> None:
    scenario, lines = example(name)
    assert len(lines) >= 8
    told = PLAYED[name](scenario, [what for what, _, _ in lines])
    for what, worked, printed in lines:
        assert agrees(printed, told[what]), f"{what}: {told[what]}, not {printed}"
        if worked:
            assert agrees(printed, by_hand(worked)), f"{what}: {by_hand(worked)}, not {printed}"


@pytest.mark.parametrize("path", [*PAGES, VOCABULARY], ids=lambda path: path.stem)
def test_what_a_page_cites_stands_in_the_bibliography(path: Path) -> None:
    bibliography = (ROOT / "docs" / "sources.bib").read_text("utf-8")
    known = set(re.findall(r"^@\w+\{([^,]+),", bibliography, re.M))
    cited = re.findall(r"(?<!`)\[([a-z][a-z0-9-]+)\](?!\()", prose(path))
    assert set(cited) <= known


def test_every_entry_of_the_bibliography_is_closed_and_stands_once() -> None:
    bibliography = (ROOT / "docs" / "sources.bib").read_text("utf-8")
    entries = re.split(r"^(?=@)", bibliography, flags=re.M)[1:]
    assert all(entry.count("{") == entry.count("}") for entry in entries)
    named = re.findall(r"^@\w+\{([^,]+),", bibliography, re.M)
    assert len(named) == len(set(named)) == len(entries)


def prose(path: Path) -> str:
    """Return a page without its code."""
    text = re.sub(r"^```.*?^```$", "", path.read_text("utf-8"), flags=re.M | re.S)
    return re.sub(r"`[^`]*`", "", text)


@pytest.mark.parametrize("path", [*PAGES, VOCABULARY], ids=lambda path: path.stem)
def test_what_a_page_points_to_is_there(path: Path) -> None:
    text = path.read_text("utf-8")
    for target in re.findall(r"\]\(([^)#:]+)\)", text):
        assert (path.parent / target).exists(), target
    for target in re.findall(r"`((?:sim|tests|docs|benchmarks)/[\w/.-]+)`", text):
        assert (ROOT / target).exists(), target


def test_every_file_of_the_model_is_found_from_its_front_page() -> None:
    front = (MODEL / "README.md").read_text("utf-8")
    files = {path.name for path in (ROOT / "sim" / "model").glob("*.py")} - {"__init__.py"}
    assert set(re.findall(r"`sim/model/(\w+\.py)`", front)) == files
    assert {path.name for path in PAGES} - {"README.md"} <= set(
        re.findall(r"\(([\w-]+\.md)\)", front)
    )


def keys(part: object) -> set[str]:
    """Return every key that a schema lets a file say."""
    if isinstance(part, list):
        return set().union(*map(keys, part))
    if not isinstance(part, dict):
        return set()
    own = set(part.get("properties", {}))
    return own.union(*(keys(value) for value in part.values()))


def terms() -> list[str]:
    """Return the terms of the vocabulary, in its order."""
    return re.findall(r"^- \*\*`?(.+?)`?\*\*: .+[.:]$", VOCABULARY.read_text("utf-8"), re.M)


def test_the_vocabulary_has_every_key_of_the_language_and_no_other() -> None:
    language = VOCABULARY.read_text("utf-8").partition("## Keys")[2].partition("\n## ")[0]
    named = re.findall(r"^- \*\*`(\w+)`\*\*: .+\.$", language, re.M)
    assert named == sorted(keys(schema()))


@pytest.mark.parametrize(
    "words",
    [
        codes.Disposition,
        codes.Ending,
        codes.Standing,
        codes.Remedy,
        codes.Rung,
        codes.Motion,
        codes.Hearing,
        Strategy,
    ],
    ids=lambda words: words.__name__,
)
def test_the_vocabulary_has_the_words_of_the_code(words: type[IntEnum]) -> None:
    text = VOCABULARY.read_text("utf-8")
    spelt = {word.name.lower().replace("_", "-") for word in words} - {"none"}
    assert {word for word in spelt if f"`{word}`" not in text} == set()


def test_every_term_is_explained_once_and_in_order() -> None:
    sections = re.split(r"^## ", VOCABULARY.read_text("utf-8"), flags=re.M)[1:]
    assert len(terms()) == len(re.findall(r"^- ", VOCABULARY.read_text("utf-8"), re.M))
    for section in sections:
        named = re.findall(r"^- \*\*`?(.+?)`?\*\*:", section, re.M)
        assert named == sorted(set(named), key=str.lower)
