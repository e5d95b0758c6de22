"""What made a scenario of its file: what was set, which options were taken, whose beliefs hold."""

from collections.abc import Mapping
from typing import Any, NamedTuple, TypeVar

Value = TypeVar("Value")


class Made(NamedTuple):
    """What made a variant of a file, in the words in which it was asked for.

    A scenario carries it from where it is read to the record of what is played, so that no record
    tells of a change that was not made.

    overrides : values by path
    options : the option taken, by question
    as_believed_by : the party whose beliefs are taken for the truth, if any
    """

    overrides: Mapping[str, Any]
    options: Mapping[str, str]
    as_believed_by: str | None

    def then(self, later: "Made") -> "Made":
        """Return what this and then a later change make together."""
        return Made(
            _then(self.overrides, later.overrides),
            _then(self.options, later.options),
            later.as_believed_by or self.as_believed_by,
        )


def _then(first: Mapping[str, Value], later: Mapping[str, Value]) -> dict[str, Value]:
    """Return both, in the order in which they were made."""
    return {name: value for name, value in first.items() if name not in later} | dict(later)


AS_WRITTEN = Made({}, {}, None)
"""Of a file that is taken as it is."""
