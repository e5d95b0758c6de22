"""An assumption: a number nobody knows, with a default and a range."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Annotated, Any, ClassVar, Literal, NamedTuple

from pydantic import Field, Tag

from sim.scenario.concession import Registered
from sim.scenario.form import Model, OneKey, Several, Words, choice
from sim.scenario.number import misread, number, percentage, shown
from sim.scenario.objection import Amend
from sim.scenario.quantity import (
    Duration,
    Extent,
    Likelihood,
    Meetings,
    Position,
    Rate,
    Scalar,
    Times,
    Written,
)
from sim.scenario.scale import Scale
from sim.scenario.words import Beta

if TYPE_CHECKING:
    from sim.scenario.scenario import Scenario

NO_NUMBERS = ("scale", "lexicon", "set", "assumptions", "questions", "record")
"""Keys under which nothing acts by itself: scales only read positions, `set` only changes numbers
elsewhere, the record is never read."""

DISTRIBUTIONS = ("uniform", "triangular", "lognormal", "fixed")


def _distribution(written: Any) -> str | None:
    if isinstance(written, dict):
        return Beta.kind if list(written) == [Beta.kind] else None
    if isinstance(written, str):
        return "word" if written in DISTRIBUTIONS else None
    return getattr(written, "kind", None)


Distribution = Annotated[
    Annotated[Literal["uniform", "triangular", "lognormal", "fixed"], Tag("word")]
    | Annotated[Beta, Tag("beta")],
    choice(
        _distribution,
        what="a distribution",
        words=(*DISTRIBUTIONS, "beta"),
        forms="A distribution is uniform, triangular, lognormal, fixed or {beta: [2, 5]}",
    ),
]


class Assumption(Model):
    """A number that is drawn anew in each replication: a knob for sweeps and sensitivity."""

    called: ClassVar[str] = "an assumption"
    about: Several = Field(description="The path, or paths, of what is assumed.")
    label: Words = Field(default="", description="The question it answers, for figures.")
    default: Scalar = Field(description="Its plain value.")
    range: tuple[Scalar, Scalar] = Field(description="The least and the most it may be.")
    distribution: Distribution = Field(
        default="uniform", description="How it is spread over the range; default: uniform."
    )


class Spread(NamedTuple):
    """An assumption in numbers, in the unit in which the quantity it is about is written.

    `distribution` is over `low` to `high`, save that a lognormal has them as its quantiles of 5 and
    95 %, and a Beta is on 0 to 1.
    """

    default: float
    low: float
    high: float
    distribution: str | Beta


def spread(scenario: "Scenario", name: str) -> Spread:
    """Return the numbers of an assumption; raises `misread` if they do not fit what it is about."""
    assumption = scenario.assumptions[name]
    written = (assumption.default, *assumption.range)
    default, low, high = (reading(scenario, assumption.about[0], one) for one in written)
    return Spread(default, low, high, assumption.distribution)


def reading(scenario: "Scenario", path: str, written: Written) -> float:
    """Return what is written, as the number that the quantity at a path would have."""
    match scenario.numbers[path]:
        case Position():
            scale = scale_at(scenario, path)
            assert scale is not None, "positions on options are no numbers"
            return scale.number(Position.read(written))
        case Extent():
            scale = scale_at(scenario, path)
            assert scale is not None, "options have no extent"
            extent = Extent.read(written)
            scale.extent(extent)
            return extent.number
        case Duration() | Rate() | Meetings() | Times() as quantity:
            return float(type(quantity).read(written).number)
        case float():
            return number(percentage(written))
    likelihood = Likelihood.read(written)
    if likelihood.number is None:
        raise misread(f"{shown(written)} is a word", "An assumption is made of numbers here")
    return likelihood.number


def numeric_paths(scenario: "Scenario") -> dict[str, Any]:
    """Every number that acts, by its path: what an assumption can be about.

    Words of the lexicon stand under `lexicon.`; counts that shape the talks (steps, stride) are
    not among them, nor is what is not written and has no number by default.
    """
    walked = dict(_numbers(scenario, ()))
    found = {
        path: value
        for path, value in walked.items()
        if not isinstance(value, (Position, Extent)) or scale_at(scenario, path) is not None
    }
    return found | {f"lexicon.{word}": sense for word, sense in scenario.lexicon.words.items()}


def _numbers(thing: Any, path: tuple[str, ...]) -> Iterator[tuple[str, Any]]:
    parts: Iterable[tuple[Any, Any]] = ()
    match thing:
        case Duration() | Rate() | Times() | Likelihood() | Meetings() | Position() | Extent():
            yield ".".join(path), thing
        case float():
            yield ".".join(path), thing
        case Registered():
            parts = thing.parameters.items()
        case Amend():
            parts = [(thing.clause, thing.to)]
        case Model():
            fields = [name for name in type(thing).model_fields if name not in NO_NUMBERS]
            parts = [(name, getattr(thing, name)) for name in fields]
        case dict():
            parts = thing.items()
        case tuple():
            parts = enumerate(thing)
    inside = (*path, thing.kind) if isinstance(thing, OneKey) else path
    for part, value in parts:
        yield from _numbers(value, (*inside, str(part)))


def scale_at(scenario: "Scenario", path: str) -> Scale | None:
    """Return the scale on which the position at a path is read; None if its clause has options."""
    room, item, *rest = path.split(".")
    if room == "items":
        named = {"clauses": rest[1:2], "objections": rest[-1:]}.get(rest[0], [item])
        clause = scenario.items[item].units(item).get(named[0])
    else:
        clause = scenario.clauses.get(path.partition(".stances.")[2].rpartition(".")[0])
    return None if clause is None else clause.scale
