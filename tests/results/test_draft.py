"""An ensemble that is being written: broken off and resumed it ends as if nothing had been."""

import json
import os
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sim.errors import AlreadyThere, NotARun, UsageError
from sim.results import archive
from sim.results.archive import HEAD, PARTS, SUMS, opened, read
from sim.results.draft import (
    Draft,
    added,
    broken_off,
    drafted,
    is_begun,
    replaced,
    standing,
    unfinished,
)
from sim.results.part import Ends
from sim.results.provenance import Provenance
from sim.results.store import PAGE, write
from sim.scenario.document import loads
from tests.builders import HARBOUR, played
from tests.results.ends import ended, harbour, same, whole

N = 23


@pytest.fixture(autouse=True)
def _short_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "PART", 10)


class Off(Exception):  # noqa: N818
    """Somebody pulls the plug."""


def play(
    place: Path,
    replications: int = N,
    *,
    resume: bool = False,
    until: int = 99,
    made: Provenance | None = None,
) -> list[int]:
    """Keep an ensemble, or break it off after some parts; return the first of each part played."""
    made, done = made or harbour(), list[int]()
    with drafted(made, replications, place, resume=resume) as draft:
        for first, count in draft.missing:
            if len(done) == until:
                raise Off
            draft.add(first, ended(made.scenario, first, count))
            done.append(first)
    return done


def begun(place: Path, until: int, replications: int = N) -> None:
    """Break an ensemble off after some parts."""
    with pytest.raises(Off):
        play(place, replications, until=until)


def files(place: Path) -> dict[str, bytes]:
    """Return what a folder holds, by its paths."""
    return {
        str(path.relative_to(place)): path.read_bytes()
        for path in place.rglob("*")
        if path.is_file()
    }


@pytest.fixture
def unbroken(tmp_path: Path) -> dict[str, bytes]:
    """Return the files of an ensemble that nothing broke off."""
    play(tmp_path / "unbroken")
    return files(tmp_path / "unbroken")


@pytest.mark.parametrize("until", [0, 1, 2])
def test_broken_off_and_resumed_it_is_the_same_to_the_byte(
    tmp_path: Path, unbroken: dict[str, bytes], until: int
) -> None:
    place = tmp_path / "e"
    begun(place, until)
    assert not place.exists()
    assert play(place, resume=True) == [0, 10, 20][until:]
    assert files(place) == unbroken
    assert sorted(tmp_path.iterdir()) == sorted([place, tmp_path / "unbroken"])


@settings(max_examples=5, deadline=None)
@given(breaks=st.lists(st.integers(0, 3), max_size=4), order=st.permutations([3, 10, 23, 23, 40]))
def test_however_often_it_is_broken_off_and_added_to(
    tmp_path_factory: pytest.TempPathFactory, breaks: list[int], order: list[int]
) -> None:
    place = tmp_path_factory.mktemp("often") / "e"
    for until, replications in zip(breaks, sorted(order), strict=False):
        with suppress(Off):
            play(place, replications, resume=True, until=until)
    play(place, 41, resume=True)
    assert same(read(place), whole(harbour(), 41))
    assert [path.name for path in place.parent.iterdir()] == ["e"]


def test_more_replications_are_added_behind_those_there_are(
    tmp_path: Path, unbroken: dict[str, bytes]
) -> None:
    place = tmp_path / "e"
    play(place, 12)
    assert play(place, resume=True) == [10, 20]  # of the second part two of ten were there
    assert files(place) == unbroken
    assert play(place, resume=True) == []


def test_a_short_last_part_is_played_anew_when_it_is_no_longer_the_last(
    tmp_path: Path, unbroken: dict[str, bytes]
) -> None:
    place = tmp_path / "e"
    with suppress(Off), drafted(harbour(), 12, place, resume=False) as draft:
        draft.add(10, ended(harbour().scenario, 10, 2))
        raise Off
    assert play(place, resume=True) == [0, 10, 20]
    assert files(place) == unbroken


