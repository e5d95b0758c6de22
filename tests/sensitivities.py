"""A sensitivity made by hand, so that what is told and drawn of it is known."""

from typing import Any

from sim.results.estimate import Estimate
from sim.results.measure import Key
from sim.results.sensitivity import (
    Condition,
    Index,
    Leaf,
    Line,
    Rules,
    Sensitivity,
    Swing,
    Tie,
    Variance,
)
from sim.scenario.document import load


def around(value: float, half: float = 0.5, n: int = 100) -> Estimate:
    """Return an estimate with its interval to either side."""
    return Estimate(value, value - half, value + half, n)


NONE = around(0.0, 0.1)
HURRY = Swing(
    name="hurry",
    label="How long can the buyer wait?",
    paths=("parties.buyer.patience",),
    low="20 days",
    high="90 days",
    at_low=around(-2.0),
    at_high=around(6.0),
    across=around(8.0),
    changed=around(0.9, 0.05),
)
LIKELY = HURRY._replace(
    name="lexicon.likely",
    label="How likely is “likely”?",
    paths=("lexicon.likely",),
    low="53 %",
    high="86 %",
    at_low=around(1.0),
    at_high=NONE,
    across=around(-1.0),
)
STILL = LIKELY._replace(name="lexicon.unlikely", at_low=NONE, across=NONE)
WAITS = Condition("parties.buyer.patience", True, 60 * 1440.0)
SURE = Condition("lexicon.likely", False, 0.7)


def found(**told: Any) -> Sensitivity:
    """Return a sensitivity of the house sale."""
    usual: dict[str, Any] = {
        "scenario": load("house-sale"),
        "measure": Key("day"),
        "seed": 1,
        "replications": 100,
        "overrides": {"horizon": "1 year"},
        "options": {},
        "as_believed_by": None,
        "version": "0",
        "until": 365.0,
        "usual": around(80.0),
        "swings": (HURRY, LIKELY, STILL),
        "ties": (Tie(("lexicon.likely", "lexicon.unlikely"), "product", 40, 12),),
        "variance": Variance(
            unknown=around(0.3, 0.05),
            deviation=around(3.0),
            indices=(
                Index(("hurry",), around(0.9, 0.1), around(0.95, 0.1)),
                Index(
                    ("lexicon.likely", "lexicon.unlikely"), around(0.05, 0.06), around(0.1, 0.05)
                ),
            ),
            points=128,
            inner=16,
            runs=8192,
            given=4000,
        ),
        "rules": Rules(
            leaves=(
                Leaf((WAITS, SURE), around(0.62, 0.05, 412)),
                Leaf((WAITS._replace(is_above=False),), around(0.1, 0.02, 588)),
            ),
            learnt=1000,
            tested=1000,
            right=around(0.8, 0.02, 1000),
            base=around(0.7, 0.02, 1000),
            gain=around(0.1, 0.02, 1000),
            explained=around(0.2, 0.04, 1000),
        ),
        "lines": (
            Line(
                "items.price.objections.roof",
                "house-sale.yaml:23",
                "taken out",
                around(5.5),
                around(0.6, 0.05),
            ),
            Line("items.price", "house-sale.yaml:13", "withheld", NONE, around(1.0, 0.01)),
        ),
        "needed": {"forums.court": "items.tolls.objections.law.remedies.0.refer"},
    }
    return Sensitivity(**usual | told)
