"""The verb of ensembles, through the command itself: what it tells, keeps and survives."""

import json
import re
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from sim.engine.ensemble import ensemble
from sim.errors import UsageError
from sim.results import archive
from sim.results.archive import read
from sim.scenario.document import loads
from sim.verbs import ensemble as module
from sim.verbs.ensemble import ensemble as verb
from tests.command import PLAIN, sim
from tests.interruption import interruptible
from tests.quick import QUICK

N = "8"
OUT = ("--out", "kept/e")
MANY = "80"
MORE_PARTS = ("ensemble", "quick.yaml", "-n", MANY, "--workers", "1", *OUT)
"""More talks than are played before a signal comes, on a machine that is busy elsewhere."""
SHORT_PARTS = (
    sys.executable,
    "-c",
    "from sim.results import archive\narchive.PART = 2\nfrom sim.verbs import ensemble\n"
    "ensemble._furnish = lambda *_: None\nfrom sim.cli import main\nmain()",
)
"""The command, with parts that are done sooner, and without pictures."""


@pytest.fixture
def at(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder with the quick talks."""
    monkeypatch.setattr(archive, "PART", 2)
    (tmp_path / "quick.yaml").write_text(QUICK)
    return tmp_path


def files(place: Path) -> dict[str, bytes]:
    """Return what a folder holds, by its paths."""
    found = (path for path in place.rglob("*") if path.is_file())
    return {str(path.relative_to(place)): path.read_bytes() for path in found}


def parts(at: Path) -> int:
    """Return how many parts of what is being played are written down."""
    sums = at / "kept" / "e.unfinished" / "SHA256SUMS"
    return sums.read_text().count("part-") if sums.exists() else 0


def until(so: Callable[[], bool]) -> None:
    """Wait until it is so."""
    end = time.monotonic() + 60
    while not so():
        assert time.monotonic() < end
        time.sleep(0.02)


def test_shares_dates_and_terms_are_told_with_their_intervals_kept_and_drawn(
    at: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(at)
    monkeypatch.setenv("COLUMNS", "100")
    monkeypatch.setattr("sim.report.ensemble.FORMATS", ("svg",))
    by = ["2001-01-20"]
    verb("quick.yaml", replications=int(N), by=by, table=Path("t.json"), party="b")
    told, said = capsys.readouterr()
    assert said.startswith("b has no beliefs in this file: it sees what is so.\n")
    assert f"{N} replications of seed 1" in told
    assert "\nsum\n" in told
    assert " agreed 100 % (68–100) " in told
    assert "Signed by 20 January 2001: " in told
    assert "Kept in runs/quick/ensemble-seed-1; in Python sim.read opens it." in told
    assert len(json.loads((at / "t.json").read_text())) == int(N)
    place = Path("runs/quick/ensemble-seed-1")
    kept = read(place)
    assert (kept.replications, kept.as_believed_by) == (int(N), "b")
    drawn = f"The page is {place / 'index.html'}, its picture {place / 'timeline.png'}.\n"
    assert told.endswith(f"{drawn}Wrote t.json\n")
    assert {f"{name}.svg" for name in archive.FIGURES} | {"index.html"} < set(files(place))
    assert "sim ensemble quick.yaml -n 8 --seed 1" in (place / "index.html").read_text("utf-8")
    assert [path.name for path in place.parent.iterdir()] == [place.name]


LAST = "the horizon of the talks, 2001-02-10; none are played then"


@pytest.mark.parametrize(
    ("by", "said"),
    [
        ("31/05/2026", "'31/05/2026' is no day for --by; write it as 2026-05-31."),
        ("2000-12-31", "2000-12-31 is before the talks begin, on 2001-01-01."),
        ("2001-02-11", f"2001-02-11 is after {LAST}."),
    ],
)
def test_a_day_that_is_none_too_early_or_too_late_is_refused_before_anything_is_played(
    at: Path, monkeypatch: pytest.MonkeyPatch, by: str, said: str
) -> None:
    monkeypatch.setattr(module, "_played", lambda *_, **__: pytest.fail("the talks were played"))
    with pytest.raises(UsageError, match=f"^{re.escape(said)}$"):
        verb(str(at / "quick.yaml"), out=at / "e", by=[by])


@pytest.mark.parametrize(
    ("outer", "inner", "said"),
    [(1, 3, "--outer of 2 or more"), (3, 1, "--inner of 2 or more")],
)
def test_where_nothing_is_told_apart_it_says_why(
    at: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    outer: int,
    inner: int,
    said: str,
) -> None:
    monkeypatch.setattr(module, "_furnish", lambda *_: None)
    verb(str(at / "quick.yaml"), outer=outer, inner=inner, out=at / "e", workers=1)
    assert said in " ".join(capsys.readouterr().out.split())


def test_a_table_that_can_be_written_nowhere_is_refused_before_anything_is_played(
    at: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "_played", lambda *_, **__: pytest.fail("the talks were played"))
    with pytest.raises(UsageError, match=r"there is no folder '.*nodir'"):
        verb(str(at / "quick.yaml"), out=at / "e", table=at / "nodir" / "t.csv")


@pytest.mark.parametrize("table", ["e.csv", "e.csv/t.csv"])
def test_a_table_in_the_place_of_the_ensemble_is_refused_before_anything_is_played(
    at: Path, monkeypatch: pytest.MonkeyPatch, table: str
) -> None:
    monkeypatch.setattr(module, "_furnish", lambda *_: None)
    file, out = str(at / "quick.yaml"), at / "e.csv"
    verb(file, replications=2, out=out)
    kept = files(out)
    if table == out.name:
        shutil.rmtree(out)
    monkeypatch.setattr(module, "_played", lambda *_, **__: pytest.fail("the talks were played"))
    with pytest.raises(UsageError, match=f"'{out}' is a folder that is written whole"):
        verb(file, replications=2, out=out, table=at / table)
    assert not out.exists() or files(out) == kept


def test_a_table_among_the_files_of_another_is_refused_before_anything_is_played(
    at: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "_furnish", lambda *_: None)
    file = str(at / "quick.yaml")
    verb(file, replications=2, out=at / "other")
    monkeypatch.setattr(module, "_played", lambda *_, **__: pytest.fail("the talks were played"))
    with pytest.raises(UsageError, match=r"other' keeps what was played"):
        verb(file, replications=2, out=at / "e", table=at / "other" / "t.csv")


def test_a_folder_is_not_called_like_a_picture(at: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_played", lambda *_, **__: pytest.fail("the talks were played"))
    with pytest.raises(UsageError, match=r"x\.png' ends like a picture"):
        verb(str(at / "quick.yaml"), out=at / "x.png")


def test_what_is_replaced_is_told_before_it_is_and_more_than_is_asked_for_is_not(
    at: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(module, "_furnish", lambda *_: None)
    file, out = str(at / "quick.yaml"), at / "e"
    verb(file, replications=4, out=out)
    verb(file, replications=4, out=out)
    assert capsys.readouterr().err == ""
    kept = files(out)
    with monkeypatch.context() as before:
        before.setattr(module, "_played", lambda *_, **__: sys.exit())
        with pytest.raises(SystemExit):
            verb(file, replications=4, seed=2, out=out)
    assert capsys.readouterr().err == (
        f"When it is done it replaces the 4 replications in '{out}': "
        "the seed is 1 there and 2 here.\n"
    )
    assert files(out) == kept
    said = f"'{out}' keeps 4 replications, more than the 2 that are asked for. Choose another"
    with pytest.raises(UsageError, match=f"^{re.escape(said)}"):
        verb(file, replications=2, out=out)
    assert files(out) == kept


def test_to_resume_where_nothing_is_kept_begins_anew_and_says_so(
    at: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(module, "_furnish", lambda *_: None)
    verb(str(at / "quick.yaml"), replications=2, out=at / "e", resume=True)
    assert capsys.readouterr().err.startswith(f"Nothing is kept in '{at}/e' yet: it begins anew.")


def test_what_cannot_be_gone_on_with_is_not_told_to_be_nothing(
    at: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (at / "e").mkdir()
    (at / "e" / "ensemble.json").write_text('{"scenario": "qui')
    with pytest.raises(UsageError, match=r"ensemble\.json"):
        verb(str(at / "quick.yaml"), replications=2, out=at / "e", resume=True)
    assert capsys.readouterr().err == ""


@pytest.mark.parametrize("asked", [{"replications": 10**14}, {"outer": 10**14, "inner": 10**14}])
def test_more_than_can_be_kept_is_refused_before_anything_is_played(
    at: Path, monkeypatch: pytest.MonkeyPatch, asked: dict[str, int]
) -> None:
    monkeypatch.setattr("sim.engine.ensemble.drafted", lambda *_, **__: pytest.fail("it began"))
    with pytest.raises(UsageError, match=r"do not fit into the memory|more than can be counted"):
        verb(str(at / "quick.yaml"), out=at / "e", **asked)  # type: ignore[arg-type]
    assert not (at / "e").exists()


def test_where_there_is_no_room_for_pictures_it_says_that_the_ensemble_is_kept_and_how_to_go_on(
    at: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    asked = {"replications": int(N), "out": at / "kept" / "e"}
    monkeypatch.setattr("sim.report.ensemble.FORMATS", ("svg",))
    with monkeypatch.context() as disk:
        disk.setattr("sim.plots.style.drawn", full)
        with pytest.raises(UsageError) as said:
            verb(str(at / "quick.yaml"), **asked)  # type: ignore[arg-type]
    assert str(said.value) == (
        f"Nothing can be written to '{at}/kept/e': No space left on device. The ensemble is kept; "
        "the same command with --resume makes its page and pictures."
    )
    assert [path.name for path in (at / "kept").iterdir()] == ["e"]
    verb(str(at / "quick.yaml"), resume=True, **asked)  # type: ignore[arg-type]
    assert (at / "kept" / "e" / "index.html").exists()


def test_killed_in_the_middle_it_is_resumed_to_the_same_bytes(
    at: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "_furnish", lambda *_: None)
    file, asked = str(at / "quick.yaml"), {"replications": int(MANY), "out": at / "kept" / "e"}
    with interruptible(*SHORT_PARTS, *MORE_PARTS, at=at, env=PLAIN) as process:
        until(lambda: parts(at) >= 2)
        process.send_signal(signal.SIGSTOP)  # as slow as it gets: another comes meanwhile
        said = f"'{at}/kept/e' is being written to by process {process.pid}; let it end."
        with pytest.raises(UsageError, match=f"^{re.escape(said)}$"):
            verb(file, **asked)  # type: ignore[arg-type]
        process.kill()
        process.wait()
    assert 2 <= parts(at) < int(MANY) // 2
    verb(file, resume=True, **asked)  # type: ignore[arg-type]
    assert [path.name for path in (at / "kept").iterdir()] == ["e"]
    ensemble(loads(QUICK), replications=int(MANY), out=at / "unbroken")
    assert files(at / "kept" / "e") == files(at / "unbroken")


def test_interrupted_it_says_what_is_kept_and_how_to_go_on(at: Path) -> None:
    with interruptible(*SHORT_PARTS, *MORE_PARTS, at=at, env=PLAIN) as process:
        until(lambda: parts(at) >= 1)
        process.send_signal(signal.SIGINT)
        _, said = process.communicate(timeout=30)
    assert process.returncode == 130
    assert said.startswith(f"Broken off. {2 * parts(at)} of {MANY} replications are kept in '")
    assert said.endswith("; the same with --resume goes on.\n")


def test_while_it_watches_a_saved_file_is_played_again(at: Path) -> None:
    file = at / "quick.yaml"
    command = (*SHORT_PARTS, "ensemble", "quick.yaml", "-n", "2", "--watch")
    with interruptible(*command, at=at, env=PLAIN) as process:
        assert process.stderr is not None
        assert process.stdout is not None
        _until_watching(process)
        file.write_text(QUICK.replace("sum:", "price: ["))
        assert re.match(r"quick\.yaml:\d", _until_watching(process))
        file.write_text(QUICK.replace("sum:", "price:"))
        assert _until_watching(process).startswith("Watching")
        process.send_signal(signal.SIGINT)
        told, _ = process.communicate(timeout=30)
    assert process.returncode == 130
    assert told.index("\nsum\n") < told.index("\nprice\n")
    assert [path.name for path in at.iterdir()] == ["quick.yaml"]


def _until_watching(process: subprocess.Popen[str]) -> str:
    """Return what a command says until it watches."""
    said = ""
    assert process.stderr is not None
    for line in process.stderr:
        said += line
        if line.startswith("Watching"):
            return said
    raise AssertionError(said)


def test_what_nobody_knows_and_chance_are_told_apart(
    at: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("COLUMNS", "100")
    monkeypatch.setattr(module, "_furnish", lambda *_: None)
    verb(str(at / "quick.yaml"), outer=3, inner=2, out=at / "e")
    told = " ".join(capsys.readouterr().out.split())
    assert "6 replications of seed 1" in told
    assert "Each 2 after one another share what is assumed" in told
    assert "over 3 draws of what is assumed, with 2 replications of each" in told
    assert read(at / "e").inner == 2


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ({"replications": 6, "outer": 3, "inner": 2}, "leave out -n"),
        ({"replications": 6, "inner": 2}, "leave out -n"),
        ({"outer": 3}, "go together"),
        ({"inner": 3}, "go together"),
    ],
)
def test_how_many_times_is_said_in_one_way(at: Path, asked: dict[str, int], said: str) -> None:
    with pytest.raises(UsageError, match=said):
        verb(str(at / "quick.yaml"), **asked)  # type: ignore[arg-type]


def test_what_does_not_go_together_is_one_clear_error(at: Path) -> None:
    with pytest.raises(UsageError, match="--watch keeps nothing"):
        verb(str(at / "quick.yaml"), watch=True, resume=True)
    with pytest.raises(UsageError, match=r"It ends in one of: \.csv, \.json, \.parquet\."):
        verb(str(at / "quick.yaml"), table=at / "t.xls")
    assert "Invalid value" in sim("ensemble", "house-sale", "-n", "0", at=at, code=2).stderr
    assert list(at.iterdir()) == [at / "quick.yaml"]
