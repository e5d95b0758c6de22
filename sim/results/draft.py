"""An ensemble that is being written: nothing finished is lost, however it is broken off.

It stands beside its place, under the same name with `.unfinished` behind it, and is moved there
when it is complete: nobody takes a part for the whole, and what was kept before stays till then.
Each part is on the disk, whole, before its digest is written down, and only what has its digest
counts. Gone on with, it ends as the same bytes as if it had never been broken off.
"""

import os
import shutil
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path

from sim.errors import AlreadyThere, NotARun, UsageError
from sim.results.archive import HEAD, NAME, PARTS, SUMS, Archive, Head, head_of, opened, strays
from sim.results.lock import let_go, locked
from sim.results.part import Ends, encoded
from sim.results.place import (
    DRAFT,
    besides,
    making,
    move,
    refuse_others,
    refuse_shut,
    settle,
    unwritable,
    write_whole,
)
from sim.results.provenance import Provenance, difference
from sim.results.store import PAGE

RESUMED = "--resume (in Python: resume=True)"


@dataclass(kw_only=True)
class Draft:
    """An ensemble on the disk to which parts are added, in any order.

    place : where it will stand when it is complete
    beside : where it stands now
    sums : the digest of each part that is there, by its path within
    """

    provenance: Provenance
    head: Head
    place: Path
    beside: Path
    sums: dict[str, str] = field(default_factory=dict)

    @property
    def archive(self) -> Archive:
        """The folder as it stands."""
        return Archive(self.beside, self.head, self.sums)

    @property
    def told(self) -> str:
        """How much of it is kept, and where."""
        there = f"{self.archive.kept:,} of {self.head.replications:,} replications"
        return f"{there} are kept in '{self.beside}'"

    def going_on(self, parts: Iterable[tuple[int, Ends]]) -> Iterator[tuple[int, Ends]]:
        """Yield the parts as they are played; if they cannot be, say what is kept of them."""
        try:
            yield from parts
        except UsageError as error:
            if not self.sums:
                raise
            raise UsageError(f"{error} {self.told}; go on with {RESUMED}.") from error

    @property
    def missing(self) -> list[tuple[int, int]]:
        """Of each part that is not there, in order: its first replication, how many it holds."""
        return [part for part in self.head.parts if self.archive.name(part[0]) not in self.sums]

    def add(self, first: int, ends: Ends) -> None:
        """Write a part; raise UsageError if it cannot be written."""
        scenario, name = self.provenance.scenario, self.archive.name(first)
        content = encoded(scenario, ends, first=first, about=self.head.about)
        with self._told():
            write_whole(self.beside / name, content)
            self._note(name, content)

    def finish(self) -> None:
        """Move what is complete into its place; raise UsageError if that is not possible."""
        if self.beside == self.place:
            return
        with self._told():
            head = self.head.text()
            write_whole(self.beside / HEAD, head)
            names = [self.archive.name(first) for first, _ in self.head.parts]
            digests = {HEAD: _digest(head)} | {name: self.sums[name] for name in names}
            _clean(self.beside, digests)
            write_whole(self.beside / SUMS, _lines(digests))
            move(self.beside, self.place, strays(self.provenance.scenario.scenario))
            settle(self.place.parent)

    def _note(self, name: str, content: bytes) -> None:
        """Write down the digest of what is on the disk: from now on it counts."""
        digest = _digest(content)
        with (self.beside / SUMS).open("ab") as file:
            file.write(_lines({name: digest}))
            file.flush()
            os.fsync(file.fileno())
        self.sums[name] = digest

    @contextmanager
    def _told(self) -> Iterator[None]:
        """Say what is kept, and how to go on, if something cannot be written."""
        try:
            yield
        except OSError as error:
            kept = f"{self.told}; when it can be written to again, go on with {RESUMED}."
            said = f"'{self.place}' cannot be written to: {error.strerror}."
            raise UsageError(f"{said} {kept if self.sums else 'Nothing is kept.'}") from error


@contextmanager
def drafted(
    provenance: Provenance, replications: int, folder: str | Path, *, resume: bool
) -> Iterator[Draft]:
    """Give what an ensemble is written to, and put it into `folder` when the block is done.

    With `resume` what is there already, of the same provenance, is taken over. If the block fails,
    what was added to it stays beside the folder, to be resumed.

    Raises
    ------
    AlreadyThere
        If something else than an ensemble of the same scenario stands there.
    UsageError
        If nothing can be written there, if another program is writing there, if an ensemble
        was broken off there and is not to be resumed, or if it is not the one that is asked for.
    """
    place = Path(folder).resolve()
    unfinished(place)  # which needs a name
    with ExitStack() as stack:
        try:
            stack.enter_context(locked(place))
            refuse_others(place, strays(provenance.scenario.scenario))
            draft = _resumed(provenance, replications, place) if resume else None
            draft = draft or _begun(provenance, replications, place)
        except OSError as error:
            raise unwritable(folder, error) from error
        try:
            yield draft
        except BaseException:
            if not draft.sums:
                shutil.rmtree(draft.beside, ignore_errors=True)
            raise
        draft.finish()


