"""Arguments: what a caller hands to the functions of the library, each kind read in one place.

What is of another kind is told at the door, by the name of the argument, before anything is played
or written. Numbers and truth values of NumPy are those of Python.
"""

import math
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from datetime import date, datetime, timedelta
from inspect import signature
from numbers import Integral, Real
from operator import index
from os import PathLike, fspath
from pathlib import Path
from typing import Any, ParamSpec, SupportsFloat, TypeGuard, TypeVar

from sim.errors import NoSuchClause, UsageError, nearest, or_meant
from sim.scenario.scenario import Scenario

Finding = TypeVar("Finding")
Told = ParamSpec("Told")

LARGEST = 2**63 - 1
"""The largest seed and the last replication."""

LONGEST = 60
"""The most characters of a value that an error shows."""

MADE_BY = {
    "Advice": "sim.advise",
    "Comparison": "sim.compare",
    "Ensemble": "sim.ensemble",
    "Forecast": "sim.forecast",
    "Outcome": "sim.run",
    "Sensitivity": "sim.sensitivity",
    "Sweep": "sim.sweep",
}
"""Which function returns a finding of each kind."""


def refused(name: str, given: object, expected: str) -> UsageError:
    """Return the error of an argument that is not what it should be."""
    told = repr(given)
    told = told if len(told) <= LONGEST else f"{told[: LONGEST - 1]}…"
    return UsageError(f"{name} is {told}; it takes {expected}.")


def loaded(scenario: object) -> Scenario:
    """Return a scenario; raise UsageError if it is none, such as its mere name."""
    if isinstance(scenario, Scenario):
        return scenario
    named = f"{scenario!r:.60} is no scenario that can be played"
    raise UsageError(f"{named}; load it first, as in run(load('house-sale')).")


def finding(name: str, given: object, *kinds: type[Finding]) -> Finding:
    """Return a finding of one of these kinds; raise UsageError if it is none."""
    if isinstance(given, kinds):
        return given
    takes = " or ".join(f"what {MADE_BY[kind.__name__]} returns" for kind in kinds)
    raise refused(name, given, takes)


def whole_number(name: str, given: object, *, least: int = 0, most: int = LARGEST) -> int:
    """Return a number as a plain whole one; raise UsageError if it is none, or out of bounds."""
    if not isinstance(given, bool) and isinstance(given, Integral):
        whole = index(given)
        if least <= whole <= most:
            return whole
    raise refused(name, given, f"a whole number from {least} to {most}")


def at_least_one(name: str, given: object) -> int:
    """Return a number as a plain whole one that is not 0; raise UsageError if it is none."""
    return whole_number(name, given, least=1)


def number(name: str, given: object) -> float:
    """Return a plain finite number; raise UsageError if it is none."""
    if not _is_number(given):
        raise refused(name, given, "a number, such as 0.5")
    return float(given)


def share(name: str, given: object) -> float:
    """Return a number from 0 to 1; raise UsageError if it is none."""
    if not (_is_number(given) and 0 <= float(given) <= 1):
        raise refused(name, given, "a number from 0 to 1")
    return float(given)


def yes_or_no(name: str, given: object) -> bool:
    """Return what is true or false as such; raise UsageError if it is neither."""
    if not isinstance(given, bool) and type(given).__name__ not in ("bool", "bool_"):
        raise refused(name, given, "True or False")
    return bool(given)


def text(name: str, given: object) -> str:
    """Return a text; raise UsageError if it is none."""
    if not isinstance(given, str):
        raise refused(name, given, "a text")
    return given


def path(name: str, given: object, what: str) -> Path:
    """Return the path of a file or folder, which is `what`; raise UsageError if it is none."""
    written = fspath(given) if isinstance(given, str | PathLike) else None
    if not isinstance(written, str) or "\0" in written:
        raise refused(name, given, f"the path of {what}")
    return Path(written)


def day(given: object) -> date:
    """Return a day: a date, that of a time of day, of pandas or NumPy, or as text 2026-05-31.

    Raises UsageError if it is none.
    """
    told = "NaT, a date that is missing," if str(given) == "NaT" else repr(given)
    if type(given).__name__ == "datetime64":
        given = given.astype("datetime64[D]").item()  # type: ignore[attr-defined]
    if isinstance(given, datetime):  # NaT of pandas is one too, and has no date
        with suppress(ValueError):
            given = given.date()
    if isinstance(given, str):
        with suppress(ValueError):
            given = date.fromisoformat(given)
    if isinstance(given, date) and not isinstance(given, datetime):
        return given
    raise UsageError(f"{told} is no date: write a day as 2026-05-31.")


