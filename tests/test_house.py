"""The house: every file has its test, its layers hold, and what is cited can be found."""

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "sim"
SOURCES = sorted(PACKAGE.rglob("*.py"))
FILES = [path for path in SOURCES if path.name != "__init__.py"]
MODEL = [path for path in FILES if path.parent.name == "model"]
KEY = re.compile(r"\[([a-z]+(?:-[a-z]+)*-\d+)\]")
INEXACT = {
    "np": {"exp", "log", "log1p", "power", "sum", "dot", "argsort", "sqrt", "mean", "prod"},
    "math": {"hypot", "gamma", "lgamma", "fsum", "dist"},
}


def named(path: Path) -> str:
    """Return a path as the reader sees it."""
    return str(path.relative_to(ROOT))


def test_every_file_of_the_package_has_a_test_of_its_own() -> None:
    missing = []
    for path in FILES:
        within = path.relative_to(PACKAGE)
        if not (ROOT / "tests" / within.parent / f"test_{path.name}").exists():
            missing.append(named(path))
    assert missing == []


@pytest.mark.parametrize("path", SOURCES, ids=named)
def test_nobody_inside_the_package_imports_its_front(path: Path) -> None:
    imports = [
        node for node in ast.walk(ast.parse(path.read_text())) if isinstance(node, ast.Import)
    ]
    assert all(alias.name != "sim" for node in imports for alias in node.names)
    froms = [
        node for node in ast.walk(ast.parse(path.read_text())) if isinstance(node, ast.ImportFrom)
    ]
    assert all(node.module != "sim" for node in froms)


@pytest.mark.parametrize("path", SOURCES, ids=named)
def test_a_file_is_one_idea_and_a_function_fits_a_screen(path: Path) -> None:
    text = path.read_text()
    assert len(text.splitlines()) <= 400
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef):
            assert (node.end_lineno or 0) - node.lineno < 60, node.name


def test_no_room_hides_its_files_behind_a_name_that_says_nothing() -> None:
    nothing = {"utils", "util", "common", "helpers", "base", "misc", "core"}
    assert [named(path) for path in FILES if path.stem in nothing] == []


@pytest.mark.parametrize("path", SOURCES, ids=named)
def test_every_source_that_is_cited_stands_in_the_bibliography(path: Path) -> None:
    bibliography = (ROOT / "docs" / "sources.bib").read_text()
    known = set(re.findall(r"@\w+\{([^,]+),", bibliography))
    assert set(KEY.findall(path.read_text())) <= known


@pytest.mark.parametrize("path", MODEL, ids=named)
def test_the_model_uses_nothing_that_the_compiler_computes_otherwise(path: Path) -> None:
    """Plain Python and the compiler agree to the last bit only on some of mathematics."""
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Pow):
            both = (node.left, node.right)
            constant = all(isinstance(side, (ast.Constant, ast.UnaryOp)) for side in both)
            assert constant, f"line {node.lineno}: ** with a number known only later"
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
            banned = INEXACT.get(node.value.id, set())
            assert node.attr not in banned, f"line {node.lineno}: {node.value.id}.{node.attr}"


@pytest.mark.parametrize("path", MODEL, ids=named)
def test_a_function_of_the_model_is_a_rule_or_says_that_it_is_a_moment(path: Path) -> None:
    """What changes the state says so: `(a moment)` stands in its docstring."""
    for node in ast.parse(path.read_text()).body:
        if not isinstance(node, ast.FunctionDef):
            continue
        marked = any(isinstance(d, ast.Name) and d.id == "rule" for d in node.decorator_list)
        if not marked:
            continue
        assigned = {
            target.value.id
            for inner in ast.walk(node)
            if isinstance(inner, (ast.Assign, ast.AugAssign))
            for target in (inner.targets if isinstance(inner, ast.Assign) else [inner.target])
            for target in (target.elts if isinstance(target, ast.Tuple) else [target])
            if isinstance(target, ast.Attribute) and isinstance(target.value, ast.Name)
        }
        says = "moment" in (ast.get_docstring(node) or "")
        assert says or not assigned, f"{node.name} changes {assigned} and does not say so"


HEAVY = ("numba", "matplotlib", "pandas", "scipy", "simpy", "IPython", "pyarrow", "distributed")


@pytest.mark.parametrize("verb", [["--help"], ["validate", "house-sale"], ["show", "house-sale"]])
def test_the_light_verbs_start_neither_compiler_nor_pictures(verb: list[str]) -> None:
    ask = (
        "import sys\nfrom sim.cli import main\nsys.argv[1:] = sys.argv[1:]\n"
        "try:\n    main()\nexcept SystemExit:\n    pass\n"
        f"print('LOADED', sorted(set({HEAVY!r}) & set(sys.modules)))"
    )
    told = subprocess.run(
        [sys.executable, "-c", ask, *verb], capture_output=True, text=True, check=True, cwd=ROOT
    )
    assert told.stdout.splitlines()[-1] == "LOADED []"


def test_a_scenario_is_read_without_the_compiler() -> None:
    ask = (
        f"import sys, sim\nsim.load('house-sale')\nprint(sorted(set({HEAVY!r}) & set(sys.modules)))"
    )
    told = subprocess.run(
        [sys.executable, "-c", ask], capture_output=True, text=True, check=True, cwd=ROOT
    )
    assert told.stdout.strip() == "[]"
