"""Plain numbers: shares, weights and counts, each within its bounds.

A value that cannot be read raises `misread`, which holds the parts that a `Problem` is made of.
"""

import math
import re
from collections.abc import Callable
from typing import Annotated, Any, Literal, TypeGuard

from pydantic import AfterValidator, BeforeValidator, WithJsonSchema
from pydantic_core import PydanticCustomError

A_PERCENTAGE = re.compile(r"(\d{1,15}(?:\.\d{1,15})?) ?%")
A_FRACTION = re.compile(r"(\d{1,9}) ?/ ?(\d{1,9})")
FRACTION_FORM = {"type": "string", "pattern": r"^\d+ ?/ ?\d+$", "examples": ["2/3"]}
PERCENTAGE_FORM = {"type": "string", "pattern": r"^\d+(\.\d+)? ?%$"}


def misread(found: str, expected: str, suggestion: str | None = None) -> PydanticCustomError:
    """Return the error of a value that cannot be read, in the parts a `Problem` is made of."""
    parts = {"found": found, "expected": expected, "suggestion": suggestion}
    return PydanticCustomError("misread", "{found}", parts)


def shown(written: object) -> str:
    """Return a value of the file as an error names it, short enough for a line."""
    match written:
        case None:
            return "nothing"
        case bool():
            return f"'{str(written).lower()}'"
        case dict():
            return "a map"
        case list() | tuple():
            return "a list"
        case float() if written.is_integer():
            written = int(written)
    text = str(written)
    return f"'{text}'" if len(text) <= 40 else f"'{text[:39]}…'"


def number(written: object) -> float:
    """Return a finite number; whole ones stay whole, so that they print as written."""
    if not is_number(written):
        raise misread(f"{shown(written)} is no number", "Write one, such as 0.5")
    return written if isinstance(written, int) and abs(written) < 2**53 else float(written)


def percentage(written: object) -> Any:
    """Return the share that a percentage stands for; anything else as it is."""
    match = A_PERCENTAGE.fullmatch(written.strip()) if isinstance(written, str) else None
    return float(match[1]) / 100 if match else written


def fraction(written: object) -> Any:
    """Return the number that a fraction such as 2/3 stands for; anything else as it is."""
    match = A_FRACTION.fullmatch(written.strip()) if isinstance(written, str) else None
    return int(match[1]) / int(match[2]) if match and int(match[2]) else written


def whole(written: object) -> int:
    """Return a whole number."""
    if not isinstance(written, int) or isinstance(written, bool):
        raise misread(f"{shown(written)} is no whole number", "Write one, such as 20")
    return written


def is_number(written: object) -> TypeGuard[int | float]:
    """Return whether a value is a finite number, and no truth value."""
    if isinstance(written, bool) or not isinstance(written, (int, float)):
        return False
    try:
        return math.isfinite(written)
    except OverflowError:
        return False


def bounded(
    *,
    above: float | None = None,
    least: float | None = None,
    most: float | None = None,
    says: str,
) -> Callable[[Any], Any]:
    """Return a check that a quantity lies in bounds; `says` ends the sentence 'It must be …'."""

    def check(value: Any) -> Any:
        size = value if isinstance(value, (int, float)) else value.number
        too_small = (above is not None and size <= above) or (least is not None and size < least)
        if too_small or (most is not None and size > most):
            raise misread(f"{shown(value)} is out of bounds", f"It must be {says}")
        return value

    return check


Number = Annotated[float, BeforeValidator(number)]
Share = Annotated[
    float,
    BeforeValidator(number),
    BeforeValidator(percentage),
    AfterValidator(bounded(least=0, most=1, says="a share from 0 to 1")),
    WithJsonSchema({"anyOf": [{"type": "number", "minimum": 0, "maximum": 1}, PERCENTAGE_FORM]}),
]
PositiveShare = Annotated[
    Share, AfterValidator(bounded(above=0, says="a share above 0 and at most 1"))
]
Fraction = Annotated[
    PositiveShare,
    BeforeValidator(fraction),
    WithJsonSchema({"anyOf": [{"type": "number", "maximum": 1}, PERCENTAGE_FORM, FRACTION_FORM]}),
]
PositiveNumber = Annotated[
    Number,
    AfterValidator(bounded(above=0, most=1e9, says="a number above 0")),
    WithJsonSchema({"type": "number", "exclusiveMinimum": 0}),
]
Weight = Annotated[
    Number,
    AfterValidator(bounded(least=0, most=1e9, says="a number from 0 on")),
    WithJsonSchema({"type": "number", "minimum": 0}),
]
Count = Annotated[
    int,
    BeforeValidator(whole),
    AfterValidator(bounded(least=1, most=10_000, says="a whole number from 1 to 10000")),
    WithJsonSchema({"type": "integer", "minimum": 1}),
]


def _patience_share(written: Any) -> Any:
    if written == "never":
        return written
    if isinstance(written, str):
        expected = "Write a share of patience, or never"
        raise misread(f"{shown(written)} is no share of patience", expected)
    share = number(written)
    if share < 0:
        raise misread(f"{shown(written)} is out of bounds", "Write a share from 0 on, or never")
    return share


PatienceShare = Annotated[
    float | Literal["never"],
    BeforeValidator(_patience_share),
    WithJsonSchema({"anyOf": [{"type": "number", "minimum": 0}, {"const": "never"}]}),
]
"""When something ends, as a share of somebody's patience; or never."""
