"""Statements: sentences whose every number is read from a record, at a path that is told.

A pattern holds no number of its own. Each of its gaps is filled from one place of the record, in
one of the forms below, so that whoever doubts a sentence finds what it rests on.
"""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

MINUS = "\N{MINUS SIGN}"
Record = Mapping[str, Any]


def hundredths(value: float) -> str:
    """Return a number between -1 and 1 in hundredths, to a tenth of one."""
    told = f"{100 * value:.1f}"
    return f"{MINUS}{told[1:]}" if told.startswith("-") and float(told) else told.removeprefix("-")


def size(value: float) -> str:
    """Return how large a number is, whatever its sign, in hundredths."""
    return hundredths(abs(value))


def negated(value: float) -> str:
    """Return a number with its sign turned, in hundredths."""
    return hundredths(-value)


def percent(value: float) -> str:
    """Return a share in per cent, to a tenth where it is next to nothing or to all.

    A share and what it leaves of the whole add up to 100.
    """
    least = min(value, 1 - value)
    places = 1 if 0 < least < 0.01 else 0
    rounded = round(round(100 * least, 6), places)
    told = f"{rounded if value <= 0.5 else 100 - rounded:.{places}f} %"
    return {"0.0 %": "less than 0.1 %", "100.0 %": "more than 99.9 %"}.get(told, told)


def count(value: int) -> str:
    """Return a whole number, thousands apart."""
    return f"{value:,}"


def day(value: str) -> str:
    """Return a day of the record as people write it."""
    on = date.fromisoformat(value)
    return f"{on.day} {on:%B} {on.year}"


def text(value: str) -> str:
    """Return words as they are."""
    return value


def words(value: str) -> str:
    """Return a name that the file writes with hyphens as words."""
    return value.replace("-", " ")


def quoted(value: str) -> str:
    """Return such a name as it stands within a sentence, where its words might run into others."""
    return f"“{words(value)}”"


def listed(values: Sequence[str]) -> str:
    """Return several names in a row."""
    *others, last = values
    return f"{', '.join(others)} and {last}" if others else last


def settings(values: Mapping[str, Any]) -> str:
    """Return what was set, by what it was set of, as a file or a command writes it."""
    return listed(
        [
            f"{name} = {value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)}"
            for name, value in values.items()
        ]
    )


FORMS: Mapping[str, Callable[[Any], str]] = {
    "hundredths": hundredths,
    "size": size,
    "negated": negated,
    "percent": percent,
    "count": count,
    "day": day,
    "text": text,
    "words": words,
    "quoted": quoted,
    "listed": listed,
    "settings": settings,
}


class Gap(NamedTuple):
    """What fills a gap of a pattern: the path to it in the record, and the form it is told in."""

    path: tuple[str | int, ...]
    form: str


@dataclass(frozen=True, kw_only=True)
class Statement:
    """A sentence: a pattern with gaps in braces, and what fills each."""

    pattern: str
    gaps: Mapping[str, Gap]

    def said(self, record: Record) -> str:
        """Return the sentence, its gaps filled from a record."""
        told = {name: FORMS[gap.form](found(record, gap.path)) for name, gap in self.gaps.items()}
        return self.pattern.format(**told)

    def borne(self, record: Record) -> dict[str, Any]:
        """Return the sentence with what bears it out, in plain values."""
        return {
            "text": self.said(record),
            "pattern": self.pattern,
            "from": {
                name: {"path": list(gap.path), "form": gap.form} for name, gap in self.gaps.items()
            },
        }


def found(record: Any, path: Sequence[str | int]) -> Any:
    """Return what stands at a path of a record."""
    for part in path:
        record = record[part]
    return record
