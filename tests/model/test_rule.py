"""Rules: compiled once, kept by the text of the whole model, equal to plain Python."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import sim.model.rule as rule_file
from sim.model.rule import fingerprint

CALLED = "from small.rule import rule\n\n@rule\ndef called(x):\n    return x + {step}\n"
CALLER = (
    "from small.called import called\nfrom small.rule import entry\n\n"
    "@entry\ndef caller(x):\n    return called(x) * 10\n"
)
ASK = "from small.caller import caller; print(caller(1))"


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """Return a folder with a package of two small rules, one calling the other."""
    package = tmp_path / "small"
    package.mkdir()
    (package / "__init__.py").touch()
    shutil.copy(rule_file.__file__, package / "rule.py")
    (package / "called.py").write_text(CALLED.format(step=1))
    (package / "caller.py").write_text(CALLER)
    return tmp_path


def ask(folder: Path) -> int:
    """Call the rule in a process of its own, with the folder's own cache."""
    answer = subprocess.run(
        [sys.executable, "-c", ASK],
        cwd=folder,
        env={
            "XDG_CACHE_HOME": str(folder / "cache"),
            "PATH": "",
            "HOME": str(folder),
            "SIM_COMPILE": "1",
        },
        capture_output=True,
        text=True,
        check=True,
    )
    return int(answer.stdout)


def test_a_rule_is_not_stale_when_another_that_it_calls_was_edited(small: Path) -> None:
    assert ask(small) == 20
    kept = list((small / "cache").rglob("caller.caller-*.nbc"))
    assert len(kept) == 1
    assert ask(small) == 20
    (small / "small" / "called.py").write_text(CALLED.format(step=2))
    assert ask(small) == 30


def test_the_compiled_code_is_named_after_the_text_of_every_rule(small: Path) -> None:
    before = fingerprint(small / "small")
    assert fingerprint(small / "small") == before
    (small / "small" / "called.py").write_text(CALLED.format(step=3))
    assert fingerprint(small / "small") != before


def test_a_copy_of_the_model_in_another_place_is_not_warm(small: Path) -> None:
    assert ask(small) == 20
    other = small / "other"
    shutil.copytree(small / "small", other / "small")
    assert fingerprint(other / "small") != fingerprint(small / "small")
    (small / "small" / "caller.py").touch()
    assert ask(small) == 20
    assert len(list((small / "cache").rglob("caller.caller-*.nbi"))) == 2


def test_looking_at_the_model_keeps_nothing_and_removes_nothing(small: Path) -> None:
    ask(small)
    kept = sorted((small / "cache").rglob("*"))
    for n in range(8):
        (small / "small" / "called.py").write_text(CALLED.format(step=n))
        subprocess.run(
            [sys.executable, "-c", "import small.caller"],
            cwd=small,
            env={"XDG_CACHE_HOME": str(small / "cache"), "PATH": "", "HOME": str(small)},
            check=True,
        )
    assert sorted((small / "cache").rglob("*")) == kept


def test_old_versions_of_the_compiled_model_are_pruned(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for n in range(9):
        (tmp_path / f"version-{n}").mkdir()
    current = tmp_path / "version-8"
    rule_file._prune(current)
    assert current.exists()
    assert len(list(tmp_path.iterdir())) == rule_file.KEPT_FOLDERS
