"""The scenarios that come with the program, and where they are kept."""

from pathlib import Path

from sim.errors import NoSuchScenario

PACKAGE = Path(__file__).resolve().parents[1]
FOLDERS = (PACKAGE / "shipped" / "scenarios", PACKAGE.parent / "scenarios")
"""Where shipped scenarios lie: in the package as installed, or beside it in a checkout."""


def names() -> tuple[str, ...]:
    """Return the names of the shipped scenarios, in alphabetical order."""
    return tuple(sorted({path.stem for folder in FOLDERS for path in folder.glob("*.yaml")}))


def find(name: str) -> Path:
    """Return the file of a scenario: a path that is there, or the name of a shipped one.

    Raises `NoSuchScenario` if there is neither.
    """
    path = Path(name)
    if name and path.exists():
        return path
    if path.suffix == "" and path.name == name:
        for folder in FOLDERS:
            shipped = folder / f"{name}.yaml"
            if shipped.is_file():
                return shipped
    raise NoSuchScenario(name, names())
