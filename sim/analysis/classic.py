"""What each classic model predicts of a clause, from the same stances as the talks.

Positions are shares of the scale or the index of an option. A model that does not apply to a clause
says why. Weights are power times salience, as `arena` has them.
"""

import math
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

import numpy as np

from sim.analysis import challenge as challenging
from sim.analysis import spatial as politics
from sim.analysis import vote
from sim.analysis.arena import Arena
from sim.analysis.exchange import Trade, best_trade
from sim.analysis.treaty import (
    Gains,
    Treaty,
    egalitarian_treaty,
    kalai_smorodinsky_treaty,
    nash_treaty,
    worths,
)
from sim.results.forecast import Prediction
from sim.results.outcome import terms
from sim.scenario.scenario import Unit

Array = np.ndarray[Any, np.dtype[Any]]

NO_ORDER = "options have no order, so nothing lies between them"
NO_VOICE = "nobody with a stance here has both power and salience"
LEFT_OFF = "its author leaves it off"

SOLUTIONS: Mapping[str, Callable[[Gains, Array], Treaty | None]] = {
    "nash": nash_treaty,
    "kalai-smorodinsky": kalai_smorodinsky_treaty,
    "egalitarian": egalitarian_treaty,
}


def predictions(arena: Arena) -> tuple[list[Prediction], dict[str, dict[str, float]]]:
    """Return what the classic models predict, and what the solutions' treaties are worth to whom.

    Models and clauses come in no order.
    """
    found = [one for c in range(len(arena.scenario.units)) for one in _alone(arena, c)]
    treaties = {}
    for model in SOLUTIONS:
        told, worth = _solved(arena, model)
        found.extend(told)
        treaties[model] = worth
    return [*found, *_spatial(arena), *_exchange(arena)], treaties


def _alone(arena: Arena, c: int) -> Iterator[Prediction]:
    """Yield what models say that look at one clause at a time."""
    if arena.scenario.units[c].clause.withheld:
        alone = ("mean", "median", "split", "challenge")
        yield from (_silent(arena, model, c, LEFT_OFF) for model in alone)
    elif not _voices(arena, c).any():
        weighed = ("mean", "median", "challenge")
        yield from (_silent(arena, model, c, NO_VOICE) for model in weighed)
        yield _split(arena, c)
    else:
        yield from (_mean(arena, c), _median(arena, c), _split(arena, c), _challenge(arena, c))


def _voices(arena: Arena, c: int) -> Array:
    """(party,) bool: who has a stance on a unit, power, and salience there."""
    voices: Array = arena.present[:, c] & (arena.salience[:, c] * arena.power > 0.0)
    return voices


def _said(arena: Arena, model: str, c: int, x: float, **told: Any) -> Prediction:
    unit = arena.scenario.units[c]
    return Prediction(model=model, clause=unit.id, position=x, terms=_terms(unit, x), **told)


def _terms(unit: Unit, x: float) -> str:
    """Return a position in words, whatever rounding has done to it."""
    ordered = unit.whole is None and unit.clause.scale is not None
    return terms(unit, min(1.0, max(0.0, x)) if ordered else x)


def _silent(arena: Arena, model: str, c: int, why: str) -> Prediction:
    return Prediction(model=model, clause=arena.scenario.units[c].id, note=why)


def _mean(arena: Arena, c: int) -> Prediction:
    weight = arena.salience[:, c] * arena.power
    if arena.is_ordered[c]:
        return _said(arena, "mean", c, vote.mean(arena.ideal[:, c], weight))
    best = vote.best_option(arena.worths(c, _options(arena, c)), weight)
    return _said(arena, "mean", c, best, note="the greatest weighted worth")


def _median(arena: Arena, c: int) -> Prediction:
    weight = arena.salience[:, c] * arena.power
    if arena.is_ordered[c]:
        return _said(arena, "median", c, vote.median(arena.ideal[:, c], weight))
    best = None
    if arena.scenario.units[c].whole is None:
        best = vote.winning_option(arena.worths(c, _options(arena, c)), weight)
    if best is None:
        return _silent(arena, "median", c, "no option beats every other by weight")
    return _said(arena, "median", c, best, note="beats every other by weight")


def _options(arena: Arena, c: int) -> Array:
    return np.arange(int(arena.lowered.setting_tables["unit"]["options"][c]), dtype=float)


def _split(arena: Arena, c: int) -> Prediction:
    """Return the middle of what all would sign; of the gap if there is no such thing."""
    if not arena.is_ordered[c]:
        return _silent(arena, "split", c, NO_ORDER)
    who = arena.present[:, c]
    ideal = arena.ideal[who, c]
    reach = np.abs(arena.reservation[who, c] - ideal)
    low = float(np.maximum(ideal - reach, 0.0).max())
    high = float(np.minimum(ideal + reach, 1.0).min())
    meet = low <= high + 1e-9
    note = "the middle of the zone of agreement" if meet else "the middle of the gap"
    ends = {"low": low, "high": high} if meet else {}
    return _said(arena, "split", c, (low + high) / 2, note=note, **ends)


def _challenge(arena: Arena, c: int) -> Prediction:
    if not arena.is_ordered[c]:
        return _silent(arena, "challenge", c, NO_ORDER)
    who = _voices(arena, c)
    if who.sum() < 2:
        return _silent(arena, "challenge", c, "only one party has power and salience here")
    course = challenging.challenge(arena.ideal[who, c], arena.salience[who, c], arena.power[who])
    last = course.position[-1]
    return _said(
        arena,
        "challenge",
        c,
        float(course.median[-1]),
        low=float(last.min()),
        high=float(last.max()),
        course=tuple(float(x) for x in course.median),
        note=_rounds(course.rounds, challenging.ROUNDS, "round"),
    )