def test_a_part_that_went_bad_is_played_again(tmp_path: Path, unbroken: dict[str, bytes]) -> None:
    place = tmp_path / "e"
    begun(place, 2)
    bad = unfinished(place) / PARTS / "part-00000.parquet"
    bad.write_bytes(bad.read_bytes()[:-1])
    assert play(place, resume=True) == [0, 20]
    bad = place / PARTS / "part-00001.parquet"
    bad.write_bytes(b"")
    with pytest.raises(NotARun, match="--resume plays it again"):
        read(place)
    assert play(place, resume=True) == [10]
    assert files(place) == unbroken


def test_what_a_killed_program_was_writing_does_not_count(
    tmp_path: Path, unbroken: dict[str, bytes]
) -> None:
    place = tmp_path / "e"
    begun(place, 2)
    beside = unfinished(place)
    (beside / PARTS / "part-00002.parquet.draft").write_bytes(b"half a pa")
    (beside / PARTS / "part-00002.parquet").write_bytes(b"whole, but its digest is not there")
    with (beside / SUMS).open("a") as sums:
        sums.write("0123456789abcdef  parts/pa")
    assert play(place, resume=True) == [20]
    assert files(place) == unbroken


def test_a_program_killed_as_it_began_stands_in_nobodys_way(tmp_path: Path) -> None:
    place = tmp_path / "e"
    (unfinished(place) / PARTS).mkdir(parents=True)
    (unfinished(place) / f"{HEAD}.draft").write_text("{")
    play(place)
    assert same(read(place), whole(harbour(), N))


def test_what_was_broken_off_is_not_played_over_unasked(tmp_path: Path) -> None:
    place = tmp_path / "e"
    begun(place, 1)
    before = files(tmp_path)
    with pytest.raises(UsageError, match=r"keeps 10 of 23 .*--resume.*remove that folder") as told:
        play(place)
    assert "\n" not in str(told.value)
    assert files(tmp_path) == before
    assert broken_off(place).startswith("Broken off. 10 of 23 replications are kept in ")
    assert "Nothing is kept" in broken_off(tmp_path / "other")


@pytest.mark.parametrize(
    ("until", "file", "left"),
    [(0, "", []), (0, "thesis.txt", ["e.unfinished"]), (1, "", ["e.unfinished"])],
)
def test_interrupted_it_leaves_what_counts_and_what_is_of_others_and_nothing_more(
    tmp_path: Path, until: int, file: str, left: list[str]
) -> None:
    made, place = harbour(), tmp_path / "e"
    with suppress(Off), drafted(made, N, place, resume=False) as draft:
        for first, count in draft.missing[:until]:
            draft.add(first, ended(made.scenario, first, count))
        if file:
            (draft.beside / file).touch()
        said = broken_off(place)
        assert sorted(path.name for path in tmp_path.iterdir()) == left
        raise Off
    assert ("10 of 23 replications are kept" in said) == (until == 1)


def test_who_has_not_begun_takes_nothing_from_another_who_has(tmp_path: Path) -> None:
    with suppress(Off), drafted(harbour(), N, tmp_path / "e", resume=False):
        (tmp_path / ".e.lock").write_text("4194304\n")
        broken_off(tmp_path / "e")
        assert sorted(path.name for path in tmp_path.iterdir()) == [".e.lock", "e.unfinished"]
        raise Off


@pytest.mark.parametrize("complete", [True, False])
@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"seed": 2}, "the seed is 1 there and 2 here"),
        ({"version": "9"}, "version"),
        ({"options": {"tolls": "wait"}}, "--option"),
        ({"scenario": loads(HARBOUR.replace("ideal: 80", "ideal: 90"))}, "ideal: 90"),
    ],
)
def test_another_ensemble_is_not_gone_on_with(
    tmp_path: Path, changes: dict[str, object], said: str, complete: bool
) -> None:
    place = tmp_path / "e"
    if complete:
        play(place)
    else:
        begun(place, 1)
    before = files(tmp_path)
    with pytest.raises(UsageError, match=said) as told:
        play(place, resume=True, made=harbour(**changes))
    assert "\n" not in str(told.value)
    assert files(tmp_path) == before


