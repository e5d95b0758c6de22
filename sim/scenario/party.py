"""A party: who negotiates, how long it can wait, and how it gives way."""

from typing import Annotated, Any, ClassVar, Literal

from pydantic import BeforeValidator, Field, Tag, WithJsonSchema

from sim.scenario.form import Model, Words, choice, later
from sim.scenario.number import Number, PositiveNumber, PositiveShare, number
from sim.scenario.quantity import Rate, Span

EXPONENTS = {"boulware": 0.25, "linear": 1.0, "conceder": 4.0}
"""Short words for a time-dependent concession, each with its exponent."""


class TimeDependent(Model):
    """Gives way as its patience runs out, along Faratin's curve [faratin-1998]."""

    kind: ClassVar[str] = "time-dependent"
    called: ClassVar[str] = "a time-dependent concession"
    strategy: Literal["time-dependent"] = Field(
        default="time-dependent", description="Gives way as time passes."
    )
    exponent: PositiveNumber = Field(
        default=1.0, description="Below 1 it holds out (Boulware), above 1 it gives way early."
    )

    @property
    def manner(self) -> str:
        """How it gives way, in words."""
        if self.exponent == 1:
            return "gives way steadily"
        when = "late" if self.exponent < 1 else "early"
        return f"gives way {when} (exponent {self.exponent:g})"

    @classmethod
    def in_full(cls, written: Any) -> Any:
        """Return the exponent that a bare word stands for."""
        return {"exponent": EXPONENTS.get(written, 1.0)} if isinstance(written, str) else written

    @classmethod
    def written_forms(cls, fields: dict[str, Any]) -> dict[str, Any]:
        """Return a bare word, or the map."""
        words = {"enum": [*EXPONENTS, cls.kind]}
        return {"anyOf": [words, fields], "description": fields.get("description", "")}


class Hardliner(Model):
    """Never gives way."""

    kind: ClassVar[str] = "hardliner"
    called: ClassVar[str] = "a hardliner's concession"
    strategy: Literal["hardliner"] = Field(default="hardliner", description="Never gives way.")

    @property
    def manner(self) -> str:
        """How it gives way, in words."""
        return "never gives way"

    @classmethod
    def in_full(cls, written: Any) -> Any:
        """Nothing is to be said beyond the word."""
        return {} if isinstance(written, str) else written

    @classmethod
    def written_forms(cls, fields: dict[str, Any]) -> dict[str, Any]:
        """Return the bare word, or the map."""
        described = {"description": fields.get("description", "")}
        return {"anyOf": [{"const": cls.kind}, fields], **described}


def _strategy(written: Any) -> str | None:
    if isinstance(written, dict):
        word = written.get("strategy", TimeDependent.kind)
        return word if isinstance(word, str) else None
    if isinstance(written, str):
        return TimeDependent.kind if written in EXPONENTS else written
    return getattr(written, "kind", None)


Concession = Annotated[
    Annotated[TimeDependent, Tag("time-dependent")] | Annotated[Hardliner, Tag("hardliner")],
    choice(
        _strategy,
        what="a concession strategy",
        words=(*EXPONENTS, TimeDependent.kind, Hardliner.kind),
        forms="A strategy is boulware, linear, conceder, hardliner "
        "or {strategy: time-dependent, exponent: 0.5}",
    ),
]


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
    delay_cost: Rate = Field(
        default=Rate.read("0 per year"), description="Worth lost by delay at normal pressure."
    )
    discount: PositiveShare = Field(default=1.0, description="Worth kept per patience.")
    alternative: Alternative = Field(
        default=None, description="Worth of no agreement, below which it walks out; or none."
    )
