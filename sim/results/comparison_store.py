"""Comparisons on disk: a folder with `comparison.json`, opened again without playing.

::

    comparison.json   both variants whole, seed and version, every difference with its interval
    compare.png …     pictures of it, if they were drawn

- The file appears whole or not at all. A comparison of the same scenario is replaced; a folder with
  anything else in it is left as it is.
- A number that is none is null: an estimate of no runs, an interval without an end.
"""

import json
import math
from contextlib import suppress
from hashlib import blake2b
from pathlib import Path
from typing import Annotated, Any

from pydantic import Field

from sim.errors import AlreadyThere, NotARun, ScenarioError
from sim.results.comparison import AS_WRITTEN, Comparison, Difference, Spreads, Variant
from sim.results.estimate import Estimate
from sim.results.measure import Key
from sim.results.place import unwritable, whole_file
from sim.results.reading import (
    FORMAT,
    Number,
    Positive,
    Strict,
    Whole,
    finite,
    opened,
    plain,
    told,
)
from sim.results.spread import PARTS, Spread
from sim.scenario.document import loads, resolved
from sim.scenario.made import Made
from sim.scenario.scenario import Unit

KIND = "comparison"
FILE = "comparison.json"
OURS = frozenset({FILE, *(f"compare.{form}" for form in ("png", "svg", "pdf"))})
"""The files that the folder of a comparison may hold."""
LONGEST = 60
"""Letters of the name of a folder that tell the variants."""


class _Variant(Strict):
    file: str
    overrides: dict[str, Any]
    options: dict[str, str]
    as_believed_by: str | None = None
    resolved: str


class _Difference(Strict):
    measure: str
    clause: str
    party: str
    terms: str
    a: Estimate
    b: Estimate
    apart: Estimate


class _Spread(Strict):
    when: Annotated[list[Number | None], Field(min_length=len(PARTS), max_length=len(PARTS))]
    error: Number | None
    shares: dict[str, Estimate]
    terms: str

    def grown(self, unit: Unit) -> Spread:
        return Spread(
            unit=unit,
            when=tuple(math.inf if minute is None else minute for minute in self.when),
            error=math.inf if self.error is None else self.error,
            shares=self.shares,
            terms=self.terms,
        )


class _Spreads(Strict):
    clause: str
    a: _Spread
    b: _Spread


class _Head(Strict):
    """All of a comparison, as it is written."""

    scenario: str
    a: _Variant
    b: _Variant
    seed: Whole
    replications: Positive
    at_defaults: bool
    version: str
    until: Annotated[float, Field(gt=0, allow_inf_nan=False)]
    differences: list[_Difference]
    spreads: list[_Spreads]
    changed: list[Whole]
    is_same: bool
    unpaired: list[str]


def default_folder(comparison: Comparison) -> Path:
    """Return where a comparison is kept if no place is named, by what it compares.

    `runs/<scenario>/compare-<A>-and-<B>-seed-<N>-n-<replications>`
    """
    sides = (comparison.a, comparison.b)
    labels = [side.label for side in sides if side.label != AS_WRITTEN] or [AS_WRITTEN]
    name = "-and-".join(_plain(label) for label in labels)
    if len(name) > LONGEST or comparison.b.label == AS_WRITTEN:
        whole = "\n".join(side.label for side in sides).encode()
        name = f"{name[:LONGEST].rstrip('-')}-{blake2b(whole, digest_size=4).hexdigest()}"
    which = f"seed-{comparison.seed}-n-{comparison.replications}"
    at_defaults = "-at-defaults" if comparison.at_defaults else ""
    believed = f"-as-{comparison.as_believed_by}-believes" if comparison.as_believed_by else ""
    folder = f"compare-{name}{believed}-{which}{at_defaults}"
    return Path("runs") / comparison.scenario.scenario / folder


def write(comparison: Comparison, folder: str | Path) -> Path:
    """Keep a comparison in `folder`, and return where that is.

    Raises
    ------
    AlreadyThere
        If something else than a comparison of the same scenario stands there, or more than that.
    UsageError
        If nothing can be written there.
    """
    place = Path(folder)
    text = json.dumps(_written(comparison), indent=1, ensure_ascii=False, allow_nan=False)
    try:
        refuse_others(place, comparison.scenario.scenario)
        place.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise unwritable(folder, error) from error
    try:
        with whole_file(place / FILE) as draft:
            draft.write_text(text + "\n", encoding="utf-8")
    finally:
        with suppress(OSError):
            place.rmdir()  # only if nothing could be written there
    return place


