"""Forums: what the talks referred is decided elsewhere, after signature, on the forum's own days.

* A referred unit is decided at the forum's first meeting day at or after signature + u within.
* The forum succeeds by a draw; then it decides for N, of the 21 points or the options within every
  reservation the one of greatest product of (v - d), as Nash's solution [nash-1950]. Without an N
  it fails.
* If the talks end without a signature its task is void.
"""

import math

from sim.model.calendar import first_sitting
from sim.model.chronicle import about, note, whose, worded
from sim.model.codes import EPSILON, NEVER, NONE, POINTS, Disposition, Happening, Hearing
from sim.model.draws import happens, minutes, take
from sim.model.rule import rule
from sim.model.tables import Log, Setting, State
from sim.model.value import within_reservation, worth


@rule
def gain_product(setting: Setting, c: int, x: float) -> float:
    """Return the product of what x on c is worth to all above their reservations; -1 past one."""
    product = 1.0
    for s in range(len(setting.party)):
        if not within_reservation(setting, s, c, x):
            return -1.0
        stance = setting.stance[s, c]
        if stance.present == 1:
            product *= max(0.0, worth(setting, s, c, x) - stance.least)
    return product


@rule
def fair_position(setting: Setting, c: int) -> float:
    """Return N, the position on unit c of the greatest product of gains; nan if there is none."""
    options = setting.unit[c].options
    best, chosen = -0.5, math.nan
    for n in range(options if options > 0 else POINTS):
        x = float(n) if options > 0 else n / (POINTS - 1)
        product = gain_product(setting, c, x)
        if product > best + (0.0 if best < 0.0 else EPSILON):
            best, chosen = product, x
    return chosen


@rule
def call_forums(setting: Setting, state: State, log: Log) -> None:
    """Name the day on which each referred unit is decided; the treaty is signed (a moment)."""
    for c in range(len(setting.unit)):
        unit = state.unit[c]
        if unit.status != Disposition.REFERRED or unit.forum == NONE:
            continue
        forum, stream = setting.forum[unit.forum], setting.hearing_stream[unit.forum, c]
        after = minutes(forum.within * take(setting, log, stream, 1))
        earliest = state.run[0].now + after
        unit.heard_at = first_sitting(setting, forum.every, forum.weekdays, earliest)
        unit.hearing = Hearing.PENDING


@rule
def void_hearings(state: State) -> None:
    """Let what was referred come to nothing: there is no treaty (a moment)."""
    for unit in state.unit:
        if unit.status == Disposition.REFERRED and unit.hearing in (Hearing.NONE, Hearing.PENDING):
            unit.hearing, unit.heard_at = Hearing.VOID, NEVER


@rule
def decide(setting: Setting, state: State, log: Log, c: int) -> None:
    """Let the forum decide unit c, or fail to (a moment)."""
    unit = state.unit[c]
    stream = setting.hearing_stream[unit.forum, c]
    x = fair_position(setting, c)
    agreed = happens(setting, log, stream, 0, setting.forum[unit.forum].succeeds)
    agreed = agreed and not math.isnan(x)
    unit.hearing = Hearing.AGREED if agreed else Hearing.FAILED
    unit.heard_at = NEVER
    if agreed:
        unit.decision = x
    note(state, log, Happening.DECIDED if agreed else Happening.FAILED, NONE)
    whose(log, NONE, setting.unit[c].of_item, c)
    about(log, unit.forum, NONE)
    worded(log, x if agreed else math.nan, math.nan, math.nan)
