"""How rules are compiled: each once, joined in entries; the numbers are those of plain Python."""

import math
from collections.abc import Callable
from typing import Any

import pytest

from sim.model.joining import Entry, Rule
from sim.model.rule import COMPILED, OPTIONS

pytestmark = pytest.mark.skipif(not COMPILED, reason="there is nothing to join uncompiled")


def compiled() -> tuple[Any, Any, Callable[[float], float]]:
    """Return an entry that calls a rule, the rule, and the same as plain Python."""

    def curve(x: float) -> float:
        return math.exp(-x) / 3.0

    inner = Rule(curve, **OPTIONS)

    def twice(x: float) -> float:
        return float(inner(inner(x)))

    return Entry(twice, **OPTIONS), inner, lambda x: curve(curve(x))


def test_an_entry_is_joined_with_the_rules_it_calls() -> None:
    entry, rule, plain = compiled()
    assert entry(0.7) == plain(0.7)
    (code,) = rule.overloads.values()
    names = [function.name for function in code.library.get_defined_functions()]
    assert any("curve" in name for name in names)


def test_a_rule_that_python_calls_gets_an_entry_of_its_own() -> None:
    _, rule, _ = compiled()
    assert rule(0.5) == math.exp(-0.5) / 3.0
    assert rule(0.5) == rule(0.5)
    assert rule(1) == math.exp(-1) / 3.0


def test_an_entry_is_called_by_compiled_functions_as_a_rule() -> None:
    entry, _, plain = compiled()

    def thrice(x: float) -> float:
        return float(entry(x) + 1.0)

    assert Entry(thrice, **OPTIONS)(0.2) == plain(0.2) + 1.0
    assert not entry.overloads, "what compiled code calls is not made ready for Python"


def test_nothing_is_kept_of_a_rule_but_in_the_entries_that_call_it() -> None:
    entry, _, plain = compiled()
    assert entry(0.3) == plain(0.3)
    (code,) = entry.overloads.values()
    library = code.library
    reachable = {function.name for function in library.get_defined_functions()}
    assert not any("curve" in name for name in reachable), "it stands where it was called"