def read(folder: str | Path) -> Comparison:
    """Return the comparison that a folder keeps; raise NotARun if it keeps none.

    Its variants are those that were played, number by number; played again they give the same runs.
    """
    place = Path(folder)
    head = _head(place)
    try:
        return _grown(place, head)
    except ScenarioError as error:
        fault = error.problems[0].sentence.removesuffix(".")
        raise NotARun(place, f"a scenario is not what the language allows: {fault}") from error


def refuse_others(place: Path, scenario: str) -> None:
    """Raise AlreadyThere if something stands there that is no comparison of this scenario."""
    if not place.exists():
        return
    if not place.is_dir():
        raise AlreadyThere(place)
    strays = sorted(one.name for one in place.iterdir() if one.name not in OURS or one.is_dir())
    if strays:
        raise AlreadyThere(place / strays[0])
    if not any(place.iterdir()):
        return
    try:
        kept = _head(place)
    except NotARun:
        raise AlreadyThere(place) from None
    if kept.scenario != scenario:
        raise AlreadyThere(place)


def _head(place: Path) -> _Head:
    return opened(place / FILE, _Head, kind=KIND, place=place)


def _written(comparison: Comparison) -> dict[str, Any]:
    return {
        "format": FORMAT,
        "kind": KIND,
        "scenario": comparison.scenario.scenario,
        "a": _side(comparison.a),
        "b": _side(comparison.b),
        "seed": comparison.seed,
        "replications": comparison.replications,
        "at_defaults": comparison.at_defaults,
        "version": comparison.version,
        "until": comparison.until,
        "differences": [_difference(one) for one in comparison.differences],
        "spreads": [
            {"clause": one.clause, "a": _spread(one.a), "b": _spread(one.b)}
            for one in comparison.spreads
        ],
        "changed": comparison.changed,
        "is_same": comparison.is_same,
        "unpaired": comparison.unpaired,
    }


def _side(variant: Variant) -> dict[str, Any]:
    return {
        "file": variant.file,
        "overrides": plain(dict(variant.overrides)),
        "options": dict(variant.options),
        "as_believed_by": variant.as_believed_by,
        "resolved": resolved(variant.scenario),
    }


def _difference(one: Difference) -> dict[str, Any]:
    key = {"measure": one.key.name, **one.key._asdict()}
    del key["name"]
    return key | {name: told(getattr(one, name)) for name in ("a", "b", "apart")}


def _spread(one: Spread) -> dict[str, Any]:
    return {
        "when": [finite(minute) for minute in one.when],
        "error": finite(one.error),
        "shares": {end: told(share) for end, share in one.shares.items()},
        "terms": one.terms,
    }


def _grown(place: Path, head: _Head) -> Comparison:
    a, b = (
        Variant(
            scenario=loads(side.resolved, name=side.file or head.scenario).made_of(made),
            file=side.file,
            **made._asdict(),
        )
        for side in (head.a, head.b)
        for made in [Made(side.overrides, side.options, side.as_believed_by)]
    )
    return Comparison(
        a=a,
        b=b,
        seed=head.seed,
        replications=head.replications,
        at_defaults=head.at_defaults,
        version=head.version,
        until=head.until,
        differences=tuple(
            Difference(
                key=Key(one.measure, one.clause, one.party, one.terms),
                a=one.a,
                b=one.b,
                apart=one.apart,
            )
            for one in head.differences
        ),
        spreads=tuple(
            Spreads(
                clause=one.clause,
                a=one.a.grown(_unit(place, a, one.clause)),
                b=one.b.grown(_unit(place, b, one.clause)),
            )
            for one in head.spreads
        ),
        changed=tuple(head.changed),
        is_same=head.is_same,
        unpaired=tuple(head.unpaired),
    )


def _unit(place: Path, variant: Variant, clause: str) -> Unit:
    for unit in variant.scenario.units:
        if unit.id == clause:
            return unit
    raise NotARun(place, f"{clause} is no clause of its scenario")


def _plain(label: str) -> str:
    """Return a label as it can stand in the name of a folder."""
    letters = (letter if letter.isalnum() else "-" for letter in label.lower())
    return "-".join(part for part in "".join(letters).split("-") if part)
