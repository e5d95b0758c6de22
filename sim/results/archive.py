"""Ensembles on disk: a folder that holds all of one, and gives it back equal to the last bit.

::

    ensemble.json                what was played, with the scenario, overrides, seed and version
    parts/part-00000.parquet …   how it ended, in parts of so many replications, in their order
    SHA256SUMS                   a digest of each of these files, as `sha256sum -c` reads it

Beside these it may hold the page and the pictures that are made of them, and nothing else. What
reads Parquet reads the parts; how one is laid out is said in `results.part`. A folder is complete:
one that is being filled, or was left half filled, stands beside its place (`results.draft`).
"""

import json
import os
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from sim.errors import NotARun, ScenarioError, UsageError
from sim.results.ensemble import Ensemble
from sim.results.head import Whole
from sim.results.part import decoded, room_for, spans
from sim.results.place import Strays, besides
from sim.results.provenance import Provenance, key
from sim.results.store import PAGE, pictures
from sim.scenario.document import loads
from sim.scenario.made import Made
from sim.scenario.scenario import Scenario

FORMAT = 1
PART = 250
"""Replications of a part: what is lost at most, of each worker, if it is broken off."""

HEAD, PARTS, SUMS = "ensemble.json", "parts", "SHA256SUMS"
FIGURES = ("timeline", "settlement", "terms", "frontier", "dots")
"""The figures that may be made of an ensemble, in the order of its page."""
OURS = pictures(*FIGURES) | {HEAD, SUMS, PAGE}
"""The files that the folder of an ensemble may hold beside its parts."""

NAME = re.compile(r"part-\d{5,}\.parquet")
LINE = re.compile(r"([0-9a-f]{64})  (\S+)")

PositiveWhole = Annotated[int, Field(gt=0, lt=2**63)]


class Head(BaseModel):
    """What `ensemble.json` says, each field of its type."""

    model_config = ConfigDict(frozen=True, strict=True)

    format: Literal[1]
    scenario: str
    title: str
    version: str
    seed: Whole
    replications: PositiveWhole
    part: PositiveWhole
    at_defaults: bool
    overrides: dict[str, Any]
    options: dict[str, str]
    as_believed_by: str | None
    inner: PositiveWhole = 1
    resolved: str

    @property
    def parts(self) -> list[tuple[int, int]]:
        """Of each part, in order: its first replication, and how many it holds."""
        return list(spans(self.replications, self.part))

    @cached_property
    def about(self) -> dict[str, Any]:
        """What each part says of itself, beside its first replication."""
        told = self.model_dump(exclude={"replications", "resolved", "part"})
        return told | {"key": key(self.model_dump())}

    def text(self) -> bytes:
        """Return the file that says this."""
        return json.dumps(self.model_dump(), ensure_ascii=False, indent=2).encode() + b"\n"


def head_of(provenance: Provenance, replications: int) -> Head:
    """Return the head of an ensemble that is to be written."""
    written = provenance.written()
    title = provenance.scenario.title or ""
    return Head(format=1, title=title, replications=replications, part=PART, **written)


@dataclass(frozen=True)
class Archive:
    """A folder of an ensemble, complete or not.

    sums : the digest of each of its files that was written whole, by its path within
    """

    place: Path
    head: Head
    sums: Mapping[str, str]

    def name(self, first: int) -> str:
        """Return the path, within the folder, of the part that begins with a replication."""
        return f"{PARTS}/part-{first // self.head.part:05}.parquet"

    def content(self, name: str) -> bytes | None:
        """Return what a file holds; None if it is not there, or not as it was written."""
        try:
            content = (self.place / name).read_bytes()
        except OSError:
            return None
        return content if sha256(content).hexdigest() == self.sums.get(name) else None

    @property
    def kept(self) -> int:
        """How many replications were written."""
        return sum(count for first, count in self.head.parts if self.name(first) in self.sums)

    @property
    def strays(self) -> list[str]:
        """The paths of what lies among its parts, and is none of them."""
        ours = {self.name(first) for first, _ in self.head.parts}
        there = (self.place / PARTS).iterdir() if (self.place / PARTS).is_dir() else ()
        return sorted({f"{PARTS}/{path.name}" for path in there} - ours)

    @property
    def is_complete(self) -> bool:
        """Whether all that belongs to it was written."""
        return self.kept == self.head.replications and HEAD in self.sums


