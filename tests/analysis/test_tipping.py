"""Tipping values: found where a formula puts them."""

import pytest

from sim.analysis.advise import advise
from sim.analysis.tipping import tipping
from sim.errors import UsageError
from sim.results.advice import Advice, Tipping
from sim.scenario.document import loads
from tests.advised import GIFT

OBJECTION = "items.bridge.objections.toll.likelihood"


def found(advice: Advice, assumption: str, *, replications: int = 400) -> Tipping:
    """Return what an assumption does to the advice on the bridge and the gift."""
    searched = tipping(advice, assumptions=[assumption], replications=replications)
    assert searched.sought == (assumption,)
    (tip,) = searched.counsel("which").tipping or ()
    return tip


def test_a_gift_as_large_as_the_bridge_is_worth_as_much() -> None:
    """Without an objection the bridge is worth 0.5 for certain: the gift tips it at 0.5."""
    advice = advise(loads(GIFT, set={OBJECTION: "never"}), replications=64)
    tip = found(advice, "generosity", replications=64)
    assert (tip.verdict, tip.side) == ("turns", "most")
    assert tip.value == pytest.approx(0.5, rel=0.01)


def test_a_certain_gift_outweighs_a_bridge_that_is_likely_objected_to() -> None:
    """The bridge is worth 0.5 (1 - p), the gift 0.3: they are worth the same at p = 0.4."""
    tip = found(advise(loads(GIFT), replications=1600), "objection", replications=1600)
    assert (tip.verdict, tip.side) == ("turns", "most")
    assert tip.value is not None
    assert tip.low is not None
    assert tip.high is not None
    assert tip.low < 0.4 < tip.high
    assert tip.high - tip.low < 0.06
    assert tip.value == pytest.approx(0.4, abs=0.025)


def test_with_an_objection_in_a_fifth_of_the_talks_a_smaller_gift_tips_it() -> None:
    """0.5 x 0.8 = 0.4."""
    tip = found(advise(loads(GIFT), replications=800), "generosity")
    assert tip.low is not None
    assert tip.high is not None
    assert tip.low < 0.4 < tip.high


def test_what_cannot_matter_leaves_the_order_as_it_is() -> None:
    text = GIFT.replace("range: [0.1, 0.9]", "range: [0.1, 0.35]")
    tip = found(advise(loads(text), replications=400), "generosity")
    assert (tip.verdict, tip.side, tip.value) == ("holds", "", None)
    assert tip.at_least.low > tip.at_most.low > 0


def test_where_an_end_leaves_the_two_alike_it_is_said_not_to_be_sure() -> None:
    text = GIFT.replace("range: [0.1, 0.9]", "range: [0.1, 0.4]")
    tip = found(advise(loads(text), replications=64), "generosity", replications=64)
    assert tip.verdict in ("levels", "may-turn")


def test_its_numbers_are_told_in_words() -> None:
    tip = found(advise(loads(GIFT), replications=64), "objection", replications=64)
    assert tip.told["least"] == "5 %"
    assert tip.told["default"] == "20 %"
    assert tip.told["value"].endswith(" %")
    assert tip.label == "How likely is an objection?"


def test_all_that_is_drawn_is_searched_and_nothing_that_is_settled() -> None:
    every = tipping(advise(loads(GIFT), replications=64), replications=64)
    names = [one.assumption for one in every.counsel("which").tipping or ()]
    assert names == ["objection", "generosity"]
    settled = advise(loads(GIFT, set={OBJECTION: 0.2}), replications=64)
    (left,) = tipping(settled, replications=64).counsel("which").tipping or ()
    assert left.assumption == "generosity"


def test_an_assumption_whose_number_is_set_is_told_to_be_so() -> None:
    settled = advise(loads(GIFT, set={OBJECTION: 0.2}), replications=64)
    with pytest.raises(UsageError) as refused:
        tipping(settled, assumptions=["objection"], replications=64)
    said = f"'objection' is not drawn: '{OBJECTION}', which it is about, is set."
    assert str(refused.value) == said


def test_the_number_of_threads_changes_nothing() -> None:
    advice = advise(loads(GIFT), replications=64)
    one, other = (tipping(advice, replications=64, workers=n) for n in (1, 2))
    assert one.record() == other.record()


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        (
            {"assumptions": ["generosty"]},
            "'generosty' is no assumption of gift; did you mean 'generosity'?",
        ),
        ({"replications": 3}, "3 replications are too few to search with"),
    ],
)
def test_what_cannot_be_searched_is_refused(asked: dict[str, object], said: str) -> None:
    with pytest.raises(UsageError) as refused:
        tipping(advise(loads(GIFT), replications=64), **asked)  # type: ignore[arg-type]
    assert str(refused.value).startswith(said)
