"""Figures: how exactly a story tells the number that a quantity begins with."""

import math
import re

A_FIGURE = re.compile(r"-?[\d,]*\d(\.\d+)?")

BELOW_NOUGHT = re.compile(r"(?<![\w-])-(?=\d)")
"""The hyphen of a number below nought; none within a word, nor between two numbers."""

FIGURES = 3
"""So many figures a story tells of a number; from a thousand on it tells it to the unit."""


def decimals(words: str) -> int:
    """Return how many decimals the number has, that words begin with, once told to `FIGURES`."""
    number = abs(_number(words))
    return max(0, FIGURES - 1 - math.floor(math.log10(number))) if number else 0


def rounded(words: str, places: int) -> str:
    """Return words with no more decimals than that in the number they begin with.

    A number that would be nothing then is left as it is.
    """
    match = A_FIGURE.match(words)
    if match is None or match[1] is None:
        return words
    told = f"{_number(words):,.{places}f}"
    told = told.rstrip("0").rstrip(".") if "." in told else told
    return (match[0] if float(told.replace(",", "")) == 0 else told) + words[match.end() :]


def with_minus(words: str) -> str:
    """Return words in which a number below nought has a minus sign."""
    return BELOW_NOUGHT.sub("−", words)


def apart(words: str, one: str, other: str) -> str:
    """Return words with the number they begin with made the difference of two others, as told.

    So that who reads all three finds no fault: 2.5 and 2.48 are 0.02 apart. Where one of the two
    tells no number, or the same as the other, they are left as they are.
    """
    match, told = A_FIGURE.match(words), (A_FIGURE.match(one), A_FIGURE.match(other))
    if match is None or None in told or _number(one) == _number(other):
        return words
    return f"{abs(_number(one) - _number(other)):,.12g}" + words[match.end() :]


def _number(words: str) -> float:
    """Return the number that words begin with; 0 if they begin with none."""
    match = A_FIGURE.match(words)
    return float(match[0].replace(",", "")) if match else 0.0
