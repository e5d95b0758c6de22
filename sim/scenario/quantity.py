"""Quantities as people write them: the only reader of units.

Each quantity is frozen and hashable, remembers how it was written, and gives that back as its text.
`number` is the quantity as a plain float in the unit that its class names: what an assumption
spreads, and what the engine counts in. A quantity that cannot be read raises `misread`.
"""

import re
from abc import ABC, abstractmethod
from dataclasses import dataclass, field
from datetime import date
from typing import Annotated, Any, ClassVar, Self

from pydantic import AfterValidator, BeforeValidator, PlainSerializer, WithJsonSchema
from pydantic_core import core_schema

from sim.errors import nearest
from sim.scenario.number import A_PERCENTAGE, bounded, is_number, misread, number, percentage, shown

UNITS = {
    "minute": 1,
    "hour": 60,
    "day": 1_440,
    "week": 10_080,
    "month": 43_830,
    "year": 525_960,
}
"""Minutes in each unit of time; a month is a twelfth of a year of 365.25 days."""

LONGEST = 10_000 * UNITS["year"]
NUMBER = r"(\d{1,15}(?:\.\d{1,15})?)"
A_DURATION = re.compile(rf"{NUMBER} ?([A-Za-z]+)")
A_RATE = re.compile(rf"{NUMBER} per (?:{NUMBER} ?)?([A-Za-z]+)")
SOME_MEETINGS = re.compile(r"(\d{1,9}) meetings?")
WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")

Written = str | int | float


class Quantity(ABC):
    """What all quantities share: they read what is written, and are written as they were read."""

    form: ClassVar[dict[str, Any]]
    """The JSON Schema of the written form."""

    written: Written

    @classmethod
    @abstractmethod
    def read(cls, written: object) -> Self:
        """Read a value of the file; raise `misread` if it is no such quantity."""

    def __str__(self) -> str:
        return str(self.written)

    @classmethod
    def _taken(cls, value: object) -> Self:
        return value if isinstance(value, cls) else cls.read(value)

    @classmethod
    def __get_pydantic_core_schema__(cls, source: object, handler: object) -> Any:
        return core_schema.no_info_plain_validator_function(
            cls._taken,
            serialization=core_schema.plain_serializer_function_ser_schema(_as_written),
        )

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: object, handler: object) -> dict[str, Any]:
        return dict(cls.form)


def _as_written(quantity: Quantity) -> Written:
    return quantity.written


@dataclass(frozen=True)
class Duration(Quantity):
    """A length of time; its number is minutes, exactly as written and not rounded."""

    minutes: float
    written: str = field(compare=False)

    form: ClassVar[dict[str, Any]] = {
        "type": "string",
        "pattern": r"^\d+(\.\d+)? ?[a-z]+$",
        "examples": ["30 days"],
    }
    expected: ClassVar[str] = (
        "Write a number and a unit: minutes, hours, days, weeks, months or years"
    )

    @property
    def number(self) -> float:
        """The minutes it lasts."""
        return self.minutes

    @classmethod
    def read(cls, written: object) -> Self:
        """Read '30 days', '1.5 years', '1 day'; a bare number is no duration."""
        if is_number(written):
            raise misread(f"{shown(written)} is a bare number, no duration", cls.expected)
        text = str(written).strip() if isinstance(written, str) else ""
        match = A_DURATION.fullmatch(text)
        if match is None:
            raise misread(f"{shown(written)} is no duration", f"{cls.expected}, such as 30 days")
        number, word = match.groups()
        minutes = float(number) * _unit(word, shown(written), cls.expected, f"{number} ")
        if minutes > LONGEST:
            raise misread(f"{shown(written)} is too long", "At most 10000 years can be told")
        return cls(minutes, text)


@dataclass(frozen=True)
class Rate(Quantity):
    """How often something happens; its number is times a minute."""

    number: float
    written: str = field(compare=False)

    form: ClassVar[dict[str, Any]] = {
        "type": "string",
        "pattern": r"^\d+(\.\d+)? per ",
        "examples": ["2 per year"],
    }
    expected: ClassVar[str] = "Write how often in what time, such as 2 per year"

    @classmethod
    def read(cls, written: object) -> Self:
        """Read '2 per year', '0.5 per month', '1 per 30 days'."""
        text = str(written).strip() if isinstance(written, str) else ""
        match = A_RATE.fullmatch(text)
        if match is None:
            raise misread(f"{shown(written)} is no rate", cls.expected)
        times, span, word = match.groups()
        minutes = float(span or 1) * _unit(word, shown(written), cls.expected, f"{times} per ")
        if minutes == 0:
            raise misread(f"{shown(written)} divides by no time", cls.expected)
        return cls(float(times) / minutes, text)


