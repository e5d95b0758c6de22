"""A destination is looked at before anything is played."""

import os
from pathlib import Path

import pytest

from sim.errors import UsageError
from sim.results.destination import (
    refuse_no_folder,
    refuse_unpicturable,
    refuse_unreachable,
    refuse_within,
)


def test_a_file_in_a_folder_that_is_there_can_be_written(tmp_path: Path) -> None:
    refuse_unreachable(tmp_path / "a.csv")
    refuse_unpicturable(tmp_path / "a.PNG")
    assert list(tmp_path.iterdir()) == []


def test_a_file_in_no_folder_or_in_place_of_one_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"there is no folder '.*none'\.$"):
        refuse_unreachable(tmp_path / "none" / "a.csv")
    (tmp_path / "a.csv").mkdir()
    with pytest.raises(UsageError, match="a folder stands there"):
        refuse_unreachable(tmp_path / "a.csv")


def test_a_folder_can_be_made_where_nothing_stands_or_a_folder(tmp_path: Path) -> None:
    refuse_no_folder(tmp_path)
    refuse_no_folder(tmp_path / "a" / "b")
    assert list(tmp_path.iterdir()) == []


def test_within_a_file_no_folder_can_be_made(tmp_path: Path) -> None:
    (tmp_path / "a.csv").touch()
    for place in (tmp_path / "a.csv", tmp_path / "a.csv" / "b" / "c"):
        with pytest.raises(UsageError, match=r"'.*a\.csv' is no folder\.$"):
            refuse_no_folder(place)


@pytest.mark.parametrize("name", ["x.png", "a/x.SVG", "x.pdf"])
def test_who_names_a_picture_where_a_folder_is_written_is_told_what_draws(
    tmp_path: Path, name: str
) -> None:
    with pytest.raises(UsageError, match=r"ends like a picture, .* 'sim plot' draws"):
        refuse_no_folder(tmp_path / name)
    (tmp_path / name).mkdir(parents=True)
    refuse_no_folder(tmp_path / name)  # there is one of that name


def test_a_file_or_folder_in_a_folder_that_is_shut_is_refused_in_the_same_words(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "access", lambda *_: False)  # as to one who does not rule the machine
    for refuse in (refuse_unreachable, refuse_no_folder):
        with pytest.raises(UsageError, match=rf"'.*a\.csv': the folder '{tmp_path}' is shut\.$"):
            refuse(tmp_path / "a.csv")


def test_what_is_no_picture_is_refused_by_its_ending(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"It ends in \.png, \.svg or \.pdf\.$"):
        refuse_unpicturable(tmp_path / "a.bmp")


def test_a_file_and_a_folder_that_is_written_whole_do_not_share_a_place(tmp_path: Path) -> None:
    refuse_within(tmp_path / "e.csv", tmp_path / "e")
    for file in ("e", "e/t.csv", "e/deep/t.csv", "e/../e/t.csv", "."):
        with pytest.raises(UsageError, match="Name another place for one of them"):
            refuse_within(tmp_path / file, tmp_path / "e")
