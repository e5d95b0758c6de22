"""Overrides: how a variant is made of a file, one dotted path at a time.

A path leads through what is written, or, where that is short or left out, through its long form.
It may end at a key that is not written yet, and goes through none that is not there: an override
changes what a file says, and does not invent a party on its way.
"""

from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from sim.errors import Problem, ScenarioError, nearest
from sim.scenario.defaults import Tree
from sim.scenario.tree import Node, Place, Text, graft, grow

MOST_CHANGES = 1_000

Changes = Mapping[str, Node]
"""What is put where: values by their paths."""


def overridden(tree: Node, changes: Changes, *, long: Tree) -> Node:
    """Return the tree with the changes made, in their order; `long` is its long form.

    Raises `ScenarioError` with all paths that lead nowhere.
    """
    if len(changes) > MOST_CHANGES:
        path, value = next(iter(changes.items()))
        found = f"more than {MOST_CHANGES} overrides at once"
        raise ScenarioError([value.mark.problem(path, found, "Write another file instead")])
    problems: list[Problem] = []
    for path, value in changes.items():
        try:
            tree = _put(tree, parts_of(path), value, long, path)
        except ScenarioError as error:
            problems.extend(error.problems)
    if problems:
        raise ScenarioError(problems)
    return tree


def parts_of(path: str) -> list[str]:
    """Return the keys of a dotted path; a word of the lexicon stands among its `words`."""
    parts = path.split(".")
    named = len(parts) == 2 and parts[0] == "lexicon" and parts[1] not in ("of", "words")
    return ["lexicon", "words", parts[1]] if named else parts


def lost(changes: Changes) -> list[Problem]:
    """Return what is wrong with changes of which one undoes another: of its place, or around it."""
    made: dict[tuple[str, ...], str] = {}
    problems: list[Problem] = []
    for path, value in changes.items():
        parts = tuple(parts_of(path))
        for end, other in made.items():
            if end[: len(parts)] == parts:
                found = f"this would undo '{other}', which is set too"
                way_out = "Set it once" if end == parts else "Set this one first"
                problems.append(value.mark.problem(path, found, way_out))
        made[parts] = path
    return problems


def first_key(parts: Sequence[str], known: Container[str]) -> tuple[str, list[str]]:
    """Return the key that the parts of a path begin with, and the parts after it.

    A key holds no dot, save the name of a clause, item.clause, where it is a key of a map.
    """
    for length in range(2, len(parts) + 1):
        key = ".".join(parts[:length])
        if parts[0] not in known and key in known:
            return key, list(parts[length:])
    return parts[0], list(parts[1:])


def overlapping(paths: Iterable[str], changed: Iterable[str]) -> frozenset[str]:
    """Return those paths that are changed: themselves, in a part, or as a part of something."""
    ends = {tuple(parts_of(path)) for path in changed}
    ways = {end[:length] for end in ends for length in range(1, len(end) + 1)}
    return frozenset(
        path
        for path in paths
        for parts in [tuple(parts_of(path))]
        if parts in ways or any(parts[:length] in ends for length in range(1, len(parts)))
    )


def standing(long: Tree, path: str) -> tuple[str, Any]:
    """Return the path of a number with what stands there in a long form.

    Where an override has put something in its place that has no such number, that: the nearest part
    of the path that is there.
    """
    parts = parts_of(path)
    for length in range(len(parts), 0, -1):
        found = _found(long, parts[:length])
        if found is not None:
            return ".".join(parts[:length]), found
    return path, None


def _found(long: object, parts: list[str]) -> object:
    """Return what stands in a long form where these parts lead; None if there is nothing."""
    while parts:
        if not isinstance(long, (dict, list)):
            return None
        head, parts = first_key(parts, long if isinstance(long, dict) else ())
        long = _under(long, head)
    return long


def commanded(path: str, value: object, *, option: str = "--set") -> Node:
    """Return the value of an override given on the command line or in Python, known by its path.

    A string is read as YAML, as in a file; anything else is taken as it is.
    """
    label = f"{option} {path}"
    place = Place(Text(label, str(value), numbered=False), 0, 0, len(str(value)))
    if not isinstance(value, str):
        return graft(value, place)
    if not value.strip() or value.lstrip().startswith("#"):  # nothing, or a comment alone
        expected = "Say what it should be, as in a file"
        raise ScenarioError([place.problem(path, "a value is missing", expected)])
    return _renamed(value, label)


