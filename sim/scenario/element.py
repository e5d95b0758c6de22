"""An element of XML, with the place where it stands: what files of other programs are made of.

Only a file's own text is read. One that declares entities is refused, as they can make a small file
a large tree, or name another file; so is one that is too large or too deep.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from xml.parsers.expat import ErrorString, ExpatError, ParserCreate

from sim.errors import Problem, ScenarioError
from sim.scenario.number import shown
from sim.scenario.tree import DEEPEST, MOST_BYTES, MOST_NODES, Place, Text


@dataclass(frozen=True)
class Element:
    """A tag with its attributes and what is within it; text between tags is not kept."""

    tag: str
    attributes: dict[str, str]
    place: Place
    parts: list["Element"] = field(default_factory=list)

    def each(self, tag: str) -> Iterator["Element"]:
        """Yield the elements of a tag that stand directly within."""
        return (part for part in self.parts if part.tag == tag)

    def get(self, *names: str) -> str | None:
        """Return the first of these attributes that is written; None if none is."""
        return next((self.attributes[name] for name in names if name in self.attributes), None)

    def problem(
        self, path: str, found: str, expected: str = "", guess: str | None = None
    ) -> Problem:
        """Return what is wrong here."""
        return self.place.problem(path, found, expected, guess)


def parsed(path: Path) -> Element:
    """Return the one element that holds all others of a file.

    Raises `ScenarioError` with what is wrong with it as XML.
    """
    try:
        with path.open("rb") as file:
            content = file.read(MOST_BYTES + 1)
    except OSError as error:
        raise _refused(path, f"it cannot be read: {error.strerror}") from None
    if len(content) > MOST_BYTES:
        raise _refused(path, "the file is too large", f"At most {MOST_BYTES} bytes are read")
    return _Grower(Text(str(path), content.decode("utf-8-sig", errors="replace"))).root(content)


def _refused(path: Path, found: str, expected: str = "") -> ScenarioError:
    return ScenarioError([Problem(file=str(path), path="", found=found, expected=expected)])


class _Grower:
    """Grows the elements of one file from the events of the parser."""

    def __init__(self, source: Text) -> None:
        self.source = source
        self.open: list[Element] = []
        self.first: Element | None = None
        self.count = 0
        self.parser = ParserCreate()
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.EntityDeclHandler = self._entity

    def root(self, content: bytes) -> Element:
        """Return the outermost element."""
        try:
            self.parser.Parse(content, True)
        except (ExpatError, LookupError, ValueError) as error:
            code = getattr(error, "code", None)
            why = str(error) if code is None else ErrorString(code)
            line, column = getattr(error, "lineno", 1) - 1, getattr(error, "offset", 0)
            place = Place(self.source, max(0, line), column, 1)
            raise ScenarioError([place.problem("", f"this is no XML: {why}")]) from None
        assert self.first is not None, "the parser refuses a file without an element"
        return self.first

    def _here(self, width: int) -> Place:
        line = self.parser.CurrentLineNumber - 1
        return Place(self.source, line, self.parser.CurrentColumnNumber, width)

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        place = self._here(len(tag) + 1)
        self.count += 1 + len(attributes)
        if self.count > MOST_NODES or len(self.open) >= DEEPEST:
            found = "too many elements" if self.count > MOST_NODES else "too many levels"
            expected = f"At most {MOST_NODES} elements and attributes on {DEEPEST} levels are read"
            raise ScenarioError([place.problem("", found, expected)])
        element = Element(tag, attributes, place)
        if self.open:
            self.open[-1].parts.append(element)
        else:
            self.first = element
        self.open.append(element)

    def _end(self, tag: str) -> None:  # noqa: ARG002  the parser sees that it is the right one
        self.open.pop()

    def _entity(self, name: str, *rest: Any) -> None:  # noqa: ARG002
        found = f"an entity of its own, {shown(name)}, is declared here"
        expected = "Write what it stands for; only &lt; &gt; &amp; &quot; and &apos; are read"
        raise ScenarioError([self._here(1).problem("", found, expected)])
