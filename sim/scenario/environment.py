"""The environment: what happens outside the room and bears on the talks."""

from typing import Annotated, Any, ClassVar

from pydantic import AfterValidator, Field, Tag

from sim.scenario.form import Id, Model, Words, choice, later
from sim.scenario.number import PositiveNumber, bounded
from sim.scenario.procedure import Delay
from sim.scenario.quantity import Day, Duration, Likelihood, Rate


class Happening(Model):
    """What dated and random events have in common; each has at least one effect."""

    name: Words = later("Its name in tables and stories; default: made of its id.")
    text: Words = Field(default="", description="What happens, in words.")
    probability: Likelihood = Field(
        default=Likelihood.read(1), description="How likely it happens when its time comes."
    )
    pressure: dict[Id, PositiveNumber] = Field(
        default_factory=dict, description="What the pressure on a party is multiplied by."
    )
    lasts: Duration | None = Field(
        default=None, description="How long the pressure lasts; default: for good."
    )
    suspends: Delay | None = Field(
        default=None, description="How long the talks are suspended; default: not at all."
    )
    ends: bool = Field(default=False, description="Whether it ends the talks.", strict=True)


class DatedEvent(Happening):
    """Something that happens on a known day, once."""

    kind: ClassVar[str] = "date"
    called: ClassVar[str] = "a dated event"
    date: Day = Field(description="The day it happens.")


class RandomEvent(Happening):
    """Something that happens now and then, at a rate."""

    kind: ClassVar[str] = "rate"
    called: ClassVar[str] = "a random event"
    rate: Annotated[Rate, AfterValidator(bounded(most=1 / 60, says="at most 24 per day"))] = Field(
        description="How often it happens."
    )


def _kind(written: Any) -> str | None:
    if isinstance(written, dict):
        return next((key for key in ("date", "rate") if key in written), None)
    return getattr(written, "kind", None)


Event = Annotated[
    Annotated[DatedEvent, Tag("date")] | Annotated[RandomEvent, Tag("rate")],
    choice(
        _kind,
        what="an event",
        words=("date", "rate"),
        forms="An event has a date, such as 1952-11-04, or a rate, such as 2 per year",
    ),
]
