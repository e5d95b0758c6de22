"""The beginning that all variants played beside one another have in common.

Days are counted from the start, so those of talks that begin on different days cannot be paired.
"""

from collections.abc import Iterable

from sim.errors import UsageError
from sim.scenario.scenario import Scenario


def refuse_other_starts(variants: Iterable[Scenario]) -> None:
    """Raise UsageError if variants of a scenario begin on different days."""
    first, *others = dict.fromkeys(variant.start for variant in variants)
    if others:
        raise UsageError(
            f"The variants begin on different days, {first} and {others[0]}. Days are counted from "
            "the start, so these cannot be paired. Play each by itself with sim ensemble, or let "
            "an event or a party wait."
        )
