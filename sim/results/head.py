"""The head of a stored run: what `outcome.json` says, each field of its type and fit for the rest.

What somebody has changed there is found out before an outcome is made of it.
"""

from collections.abc import Iterator
from datetime import timedelta
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from sim.results.outcome import Settlement
from sim.scenario.document import loads
from sim.scenario.made import Made
from sim.scenario.scenario import Scenario, Unit

Whole = Annotated[int, Field(ge=0, lt=2**63)]
Number = Annotated[float, Field(allow_inf_nan=False)]


class Misshapen(ValueError):  # noqa: N818
    """A field that is missing, of another type, or at odds with the scenario."""


class _Strict(BaseModel):
    """Fields of just these types; what else is said, such as dates for people, is not read."""

    model_config = ConfigDict(frozen=True, strict=True)


class Settled(_Strict):
    """How one clause ended, as it is written."""

    clause: str
    disposition: Literal[
        "agreed", "packaged", "ambiguous", "dropped", "referred", "withheld", "open"
    ]
    hearing: Literal["", "pending", "agreed", "failed", "void"]
    minute: Whole | None
    position: Number | None
    terms: str
    worth: dict[str, Number]


class Head(_Strict):
    """All of an outcome but its rows and draws, as it is written."""

    seed: Whole
    replication: Whole
    at_defaults: bool
    overrides: dict[str, Any]
    options: dict[str, str]
    version: str
    as_believed_by: str | None
    inner: Annotated[int, Field(gt=0, lt=2**63)] = 1
    ending: Literal["signed", "walked-out", "broken-off", "not-ratified", "horizon"]
    minute: Whole
    settlements: list[Settled]
    utility: dict[str, Number]
    assumed: dict[str, Number]
    streams: list[str]
    resolved: str
    scenario: str

    @classmethod
    def of(cls, written: object) -> "Head":
        """Return the head that says this; raise Misshapen at the first field that is none."""
        try:
            return cls.model_validate(written)
        except ValidationError as error:
            raise Misshapen(_told(error)) from None

    def grown(self) -> Scenario:
        """Return its scenario; raise ScenarioError if it is broken, Misshapen if it is another."""
        scenario = loads(self.resolved, name=self.scenario)
        for odd in self._odds(scenario):
            raise Misshapen(odd)
        return scenario.made_of(Made(self.overrides, self.options, self.as_believed_by))

    def settled(self) -> tuple[Settlement, ...]:
        """Return how each clause ended."""
        return tuple(Settlement(**end.model_dump()) for end in self.settlements)

    def _odds(self, scenario: Scenario) -> Iterator[str]:
        """Yield what cannot be said of talks of this scenario."""
        if scenario.scenario != self.scenario:
            yield f"resolved is of '{scenario.scenario}', and scenario is '{self.scenario}'"
        if [end.clause for end in self.settlements] != [unit.id for unit in scenario.units]:
            yield "settlements should be those of the clauses of the scenario, in their order"
        if list(self.utility) != list(scenario.parties):
            yield "utility should name the parties of the scenario, in their order"
        if not _has_a_date(scenario, self.minute):
            yield f"minute should be of a year before 10000, and is {self.minute}"
        for number, (end, unit) in enumerate(zip(self.settlements, scenario.units, strict=True)):
            for odd in _odds(scenario, end, unit):
                yield f"settlements.{number}.{odd}"


def _odds(scenario: Scenario, end: Settled, unit: Unit) -> Iterator[str]:
    """Yield what cannot be said of how a unit ended."""
    choices = len(unit.clause.options or ()) if unit.whole is None else unit.whole.outcomes
    last = choices - 1 if choices else 1
    if end.position is not None and not 0 <= end.position <= last:
        yield f"position should lie from 0 to {last}, and is {end.position}"
    if end.position is not None and choices and end.position % 1:
        yield f"position should be the place of an option, and is {end.position}"
    settled = end.disposition in ("agreed", "packaged", "ambiguous") or end.hearing == "agreed"
    if settled != (end.position is not None):
        yield "position should be there if the clause is agreed, and only then"
    if (end.disposition == "open") != (end.minute is None):
        yield "minute should be there unless the clause is open, and only then"
    if end.minute is not None and not _has_a_date(scenario, end.minute):
        yield f"minute should be of a year before 10000, and is {end.minute}"
    if list(end.worth) != list(scenario.parties):
        yield "worth should name the parties of the scenario, in their order"


def _has_a_date(scenario: Scenario, minute: int) -> bool:
    """Say whether there is a date so many minutes after the start."""
    try:
        scenario.start + timedelta(minutes=minute)
    except OverflowError:
        return False
    return True


def _told(error: ValidationError) -> str:
    """Return the first fault in words: the path, what should stand there, and what does."""
    first = error.errors(include_url=False)[0]
    path = ".".join(map(str, first["loc"]))
    if first["type"] == "missing":
        return f"{path} is not there"
    return f"{path} {first['msg'].removeprefix('Input ')}, and is {first['input']!r:.60}"
