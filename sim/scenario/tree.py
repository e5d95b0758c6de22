"""A file as a tree whose every node knows where it stands.

The YAML parser is read event by event, so that hostile text stops early: depth, size and number of
nodes are counted while they come. The tree is plain YAML 1.2: `no` is a word and so is a date.
Tags, duplicate keys, several documents and numbers that are none are refused.
"""

import math
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from numbers import Integral, Real
from typing import Any, NoReturn

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

from sim.errors import Problem, ScenarioError
from sim.scenario.syntax import refusal

DEEPEST = 64
"""Levels of maps and lists within each other; the language itself needs 12."""

MOST_BYTES = 1_048_576
"""The size of a file: a mebibyte, some thirty thousand lines."""

MOST_NODES = 50_000
"""Keys and values in a file, those that aliases repeat counted each time."""

AN_INTEGER = re.compile(r"[-+]?[0-9]{1,400}|0o[0-7]{1,400}|0x[0-9a-fA-F]{1,400}")
A_FLOAT = re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?")
NO_NUMBER = re.compile(r"[-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN)")
ALONE = "A file holds one scenario"
CONSTANTS = {"true": True, "false": False, "null": None, "~": None, "": None}

Scalar = str | int | float | bool | None


@dataclass(frozen=True)
class Text:
    """A text that places point into: a file, or an override from the command line."""

    name: str
    text: str
    numbered: bool = True

    @cached_property
    def lines(self) -> list[str]:
        """The text by lines, as YAML breaks them."""
        return re.split(r"\r\n|[\n\r\x85\u2028\u2029]", self.text)


@dataclass(frozen=True)
class Place:
    """Where something stands in a text; line and column count from 0."""

    text: Text
    line: int
    column: int
    width: int

    def problem(
        self, path: str, found: str, expected: str = "", suggestion: str | None = None
    ) -> Problem:
        """Return a problem at this place."""
        lines = self.text.lines
        return Problem(
            file=self.text.name,
            path=path,
            found=found,
            expected=expected,
            suggestion=suggestion,
            line=self.line + 1 if self.text.numbered else 0,
            column=self.column + 1,
            width=self.width,
            excerpt=lines[self.line] if self.line < len(lines) else None,
        )


@dataclass(frozen=True)
class Node:
    """A value of the file: a scalar, a list of nodes, or a map of nodes by key.

    `key` is where the key stands that leads to it, if one does; `size` counts the nodes in it.
    """

    value: "Scalar | list[Node] | dict[str, Node]"
    place: Place
    key: Place | None = None
    size: int = 1

    @property
    def plain(self) -> Any:
        """The value without its places."""
        match self.value:
            case dict():
                return {key: node.plain for key, node in self.value.items()}
            case list():
                return [node.plain for node in self.value]
        return self.value

    @property
    def mark(self) -> Place:
        """What an error about it points at: a scalar itself, else the key that leads to it."""
        large = isinstance(self.value, (dict, list)) or self.value is None
        return self.key if large and self.key is not None else self.place

    def follow(self, path: Iterable[str]) -> "tuple[tuple[str, ...], Node]":
        """Go along a path as far as the tree does; return that part of it, and the node there."""
        node, gone = self, []
        for part in path:
            child = node.child(part)
            if child is None:
                break
            node = child
            gone.append(part)
        return tuple(gone), node

    def child(self, part: str | int) -> "Node | None":
        """Return the node under a key or an index, or None."""
        match self.value:
            case dict():
                return self.value.get(str(part))
            case list() if str(part) in map(str, range(len(self.value))):
                return self.value[int(part)]
        return None

    def walk(self, path: tuple[str, ...] = ()) -> "Iterator[tuple[tuple[str, ...], Node]]":
        """Yield every node with its path, each before what is in it."""
        yield path, self
        parts: Iterable[tuple[Any, Node]] = ()
        match self.value:
            case dict():
                parts = self.value.items()
            case list():
                parts = enumerate(self.value)
        for part, node in parts:
            yield from node.walk((*path, str(part)))


def grow(text: str, *, name: str) -> Node:
    """Read a text of YAML; raise `ScenarioError` with its one syntax error."""
    source = Text(name, text)
    _refuse_control_characters(source)
    return _Grower(source).root()


def graft(value: object, place: Place) -> Node:
    """Return a tree of a plain value, all of it at one place."""
    parts: list[Node] | dict[str, Node]
    match value:
        case Mapping():
            parts = {
                str(key): replace(graft(part, place), key=place) for key, part in value.items()
            }
            return Node(parts, place, size=1 + sum(node.size for node in parts.values()))
        case list() | tuple():
            parts = [graft(part, place) for part in value]
            return Node(parts, place, size=1 + sum(node.size for node in parts))
        case str() | bool() | int() | float() | None:
            return Node(value, place)
        case Integral():
            return Node(int(value), place)
        case Real():
            return Node(float(value), place)
    return Node(str(value), place)