def _renamed(value: str, label: str) -> Node:
    try:
        node = grow(value, name=label)
    except ScenarioError as error:
        problems = [replace(problem, line=0) for problem in error.problems]
        raise ScenarioError(problems) from None
    return _unnumbered(node, Text(label, value, numbered=False))


def _unnumbered(node: Node, text: Text) -> Node:
    """Return the same tree, of a text whose lines have no numbers."""
    place = replace(node.place, text=text)
    key = None if node.key is None else replace(node.key, text=text)
    match node.value:
        case dict():
            parts = {name: _unnumbered(part, text) for name, part in node.value.items()}
            return Node(parts, place, key, node.size)
        case list():
            return Node([_unnumbered(part, text) for part in node.value], place, key, node.size)
    return Node(node.value, place, key)


def blamed(problems: Iterable[Problem], changes: Changes) -> list[Problem]:
    """Return problems that changes make, each at the place of the change that makes it.

    What is wrong within a change stands where it is; what a change makes wrong elsewhere is told
    of the change nearest to it.
    """
    own = {
        (place.text.name, place.line, place.column)
        for value in changes.values()
        for _, node in value.walk()
        for place in (node.place, node.key)
        if place is not None
    }
    return [
        problem
        if (problem.file, max(0, problem.line - 1), problem.column - 1) in own
        else _blame(problem, changes)
        for problem in problems
    ]


def _blame(problem: Problem, changes: Changes) -> Problem:
    path = max(changes, key=lambda path: _shared(parts_of(path), problem.path.split(".")))
    found = f"this makes {problem.path} wrong: {problem.found}"
    return changes[path].mark.problem(path, found, problem.expected, problem.suggestion)


def _shared(path: list[str], other: list[str]) -> int:
    """Return how many parts two paths begin with in common."""
    same = [one == two for one, two in zip(path, other, strict=False)]
    return [*same, False].index(False)


def _put(node: Node, parts: list[str], value: Node, long: object, path: str) -> Node:
    """Return the node with a value put where the parts of a path lead from it.

    What is short is written out first. A map that is left out begins empty, so that what depends
    on other keys in it still follows them.
    """
    if not isinstance(node.value, (dict, list)):
        node = replace(graft(long, node.place), key=node.key)
    head, rest = first_key(parts, _known(node, long))
    child, further = node.child(head), _under(long, head)
    if child is None and further is not None:
        child = graft({} if isinstance(further, dict) else further, value.place)
    if child is None and (rest or not isinstance(node.value, dict)):
        raise ScenarioError([_nowhere(node, head, value, long, path)])
    if rest and child is not None:
        value = _put(child, rest, value, further, path)
    return _with(node, head, value)


def _with(node: Node, head: str, value: Node) -> Node:
    """Return the node with one of its parts put in place."""
    if isinstance(node.value, list):
        values = [value if str(at) == head else one for at, one in enumerate(node.value)]
        return replace(node, value=values)
    assert isinstance(node.value, dict)
    own = replace(value, key=value.key or value.place)
    return replace(node, value=node.value | {head: own})


def _under(long: object, head: str) -> object:
    if isinstance(long, dict):
        return long.get(head)
    if isinstance(long, list) and head in map(str, range(len(long))):
        return long[int(head)]
    return None


def _nowhere(node: Node, head: str, value: Node, long: object, path: str) -> Problem:
    known = _known(node, long)
    found = f"'{path}' leads nowhere: there is no '{head}'"
    expected = f"There is: {', '.join(known)}" if known else "Nothing lies beyond"
    return (value.key or value.place).problem(path, found, expected, nearest(head, known))


def _known(node: Node, long: object) -> list[str]:
    """Return the keys that can follow: those written, and those of the long form."""
    known: list[str] = []
    if isinstance(node.value, dict):
        known = list(node.value)
    elif isinstance(node.value, list):
        known = [str(index) for index in range(len(node.value))]
    return list(dict.fromkeys([*known, *long])) if isinstance(long, dict) else known
