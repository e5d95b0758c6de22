"""Reading: a JSON file that this program wrote, opened again, each field of its type.

Whatever is not as it was written is found out before anything is made of it, and told in a
sentence. Where a number is none, or has no end, the file says null; `grown` says what that was.
"""

import json
import math
from pathlib import Path
from typing import Annotated, Any, NoReturn, TypeVar

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from sim.errors import NotARun, ScenarioError
from sim.results.estimate import Estimate
from sim.scenario.document import loads
from sim.scenario.scenario import Scenario

FORMAT = 1
"""The format of the files of one kind that this version writes and reads."""

Whole = Annotated[int, Field(ge=0, lt=2**63)]
Positive = Annotated[int, Field(gt=0, lt=2**63)]
Number = Annotated[float, Field(allow_inf_nan=False)]

OF_AN_ESTIMATE = frozenset(("value", "low", "high", "n"))


class Strict(BaseModel):
    """Fields of just these types; what else is said is not read."""

    model_config = ConfigDict(frozen=True, strict=True)


H = TypeVar("H", bound=Strict)


def opened(file: Path, head: type[H], *, kind: str, place: Path | None = None) -> H:
    """Return what a file of some kind says.

    place : what the user asked for, for errors; default: the file

    Raises
    ------
    NotARun
        If it is not there, of another kind or format, or anything in it is not of its type.
    """
    place = place or file
    said = written(file, place)
    if said.get("kind") != kind:
        raise NotARun(place, f"{file.name} is of kind {said.get('kind')!r:.40}, and not {kind!r}")
    if said.get("format") != FORMAT:
        raise NotARun(
            place, f"it has format {said.get('format')!r:.40}; this version reads {FORMAT}"
        )
    try:
        return head.model_validate_json(json.dumps(_with_ends(said)))
    except ValidationError as error:
        raise NotARun(place, misshapen(error)) from None


def written(file: Path, place: Path) -> dict[str, Any]:
    """Return the map that a JSON file holds; raise NotARun if it holds none."""
    try:
        text = file.read_text("utf-8")
    except FileNotFoundError:
        there = f"there is no {file.name} in it" if place.is_dir() else "there is no such file"
        raise NotARun(place, there) from None
    except (OSError, UnicodeDecodeError) as error:
        raise NotARun(place, f"{file.name} cannot be read ({error})") from None
    try:
        said = json.loads(text, parse_constant=_refused)
    except (ValueError, RecursionError) as error:
        raise NotARun(place, f"{file.name} is no JSON ({error})") from None
    if not isinstance(said, dict):
        raise NotARun(place, f"{file.name} was not written by this program")
    return said


def scenario_of(place: Path, resolved: str, name: str) -> Scenario:
    """Return the scenario that a file holds; raise NotARun if it is none, or not of that name."""
    try:
        scenario = loads(resolved, name=name)
    except ScenarioError as error:
        fault = error.problems[0].sentence.removesuffix(".")
        raise NotARun(place, f"its scenario is not what the language allows: {fault}") from error
    if scenario.scenario != name:
        raise NotARun(place, f"resolved is of '{scenario.scenario}', and scenario is '{name}'")
    return scenario


def misshapen(error: ValidationError) -> str:
    """Return the first fault in words: its place, what should stand there, and what does."""
    first = error.errors(include_url=False)[0]
    path = ".".join(map(str, first["loc"]))
    said = f"{path}: {first['msg']}, and is {first['input']!r:.60}"
    return f"something in it is missing or misshapen: {said}"


def _with_ends(value: Any) -> Any:
    """Return what was written, with the numbers of estimates that are none or have no end."""
    match value:
        case dict() if value.keys() == OF_AN_ESTIMATE:
            return _estimate(value)
        case dict():
            return {key: _with_ends(one) for key, one in value.items()}
        case list():
            return [_with_ends(one) for one in value]
    return value


def _estimate(said: dict[str, Any]) -> dict[str, Any]:
    if said["value"] is None:
        none = dict.fromkeys(("value", "low", "high"), math.nan)
        return {**none, "n": said["n"]}
    ends = {"low": -math.inf, "high": math.inf}
    return said | {end: far for end, far in ends.items() if said[end] is None}


def plain(value: Any) -> Any:
    """Return what was given for an override as JSON has it; what JSON has not, as text."""
    match value:
        case dict():
            return {str(key): plain(one) for key, one in value.items()}
        case list() | tuple():
            return [plain(one) for one in value]
        case float():
            return value if math.isfinite(value) else str(value)
        case str() | int() | None:
            return value
    return str(value)


def finite(number: float) -> float | None:
    """Return a number as JSON has it: null if it is none, or has no end."""
    return number if math.isfinite(number) else None


def told(one: Estimate) -> dict[str, Any]:
    """Return an estimate as JSON has it, and as `opened` reads it back."""
    numbers = {"value": one.value, "low": one.low, "high": one.high}
    return {name: finite(number) for name, number in numbers.items()} | {"n": one.n}


def _refused(constant: str) -> NoReturn:
    raise ValueError(f"{constant} is no number of JSON")
