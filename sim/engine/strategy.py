"""Strategies of the user's own: registered by name, and called by the talks as any other.

* `strategy` registers a function: plain Python, or compiled by `numba.cfunc`.
* A package offers one by an entry point of the same name: its module registers it
  (`scenario.concession`).
* What such a function sees and returns is said in `model.registered`.
"""

import math
import re
from collections.abc import Callable, Mapping
from ctypes import c_void_p, cast
from threading import local
from types import MappingProxyType

from sim.errors import StrategyError, UsageError
from sim.model.registered import Callback
from sim.scenario.argument import by_name, number
from sim.scenario.concession import register

MOST_PARAMETERS = 2
KEBAB = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
A_KEY = re.compile(r"\w+(-\w+)*")

Rule = Callable[[float, float, float, float, float, float, float, float], float]
"""(clock, announced, own, theirs, before, least, first, second) -> share."""

_KEPT: list[object] = []
"""Every function ever registered: talks lowered before it was replaced still call it."""
_ADDRESSES: dict[str, int] = {}


class _Raised(local):
    """What strategies have raised, each with its name: on this thread, whose talks called them."""

    def __init__(self) -> None:
        self.here: list[tuple[str, Exception]] = []


_RAISED = _Raised()


def strategy(
    rule: Rule, *, name: str, parameters: Mapping[str, float] = MappingProxyType({})
) -> Rule:
    """Register `rule` as the strategy `name`, and return it.

    A scenario names it from then on: ``concession: {strategy: name}``. Registering a name again
    replaces it for scenarios played later.

    Parameters
    ----------
    rule : returns the share, in [0, 1], that a party wants to have conceded on a unit
    name : a word of the language in kebab-case, not one of its own strategies
    parameters : at most two numbers by name, each with its default; they reach `rule` last

    Raises
    ------
    StrategyError
        if `rule` cannot be called, the name is not in kebab-case or is taken by the language, or
        there are too many parameters, or one whose default is no number
    """
    what: object = rule
    if not callable(what):
        raise StrategyError(f"'{rule}' is no function; a strategy is one that returns a share")
    if not (isinstance(name, str) and KEBAB.fullmatch(name)):
        said = "small letters, figures and single hyphens between them"
        raise StrategyError(
            f"'{name}' is no name of a strategy; one has {said}, such as 'half-way'"
        )
    try:
        register(name, _numbers(name, parameters))
    except (ValueError, UsageError) as error:
        raise StrategyError(str(error)) from None
    _ADDRESSES[name] = _kept(rule, name)
    return rule


def _numbers(name: str, parameters: object) -> dict[str, float]:
    """Return the defaults of a strategy's parameters, by names that a file can write."""
    given = by_name("parameters", parameters)
    if len(given) > MOST_PARAMETERS:
        reason = f"'{name}' has {len(given)} parameters; a strategy takes two at most"
        raise StrategyError(reason)
    for key in given:
        if not A_KEY.fullmatch(key) or key == "strategy":
            said = "one has letters, figures, hyphens and underscores, such as 'patience'"
            raise StrategyError(f"'{key}' is no name of a parameter; {said}")
    return {key: number(f"parameters['{key}']", default) for key, default in given.items()}


def _kept(rule: Rule, name: str) -> int:
    """Keep a rule for good, and return where it can be called."""
    compiled: int | None = getattr(rule, "address", None)
    if compiled is not None:
        _KEPT.append(rule)
        return compiled
    plain = Callback(_guarded(rule, name))
    _KEPT.append(plain)
    address = cast(plain, c_void_p).value
    assert address is not None
    return address


def _guarded(rule: Rule, name: str) -> Rule:
    """Return `rule` as C can call it: what it raises is kept, and told when the moment is over."""

    def guarded(*seen: float) -> float:
        try:
            share = float(rule(*seen))
            if math.isnan(share):
                raise ValueError("it returned nan, which is no share from 0 to 1")
            return share
        except Exception as error:  # noqa: BLE001 (C cannot pass it on)
            _RAISED.here.append((name, error))
            return math.nan

    return guarded


def tell_what_was_raised() -> None:
    """Raise StrategyError if a user's strategy has raised anything since this was last called.

    It is called on the thread that played: no other knows of it.
    """
    if _RAISED.here:
        name, error = _RAISED.here[0]
        _RAISED.here.clear()
        said = f"the strategy '{name}' failed: {type(error).__name__}: {error}"
        raise StrategyError(said) from error


def address_of(name: str) -> int:
    """Return where the strategy `name` stands in memory."""
    return _ADDRESSES[name]
