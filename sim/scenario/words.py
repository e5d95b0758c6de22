"""Estimative words: what 'likely' means, as a distribution over probabilities.

Two lexicons come with the program. `estimative-words` holds how people use the words (Beta
distributions after [kent-1964] and [mosteller-youtz-1990]); `icd-203` holds a norm, uniform within
each of its bands [icd-203]. A file may choose one and give words of it a meaning of its own.
'certain' and 'never' are in no lexicon: they are the numbers 1 and 0.
"""

from typing import Annotated, Any, ClassVar

from pydantic import Field, Tag, model_serializer

from sim.scenario.form import Model, OneKey, Words, choice, one_key
from sim.scenario.number import PositiveNumber, Share, misread


class Pair(OneKey):
    """Two numbers written as a list under one key: `beta: [4, 2.5]`."""

    @classmethod
    def inside(cls, value: Any) -> Any:
        """Return the two fields that the list of two stands for."""
        if not isinstance(value, (list, tuple)) or len(value) != 2:
            raise misread(f"'{cls.kind}' takes two numbers", f"Write {cls.kind}: [1, 2]")
        return dict(zip(cls.model_fields, value, strict=True))

    @model_serializer
    def _as_list(self) -> dict[str, list[float]]:
        return {self.kind: [getattr(self, name) for name in type(self).model_fields]}

    @classmethod
    def written_forms(cls, fields: dict[str, Any]) -> dict[str, Any]:
        """Return a list of two numbers under the one key."""
        pair = {"type": "array", "items": {"type": "number"}, "minItems": 2, "maxItems": 2}
        return one_key(cls.kind, pair) | {"description": fields.get("description", "")}


class Beta(Pair):
    """A Beta distribution on 0 to 1."""

    kind: ClassVar[str] = "beta"
    called: ClassVar[str] = "a Beta distribution"
    a: PositiveNumber = Field(description="First parameter, above 0.")
    b: PositiveNumber = Field(description="Second parameter, above 0.")


class Uniform(Pair):
    """Every probability between two bounds, equally."""

    kind: ClassVar[str] = "uniform"
    called: ClassVar[str] = "a uniform distribution"
    low: Share = Field(description="Lower bound.")
    high: Share = Field(description="Upper bound.")


def _meaning(written: Any) -> str | None:
    if isinstance(written, (Beta, Uniform)):
        return written.kind
    if isinstance(written, dict):
        kinds = [kind for kind in (Beta.kind, Uniform.kind) if list(written) == [kind]]
        return kinds[0] if kinds else None
    return "number"


Meaning = Annotated[
    Annotated[Beta, Tag("beta")]
    | Annotated[Uniform, Tag("uniform")]
    | Annotated[Share, Tag("number")],
    choice(
        _meaning,
        what="the meaning of a word",
        words=("beta", "uniform"),
        forms="A meaning is a number from 0 to 1, {beta: [4, 2.5]} or {uniform: [0.2, 0.4]}",
    ),
]


def _beta(a: float, b: float) -> Beta:
    return Beta(a=a, b=b)


def _uniform(low: float, high: float) -> Uniform:
    return Uniform(low=low, high=high)


LEXICONS: dict[str, dict[str, Beta | Uniform | float]] = {
    "estimative-words": {
        "almost certainly": _beta(22.5, 1.5),
        "very likely": _beta(20.8, 3.1),
        "will": _beta(8.3, 1.6),
        "apparent": _beta(9.4, 1.9),
        "probably": _beta(13.8, 5.5),
        "likely": _beta(14.1, 5.9),
        "hard to refute": _beta(5.7, 2.9),
        "even": _beta(32, 32),
        "possibly": _beta(1.7, 2.6),
        "difficult": _beta(2.8, 6.4),
        "unlikely": _beta(3.2, 13.4),
        "very difficult": _beta(1.6, 6.7),
        "very unlikely": _beta(2.4, 21.5),
        "almost certainly not": _beta(1.6, 30),
    },
    "icd-203": {
        "almost no chance": _uniform(0.01, 0.05),
        "very unlikely": _uniform(0.05, 0.20),
        "unlikely": _uniform(0.20, 0.45),
        "roughly even chance": _uniform(0.45, 0.55),
        "likely": _uniform(0.55, 0.80),
        "very likely": _uniform(0.80, 0.95),
        "almost certainly": _uniform(0.95, 0.99),
    },
}
"""The words of each lexicon, from the likeliest on or from the least."""


class Lexicon(Model):
    """The estimative words of a file: a lexicon that comes with the program, with changes."""

    called: ClassVar[str] = "the lexicon"
    short: ClassVar[str | None] = "of"
    of: str = Field(
        default="estimative-words",
        description="The lexicon to start from: estimative-words (usage) or icd-203 (a norm).",
        json_schema_extra={"enum": list(LEXICONS)},
    )
    words: dict[Words, Meaning] = Field(
        default_factory=dict, description="Words given another meaning, or a first one."
    )

    @property
    def id(self) -> str:
        """The lexicon it starts from."""
        return self.of