def _rounds(played: int, most: int, what: str) -> str:
    if played == 0:
        return "as nobody moves"
    many = f"{played} {what}" if played == 1 else f"{played} {what}s"
    return f"after {many}" if played < most else f"after {many}, still moving"


def _solved(arena: Arena, model: str) -> tuple[list[Prediction], dict[str, float]]:
    """Return what a solution says of every clause, and what its treaty is worth to whom."""
    units = arena.scenario.units
    table = [c for c, unit in enumerate(units) if not unit.clause.withheld]
    choices = [_choices(arena, c) for c in table]
    gains = [gain for _, gain in choices]
    found: list[Prediction] = [
        _silent(arena, model, c, LEFT_OFF) for c in range(len(units)) if c not in table
    ]
    treaty = SOLUTIONS[model](gains, arena.disagreement) if gains else None
    if treaty is None or all(
        math.isnan(places[n]) for (places, _), n in zip(choices, treaty, strict=True)
    ):
        why = "no treaty within the red lines gives everyone as much as no agreement"
        return [*found, *(_silent(arena, model, c, why) for c in table)], {}
    for c, (places, _), n in zip(table, choices, treaty, strict=True):
        if math.isnan(places[n]):
            found.append(_silent(arena, model, c, "the treaty says nothing of it"))
        else:
            found.append(_said(arena, model, c, float(places[n])))
    worth = zip(arena.scenario.parties, worths(gains, treaty), strict=True)
    return found, {party: float(one) for party, one in worth}


def _choices(arena: Arena, c: int) -> tuple[Array, Array]:
    """Return what a treaty may say of a clause, and what that adds for whom; nan says nothing.

    It may be silent on what is severable, and has to be where no place is within all red lines.
    """
    places = arena.places(c)
    gains = arena.gains(c, places)
    if len(places) == 0 or arena.scenario.units[c].clause.severable:
        places = np.append(places, math.nan)
        gains = np.vstack([gains, arena.silence(c)])
    return places, gains


def _spatial(arena: Arena) -> Iterator[Prediction]:
    """Yield what the spatial model says of all clauses on scales, taken together."""
    clauses = _on_scales(arena)
    for c in range(len(arena.is_ordered)):
        if c not in clauses:
            ordered = arena.is_ordered[c]
            withheld = arena.scenario.units[c].clause.withheld
            yield _silent(
                arena, "spatial", c, LEFT_OFF if withheld else NO_VOICE if ordered else NO_ORDER
            )
    who = (arena.power > 0.0) & (arena.salience[:, clauses].sum(axis=1) > 0.0)
    if who.sum() < 2:
        why = "fewer than two parties have power, and salience on scales"
        yield from (_silent(arena, "spatial", c, why) for c in clauses)
        return
    position = np.column_stack([_everybody(arena, c)[who] for c in clauses])
    course = politics.spatial(
        politics.Arena(
            position=position, salience=arena.salience[np.ix_(who, clauses)], power=arena.power[who]
        )
    )
    likeliest = course.probability.argmax(axis=1)
    for k, c in enumerate(clauses):
        path = [float(course.position[t, i, k]) for t, i in enumerate(likeliest)]
        last = course.position[-1, arena.present[who, c], k]
        yield _said(
            arena,
            "spatial",
            c,
            path[-1],
            low=float(last.min()),
            high=float(last.max()),
            course=tuple(path),
            note=f"the likeliest position {_rounds(course.turns, politics.MOST, 'turn')}",
        )


def _on_scales(arena: Arena) -> list[int]:
    return [
        c
        for c, unit in enumerate(arena.scenario.units)
        if arena.is_ordered[c] and not unit.clause.withheld and _voices(arena, c).any()
    ]


def _everybody(arena: Arena, c: int) -> Array:
    """(party,): where all stand on a scale; who has no stance there stands at the mean of others.

    With a salience of 0 that place is worth as much as any to it.
    """
    middle = vote.mean(arena.ideal[:, c], arena.salience[:, c] * arena.power)
    placed: Array = np.where(arena.present[:, c], arena.ideal[:, c], middle)
    return placed


def _exchange(arena: Arena) -> Iterator[Prediction]:
    """Yield the outcomes of clauses on scales once the best trade is made."""
    trade = best_trade(arena)
    for c, unit in enumerate(arena.scenario.units):
        if not arena.is_ordered[c]:
            yield _silent(arena, "exchange", c, NO_ORDER)
        elif unit.clause.withheld:
            yield _silent(arena, "exchange", c, LEFT_OFF)
        elif trade is None:
            yield _silent(arena, "exchange", c, "no two parties gain by trading two clauses")
        elif c not in (trade.first_clause, trade.second_clause):
            yield _silent(arena, "exchange", c, "the best trade leaves it at the compromise mean")
        else:
            start = vote.mean(arena.ideal[:, c], arena.salience[:, c] * arena.power)
            x = start + float(trade.shift[c])
            yield _said(arena, "exchange", c, x, note=_traded(arena, trade, c))


def _traded(arena: Arena, trade: Trade, c: int) -> str:
    """Return who gives way here, and for what."""
    parties: Sequence[str] = list(arena.scenario.parties)
    gives, gets = (trade.first, trade.second)
    other = trade.second_clause
    if c == trade.second_clause:
        gives, gets, other = trade.second, trade.first, trade.first_clause
    name = arena.scenario.units[other].id
    return f"{parties[gives]} gives way to {parties[gets]} here, for {name}"