def day_of(scenario: Scenario, given: object) -> date:
    """Return a day of the talks.

    Raises UsageError if it is no day, lies before they begin, or after the horizon.
    """
    asked, first = day(given), scenario.start
    last = first + timedelta(minutes=scenario.horizon.number)
    if asked < first:
        raise UsageError(f"{asked} is before the talks begin, on {first}.")
    if asked > last:
        raise UsageError(
            f"{asked} is after the horizon of the talks, {last}; none are played then."
        )
    return asked


def one_of(name: str, given: object, words: Iterable[str]) -> str:
    """Return one of some words; raise UsageError, with the nearest of them, if it is none."""
    there = list(words)
    if isinstance(given, str) and given in there:
        return given
    takes = " or ".join(there)
    near = nearest(given, there) if isinstance(given, str) else None
    if near is None:
        raise refused(name, given, takes)
    raise UsageError(f"{name} is {given!r}; did you mean '{near}'? It takes {takes}.")


def names(name: str, given: object) -> tuple[str, ...]:
    """Return the names that a list holds; raise UsageError if it is none, such as a lone name."""
    is_list = isinstance(given, Iterable) and not isinstance(given, str | bytes | Mapping)
    listed = tuple(given) if isinstance(given, Iterable) and is_list else (None,)
    if not all(isinstance(one, str) for one in listed):
        such_as = f"[{given!r}]" if isinstance(given, str) and given else "['price', 'date']"
        raise refused(name, given, f"a list of names, such as {such_as}")
    return tuple(map(str, listed))


def by_name(name: str, given: object) -> dict[str, Any]:
    """Return what is set, by path or question; nothing for None.

    Raises UsageError if it is no dictionary, or a key of it no text.
    """
    if not isinstance(given, Mapping | None):
        raise refused(name, given, "a dictionary")
    for key in given or {}:
        if not isinstance(key, str):
            raise UsageError(f"{name} has the key {key!r}; its keys are texts.")
    return dict(given or {})


def texts_by_name(name: str, given: object) -> dict[str, str]:
    """Return the options that are taken, by question; raise UsageError if they are none such."""
    taken = by_name(name, given)
    return {key: text(f"{name}['{key}']", value) for key, value in taken.items()}


def known(what: str, name: object, names: Iterable[str], scenario: Scenario) -> None:
    """Raise UsageError, with the nearest right spelling, if a name is not among those there are."""
    there = list(names)
    if isinstance(name, str) and name in there:
        return
    listed = f". There is: {', '.join(there)}." if there else f". There is no {what}."
    meant = or_meant(name, there, otherwise=listed)
    raise UsageError(f"'{name}' is no {what} of {scenario.scenario}{meant}")


def clause(given: object, scenario: Scenario) -> int:
    """Return the place of a clause among those of a scenario; raise NoSuchClause if it is none."""
    there = [unit.id for unit in scenario.units]
    if not isinstance(given, str) or given not in there:
        raise NoSuchClause(str(given), there)
    return there.index(given)


def teller(given: Callable[Told, None] | None, *, takes: int = 1) -> Callable[Told, None]:
    """Return whom progress is told, nobody for None; raise UsageError if it cannot be told.

    takes : how many numbers it is told at a time
    """
    if given is None:
        return lambda *_, **__: None
    numbers = "one number" if takes == 1 else f"{takes} numbers"
    if not (callable(given) and _can_be_told(given, takes)):
        raise refused("progress", given, f"a function that is told {numbers}")
    return given


def _can_be_told(function: Callable[..., object], takes: int) -> bool:
    """Say whether a function takes so many arguments; of one that does not say, suppose it."""
    try:
        own = signature(function)
    except (TypeError, ValueError):
        return True
    try:
        own.bind(*range(takes))
    except TypeError:
        return False
    return True


def _is_number(given: object) -> TypeGuard[SupportsFloat]:
    if isinstance(given, bool) or not isinstance(given, Real):
        return False
    try:
        return math.isfinite(given)
    except OverflowError:
        return False
