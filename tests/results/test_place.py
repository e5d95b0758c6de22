"""A place on disk: nothing of another's is replaced, and a file is written whole or not at all."""

from pathlib import Path

import pytest

from sim.errors import AlreadyThere, NotARun
from sim.results.place import besides, move, refuse_others, write_whole


def ours(place: Path) -> list[str]:
    """Return the strays of a folder that says it is ours."""
    if not (place / "ours.txt").exists():
        raise NotARun(place, "it is not ours")
    return besides(place, ["ours.txt"], folders=["parts"])


def made(place: Path, *names: str) -> Path:
    """Return a folder of ours that holds some files more."""
    place.mkdir()
    for name in ("ours.txt", *names):
        (place / name).write_text(place.name)
    return place


def test_what_is_ours_is_replaced_whole(tmp_path: Path) -> None:
    place, draft = made(tmp_path / "place"), made(tmp_path / "draft")
    move(draft, place, ours)
    assert (place / "ours.txt").read_text() == "draft"
    assert list(tmp_path.iterdir()) == [place]


def test_a_file_or_a_folder_besides_keeps_all_as_it_is(tmp_path: Path) -> None:
    place, draft = made(tmp_path / "place", "thesis.txt"), made(tmp_path / "draft")
    with pytest.raises(AlreadyThere, match=r"thesis\.txt"):
        move(draft, place, ours)
    assert (place / "ours.txt").read_text() == "place"
    (place / "thesis.txt").unlink()
    (place / "ours.txt").unlink()
    (place / "ours.txt").mkdir()
    with pytest.raises(AlreadyThere, match=r"ours\.txt"):
        refuse_others(place, ours)


def test_an_empty_folder_is_taken_and_any_other_is_refused(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    refuse_others(tmp_path / "empty", ours)
    (tmp_path / "empty" / "thesis.txt").touch()
    with pytest.raises(AlreadyThere, match="empty"):
        refuse_others(tmp_path / "empty", ours)


def test_a_file_that_cannot_be_written_leaves_what_stood_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_whole(tmp_path / "a", b"first")

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(OSError, match="No space"):
        write_whole(tmp_path / "a", b"second")
    assert (tmp_path / "a").read_bytes() == b"first"
    assert [path.name for path in tmp_path.iterdir()] == ["a"]
