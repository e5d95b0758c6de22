"""Shape: whether each value is of the kind its key wants, said in the words of the language.

Pydantic finds what is wrong; this file follows its location through the written tree and the
classes side by side, so that an error stands where a person wrote it. The tags of unions are no
part of a path, and a key and its misspelling are one problem.
"""

import re
from collections.abc import Iterator
from itertools import islice
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, NamedTuple, Union, get_args, get_origin

from pydantic import Tag, ValidationError
from pydantic_core import ErrorDetails

from sim.errors import MOST_PROBLEMS, Problem, ScenarioError, in_order, nearest
from sim.scenario.form import Model, OneKey
from sim.scenario.quantity import shown
from sim.scenario.scenario import Scenario
from sim.scenario.tree import Node, Place

AN_ID = "An id is made of small letters, digits and hyphens, such as buffer-zone"
A_NAME = "A name holds no dot, and no space at its ends"


class Spot(NamedTuple):
    """Where an error is: the path as written, the node there, and the class that reads it."""

    path: tuple[str, ...]
    node: Node
    owner: Any
    parent: Any

    @property
    def place(self) -> Place:
        """What an error points at."""
        return self.node.mark


class Said(NamedTuple):
    """An error in words."""

    found: str
    expected: str = ""
    suggestion: str | None = None


def shaped(tree: Node) -> Scenario:
    """Read the tree; raise `ScenarioError` with all its errors of shape, in order of place."""
    problems = list(islice(_nothings(tree), MOST_PROBLEMS))
    scenario = None
    try:
        scenario = Scenario.model_validate(tree.plain)
    except ValidationError as error:
        empty = {problem.path for problem in problems}
        told = [problem for problem in _told(error, tree) if problem.path not in empty]
        problems.extend(told)
    if problems or scenario is None:
        raise ScenarioError(in_order(problems))
    return scenario


def _nothings(tree: Node) -> Iterator[Problem]:
    for path, node in tree.walk():
        if node.value is None:
            found = f"nothing is written after '{path[-1]}'" if path else "nothing is written"
            expected = "Write a value, or leave the key out to have its default"
            yield node.mark.problem(".".join(path), found, expected)


def _told(error: ValidationError, tree: Node) -> Iterator[Problem]:
    details = error.errors(include_url=False)[:MOST_PROBLEMS]
    missing: dict[tuple[str, ...], list[str]] = {}
    for detail in details:
        if detail["type"] == "missing":
            spot = _follow(tree, detail["loc"][:-1])
            missing.setdefault(spot.path, []).append(str(detail["loc"][-1]))
    for detail in sorted(details, key=lambda one: one["type"] == "missing"):
        match detail["type"]:
            case "extra_forbidden":
                yield _unknown_key(detail, tree, missing)
            case "missing":
                spot = _follow(tree, detail["loc"][:-1])
                if str(detail["loc"][-1]) in missing[spot.path]:
                    yield _missing_key(detail, spot)
            case _:
                yield _wrong_value(detail, tree)


def _unknown_key(
    detail: ErrorDetails, tree: Node, missing: dict[tuple[str, ...], list[str]]
) -> Problem:
    key = str(detail["loc"][-1])
    spot = _follow(tree, detail["loc"][:-1])
    lacking = missing.get(spot.path, [])
    fields = _takes(spot.owner)
    guess = nearest(key, lacking) or nearest(key, fields)
    if guess in lacking:
        lacking.remove(guess)
    node = spot.node.child(key) or spot.node
    found = f"'{key}' is no key of {_called(spot.owner)}"
    expected = f"It takes: {', '.join(fields)}" if fields else "It takes nothing more"
    return (node.key or node.place).problem(_dotted(spot.path), found, expected, guess)


def _missing_key(detail: ErrorDetails, spot: Spot) -> Problem:
    key = detail["loc"][-1]
    if isinstance(key, int):
        found, expected = "a list of one", "Two values are expected here"
    else:
        field = spot.owner.model_fields[key]
        called = _called(spot.owner)
        found = f"{called[0].upper()}{called[1:]} needs '{key}'"
        expected = str(field.description).rstrip(".")
    place = spot.place if spot.path else Place(spot.node.place.text, 0, 0, 1)
    return place.problem(_dotted(spot.path), found, expected)


def _wrong_value(detail: ErrorDetails, tree: Node) -> Problem:
    loc = detail["loc"]
    of_key = bool(loc) and loc[-1] == "[key]"
    spot = _follow(tree, loc[:-1] if of_key else loc)
    said = _words(detail, spot)
    place = spot.node.key if of_key and spot.node.key else spot.place
    if detail["type"] == "no_choice" and isinstance(detail["input"], dict):
        at_key = next((key for key in detail["input"] if f"'{key}'" in said.found), None)
        node = spot.node.child(at_key) if at_key is not None else None
        place = node.key if node is not None and node.key else place
    return place.problem(_dotted(spot.path), *said)


