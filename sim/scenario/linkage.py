"""Linkages: how one item bears on another."""

from typing import ClassVar

from pydantic import Field

from sim.scenario.form import Id, OneKey, Several
from sim.scenario.number import Share


class Spillover(OneKey):
    """While one item is contested, the parties give way later on others."""

    kind: ClassVar[str] = "spillover"
    called: ClassVar[str] = "a spillover"
    of: Id = Field(description="The item whose dispute spills over.")
    onto: Several = Field(description="The items, or item, it spills onto.")
    hardens: Share = Field(description="By how much concession is held back there, 0 to 1.")