def test_fewer_replications_than_there_are_cannot_be_resumed(tmp_path: Path) -> None:
    play(tmp_path / "e")
    with pytest.raises(UsageError, match="it is of 23 replications, more than are asked for"):
        play(tmp_path / "e", 22, resume=True)


def test_parts_that_are_said_to_hold_more_than_they_do_are_not_gone_on_with(tmp_path: Path) -> None:
    begun(tmp_path / "e", 2)
    head = unfinished(tmp_path / "e") / HEAD
    head.write_text(head.read_text().replace('"part": 10', '"part": 20'))
    before = files(tmp_path)
    with pytest.raises(UsageError, match=r"a part holds 20 replications there and 10 here\."):
        play(tmp_path / "e", resume=True)
    assert files(tmp_path) == before


@pytest.mark.parametrize("resume", [True, False])
@pytest.mark.parametrize("shut", [".", PARTS])
def test_an_ensemble_in_a_folder_that_is_shut_is_refused_before_more_is_played(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, shut: str, *, resume: bool
) -> None:
    place, may = tmp_path / "e", os.access
    play(place)
    before = files(tmp_path)
    # as to one who does not rule the machine
    monkeypatch.setattr(os, "access", lambda path, how: path != place / shut and may(path, how))
    with pytest.raises(UsageError, match=r"^Nothing can be written to .* the folder .* is shut\.$"):
        play(place, N + 7, resume=resume)
    assert files(tmp_path) == before
    assert [path.name for path in tmp_path.iterdir()] == ["e"]


def test_a_complete_ensemble_of_the_same_scenario_is_replaced_whole(tmp_path: Path) -> None:
    place = tmp_path / "e"
    play(place)
    (place / "timeline.png").touch()
    made = harbour(seed=2)
    with pytest.raises(Off):
        play(place, until=0, made=made)
    assert read(place).seed == 1
    play(place, made=made)
    assert same(read(place), whole(made, N))
    assert sorted(path.name for path in place.iterdir()) == [SUMS, HEAD, PARTS]


def test_what_will_be_replaced_is_told_beforehand_unless_it_is_the_same(tmp_path: Path) -> None:
    place = tmp_path / "e"
    assert replaced(harbour(), N, place) == ""
    play(place)
    assert replaced(harbour(), N, place) == ""
    begins = f"When it is done it replaces the 23 replications in '{place}'"
    assert replaced(harbour(), N + 1, place) == f"{begins}."
    said = f"{begins}: the seed is 1 there and 2 here."
    assert replaced(harbour(seed=2), N, place) == said
    for refused in (UsageError, AlreadyThere):
        with pytest.raises(refused):
            replaced(harbour(), N - 1, place)
        (place / "notes.txt").touch()


@pytest.mark.parametrize("name", ["notes.txt", f"{PARTS}/notes.txt", f"{PARTS}/part-1.parquet"])
def test_a_folder_in_which_somebody_keeps_a_file_is_not_replaced(tmp_path: Path, name: str) -> None:
    play(tmp_path / "e")
    (tmp_path / "e" / name).write_text("years of work")
    before = files(tmp_path)
    with pytest.raises(AlreadyThere, match=name):
        play(tmp_path / "e")
    assert files(tmp_path) == before


def test_a_run_and_an_ensemble_do_not_replace_each_other(tmp_path: Path) -> None:
    write(played([]), tmp_path / "run")
    with pytest.raises(AlreadyThere):
        play(tmp_path / "run")
    play(tmp_path / "e")
    with pytest.raises(AlreadyThere):
        write(played([]), tmp_path / "e")


