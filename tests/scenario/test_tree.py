"""The tree: plain YAML 1.2 with a place for every word, and no room for mischief."""

import time
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sim.errors import Problem, ScenarioError
from sim.scenario.tree import MOST_NODES, grow


def plain(text: str) -> object:
    return grow(text, name="file.yaml").plain


def refused(text: str) -> Problem:
    with pytest.raises(ScenarioError) as caught:
        grow(text, name="file.yaml")
    (only,) = caught.value.problems
    return only


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("no", "no"),
        ("on", "on"),
        ("1951-07-03", "1951-07-03"),
        ("12:30", "12:30"),
        ("1_000", "1_000"),
        ("true", True),
        ("True", True),
        ("tRUE", "tRUE"),
        ("12", 12),
        ("-3", -3),
        ("0o17", 15),
        ("0x1F", 31),
        ("017", 17),
        ("1e3", 1000.0),
        (".5", 0.5),
        ("'12'", "12"),
        ("~", None),
        ("40 %", "40 %"),
        ("<<", "<<"),
    ],
)
def test_a_scalar_means_what_yaml_1_2_says(written: str, value: object) -> None:
    read = plain(f"key: {written}")
    assert read == {"key": value}
    assert isinstance(read, dict)
    assert type(read["key"]) is type(value)


def test_every_node_knows_its_place() -> None:
    tree = grow("a:\n  - {b: two words}\n", name="file.yaml")
    path, node = tree.follow(("a", "0", "b"))
    assert path == ("a", "0", "b")
    assert (node.place.line, node.place.column, node.place.width) == (1, 8, 9)
    assert node.key is not None
    assert (node.key.line, node.key.column, node.key.width) == (1, 5, 1)


def test_a_path_is_followed_as_far_as_it_is_written() -> None:
    path, node = grow("a: {b: 1}", name="file.yaml").follow(("a", "c", "d"))
    assert path == ("a",)
    assert node.plain == {"b": 1}


def test_an_alias_says_again_what_was_anchored() -> None:
    assert plain("a: &x {b: [1]}\nc: *x\n") == {"a": {"b": [1]}, "c": {"b": [1]}}


def test_sixty_four_levels_are_read_and_one_more_is_not() -> None:
    plain("a: " + "[" * 63 + "]" * 63)
    assert refused("a: " + "[" * 64 + "]" * 64).found == "more than 64 levels within each other"


BOMB = "a: &a [x, x, x, x, x, x, x, x, x]\n" + "".join(
    f"{now}: &{now} [{', '.join([f'*{before}'] * 9)}]\n"
    for before, now in zip("abcdefghijklmn", "bcdefghijklmno", strict=True)
)


@pytest.mark.parametrize(
    "text",
    [
        "[" * 900_000,
        "{a: " * 200_000,
        "- " * 400_000,
        "".join(" " * level + "a:\n" for level in range(1_200)),
        BOMB,
        "- a\n" * (MOST_NODES + 1),
        "a: 1\n" * 200_000,
        "'" + "x" * 900_000,
        "&a " * 300_000,
    ],
    ids=[
        "brackets",
        "braces",
        "dashes",
        "indents",
        "aliases",
        "nodes",
        "twins",
        "quote",
        "anchors",
    ],
)
def test_mischief_is_refused_at_once(text: str) -> None:
    start = time.process_time()
    refused(text)
    assert time.process_time() - start < 10


@pytest.mark.parametrize(
    ("text", "line", "column"),
    [
        ("a: 1\na: 2\n", 2, 1),
        ("a: !!str 1\n", 1, 4),
        ("a: !mine {b: 1}\n", 1, 4),
        ("a: 1\n---\nb: 2\n", 2, 1),
        ("a: 1\nb: .nan\n", 2, 4),
        ("a: -.inf\n", 1, 4),
        ("a: 1e400\n", 1, 4),
        ("a: b\x00\n", 1, 5),
        ("[a]: 1\n", 1, 1),
        ("a: *b\n", 1, 4),
        ("a: &b [*b]\n", 1, 8),
        ("%YAML 1.1\n---\na: 1\n", 2, 1),
        ("# nothing\n", 1, 1),
    ],
)
def test_what_the_language_leaves_out_is_refused_where_it_stands(
    text: str, line: int, column: int
) -> None:
    told = refused(text)
    assert (told.line, told.column) == (line, column)


@given(st.text(st.sampled_from("{}[]:,-#&*!|>'\"%@ \n\tab1.~\\?"), max_size=40))
def test_any_text_is_read_or_refused(text: str) -> None:
    with suppress(ScenarioError):
        grow(text, name="file.yaml")
