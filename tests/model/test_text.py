"""The text that stands on a unit."""

import math

from sim.model.codes import Happening
from sim.model.text import everyone_consents, is_live, lay, stands
from tests.talks import TWO, Talks

ITEM = """
items:
  line:
    stances: {a: {ideal: 0, reservation: 1}, b: {ideal: 1, reservation: 0}}
"""


def test_a_new_text_takes_the_place_of_the_old_and_of_the_consents_to_it() -> None:
    talks = Talks(TWO + ITEM)
    assert not stands(talks.state, 0)
    lay(*talks.score, (Happening.OFFERED, 0, 0, 0), (0.2, 0.2))
    talks.table("stance")["consents"][1, 0] = 1
    assert everyone_consents(talks.state, 0)
    lay(*talks.score, (Happening.OFFERED, 1, 0, 1), (0.9, 0.1))
    assert talks.table("stance")["consents"][:, 0].tolist() == [0, 1]
    assert talks.table("unit")["text"][0] == 0.9
    assert talks.table("unit")["proposer"][0] == 1
    assert stands(talks.state, 0)
    assert is_live(talks.state, 0)


def test_an_announced_share_never_goes_down() -> None:
    talks = Talks(TWO + ITEM)
    for share in (0.3, 0.2, 0.35):
        lay(*talks.score, (Happening.OFFERED, 0, 0, 0), (share, share))
    rows = talks.rows(Happening.OFFERED)
    assert rows["share"].tolist() == [0.3, 0.3, 0.35]
    assert math.isnan(rows["before"][0])
    assert rows["before"][1:].tolist() == [0.3, 0.2]