def test_a_folder_of_another_scenario_or_one_that_looks_unfinished_stays(tmp_path: Path) -> None:
    haven = harbour(scenario=loads(HARBOUR.replace("scenario: harbour", "scenario: haven")))
    play(tmp_path / "e", made=haven)
    with pytest.raises(AlreadyThere):
        play(tmp_path / "e")
    other = tmp_path / "f.unfinished"
    other.mkdir()
    (other / "thesis.txt").write_text("years of work")
    with pytest.raises(AlreadyThere, match=r"f\.unfinished"):
        play(tmp_path / "f")
    assert (other / "thesis.txt").read_text() == "years of work"


def test_what_is_kept_is_told_when_the_rest_cannot_be_played(tmp_path: Path) -> None:
    def parts() -> Iterator[tuple[int, Ends]]:
        yield 0, ended(harbour().scenario, 0, 10)
        raise UsageError("The scheduler does not answer any more.")

    def keep() -> None:
        with drafted(harbour(), N, tmp_path / "e", resume=False) as draft:
            for first, ends in draft.going_on(parts()):
                draft.add(first, ends)

    with pytest.raises(
        UsageError, match=r"any more\. 10 of 23 .* are kept in '.*'; go on with --r"
    ):
        keep()
    assert is_begun(tmp_path / "e")
    assert standing(tmp_path / "e") is None


def test_a_place_without_a_name_is_refused() -> None:
    with pytest.raises(UsageError, match="'/' is no folder that an ensemble can be kept in"):
        play(Path("/"))


def test_parts_that_do_not_say_of_what_are_not_lost(tmp_path: Path) -> None:
    with pytest.raises(Off):
        play(tmp_path / "e", until=2)
    (tmp_path / "e.unfinished" / HEAD).unlink()
    before = files(tmp_path)
    for resume in (False, True):
        with pytest.raises(AlreadyThere, match=rf"e\.unfinished' .*: it holds no {HEAD}\."):
            play(tmp_path / "e", resume=resume)
    assert files(tmp_path) == before


def test_why_what_is_damaged_stays_is_told(tmp_path: Path) -> None:
    play(tmp_path / "e")
    (tmp_path / "e" / HEAD).write_text("{")
    with pytest.raises(AlreadyThere, match=rf"stays as it is: its {HEAD} is no JSON\."):
        play(tmp_path / "e", resume=True)


def test_two_programs_do_not_write_into_one_folder(tmp_path: Path) -> None:
    with drafted(harbour(), N, tmp_path / "e", resume=False) as draft:
        with pytest.raises(UsageError, match=f"being written to by process {os.getpid()}"):
            play(tmp_path / "e", resume=True)
        for first, count in draft.missing:
            draft.add(first, ended(harbour().scenario, first, count))
    assert same(read(tmp_path / "e"), whole(harbour(), N))


@contextmanager
def mounted(place: Path, options: str) -> Iterator[None]:
    """Mount a file system in memory while the block lasts; skip where that is not permitted."""
    place.mkdir(exist_ok=True)
    made = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", options, "tmpfs", place], capture_output=True, check=False
    ) if os.name == "posix" and os.geteuid() == 0 else None  # fmt: skip
    if made is None or made.returncode:
        pytest.skip("mounting is not permitted")
    try:
        yield
    finally:
        subprocess.run(["umount", "-l", place], check=True)


def test_on_a_full_disk_nothing_finished_is_lost(
    tmp_path: Path, unbroken: dict[str, bytes]
) -> None:
    with mounted(tmp_path / "disk", "size=28k"):
        place = tmp_path / "disk" / "e"
        with pytest.raises(UsageError, match=r"No space left on device\. .* are kept") as told:
            play(place)
        assert "\n" not in str(told.value)
        kept = opened(unfinished(place)).kept
        assert 0 < kept < N
        assert f"{kept} of {N} replications" in str(told.value)
        subprocess.run(["mount", "-o", "remount,size=1m", tmp_path / "disk"], check=True)
        play(place, resume=True)
        assert files(place) == unbroken


