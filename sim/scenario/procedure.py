"""Procedure: when the parties meet, in what order they talk, and what they do when stuck."""

from typing import Annotated, Any, ClassVar, Literal

from pydantic import Field, Tag

from sim.scenario.form import Model, choice
from sim.scenario.number import Count, Fraction, Share, Weight
from sim.scenario.quantity import Duration, Likelihood, Meetings, Meets

RUNGS = ("package", "sever", "park", "sub-delegation", "refer", "walk-out")


class Delay(Model):
    """A time that varies: its median, and what nine in ten do not exceed. Without that, fixed."""

    called: ClassVar[str] = "a delay"
    short: ClassVar[str | None] = "median"
    median: Duration = Field(description="Half of the delays are shorter.")
    p90: Duration | None = Field(
        default=None,
        description="Nine in ten are shorter; default: the delay is always the median.",
    )


class Recess(Model):
    """A rung: the talks pause."""

    kind: ClassVar[str] = "recess"
    called: ClassVar[str] = "a recess"
    recess: Delay = Field(description="How long the talks pause.")


def _rung(written: Any) -> str | None:
    if isinstance(written, dict):
        return Recess.kind if "recess" in written else None
    if isinstance(written, str):
        return "word" if written in RUNGS else None
    return getattr(written, "kind", None)


Rung = Annotated[
    Annotated[
        Literal["package", "sever", "park", "sub-delegation", "refer", "walk-out"], Tag("word")
    ]
    | Annotated[Recess, Tag("recess")],
    choice(
        _rung,
        what="a rung",
        words=(*RUNGS, "recess"),
        forms="A rung is package, sever, park, sub-delegation, refer, walk-out "
        "or {recess: 30 days}",
    ),
]


class Majority(Model):
    """Those who consent weigh enough, and all who must sign are among them."""

    kind: ClassVar[str] = "majority"
    called: ClassVar[str] = "a decision by majority"
    majority: Fraction = Field(description="The share of all weights that it takes, such as 2/3.")


def _decision(written: Any) -> str | None:
    if isinstance(written, dict):
        return Majority.kind if "majority" in written else None
    return "word" if written == "unanimity" else getattr(written, "kind", None)


Decision = Annotated[
    Annotated[Literal["unanimity"], Tag("word")] | Annotated[Majority, Tag("majority")],
    choice(
        _decision,
        what="a decision rule",
        words=("unanimity", "majority"),
        forms="A decision takes unanimity, or {majority: 2/3}",
    ),
]


class Procedure(Model):
    """The rules of the table; all that is optional is off until written."""

    called: ClassVar[str] = "the procedure"
    meets: Meets = Field(
        default=Meets.read("weekdays"), description="The days of meeting, each at 10:00."
    )
    agenda: Literal["as-listed", "easiest-first", "hardest-first"] = Field(
        default="as-listed", description="In what order the items are called."
    )
    protocol: Literal["item-by-item", "parallel"] = Field(
        default="item-by-item", description="One item at a time, or all that can be called."
    )
    speaking: Literal["rotating", "fixed"] = Field(
        default="rotating", description="Whether the first word goes round."
    )
    decision: Decision = Field(
        default="unanimity", description="Who has to consent: all, or {majority: 2/3}."
    )
    steps: Count = Field(default=20, description="Announced steps between opening and reservation.")
    stride: Count = Field(default=1, description="Most steps a unit moves in one meeting.")
    tolerance: Share = Field(
        default=0.0, description="Worth by which an offer on a whole item may miss its mark."
    )
    deadlock_after: Meetings = Field(
        default=Meetings.read("12 meetings"),
        description="Meetings without movement that make a deadlock.",
    )
    sitting: Meetings | None = Field(
        default=None,
        description="Meetings without a closing after which another item is called; "
        "default: twice deadlock_after, whatever that is drawn as.",
    )
    on_deadlock: tuple[Rung, ...] = Field(
        default=(), description="What is tried at a deadlock, one rung after another."
    )
    ask_again: Duration = Field(
        default=Duration.read("14 days"),
        description="How long a party refused by its principals waits to ask again.",
    )
    consultation: Literal["mean", "unanimity"] = Field(
        default="mean", description="Whether principals answer by their weighted mean, or all."
    )
    drafting: Delay = Field(
        default=Delay.model_validate("0 days"),
        description="From the last closing to the signature.",
    )
    anchoring: Share = Field(
        default=0.0, description="How far a first counter-offer is drawn to the other's opening."
    )
    goodwill: Weight = Field(
        default=0.0, description="What waiting for the other earns its arguments, in log-odds."
    )
    signalling: Share = Field(
        default=0.0, description="How far a first step is read as weakness, and holds others back."
    )
    unforeseen: Likelihood = Field(
        default=Likelihood.read(0),
        description="How likely an objection nobody foresaw meets an item.",
    )
