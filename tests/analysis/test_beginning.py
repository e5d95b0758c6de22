"""Variants that are played beside one another begin on one day."""

from collections.abc import Callable

import pytest

from sim.analysis.advise import advise
from sim.analysis.beginning import refuse_other_starts
from sim.analysis.compare import compare, diverging
from sim.analysis.sweep import plan
from sim.analysis.variant import variant
from sim.errors import UsageError
from sim.scenario.document import load, loads
from tests.advised import GIFT

SALE = load("house-sale")
LATER = load("house-sale", set={"start": "2026-06-01"})
SAID = (
    "The variants begin on different days, 2026-03-02 and 2026-06-01. Days are counted from the "
    "start, so these cannot be paired. Play each by itself with sim ensemble, or let an event or a "
    "party wait."
)


def test_variants_that_begin_on_one_day_are_played_beside_one_another() -> None:
    refuse_other_starts([SALE, load("house-sale", set={"horizon": "2 years"})])
    assert plan(LATER, over={"hurry": ["30 days"]}).points


@pytest.mark.parametrize(
    "play",
    [
        lambda: compare(SALE, b={"start": "2026-06-01"}),
        lambda: compare(SALE, b=LATER),
        lambda: diverging(
            variant(SALE, None, asked="a"), variant(LATER, None, asked="b"), seed=1, replication=0
        ),
        lambda: plan(SALE, over={"start": ["2026-06-01"]}),
        lambda: plan(SALE, over={"start": "2026-03-02..2026-06-01/3"}),
    ],
)
def test_talks_that_begin_on_another_day_are_refused_with_what_to_do(
    play: Callable[[], object],
) -> None:
    with pytest.raises(UsageError) as caught:
        play()
    assert str(caught.value) == SAID


def test_an_answer_that_moves_the_start_is_not_ranked_by_days() -> None:
    moved = loads(GIFT.replace("bridge: {set: {", "bridge: {set: {start: 2001-01-15, "))
    with pytest.raises(UsageError, match="The variants begin on different days"):
        advise(moved, replications=2)
