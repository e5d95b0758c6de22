"""An item of the agenda and its clauses: what is bargained over, each severable part alone."""

from typing import Any, ClassVar, Literal

from pydantic import Field

from sim.scenario.form import Id, Model, Name, Words, later
from sim.scenario.initiative import Initiative
from sim.scenario.number import Count, Share
from sim.scenario.objection import Objection
from sim.scenario.quantity import Extent, Likelihood, Position
from sim.scenario.scale import Scale
from sim.scenario.stance import Stance

SCALE = "What positions are measured on; default: the hull of all numbers in the stances."
OPTIONS = "The choices, instead of a scale."
WITHHELD = "Left off by its author."
WITHOUT = "The position if the treaty is silent; default: silence is worth nothing."
SEVERABLE = "May be dropped or severed."
NO_EXTENT = Extent.read(0)
AMBIGUITY = "How near positions must be to be left vague, in the unit of the scale."
STANCES = "What each party wants; at least two have a stance."


class Clause(Model):
    """A part of an item that can be settled alone. It has either a scale or options."""

    called: ClassVar[str] = "a clause"
    name: Words = later("Its name in tables and stories; default: made of its id.")
    text: Words = Field(default="", description="The clause in its own words.")
    scale: Scale | None = Field(default=None, description=SCALE)
    options: tuple[Name, ...] | None = Field(default=None, description=OPTIONS)
    withheld: bool = Field(default=False, description=WITHHELD, strict=True)
    without: Position | None = Field(default=None, description=WITHOUT)
    severable: bool = Field(default=False, description=SEVERABLE, strict=True)
    ambiguity: Extent = Field(default=NO_EXTENT, description=AMBIGUITY)
    stances: dict[Id, Stance] = Field(description=STANCES)


class Item(Model):
    """A point of the agenda: a text with clauses, or a single clause of its own."""

    called: ClassVar[str] = "an item"
    name: Words = later("Its name in tables and stories; default: made of its id.")
    point: Count | None = Field(default=None, description="Its number in the author's list.")
    tier: Literal["main", "additional"] = Field(
        default="main", description="Whether signature requires it."
    )
    text: Words = Field(default="", description="The item in its own words.")
    source: dict[Id, Words] = Field(
        default_factory=dict, description="Where it stands, by source: {telegram: point 2}."
    )
    bargained: Literal["by-clause", "whole"] = Field(
        default="by-clause",
        description="Whether its clauses are settled one by one, or all at once as one choice.",
    )
    least: dict[Id, Share] = Field(
        default_factory=dict,
        description="The least worth of an outcome that a party signs, by party, of an item "
        "bargained whole; default: what its reservations are worth together.",
    )
    initiative: dict[Id, Initiative] = Field(
        default_factory=dict, description="Who tables it, by party; default: table, for everyone."
    )
    accepts: dict[Id, Likelihood] = Field(
        default_factory=dict,
        description="How likely each party takes the tabled text at once; default: never.",
    )
    clauses: dict[Id, Clause] | None = Field(
        default=None, description="Its clauses; default: the item is its own single clause."
    )
    scale: Scale | None = Field(default=None, description=SCALE)
    options: tuple[Name, ...] | None = Field(default=None, description=OPTIONS)
    withheld: bool = Field(default=False, description=WITHHELD, strict=True)
    without: Position | None = Field(default=None, description=WITHOUT)
    severable: bool = Field(default=False, description=SEVERABLE, strict=True)
    ambiguity: Extent = Field(default=NO_EXTENT, description=AMBIGUITY)
    stances: dict[Id, Stance] | None = Field(default=None, description=STANCES)
    objections: dict[Id, Objection] = Field(
        default_factory=dict, description="The objections foreseen."
    )

    @property
    def is_whole(self) -> bool:
        """Whether its clauses are settled all at once."""
        return self.bargained == "whole"

    def units(self, item: str) -> dict[str, Clause]:
        """Return its clauses by their ids; by the item's own id where it is its own clause."""
        return {item: self._own_clause()} if self.clauses is None else self.clauses

    def targets(self, item: str) -> tuple[str, ...]:
        """Return what an objection can be to: each of its clauses; itself, if it is one unit."""
        return (item,) if self.is_whole else tuple(self.units(item))

    def _own_clause(self) -> Clause:
        shared: dict[str, Any] = {name: getattr(self, name) for name in Clause.model_fields}
        return Clause.model_construct(**shared | {"stances": self.stances or {}})
