"""The scenarios that come with the program, and where they are kept."""

from pathlib import Path

from sim.errors import NoSuchScenario

PACKAGE = Path(__file__).resolve().parents[1]
FOLDERS = (PACKAGE / "shipped" / "scenarios", PACKAGE.parent / "scenarios")
"""Where shipped scenarios lie: in the package as installed, or beside it in a checkout."""


def names() -> tuple[str, ...]:
    """Return the names of the shipped scenarios, in alphabetical order."""
    return tuple(sorted({path.stem for folder in FOLDERS for path in folder.glob("*.yaml")}))


def shipped(name: str) -> Path | None:
    """Return the file of the shipped scenario of that name, if there is one."""
    files = (folder / f"{name}.yaml" for folder in FOLDERS)
    return next((file for file in files if name in names() and file.is_file()), None)


def find(name: str) -> Path:
    """Return the file of a scenario: a path that is there, or the name of a shipped one.

    Raises `NoSuchScenario` if there is neither.
    """
    path = Path(name)
    if name and path.exists():
        return path
    known = shipped(name)
    if known is None:
        raise NoSuchScenario(name, names())
    return known
