"""Concession: how a party gives way, as a word of the language with its numbers.

A strategy is one of the classes below, or a name that `register` has made known. What a strategy
does stands in the model under the same word.
"""

from abc import abstractmethod
from collections.abc import Mapping
from importlib.metadata import entry_points
from types import MappingProxyType
from typing import Annotated, Any, ClassVar, Literal

from pydantic import (
    AfterValidator,
    Field,
    Tag,
    ValidationInfo,
    model_serializer,
    model_validator,
)

from sim.errors import nearest
from sim.scenario.form import Model, choice
from sim.scenario.number import Count, Number, PositiveNumber, Share, Weight, misread, shown

EXPONENTS = {"boulware": 0.25, "linear": 1.0, "conceder": 4.0}
"""Short words for a time-dependent concession, each with its exponent."""

REGISTERED: dict[str, Mapping[str, float]] = {}
"""The strategies that users have made known: by name their parameters, each with its default."""


class Strategy(Model):
    """What all strategies share: each has a word, and every number of it a default."""

    kind: ClassVar[str]

    @property
    @abstractmethod
    def manner(self) -> str:
        """How it gives way, in words."""

    @classmethod
    def in_full(cls, written: Any) -> Any:
        """Leave all numbers at their defaults, where the word stands alone."""
        return {} if isinstance(written, str) else written

    @classmethod
    def written_forms(cls, fields: dict[str, Any]) -> dict[str, Any]:
        """Return the bare word, or the map; `strategy` may be left out of time-dependent ones."""
        words = [*EXPONENTS, cls.kind] if cls.kind == TimeDependent.kind else [cls.kind]
        required = {} if cls.kind == TimeDependent.kind else {"required": ["strategy"]}
        described = {"description": fields.pop("description", "")}
        return {"anyOf": [{"enum": words}, fields | required], **described}


class TimeDependent(Strategy):
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


class Hardliner(Strategy):
    """Never gives way."""

    kind: ClassVar[str] = "hardliner"
    called: ClassVar[str] = "a hardliner's concession"
    strategy: Literal["hardliner"] = Field(default="hardliner", description="Never gives way.")

    @property
    def manner(self) -> str:
        """How it gives way, in words."""
        return "never gives way"


class Mixed(Strategy):
    """Gives way partly as time passes, partly as the others do [faratin-1998]."""

    kind: ClassVar[str] = "mixed"
    called: ClassVar[str] = "a mixed concession"
    strategy: Literal["mixed"] = Field(
        default="mixed", description="Gives way partly with time, partly as the others do."
    )
    exponent: PositiveNumber = Field(
        default=1.0, description="The bend of its time-dependent part; below 1 it holds out."
    )
    time: Weight = Field(default=0.5, description="The weight of time, beside reciprocity.")
    reciprocity: Weight = Field(
        default=0.5, description="The weight of averaged tit-for-tat, beside time."
    )
    window: Count = Field(
        default=2, description="How many of the others' texts tit-for-tat looks back over."
    )

    @model_validator(mode="after")
    def _weighs_something(self) -> "Mixed":
        if self.time + self.reciprocity == 0:
            raise misread("a mixture of nothing: time and reciprocity weigh 0", "Weigh one of them")
        return self

    @property
    def manner(self) -> str:
        """How it gives way, in words."""
        share = 100 * self.time / (self.time + self.reciprocity)
        return f"gives way {share:.0f} % with time (exponent {self.exponent:g}), else as others do"


class RelativeTitForTat(Strategy):
    """Gives way in the proportion in which the others have [faratin-1998]."""

    kind: ClassVar[str] = "relative-tit-for-tat"
    called: ClassVar[str] = "a relative tit-for-tat"
    strategy: Literal["relative-tit-for-tat"] = Field(
        default="relative-tit-for-tat", description="Gives way in proportion to the others."
    )
    window: Count = Field(default=1, description="How many of the others' texts it looks back.")

    @property
    def manner(self) -> str:
        """How it gives way, in words."""
        return "gives way in the proportion in which others do"


