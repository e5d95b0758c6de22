"""The zone of agreement: what all parties would sign of a clause, or how far apart they are.

Seen from its ideal, a party signs what lies no farther than its limit, on either side: terms beyond
its ideal cost it as much as terms short of it. The limit is its reservation, or its red line.
"""

from collections.abc import Callable
from typing import Any, NamedTuple

from sim.scenario.item import Clause
from sim.scenario.scale import Scale
from sim.scenario.stance import OptionStance, OrderedStance, Stance

SAME = 1e-9

Limit = Callable[[Stance], Any]
"""How far a party goes: a position of an ordered stance, an option of the other kind."""


def reservation(stance: Stance) -> Any:
    """Return the farthest a party signs, the clause taken alone."""
    return stance.reservation


def red_line(stance: Stance) -> Any:
    """Return the farthest a party signs at all."""
    return stance.reservation if stance.red_line is None else stance.red_line


class Stretch(NamedTuple):
    """A stretch of a scale, in shares; where `low` lies above `high` it is a gap."""

    low: float
    high: float

    @property
    def gap(self) -> float:
        """How far the ends miss each other; 0 where they meet."""
        gap = self.low - self.high
        return gap if gap > SAME else 0.0


def zone(clause: Clause, within: Limit = reservation) -> Stretch:
    """Return the stretch of its scale that all who have a stance would sign."""
    assert clause.scale is not None, "a clause of options has no stretches"
    stances = [one for one in clause.stances.values() if isinstance(one, OrderedStance)]
    reaches = [reach(clause.scale, stance, within) for stance in stances]
    return Stretch(max(one.low for one in reaches), min(one.high for one in reaches))


def acceptable(clause: Clause, within: Limit = reservation) -> tuple[str, ...]:
    """Return the options that all who have a stance would sign."""
    stances = [one for one in clause.stances.values() if isinstance(one, OptionStance)]
    return tuple(
        option
        for option in clause.options or ()
        if all(signs(stance, option, within) for stance in stances)
    )


def signs(stance: OptionStance, option: str, within: Limit = reservation) -> bool:
    """Return whether a party signs an option."""
    return stance.worth[option] >= stance.worth[within(stance)]


def within_reach(
    scale: Scale, stance: OrderedStance, share: float, within: Limit = reservation
) -> bool:
    """Return whether a party signs a place on the scale."""
    low, high = reach(scale, stance, within)
    return low - SAME <= share <= high + SAME


def reach(scale: Scale, stance: OrderedStance, within: Limit) -> Stretch:
    """Return the stretch around its ideal that a party signs."""
    ideal = scale.share(stance.ideal)
    far = abs(scale.share(within(stance)) - ideal)
    return Stretch(max(0.0, ideal - far), min(1.0, ideal + far))
