"""Procedure: when the parties meet, in what order they talk, and what they do when stuck.

A forum is where the talks may send what they cannot settle.
"""

from typing import Annotated, Any, ClassVar, Literal

from pydantic import Field, Tag

from sim.scenario.form import Model, Several, Words, choice, later
from sim.scenario.number import Count, Share
from sim.scenario.quantity import Duration, Likelihood, Meetings, Meets

RUNGS = ("sever", "park", "refer", "walk-out")


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
    Annotated[Literal["sever", "park", "refer", "walk-out"], Tag("word")]
    | Annotated[Recess, Tag("recess")],
    choice(
        _rung,
        what="a rung",
        words=(*RUNGS, "recess"),
        forms="A rung is sever, park, refer, walk-out or {recess: 30 days}",
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
    steps: Count = Field(default=20, description="Announced steps between opening and reservation.")
    stride: Count = Field(default=1, description="Most steps a unit moves in one meeting.")
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
    drafting: Delay = Field(
        default=Delay.model_validate("0 days"),
        description="From the last closing to the signature.",
    )
    anchoring: Share = Field(
        default=0.0, description="How far a first counter-offer is drawn to the other's opening."
    )
    unforeseen: Likelihood = Field(
        default=Likelihood.read(0),
        description="How likely an objection nobody foresaw meets an item.",
    )


class Forum(Model):
    """A place to which the talks can refer what they do not settle."""

    called: ClassVar[str] = "a forum"
    name: Words = later("Its name in tables and stories; default: made of its id.")
    takes: Several = Field(description="The items it takes.")
