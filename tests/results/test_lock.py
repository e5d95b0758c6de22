"""A lock: one program writes at a time, and nothing stale keeps the next one out."""

import os
import signal
import subprocess
import sys
from io import TextIOWrapper
from pathlib import Path

import pytest

from sim.errors import UsageError
from sim.results.lock import let_go, locked

HOLD = (
    "import sys, time\nfrom pathlib import Path\nfrom sim.results.lock import locked\n"
    "with locked(Path(sys.argv[1])):\n    print('held', flush=True)\n    time.sleep(60)\n"
)


def test_who_holds_it_is_named_and_a_holder_that_was_killed_holds_it_no_more(
    tmp_path: Path,
) -> None:
    place = tmp_path / "talks"
    with subprocess.Popen(
        [sys.executable, "-c", HOLD, place], stdout=subprocess.PIPE, text=True
    ) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == "held\n"
        with pytest.raises(UsageError, match=f"is being written to by process {other.pid}"):
            locked(place).__enter__()
        other.send_signal(signal.SIGKILL)
    assert [path.name for path in tmp_path.iterdir()] == [".talks.lock"]
    with locked(place):
        assert (tmp_path / ".talks.lock").read_text() == f"{os.getpid()}\n"
    assert list(tmp_path.iterdir()) == []


def test_who_is_interrupted_lets_go_of_what_is_its_own(tmp_path: Path) -> None:
    assert not let_go(tmp_path / "talks")
    (tmp_path / ".talks.lock").write_text("4194304\n")
    assert not let_go(tmp_path / "talks")
    with locked(tmp_path / "talks"):
        assert let_go(tmp_path / "talks")
        assert list(tmp_path.iterdir()) == []


def test_two_folders_have_a_lock_each(tmp_path: Path) -> None:
    with locked(tmp_path / "one"), locked(tmp_path / "other"):
        assert len(list(tmp_path.iterdir())) == 2


def test_a_holder_who_lets_go_while_it_is_asked_who_he_is_breaks_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def let_go(file: TextIOWrapper) -> None:
        Path(file.name).unlink()
        raise BlockingIOError

    monkeypatch.setattr("sim.results.lock._take", let_go)
    with pytest.raises(UsageError, match="is being written to by another process"):
        locked(tmp_path / "talks").__enter__()
