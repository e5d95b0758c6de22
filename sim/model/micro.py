"""MiCRO: one small step, whenever the others have taken as many [de-jonge-2022].

On a clause it announces a step more if it has put no more texts than any other has put or taken. On
a whole item
it goes through the combinations, best first: a new one if it has put no more different ones than it
has heard, else one of its earlier ones, drawn; and it takes what is worth no less to it than its
next new one, or its last if it puts none. When its turn comes and none is left that it would sign,
it takes whatever it would. Its best it puts in any case, for a beginning.
"""

import math

from sim.model.codes import EPSILON, NEVER
from sim.model.rule import rule
from sim.model.tables import Setting, State
from sim.model.text import serves
from sim.model.value import steps_on
from sim.model.whole import ranked_worth, share_giving


@rule
def fewest_texts(setting: Setting, state: State, s: int, c: int) -> int:
    """Return how many texts that other has put on c who has put the fewest; who cares, of them.

    To consent to another's text counts as to put one.
    """
    fewest = NEVER
    for b in range(len(setting.party)):
        if b != s and setting.stance[b, c].present == 1:
            fewest = min(fewest, state.stance[b, c].texts + state.stance[b, c].taken)
    return fewest


@rule
def micro_share(setting: Setting, state: State, s: int, c: int) -> float:
    """Return a step more than announced if s has put no more texts than the others [de-jonge-2022].

    Counted is what differs: nobody gives way more often than any other does. On a whole item it is
    what has been put that decides.
    """
    mine = state.stance[s, c]
    if setting.unit[c].whole == 1:
        return max(mine.share, share_of_next(setting, state, s, c))
    if math.isnan(mine.last_text) or mine.texts > fewest_texts(setting, state, s, c):
        return mine.share
    if setting.unit[c].options > 0:
        return steps_on(setting, s, c, mine.share)
    return min(1.0, mine.share + 1.0 / setting.procedure[0].steps)


@rule
def is_ready(setting: Setting, state: State, s: int, c: int) -> bool:
    """Say whether a party that plays MiCRO has put no more combinations than it has heard."""
    return state.stance[s, c].texts <= fewest_texts(setting, state, s, c)


@rule
def next_place(setting: Setting, state: State, s: int, c: int) -> int:
    """Return the place, by rising worth, of the best combination that s has not put yet.

    Of those that could close the unit, where a ratifier has to have better; -1 if none is left.
    """
    first = setting.unit[c].first_option
    place = setting.unit[c].options - 1 - state.stance[s, c].texts
    while place >= 0 and not serves(setting, state, c, float(setting.ranked[s, first + place])):
        place -= 1
    return place


@rule
def has_another(setting: Setting, state: State, s: int, c: int) -> bool:
    """Say whether a combination is left that s has not put yet and would sign."""
    place = next_place(setting, state, s, c)
    return place >= 0 and ranked_worth(setting, s, c, place) >= setting.stance[s, c].least - EPSILON


@rule
def share_of_next(setting: Setting, state: State, s: int, c: int) -> float:
    """Return the share that goes with the next new combination on c; 0 if none is due, or left."""
    if not is_ready(setting, state, s, c) or not has_another(setting, state, s, c):
        return 0.0
    place = next_place(setting, state, s, c)
    return share_giving(setting, s, c, ranked_worth(setting, s, c, place))


@rule
def has_a_new_one(setting: Setting, state: State, s: int, c: int) -> bool:
    """Say whether a party that plays MiCRO puts a new combination next: one within its mandate."""
    if not is_ready(setting, state, s, c) or not has_another(setting, state, s, c):
        return False
    return share_of_next(setting, state, s, c) <= state.stance[s, c].mandate + EPSILON


@rule
def nth_best(setting: Setting, s: int, c: int, n: int) -> float:
    """Return the combination that is the n-th best to s, from 0."""
    unit = setting.unit[c]
    return float(setting.ranked[s, unit.first_option + unit.options - 1 - n])


@rule
def least_taken(setting: Setting, state: State, s: int, c: int) -> float:
    """Return the least worth that a party that plays MiCRO takes on unit c.

    One that is to put a new combination and has none left takes whatever it may sign.
    """
    least, last = setting.stance[s, c].least, setting.unit[c].options - 1
    place = last - max(0, state.stance[s, c].texts - 1)
    if is_ready(setting, state, s, c):
        if not has_another(setting, state, s, c):
            return least
        place = next_place(setting, state, s, c)
    return max(ranked_worth(setting, s, c, place), least)
