"""The tornado: effects that can be worked out, and none where there is none."""

from functools import cache

import numpy as np
import pytest

from sim.analysis.tornado import tornado
from sim.engine.assumed import drawn
from sim.results.sensitivity import Swing
from tests.unknowns import bench, known

BENCH = bench(replications=60)


@cache
def swings() -> tuple[Swing, ...]:
    return tornado(BENCH, known(BENCH))


def swing(name: str) -> Swing:
    return next(one for one in swings() if one.name == name)


def test_days_of_drafting_move_the_signature_by_as_many_days() -> None:
    found = swing("drafters")
    assert (found.low, found.high) == ("5 days", "20 days")
    assert found.across.value == pytest.approx(15)
    assert (found.across.low, found.across.high) == pytest.approx((15, 15))


def test_the_change_at_an_end_is_from_what_was_drawn() -> None:
    (place,) = next(factor.knobs for factor in known(BENCH) if factor.name == "drafters")
    days = drawn(BENCH.lowered, seed=1, first=0, count=60)[:, place] / 1440
    found = swing("drafters")
    assert found.at_low.value == pytest.approx(float((5 - days).mean()), abs=1e-3)
    assert found.at_high.value == pytest.approx(float((20 - days).mean()), abs=1e-3)
    assert found.at_low.low < found.at_low.value < found.at_low.high < 0


def test_what_acts_after_the_signature_makes_no_difference() -> None:
    found = swing("nothing")
    assert found.is_none
    assert (found.across.low, found.across.high, found.changed.value) == (0, 0, 0)


def test_the_widest_swing_stands_first_and_what_makes_no_difference_last() -> None:
    reaches = [one.reach for one in swings() if not one.is_none]
    assert reaches == sorted(reaches, reverse=True)
    nones = [one.is_none for one in swings()]
    assert nones == sorted(nones)


def test_a_run_is_changed_if_it_is_at_either_end() -> None:
    assert swing("drafters").changed.value == 1.0
    assert 0 < swing("stormy").changed.value < 1


def test_a_word_is_asked_for_in_a_question() -> None:
    assert swing("lexicon.likely").label == "How likely is “likely”?"
    assert swing("lexicon.likely").low.endswith("%")


def test_an_unsigned_treaty_is_a_share_of_pairs() -> None:
    made = bench(measure="signed", replications=10)
    found = tornado(made, known(made))
    assert all(one.is_none for one in found)
    assert np.isclose(found[0].across.value, 0)
