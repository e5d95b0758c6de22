"""The folder of a memo: whole or not there, and never in the place of anything else."""

import json
import os
from pathlib import Path

import pytest

from sim.errors import AlreadyThere, UsageError
from sim.report.folder import kept
from sim.results.advice_file import JSON


def fill(place: Path, told: str) -> None:
    """Keep something that says it is an advice."""
    with kept(place) as draft:
        (draft / JSON).write_text(json.dumps({"kind": "advice", "told": told}))


def test_a_memo_is_replaced_by_the_next(tmp_path: Path) -> None:
    fill(tmp_path / "memo", "first")
    fill(tmp_path / "memo", "second")
    assert json.loads((tmp_path / "memo" / JSON).read_text())["told"] == "second"
    assert [path.name for path in tmp_path.iterdir()] == ["memo"]


def test_a_memo_in_a_folder_that_is_shut_stays_and_nothing_beside_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(tmp_path / "memo", "first")
    monkeypatch.setattr(os, "access", lambda *_: False)  # as to one who does not rule the machine
    with pytest.raises(UsageError, match="is shut"):
        fill(tmp_path / "memo", "second")
    assert [path.name for path in tmp_path.iterdir()] == ["memo"]


def test_a_memo_beside_which_somebody_keeps_a_file_is_not_replaced(tmp_path: Path) -> None:
    fill(tmp_path / "memo", "first")
    (tmp_path / "memo" / "mine.txt").write_text("mine")
    with pytest.raises(AlreadyThere, match=r"mine\.txt"):
        fill(tmp_path / "memo", "second")
    assert (tmp_path / "memo" / "mine.txt").read_text() == "mine"


@pytest.mark.parametrize("held", ["{}", "[1]", "no JSON"])
def test_numbers_of_another_kind_are_no_memo(tmp_path: Path, held: str) -> None:
    (tmp_path / "memo").mkdir()
    (tmp_path / "memo" / JSON).write_text(held)
    with pytest.raises(AlreadyThere):
        fill(tmp_path / "memo", "first")


def test_a_file_is_not_replaced_by_a_folder(tmp_path: Path) -> None:
    (tmp_path / "memo").write_text("mine")
    with pytest.raises(AlreadyThere):
        fill(tmp_path / "memo", "first")


def test_an_empty_folder_made_ready_is_taken(tmp_path: Path) -> None:
    (tmp_path / "memo").mkdir()
    fill(tmp_path / "memo", "first")
    assert (tmp_path / "memo" / JSON).is_file()


def test_where_no_folder_can_be_it_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(UsageError):
        fill(tmp_path / "file" / "memo", "first")


def test_nothing_is_left_of_one_that_is_broken_off(tmp_path: Path) -> None:
    def break_off() -> None:
        with kept(tmp_path / "memo") as draft:
            (draft / "memo.md").write_text("half")
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        break_off()
    assert list(tmp_path.iterdir()) == []
