"""Watching a file: what is saved is played, and what is wrong is told and waited for."""

from collections.abc import Callable
from pathlib import Path

import pytest

from sim.errors import UsageError
from sim.verbs.watch import watching


class Enough(Exception):  # noqa: N818
    """Somebody presses Ctrl-C."""


def watched(file: Path, act: Callable[[], None], *meanwhile: Callable[[], object]) -> None:
    """Watch a file while somebody does one thing between two looks, and presses Ctrl-C then."""
    left = list(meanwhile)

    def somebody_works(_: float) -> None:
        if not left:
            raise Enough
        left.pop(0)()

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("time.sleep", somebody_works)
        with pytest.raises(Enough):
            watching(file, act)


def rest() -> None:
    """Do nothing."""


def test_each_saving_is_acted_on_once_and_an_error_ends_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file, other = tmp_path / "talks.yaml", tmp_path / "saved.tmp"
    file.write_text("first")
    other.write_text("mended")
    seen: list[str] = []

    def act() -> None:
        seen.append(file.read_text())
        if seen[-1] == "broken":
            raise UsageError("It is broken.")

    def save() -> None:
        file.write_text("broken")

    watched(file, act, rest, save, rest, rest, file.unlink, lambda: other.replace(file), rest, rest)
    assert seen == ["first", "broken", "mended"]
    said = capsys.readouterr().err
    assert said.count("It is broken.") == 1
    assert said.count(f"Watching {file}") == 3


def test_what_is_only_half_saved_is_waited_for(tmp_path: Path) -> None:
    file, seen = tmp_path / "talks.yaml", list[str]()
    file.write_text("first")
    pieces = (lambda: file.write_text(""), lambda: file.write_text("sec"))
    watched(file, lambda: seen.append(file.read_text()), *pieces, lambda: file.write_text("second"),
            rest, rest)  # fmt: skip
    assert seen == ["first", "second"]


def test_a_file_that_is_saved_while_it_is_played_is_played_again(tmp_path: Path) -> None:
    file, seen = tmp_path / "talks.yaml", list[str]()
    file.write_text("first")

    def act() -> None:
        seen.append(file.read_text())
        if len(seen) == 1:
            file.write_text("the other")

    watched(file, act, rest, rest, rest)
    assert seen == ["first", "the other"]
