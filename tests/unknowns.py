"""A sale in which the weight of each thing not known can be worked out by hand."""

from typing import Any

from sim.analysis.bench import Bench
from sim.engine.assumed import Factor, factors
from sim.results.yardstick import yardstick
from sim.scenario.document import loads

SALE = """
scenario: sale
start: 2001-01-01
horizon: 300 days
parties: {a: {patience: 40 days}, b: {patience: 40 days}}
items:
  price:
    scale: {between: [0, 100], unit: euros}
    stances: {a: {ideal: 100, reservation: 40}, b: {ideal: 0, reservation: 60}}
    objections:
      roof: {by: b, likelihood: likely, remedies: [{insist: {meetings: 3}}, {argue: 0.5}]}
procedure: {drafting: 10 days}
events:
  cold: {date: 2001-01-01, pressure: {a: 2}, lasts: 1 year}
  storm: {rate: 1 per year, suspends: 10 days}
linkages: []
assumptions:
  waiting: {about: parties.a.patience, default: 40 days, range: [20 days, 90 days]}
  cold: {about: events.cold.pressure.a, default: 2, range: [1, 3], distribution: triangular}
  drafters: {about: procedure.drafting.median, default: 10 days, range: [5 days, 20 days]}
  nothing: {about: implementation.keys.period, default: 5 days, range: [2 days, 9 days]}
  stormy:
    about: events.storm.rate
    default: 1 per year
    range: [0.5 per year, 4 per year]
    distribution: lognormal
  known:
    about: procedure.deadlock_after
    default: 12 meetings
    range: [6 meetings, 30 meetings]
    distribution: fixed
implementation: {keys: {of: price, period: 5 days}}
"""
"""The drafters' days are added to the day of signature as they are, and what comes after it cannot
matter: nothing does not. Patience and cold act as their quotient."""


def bench(text: str = SALE, *, measure: str = "day", replications: int = 40, **told: Any) -> Bench:
    """Return a scenario made ready."""
    scenario = loads(text)
    usual: dict[str, Any] = {"seed": 1, "workers": 1, "progress": lambda _: None}
    key = yardstick(scenario, measure)
    return Bench(scenario=scenario, key=key, replications=replications, **usual | told)


def known(made: Bench) -> tuple[Factor, ...]:
    """Return what is not known of it."""
    return factors(made.scenario, made.lowered)
