"""The verb of forecasts, through the command itself."""

import json
from pathlib import Path

from tests.command import sim


def test_a_forecast_is_told_and_kept(tmp_path: Path) -> None:
    asked = ["forecast", "house-sale", "-n", "2", "--clause", "price"]
    told = sim(*asked, "--set", "parties.buyer.weight=3", "--out", "f.json", at=tmp_path).stdout
    assert "2 replications of seed 1" in told
    assert "With parties.buyer.weight = 3." in told
    lines = [" ".join(line.split()) for line in told.splitlines()]
    assert "weighted median 410,000 euros" in lines
    assert not any(line.startswith("handover") for line in lines)
    assert lines[-1] == "Wrote f.json"
    held = json.loads((tmp_path / "f.json").read_text())
    assert held["overrides"] == {"parties.buyer.weight": "3"}
    assert {one["clause"] for one in held["predictions"]} == {"price"}


def test_bad_input_is_one_clear_error_and_nothing_is_written(tmp_path: Path) -> None:
    for words, said in (
        (["--clause", "prise"], "'prise' is no clause; did you mean 'price'"),
        (
            ["--out", "f.csv"],
            "A forecast is kept as .json, not as '.csv'; its picture ends in .png, .svg or .pdf.",
        ),
    ):
        told = sim("forecast", "house-sale", "-n", "1", *words, at=tmp_path, code=2)
        assert said in told.stderr
        assert told.stdout == ""
    assert list(tmp_path.iterdir()) == []


def test_a_picture_of_options_alone_is_refused_before_anything_is_played(tmp_path: Path) -> None:
    asked = ("-n", "1", "--clause", "attendance", "--out", "f.png")
    told = sim("forecast", "gm-uaw-1970", *asked, at=tmp_path, code=2)
    assert "None of these clauses is on a scale" in told.stderr
    assert told.stdout == ""


def test_another_file_is_left_as_it_is_and_the_talks_are_not_played(tmp_path: Path) -> None:
    (tmp_path / "f.json").write_text("{}")
    told = sim("forecast", "house-sale", "--out", "f.json", at=tmp_path, code=2)
    assert "'f.json' is there already" in told.stderr
    assert (tmp_path / "f.json").read_text() == "{}"
