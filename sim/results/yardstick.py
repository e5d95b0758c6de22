"""The yardstick: the one measure that is asked for, as it is spelt, and the unit it is told in.

::

    signed                 whether a treaty is signed
    day                    the day of signature; what is not signed counts as at the horizon
    day:price              the day on which a clause closes, counted likewise
    agreed:price           whether a clause is agreed
    worth:buyer            what the treaty is worth to a party; utility:buyer, delay:buyer likewise
"""

from sim.errors import UsageError, or_meant
from sim.results.measure import Key
from sim.scenario.argument import text
from sim.scenario.scenario import Scenario

OF_ALL = ("signed", "day")
OF_A_CLAUSE = ("agreed", "day")
OF_A_PARTY = ("worth", "utility", "delay")


def yardstick(scenario: Scenario, spelt: str) -> Key:
    """Return the measure that is spelt so; raise UsageError, with all there are, for any other."""
    known, spelt = _known(scenario), text("measure", spelt)
    if spelt in known:
        return known[spelt]
    meant = or_meant(spelt, known)
    raise UsageError(f"'{spelt}' is no measure{meant} There is: {', '.join(known)}.")


def spelling(key: Key) -> str:
    """Return how a measure is spelt."""
    return ":".join(part for part in (key.name, key.clause or key.party) if part)


def called(key: Key) -> str:
    """Return what a measure is called in a sentence."""
    if key.clause:
        return {
            "agreed": f"how often {key.clause} is agreed",
            "day": f"the day on which {key.clause} closes",
        }[key.name]
    return {
        "signed": "how often a treaty is signed",
        "day": "the day of signature",
        "worth": f"the worth to {key.party}",
        "utility": f"the utility to {key.party}",
        "delay": f"what delay costs {key.party}",
    }[key.name]


def _known(scenario: Scenario) -> dict[str, Key]:
    known = {name: Key(name) for name in OF_ALL}
    known |= {f"{name}:{p}": Key(name, party=p) for name in OF_A_PARTY for p in scenario.parties}
    units = [one.id for one in scenario.units]
    return known | {f"{name}:{c}": Key(name, clause=c) for name in OF_A_CLAUSE for c in units}
