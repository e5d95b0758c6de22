"""The command as a whole: its errors, its interruptions, and whom it speaks to."""

import os
import re
import signal
import subprocess
import time
from pathlib import Path

import pytest

from tests.command import PLAIN, SIM, sim
from tests.interruption import interruptible

ROOT = Path(__file__).parents[1]


@pytest.mark.parametrize("words", [["show", "house-sale"], ["run", "house-sale", "--draws"]])
def test_a_terminal_that_knows_ascii_alone_is_told_all_the_same(
    tmp_path: Path, words: list[str]
) -> None:
    ascii_alone = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    told = subprocess.run(
        [SIM, *words],
        cwd=tmp_path,
        env=PLAIN | ascii_alone,
        capture_output=True,
        encoding="ascii",
        check=False,
    )
    assert (told.returncode, told.stderr) == (0, "")
    assert "price" in told.stdout


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["run", "kaesong-1950"], "kaesong-1951"),
        (["run", "house-sale", "--seed", "-1"], "seed"),
        (["run", "house-sale", "--seed", "one"], "seed"),
        (["run", "house-sale", "--set", "parties.buyer.patience"], "NAME=VALUE"),
        (["run", "house-sale", "--set", "parties.byer.patience=2 days"], "buyer"),
        (["run", "kaesong-1951", "--option", "control-comittee=wait"], "control-committee"),
        (["run", "kaesong-1951", "--option", "control-committee=weight"], "wait"),
        (["plot", "timeline", "."], "run"),
        (["plot", "timetable", "."], "timeline"),
        (["run", "."], "."),
    ],
)
def test_bad_input_gets_one_clear_error(tmp_path: Path, words: list[str], says: str) -> None:
    told = sim(*words, at=tmp_path, code=2)
    assert says in re.sub(r"[│╭╰─╮╯\n]", " ", told.stderr)
    assert list(tmp_path.iterdir()) == []


def test_an_interrupted_run_leaves_nothing_behind(tmp_path: Path) -> None:
    with interruptible(SIM, "run", "kaesong-1951", "--full", at=tmp_path, env=PLAIN) as process:
        time.sleep(1.0)
        process.send_signal(signal.SIGINT)
        _, said = process.communicate(timeout=60)
    assert process.returncode == 130
    assert "Traceback" not in said
    assert list(tmp_path.rglob("*.*")) == []


@pytest.mark.parametrize("arguments", [["validate"], ["shwo", "house-sale"], ["show", "--resolvd"]])
def test_a_command_that_is_none_is_refused(arguments: list[str]) -> None:
    sim(*arguments, at=ROOT, code=2)


def test_an_interruption_ends_the_command_quietly(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe.yaml"
    os.mkfifo(pipe)
    with interruptible(SIM, "show", pipe, at=tmp_path, env=PLAIN) as process, pipe.open("w"):
        time.sleep(0.5)
        process.send_signal(signal.SIGINT)
        _, told = process.communicate(timeout=20)
    assert process.returncode == 130
    assert "Traceback" not in told


def test_a_reader_that_leaves_early_is_no_error() -> None:
    told = subprocess.run(
        f"{SIM} show kaesong-1951 | head -1",
        shell=True,
        capture_output=True,
        text=True,
        check=True,
        cwd=ROOT,
    )
    assert "Traceback" not in told.stderr
