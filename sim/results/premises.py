"""Premises: what a result rests on, so that whoever sees the one sees the other."""

from collections.abc import Mapping
from typing import Protocol

from sim.scenario.scenario import Scenario


class Premises(Protocol):
    """What an outcome and an ensemble alike say of what they rest on.

    which : the replications of the seed they hold, in words
    """

    @property
    def scenario(self) -> Scenario:
        """What was played, with the overrides in it."""

    @property
    def seed(self) -> int:
        """Whose chance it was."""

    @property
    def at_defaults(self) -> bool:
        """Whether no assumption was drawn."""

    @property
    def overrides(self) -> Mapping[str, object]:
        """What was set in the scenario, by path."""

    @property
    def options(self) -> Mapping[str, str]:
        """Which option of each question was taken."""

    @property
    def as_believed_by(self) -> str | None:
        """The party whose beliefs were taken for the truth, if any."""

    @property
    def version(self) -> str:
        """The version of the program that played."""

    @property
    def which(self) -> str:
        """The replications of the seed it holds, in words."""


def assumptions(made: Premises) -> str:
    """Say in a line what a result rests on: scenario, changes, seed, replications and version."""
    parts = [
        made.scenario.scenario,
        *(["with hindsight"] if made.scenario.hindsight else []),
        *(f"{path} = {value}" for path, value in made.overrides.items()),
        *(f"{question}: {option}" for question, option in made.options.items()),
        *([] if made.as_believed_by is None else [f"as believed by {made.as_believed_by}"]),
        *(["at defaults"] if made.at_defaults else []),
        f"seed {made.seed}",
        made.which,
        f"version {made.version}",
    ]
    return " · ".join(parts)
