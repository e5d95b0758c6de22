"""A forecast in a file: JSON, all of it with what it was made of, and opened again without playing.

The file appears whole or not at all. One of the same scenario is replaced; whatever else stands
there is left as it is. A number that is none is null.
"""

import json
import math
from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any

from sim.errors import AlreadyThere, NotARun, UsageError
from sim.results.destination import PICTURES, either
from sim.results.estimate import Estimate
from sim.results.forecast import MODELS, Forecast, Prediction
from sim.results.place import whole_file
from sim.results.reading import (
    FORMAT,
    Number,
    Positive,
    Strict,
    Whole,
    finite,
    opened,
    plain,
    scenario_of,
    told,
)
from sim.scenario.document import resolved
from sim.scenario.made import Made

KIND = "forecast"


class _Prediction(Strict):
    model: str
    clause: str
    position: Number | None
    terms: str
    low: Number | None
    high: Number | None
    chance: Estimate | None
    n: Whole
    course: tuple[Number, ...]
    note: str

    def grown(self) -> Prediction:
        said = {name: getattr(self, name) for name in type(self).model_fields}
        none = {name: math.nan for name in ("position", "low", "high") if said[name] is None}
        return Prediction(**said | none)


class _Head(Strict):
    """All of a forecast, as it is written."""

    scenario: str
    version: str
    seed: Whole
    replications: Positive
    at_defaults: bool
    overrides: dict[str, Any]
    options: dict[str, str]
    as_believed_by: str | None
    signed: Estimate
    predictions: tuple[_Prediction, ...]
    treaties: dict[str, dict[str, Number]]
    resolved: str


def write(forecast: Forecast, path: str | Path) -> Path:
    """Keep a forecast as JSON, and return where.

    Raises
    ------
    AlreadyThere
        If something else stands there.
    UsageError
        If the name does not end in .json, or nothing can be written there.
    """
    place = checked(forecast.scenario.scenario, path)
    text = json.dumps(_written(forecast), ensure_ascii=False, indent=2, allow_nan=False)
    with whole_file(place) as draft:
        draft.write_text(text + "\n", "utf-8")
    return place


def read(path: str | Path) -> Forecast:
    """Return the forecast that a file keeps, to the last bit; raise NotARun if it keeps none."""
    place = Path(path)
    head = opened(place, _Head, kind=KIND)
    scenario = scenario_of(place, head.resolved, head.scenario)
    scenario = scenario.made_of(Made(head.overrides, head.options, head.as_believed_by))
    clauses = {unit.id for unit in scenario.units}
    for one in head.predictions:
        if one.model not in MODELS:
            raise NotARun(place, f"'{one.model}' is none of the models of this version")
        if one.clause not in clauses:
            raise NotARun(place, f"'{one.clause}' is no clause of its scenario")
    return Forecast(
        scenario=scenario,
        seed=head.seed,
        replications=head.replications,
        at_defaults=head.at_defaults,
        overrides=head.overrides,
        options=head.options,
        as_believed_by=head.as_believed_by,
        version=head.version,
        signed=head.signed,
        predictions=tuple(one.grown() for one in head.predictions),
        treaties=head.treaties,
    )


def checked(scenario: str, path: str | Path) -> Path:
    """Return where a forecast of a scenario may be kept; raise what `write` raises if nowhere."""
    place = Path(path)
    if place.suffix != ".json":
        here = place.suffix or place.name
        drawn = f"its picture ends in {either(PICTURES)}"
        raise UsageError(f"A forecast is kept as .json, not as '{here}'; {drawn}.")
    if place.exists() and not _is_ours(place, scenario):
        raise AlreadyThere(place)
    return place


def _is_ours(place: Path, scenario: str) -> bool:
    try:
        held = json.loads(place.read_text("utf-8"))
    except (OSError, ValueError, RecursionError):
        return False
    return isinstance(held, dict) and (held.get("kind"), held.get("scenario")) == (KIND, scenario)


def _written(forecast: Forecast) -> Mapping[str, object]:
    """Return all of a forecast in plain values."""
    return {
        "format": FORMAT,
        "kind": KIND,
        "scenario": forecast.scenario.scenario,
        "title": forecast.scenario.title,
        "hindsight": forecast.scenario.hindsight,
        "version": forecast.version,
        "seed": forecast.seed,
        "replications": forecast.replications,
        "at_defaults": forecast.at_defaults,
        "overrides": plain(dict(forecast.overrides)),
        "options": dict(forecast.options),
        "as_believed_by": forecast.as_believed_by,
        "signed": told(forecast.signed),
        "predictions": [_prediction(one) for one in forecast.predictions],
        "treaties": {model: dict(worth) for model, worth in forecast.treaties.items()},
        "resolved": resolved(forecast.scenario),
    }


def _prediction(one: Prediction) -> dict[str, object]:
    said = asdict(one)
    said |= {name: finite(said[name]) for name in ("position", "low", "high")}
    return said | {"chance": None if one.chance is None else told(one.chance)}
