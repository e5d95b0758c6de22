"""An axis of a sweep as it is asked for: which name, and through which values.

::

    hurry                                    an assumption, through its range
    hurry=20 days..60 days/5                 five values from one to the other
    parties.buyer.patience=20 days,30 days   these values of a path
    control-committee                        the options of a question
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from itertools import pairwise

import numpy as np
from pydantic_core import PydanticCustomError

from sim.errors import UsageError, nearest
from sim.results.sweep import COUNTED, Axis, number_and_unit
from sim.scenario.assumption import reading
from sim.scenario.fault import misread_at
from sim.scenario.override import parts_of
from sim.scenario.quantity import UNITS, Duration, Meetings, Written
from sim.scenario.scenario import Scenario

Grid = str | Sequence[object] | None

A_RANGE = re.compile(r"(?P<low>.+?)\.\.(?P<high>.+?)(?:/(?P<points>\d+))?")
HOW = "It is written LOW..HIGH/POINTS, such as 20 days..90 days/8, or as a list of values: A,B,C"
MOST_POINTS = 10_000
"""The most points a sweep may have."""


def axis(scenario: Scenario, name: str, grid: Grid, *, points: int) -> Axis:
    """Return an axis; `points` is through how many values of a range it goes if no grid says so.

    Raises
    ------
    UsageError
        If the name is none that the scenario knows, the grid is malformed, or a value lies outside
        what is assumed.
    """
    if _is_question(scenario, name, grid):
        return _of_question(scenario, name, grid)
    paths = _paths(scenario, name)
    if grid is None:
        name, low, high = _assumed(scenario, name, paths)
        found = Axis(
            name=name,
            paths=paths,
            values=_steps(scenario, paths[0], (low, high), points, name),
            is_range=True,
        )
    else:
        found = _spelled(scenario, name, paths, grid, points)
    if name not in scenario.assumptions:
        return found
    for value in found.values:
        refuse_beyond(scenario, name, value)
    return replace(found, assumption=name)


def _is_question(scenario: Scenario, name: str, grid: Grid) -> bool:
    """Say whether a question is meant, and not the values of an assumption of the same name."""
    if name not in scenario.questions or name not in scenario.assumptions or grid is None:
        return name in scenario.questions
    match = _range(grid)
    values = _listed(name, grid) if match is None else (match["low"], match["high"])
    return not all(is_of_assumption(scenario, name, value) for value in values)


def is_of_assumption(scenario: Scenario, name: str, value: object) -> bool:
    """Say whether a value is of an assumption; not so if a question of that name has the option."""
    if name not in scenario.assumptions or name not in scenario.questions:
        return name in scenario.assumptions
    if str(value).strip() in scenario.questions[name].options:
        return False
    try:
        reading(scenario, scenario.assumptions[name].about[0], number_or(str(value).strip()))
    except PydanticCustomError:
        return False
    return True


def _of_question(scenario: Scenario, name: str, grid: Grid) -> Axis:
    options = list(scenario.questions[name].options)
    values = options if grid is None else _listed(name, grid)
    for value in values:
        refuse_no_option(scenario, name, value)
    return Axis(name=name, paths=(), values=tuple(values), is_range=False)


def refuse_no_option(scenario: Scenario, question: str, option: str) -> None:
    """Raise UsageError, with the nearest right spelling, if a question has no such option."""
    options = list(scenario.questions[question].options)
    if option not in options:
        near = nearest(option, options)
        guess = f"; did you mean '{near}'?" if near else "."
        there = f" There is: {', '.join(options)}."
        raise UsageError(f"{question} has no option '{option}'{guess}{there}")


def _paths(scenario: Scenario, name: str) -> tuple[str, ...]:
    """Return the paths that a name stands for: of an assumption, all that it is about."""
    if name in scenario.assumptions:
        return tuple(scenario.assumptions[name].about)
    if parts_of(name)[0] in type(scenario).model_fields:
        return (name,)
    refuse_settled(scenario, name)
    known = [*scenario.assumptions, *scenario.questions, *scenario.numbers]
    near = nearest(name, known)
    guess = f"; did you mean '{near}'?" if near else "."
    assumed = ", ".join(scenario.assumptions) or "none"
    raise UsageError(
        f"'{name}' is no assumption, no question and no path of {scenario.scenario}{guess} "
        f"Its assumptions: {assumed}."
    )


def refuse_settled(scenario: Scenario, name: str) -> None:
    """Raise UsageError if a name is of an assumption that is gone, what it is about being set."""
    way, node = scenario.tree.follow(("assumptions", name, "about"))
    if name not in scenario.assumptions and len(way) == 3:
        about = node.plain[0] if isinstance(node.plain, list) else node.plain
        raise UsageError(f"'{name}' is not drawn: '{about}', which it is about, is set.")


def _assumed(scenario: Scenario, name: str, paths: tuple[str, ...]) -> tuple[str, Written, Written]:
    """Return what is assumed of a name or a path: the assumption about it alone, and its range."""
    for own, assumption in scenario.assumptions.items():
        if own == name or paths == assumption.about:
            return own, *assumption.range
        if paths[0] in assumption.about:
            return name, *assumption.range
    raise UsageError(f"Nothing is assumed about {name}, so it has no range of its own. {HOW}.")


def _spelled(
    scenario: Scenario, name: str, paths: tuple[str, ...], grid: Grid, points: int
) -> Axis:
    """Return the axis that a grid spells out."""
    match = _range(grid)
    if match is None:
        values = _listed(name, grid)
        return Axis(name=name, paths=paths, values=values, is_range=False)
    count = points if match["points"] is None else int(match["points"])
    if not 2 <= count <= MOST_POINTS:
        raise UsageError(f"{name}={grid}: {count} points; it takes 2 to {MOST_POINTS:,}. {HOW}.")
    ends = match["low"].strip(), match["high"].strip()
    steps = _steps(scenario, paths[0], ends, count, f"{name}={grid}")
    return Axis(name=name, paths=paths, values=steps, is_range=True)


def _range(grid: Grid) -> re.Match[str] | None:
    return A_RANGE.fullmatch(grid.strip()) if isinstance(grid, str) else None


def _listed(name: str, grid: Grid) -> tuple[str, ...]:
    """Return the values of a list; a comma within brackets parts none."""
    whole = grid if not isinstance(grid, str) else _parted(grid)
    if not isinstance(whole, Iterable) or isinstance(whole, bytes):
        raise UsageError(f"{name} is {grid!r}, which is no grid. {HOW}.")
    values = tuple(str(value).strip() for value in whole)
    if not values or not all(values):
        raise UsageError(f"{name}={grid}: a value is missing. {HOW}.")
    for value in values:
        if values.count(value) > 1:
            raise UsageError(f"{name}={grid}: {value} is listed twice.")
    return values


def _parted(text: str) -> Iterable[str]:
    """Return the parts of a text between its commas outside of brackets."""
    cuts, depth = [-1], 0
    for at, letter in enumerate(text):
        depth += (letter in "[{(") - (letter in "]})")
        if letter == "," and depth == 0:
            cuts.append(at)
    return [text[start + 1 : end] for start, end in pairwise([*cuts, len(text)])]


def _steps(
    scenario: Scenario, path: str, ends: tuple[Written, Written], count: int, asked: str
) -> tuple[str, ...]:
    """Return evenly spaced values from one end to the other, in the unit of the second."""
    shares = [step / (count - 1) for step in range(count)]
    steps = [between(scenario, path, ends, share, asked=asked) for share in shares]
    return tuple(dict.fromkeys(steps))  # counts of meetings may fall together


def between(
    scenario: Scenario, path: str, ends: tuple[Written, Written], share: float, *, asked: str
) -> str:
    """Return the value at a share of the way from one end to the other, written as they are.

    Numbers, percentages and quantities of one unit, times in that of the second, dates and places
    on a scale; a count of meetings is rounded. Raises UsageError for what lies on no line.
    """
    low, high = (str(end).strip() for end in ends)
    one, other = number_and_unit(low), number_and_unit(high)
    if one[0] is not None and other[0] is not None and one[1] != other[1]:
        one = _converted(low, other[1])
    if one[0] is not None and other[0] is not None and one[1] == other[1]:
        return _written(scenario, path, one[0] + share * (other[0] - one[0]), high)
    dated = _dated(low, high, share)
    return dated or _on_scale(scenario, path, ends, share, asked)


def _converted(low: str, unit: str) -> tuple[float | None, str]:
    """Return a length of time in another unit of time; None where it is none."""
    try:
        return Duration.read(low).minutes / UNITS[unit.removesuffix("s")], unit
    except (PydanticCustomError, KeyError):
        return None, unit


def _written(scenario: Scenario, path: str, number: float, like: str) -> str:
    """Return a number written as a value is, with its unit."""
    whole = isinstance(scenario.numbers.get(path), Meetings)
    figures = str(round(number)) if whole else _figures(number)
    first, space, unit = like.partition(" ")
    percent = "%" if first.endswith("%") else ""
    one = unit.removesuffix("s")
    if one in COUNTED:
        unit = one if figures == "1" else f"{one}s"
    return f"{figures}{percent}{space}{unit}"


def _figures(number: float) -> str:
    """Return a number to six figures, without an exponent."""
    return np.format_float_positional(float(f"{number:.6g}"), trim="-")


def _dated(low: str, high: str, share: float) -> str | None:
    try:
        first, last = (date.fromisoformat(end).toordinal() for end in (low, high))
    except ValueError:
        return None
    return date.fromordinal(round(first + share * (last - first))).isoformat()


def _on_scale(
    scenario: Scenario, path: str, ends: tuple[Written, Written], share: float, asked: str
) -> str:
    """Return a place between two that are landmarks of a scale, as a plain number."""
    low, high = (str(end).strip() for end in ends)
    if path in scenario.numbers:
        try:
            first, last = (reading(scenario, path, number_or(end)) for end in (low, high))
        except PydanticCustomError as error:
            raise UsageError(f"{asked}: {error.message()}.") from None
        plain = isinstance(scenario.numbers[path], Duration)
        if not plain:
            return _figures(first + share * (last - first))
    raise UsageError(f"{asked}: no line leads from '{low}' to '{high}'. {HOW}.")


def number_or(written: str) -> Written:
    """Return what is written as a number where it is one."""
    try:
        return float(written)
    except ValueError:
        return written


def refuse_beyond(scenario: Scenario, name: str, value: object) -> None:
    """Raise UsageError if a value lies outside the range of an assumption, or is none of it."""
    assumption = scenario.assumptions[name]
    path, written = assumption.about[0], str(value).strip()
    low, high = (reading(scenario, path, end) for end in assumption.range)
    try:
        number = reading(scenario, path, number_or(written))
    except PydanticCustomError as error:
        fault = misread_at((), error)
        guess = f"; did you mean '{fault.suggestion}'?" if fault.suggestion else "."
        raise UsageError(f"{name}={written}: {fault.found}{guess} {fault.expected}.") from None
    slack = 1e-9 * max(abs(low), abs(high))
    if not low - slack <= number <= high + slack:
        first, last = assumption.range
        beyond = f"to go beyond it, name the path: {path}={written}"
        raise UsageError(f"{name}={written} lies outside its range, {first} to {last}; {beyond}.")
