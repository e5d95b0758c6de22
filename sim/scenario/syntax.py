"""Syntax: what the YAML parser refuses, in plain words and at the place that is to be mended."""

from typing import Any, NamedTuple

from ruamel.yaml.error import MarkedYAMLError


class Refusal(NamedTuple):
    """What is wrong with a text, where the parser saw it, and what would be right."""

    found: str
    expected: str
    mark: Any


class Saying(NamedTuple):
    """One thing the parser says, and what it means; `opens` if the place is where it began."""

    says: str
    found: str
    expected: str
    opens: bool = False


SAYINGS = (
    Saying("found character '\\t'", "a tab stands here", "Indent with spaces"),
    Saying(
        "mapping values are not allowed",
        "a colon where none belongs",
        "Indent the line as its neighbours, or quote the text if the colon is part of it",
    ),
    Saying("or '}', but got", "this brace is not closed, or a comma is missing", "Close it", True),
    Saying(
        "or ']', but got", "this bracket is not closed, or a comma is missing", "Close it", True
    ),
    Saying("unexpected end of stream", "this quote is not closed", "Close it", True),
    Saying("expected <block end>", "this line does not stand under the others", "Indent it alike"),
    Saying(
        "could not find expected ':'", "a line without a colon", "Write a key, a colon, a value"
    ),
    Saying(
        "expected '<document start>'", "this is no part of what stands above", "Indent it alike"
    ),
    Saying(
        "sequence entries are not allowed", "a list begins in this line", "Begin it on the next"
    ),
    Saying("escape character", "this is no escape in double quotes", "Use single quotes"),
    Saying("expected the node content", "a value is missing here", "Write one"),
    Saying("alphabetic or numeric character", "this sign cannot begin a word", "Put it in quotes"),
    Saying("that cannot start any token", "this sign cannot begin a word", "Put it in quotes"),
)


def refusal(error: MarkedYAMLError) -> Refusal:
    """Return the parser's error in plain words, or in its own where it says something rare."""
    problem = str(error.problem or error.context or "this is no YAML").splitlines()[0]
    for saying in SAYINGS:
        if saying.says in problem:
            began = error.context_mark if saying.opens else None
            return Refusal(saying.found, saying.expected, began or error.problem_mark)
    return Refusal(problem, "", error.problem_mark or error.context_mark)
