"""A sensitivity in a folder: `sensitivity.json`, all of it with what it was made of; and its table.

::

    sensitivity.json   scenario whole, seed and version, every estimate with its interval
    sensitivity.csv    the estimates, a row each
    tornado.png …      pictures of it, if they were drawn

`read` opens the first again, to the last bit.

Each file appears whole or not at all. Those of the same scenario are replaced; a folder with
anything else in it is left as it is.
"""

import json
import math
from dataclasses import fields, is_dataclass
from hashlib import blake2b
from itertools import chain
from pathlib import Path
from typing import Any

from sim.errors import AlreadyThere, NotARun, UsageError
from sim.results.estimate import Estimate
from sim.results.place import unwritable, whole_file
from sim.results.reading import FORMAT, Number, Positive, Strict, Whole, opened, plain, scenario_of
from sim.results.sensitivity import Line, Rules, Sensitivity, Swing, Tie, Variance
from sim.results.yardstick import spelling, yardstick
from sim.scenario.document import resolved
from sim.scenario.made import Made

KIND = "sensitivity"
JSON, CSV = "sensitivity.json", "sensitivity.csv"
FIGURES = ("tornado", "indices")
OURS = frozenset(
    {JSON, CSV, *(f"{name}.{form}" for name in FIGURES for form in ("png", "svg", "pdf"))}
)
"""The files that the folder of a sensitivity may hold."""


class _Head(Strict):
    """All of a sensitivity, as it is written."""

    scenario: str
    measure: str
    seed: Whole
    replications: Positive
    overrides: dict[str, Any]
    options: dict[str, str]
    as_believed_by: str | None
    version: str
    until: Number
    usual: Estimate
    tornado: tuple[Swing, ...]
    ties: tuple[Tie, ...]
    variance: Variance | None
    rules: Rules | None
    lines: tuple[Line, ...]
    needed: dict[str, str]
    resolved: str


def write(found: Sensitivity, folder: str | Path) -> Path:
    """Write a sensitivity into a folder, which is made if it is not there; return that.

    Raises
    ------
    AlreadyThere
        If the folder holds anything else.
    UsageError
        Where nothing can be written.
    """
    place = Path(folder)
    refuse_others(place, found.scenario.scenario)
    try:
        place.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise unwritable(place, error) from error
    _put(place / JSON, _json(found))
    _put(place / CSV, found.frame().to_csv(index=False, lineterminator="\n"))
    return place


def read(folder: str | Path) -> Sensitivity:
    """Return the sensitivity that a folder keeps; raise NotARun if it keeps none."""
    place = Path(folder)
    head = opened(place / JSON, _Head, kind=KIND, place=place)
    scenario = scenario_of(place, head.resolved, head.scenario)
    scenario = scenario.made_of(Made(head.overrides, head.options, head.as_believed_by))
    try:
        measure = yardstick(scenario, head.measure)
    except UsageError as error:
        raise NotARun(place, f"{error}".removesuffix(".")) from None
    _refuse_unknown(place, head)
    told = {name: getattr(head, name) for name in type(head).model_fields}
    del told["resolved"]
    told |= {"scenario": scenario, "measure": measure, "swings": told.pop("tornado")}
    return Sensitivity(**told)


def _refuse_unknown(place: Path, head: _Head) -> None:
    """Raise NotARun if a group names what is not among the things not known."""
    known = {swing.name for swing in head.tornado}
    indices = () if head.variance is None else head.variance.indices
    groups = [*(tie.names for tie in head.ties), *(index.names for index in indices)]
    for name in chain.from_iterable(groups):
        if name not in known:
            raise NotARun(place, f"'{name}' is in a group, and not in its tornado")


def default_folder(found: Sensitivity) -> Path:
    """Return where a sensitivity is kept if nobody says where, by scenario, measure and changes."""
    changes = "".join(f"{path}={value};" for path, value in found.overrides.items())
    changes += "".join(f"{name}={option};" for name, option in found.options.items())
    changes += found.as_believed_by or ""
    digest = f"-{blake2b(changes.encode(), digest_size=4).hexdigest()}" if changes else ""
    measure = spelling(found.measure).replace(":", "-").replace(".", "-")
    name = f"sensitivity-{measure}{digest}-seed-{found.seed}"
    return Path("runs") / found.scenario.scenario / name


def refuse_others(folder: Path, scenario: str) -> None:
    """Raise AlreadyThere if something stands there that is no sensitivity of this scenario."""
    if not folder.exists():
        return
    if not folder.is_dir():
        raise AlreadyThere(folder)
    strays = sorted(one.name for one in folder.iterdir() if one.name not in OURS or one.is_dir())
    if strays:
        raise AlreadyThere(folder / strays[0])
    if any(folder.iterdir()) and _scenario_in(folder) != scenario:
        raise AlreadyThere(folder)


def _scenario_in(folder: Path) -> object:
    """Return the scenario of the sensitivity that a folder holds; None if it holds none."""
    try:
        kept = json.loads((folder / JSON).read_text("utf-8"))
    except (OSError, ValueError, RecursionError):
        return None
    return kept.get("scenario") if isinstance(kept, dict) else None


def _put(path: Path, text: str) -> None:
    with whole_file(path) as draft:
        draft.write_text(text, encoding="utf-8")


def _json(found: Sensitivity) -> str:
    written = {
        "format": FORMAT,
        "kind": KIND,
        "scenario": found.scenario.scenario,
        "measure": spelling(found.measure),
        "seed": found.seed,
        "replications": found.replications,
        "overrides": plain(dict(found.overrides)),
        "options": dict(found.options),
        "as_believed_by": found.as_believed_by,
        "version": found.version,
        "until": found.until,
        "usual": found.usual,
        "tornado": found.swings,
        "ties": found.ties,
        "variance": found.variance,
        "rules": found.rules,
        "lines": found.lines,
        "needed": dict(found.needed),
        "resolved": resolved(found.scenario),
    }
    text = json.dumps(_plain(written), indent=1, ensure_ascii=False, allow_nan=False)
    return f"{text}\n"


def _plain(value: Any) -> Any:
    """Return data as JSON has it; a number that is none, or has no end, as null."""
    if is_dataclass(value) and not isinstance(value, type):
        return {one.name: _plain(getattr(value, one.name)) for one in fields(value)}
    if hasattr(value, "_asdict"):
        return _plain(value._asdict())
    if isinstance(value, dict):
        return {key: _plain(one) for key, one in value.items()}
    if isinstance(value, (tuple, list)):
        return [_plain(one) for one in value]
    return None if isinstance(value, float) and not math.isfinite(value) else value
