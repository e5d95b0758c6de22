"""The scale of a clause: what its positions are measured in, and how they are told to people.

A scale runs between two ends of one kind:

- numbers: positions are numbers in its unit;
- dates (YYYY-MM-DD): its number is the day, counted as `datetime.date.toordinal` does;
- durations: its number is minutes;
- names: its ends are 0 and 1, and a number is the share of the way from the first to the second.

A landmark is a name for a place in between, given in the same terms.
"""

import math
import re
from datetime import date
from functools import cached_property
from typing import Annotated, ClassVar, Literal

from pydantic import AfterValidator, Field
from pydantic_core import PydanticCustomError

from sim.errors import nearest
from sim.scenario.form import Model, Name, Words
from sim.scenario.number import Count, bounded, misread, percentage, shown
from sim.scenario.quantity import UNITS, Duration, Extent, Position, day

Kind = Literal["number", "date", "duration", "name"]

SAME = 1e-9
"""Shares this near are one place."""


class Scale(Model):
    """A line between two ends, with landmarks on it."""

    called: ClassVar[str] = "a scale"
    between: tuple[Position, Position] = Field(
        description="The two ends: numbers, dates, durations, or names."
    )
    unit: Words | None = Field(default=None, description="What the numbers count, such as miles.")
    landmarks: dict[Name, Position] = Field(
        default_factory=dict, description="Names for places between the ends."
    )
    points: (
        Annotated[Count, AfterValidator(bounded(least=2, says="at least 2, the ends"))] | None
    ) = Field(
        default=None,
        description="The places on it, where the item is bargained whole; default: its whole "
        "numbers from a whole number to another, its days, or else 21.",
    )

    @cached_property
    def kind(self) -> Kind:
        """What its ends are; raises `misread` if they are of two kinds."""
        first, last = (_kind_of(end) for end in self.between)
        if first != last:
            found = f"one end is a {first}, the other a {last}"
            raise misread(found, "Both ends are numbers, dates, durations or names")
        return first

    @cached_property
    def low(self) -> float:
        """The number of the first end; it may be the greater."""
        return 0.0 if self.kind == "name" else self._read(self.between[0])

    @cached_property
    def high(self) -> float:
        """The number of the second end."""
        return 1.0 if self.kind == "name" else self._read(self.between[1])

    def number(self, position: Position) -> float:
        """Return the position in the scale's own unit.

        Raises `misread` where it names no landmark, is of another kind, or lies beyond the ends.
        """
        number = self._read(self.landmarks.get(str(position.written), position))
        share = (number - self.low) / (self.high - self.low)
        if not -SAME <= share <= 1 + SAME:
            found = f"{shown(position)} lies outside the scale"
            raise misread(found, f"The scale runs from {self.between[0]} to {self.between[1]}")
        return number

    def share(self, position: Position) -> float:
        """Return the share of the way from the first end to the second, in [0, 1]."""
        share = (self.number(position) - self.low) / (self.high - self.low)
        return min(1.0, max(0.0, share))

    def extent(self, extent: Extent) -> float:
        """Return the share of the scale that a stretch of it takes up.

        Raises `misread` where it is a duration and the scale has none, or the other way round.
        """
        timed = self.kind in ("date", "duration")
        if extent.number and timed != isinstance(extent.written, str):
            example = "10 days" if timed else "0.1, in the unit of the scale"
            what = "duration" if timed else "number"
            raise misread(f"{shown(extent)} is no {what}", f"Write one, such as {example}")
        unit = UNITS["day"] if self.kind == "date" else 1
        return extent.number / unit / abs(self.high - self.low)

    def words(self, share: float) -> str:
        """Return terms as people say them: a name where one fits, else a quantity in the unit."""
        told = self.brief(share)
        if self.kind == "name" and self._name(share) is None:
            return f"{told} from {self.between[0]} to {self.between[1]}"
        return told

    def brief(self, share: float) -> str:
        """Return terms as a table says them that shows the scale elsewhere."""
        number = self.low + share * (self.high - self.low)
        name = self._name(share)
        return self._told(number) if name is None else name

    def span(self, first: float, last: float, *, joint: str = " to ") -> str:
        """Return two terms, with the unit said once."""
        one, other = self.brief(first), self.brief(last)
        ending = f" {self.unit}"
        if one.endswith(ending) and other.endswith(ending):
            one = one.removesuffix(ending)
        return f"{one}{joint}{other}"

    def distance(self, share: float) -> str:
        """Return how far a stretch of the scale reaches, in its unit."""
        number = abs(share * (self.high - self.low))
        return f"{number:.0f} days" if self.kind == "date" else self._told(number)

    def _name(self, share: float) -> str | None:
        return next((name for name, at in self._names.items() if abs(share - at) <= SAME), None)

    @cached_property
    def _names(self) -> dict[str, float]:
        """The named ends and the landmarks, with their shares."""
        ends = zip(self.between, (0.0, 1.0), strict=True)
        named = {str(end): at for end, at in ends if self.kind == "name"}
        return named | {name: self.share(at) for name, at in self.landmarks.items()}

    def _told(self, number: float) -> str:
        """Return a number of the scale in words, by its kind."""
        width = self.high - self.low
        match self.kind:
            case "number":
                told = _plain(number, width)
                unit = singular(self.unit) if self.unit and told == "1" else self.unit
                return f"{told} {unit}" if unit else told
            case "date":
                when = date.fromordinal(round(number))
                return f"{when.day} {when:%B} {when.year}"
            case "duration":
                unit = self._unit(number)
                count = _plain(number / UNITS[unit], width / UNITS[unit])
                return f"{count} {unit}" if count == "1" else f"{count} {unit}s"
        return f"{_plain(100 * number, 100)} % of the way"

    def _unit(self, minutes: float) -> str:
        """Return the unit of time in which a duration is told: that of the second end.

        What is shorter than one of these is told in the longest of which it is a whole number, down
        to days, or else in the longest that it fills: 30 days, never 0.082 years.
        """
        own = str(self.between[1]).split()[-1].removesuffix("s")
        if minutes == 0 or abs(minutes) >= UNITS[own] * (1 - SAME):
            return own
        shorter = [unit for unit in reversed(UNITS) if UNITS[unit] < UNITS[own]]
        counts = {unit: abs(minutes) / UNITS[unit] for unit in shorter}
        days = [unit for unit in shorter if UNITS[unit] >= UNITS["day"]]
        whole = [unit for unit in days if _is_whole(counts[unit])]
        long = [unit for unit in shorter if unit != "week" and counts[unit] >= 1]
        return next(iter([*whole, *long]), own)

    def _read(self, position: Position) -> float:
        """Return the number of a position that is no landmark."""
        match self.kind:
            case "number" if not isinstance(position.written, str):
                return float(position.written)
            case "date" if _kind_of(position) == "date":
                return float(day(position.written).toordinal())
            case "duration" if _kind_of(position) == "duration":
                return Duration.read(position.written).minutes
            case "name":
                return self._share(position)
        raise self._unknown(position)

    def _share(self, position: Position) -> float:
        ends = [str(end) for end in self.between]
        written = percentage(position.written)
        if written in ends:
            return float(ends.index(written))
        if isinstance(written, str):
            raise self._unknown(position)
        return float(written)

    def _unknown(self, position: Position) -> PydanticCustomError:
        ends = [str(end) for end in self.between] if self.kind == "name" else []
        names = [*ends, *self.landmarks]
        unit = f" of {self.unit}" if self.unit else ""
        expected = {
            "number": f"Write a number{unit}",
            "date": "Write a date, such as 1951-07-03",
            "duration": "Write a duration, such as 3 months",
            "name": "Write a share of the way from 0 to 1",
        }[self.kind]
        known = f", or one of: {', '.join(names)}" if names else ""
        guess = nearest(str(position), names)
        return misread(f"{shown(position)} is no place on this scale", expected + known, guess)