class _Grower:
    """Grows one tree from the events of the parser, and stops at the first thing that is wrong."""

    def __init__(self, source: Text) -> None:
        self.source = source
        self.events = YAML(typ="safe", pure=True).parse(source.text)
        self.anchors: dict[str, Node | None] = {}
        self.nodes = 0

    def root(self) -> Node:
        """Return the one document of the text."""
        try:
            return self._document()
        except MarkedYAMLError as error:
            found, expected, mark = refusal(error)
            self._refuse(mark, found, expected)
        except (YAMLError, ValueError) as error:
            self._refuse(None, f"this is no YAML: {type(error).__name__}", "")

    def _document(self) -> Node:
        root: Node | None = None
        for event in self.events:
            match event:
                case DocumentStartEvent():
                    if root is not None:
                        self._refuse(event.start_mark, "a second document begins here", ALONE)
                    if event.version not in (None, (1, 2)):
                        self._refuse(event.start_mark, "this is not YAML 1.2", "Leave %YAML out")
                case MappingStartEvent() | SequenceStartEvent() | ScalarEvent() | AliasEvent():
                    root = self._node(event, 1)
        if root is None or root.value is None:
            self._refuse(None, "there is nothing in this file", "A scenario is a map of keys")
        return root

    def _node(self, event: Any, depth: int) -> Node:
        if depth > DEEPEST:
            found = f"more than {DEEPEST} levels within each other"
            self._refuse(event.start_mark, found, "A scenario needs a dozen")
        if isinstance(event, AliasEvent):
            return self._alias(event)
        if event.tag is not None or (isinstance(event, ScalarEvent) and event.ctag is not None):
            self._refuse(event.start_mark, "a tag stands here", "The language has no tags")
        if event.anchor:
            self.anchors[event.anchor] = None
        match event:
            case ScalarEvent():
                node = self._scalar(event)
            case SequenceStartEvent():
                node = self._list(event, depth)
            case _:
                node = self._map(event, depth)
        self._count(1, event)
        if event.anchor:
            self.anchors[event.anchor] = node
        return node

    def _alias(self, event: Any) -> Node:
        node = self.anchors.get(event.anchor)
        if node is None:
            here = event.anchor in self.anchors
            found = f"'*{event.anchor}' " + ("holds itself" if here else "names no anchor above")
            self._refuse(event.start_mark, found, "Write it out")
        self._count(node.size, event)
        return node

    def _count(self, size: int, event: Any) -> None:
        self.nodes += size
        if self.nodes > MOST_NODES:
            found = f"more than {MOST_NODES} keys and values, aliases written out"
            self._refuse(event.start_mark, found, "Split the file, or repeat less")

    def _list(self, event: Any, depth: int) -> Node:
        parts: list[Node] = []
        while not isinstance(part := next(self.events), SequenceEndEvent):
            parts.append(self._node(part, depth + 1))
        size = 1 + sum(node.size for node in parts)
        return Node(parts, self._place(event.start_mark, part.end_mark), size=size)

    def _map(self, event: Any, depth: int) -> Node:
        parts: dict[str, Node] = {}
        while not isinstance(part := next(self.events), MappingEndEvent):
            if not isinstance(part, ScalarEvent):
                self._refuse(part.start_mark, "a key that is no word", "Write a word and a colon")
            key = self._place(part.start_mark, part.end_mark)
            if part.value in parts:
                first = parts[part.value].key
                found = f"'{part.value}' stands twice in one map"
                said = f"It is said first in line {first.line + 1}" if first else ""
                self._refuse(part.start_mark, found, said, width=key.width)
            self._count(1, part)
            parts[part.value] = replace(self._node(next(self.events), depth + 1), key=key)
        size = 1 + sum(1 + node.size for node in parts.values())
        return Node(parts, self._place(event.start_mark, part.end_mark), size=size)

    def _scalar(self, event: Any) -> Node:
        place = self._place(event.start_mark, event.end_mark)
        if event.style is not None:
            return Node(event.value, place)
        value = resolved_scalar(event.value)
        is_number = not isinstance(value, float) or math.isfinite(value)
        if NO_NUMBER.fullmatch(event.value) or not is_number:
            found = f"'{event.value}' is no number to negotiate with"
            self._refuse(event.start_mark, found, "Write a finite number", width=place.width)
        return Node(value, place)

    def _place(self, start: Any, end: Any) -> Place:
        lines = self.source.lines
        line = lines[start.line] if start.line < len(lines) else ""
        last = end.column if end.line == start.line else len(line.rstrip())
        return Place(self.source, start.line, start.column, max(1, last - start.column))

    def _refuse(self, mark: Any, found: str, expected: str, *, width: int = 1) -> NoReturn:
        line, column = (mark.line, mark.column) if mark else (0, 0)
        place = Place(self.source, line, column, width)
        raise ScenarioError([place.problem("", found, expected)])


def resolved_scalar(text: str) -> Scalar:
    """Return the value of a plain scalar by the core schema of YAML 1.2: all else is a string."""
    if text.lower() in CONSTANTS and text in (text.lower(), text.title(), text.upper()):
        return CONSTANTS[text.lower()]
    if AN_INTEGER.fullmatch(text):
        return int(text, 0) if text[:2] in ("0o", "0x") else int(text)
    if A_FLOAT.fullmatch(text):
        return float(text)
    return text


def _refuse_control_characters(source: Text) -> None:
    bad = re.search(
        r"[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]", source.text
    )
    if bad:
        before = re.split(r"\r\n|[\n\r\x85\u2028\u2029]", source.text[: bad.start()])
        place = Place(source, len(before) - 1, len(before[-1]), 1)
        found = f"the character U+{ord(bad[0]):04X} is none that text may hold"
        raise ScenarioError([place.problem("", found, "Save the file as plain UTF-8 text")])
