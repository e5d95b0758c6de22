"""A question: a decision to be advised on, as a choice between overrides of the file."""

from typing import Any, ClassVar

from pydantic import Field

from sim.scenario.form import Id, Model, Name, Words


class Option(Model):
    """One answer: what it changes in the file."""

    called: ClassVar[str] = "an option"
    set: dict[Words, Any] = Field(description="What taking it changes, by path.")


class Question(Model):
    """A decision that one of the parties has to take."""

    called: ClassVar[str] = "a question"
    asked_by: Id = Field(description="The party that asks.")
    leaning: Name | None = Field(default=None, description="The option its author leans to.")
    text: Words = Field(default="", description="The question in words.")
    options: dict[Name, Option] = Field(description="The answers to choose between.")