@contextmanager
def added(folder: str | Path) -> Iterator[Path]:
    """Give an empty folder, whose files are put into the folder of an ensemble at the end.

    Each appears there whole, the page last; if the block fails, none does.

    Raises
    ------
    UsageError
        If nothing can be written there, if another program is writing there, or if what stands
        there is no longer what it was when the block began.
    """
    place = Path(folder).resolve()
    try:
        was = (place / SUMS).read_bytes()
        with making(place) as draft:
            yield draft
            _add(draft, place, was)
    except OSError as error:
        raise unwritable(folder, error) from error
    except UsageError as error:
        if isinstance(error.__cause__, OSError):  # it names a file of the draft, which nobody knows
            raise unwritable(folder, error.__cause__) from error
        raise


def _add(draft: Path, place: Path, was: bytes) -> None:
    """Put the files of a folder into the place of an ensemble, if it is still the same one."""
    with locked(place):
        if (place / SUMS).read_bytes() != was:
            said = "was written anew while its pictures were drawn; they are not put there."
            raise UsageError(f"'{place}' {said}")
        for path in sorted(draft.iterdir(), key=lambda path: path.name == PAGE):
            path.replace(place / path.name)


def unfinished(place: Path) -> Path:
    """Return where an ensemble stands until it is complete; raise UsageError if it has no name."""
    if not place.name:
        raise UsageError(f"'{place}' is no folder that an ensemble can be kept in. Name another.")
    return place.with_name(f"{place.name}.unfinished")


def standing(folder: str | Path) -> Head | None:
    """Return what the ensemble is that is kept in a folder, if any is."""
    with suppress(NotARun):
        return opened(Path(folder).resolve()).head
    return None


def replaced(provenance: Provenance, replications: int, folder: str | Path) -> str:
    """Return a sentence on the ensemble that another will replace; none if it is the same one.

    Raises what `drafted` raises if it may not be replaced.
    """
    place = Path(folder).resolve()
    there = standing(place)
    if there is None or there == head_of(provenance, replications):
        return ""
    try:
        refuse_others(place, strays(provenance.scenario.scenario))
        _refuse_to_begin(place, replications)
    except OSError as error:
        raise unwritable(folder, error) from error
    differs = difference(there.model_dump(), provenance.written())
    why = "" if differs is None else f": {differs}"
    goes = f"the {there.replications:,} replications in '{folder}'"
    return f"When it is done it replaces {goes}{why}."


def is_begun(folder: str | Path) -> bool:
    """Say whether anything stands in a folder, or in what was broken off there."""
    place = Path(folder).resolve()
    return any(any(one.glob("*")) for one in (place, unfinished(place)))


def broken_off(folder: str | Path) -> str:
    """Say what is kept of an ensemble that has just been broken off, and how to go on with it.

    The program ends then: its lock goes, and its draft if nothing is in it.
    """
    place = Path(folder).resolve()
    beside = unfinished(place)
    if let_go(place) and _is_bare(beside):
        shutil.rmtree(beside, ignore_errors=True)
    try:
        left = opened(beside)
    except NotARun:
        return "Broken off. Nothing is kept."
    if not left.kept:
        return "Broken off before the first part was done. Nothing is kept."
    kept = f"{left.kept:,} of {left.head.replications:,} replications are kept in '{beside}'"
    return f"Broken off. {kept}; the same with --resume goes on."


def _begun(provenance: Provenance, replications: int, place: Path) -> Draft:
    """Return a new draft; raise UsageError if nothing may be begun there."""
    _refuse_to_begin(place, replications)
    beside = unfinished(place)
    shutil.rmtree(beside, ignore_errors=True)
    head = head_of(provenance, replications)
    return _filled(Draft(provenance=provenance, head=head, place=place, beside=beside), None)


def _refuse_to_begin(place: Path, replications: int) -> None:
    """Raise UsageError if something is kept in an older draft, or more than is asked for there."""
    there = _there(place)
    if there is not None and there.head.replications > replications:
        raise UsageError(
            f"'{place}' keeps {there.head.replications:,} replications, more than the "
            f"{replications:,} that are asked for. Choose another folder with --out, or remove "
            "that one to start over."
        )
    beside = unfinished(place)
    older = _there(beside)
    if older is not None and older.kept:
        raise UsageError(
            f"'{beside}' keeps {older.kept:,} of {older.head.replications:,} replications that "
            f"were broken off. Go on with {RESUMED}, or remove that folder to start over."
        )
    if older is not None:
        for name in _others(beside):
            if name != HEAD:
                raise AlreadyThere(beside / name)


