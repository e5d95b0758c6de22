"""The chronicle: every row with its cause, and none at all in a log of length zero."""

import math

from sim.model.chronicle import about, kept_draws, kept_rows, note, whose, worded
from sim.model.codes import NONE, Happening
from sim.model.tables import new_log
from tests.talks import TWO, Talks

ITEM = """
items:
  line: {stances: {a: {ideal: 0, reservation: 1}, b: {ideal: 1, reservation: 0}}}
"""


def test_a_row_says_what_is_said_of_it_and_nothing_else() -> None:
    talks = Talks(TWO + ITEM)
    row = note(talks.state, talks.log, Happening.OFFERED, 0)
    whose(talks.log, 1, 0, 0)
    about(talks.log, NONE, 0)
    worded(talks.log, 0.5, math.nan, 0.25)
    kept = talks.rows()[row]
    assert (kept["kind"], kept["cause"], kept["party"]) == (Happening.OFFERED, 0, 1)
    assert (kept["position"], kept["share"]) == (0.5, 0.25)
    last = note(talks.state, talks.log, Happening.HORIZON, NONE)
    blank = talks.rows()[last]
    assert blank["party"] == blank["subject"] == NONE
    assert math.isnan(blank["position"])


def test_a_log_grows_and_loses_nothing() -> None:
    talks, log = Talks(TWO + ITEM), new_log(2)
    for cause in range(9):
        note(talks.state, log, Happening.CALLED, cause)
    assert kept_rows(log)["cause"].tolist() == list(range(9))


def test_a_log_of_length_zero_counts_and_keeps_nothing() -> None:
    talks, log = Talks(TWO + ITEM), new_log(0)
    assert [note(talks.state, log, Happening.CALLED, 0) for _ in range(3)] == [0, 1, 2]
    whose(log, 0, 0, 0)
    about(log, 0, 0)
    worded(log, 0.0, 0.0, 0.0)
    assert len(kept_rows(log)) == len(kept_draws(log)) == 0
