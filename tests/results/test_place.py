"""A place on disk: nothing of another's is replaced, and a file is written whole or not at all."""

import os
from contextlib import suppress
from errno import EROFS
from pathlib import Path

import pytest

from sim.errors import AlreadyThere, NotARun, UsageError
from sim.results.place import (
    besides,
    making,
    move,
    refuse_others,
    refuse_shut,
    refuse_unwritable,
    unwritable,
    whole_file,
    write_whole,
)


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


def test_what_a_killed_writer_left_goes_with_the_next_and_what_a_living_one_makes_stays(
    tmp_path: Path,
) -> None:
    place, killed, other = tmp_path / "e", ".e-0123456789abcdef", ".f-0123456789abcdef"
    made(tmp_path / killed, "page.html")
    (tmp_path / f".{killed}.lock").write_text("4194304")
    made(tmp_path / other)
    with making(place) as living:
        (living / "page.html").touch()
        with making(place):
            assert (living / "page.html").exists()
        assert not (tmp_path / killed).exists()
    assert [path.name for path in tmp_path.iterdir()] == [other]


def test_a_folder_that_is_shut_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    refuse_shut(tmp_path, tmp_path / "none")
    monkeypatch.setattr(os, "access", lambda *_: False)  # as to one who does not rule the machine
    refuse_shut(tmp_path / "none")
    with pytest.raises(PermissionError, match=f"the folder '{tmp_path}' is shut"):
        refuse_shut(tmp_path)


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


def test_a_file_takes_the_place_of_another_when_it_is_done_and_not_before(tmp_path: Path) -> None:
    place = tmp_path / "a"
    place.write_text("first")
    with whole_file(place) as draft:
        draft.write_text("second")
        assert place.read_text() == "first"
    assert place.read_text() == "second"
    with suppress(ZeroDivisionError), whole_file(place) as draft:
        draft.write_text("third")
        raise ZeroDivisionError
    assert place.read_text() == "second"
    assert [path.name for path in tmp_path.iterdir()] == ["a"]


def test_where_nothing_can_be_written_nothing_need_be_removed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    said = f"Nothing can be written to '{tmp_path}/a': Read-only file system."

    def refused(*_: object, **__: object) -> None:
        raise OSError(EROFS, os.strerror(EROFS))

    monkeypatch.setattr(Path, "write_text", refused)
    monkeypatch.setattr(Path, "unlink", refused)
    with pytest.raises(UsageError) as told, whole_file(tmp_path / "a") as draft:
        draft.write_text("a line")
    assert str(told.value) == said
    monkeypatch.setattr("sim.results.place.TemporaryFile", refused)
    with pytest.raises(UsageError) as told:
        refuse_unwritable(tmp_path / "a")
    assert str(told.value) == said


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    nowhere = tmp_path / "nowhere"
    said = f"Nothing can be written to '{nowhere}/a': there is no folder '{nowhere}'."
    with pytest.raises(UsageError) as told, whole_file(nowhere / "a") as draft:
        draft.write_text("a line")
    assert str(told.value) == said
    with pytest.raises(UsageError) as told:
        refuse_unwritable(nowhere / "a")
    assert str(told.value) == said
    bare = OSError(f"Cannot save file into a non-existent directory: '{nowhere}'")  # as pandas says
    assert str(unwritable(nowhere / "a", bare)) == said
    assert str(unwritable(tmp_path / "a", OSError("no ink."))).endswith("/a': no ink.")


def test_what_stands_where_a_folder_would_have_to_be_is_named(tmp_path: Path) -> None:
    (tmp_path / "h.yaml").touch()
    for place in (tmp_path / "h.yaml" / "x", tmp_path / "h.yaml" / "x" / "y"):
        with pytest.raises(OSError, match=r"h\.yaml") as caught:
            place.mkdir(parents=True)
        said = f"Nothing can be written to '{place}': '{tmp_path}/h.yaml' is no folder."
        assert str(unwritable(place, caught.value)) == said


def test_a_folder_is_shut_only_if_it_is_at_a_second_look(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    looks = iter([False, True])
    monkeypatch.setattr(os, "access", lambda *_: next(looks))  # another moved it in between
    refuse_shut(tmp_path)
    assert list(looks) == []


def test_a_file_can_be_written_beside_others_and_not_in_place_of_a_folder(tmp_path: Path) -> None:
    refuse_unwritable(tmp_path / "a")
    assert list(tmp_path.iterdir()) == []
    (tmp_path / "a").mkdir()
    with pytest.raises(UsageError, match=r"a': Is a directory"):
        refuse_unwritable(tmp_path / "a")
