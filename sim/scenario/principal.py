"""A principal: who stands behind a party, when it is asked, and what it would sign itself."""

from typing import Annotated, Any, ClassVar, Literal

from pydantic import Field, Tag, WithJsonSchema

from sim.scenario.form import Model, Name, Several, Words, choice, later
from sim.scenario.number import PatienceShare, PositiveNumber, Share, Weight
from sim.scenario.procedure import Delay
from sim.scenario.quantity import Duration, Position, Span, Times, is_times


def _patience(written: Any) -> str:
    return "times" if is_times(written) else "duration"


Patience = Annotated[
    Annotated[Span, Tag("duration")] | Annotated[Times, Tag("times")],
    choice(_patience, what="a patience", words=(), forms="Write 200 days, or 1.3 times"),
    WithJsonSchema({"anyOf": [Duration.form, Times.form]}),
]
"""How long a principal can wait: a duration, or so many times as long as its party."""


class Instruction(Model):
    """A principal's stance on a clause; what it leaves out is the party's.

    On a scale it has an ideal, on options worths. Salience weighs its word against that of the
    other principals; where it is left out, it is as written of the party.
    """

    called: ClassVar[str] = "a principal's stance"
    ideal: Position | None = Field(
        default=None, description="What it wants, on a scale; default: the party's."
    )
    worth: dict[Name, Share] | None = Field(
        default=None, description="What each option is worth to it; default: as to the party."
    )
    reservation: Position | None = Field(
        default=None, description="The farthest it lets the party sign; default: the party's."
    )
    salience: Weight | None = Field(
        default=None, description="How much the clause matters to it; default: as to the party."
    )


class Principal(Model):
    """Who instructs a party: it answers when asked how far the party may go."""

    called: ClassVar[str] = "a principal"
    name: Words = later("Its name in tables and stories; default: made of its id.")
    weight: Weight = Field(default=1.0, description="The weight of its word among principals.")
    consulted: Literal["always", "insisted", "never"] = Field(
        default="insisted",
        description="Whether it is asked always, on what it insists on, or never.",
    )
    reply: Delay = Field(
        default=Delay.model_validate("0 days"), description="How long its answer takes."
    )
    patience: Patience = Field(
        default=Times.read("1 times"),
        description="How long it can wait: 200 days, or 1.3 times as long as the party.",
    )
    exponent: PositiveNumber | None = Field(
        default=None, description="Below 1 it gives way late; default: the party's, else 1."
    )
    insists_on: Several = Field(
        default=(), description="The items not withheld, dropped or referred without it."
    )
    yields_at: PatienceShare = Field(
        default=1.0, description="When it stops insisting, as a share of its patience; or never."
    )
    stances: dict[Words, Instruction] = Field(
        default_factory=dict, description="What it wants itself, by clause: {zone.line: …}."
    )


class Replacement(Model):
    """A successor: what is other about it than about the principal it replaces."""

    called: ClassVar[str] = "a successor"
    patience: Patience = later("How long it can wait; default: as its predecessor.")
    exponent: PositiveNumber | None = Field(
        default=None, description="How it gives way; default: as its predecessor."
    )
