"""Break the rules of the model, one at a time, and see whether the rule's own test turns red.

    python benchmarks/mutants.py                    # three mutants of every file
    python benchmarks/mutants.py package reply -n 8 # eight of each of these

A mutant turns one comparison, sign, minimum or truth value into its neighbour, in a copy of the
project; then the test that mirrors the file runs there, without the compiler. Survivors are listed:
each is a line that no test of its own holds.
"""

import argparse
import ast
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parent.parent
MODEL = Path("sim") / "model"
NOT_RULES = ("__init__", "codes", "setting", "state", "tables", "rule")
"""Files that hold shapes and decorators; what they say is tested by all else."""

COMPARED: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Lt: ast.LtE,
    ast.LtE: ast.Lt,
    ast.Gt: ast.GtE,
    ast.GtE: ast.Gt,
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
}
COUNTED: dict[type[ast.operator], type[ast.operator]] = {
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.Mult: ast.Div,
    ast.Div: ast.Mult,
}
CALLED = {"min": "max", "max": "min"}


def places(tree: ast.AST) -> Iterator[ast.AST]:
    """Yield every place of a file that can be broken."""
    for node in ast.walk(tree):
        compared = isinstance(node, ast.Compare) and type(node.ops[0]) in COMPARED
        counted = isinstance(node, ast.BinOp) and type(node.op) in COUNTED
        called = isinstance(node, ast.Call) and getattr(node.func, "id", "") in CALLED
        joined = isinstance(node, ast.BoolOp)
        if compared or counted or called or joined:
            yield node


def broken(node: ast.AST) -> str:
    """Break a place; return what was done."""
    if isinstance(node, ast.Compare):
        node.ops[0] = COMPARED[type(node.ops[0])]()
    elif isinstance(node, ast.BinOp):
        node.op = COUNTED[type(node.op)]()
    elif isinstance(node, ast.Call):
        assert isinstance(node.func, ast.Name)
        node.func.id = CALLED[node.func.id]
    else:
        assert isinstance(node, ast.BoolOp)
        node.op = ast.Or() if isinstance(node.op, ast.And) else ast.And()
    return ast.unparse(node)


def mutants(source: str, how_many: int) -> Iterator[tuple[int, str, str, str]]:
    """Yield mutants spread evenly over a file: line, what stood there, what stands now, text."""
    count = len(list(places(ast.parse(source))))
    chosen = sorted({round((n + 0.5) * count / how_many - 0.5) for n in range(how_many)})
    for at in chosen[:count]:
        tree = ast.parse(source)
        node = list(places(tree))[at]
        was = ast.unparse(node)
        now = broken(node)
        yield getattr(node, "lineno", 0), was, now, ast.unparse(tree)


def survives(copy: Path, file: Path) -> bool:
    """Say whether the test of a file's own is still green."""
    test = copy / "tests" / "model" / f"test_{file.stem}.py"
    command = [sys.executable, "-m", "pytest", "-x", "-q", "-p", "no:cacheprovider", str(test)]
    plain = os.environ | {"NUMBA_DISABLE_JIT": "1"}
    ran = subprocess.run(command, cwd=copy, env=plain, capture_output=True, check=False)
    return ran.returncode == 0


def main() -> None:
    """Break each file named, or all, and print what survives."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("files", nargs="*", help="names of the model's files; default: all")
    parser.add_argument("-n", type=int, default=3, help="how many mutants of each")
    asked = parser.parse_args()
    files = [
        path
        for path in sorted((ROOT / MODEL).glob("*.py"))
        if path.stem not in NOT_RULES and (not asked.files or path.stem in asked.files)
    ]
    tried = survived = 0
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "copy"
        shutil.copytree(ROOT, copy, ignore=shutil.ignore_patterns(".git", ".venv", "runs"))
        for path in files:
            for line, was, now, text in mutants(path.read_text("utf-8"), asked.n):
                (copy / MODEL / path.name).write_text(text, "utf-8")
                tried += 1
                if survives(copy, path):
                    survived += 1
                    print(f"{path.name}:{line}: {was}  ->  {now}", flush=True)
            shutil.copy(path, copy / MODEL / path.name)
            print(f"{path.name}: done", file=sys.stderr, flush=True)
    print(f"{survived} of {tried} mutants survive")


if __name__ == "__main__":
    main()
