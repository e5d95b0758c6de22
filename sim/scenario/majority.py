"""Majority: whether those who consent to a text are enough to decide it.

All of them; or, by majority, parties that weigh at least that share, all who must sign among them.
A party without a stance on the clause consents to any text. Weights are those of the file.
"""

from collections.abc import Collection, Iterable

from sim.scenario.item import Clause
from sim.scenario.procedure import Majority
from sim.scenario.scenario import Scenario
from sim.scenario.stance import OptionStance, OrderedStance
from sim.scenario.zone import Limit, reach, signs, within_reach

SLACK = 1e-9
"""Keeps a majority that is exact, but for rounding, a majority."""


def is_carried(scenario: Scenario, against: Collection[str]) -> bool:
    """Return whether all parties but some suffice to decide."""
    parties, decision = scenario.parties, scenario.procedure.decision
    if not isinstance(decision, Majority) or any(parties[one].must_sign for one in against):
        return not against
    weight = sum(party.weight for name, party in parties.items() if name not in against)
    total = sum(party.weight for party in parties.values())
    return weight >= (decision.majority - SLACK) * total


def has_zone(scenario: Scenario, clause: Clause, within: Limit) -> bool:
    """Return whether there is a text that enough parties sign, each as far as its limit."""
    return any(is_carried(scenario, against) for against in _refusals(clause, within))


def _refusals(clause: Clause, within: Limit) -> Iterable[set[str]]:
    """Yield who refuses a text: each option, or each place at which somebody begins to sign."""
    taking = {s: one for s, one in clause.stances.items() if isinstance(one, OptionStance)}
    for option in clause.options or ():
        yield {s for s, one in taking.items() if not signs(one, option, within)}
    moving = {s: one for s, one in clause.stances.items() if isinstance(one, OrderedStance)}
    for stance in moving.values():
        assert clause.scale is not None, "an ordered stance has a scale"
        place = reach(clause.scale, stance, within).low
        yield {s for s, one in moving.items() if not within_reach(clause.scale, one, place, within)}