class RandomAbsoluteTitForTat(Strategy):
    """Gives way by as much as the others have, give or take a little [faratin-1998]."""

    kind: ClassVar[str] = "random-absolute-tit-for-tat"
    called: ClassVar[str] = "a random absolute tit-for-tat"
    strategy: Literal["random-absolute-tit-for-tat"] = Field(
        default="random-absolute-tit-for-tat", description="Gives way by as much as the others."
    )
    window: Count = Field(default=1, description="How many of the others' texts it looks back.")
    most: Share = Field(default=0.1, description="The most worth it adds at random.")

    @property
    def manner(self) -> str:
        """How it gives way, in words."""
        return "gives way by as much as others do, give or take a little"


class AveragedTitForTat(Strategy):
    """Gives way as the others have on average [faratin-1998]."""

    kind: ClassVar[str] = "averaged-tit-for-tat"
    called: ClassVar[str] = "an averaged tit-for-tat"
    strategy: Literal["averaged-tit-for-tat"] = Field(
        default="averaged-tit-for-tat", description="Gives way as the others on average."
    )
    window: Count = Field(default=2, description="Over how many of the others' texts it averages.")

    @property
    def manner(self) -> str:
        """How it gives way, in words."""
        return "gives way as others do on average"


class Zeuthen(Strategy):
    """Gives way when it risks more by standing firm than the others do."""

    kind: ClassVar[str] = "zeuthen"
    called: ClassVar[str] = "Zeuthen's concession"
    strategy: Literal["zeuthen"] = Field(
        default="zeuthen", description="Whoever risks more by standing firm gives way."
    )

    @property
    def manner(self) -> str:
        """How it gives way, in words."""
        return "gives way when it risks more than others do"


class Rubinstein(Strategy):
    """Offers at once what patience on both sides makes the equilibrium."""

    kind: ClassVar[str] = "rubinstein"
    called: ClassVar[str] = "Rubinstein's concession"
    strategy: Literal["rubinstein"] = Field(
        default="rubinstein", description="Offers the equilibrium share at once."
    )

    @property
    def manner(self) -> str:
        """How it gives way, in words."""
        return "offers the equilibrium at once"


class Micro(Strategy):
    """Makes one small concession for each new one of the others (MiCRO)."""

    kind: ClassVar[str] = "micro"
    called: ClassVar[str] = "a MiCRO concession"
    strategy: Literal["micro"] = Field(
        default="micro", description="Makes one small concession for each of the others'."
    )

    @property
    def manner(self) -> str:
        """How it gives way, in words."""
        return "makes one small concession for each of the others'"


class Seat(Strategy):
    """Is played by a person."""

    kind: ClassVar[str] = "seat"
    called: ClassVar[str] = "a seat"
    strategy: Literal["seat"] = Field(default="seat", description="A person decides.")

    @property
    def manner(self) -> str:
        """How it gives way, in words."""
        return "gives way as a person decides"


BUILT_IN = (
    TimeDependent.kind,
    Hardliner.kind,
    Mixed.kind,
    RelativeTitForTat.kind,
    RandomAbsoluteTitForTat.kind,
    AveragedTitForTat.kind,
    Zeuthen.kind,
    Rubinstein.kind,
    Micro.kind,
    Seat.kind,
)
"""The words of the strategies above."""


def register(name: str, parameters: Mapping[str, float] = MappingProxyType({})) -> None:
    """Make a strategy known to the language, before a file that names it is read.

    Raises `ValueError` if the name is a word of the language already.

    Parameters
    ----------
    parameters
        Its numbers by their names, each with its default.
    """
    if name in (*EXPONENTS, *BUILT_IN):
        raise ValueError(f"'{name}' is a strategy of the language already; choose another name")
    REGISTERED[name] = MappingProxyType(dict(parameters))


GROUP = "negotiation_position_simulator.strategies"
"""The entry points by which packages offer strategies: each leads to what registers it."""


def offered() -> dict[str, Any]:
    """Return the entry points of strategies that installed packages offer, by name."""
    return {entry.name: entry for entry in entry_points(group=GROUP)}


def _is_registered(name: str) -> bool:
    """Say whether a strategy is known; one that a package offers is made known now."""
    if name not in REGISTERED and name in offered():
        offered()[name].load()
    return name in REGISTERED


def all_names() -> tuple[str, ...]:
    """Return the names of all strategies there are: of the language, registered, and offered."""
    return tuple(dict.fromkeys((*EXPONENTS, *BUILT_IN, *REGISTERED, *offered())))


