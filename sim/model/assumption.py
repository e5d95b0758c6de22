"""Assumptions and words: what is not known is drawn once, before the talks begin.

* An assumption about several numbers draws one for each; an estimative word has one meaning in a
  replication, wherever it stands.
* A number is drawn in the unit it was written in and then lowered: slope x + shift.
* What follows from the numbers (weights, worths, openings, the order of the agenda) is worked out
  here, after the draws.
"""

import math

from sim.model.codes import EPSILON, QUANTILES, Agenda, Spread
from sim.model.draws import NINETY_FIFTH, normal_quantile, take
from sim.model.rule import rule
from sim.model.tables import Log, Setting, State
from sim.model.value import half_way


@rule
def quantile(setting: Setting, row: int, u: float) -> float:
    """Return the quantile at `u` from a table: linear between its points, flat beyond its ends."""
    table = setting.quantiles[row]
    at = u * QUANTILES - 0.5
    if at <= 0.0:
        return table[0]
    if at >= QUANTILES - 1:
        return table[QUANTILES - 1]
    below = int(at)
    return table[below] + (at - below) * (table[below + 1] - table[below])


@rule
def spread_out(setting: Setting, k: int, u: float) -> float:
    """Return the quantile at `u` of knob k, in the unit it was written in.

    Of a lognormal the range's ends are the quantiles at 5 and 95 per cent.
    """
    knob = setting.knob[k]
    if knob.spread == Spread.UNIFORM:
        return knob.low + u * (knob.high - knob.low)
    if knob.spread == Spread.LOGNORMAL:
        low, high = math.log(knob.low), math.log(knob.high)
        sd = (high - low) / (2.0 * NINETY_FIFTH)
        return math.exp((low + high) / 2.0 + sd * normal_quantile(u))
    return quantile(setting, knob.quantiles, u)


@rule
def assume(setting: Setting, log: Log) -> None:
    """Draw every assumption and word, and write the numbers where they act (a moment)."""
    for k in range(len(setting.knob)):
        knob = setting.knob[k]
        value = knob.default
        if setting.run[0].at_defaults == 0 and knob.spread != Spread.FIXED:
            value = spread_out(setting, k, take(setting, log, knob.stream, knob.draw))
        if knob.whole == 1:
            value = float(round(value))
        for cell in setting.cell[knob.first_cell : knob.first_cell + knob.cells]:
            setting.cells[cell.place] = cell.slope * value + cell.shift


@rule
def derive(setting: Setting) -> None:
    """Work out what follows from the numbers of the setting (a moment of the setting's)."""
    procedure = setting.procedure[0]
    if math.isnan(procedure.sitting):
        procedure.sitting = 2.0 * procedure.deadlock_after
    for s in range(setting.stance.shape[0]):
        total = 0.0
        for c in range(len(setting.unit)):
            total += setting.stance[s, c].salience
        for c in range(len(setting.unit)):
            stance = setting.stance[s, c]
            if stance.present == 1:
                stance.weight = stance.salience / total if total > 0.0 else 0.0
                derive_worths(setting, s, c)


@rule
def derive_worths(setting: Setting, s: int, c: int) -> None:
    """Work out what ideal and reservation are worth to voice s on c (a moment of the setting's).

    A red line drawn short of the reservation is the reservation.
    """
    stance, unit = setting.stance[s, c], setting.unit[c]
    if unit.whole == 1:
        return
    if stance.follows == 1:
        stance.red_line = stance.reservation
    if unit.options > 0:
        for j in range(unit.options):
            best = setting.worth[s, unit.first_option + int(stance.ideal)]
            if setting.worth[s, unit.first_option + j] > best:
                stance.ideal = float(j)
        stance.most = setting.worth[s, unit.first_option + int(stance.ideal)]
        stance.least = setting.worth[s, unit.first_option + int(stance.reservation)]
        if setting.worth[s, unit.first_option + int(stance.red_line)] > stance.least:
            stance.red_line = stance.reservation
        for j in range(unit.options):
            setting.begins[s, unit.first_option + j] = half_way(setting, s, c, j)
        return
    stance.span = max(stance.ideal, 1.0 - stance.ideal)
    stance.most = 1.0
    distance = abs(stance.reservation - stance.ideal)
    if abs(stance.red_line - stance.ideal) < distance:
        stance.red_line = stance.reservation
    distance /= stance.span
    stance.least = 1.0 - (distance if stance.risk == 1.0 else math.pow(distance, stance.risk))


@rule
def difficulty(setting: Setting, i: int) -> float:
    """Return how many objections are predicted to item i."""
    total, first = 0.0, setting.item[i].first_objection
    for o in range(first, first + setting.item[i].objections):
        if setting.objection[o].foreseen == 1:
            total += setting.objection[o].likelihood
    return total


@rule
def order_agenda(setting: Setting, state: State) -> None:
    """Queue the items: as listed, easiest first or hardest first; equals as listed (a moment)."""
    agenda = setting.procedure[0].agenda
    sign = 1.0 if agenda == Agenda.EASIEST_FIRST else -1.0
    for i in range(len(setting.item)):
        q = i
        if agenda != Agenda.AS_LISTED:
            mine = sign * difficulty(setting, i)
            while q > 0 and sign * difficulty(setting, state.queue[q - 1]) > mine + EPSILON:
                state.queue[q] = state.queue[q - 1]
                q -= 1
        state.queue[q] = i
