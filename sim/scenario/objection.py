"""An objection, foreseen by the author, and the remedies he has ready against it."""

from typing import Annotated, Any, ClassVar, Literal

from pydantic import Field, Tag

from sim.scenario.form import Id, Model, Name, OneKey, Several, Words, choice, later, sole_key
from sim.scenario.number import PatienceShare, PositiveShare, Share, misread
from sim.scenario.quantity import Likelihood, Meetings, Position


class Argue(OneKey):
    """Argues against the objection for some meetings, and may persuade."""

    kind: ClassVar[str] = "argue"
    called: ClassVar[str] = "an argument"
    short: ClassVar[str | None] = "persuades"
    persuades: Likelihood = Field(
        description="How likely it persuades, decided at its last meeting."
    )
    meetings: Meetings = Field(default=Meetings.read(1), description="How many meetings it takes.")


class Drop(OneKey):
    """Gives the clause up. Only severable clauses can be dropped."""

    kind: ClassVar[str] = "drop"
    called: ClassVar[str] = "a drop"
    short: ClassVar[str | None] = "clause"
    clause: Name = Field(description="The clause given up.")


class Amend(OneKey):
    """Moves the text to meet the objection: `amend: {line: half way}`.

    Where the objection is to a single clause, the bare position will do.
    """

    kind: ClassVar[str] = "amend"
    called: ClassVar[str] = "an amendment"
    clause: Name = Field(
        default="", description="The clause amended; default: the one the objection is to."
    )
    to: Position = Field(description="The new text, within the reservation of who amends.")

    @classmethod
    def inside(cls, value: Any) -> Any:
        """Return a map of the clause to its new text, or the new text alone."""
        if not isinstance(value, dict):
            return {"to": value}
        if len(value) != 1:
            raise misread("an amendment of more or less than one clause", "Amend one at a time")
        return dict(zip(("clause", "to"), *value.items(), strict=True))

    def outside(self, fields: dict[str, Any]) -> Any:
        """Return the clause and its new text; the text alone while the clause is open."""
        return {self.clause: fields["to"]} if self.clause else fields["to"]

    @classmethod
    def written_forms(cls, fields: dict[str, Any]) -> dict[str, Any]:
        """Return a map of the clause to the new text, or the new text alone."""
        to = fields["properties"]["to"]
        by_clause = {"type": "object", "additionalProperties": to, "maxProperties": 1}
        value = {"anyOf": [{"type": ["number", "string"]}, by_clause]}
        told = super().written_forms(fields)
        return told | {"properties": {cls.kind: value}}


class Refer(OneKey):
    """Sends the clauses objected to on to a forum, to be decided there."""

    kind: ClassVar[str] = "refer"
    called: ClassVar[str] = "a referral"
    short: ClassVar[str | None] = "forum"
    forum: Id = Field(description="The forum, which must take the item.")


class Insist(OneKey):
    """Repeats the point for some meetings, to no other effect."""

    kind: ClassVar[str] = "insist"
    called: ClassVar[str] = "an insistence"
    meetings: Meetings = Field(default=Meetings.read(1), description="How many meetings it takes.")


class Trade(OneKey):
    """Gives way on another clause, and so may buy the objection off."""

    kind: ClassVar[str] = "trade"
    called: ClassVar[str] = "a trade"
    clause: Words = Field(
        description="The clause on which it gives way: one of the same item, or any by item.clause."
    )
    by: PositiveShare = Field(
        description="How much farther it goes there, as a share of its way to its reservation."
    )
    buys: Likelihood = Field(description="How likely the objection is withdrawn for it.")


Remedy = Annotated[
    Annotated[Argue, Tag("argue")]
    | Annotated[Drop, Tag("drop")]
    | Annotated[Amend, Tag("amend")]
    | Annotated[Trade, Tag("trade")]
    | Annotated[Refer, Tag("refer")]
    | Annotated[Insist, Tag("insist")],
    choice(
        sole_key,
        what="a remedy",
        words=("argue", "drop", "amend", "trade", "refer", "insist"),
        forms="A remedy is a map of one key: argue, drop, amend, trade, refer or insist, "
        "such as {argue: likely}",
    ),
]


class Hardens(Model):
    """The objection does not hold up the clause; it makes its holder give way later."""

    kind: ClassVar[str] = "hardens"
    called: ClassVar[str] = "a hardening"
    hardens: Share = Field(description="By how much of its concession it holds back, 0 to 1.")


def _effect(written: Any) -> str | None:
    if isinstance(written, dict):
        return Hardens.kind if len(written) == 1 else None
    return "blocks" if written == "blocks" else getattr(written, "kind", None)


Effect = Annotated[
    Annotated[Literal["blocks"], Tag("blocks")] | Annotated[Hardens, Tag("hardens")],
    choice(
        _effect,
        what="an effect",
        words=("blocks", "hardens"),
        forms="An objection's effect is blocks or {hardens: 0.2}",
    ),
]


class Objection(Model):
    """What a party may hold against a tabled text."""

    called: ClassVar[str] = "an objection"
    name: Words = later("Its name in tables and stories; default: made of its id.")
    by: Id = Field(description="The party that objects.")
    against: Id | None = Field(
        default=None, description="Whose text it objects to; default: whoever tabled."
    )
    to: Several = later("The clauses objected to; default: all of the item.")
    kind: Literal["substance", "scope", "feasibility", "security", "principle"] = Field(
        default="substance", description="What sort of objection, for reports."
    )
    text: Words = Field(default="", description="The objection in its own words.")
    likelihood: Likelihood = Field(
        default=Likelihood.read("certain"), description="How likely it is raised; default: certain."
    )
    effect: Effect = Field(default="blocks", description="blocks the clause, or {hardens: share}.")
    counter: dict[Name, Position] = Field(
        default_factory=dict, description="The texts put against the tabled ones, by clause."
    )
    lapses_at: PatienceShare = Field(
        default=1.0, description="When it lapses, as a share of its holder's patience; or never."
    )
    remedies: tuple[Remedy, ...] = Field(
        default=(), description="What is tried against it, in this order."
    )