@dataclass(frozen=True)
class Times(Quantity):
    """So many times as much as something else; its number is the factor, above 0."""

    number: float
    written: str = field(compare=False)

    form: ClassVar[dict[str, Any]] = {
        "type": "string",
        "pattern": r"^\d+(\.\d+)? ?times$",
        "examples": ["1.3 times"],
    }
    expected: ClassVar[str] = "Write how many times as much, such as 1.3 times"

    @classmethod
    def read(cls, written: object) -> Self:
        """Read '1.3 times'; nothing is nought times as much."""
        text = written.strip() if isinstance(written, str) else ""
        match = A_DURATION.fullmatch(text)
        if match is None:
            raise misread(f"{shown(written)} is no number of times", cls.expected)
        number, word = match.groups()
        if word != "times":
            guess = f"{number} times" if nearest(word, ["times"]) else None
            raise misread(f"'{word}' in {shown(written)} is not 'times'", cls.expected, guess)
        if not 0 < float(number) <= 1e9:
            raise misread(f"{shown(written)} is out of bounds", "It must be more than 0 times")
        return cls(float(number), text)


def is_times(written: object) -> bool:
    """Return whether a value means a number of times, be it misspelt, and no length of time."""
    match = A_DURATION.fullmatch(written.strip()) if isinstance(written, str) else None
    word = "" if match is None else match[2]
    is_unit = word.removesuffix("s") in UNITS or not nearest(word, ["times"])
    return isinstance(written, Times) or not (match is None or is_unit)


@dataclass(frozen=True)
class Likelihood(Quantity):
    """How likely something is: a number in [0, 1], or a word that the lexicon gives a meaning.

    `word` is the estimative word, or None; `number` is the probability, or None for a word.
    'certain' and 'never' are plain numbers: 1 and 0 in every lexicon.
    """

    number: float | None
    word: str | None
    written: Written = field(compare=False)

    form: ClassVar[dict[str, Any]] = {
        "anyOf": [
            {"type": "number", "minimum": 0, "maximum": 1},
            {"type": "string", "examples": ["likely", "40 %", "certain", "never"]},
        ]
    }
    fixed: ClassVar[dict[str, float]] = {"certain": 1.0, "never": 0.0}
    expected: ClassVar[str] = "Write a number from 0 to 1, a percentage, or a word of the lexicon"

    @classmethod
    def read(cls, written: object) -> Self:
        """Read 0.4, '40 %', 'likely'; whether the lexicon knows the word is asked later."""
        match written:
            case str() if written.strip() in cls.fixed:
                return cls(cls.fixed[written.strip()], None, written.strip())
            case str() if written.strip() and not A_PERCENTAGE.fullmatch(written.strip()):
                return cls(None, written.strip(), written.strip())
        number = percentage(written)
        if not is_number(number):
            raise misread(f"{shown(written)} is no likelihood", cls.expected)
        if not 0 <= number <= 1:
            raise misread(f"{shown(written)} lies outside 0 to 1", cls.expected)
        return cls(float(number), None, written if isinstance(written, str) else number)


@dataclass(frozen=True)
class Meetings(Quantity):
    """A count of meetings, at least one."""

    number: int
    written: Written = field(compare=False)

    form: ClassVar[dict[str, Any]] = {
        "anyOf": [
            {"type": "integer", "minimum": 1},
            {"type": "string", "pattern": r"^\d+ meetings?$", "examples": ["12 meetings"]},
        ]
    }

    @classmethod
    def read(cls, written: object) -> Self:
        """Read '12 meetings' or 12."""
        match = SOME_MEETINGS.fullmatch(written.strip()) if isinstance(written, str) else None
        number = int(match[1]) if match else written
        if not isinstance(number, int) or isinstance(number, bool) or not 1 <= number < 10**9:
            found = f"{shown(written)} is no count of meetings"
            raise misread(found, "Write a whole number from 1 on, such as 12 meetings")
        return cls(number, written if isinstance(written, str) else number)


@dataclass(frozen=True)
class Position(Quantity):
    """A place on a clause's scale: a landmark, number, date or duration. A scale says which."""

    written: Written

    form: ClassVar[dict[str, Any]] = {"anyOf": [{"type": "number"}, {"type": "string"}]}

    @classmethod
    def read(cls, written: object) -> Self:
        """Read any number or words; only the scale can tell whether it knows them."""
        if isinstance(written, str) and written.strip():
            return cls(written.strip())
        if not isinstance(written, (int, float)) or isinstance(written, bool):
            expected = "Write a number, a date, a duration or a name of the clause's scale"
            raise misread(f"{shown(written)} is no position", expected)
        return cls(number(written))


