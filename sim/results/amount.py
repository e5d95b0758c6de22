"""Amounts: estimates and differences of a measure, in the words and units of what is measured.

A difference that nought lies inside of is called *no difference*: so many runs show none.
"""

import math
from datetime import date, timedelta

from sim.results.estimate import Estimate
from sim.results.measure import SAME, SHARES, Key
from sim.results.paired import is_same
from sim.results.summary import percent
from sim.results.table import NOTHING, hundredths
from sim.scenario.quantity import UNITS
from sim.scenario.scale import Scale
from sim.scenario.scenario import Scenario

NO_DIFFERENCE = "no difference"
WIDE = 5.0
"""Half of an interval, from which on tenths say nothing."""

MOST_PLACES = 4
"""Digits behind the point of a place on a scale, at most."""

FINEST = 9
"""Digits behind the point of a difference, at most."""

DAYS = frozenset({"day", "day_if_signed"})

NAMES = {
    "signed": "signed, %",
    "day_if_signed": "signature, if both signed",
    "agreed": "agreed, %",
    "position": "terms",
    "worth": "worth",
    "delay": "cost of delay",
    "utility": "worth less delay",
}


def name(key: Key) -> str:
    """Return what a measure is called in a table, with the unit its figures stand in."""
    if key.name == "terms":
        return f"{key.terms}, %"
    return NAMES.get(key.name) or ("closes" if key.clause else "signature")


def value(scenario: Scenario, key: Key, one: Estimate) -> str:
    """Return an estimate with its interval, in the unit of its measure; a dash for none.

    Shares in per cent, worths in hundredths, places on a scale in its unit, dates ± days.
    """
    if one.n == 0:
        return NOTHING
    if key.name in SHARES:
        return percent(one).replace(" %", "").replace("100.0", "100")
    if key.name in DAYS:
        return f"{day(scenario, one.value)} ± {figure((one.high - one.low) / 2)}"
    if key.name == "position":
        return _place(scale_of(scenario, key.clause), one)
    if one.low == one.high:
        return hundredths(one.value)
    return f"{hundredths(one.value)} ({_span(hundredths(one.low), hundredths(one.high))})"


def is_none(apart: Estimate) -> bool:
    """Say whether nought lies inside the interval of a difference."""
    return not (apart.low > 0 or apart.high < 0)


def apart(scenario: Scenario, key: Key, found: Estimate) -> str:
    """Return a difference with its interval, in the unit of its measure, dates in days."""
    if found.n == 0:
        return NOTHING
    if found.low == found.high == 0 or (key.name in SHARES and is_same(found)):
        return f"{NO_DIFFERENCE} at all"
    per = factor(scenario, key)
    half = abs(per) * (found.high - found.low) / 2
    ends = (x * per for x in (found.value, found.low, found.high))
    if key.name == "position" and 0 < half < math.inf:
        middle, low, high = (_told(x, _places(half)) for x in ends)
    else:
        middle, low, high = (figure(x, half=half) for x in ends)
    interval = f"({low}…{high})" if per > 0 else f"({high}…{low})"
    if is_none(found):
        return f"{NO_DIFFERENCE} {interval}"
    return f"{'' if middle.startswith('−') else '+'}{middle} {interval}"


def factor(scenario: Scenario, key: Key) -> float:
    """Return how many of the units that a measure is told in are one of its own."""
    if key.name in DAYS:
        return 1.0
    if key.name == "position":
        scale = scale_of(scenario, key.clause)
        return (scale.high - scale.low) / _per(scale)
    return 100.0


def unit_of(scale: Scale) -> str:
    """Return in what places on a scale are told; empty for dates and plain numbers."""
    match scale.kind:
        case "name":
            return f"% of the way from {scale.between[0]} to {scale.between[1]}"
        case "number":
            return scale.unit or ""
        case "duration":
            return f"{_unit_of_time(scale)}s"
    return ""


def scale_of(scenario: Scenario, clause: str) -> Scale:
    """Return the scale of a clause that has one."""
    (unit,) = (unit for unit in scenario.units if unit.id == clause)
    assert unit.clause.scale is not None, "positions are measured on scales alone"
    return unit.clause.scale


def day(scenario: Scenario, days: float) -> str:
    """Return a date so many days after the start: 3 Jul 1951."""
    when = scenario.start + timedelta(days=int(days))
    return f"{when.day} {when:%b} {when.year}"


def number_on(scale: Scale, share: float) -> float:
    """Return a place on a scale as a number in the unit that it is told in."""
    return (scale.low + share * (scale.high - scale.low)) / _per(scale)


def figure(number: float, *, half: float = math.inf) -> str:
    """Return a difference: to a tenth below 10, finer where that would say nothing.

    half : of its interval; where it is less than 5, a tenth is told of larger numbers too
    """
    if math.isinf(number):
        return "−∞" if number < 0 else "∞"
    size = abs(number)
    whole = 99.95 if half < WIDE else 9.95
    return _told(number, 0 if size >= whole else 1 if size >= 0.05 else 2)


def _told(number: float, places: int) -> str:
    """Return a difference to so many digits behind the point; one that is not nought, by a digit.

    Less than the last bits of a sum is nought.
    """
    if 0 < abs(number) < 0.5 / 10**places:
        places = min(FINEST, -math.floor(math.log10(abs(number))))
    return _rounded(number, places)


def _place(scale: Scale, side: Estimate) -> str:
    """Return a mean of positions, its interval clipped to the scale, without the unit."""
    ends = max(0.0, side.low), min(1.0, side.high)
    if scale.kind == "date":
        half = abs(scale.high - scale.low) * (ends[1] - ends[0]) / 2
        when = date.fromordinal(round(number_on(scale, side.value)))
        return f"{when.day} {when:%b} {when.year} ± {figure(half)}"
    middle = number_on(scale, side.value)
    low, high = sorted(number_on(scale, end) for end in ends)
    if high - low <= SAME * max(1.0, abs(middle)):
        return _rounded(middle, MOST_PLACES)
    places = _places((high - low) / 2)
    told, first, last = (_rounded(x, places) for x in (middle, low, high))
    return f"{told} ({_span(first, last)})"


def _places(half: float) -> int:
    """Return to how many digits behind the point a place is told, by half of its interval."""
    return min(MOST_PLACES, max(0, 1 - math.floor(math.log10(half))))


def _per(scale: Scale) -> float:
    """Return how much of a scale's number is one of the unit in which its terms are told."""
    if scale.kind == "duration":
        return float(UNITS[_unit_of_time(scale)])
    return 0.01 if scale.kind == "name" else 1.0


def _unit_of_time(scale: Scale) -> str:
    """Return the unit of time of the second end of a scale of durations."""
    return str(scale.between[1].written).split()[-1].removesuffix("s")


def _span(low: str, high: str) -> str:
    return f"{low} to {high}" if low.startswith("−") else f"{low}–{high}"


def _rounded(number: float, places: int) -> str:
    told = f"{number:,.{places}f}"
    plain = told.rstrip("0").rstrip(".") if "." in told else told
    return "0" if plain in ("-0", "0", "") else plain.replace("-", "−")
