"""The record: what really happened. It is drawn over plots, and no rule ever reads it."""

from typing import ClassVar, Literal

from pydantic import Field

from sim.scenario.form import Id, Model, Name, Words
from sim.scenario.quantity import Day, Position


class RecordedClause(Model):
    """How a clause really ended."""

    called: ClassVar[str] = "a recorded clause"
    disposition: Literal["agreed", "dropped", "referred", "withheld", "open"] = Field(
        description="How it ended."
    )
    date: Day | None = Field(default=None, description="When.")
    terms: Position | None = Field(
        default=None, description="On what terms: a place on its scale, an option, or words."
    )
    provisional: bool = Field(
        default=False, description="Could still move until the signature.", strict=True
    )
    source: dict[Id, Words] = Field(default_factory=dict, description="Where it stands, by source.")


class Answer(Model):
    """What somebody answered to a question of the file."""

    called: ClassVar[str] = "an answer"
    by: Words = Field(description="Who answered.")
    option: Name = Field(description="The option he chose.")
    date: Day | None = Field(default=None, description="When.")


class RecordedEvent(Model):
    """Something that really happened."""

    called: ClassVar[str] = "a recorded event"
    date: Day = Field(description="When it happened, or began.")
    until: Day | None = Field(default=None, description="When it was over, if it lasted.")
    text: Words = Field(description="What happened.")


class Record(Model):
    """What really happened, for overlays and scores."""

    called: ClassVar[str] = "the record"
    signed: Day | None = Field(default=None, description="When the treaty was signed.")
    clauses: dict[Words, RecordedClause] = Field(
        default_factory=dict, description="How each clause ended, by item.clause."
    )
    answers: dict[Id, Answer] = Field(
        default_factory=dict, description="What was answered to the questions."
    )
    events: tuple[RecordedEvent, ...] = Field(default=(), description="What happened meanwhile.")
