"""Shape: whether each value is of the kind its key wants, said in the words of the language.

Pydantic finds what is wrong; this file follows its location through the written tree and the
classes side by side, so that an error stands where a person wrote it. The tags of unions are no
part of a path, and a key and its misspelling are one problem.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import islice
from types import NoneType, UnionType
from typing import Annotated, Any, NamedTuple, Union, get_args, get_origin

from pydantic import Tag, ValidationError
from pydantic_core import ErrorDetails

from sim.errors import MOST_PROBLEMS, Problem, ScenarioError, in_order, nearest
from sim.scenario.form import Model, OneKey
from sim.scenario.number import shown
from sim.scenario.scenario import Scenario
from sim.scenario.tree import Node, Place

CHOOSES = "strategy"
"""The key whose value, rather than its presence, chooses among the members of a union."""

AN_ID = "An id is made of small letters, digits and hyphens, such as buffer-zone"
A_NAME = "A name holds no dot, and no space at its ends"


INSTEAD = {"on": "when", "once": "when", "after": "when", "if": "when"}
"""What a key is to be that sounds right and is no misspelling of it."""


class Spot(NamedTuple):
    """Where an error is: the path as written, the node there, and the class that reads it."""

    path: tuple[str, ...]
    node: Node
    owner: Any

    @property
    def place(self) -> Place:
        """What an error points at."""
        return self.node.mark


class Wrong(NamedTuple):
    """A value of the wrong kind: what is written, what Pydantic tells, which keys belong there."""

    written: Any
    context: dict[str, Any]
    takes: list[str]


class Said(NamedTuple):
    """An error in words, and the key it is about if that is not where Pydantic saw it."""

    found: str
    expected: str = ""
    suggestion: str | None = None
    key: str | None = None


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
    elsewhere = _takers(key)
    guess = nearest(key, lacking) or (None if elsewhere else nearest(key, fields))
    if guess in lacking:
        lacking.remove(guess)
    node = spot.node.child(key) or spot.node
    found = f"'{key}' is no key of {_called(spot.owner)}" + (
        f", but of {elsewhere}" if elsewhere else ""
    )
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
    place = spot.place if spot.path else replace(spot.place, width=1)
    return place.problem(_dotted(spot.path), found, expected)


def _wrong_value(detail: ErrorDetails, tree: Node) -> Problem:
    loc = detail["loc"]
    of_key = bool(loc) and loc[-1] == "[key]"
    spot = _follow(tree, loc[:-1] if of_key else loc)
    said = _words(detail, spot)
    place = spot.node.key if of_key and spot.node.key else spot.place
    part = spot.node.child(said.key) if said.key else None
    if part is not None:
        place = part.place if said.key == CHOOSES else part.key or part.place
    return place.problem(_dotted(spot.path), said.found, said.expected, said.suggestion)


def _words(detail: ErrorDetails, spot: Spot) -> Said:
    """Return what to say of a value of the wrong kind."""
    tell = TELLERS.get(detail["type"])
    if tell is None:
        return Said(f"{shown(detail['input'])} does not fit here", detail["msg"])
    return tell(Wrong(detail["input"], detail.get("ctx", {}), _takes(spot.owner)))


def _misread(wrong: Wrong) -> Said:
    return Said(wrong.context["found"], wrong.context["expected"], wrong.context["suggestion"])


def _no_word(wrong: Wrong) -> Said:
    words = re.findall(r"'([^']*)'", wrong.context["expected"])
    found = f"{shown(wrong.written)} is not known here"
    return Said(found, f"Write {_or(words)}", nearest(str(wrong.written), words))


def _no_text(wrong: Wrong) -> Said:
    return Said(f"{shown(wrong.written)} is no text", "Put it in quotes to make it text")


def _too_long(wrong: Wrong) -> Said:
    return Said(
        f"{shown(wrong.written)} is too long", f"At most {wrong.context['max_length']} characters"
    )


def _no_truth(wrong: Wrong) -> Said:
    return Said(f"{shown(wrong.written)} is neither true nor false", "Write true or false")


def _no_map(wrong: Wrong) -> Said:
    takes = ", ".join(wrong.takes)
    expected = f"A map of {takes} is expected" if takes else "A map of named things is expected"
    return Said(f"{shown(wrong.written)} stands where a map belongs", expected)


def _no_list(wrong: Wrong) -> Said:
    return Said(
        f"{shown(wrong.written)} stands where a list belongs", "Write it in brackets: [a, b]"
    )


def _too_many(wrong: Wrong) -> Said:
    return Said("a list of too many", f"{wrong.context['max_length']} values are expected here")


def _no_choice(wrong: Wrong) -> Said:
    words = [word for word in wrong.context["words"].split(",") if word]
    slip, key = _slip(wrong.written, words)
    what = wrong.context["what"]
    among_others = key not in (None, CHOOSES) and len(wrong.written) > 1
    found = f"is no key of {what}" if among_others else f"is no {_without_article(what)}"
    is_misspelt = isinstance(slip, str) and slip not in words
    guess = _meant(slip, words) if is_misspelt else None
    return Said(f"{shown(slip)} {found}", wrong.context["expected"], guess, key)


def _slip(written: Any, words: list[str]) -> tuple[Any, str | None]:
    """Return what was to make the choice and does not, and the key it stands at, if it is one."""
    if not isinstance(written, dict):
        return written, None
    if CHOOSES in written:
        return written[CHOOSES], CHOOSES
    for key in written:
        if key not in words and (len(written) == 1 or _meant(key, words)):
            return key, key
    return written, None


def _meant(key: str, words: list[str]) -> str | None:
    """Return the word that is meant by a key: one for which it stands, or the nearest."""
    instead = INSTEAD.get(key)
    return instead if instead in words else nearest(key, words)


def _no_name(wrong: Wrong) -> Said:
    written = str(wrong.written)
    if wrong.context["pattern"].startswith("^[a-z0-9]"):
        guess = re.sub(r"[^a-z0-9]+", "-", written.lower()).strip("-")
        return Said(f"{shown(wrong.written)} is no id", AN_ID, guess or None)
    return Said(f"{shown(wrong.written)} is no name", A_NAME)


def _follow(tree: Node, loc: tuple[int | str, ...]) -> Spot:
    """Walk a location of Pydantic through the tree and the classes, side by side."""
    node: Node = tree
    kind: Any = Scenario
    path: list[str] = []
    for part in loc:
        kind = _bare(kind)
        choosing = _is_union(kind)
        kind = _member(kind, str(part)) if choosing else _step(kind, part)
        if choosing and not (isinstance(kind, type) and issubclass(kind, OneKey)):
            continue
        child = node.child(part)
        if child is not None:
            node = child
            path.append(str(part))
    return Spot(tuple(path), node, _bare(kind))


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
    is_model = isinstance(owner, type) and issubclass(owner, Model)
    return [name for name in owner.model_fields if name != CHOOSES] if is_model else []


def _takers(key: str) -> str:
    """Return the concepts that take a key, for one that stands in the wrong place."""
    takers = [taker.called for taker in _models(Model) if key in taker.model_fields]
    return _or(sorted({called for called in takers if called}))


def _models(of: type[Model]) -> Iterator[type[Model]]:
    for model in of.__subclasses__():
        yield model
        yield from _models(model)


def _called(owner: Any) -> str:
    return getattr(owner, "called", "") or "this"


def _without_article(what: str) -> str:
    return what.removeprefix("an ").removeprefix("a ").removeprefix("the ")


def _or(words: list[str]) -> str:
    return " or ".join([part for part in (", ".join(words[:-1]), *words[-1:]) if part])


def _dotted(path: tuple[str, ...]) -> str:
    return ".".join(path)


TELLERS: dict[str, Callable[[Wrong], Said]] = {
    "misread": _misread,
    "no_choice": _no_choice,
    "literal_error": _no_word,
    "string_type": _no_text,
    "string_pattern_mismatch": _no_name,
    "string_too_long": _too_long,
    "bool_type": _no_truth,
    "dict_type": _no_map,
    "model_type": _no_map,
    "tuple_type": _no_list,
    "too_long": _too_many,
}
"""How each kind of Pydantic's errors is told, from what was written and the error's context."""
