"""What a replication draws for what is not known: the same as the talks do."""

import math

import numpy as np
import pytest

from sim.engine.assumed import assumed_frame, drawn, ends, factors, quantile
from sim.engine.lowering import lower
from sim.engine.run import run
from sim.errors import UsageError
from sim.scenario.document import loads
from tests.unknowns import SALE, bench, known

DAY = 1440


def test_what_is_drawn_for_a_replication_is_what_its_run_assumed() -> None:
    scenario = loads(SALE.replace(", distribution: fixed", ""))
    lowered = lower(scenario)
    values = drawn(lowered, seed=7, first=0, count=4)
    for replication in range(4):
        outcome = run(scenario, seed=7, replication=replication)
        mine = dict(zip(lowered.knobs, values[replication].tolist(), strict=True))
        assert {path: mine[path] for path in outcome.assumed} == pytest.approx(outcome.assumed)


def test_what_is_not_known_are_assumptions_and_words_but_nothing_fixed() -> None:
    names = [factor.name for factor in known(bench())]
    assert names == ["waiting", "cold", "drafters", "nothing", "stormy", "lexicon.likely"]


def test_an_assumption_about_two_numbers_is_one_thing_not_known() -> None:
    both = SALE.replace(
        "about: parties.a.patience", "about: [parties.a.patience, parties.b.patience]"
    )
    waiting = known(bench(both))[0]
    assert waiting.paths == ("parties.a.patience", "parties.b.patience")
    assert len(set(waiting.knobs)) == 2


def test_what_an_override_has_settled_is_known() -> None:
    settled = loads(SALE, set={"parties.a.patience": "30 days"})
    assert "waiting" not in [factor.name for factor in factors(settled, lower(settled))]


def test_the_ends_of_a_uniform_are_its_range_and_of_others_its_fifth_and_95th_percentile() -> None:
    made = bench()
    places = {factor.name: factor.knobs[0] for factor in known(made)}
    assert ends(made.lowered, places["drafters"]) == (5 * DAY, 20 * DAY)
    # of a lognormal the range is from 5 to 95 %; rates are a minute
    a_year = 365.25 * DAY
    low, high = (end * a_year for end in ends(made.lowered, places["stormy"]))
    assert (low, high) == pytest.approx((0.5, 4.0), rel=0.01)
    # triangular from 1 by 2 to 3: F(x) = (x - 1)²/2 = 0.05
    low, high = ends(made.lowered, places["cold"])
    assert (low, high) == pytest.approx((1 + math.sqrt(0.1), 3 - math.sqrt(0.1)), abs=0.01)


def test_quantiles_rise() -> None:
    made = bench()
    u = np.linspace(0.01, 0.99, 50)
    for factor in known(made):
        assert (np.diff(quantile(made.lowered, factor.knobs[0], u)) >= 0).all()


def test_a_frame_has_a_row_a_replication_and_a_column_a_number() -> None:
    frame = assumed_frame(loads(SALE), replications=5, seed=7)
    assert frame.shape == (5, 6)
    assert frame.index.name == "replication"
    assert frame["parties.a.patience"].between(20 * DAY, 90 * DAY).all()
    with pytest.raises(UsageError, match="no scenario"):
        assumed_frame("sale", replications=5)  # type: ignore[arg-type]