def _resumed(provenance: Provenance, replications: int, place: Path) -> Draft | None:
    """Return the draft that goes on with what is there; None if nothing is.

    What is not as it was written counts as missing.
    """
    beside = unfinished(place)
    older = _there(beside) or _there(place)
    if older is None:
        return None
    _refuse_to_go_on(older, provenance, replications)
    head = older.head.model_copy(update={"replications": replications})
    sums = {older.name(first): older.sums[older.name(first)] for first, _ in _sound(older, head)}
    draft = Draft(provenance=provenance, head=head, place=place, beside=beside, sums=sums)
    if older.place == beside:
        refuse_shut(place, place / PARTS)
        (beside / PARTS).mkdir(exist_ok=True)
        _clean(beside, sums)
        write_whole(beside / SUMS, _lines(sums))
        write_whole(beside / HEAD, head.text())
    elif older.is_complete and head == older.head and not draft.missing:
        draft.beside = place
    else:
        _filled(draft, older.place)
    return draft


def _refuse_to_go_on(older: Archive, provenance: Provenance, replications: int) -> None:
    """Raise UsageError if what is there is not the beginning of what is asked for."""
    differs = difference(older.head.model_dump(), provenance.written())
    if older.head.replications > replications and differs is None:
        differs = f"it is of {older.head.replications:,} replications, more than are asked for"
    part = head_of(provenance, replications).part
    if older.head.part != part and differs is None:
        differs = f"a part holds {older.head.part:,} replications there and {part:,} here"
    if differs:
        raise UsageError(
            f"'{older.place}' cannot be gone on with: {differs}. Ask for the same, choose another "
            "folder with --out, or remove that one to start over."
        )


def _sound(older: Archive, head: Head) -> list[tuple[int, int]]:
    """Return the parts of a new head that are there already, as they were written."""
    held = set(older.head.parts)
    return [
        part
        for part in head.parts
        if part in held and older.content(older.name(part[0])) is not None
    ]


def _there(place: Path) -> Archive | None:
    """Return the archive that stands there; None if none does. Raise AlreadyThere at all else."""
    try:
        return opened(place)
    except NotARun as error:
        if not place.exists():
            return None
        if not place.is_dir() or _others(place) or any((place / PARTS).glob("*")):
            raise AlreadyThere(place, error.reason) from None
        return None  # it was left when it had just been made, before it said what it is of


def _is_bare(beside: Path) -> bool:
    """Say whether a draft holds nothing that counts, and nothing of somebody else's."""
    try:
        there = _there(beside)
        kept = 0 if there is None else there.kept
        return kept == 0 and beside.exists() and set(_others(beside)) <= {HEAD}
    except (AlreadyThere, OSError):
        return False


def _others(place: Path) -> list[str]:
    """Return what is neither of an ensemble nor of one that is being written."""
    ours = (SUMS, *(f"{name}{DRAFT}" for name in (HEAD, SUMS)))
    inner = (place / PARTS).iterdir() if (place / PARTS).is_dir() else ()
    odd = [path.name for path in inner if not NAME.fullmatch(path.name.removesuffix(DRAFT))]
    return besides(place, ours, folders=[PARTS]) + odd


def _filled(draft: Draft, source: Path | None) -> Draft:
    """Make the folder of a draft, with the parts that another has for it."""
    refuse_shut(draft.place, draft.place / PARTS)
    try:
        (draft.beside / PARTS).mkdir(parents=True)
        for name in draft.sums:
            _take(source or draft.place, draft.beside, name)
        write_whole(draft.beside / SUMS, _lines(draft.sums))
        write_whole(draft.beside / HEAD, draft.head.text())
    except OSError:
        shutil.rmtree(draft.beside, ignore_errors=True)
        raise
    return draft


def _take(source: Path, beside: Path, name: str) -> None:
    """Give a file of one folder to another: as the same file where that is possible."""
    try:
        os.link(source / name, beside / name)
    except OSError:
        write_whole(beside / name, (source / name).read_bytes())


def _clean(beside: Path, names: dict[str, str]) -> None:
    """Remove the parts that do not count, and what was being written when all was broken off."""
    for path in [*(beside / PARTS).iterdir(), *beside.glob(f"*{DRAFT}")]:
        if f"{PARTS}/{path.name}" not in names:
            with suppress(FileNotFoundError):
                path.unlink()


def _digest(content: bytes) -> str:
    return sha256(content).hexdigest()


def _lines(sums: dict[str, str]) -> bytes:
    return "".join(f"{digest}  {name}\n" for name, digest in sums.items()).encode()
