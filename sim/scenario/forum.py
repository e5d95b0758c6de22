"""A forum: where the talks may send what they do not settle, to be decided after the signature."""

from typing import ClassVar

from pydantic import Field

from sim.scenario.form import Model, Several, Words, later
from sim.scenario.number import Share
from sim.scenario.quantity import Duration, Likelihood, Meets


class Forum(Model):
    """A place that decides, after the signature, what is referred to it.

    - What is referred is decided on its first day of meeting at or after a moment drawn evenly from
      the time that it takes: `within`, counted from the signature.
    - It succeeds or fails; only what it agrees on counts, and that for a share of its worth.
    """

    called: ClassVar[str] = "a forum"
    name: Words = later("Its name in tables and stories; default: made of its id.")
    takes: Several = Field(description="The items it takes.")
    meets: Meets | None = later(
        "The days of its meetings, each at 10:00; default: as the talks themselves."
    )
    within: Duration = Field(
        default=Duration.read("0 days"),
        description="The longest it takes to meet on a matter, from the signature on.",
    )
    succeeds: Likelihood = Field(
        default=Likelihood.read(0.5), description="How likely it agrees on what is referred to it."
    )
    counts_as: Share = Field(
        default=0.5,
        description="The share of its worth for which terms agreed there count, as seen from here.",
    )
