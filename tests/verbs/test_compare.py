"""The verb that asks what if, through the command itself."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from sim.cli import app
from sim.errors import AlreadyThere, SimError
from sim.results.comparison_store import FILE, read
from tests.command import sim


def test_two_variants_are_compared_told_and_kept_with_a_picture(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    asked = ["compare", "house-sale", "--b", "hurry=25 days", "-n", "2"]
    told = CliRunner().invoke(app, asked).stdout
    assert told.startswith("A: as written. B: hurry = 25 days.")
    assert "price  terms: euros" in told
    folder = tmp_path / "runs/house-sale/compare-hurry-25-days-seed-1-n-2"
    assert f"Kept in {folder.relative_to(tmp_path)}, with its picture compare.png." in told
    assert {path.name for path in folder.iterdir()} == {FILE, "compare.png"}
    assert read(folder).replications == 2


def test_a_replication_is_told_to_where_its_stories_part(tmp_path: Path) -> None:
    (tmp_path / "mine.yaml").write_text(
        "scenario: mine\nextends: house-sale\nset: {horizon: 1 year}\n"
    )
    asked = [
        "compare",
        "house-sale",
        "--a",
        "parties.buyer.patience=80 days",
        "--b",
        "mine.yaml",
        "--b",
        "parties.buyer.patience=25 days",
        "--diverge",
        "1",
    ]
    told = sim(*asked, at=tmp_path).stdout
    assert "Then it parts, at row " in told
    assert "B alone: sim run mine.yaml --seed 1 --replication 1 --set" in told
    assert "A alone: sim run house-sale --seed 1 --replication 1 --set" in told
    assert not (tmp_path / "runs").exists()


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["--b", "hury=3 days"], "did you mean 'hurry'"),
        (["--b", "hurry=300 days"], "range"),
        (["--b", "kaesong-1950"], "kaesong-1951"),
        (["--b", "house-sale", "--b", "kaesong-1951"], "--b names two files"),
        (["--b", "hurry=9 days", "--b", "hurry=8 days"], "twice"),
        (["--b", "hurry=30 days", "--as-believed-by", "byer"], "did you mean 'buyer'"),
        (["--b", "hurry=30 days", "--out", f"{__file__}/x"], "test_compare.py' is no folder"),
    ],
)
def test_bad_input_gets_one_clear_error(
    words: list[str], says: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    told = CliRunner().invoke(app, ["compare", "house-sale", *words, "-n", "2"])
    assert isinstance(told.exception, SimError)
    assert says in str(told.exception)
    assert list(tmp_path.iterdir()) == []


def test_a_folder_with_something_else_is_refused_before_anything_is_played(tmp_path: Path) -> None:
    (tmp_path / FILE).write_text(json.dumps({"format": 9}))
    asked = ["compare", "house-sale", "--b", "hurry=25 days", "-n", "100000000"]
    told = CliRunner().invoke(app, [*asked, "--out", str(tmp_path)])
    assert isinstance(told.exception, AlreadyThere)
