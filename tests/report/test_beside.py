"""Work in a process beside this one: done once, by whoever can."""

import os
from pathlib import Path

import pytest

from sim.report import beside as room
from sim.report.beside import beside


def test_what_is_done_beside_is_done_at_the_end_of_the_block(tmp_path: Path) -> None:
    by = tmp_path / "by"
    with beside(lambda: by.write_text(str(os.getpid()))):
        pass
    assert (int(by.read_text()) != os.getpid()) == room.CAN_SPLIT


@pytest.mark.parametrize("splits", [False, True])
def test_work_that_fails_beside_is_tried_here_and_raises_what_it_raises(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, splits: bool
) -> None:
    monkeypatch.setattr(room, "CAN_SPLIT", splits and room.CAN_SPLIT)
    with pytest.raises(FileNotFoundError), beside((tmp_path / "no" / "by").touch):
        pass


def test_a_block_that_fails_is_not_held_up_by_the_work_beside_it(tmp_path: Path) -> None:
    with pytest.raises(ZeroDivisionError), beside((tmp_path / "by").touch):
        1 / 0  # noqa: B018
    assert (tmp_path / "by").exists() == room.CAN_SPLIT
