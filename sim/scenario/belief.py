"""A belief: what a party thinks is so, as changes to the file. No rule of the talks knows of it."""

from typing import Any, ClassVar

from pydantic import Field

from sim.scenario.form import Model, Words


class Belief(Model):
    """The world as a party sees it: what in it differs from the file."""

    called: ClassVar[str] = "a belief"
    set: dict[Words, Any] = Field(description="What the party thinks is so, by path.")
