"""A negotiation domain as GENIUS files tell it: its issues, and the values that each may take.

A domain is a `negotiation_template`; its issues stand under one `objective`, and are discrete (a
list of items), integer or real (a range).
"""

import math
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal, get_args

from sim.errors import Problem, ScenarioError, nearest
from sim.scenario.element import Element
from sim.scenario.number import shown
from sim.scenario.whole import POINTS

Kind = Literal["discrete", "integer", "real"]

TYPES = ("type", "vtype", "etype")
"""The attributes that tell the kind of an issue; what none of them tells is discrete."""


@dataclass(frozen=True)
class Issue:
    """What is bargained over in a domain, in one respect.

    `parts` is into how many points, from end to end, a real one is cut.
    `index` counts from 1, as weights refer to it. A discrete issue has values and no bounds, in the
    order of the file; the others have bounds and no values.
    """

    name: str
    index: int
    kind: Kind
    values: tuple[str, ...] = ()
    low: float = 0.0
    high: float = 0.0
    parts: int = POINTS

    @property
    def is_open(self) -> bool:
        """Whether there is anything to choose."""
        return len(self.values) > 1 or self.low < self.high

    def points(self) -> list[float]:
        """Return the numbers it may take: its integers, or its `parts` from end to end."""
        width = self.high - self.low
        count = round(width) + 1 if self.kind == "integer" else self.parts
        return (
            [self.low + width * point / (count - 1) for point in range(count)]
            if width
            else [self.low]
        )


def issues(root: Element, *, points: int = POINTS) -> tuple[Issue, ...]:
    """Return the issues of a domain, by their indices, those that are real cut into `points`.

    Raises `ScenarioError` with its faults.
    """
    space = next(root.each("utility_space"), root)
    objective = objective_of(space)
    problems: list[Problem] = []
    found: list[Issue] = []
    for place, element in enumerate(objective.each("issue"), start=1):
        try:
            found.append(replace(_issue(element, place), parts=points))
        except ScenarioError as error:
            problems.extend(error.problems)
    problems.extend(_twice(objective, found))
    if not found and not problems:
        problems.append(objective.problem("", "a domain of no issues", "Write at least one"))
    if problems:
        raise ScenarioError(problems)
    return tuple(sorted(found, key=lambda issue: issue.index))


def objective_of(space: Element) -> Element:
    """Return the element that holds the issues; raises `ScenarioError` for those within others."""
    objective = next(space.each("objective"), space)
    for inner in objective.each("objective"):
        expected = "Let all issues stand under one objective"
        raise refused(inner, "", "an objective within an objective", expected)
    return objective


def kind_of(element: Element) -> Kind:
    """Return the kind of an issue; raises `ScenarioError` for a word that is none."""
    kinds: tuple[Kind, ...] = get_args(Kind)
    written = element.get(*TYPES) or "discrete"
    for kind in kinds:
        if written.lower() == kind:
            return kind
    expected = f"An issue is {', '.join(kinds[:-1])} or {kinds[-1]}"
    path = element.get("name") or ""
    raise refused(
        element, path, f"{shown(written)} is no kind of issue", expected, nearest(written, kinds)
    )


def number_of(element: Element, path: str, *names: str, default: float | None = None) -> float:
    """Return the number that the first of these attributes says, or the default.

    Raises `ScenarioError` if it is no finite number, or missing and without a default.
    """
    written = element.get(*names)
    if written is None:
        if default is None:
            raise refused(element, path, f"<{element.tag}> says no '{names[0]}'", "Write a number")
        return default
    try:
        number = float(written)
    except ValueError:
        number = math.nan
    if not math.isfinite(number):
        raise refused(element, path, f"{shown(written)} is no number", "Write one, such as 0.5")
    return number


def refused(
    element: Element, path: str, found: str, expected: str = "", guess: str | None = None
) -> ScenarioError:
    """Return the error of one thing that is wrong at an element."""
    return ScenarioError([element.problem(path, found, expected, guess)])


def _issue(element: Element, place: int) -> Issue:
    name = element.get("name")
    if not (name and name.strip()):
        raise refused(element, "", "an issue without a name", 'Write name="price"')
    index = int(number_of(element, name, "index", default=place))
    kind = kind_of(element)
    if kind == "discrete":
        return Issue(name, index, kind, values=_values(element, name))
    low, high = bounds(element, name)
    if low > high or (kind == "integer" and not (low.is_integer() and high.is_integer())):
        found = f"{kind} bounds from {low:g} to {high:g}"
        raise refused(element, name, found, "Write the lower first, and whole ones for integers")
    return Issue(name, index, kind, low=low, high=high)


def bounds(element: Element, path: str) -> tuple[float, float]:
    """Return the bounds of an issue that has numbers, from its range or from itself."""
    where = next(element.each("range"), element)
    low, high = ("lowerbound", "lowerBound"), ("upperbound", "upperBound")
    return number_of(where, path, *low), number_of(where, path, *high)


def _values(element: Element, name: str) -> tuple[str, ...]:
    """Return the values of a discrete issue, each once."""
    values = []
    for item in element.each("item"):
        value = item.get("value")
        if value is None:
            raise refused(item, name, "an item without a value", 'Write value="red"')
        values.append(value)
    if not values:
        raise refused(element, name, "a discrete issue without items", "Write at least one")
    return tuple(dict.fromkeys(values))


def _twice(objective: Element, found: list[Issue]) -> Iterator[Problem]:
    """Yield issues whose name or index another has already."""
    for place, issue in enumerate(found):
        for other in found[:place]:
            if issue.name == other.name or issue.index == other.index:
                told = f"two issues of the name '{issue.name}'"
                if issue.name != other.name:
                    told = f"'{other.name}' and '{issue.name}' have the same index {issue.index}"
                yield objective.problem(issue.name, told, "Give each a name and an index")