def _registered(name: str) -> str:
    if _is_registered(name):
        return name
    if name in EXPONENTS:
        found = f"'{name}' is short for a whole concession, of exponent {EXPONENTS[name]:g}"
        raise misread(found, f"Write `concession: {name}`, without `strategy`")
    known = all_names()
    found = f"{shown(name)} is no concession strategy"
    raise misread(found, f"A strategy is one of: {', '.join(known)}", nearest(name, known))


def _parameter(name: str, info: ValidationInfo) -> str:
    """Return the name of a parameter, if the strategy it stands beside has one of that name."""
    strategy = info.data.get("strategy")
    known = REGISTERED.get(strategy or "", {})
    if strategy is None or name in known:
        return name
    takes = f"It takes: {', '.join(known)}" if known else "It takes nothing more"
    raise misread(f"'{name}' is no parameter of {strategy}", takes, nearest(name, known))


class Registered(Strategy):
    """Gives way by a rule of the user's own, made known by `register`.

    `parameters` holds all numbers that the strategy takes, in the order of its registration.
    """

    kind: ClassVar[str] = "registered"
    called: ClassVar[str] = "a registered strategy"
    strategy: Annotated[str, AfterValidator(_registered)] = Field(
        description="The name it was registered under."
    )
    parameters: dict[Annotated[str, AfterValidator(_parameter)], Number] = Field(
        description="Its numbers, by their names."
    )

    @property
    def manner(self) -> str:
        """How it gives way, in words."""
        numbers = ", ".join(f"{name} {value:g}" for name, value in self.parameters.items())
        return f"gives way by {self.strategy}" + (f" ({numbers})" if numbers else "")

    @classmethod
    def in_full(cls, written: Any) -> Any:
        """Gather what stands beside the name, and fill in the defaults."""
        if isinstance(written, str):
            written = {"strategy": written}
        if not isinstance(written, dict):
            return written
        name = written.get("strategy")
        own = {key: value for key, value in written.items() if key != "strategy"}
        known = isinstance(name, str) and _is_registered(name)
        defaults = REGISTERED[str(name)] if known else {}
        return {"strategy": name, "parameters": {**defaults, **own}}

    @model_serializer
    def _side_by_side(self) -> dict[str, Any]:
        return {"strategy": self.strategy, **self.parameters}

    @classmethod
    def written_forms(cls, fields: dict[str, Any]) -> dict[str, Any]:
        """Return a map of any other name, with numbers beside it; editors know no registry."""
        taken = [*EXPONENTS, *BUILT_IN]
        name = {"type": "string", "not": {"enum": taken}, "description": "Its registered name."}
        return {
            "type": "object",
            "properties": {"strategy": name},
            "required": ["strategy"],
            "additionalProperties": {"type": "number"},
            "description": fields.get("description", ""),
        }


def _strategy(written: Any) -> str | None:
    if isinstance(written, Strategy):
        return written.kind
    word = written.get("strategy", TimeDependent.kind) if isinstance(written, dict) else written
    if not isinstance(word, str):
        return None
    if word in EXPONENTS and isinstance(written, str):
        return TimeDependent.kind
    return word if word in BUILT_IN else Registered.kind


Concession = Annotated[
    Annotated[TimeDependent, Tag("time-dependent")]
    | Annotated[Hardliner, Tag("hardliner")]
    | Annotated[Mixed, Tag("mixed")]
    | Annotated[RelativeTitForTat, Tag("relative-tit-for-tat")]
    | Annotated[RandomAbsoluteTitForTat, Tag("random-absolute-tit-for-tat")]
    | Annotated[AveragedTitForTat, Tag("averaged-tit-for-tat")]
    | Annotated[Zeuthen, Tag("zeuthen")]
    | Annotated[Rubinstein, Tag("rubinstein")]
    | Annotated[Micro, Tag("micro")]
    | Annotated[Seat, Tag("seat")]
    | Annotated[Registered, Tag("registered")],
    choice(
        _strategy,
        what="a concession strategy",
        words=(*EXPONENTS, *BUILT_IN),
        forms="A strategy is a word such as boulware, or {strategy: time-dependent, exponent: 0.5}",
    ),
]
