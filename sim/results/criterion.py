"""Criteria: by what the options of a question are ranked, as a score of every run.

::

    worth          the utility to the party, delay counted; 0 without a signature
    signed         1 if a treaty is signed by the day asked for, else 0
    worst-decile   the mean utility of the worst tenth of the runs

The mean of the scores is the value of an option, so that by every criterion options are compared by
paired differences of means. Of the worst tenth the score of a run is q + min(u - q, 0) / 0.1, with
q the utility that a tenth of the runs do not exceed: its mean is the mean of the worst tenth
[rockafellar-uryasev-2000].
"""

import math
from datetime import date
from enum import StrEnum
from typing import Any

import numpy as np

from sim.model.codes import MINUTES_A_DAY, Ending
from sim.scenario.scenario import Scenario

Array = np.ndarray[Any, Any]

WORST = 0.1
"""Which share of the runs the worst are."""


class Criterion(StrEnum):
    """By what options are ranked."""

    WORTH = "worth"
    SIGNED = "signed"
    WORST_DECILE = "worst-decile"

    @property
    def counts(self) -> "Criterion":
        """What regret is counted in: a run by itself has no worst decile, but a utility."""
        return Criterion.SIGNED if self is Criterion.SIGNED else Criterion.WORTH


def last_minute(scenario: Scenario, by: date | None) -> float:
    """Return the minute, since the start, before which a signature is by the end of that day."""
    return math.inf if by is None else ((by - scenario.start).days + 1) * MINUTES_A_DAY


def scores(criterion: Criterion, *, ending: Array, utility: Array, before: float) -> Array:
    """Return the score of each run.

    Parameters
    ----------
    ending : (n,), of dtype `sim.model.codes.RUN_END`
    utility : (n,), to the party whose worth counts
    before : the minute before which a signature counts

    Returns
    -------
    (n,) float
    """
    match criterion:
        case Criterion.SIGNED:
            signed = (ending["ending"] == Ending.SIGNED) & (ending["minute"] < before)
            return np.asarray(signed, dtype=float)
        case Criterion.WORST_DECILE:
            return of_the_worst(utility)
    return np.asarray(utility, dtype=float)


def of_the_worst(utility: Array) -> Array:
    """Return scores whose mean is the mean of the worst tenth of the runs."""
    count = max(1, math.ceil(WORST * len(utility)))
    edge = np.partition(utility, count - 1)[count - 1]
    scored: Array = edge + np.minimum(utility - edge, 0.0) * len(utility) / count
    return scored
