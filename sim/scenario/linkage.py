"""Linkages: how one item bears on another."""

from typing import Annotated, ClassVar

from pydantic import Field, Tag

from sim.scenario.form import Id, OneKey, Several, choice, sole_key
from sim.scenario.number import Share


class Spillover(OneKey):
    """While one item is contested, the parties give way later on others."""

    kind: ClassVar[str] = "spillover"
    called: ClassVar[str] = "a spillover"
    of: Id = Field(description="The item whose dispute spills over.")
    onto: Several = Field(description="The items, or item, it spills onto.")
    hardens: Share = Field(description="By how much concession is held back there, 0 to 1.")


class Precondition(OneKey):
    """An item is not called while another that must come first is open."""

    kind: ClassVar[str] = "precondition"
    called: ClassVar[str] = "a precondition"
    item: Id = Field(description="The item that comes first.")
    before: Id = Field(description="The item that has to wait for it.")


class Supervision(OneKey):
    """What is agreed on one item makes breaches of others rarer."""

    kind: ClassVar[str] = "supervision"
    called: ClassVar[str] = "a supervision"
    by: Id = Field(description="The item that sets up the supervision.")
    over: Several = Field(description="The items, or item, it watches over.")
    effect: Share = Field(description="The share of breaches it prevents, 0 to 1.")


Linkage = Annotated[
    Annotated[Spillover, Tag("spillover")]
    | Annotated[Precondition, Tag("precondition")]
    | Annotated[Supervision, Tag("supervision")],
    choice(
        sole_key,
        what="a linkage",
        words=("spillover", "precondition", "supervision"),
        forms="A linkage is a map of one key: spillover, precondition or supervision, "
        "such as {precondition: {item: price, before: date}}",
    ),
]
