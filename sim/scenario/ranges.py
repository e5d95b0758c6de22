"""Ranges: what is assumed is a number of what it is about, and its default lies in its range."""

import re
from collections.abc import Iterator

from pydantic_core import PydanticCustomError

from sim.scenario.assumption import Assumption, reading, scale_at, spread
from sim.scenario.fault import Fault, Path, misread_at
from sim.scenario.positions import is_sound
from sim.scenario.quantity import Extent, Likelihood, Position, Written
from sim.scenario.scenario import Scenario
from sim.scenario.words import Beta

A_SHARE = re.compile(
    r"lexicon\..+|.*\.(discount|anchoring|hardens|worth\.[^.]+|least\.[^.]+|counts_as|by"
    r"|mandate|most|majority|tolerance|signalling|persistence|effect)"
)
"""The paths of plain numbers that lie between 0 and 1."""


def out_of_range(scenario: Scenario) -> Iterator[Fault]:
    """Yield assumptions that do not fit what they are about, and such as overlap."""
    first: dict[str, str] = {}
    for name, assumption in scenario.assumptions.items():
        path = ("assumptions", name)
        for index, about in enumerate(assumption.about):
            if about in first:
                other = "twice" if first[about] == name else f"by '{first[about]}' already"
                here = (*path, "about", str(index))
                yield Fault(here, f"'{about}' is assumed {other}", "Assume each number once")
            first.setdefault(about, name)
        if not assumption.about:
            yield Fault((*path, "about"), "an assumption about nothing", "Write a path")
        elif all(_is_readable(scenario, about) for about in assumption.about):
            faults = list(_readings(scenario, path, assumption))
            yield from faults or _range(scenario, path, name, assumption)


def _is_readable(scenario: Scenario, about: str) -> bool:
    """Return whether a path leads to a number, on a scale that can be read if it needs one."""
    if not isinstance(scenario.numbers.get(about), (Position, Extent)):
        return about in scenario.numbers
    scale = scale_at(scenario, about)
    return scale is not None and is_sound(scale)


def _range(scenario: Scenario, path: Path, name: str, assumption: Assumption) -> Iterator[Fault]:
    default, low, high, distribution = spread(scenario, name)
    if low > high:
        found = f"the range runs from {assumption.range[0]} down to {assumption.range[1]}"
        yield Fault((*path, "range"), found, "Write the least first")
    elif not low <= default <= high:
        found = f"the default {assumption.default} lies outside its range"
        expected = f"The range is {assumption.range[0]} to {assumption.range[1]}"
        yield Fault((*path, "default"), found, expected)
    if distribution == "lognormal" and not 0 < low < high:
        found = "a lognormal needs a range that grows from above 0"
        yield Fault((*path, "range"), found, "It is the stretch from 5 % to 95 %")
    if distribution == "lognormal" and any(_has_end(scenario, one) for one in assumption.about):
        found = "a lognormal has no end, and what this is about has one"
        yield Fault((*path, "distribution"), found, "Use uniform, triangular or beta")
    if isinstance(distribution, Beta) and not 0 <= low <= high <= 1:
        found = "a Beta distribution lies on 0 to 1, and this range does not"
        yield Fault((*path, "distribution"), found, "Use uniform, triangular or lognormal")


def _has_end(scenario: Scenario, about: str) -> bool:
    """Return whether a number lies between two ends: a likelihood, a share, a position."""
    bounded = isinstance(scenario.numbers[about], (Likelihood, Position))
    return bounded or A_SHARE.fullmatch(about) is not None


def _readings(scenario: Scenario, path: Path, assumption: Assumption) -> Iterator[Fault]:
    """Yield values that cannot be read as all of the quantities the assumption is about."""
    written: dict[Path, Written] = {("default",): assumption.default}
    written |= {("range", str(end)): value for end, value in enumerate(assumption.range)}
    for part, value in written.items():
        numbers = set()
        try:
            for about in assumption.about:
                numbers.add(reading(scenario, about, value))
        except PydanticCustomError as error:
            yield misread_at((*path, *part), error)
            continue
        if len(numbers) > 1:
            found = f"'{value}' is not the same number in all that this is about"
            yield Fault((*path, *part), found, "Make an assumption for each unit")
