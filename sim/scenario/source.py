"""A source: the document that a number or a text rests on."""

from typing import ClassVar

from pydantic import Field

from sim.scenario.form import Model, Words
from sim.scenario.quantity import Day


class Source(Model):
    """A document. What is cited outside the record may be no younger than the file's `written`."""

    called: ClassVar[str] = "a source"
    cite: Words = Field(description="How the document is cited.")
    as_of: Day = Field(description="The day from which it could be known.")
    file: Words | None = Field(default=None, description="Where a copy is kept, if one is.")
