"""Looking up a part of a finding by its name."""

from collections.abc import Mapping
from typing import TypeVar

from sim.errors import NoSuchName

Part = TypeVar("Part")


def found(what: str, name: object, parts: Mapping[str, Part]) -> Part:
    """Return the part of that name; raise NoSuchName, with the nearest, if there is none.

    what : what such a part is called
    """
    if not isinstance(name, str) or name not in parts:
        raise NoSuchName(what, str(name), parts)
    return parts[name]
