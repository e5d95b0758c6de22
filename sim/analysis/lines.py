"""Which lines of the file matter: each is taken out, and the same chance played again.

A line is a key that can be gone: an assumption, a stance, an objection, a remedy, an event, a
principal, a rule of procedure. An assumption is held at its default, a clause or an item is not
put; of anything else what is left is as if it had never been written. What other lines need is made
to do nothing, or, where it cannot be, is told with what needs it.
"""

import re
from dataclasses import replace
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

from sim.analysis.bench import Bench
from sim.analysis.compare import changed
from sim.engine.assumed import Factor, factors
from sim.engine.knobs import WORD
from sim.errors import ScenarioError
from sim.results.ensemble import Ensemble
from sim.results.estimate import share
from sim.results.paired import estimated_apart
from sim.results.sensitivity import Line
from sim.scenario.document import altered, without
from sim.scenario.scenario import Scenario
from sim.scenario.tree import Node

Array = np.ndarray[Any, Any]

KEY = "[^.]+"


def _like(*patterns: str) -> "re.Pattern[str]":
    """Return what paths of any of these forms match; a star is any key."""
    return re.compile("|".join(rf"(?:{one})" for one in patterns).replace("*", KEY))


POINTS = _like(r"items\.*", r"items\.*\.clauses\.*")
STANCES = _like(r"items\.*(\.clauses\.*)?\.stances\.*")
OBJECTIONS = _like(r"items\.*\.objections\.*")
PRINCIPALS = _like(r"parties\.*\.principals\.*")
ASSUMPTIONS = _like(r"assumptions\.*")
THINGS = _like(
    r"(linkages|events|forums|implementation|ratification)\.*",
    r"items\.*\.(initiative|accepts)\.*",
    r"items\.*\.objections\.*\.remedies\.*",
    r"procedure\.on_deadlock\.*",
)
RULES = _like(
    r"procedure\.*",
    r"parties\.*\.(patience|concession|mandate|delay_cost|discount|alternative|weight|must_sign)",
    r"parties\.*\.principals\.*\.(insists_on|stances)",
    r"items\.*(\.clauses\.*)?\.(severable|without|ambiguity|stances\.*\.red_line)",
    r"items\.*\.(tier|least)",
    r"items\.*\.objections\.*\.(effect|lapses_at|counter)",
    r"tide",
)
"""Keys without which something else is the rule: their default."""

LINES = (ASSUMPTIONS, POINTS, STANCES, OBJECTIONS, PRINCIPALS, THINGS, RULES)


class Variant(NamedTuple):
    """A scenario without a line, and what was done to it."""

    scenario: Scenario
    how: str


def written(scenario: Scenario) -> tuple[tuple[str, Node], ...]:
    """Return the lines that can be taken out, by their paths, in the order of the file."""
    walked = ((".".join(parts), node) for parts, node in scenario.tree.walk())
    return tuple((path, node) for path, node in walked if any(k.fullmatch(path) for k in LINES))


def lines(bench: Bench) -> tuple[tuple[Line, ...], dict[str, str]]:
    """Return the lines, the one that matters most first; and those that others need, with whom."""
    known = {factor.name: factor for factor in factors(bench.scenario, bench.lowered)}
    found, needed = [], {}
    for path, node in written(bench.scenario):
        name = path.removeprefix("assumptions.")
        try:
            if name != path and name not in known:
                continue
            if name != path and not known[name].paths[0].startswith(WORD):
                runs, how = _held(bench, known[name]), "held at its default"
            else:
                variant = taken_out(bench.scenario, path)
                runs, how = replace(bench, scenario=variant.scenario).usual, variant.how
        except ScenarioError as error:
            needed[path] = error.problems[0].path or error.problems[0].found
            continue
        found.append(_line(bench, path, placed(node), how, runs))
    found.sort(key=lambda line: (line.is_none, -abs(line.apart.value), -line.changed.value))
    return tuple(found), needed


def taken_out(scenario: Scenario, path: str) -> Variant:
    """Return the scenario without a line; raises ScenarioError if something else needs it."""
    if POINTS.fullmatch(path):
        item = path.split(".")[1]
        units = [unit.path for unit in scenario.units if unit.item == item]
        inside = [unit for unit in units if unit.startswith(f"{path}.")] or [path]
        return Variant(altered(scenario, {f"{one}.withheld": True for one in inside}), "withheld")
    how = "at the default" if RULES.fullmatch(path) else "taken out"
    try:
        return Variant(without(scenario, path), how)
    except ScenarioError:
        return _made_nothing(scenario, path)


def _made_nothing(scenario: Scenario, path: str) -> Variant:
    """Return the scenario with a line that is needed, and yet does nothing."""
    if STANCES.fullmatch(path):
        return Variant(altered(scenario, {f"{path}.salience": 0}), "given no weight")
    if OBJECTIONS.fullmatch(path):
        return Variant(altered(scenario, {f"{path}.likelihood": "never"}), "never raised")
    if PRINCIPALS.fullmatch(path):
        return Variant(altered(scenario, {f"{path}.consulted": "never"}), "never asked")
    return Variant(without(scenario, path), "taken out")


def _held(bench: Bench, factor: Factor) -> Ensemble:
    """Return the runs with an assumption at its default."""
    point = np.full((1, bench.knobs), np.nan)
    knobs = list(factor.knobs)
    point[0, knobs] = bench.lowered.setting_tables["knob"]["default"][knobs]
    return bench.played(point, first=np.zeros(1, int), count=bench.replications)


def _line(bench: Bench, path: str, place: str, how: str, runs: Ensemble) -> Line:
    differs = changed(bench.usual, runs)
    return Line(
        path=path,
        place=place,
        how=how,
        apart=estimated_apart(bench.key, bench.values, bench.measured(runs)),
        changed=share(int(differs.sum()), len(differs)),
    )


def placed(node: Node) -> str:
    """Return the file and the line in which something is written."""
    place = node.key or node.place
    if not place.text.numbered:
        return place.text.name
    return f"{Path(place.text.name).name}:{place.line + 1}"