def test_where_nothing_can_be_written_nothing_is_played(tmp_path: Path) -> None:
    with mounted(tmp_path / "disk", "ro"):
        with pytest.raises(UsageError, match=r"^Nothing can be written to .*: Read-only file"):
            play(tmp_path / "disk" / "e")
        with pytest.raises(UsageError, match=r"^Nothing can be written to .*: Read-only file"):
            play(tmp_path / "disk" / "e", resume=True)


def test_a_part_that_cannot_be_written_says_what_is_kept_and_how_to_go_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, unbroken: dict[str, bytes]
) -> None:
    place, note = tmp_path / "e", Draft._note

    def full(draft: Draft, name: str, content: bytes) -> None:
        if len(draft.sums) == 2:
            raise OSError(28, "No space left on device")
        note(draft, name, content)

    monkeypatch.setattr(Draft, "_note", full)
    with pytest.raises(UsageError, match=r"No space left on device\. 20 of 23 .*--resume") as told:
        play(place)
    assert "\n" not in str(told.value)
    monkeypatch.undo()
    monkeypatch.setattr(archive, "PART", 10)
    assert play(place, resume=True) == [20]
    assert files(place) == unbroken


def test_the_digests_are_those_of_the_files_in_their_order(tmp_path: Path) -> None:
    play(tmp_path / "e")
    names = [line.split()[1] for line in (tmp_path / "e" / SUMS).read_text().splitlines()]
    assert names == [HEAD, *(f"{PARTS}/part-0000{number}.parquet" for number in range(3))]
    assert json.loads((tmp_path / "e" / HEAD).read_text())["part"] == 10


def drawn(place: Path, meanwhile: Callable[[], object] = int) -> None:
    """Put a page and a picture into a folder, while something else happens."""
    with added(place) as draft:
        (draft / PAGE).write_text("page")
        (draft / "terms.png").write_text("picture")
        meanwhile()


def fail() -> None:
    """Pull the plug."""
    raise Off


def test_pictures_are_added_to_what_is_complete_and_stay_when_nothing_is_missing(
    tmp_path: Path,
) -> None:
    place = tmp_path / "e"
    play(place)
    bare = files(place)
    drawn(place)
    assert files(place) == bare | {PAGE: b"page", "terms.png": b"picture"}
    assert play(place, resume=True) == []
    assert files(place) == bare | {PAGE: b"page", "terms.png": b"picture"}
    assert same(read(place), whole(harbour(), N))
    assert [path.name for path in tmp_path.iterdir()] == ["e"]


@pytest.mark.parametrize("resume", [True, False])
def test_pictures_of_fewer_runs_do_not_stay_beside_more(tmp_path: Path, *, resume: bool) -> None:
    place = tmp_path / "e"
    play(place)
    drawn(place)
    play(place, N + 7, resume=resume)
    assert not {PAGE, "terms.png"} & set(files(place))


def test_pictures_that_were_not_drawn_to_the_end_are_not_added(tmp_path: Path) -> None:
    place = tmp_path / "e"
    play(place)
    bare = files(place)
    with pytest.raises(Off):
        drawn(place, fail)
    assert files(place) == bare
    assert [path.name for path in tmp_path.iterdir()] == ["e"]


def test_pictures_of_what_was_replaced_meanwhile_are_not_added(tmp_path: Path) -> None:
    place = tmp_path / "e"
    play(place)
    with pytest.raises(UsageError, match="written anew while its pictures"):
        drawn(place, lambda: play(place, N + 7))
    assert PAGE not in files(place)


def test_two_may_draw_at_once(tmp_path: Path) -> None:
    place = tmp_path / "e"
    play(place)
    drawn(place, lambda: drawn(place))
    assert files(place)[PAGE] == b"page"


def test_pictures_are_not_added_where_nothing_is_kept(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="Nothing can be written to"), added(tmp_path / "none"):
        pass