def read(folder: str | Path) -> Ensemble:
    """Return the ensemble that a folder keeps.

    Raises
    ------
    NotARun
        If it keeps none, or something in it is missing or not as it was written.
    UsageError
        If it does not fit into the memory.
    """
    archive = opened(Path(folder))
    head, place = archive.head, archive.place
    if not archive.is_complete:
        kept = f"it holds {archive.kept:,} of {head.replications:,} replications"
        raise NotARun(place, f"{kept}; 'sim ensemble' with --resume plays the others")
    if archive.content(HEAD) is None:
        raise NotARun(place, f"its {HEAD} is not as it was written")
    for name in archive.strays:
        if NAME.fullmatch(Path(name).name):  # who reads all the parts would read it too
            raise NotARun(place, f"{name} is no part of it; remove it")
    provenance = _provenance(archive)
    scenario = provenance.scenario
    try:
        ends = room_for(scenario, head.replications)
    except UsageError as error:
        raise UsageError(f"'{place}' is complete, but its {error}") from None
    for first, count in head.parts:
        content = archive.content(archive.name(first))
        if content is None:
            raise NotARun(place, _lost(archive.name(first)))
        try:
            into = type(ends)(*(array[first : first + count] for array in ends))
            about = decoded(content, scenario, into, first=first)
        except ValueError as error:
            raise NotARun(place, f"{archive.name(first)} is misshapen: {error}") from error
        if about.get("key") != head.about["key"]:
            raise NotARun(place, f"{archive.name(first)} is of another ensemble")
    return Ensemble(**vars(provenance), **ends._asdict())


def opened(place: Path) -> Archive:
    """Return the archive in a folder, complete or not; raise NotARun if there is none."""
    return Archive(place, _head(place), _sums(place))


def strays(scenario: str) -> Strays:
    """Return what names the strays in the folder of an ensemble of this scenario."""

    def found(place: Path) -> list[str]:
        archive = opened(place)
        if archive.head.scenario != scenario:
            raise NotARun(place, f"it is not of {scenario}")
        return besides(place, OURS, folders=[PARTS]) + archive.strays

    return found


def default_folder(scenario: Scenario, seed: int) -> Path:
    """Return where an ensemble is kept if no place is named."""
    return Path("runs") / scenario.scenario / f"ensemble-seed-{seed}"


def _lost(name: str) -> str:
    return f"{name} is not as it was written; 'sim ensemble' with --resume plays it again"


def _provenance(archive: Archive) -> Provenance:
    """Return what was played; raise NotARun if its scenario cannot be read."""
    head = archive.head
    try:
        scenario = loads(head.resolved, name=head.scenario)
    except ScenarioError as error:
        fault = error.problems[0].sentence.removesuffix(".")
        said = f"its scenario is not what the language allows: {fault}"
        raise NotARun(archive.place, said) from error
    return Provenance(
        scenario=scenario.made_of(Made(head.overrides, head.options, head.as_believed_by)),
        seed=head.seed,
        at_defaults=head.at_defaults,
        overrides=head.overrides,
        options=head.options,
        as_believed_by=head.as_believed_by,
        version=head.version,
        inner=head.inner,
    )


def _head(place: Path) -> Head:
    """Return what `ensemble.json` says; raise NotARun if it is not one that we wrote."""
    try:
        text = (place / HEAD).read_bytes()
    except PermissionError as error:
        raise NotARun(place, f"it cannot be looked at: {error.strerror}") from None
    except OSError:
        there = f"it holds no {HEAD}" if os.path.isdir(place) else "there is no such folder"  # noqa: PTH112, a Path raises where it may not look
        if os.path.isfile(place):  # noqa: PTH113
            there = "it is no folder"
        raise NotARun(place, there) from None
    try:
        written = json.loads(text)
        if isinstance(written, dict) and written.get("format", FORMAT) != FORMAT:
            raise NotARun(place, f"it has format {written['format']}; this version reads {FORMAT}")
        return Head.model_validate(written)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        field = ".".join(map(str, first["loc"])) or "it"
        raise NotARun(place, f"its {HEAD} is misshapen: {field}: {first['msg']}") from None
    except (ValueError, RecursionError):
        raise NotARun(place, f"its {HEAD} is no JSON") from None


def _sums(place: Path) -> dict[str, str]:
    """Return the digests that were written down whole; a last line may be broken off."""
    try:
        lines = (place / SUMS).read_text("utf-8", errors="replace").splitlines(keepends=True)
    except OSError:
        return {}
    found = [LINE.fullmatch(line.removesuffix("\n")) for line in lines if line.endswith("\n")]
    return {match[2]: match[1] for match in found if match}
