"""CONTRIBUTING: what it says of the house is so, and its recipes are followed on a copy of it."""

import os
import re
import shlex
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
TEXT = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
COMMANDS = {
    "python": [sys.executable],
    "sim": [sys.executable, "-c", "from sim.cli import main; main()"],
}
"""What stands at the beginning of a line of a recipe, as it is called here."""

A_PATH = re.compile(r"`((?:[\w.-]+/)+(?:run|[\w.-]+\.\w+)?|[\w-]+\.(?:md|toml))`")
RED = re.compile(r"^(?:FAILED|ERROR) ([\w./]+)", re.MULTILINE)


@dataclass(frozen=True, kw_only=True)
class Recipe:
    """How to add one thing: the files it touches, what changes in them, and what to run then."""

    name: str
    files: tuple[str, ...]
    diff: str
    commands: tuple[str, ...]


def fenced(text: str, kind: str) -> str:
    """Return what stands in the first fence of a kind."""
    found = re.search(rf"^```{kind}\n(.*?)^```$", text, re.DOTALL | re.MULTILINE)
    assert found is not None, f"no ```{kind} in: {text[:40]}"
    return found[1]


def recipes() -> list[Recipe]:
    """Return the recipes, in order."""
    return [
        Recipe(
            name=section.partition("\n")[0],
            files=tuple(re.findall(r"^- `(\S+)`: ", section, re.MULTILINE)),
            diff=fenced(section, "diff"),
            commands=tuple(fenced(section, "sh").replace("\\\n", "").splitlines()),
        )
        for section in TEXT.split("\n### To add ")[1:]
    ]


def called(*command: str, at: Path, given: str = "") -> subprocess.CompletedProcess[str]:
    """Run a command on a copy of the project, without the compiler."""
    settings = {
        "PYTHONPATH": str(at),
        "PYTHONDONTWRITEBYTECODE": "1",
        "NUMBA_DISABLE_JIT": "1",
        "PYTEST_ADDOPTS": "-q -p no:cacheprovider -n 0",
        "GIT_CEILING_DIRECTORIES": str(at.parent),
    }
    return subprocess.run(
        command,
        cwd=at,
        env=os.environ | settings,
        input=given,
        capture_output=True,
        text=True,
        check=False,
    )


def done(*command: str, at: Path, given: str = "") -> str:
    """Run a command that goes well, and return what it prints."""
    told = called(*command, at=at, given=given)
    assert told.returncode == 0, f"{shlex.join(command)}\n{told.stdout}\n{told.stderr}"
    return told.stdout


def follow(lines: Sequence[str], *, at: Path) -> None:
    """Run the lines of a recipe in a copy."""
    for line in lines:
        command, _, kept = line.partition(" > ")
        first, *rest = shlex.split(command)
        told = done(*COMMANDS[first], *rest, at=at)
        if kept:
            (at / kept).write_text(told, encoding="utf-8")


def contents(folder: Path) -> dict[str, bytes]:
    """Return the files of a copy by their paths, without what tools keep for themselves."""
    paths = {path: path.relative_to(folder) for path in folder.rglob("*") if path.is_file()}
    kept = {path: name for path, name in paths.items() if not name.parts[0].startswith(".")}
    return {name.as_posix(): path.read_bytes() for path, name in kept.items()}


@pytest.fixture
def house(tmp_path: Path) -> Path:
    """Return a copy of the project as it stands: what is tracked, or new and not ignored."""
    kept = ("git", "ls-files", "-z", "--cached", "--others", "--exclude-standard")
    told = subprocess.run(kept, cwd=ROOT, capture_output=True, text=True, check=True)
    for name in filter(None, told.stdout.split("\0")):
        if (ROOT / name).is_file():
            (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(ROOT / name, tmp_path / name)
    return tmp_path


def test_there_is_a_recipe_for_each_thing_that_is_often_added() -> None:
    things = ["a strategy", "a remedy", "a scenario", "a figure", "a verb"]
    assert [recipe.name for recipe in recipes()] == things


@pytest.mark.parametrize("recipe", recipes(), ids=lambda recipe: recipe.name)
def test_a_recipe_touches_the_files_it_lists_and_its_tests_pass(
    recipe: Recipe, house: Path
) -> None:
    before = contents(house)
    done("git", "apply", at=house, given=recipe.diff)
    follow(recipe.commands, at=house)
    after = contents(house)
    touched = [name for name in before | after if before.get(name) != after.get(name)]
    assert sorted(touched) == sorted(recipe.files)
    code = [name for name in touched if name.endswith((".py", ".pyi"))]
    done(sys.executable, "-m", "ruff", "check", "--no-cache", *code, at=house)
    done(sys.executable, "-m", "ruff", "format", "--no-cache", "--check", *code, at=house)


def test_the_tests_of_a_recipe_are_red_until_the_rest_of_it_is_done(house: Path) -> None:
    for recipe in recipes():
        done("git", "apply", "--include=tests/*", at=house, given=recipe.diff)
    files = [name for recipe in recipes() for name in recipe.files if "/test_" in name]
    new = re.findall(r"^\+def (test_\w+)", TEXT, re.MULTILINE)
    choice = ["--continue-on-collection-errors", "-k", " or ".join(new)]
    told = called(sys.executable, "-m", "pytest", *files, *choice, at=house).stdout
    red = set(RED.findall(told))
    assert [recipe.name for recipe in recipes() if not red & set(recipe.files)] == [], told
    assert " passed" not in told


def test_every_path_it_names_is_there() -> None:
    new = {name for recipe in recipes() for name in recipe.files}
    prose = re.sub(r"^```.*?^```$", "", TEXT, flags=re.DOTALL | re.MULTILINE)
    named = set(A_PATH.findall(prose)) - new
    assert len(named) >= 15
    assert [name for name in sorted(named) if not (ROOT / name).exists()] == []


def test_the_map_shows_the_rooms_in_the_order_of_their_layers() -> None:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    layers = settings["tool"]["importlinter"]["contracts"][0]["layers"]
    rooms = [room for layer in layers for room in layer.split(" | ") if not room.startswith("(")]
    built = [room.strip("()") for room in layers if (ROOT / "sim" / room.strip("()")).is_dir()]
    drawn = [line.split()[0] for line in fenced(TEXT, "text").splitlines()]
    assert set(drawn) == {*rooms, *built}
    order = [next(i for i, layer in enumerate(layers) if room in layer) for room in drawn]
    assert order == sorted(order)


def test_it_asks_for_the_checks_that_ci_runs() -> None:
    script = (ROOT / ".ci" / "run").read_text(encoding="utf-8").splitlines()
    run = [re.split(" --no-logo| >", line)[0] for line in script if line.startswith(".venv/bin/")]
    checks = [line.partition("#")[0].strip() for line in TEXT.splitlines()]
    assert [line for line in run if "/pip " not in line and line not in checks] == []
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert fenced(TEXT, "sh") in readme
