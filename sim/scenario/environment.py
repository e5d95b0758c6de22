"""The environment: what happens outside the room and bears on the talks."""

from typing import Annotated, Any, ClassVar

from pydantic import AfterValidator, Field, Tag

from sim.scenario.form import Id, Model, OneKey, Words, choice, later, sole_key
from sim.scenario.number import PositiveNumber, Share, Weight, bounded
from sim.scenario.principal import Replacement
from sim.scenario.procedure import Delay
from sim.scenario.quantity import Day, Duration, Likelihood, Rate, Scalar, Span


class Happening(Model):
    """What all events have in common; each has at least one effect."""

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
    set: dict[Words, Scalar] = Field(
        default_factory=dict, description="The numbers it changes for good, by path."
    )
    remove_principal: Words | None = Field(
        default=None, description="The principal who leaves: party.principal."
    )
    replace_principal: dict[Words, Replacement] = Field(
        default_factory=dict, description="Successors, by party.principal."
    )
    reopens: Words | None = Field(default=None, description="The clause it opens again.")
    objection: Words | None = Field(
        default=None, description="The objection it has raised: item.objection."
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


class Agreed(OneKey):
    """The moment a clause is agreed, or the last of an item."""

    kind: ClassVar[str] = "agreed"
    called: ClassVar[str] = "a trigger"
    short: ClassVar[str | None] = "of"
    of: Words = Field(description="The item or clause.")


class Tabled(OneKey):
    """The moment an item is tabled."""

    kind: ClassVar[str] = "tabled"
    called: ClassVar[str] = "a trigger"
    short: ClassVar[str | None] = "of"
    of: Words = Field(description="The item.")


class Refused(OneKey):
    """The moment principals refuse what was asked on an item or clause."""

    kind: ClassVar[str] = "refused"
    called: ClassVar[str] = "a trigger"
    short: ClassVar[str | None] = "of"
    of: Words = Field(description="The item or clause.")


class Deadlocked(OneKey):
    """The moment an item is deadlocked."""

    kind: ClassVar[str] = "deadlocked"
    called: ClassVar[str] = "a trigger"
    short: ClassVar[str | None] = "of"
    of: Words = Field(description="The item.")


Trigger = Annotated[
    Annotated[Agreed, Tag("agreed")]
    | Annotated[Tabled, Tag("tabled")]
    | Annotated[Refused, Tag("refused")]
    | Annotated[Deadlocked, Tag("deadlocked")],
    choice(
        sole_key,
        what="a trigger",
        words=("agreed", "tabled", "refused", "deadlocked"),
        forms="A trigger is a map of one key: agreed, tabled, refused or deadlocked, "
        "such as {agreed: price}",
    ),
]


class TriggeredEvent(Happening):
    """Something that follows, once, from what happens in the room."""

    kind: ClassVar[str] = "when"
    called: ClassVar[str] = "a triggered event"
    when: Trigger = Field(description="What it follows: agreed, tabled, refused or deadlocked.")


def _kind(written: Any) -> str | None:
    if isinstance(written, dict):
        return next((key for key in ("date", "rate", "when") if key in written), None)
    return getattr(written, "kind", None)


Event = Annotated[
    Annotated[DatedEvent, Tag("date")]
    | Annotated[RandomEvent, Tag("rate")]
    | Annotated[TriggeredEvent, Tag("when")],
    choice(
        _kind,
        what="an event",
        words=("date", "rate", "when"),
        forms="An event has a date, such as 1952-11-04, a rate, such as 2 per year, "
        "or a trigger, such as when: {agreed: price}",
    ),
]


class Tide(Model):
    """The slow ebb and flow of the pressure on each party."""

    called: ClassVar[str] = "the tide"
    every: Span = Field(default=Duration.read("30 days"), description="How often it turns.")
    persistence: Share = Field(
        default=0.8, description="How much of the last pressure is left at the next turn."
    )
    volatility: Weight = Field(
        default=0.0, description="How widely it swings at each turn, in log-pressure; 0: never."
    )
