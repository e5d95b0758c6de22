"""Implementation: what must be done after the signature, in batches, and may be breached."""

from typing import ClassVar

from pydantic import Field

from sim.scenario.form import Model, Words, later
from sim.scenario.number import Count
from sim.scenario.quantity import Likelihood, Span


class Duty(Model):
    """Something that a treaty obliges to, done batch by batch over a time.

    A breach stops it. Supervision makes breaches rarer, what was left vague makes them likelier.
    """

    called: ClassVar[str] = "a duty"
    name: Words = later("Its name in tables and stories; default: made of its id.")
    text: Words = Field(default="", description="What is to be done, in words.")
    of: Words = Field(description="The clause it carries out, by item.clause.")
    period: Span = Field(
        description="How long it takes, from the signature to the last batch, evenly spread."
    )
    batches: Count = Field(default=1, description="In how many batches it is done.")
    breach: Likelihood = Field(
        default=Likelihood.read(0), description="How likely each batch is not delivered."
    )
