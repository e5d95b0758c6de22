"""Two variants on the same chance: pairs, differences, and where stories part."""

from dataclasses import replace
from functools import lru_cache
from pathlib import Path

import numpy as np
import pytest

from sim.analysis.compare import changed, compare, compared, diverge
from sim.engine.ensemble import ensemble
from sim.engine.run import run
from sim.errors import UsageError
from sim.results.comparison import Comparison, Variant
from sim.results.comparison_store import default_folder, read, write
from sim.results.measure import Key
from sim.scenario.document import load, loads
from tests.advised import BELIEVED
from tests.builders import HARBOUR
from tests.comparisons import FIRST, SECOND
from tests.comparisons import ensemble as told
from tests.ensembles import many

RUNS = 4
SALE = load("house-sale")


@lru_cache
def sold() -> Comparison:
    """Return the house sale beside one in which the buyer is in a hurry."""
    return compare(SALE, b={"hurry": "25 days"}, replications=RUNS)


def by_hand(scenario: str, changes: dict[str, str]) -> Variant:
    return Variant(scenario=loads(scenario), overrides=changes, options={})


def test_a_variant_is_paired_with_the_other_replication_by_replication() -> None:
    a = ensemble(SALE, replications=RUNS)
    b = ensemble(load("house-sale", set={"parties.buyer.patience": "25 days"}), replications=RUNS)
    utility = sold().difference("utility", party="buyer")
    assert utility.a.value == pytest.approx(a.utility[:, 1].mean())
    assert utility.b.value == pytest.approx(b.utility[:, 1].mean())
    assert utility.apart.value == pytest.approx((b.utility[:, 1] - a.utility[:, 1]).mean())
    differing = [n for n in range(RUNS) if a.utility[n, 1] != b.utility[n, 1]]
    assert set(differing) <= set(sold().changed)


def test_a_replication_that_changed_parts_and_each_half_is_the_run_itself() -> None:
    found = diverge(sold(), sold().changed[0])
    assert found.row is not None
    assert found.a == run(SALE, replication=sold().changed[0])
    assert found.labels == ("as written", "hurry = 25 days")
    with pytest.raises(UsageError, match="0 to 3"):
        diverge(sold(), RUNS)


def test_a_replication_that_came_out_the_same_may_be_one_story() -> None:
    unchanged = sorted(set(range(RUNS)) - set(sold().changed))
    assert unchanged
    a, b = (diverge(sold(), unchanged[0]).a, diverge(sold(), unchanged[0]).b)
    assert a.settlements == b.settlements
    assert a.utility == b.utility


def test_a_comparison_that_was_kept_parts_where_it_parted(tmp_path: object) -> None:
    back = read(write(sold(), f"{tmp_path}/kept"))
    first = sold().changed[0]
    assert diverge(back, first).row == diverge(sold(), first).row


def test_an_override_that_changes_nothing_parts_nowhere() -> None:
    idle = compare(SALE, b={"title": "Another name"}, replications=2)
    assert (idle.changed, idle.is_same) == ((), True)
    assert diverge(idle, 0).row is None
    assert all(one.apart.value == 0 for one in idle.differences)


def test_what_comes_out_the_same_by_luck_is_not_called_the_same_talks() -> None:
    same = [told(FIRST), told(FIRST)]
    a, b = by_hand(HARBOUR, {}), by_hand(HARBOUR, {"x": "y"})
    assert compared(*same, a=a, b=b).is_same
    other = HARBOUR.replace("patience: 100 days", "patience: 90 days", 1)
    apart = compared(
        same[0],
        many(list(FIRST) * 10, scenario=other, worth=same[0].worth),
        a=a,
        b=by_hand(other, {}),
    )
    assert (apart.changed, apart.is_same) == ((), False)


def test_days_count_to_the_earlier_horizon_in_both() -> None:
    shorter = HARBOUR.replace("title:", "horizon: 40 days\ntitle:")
    one, other = told(FIRST), told(SECOND, scenario=shorter)
    found = compared(one, other, a=by_hand(HARBOUR, {}), b=by_hand(shorter, {}))
    assert found.until == 40
    assert found.difference("day").b.value == 40


def test_terms_on_another_scale_have_no_distance() -> None:
    other = HARBOUR.replace("[0, 100], unit: boats", "[0, 200], unit: boats")
    found = compared(
        told(FIRST), told(SECOND, scenario=other), a=by_hand(HARBOUR, {}), b=by_hand(other, {})
    )
    keys = {one.key for one in found.differences}
    assert Key("position", "fishing.quota") not in keys
    assert Key("agreed", "fishing.quota") in keys


def test_terms_that_only_one_variant_agrees_on_are_none_in_the_other() -> None:
    found = compared(told(FIRST), told(SECOND), a=by_hand(HARBOUR, {}), b=by_hand(HARBOUR, {}))
    late = found.difference("terms", clause="fishing.season", terms="all year")
    assert (late.a.value, late.b.value) == (0, 0.25)


def test_a_clause_that_one_variant_lacks_is_named_and_everything_changed() -> None:
    fewer = HARBOUR[: HARBOUR.index("  tolls:")] + "events: {storm: {rate: 1 per year}}\n"
    fewer = fewer.replace("events: {storm: {rate: 1 per year}}", "")
    other = many(list(SECOND), scenario=fewer)
    found = compared(told(FIRST, 1), other, a=by_hand(HARBOUR, {}), b=by_hand(fewer, {}))
    assert found.unpaired == ("tolls",)
    assert found.clauses == ("fishing.quota", "fishing.season")
    assert changed(told(FIRST, 1), other).all()


def test_scenarios_without_a_clause_in_common_are_not_compared() -> None:
    with pytest.raises(UsageError, match="no clause in common"):
        compare(SALE, b=load("kaesong-1951"), replications=2)


def test_a_worth_that_differs_alone_is_a_change() -> None:
    utility = told(FIRST).utility.copy()
    utility[2] += 0.1
    other = replace(told(FIRST), utility=utility)
    assert np.flatnonzero(changed(told(FIRST), other)).tolist() == [2]


def test_progress_is_told_of_both() -> None:
    done: list[int] = []
    compare(SALE, b={"title": "x"}, replications=2, progress=done.append)
    assert sum(done) == 4


def test_one_run_alone_is_not_compared() -> None:
    with pytest.raises(UsageError, match="replications is 1; it takes a whole number from 2"):
        compare(SALE, b={"title": "x"}, replications=1)


def test_in_the_world_that_a_party_believes_in_both_are_played(tmp_path: Path) -> None:
    """North believes that south will almost surely object to the bridge."""
    scenario = loads(BELIEVED)
    found = compare(
        scenario, a={"which": "bridge"}, b={"which": "gift"}, replications=4, as_believed_by="north"
    )
    for option, side in (("bridge", "a"), ("gift", "b")):
        believed = loads(BELIEVED, options={"which": option}, as_believed_by="north")
        alone = ensemble(believed, replications=4)
        utility = found.difference("utility", party="north")
        assert getattr(utility, side).value == pytest.approx(float(alone.utility[:, 0].mean()))
    assert "as believed by north" in found.assumes
    assert "as-north-believes" in default_folder(found).name
    back = read(write(found, tmp_path / "kept"))
    assert back.as_believed_by == "north"
    assert diverge(back, 0).a.as_believed_by == "north"
