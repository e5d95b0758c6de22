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
from collections.abc import Callable
from datetime import date
from functools import cached_property
from typing import ClassVar, Literal

from pydantic import Field
from pydantic_core import PydanticCustomError

from sim.errors import nearest
from sim.scenario.form import Model, Name, Words
from sim.scenario.quantity import UNITS, Duration, Position, day, misread, percentage, shown

Kind = Literal["number", "date", "duration", "name"]

SAME = 1e-9
"""Shares this near are one place."""

OFF_THE_END = 1e-9
"""How far beyond an end a share may lie by rounding alone."""


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

    @cached_property
    def kind(self) -> Kind:
        """What its ends are; raises `misread` if they are of two kinds."""
        kinds = [_kind_of(end) for end in self.between]
        if kinds[0] != kinds[1]:
            found = f"one end is a {kinds[0]}, the other a {kinds[1]}"
            raise misread(found, "Both ends are numbers, dates, durations or names")
        return kinds[0]

    @cached_property
    def low(self) -> float:
        """The number of the first end; it may be the greater."""
        return 0.0 if self.kind == "name" else self._reader(self.between[0])

    @cached_property
    def high(self) -> float:
        """The number of the second end."""
        return 1.0 if self.kind == "name" else self._reader(self.between[1])

    def number(self, position: Position) -> float:
        """The position in the scale's own unit.

        Raises `misread` where it names no landmark, is of another kind, or lies beyond the ends.
        """
        if position.written in self.landmarks:
            position = self.landmarks[str(position.written)]
        number = self._reader(position)
        share = (number - self.low) / (self.high - self.low)
        if not -OFF_THE_END <= share <= 1 + OFF_THE_END:
            found = f"{shown(position)} lies outside the scale"
            raise misread(found, f"The scale runs from {self.between[0]} to {self.between[1]}")
        return number

    def share(self, position: Position) -> float:
        """The share of the way from the first end to the second, in [0, 1]."""
        return min(1.0, max(0.0, (self.number(position) - self.low) / (self.high - self.low)))

    def words(self, share: float) -> str:
        """Terms as people say them: a name where one fits, else a quantity in the scale's unit."""
        for name, place in self._names.items():
            if abs(share - place) <= SAME:
                return name
        number = self.low + share * (self.high - self.low)
        return self._tellers[self.kind](number)

    def distance(self, share: float) -> str:
        """How far a stretch of the scale reaches, in its unit."""
        number = abs(share * (self.high - self.low))
        match self.kind:
            case "name":
                return f"{_plain(100 * number, 100)} % of the way"
            case "date":
                return f"{number:.0f} days"
        return self._tellers[self.kind](number)

    @cached_property
    def _names(self) -> dict[str, float]:
        """The landmarks and named ends, with their shares."""
        ends = zip(self.between, (0.0, 1.0), strict=True)
        named = {str(end): at for end, at in ends if self.kind == "name"}
        return named | {name: self.share(at) for name, at in self.landmarks.items()}

    @property
    def _tellers(self) -> dict[Kind, Callable[[float], str]]:
        return {
            "number": self._in_unit,
            "date": _as_date,
            "duration": self._as_duration,
            "name": self._part_of_the_way,
        }

    def _in_unit(self, number: float) -> str:
        told = _plain(number, self.high - self.low)
        return f"{told} {self.unit}" if self.unit else told

    def _as_duration(self, minutes: float) -> str:
        unit = str(self.between[1]).split()[-1].removesuffix("s")
        count = _plain(minutes / UNITS[unit], (self.high - self.low) / UNITS[unit])
        return f"{count} {unit}" if count == "1" else f"{count} {unit}s"

    def _part_of_the_way(self, share: float) -> str:
        return (
            f"{_plain(100 * share, 100)} % of the way from {self.between[0]} to {self.between[1]}"
        )

    def _reader(self, position: Position) -> float:
        match self.kind:
            case "number":
                return self._as_number(position)
            case "date":
                return float(day(position.written).toordinal())
            case "duration":
                return Duration.read(position.written).minutes
        return self._as_share(position)

    def _as_number(self, position: Position) -> float:
        if isinstance(position.written, str):
            raise self._unknown(
                position, "Write a number" + (f" of {self.unit}" if self.unit else "")
            )
        return float(position.written)

    def _as_share(self, position: Position) -> float:
        ends = [str(end) for end in self.between]
        written = percentage(position.written)
        if written in ends:
            return float(ends.index(written))
        if isinstance(written, str):
            raise self._unknown(position, "Write a share of the way from 0 to 1")
        return float(written)

    def _unknown(self, position: Position, otherwise: str) -> PydanticCustomError:
        ends = [str(end) for end in self.between] if self.kind == "name" else []
        names = [*ends, *self.landmarks]
        known = f", or one of: {', '.join(names)}" if names else ""
        guess = nearest(str(position), names)
        return misread(f"{shown(position)} is no place on this scale", otherwise + known, guess)


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


def _as_date(number: float) -> str:
    when = date.fromordinal(round(number))
    return f"{when.day} {when:%B} {when.year}"


def _plain(number: float, width: float) -> str:
    """A number as exact as a thousandth of the scale's width, thousands set apart from 10,000 on."""
    places = max(0, 3 - math.floor(math.log10(abs(width))))
    told = f"{number:,.{places}f}" if abs(number) >= 10_000 else f"{number:.{places}f}"
    told = told.rstrip("0").rstrip(".") if "." in told else told
    return "0" if told == "-0" else told
