"""The terminal: how wide it is taken to be, and how it is left."""

import os
import signal
import subprocess
import sys

import pytest

from sim.terminal import WIDEST, console, leaving_at_once, progress


@pytest.mark.parametrize(("columns", "width"), [("60", 60), ("400", WIDEST)])
def test_a_line_is_as_long_as_the_terminal_but_never_longer_than_can_be_read(
    columns: str, width: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    assert console().width == width


def test_an_interruption_ends_the_program_at_once_and_says_nothing() -> None:
    ask = (
        "import os, signal, sys\n"
        "from sim.terminal import leaving_at_once\n"
        "with leaving_at_once():\n"
        "    try:\n        os.kill(os.getpid(), signal.SIGINT)\n"
        "    except BaseException:\n        pass\n"
        "    print('went on')\n"
    )
    ended = subprocess.run([sys.executable, "-c", ask], capture_output=True, text=True, check=False)
    assert (ended.returncode, ended.stdout, ended.stderr) == (130, "", "")


def test_afterwards_an_interruption_is_heard_as_before() -> None:
    before = signal.getsignal(signal.SIGINT)
    with leaving_at_once():
        assert signal.getsignal(signal.SIGINT) is not before
    assert signal.getsignal(signal.SIGINT) is before


def test_progress_is_shown_beside_the_results_and_not_among_them(
    capsys: pytest.CaptureFixture[str],
) -> None:
    with progress(10, "playing") as advance:
        advance(10)
    assert capsys.readouterr().out == ""


def test_what_a_terminal_cannot_show_becomes_a_question_mark() -> None:
    ask = "from sim.terminal import speak_anywhere\nspeak_anywhere()\nprint('\u2192')"
    told = subprocess.run(
        [sys.executable, "-c", ask],
        env=os.environ | {"PYTHONIOENCODING": "ascii"},
        capture_output=True,
        text=True,
        check=True,
    )
    assert told.stdout == "?\n"
