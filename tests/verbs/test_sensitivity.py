"""The verb that asks what the outcome hangs on, through the command itself."""

import json
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from sim.analysis import sensitivity as analysis
from sim.cli import app
from sim.errors import AlreadyThere, UsageError
from tests.unknowns import SALE

SMALL = ["-n", "10", "--points", "8", "--inner", "2"]


def test_a_sensitivity_is_told_kept_and_drawn(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("sale.yaml").write_text(SALE)
    asked = ["sensitivity", "sale.yaml", "--set", "horizon=200 days", *SMALL, "--out", "here"]
    told = CliRunner().invoke(app, asked).stdout
    assert told.startswith("What moves the day of signature.")
    assert "Assumes: sale · horizon = 200 days · seed 1 · 10 replications a variant" in told
    assert "sale.yaml:" in told
    assert "Kept in here, with" in told
    kept = {one.name for one in Path("here").iterdir()}
    assert kept >= {"sensitivity.json", "sensitivity.csv", "tornado.png"}
    assert json.loads(Path("here/sensitivity.json").read_text())["until"] == 200


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["--measure", "singed"], "did you mean 'signed'"),
        (["--points", "5"], "a power of two, 4 or 8"),
        (["--set", "patience"], "NAME=VALUE"),
        (["--out", f"{__file__}/x"], "test_sensitivity.py' is no folder"),
    ],
)
def test_bad_input_gets_one_clear_error(
    words: list[str], says: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    told = CliRunner().invoke(app, ["sensitivity", "house-sale", *words])
    assert isinstance(told.exception, UsageError)
    assert says in str(told.exception)
    assert list(tmp_path.iterdir()) == []


def test_a_folder_of_something_else_is_refused_before_anything_is_played(tmp_path: Path) -> None:
    (tmp_path / "mine.txt").touch()
    told = CliRunner().invoke(app, ["sensitivity", "house-sale", "--out", str(tmp_path)])
    assert isinstance(told.exception, AlreadyThere)


def test_a_missing_package_is_told_with_what_installs_it(monkeypatch: pytest.MonkeyPatch) -> None:
    needed: Any = {"salib_of_nobody": "SALib"}
    monkeypatch.setattr(analysis, "NEEDED", needed)
    told = CliRunner().invoke(app, ["sensitivity", "house-sale"])
    assert "[sensitivity]" in str(told.exception)
