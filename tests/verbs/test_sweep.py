"""The verb that goes through values, through the command itself."""

from pathlib import Path

import pandas as pd
import pytest
from typer.testing import CliRunner

from sim.analysis import sweep as analysis
from sim.cli import app
from sim.engine.ensemble import ensemble
from sim.errors import UsageError
from sim.results.ensemble import Ensemble
from sim.results.sweep import Unfinished
from sim.verbs.sweep import grids


def test_a_sweep_is_told_written_and_drawn(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    asked = [
        "sweep",
        "house-sale",
        "--over",
        "hurry=20 days..80 days/2",
        "-n",
        "2",
        "--of",
        "price",
        "--out",
        "a.csv",
        "--figure",
        "a.svg",
    ]
    told = CliRunner().invoke(app, asked).stdout
    assert told.startswith("2 points, 2 replications of seed 1 at each.")
    assert "20 days  100 (34–100)" in told
    assert "Wrote a.csv." in told
    frame = pd.read_csv(tmp_path / "a.csv")
    assert frame.hurry.unique().tolist() == ["20 days", "80 days"]
    assert "hurry, days" in (tmp_path / "a.svg").read_text()


THREE = ("hurry", "parties.buyer.patience=20 days,30 days", "parties.seller.patience=30 days")


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["--over", "hury"], "did you mean 'hurry'"),
        (["--over", "hurry=1 day..90 days/3"], "lies outside its range, 20 days to 90 days"),
        (["--over", "hurry=20 days..90 days/0"], "It is written LOW..HIGH/POINTS"),
        (["--over", "hurry", "--of", "prise"], "did you mean 'price'"),
        (["--over", "hurry", "--out", "a.xlsx"], ".csv, .json or .parquet"),
        (["--over", "hurry", "--design", "gird"], "did you mean 'grid'"),
        (["--over", "hurry", "--out", "none/a.csv"], "there is no folder 'none'"),
        (["--over", "hurry", "--figure", "a.bmp"], ".png, .svg or .pdf"),
        (["--over", "hurry", "--figure", "none/a.png"], "there is no folder 'none'"),
        (["--over", "hurry", "--measure", "day"], "name its file with --figure"),
        (
            [
                "--over=items.price.scale.between.1=500000,560000",
                *("--of", "price", "--figure", "a.png", "--measure", "position"),
            ],
            "the scale of 'price' is not the same at every point",
        ),
        (
            ["--over", "hurry", "--figure", "a.png", "--measure", "worth"],
            "'worth' is of a party: say of which",
        ),
        (
            ["--over", "hurry", "--of", "price", "--figure", "a.png", "--measure", "positon"],
            "There is no 'positon' of price; did you mean 'position'? There is: agreed, day, ",
        ),
        (
            [*(word for one in THREE for word in ("--over", one)), "--figure", "a.png"],
            "one axis or two, and this sweep 3",
        ),
    ],
)
def test_bad_input_gets_one_clear_error(
    words: list[str], says: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def refuse(*_: object, **__: object) -> Ensemble:
        raise AssertionError("played in vain")

    monkeypatch.setattr(analysis, "ensemble", refuse)
    monkeypatch.chdir(tmp_path)
    told = CliRunner().invoke(app, ["sweep", "house-sale", *words])
    assert isinstance(told.exception, UsageError)
    assert says in str(told.exception)
    assert list(tmp_path.iterdir()) == []


def test_of_an_interrupted_sweep_what_is_finished_is_told_and_kept(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    played: list[int] = []

    def twice(*arguments: object, **named: object) -> Ensemble:
        if len(played) == 2:
            raise KeyboardInterrupt
        played.append(1)
        return ensemble(*arguments, **named)  # type: ignore[arg-type]

    monkeypatch.setattr(analysis, "ensemble", twice)
    monkeypatch.chdir(tmp_path)
    asked = ["sweep", "house-sale", "--over", "hurry", "-n", "1", "--out", "a.csv"]
    told = CliRunner().invoke(app, asked)
    assert told.exit_code == 130
    assert told.stdout.startswith("2 of 9 points, 1 replications of seed 1 at each.")
    assert "Interrupted: what was finished is above." in told.output
    assert pd.read_csv(tmp_path / "a.csv").point.nunique() == 2


def test_of_a_sweep_that_fails_on_its_way_what_is_finished_is_told_and_kept(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    played: list[int] = []

    def twice(*arguments: object, **named: object) -> Ensemble:
        if len(played) == 2:
            raise UsageError("This point leads nowhere.")
        played.append(1)
        return ensemble(*arguments, **named)  # type: ignore[arg-type]

    monkeypatch.setattr(analysis, "ensemble", twice)
    monkeypatch.chdir(tmp_path)
    asked = ["sweep", "house-sale", "--over", "hurry", "-n", "1", "--out", "a.csv"]
    told = CliRunner().invoke(app, asked)
    assert isinstance(told.exception, Unfinished)
    assert str(told.exception) == (
        "This point leads nowhere.\nThe sweep ends there, with 2 of 9 points finished."
    )
    assert told.stdout.startswith("2 of 9 points, 1 replications of seed 1 at each.")
    assert pd.read_csv(tmp_path / "a.csv").point.nunique() == 2


def test_what_is_asked_for_is_read_as_names_and_grids() -> None:
    found = grids(["hurry", "parties.buyer.concession={strategy: mixed}", "x = 1..2"])
    assert found == {
        "hurry": None, "parties.buyer.concession": "{strategy: mixed}", "x": "1..2",
    }  # fmt: skip
    for wrong in (["=3"], ["hurry="], ["hurry", "hurry"]):
        with pytest.raises(UsageError, match="--over"):
            grids(wrong)