def singular(unit: str) -> str:
    """Return a unit as it is said of one: 1 mile, 1 inch, 1 dollar a month."""
    first, space, rest = unit.partition(" ")
    for plural, one in (("sses", "ss"), ("shes", "sh"), ("ches", "ch"), ("xes", "x"), ("ies", "y")):
        if first.endswith(plural):
            return first.removesuffix(plural) + one + space + rest
    is_plural = first.endswith("s") and not first.endswith(("ss", "us", "is", "as"))
    return (first[:-1] if is_plural and len(first) > 2 else first) + space + rest


def _kind_of(end: Position) -> Kind:
    if not isinstance(end.written, str):
        return "number"
    if re.fullmatch(r"\d{4}-\d{2}-\d{2}", end.written):
        return "date"
    try:
        Duration.read(end.written)
    except PydanticCustomError:
        return "name"
    return "duration"


def _is_whole(count: float) -> bool:
    return count >= 1 - SAME and abs(count - round(count)) <= SAME * count


def _plain(number: float, width: float) -> str:
    """Return a number to a thousandth of the width, with a mark at the thousands from 1,000 on.

    A year is no number here: who counts in years of a calendar writes dates.
    """
    places = max(0, 3 - math.floor(math.log10(abs(width))))
    told = f"{round(number, places):,.{places}f}"
    told = told.rstrip("0").rstrip(".") if "." in told else told
    return "0" if told == "-0" else told
