"""Ratification: who must say yes to what the parties have agreed on, before it is signed."""

from typing import ClassVar

from pydantic import Field

from sim.scenario.form import Model, Words, later
from sim.scenario.number import Number
from sim.scenario.stance import Stance


class Ratifier(Model):
    """Somebody outside the room whose assent the treaty needs.

    He weighs the treaty by stances of his own, on clauses of his choice: the nearer what they are
    worth to him lies above the threshold, the surer his yes. They are positions on the scale, or
    worths of the options, of the clause.
    """

    called: ClassVar[str] = "a ratifier"
    name: Words = later("Its name in tables and stories; default: made of its id.")
    stances: dict[Words, Stance] = Field(
        description="What he wants of the clauses he looks at, by item.clause."
    )
    threshold: Number = Field(
        default=0.0,
        description="The utility to him of a treaty that he takes as likely as not.",
    )
