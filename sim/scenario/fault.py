"""A fault: something that does not fit, known by its path, before it is known where that stands."""

from collections.abc import Iterable
from typing import Any, NamedTuple

from pydantic_core import PydanticCustomError

from sim.errors import Problem, nearest
from sim.scenario.tree import Node

MOST_NAMES = 24
"""The most names that an error lists."""

Path = tuple[str, ...]


class Fault(NamedTuple):
    """What is wrong at a path; `of_key` if the key itself is, rather than what it leads to."""

    path: Path
    found: str
    expected: str = ""
    suggestion: str | None = None
    of_key: bool = False


def placed(fault: Fault, tree: Node) -> Problem:
    """Return the fault as a problem, at the nearest place that is written."""
    path, node = tree.follow(fault.path)
    written = len(path) == len(fault.path)
    place = node.key if fault.of_key and written and node.key else node.mark
    return place.problem(".".join(path), fault.found, fault.expected, fault.suggestion)


def misread_at(path: Path, error: PydanticCustomError) -> Fault:
    """Return the fault of a value that could not be read."""
    parts: dict[str, Any] = error.context or {}
    return Fault(path, parts["found"], parts["expected"], parts["suggestion"])


def unknown(path: Path, name: str, known: Iterable[str], thing: str, *, of_key: bool) -> Fault:
    """Return the fault of a name that nothing has."""
    names = list(known)
    expected = f"There is: {', '.join(names[:MOST_NAMES])}" if names else f"There is no {thing} yet"
    return Fault(path, f"there is no {thing} '{name}'", expected, nearest(name, names), of_key)
