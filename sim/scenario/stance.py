"""A stance: what a party wants of a clause, how far it would go, and how much it cares."""

from typing import Annotated, Any, ClassVar

from pydantic import Field, Tag

from sim.errors import nearest
from sim.scenario.form import Model, Name, choice
from sim.scenario.number import PositiveNumber, Share, Weight
from sim.scenario.quantity import Position


class OrderedStance(Model):
    """A stance on a clause that has a scale.

    The red line lies beyond the reservation, seen from the ideal; where none is written it is the
    reservation, and moves with it.
    """

    kind: ClassVar[str] = "ordered"
    called: ClassVar[str] = "a stance"
    ideal: Position = Field(description="What it wants.")
    reservation: Position = Field(description="The farthest it signs, this clause taken alone.")
    red_line: Position | None = Field(
        default=None, description="The farthest it signs at all; default: the reservation."
    )
    salience: Weight = Field(default=1.0, description="How much the clause matters to it.")
    risk: PositiveNumber = Field(
        default=1.0, description="The bend of its worth between ideal and reservation."
    )


class OptionStance(Model):
    """A stance on a clause that has options."""

    kind: ClassVar[str] = "options"
    called: ClassVar[str] = "a stance on options"
    worth: dict[Name, Share] = Field(description="What each option is worth to it, 0 to 1.")
    reservation: Name = Field(description="The worst option it signs, this clause taken alone.")
    red_line: Name | None = Field(
        default=None, description="The worst option it signs at all; default: the reservation."
    )
    salience: Weight = Field(default=1.0, description="How much the clause matters to it.")


def _kind(written: Any) -> str | None:
    if isinstance(written, dict):
        by_worth = "ideal" not in written and nearest("worth", map(str, written))
        return OptionStance.kind if by_worth else OrderedStance.kind
    return getattr(written, "kind", None)


Stance = Annotated[
    Annotated[OrderedStance, Tag("ordered")] | Annotated[OptionStance, Tag("options")],
    choice(
        _kind,
        what="a stance",
        words=(),
        forms="A stance is a map such as {ideal: 0, reservation: 0.5}, "
        "or {worth: {yes: 1, no: 0}, reservation: no}",
    ),
]