def _words(detail: ErrorDetails, spot: Spot) -> Said:
    """Return what to say of a value of the wrong kind."""
    context = detail.get("ctx", {})
    written = shown(detail["input"])
    match detail["type"]:
        case "misread":
            return Said(context["found"], context["expected"], context["suggestion"])
        case "no_choice":
            return _no_choice(detail["input"], context)
        case "literal_error":
            words = re.findall(r"'([^']*)'", context["expected"])
            guess = nearest(str(detail["input"]), words)
            return Said(f"{written} is not known here", f"Write {_or(words)}", guess)
        case "string_type":
            return Said(f"{written} is no text", "Put it in quotes to make it text")
        case "string_pattern_mismatch":
            return _no_name(str(detail["input"]), context["pattern"])
        case "string_too_long":
            return Said(f"{written} is too long", f"At most {context['max_length']} characters")
        case "bool_type":
            return Said(f"{written} is neither", "Write true or false")
        case "dict_type" | "model_type":
            takes = ", ".join(_takes(spot.owner))
            of = f"A map of {takes}" if takes else "A map of named things"
            return Said(f"{written} stands where a map belongs", f"{of} is expected")
        case "tuple_type":
            return Said(f"{written} stands where a list belongs", "Write it in brackets: [a, b]")
        case "too_long":
            return Said("a list of too many", f"{context['max_length']} values are expected here")
    return Said(f"{written} does not fit here", detail["msg"])


def _no_choice(written: Any, context: dict[str, Any]) -> Said:
    words = [word for word in str(context["words"]).split(",") if word]
    if isinstance(written, str):
        return Said(
            f"{shown(written)} is no {_thing(context['what'])}",
            context["expected"],
            nearest(written, words),
        )
    if isinstance(written, dict):
        strategy = written.get("strategy")
        slips = [strategy] if isinstance(strategy, str) else [str(key) for key in written]
        for slip in slips:
            if slip not in words and (len(slips) == 1 or nearest(slip, words)):
                found = f"'{slip}' is no {_thing(context['what'])}"
                return Said(found, context["expected"], nearest(slip, words))
    return Said(f"{shown(written)} is no {_thing(context['what'])}", context["expected"])


def _no_name(written: str, pattern: str) -> Said:
    if pattern.startswith("^[a-z0-9]"):
        guess = re.sub(r"[^a-z0-9]+", "-", written.lower()).strip("-")
        return Said(f"{shown(written)} is no id", AN_ID, guess or None)
    return Said(f"{shown(written)} is no name", A_NAME)


def _follow(tree: Node, loc: tuple[int | str, ...]) -> Spot:
    """Walk a location of Pydantic through the tree and the classes, side by side."""
    node, kind, parent = tree, Scenario, Scenario
    path: list[str] = []
    for part in loc:
        kind = _bare(kind)
        choosing = _is_union(kind)
        parent = kind
        kind = _member(kind, str(part)) if choosing else _step(kind, part)
        if choosing and not (isinstance(kind, type) and issubclass(kind, OneKey)):
            continue
        child = node.child(part)
        if child is not None:
            node = child
            path.append(str(part))
    return Spot(tuple(path), node, _bare(kind), parent)


def _bare(kind: Any) -> Any:
    """Return a type without what is annotated, and without None."""
    while get_origin(kind) is Annotated:
        kind = get_args(kind)[0]
    if _is_union(kind):
        members = [one for one in get_args(kind) if one is not NoneType]
        return _bare(members[0]) if len(members) == 1 else kind
    return kind


def _is_union(kind: Any) -> bool:
    return get_origin(kind) in (Union, UnionType)


def _member(kind: Any, tag: str) -> Any:
    """Return the member of a union that bears a tag."""
    for member in get_args(kind):
        if any(isinstance(one, Tag) and one.tag == tag for one in get_args(member)):
            return _bare(member)
    return None


def _step(kind: Any, part: int | str) -> Any:
    """Return the type under a key or an index."""
    if isinstance(kind, type) and issubclass(kind, Model):
        field = kind.model_fields.get(str(part))
        return field.annotation if field else None
    arguments = get_args(kind)
    match get_origin(kind):
        case origin if origin is dict:
            return arguments[1]
        case origin if origin is tuple:
            return arguments[0]
    return None


def _takes(owner: Any) -> list[str]:
    """Return the keys a class takes, without the one that names its kind."""
    if not (isinstance(owner, type) and issubclass(owner, Model)):
        return []
    fields = owner.model_fields.items()
    return [name for name, field in fields if get_origin(field.annotation) is not Literal] or [
        name for name, _ in fields
    ]


def _called(owner: Any) -> str:
    return getattr(owner, "called", "") or "this"


def _thing(what: str) -> str:
    return what.removeprefix("an ").removeprefix("a ").removeprefix("the ")


def _or(words: list[str]) -> str:
    return " or ".join([", ".join(words[:-1]), words[-1]] if len(words) > 1 else words)


def _dotted(path: tuple[str, ...]) -> str:
    return ".".join(path)