@dataclass(frozen=True)
class Extent(Quantity):
    """A stretch of a clause's scale: a number in its unit; a duration where its ends are times.

    Its number is minutes for a duration. Only the scale can tell how much of it that is.
    """

    written: Written

    form: ClassVar[dict[str, Any]] = {
        "anyOf": [{"type": "number", "minimum": 0}, Duration.form],
    }

    @property
    def number(self) -> float:
        """The number as written, or the minutes of a duration."""
        if isinstance(self.written, str):
            return Duration.read(self.written).minutes
        return float(self.written)

    @classmethod
    def read(cls, written: object) -> Self:
        """Read 0.2 or '10 days'; no stretch is shorter than nothing."""
        if isinstance(written, str):
            return cls(Duration.read(written).written)
        if number(written) < 0:
            raise misread(f"{shown(written)} is out of bounds", "It must be 0 or more")
        return cls(number(written))


@dataclass(frozen=True)
class Meets(Quantity):
    """The days on which meetings are held.

    `weekdays` are the days of the week (Monday is 0), or None; `every` is the number of days from
    one meeting to the next, or None. Exactly one of them is given.
    """

    weekdays: tuple[int, ...] | None
    every: int | None
    written: Any = field(compare=False)

    form: ClassVar[dict[str, Any]] = {
        "anyOf": [
            {"type": "string", "examples": ["weekdays", "every day", "every 3 days"]},
            {"type": "array", "items": {"enum": list(WEEKDAYS)}, "minItems": 1},
        ]
    }
    expected: ClassVar[str] = (
        "Write weekdays, every day, every 3 days, or a list such as [mon, thu]"
    )

    @classmethod
    def read(cls, written: object) -> Self:
        """Read 'weekdays', 'every day', 'every 3 days' or a list of days of the week."""
        match written:
            case "weekdays":
                return cls((0, 1, 2, 3, 4), None, written)
            case "every day":
                return cls(None, 1, written)
            case str() if days := re.fullmatch(r"every ([1-9]\d{0,3}) days", written):
                return cls(None, int(days[1]), written)
            case list() | tuple() if written:
                return cls(tuple(sorted({cls._weekday(day) for day in written})), None, written)
        guess = cls._nearest(written) if isinstance(written, str) else None
        raise misread(f"{shown(written)} names no days of meeting", cls.expected, guess)

    @staticmethod
    def _nearest(written: str) -> str | None:
        """Return the days that are most likely meant, with the number that is written."""
        days = re.search(r"[1-9]\d{0,3}", written)
        every = f"every {days[0]} days" if days else "every day"
        return nearest(written, ("weekdays", every))

    @classmethod
    def _weekday(cls, day: object) -> int:
        if isinstance(day, str) and day in WEEKDAYS:
            return WEEKDAYS.index(day)
        guess = nearest(day[:3], WEEKDAYS) if isinstance(day, str) else None
        raise misread(f"{shown(day)} is no day of the week", cls.expected, guess)


def day(written: object) -> date:
    """Read a date written as YYYY-MM-DD."""
    if isinstance(written, date):
        return written
    try:
        if isinstance(written, str) and re.fullmatch(r"\d{4}-\d{2}-\d{2}", written):
            return date.fromisoformat(written)
    except ValueError:
        pass
    raise misread(f"{shown(written)} is no date", "Write year, month and day, such as 1951-07-03")


def _unit(word: str, found: str, expected: str, before: str) -> int:
    """Minutes in a unit; the singular and the plural are both right after any number."""
    singular = word.removesuffix("s")
    if singular in UNITS:
        return UNITS[singular]
    guess = nearest(singular, UNITS)
    ending = "" if before.strip() == "1" else "s"
    suggestion = None if guess is None else f"{before}{guess}{ending}"
    raise misread(f"'{word}' in {found} is no unit of time", expected, suggestion)


Span = Annotated[Duration, AfterValidator(bounded(above=0, says="longer than nothing"))]
Day = Annotated[
    date,
    BeforeValidator(day),
    PlainSerializer(date.isoformat),
    WithJsonSchema({"type": "string", "format": "date"}),
]


def _scalar(written: Any) -> Any:
    if isinstance(written, str):
        return written.strip()
    if isinstance(written, (int, float)) and not isinstance(written, bool):
        return number(written)
    expected = "Write it as the quantity it is about is written"
    raise misread(f"{shown(written)} is no quantity", expected)


Scalar = Annotated[
    Written,
    BeforeValidator(_scalar),
    WithJsonSchema({"type": ["number", "string"]}),
]
"""A quantity as written: what it is about says how it is read."""
