"""The first file of a new scenario, commented: the short one, or one with every key."""

import os
import re
from pathlib import Path
from tempfile import mkstemp

from sim.errors import AlreadyThere, UsageError
from sim.scenario.defaults import label
from sim.scenario.shipped import find

FIRST = "house-sale"
HELP = """\
# `sim show {name}.yaml` shows it as a table. Change one line at a time, and look again.
# Your editor checks as you type once `sim schema > scenario.schema.json` has been run here and
# this file begins with:  # yaml-language-server: $schema=scenario.schema.json
"""


def first(name: str) -> str:
    """Return the scenario of the first lesson, under another name.

    Raises `UsageError` if the name is no id.
    """
    _, _, lesson = find(FIRST).read_text(encoding="utf-8").partition("\n")
    return (HELP + lesson.replace(FIRST, "{name}")).replace("{name}", _id(name))


def full(name: str) -> str:
    """Return a scenario that uses every key of the language, with a comment on each.

    Raises `UsageError` if the name is no id.
    """
    text = Path(__file__).with_name("full.yaml").read_text(encoding="utf-8")
    return text.replace("{name}", _id(name)).replace("{title}", label(name))


def begin(path: Path, text: str) -> None:
    """Write a new file, whole or not at all; raise `AlreadyThere` rather than overwrite one."""
    try:
        handle, draft = mkstemp(dir=path.parent, prefix=f".{path.name}.")
    except OSError as error:
        raise UsageError(f"'{path}' cannot be written: {error.strerror}.") from None
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(text)
        Path(draft).chmod(0o666 & ~_umask())
        path.hardlink_to(draft)
    except FileExistsError:
        raise AlreadyThere(path) from None
    finally:
        Path(draft).unlink()


def _id(name: str) -> str:
    if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", name):
        guess = re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-") or "my-talks"
        raise UsageError(
            f"'{name}' is no id of a scenario; did you mean '{guess}'? "
            "An id is made of small letters, digits and hyphens."
        )
    return name


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
