"""A party: who negotiates, how long it can wait, how it gives way, and who stands behind it."""

from typing import Annotated, Any, ClassVar

from pydantic import BeforeValidator, Field, WithJsonSchema

from sim.scenario.concession import Concession, TimeDependent
from sim.scenario.form import Id, Model, Words, later
from sim.scenario.number import Number, PositiveShare, Share, Weight, number
from sim.scenario.principal import Principal
from sim.scenario.quantity import Rate, Span


def _alternative(written: Any) -> float | None:
    return None if written is None or written == "none" else number(written)


Alternative = Annotated[
    Number | None,
    BeforeValidator(_alternative),
    WithJsonSchema({"anyOf": [{"type": "number"}, {"const": "none"}]}),
]


class Party(Model):
    """One side of the talks."""

    called: ClassVar[str] = "a party"
    name: Words = later("Its name in tables and stories; default: made of its id.")
    patience: Span = later(
        "How long it can wait before it has nothing left to give; default: the horizon."
    )
    concession: Concession = Field(
        default_factory=TimeDependent, description="How it gives way; default: linear."
    )
    mandate: Share = Field(
        default=1.0, description="The share of its way it may go without asking its principals."
    )
    delay_cost: Rate = Field(
        default=Rate.read("0 per year"), description="Worth lost by delay at normal pressure."
    )
    discount: PositiveShare = Field(default=1.0, description="Worth kept per patience.")
    alternative: Alternative = Field(
        default=None, description="Worth of no agreement, below which it walks out; or none."
    )
    weight: Weight = Field(default=1.0, description="The weight of its vote in a majority.")
    must_sign: bool = Field(
        default=False, description="Whether no majority can sign without it.", strict=True
    )
    principals: dict[Id, Principal] = Field(
        default_factory=dict, description="Who instructs it, and is asked beyond its mandate."
    )
