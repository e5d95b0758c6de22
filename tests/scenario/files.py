"""Small scenario files for tests of the language, and how to say what is wrong with one."""

from pathlib import Path
from typing import Any

import pytest

from sim.errors import Problem, ScenarioError
from sim.scenario.document import loads
from sim.scenario.scenario import Scenario

LANGUAGE = Path(__file__).with_name("language.yaml")
"""The language in one file, every key once; what else could stand there is in its comments."""

HOUSE = """\
scenario: house
start: 2026-03-02
parties: {seller: {}, buyer: {}}
items:
  price:
    scale: {between: [400, 500], unit: euros}
    stances:
      seller: {ideal: 490, reservation: 440}
      buyer: {ideal: 410, reservation: 460}
"""

GARDEN = """\
scenario: garden
start: 2026-03-02
parties: {seller: {}, buyer: {}}
forums: {court: {takes: [garden]}}
items:
  garden:
    clauses:
      hedge:
        scale: {between: [as now, gone], landmarks: {half: 0.5}}
        severable: true
        stances:
          seller: {ideal: as now, reservation: half, red_line: 0.7}
          buyer: {ideal: gone, reservation: 0.4}
      shed:
        options: [stays, goes]
        stances:
          seller: {worth: {stays: 0.2, goes: 1}, reservation: stays}
          buyer: {worth: {stays: 1, goes: 0.3}, reservation: goes}
    objections:
      shade:
        by: buyer
        to: [hedge]
        likelihood: likely
        counter: {hedge: gone}
        remedies:
          - argue: {persuades: hard to refute, meetings: 3}
          - amend: half
          - drop: hedge
          - refer: court
          - insist: {meetings: 5}
"""

OUTVOTED = """\
scenario: outvoted
start: 2026-03-02
parties: {a: {}, b: {}, c: {}}
items:
  fee:
    scale: {between: [0, 100], unit: euros}
    stances:
      a: {ideal: 0, reservation: 40}
      b: {ideal: 10, reservation: 50}
      c: {ideal: 100, reservation: 60}
procedure: {decision: {majority: 2/3}}
"""
"""Two agree on what a third would not sign, and are enough."""


def house(**more: Any) -> Scenario:
    """The house with further keys, as overrides spelt with double underscores for dots."""
    return loads(HOUSE, set={path.replace("__", "."): value for path, value in more.items()})


def problems(text: str, **how: Any) -> tuple[Problem, ...]:
    """What is wrong with a text."""
    with pytest.raises(ScenarioError) as caught:
        loads(text, name="file.yaml", **how)
    return caught.value.problems


def problem(text: str, **how: Any) -> Problem:
    """The one thing that is wrong with a text."""
    (only,) = problems(text, **how)
    return only
