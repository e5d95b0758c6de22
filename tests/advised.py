"""Questions whose best answer is known beforehand, worked by hand.

North asks for the bridge, or takes the gift. Nobody is against either, and all that is agreed is
worth its salience to north, whose saliences add up to 1: the bridge 0.5, the gift 0.3, peace 0.2.
If south objects to the bridge, north drops it.
"""

from dataclasses import replace
from functools import cache

from sim.analysis.advise import advise
from sim.results.advice import Advice, Tipping
from sim.results.estimate import Estimate
from sim.scenario.document import loads

GIFT = """
scenario: gift
title: A gift or a bridge
written: 2001-01-01
start: 2001-01-01
horizon: 1 year
parties:
  north: {patience: 100 days}
  south: {patience: 100 days}
items:
  peace:
    tier: main
    options: [peace, war]
    initiative: {north: table, south: {wait: for-the-other}}
    stances:
      north: {worth: {peace: 1, war: 0}, reservation: war, salience: 0.2}
      south: {worth: {peace: 1, war: 0}, reservation: war}
  gift:
    tier: main
    withheld: true
    initiative: {north: table, south: {wait: for-the-other}}
    options: [given, kept]
    stances:
      north: {worth: {given: 1, kept: 0}, reservation: kept, salience: 0.3}
      south: {worth: {given: 1, kept: 0}, reservation: kept}
  bridge:
    tier: main
    severable: true
    initiative: {north: table, south: {wait: for-the-other}}
    options: [built, unbuilt]
    stances:
      north: {worth: {built: 1, unbuilt: 0}, reservation: unbuilt, salience: 0.5}
      south: {worth: {built: 1, unbuilt: 0}, reservation: unbuilt}
    objections:
      toll: {by: south, likelihood: 0.2, remedies: [{drop: bridge}]}
procedure: {unforeseen: 0}
assumptions:
  objection:
    about: items.bridge.objections.toll.likelihood
    label: How likely is an objection?
    default: 0.2
    range: [0.05, 0.9]
    distribution: fixed
  generosity:
    about: items.gift.stances.north.salience
    label: How large is the gift?
    default: 0.3
    range: [0.1, 0.9]
    distribution: fixed
questions:
  which:
    asked_by: north
    leaning: gift
    text: Do we ask for the bridge, or take the gift?
    options:
      bridge: {set: {items.bridge.withheld: false}}
      gift: {set: {items.bridge.withheld: true, items.gift.withheld: false}}
record:
  clauses:
    gift: {disposition: agreed, date: 2001-02-01, terms: given}
  answers: {which: {by: the elder, option: gift, date: 2001-01-01}}
"""

BELIEVED = GIFT + "beliefs:\n  north: {set: {items.bridge.objections.toll.likelihood: 0.9}}\n"
"""North thinks that south will almost surely object."""


RUNS = 48

TIP = Tipping(
    assumption="generosity",
    label="How large is the gift?",
    verdict="turns",
    least=0.1,
    default=0.3,
    most=0.9,
    at_least=Estimate(0.35, 0.31, 0.39, RUNS),
    at_most=Estimate(-0.31, -0.34, -0.27, RUNS),
    side="most",
    value=0.39,
    low=0.36,
    high=0.42,
    told={
        "least": "0.1",
        "default": "0.3",
        "most": "0.9",
        "value": "0.39",
        "low": "0.36",
        "high": "0.42",
    },
)
"""What a search finds of the gift."""


@cache
def advised(text: str = GIFT) -> Advice:
    """Return the advice on it, with what turns it."""
    found = advise(loads(text), replications=RUNS)
    counsels = tuple(replace(one, tipping=(TIP,)) for one in found.counsels)
    return replace(found, counsels=counsels, searched=RUNS)
