"""A sweep: each point is the ensemble it would be alone, on the same chance."""

import pytest

from sim.analysis import sweep as module
from sim.analysis.sweep import plan, sweep, variant_at
from sim.engine.ensemble import ensemble
from sim.errors import ScenarioError, UsageError
from sim.plots.sweep import sweep as draw
from sim.results.ensemble import Ensemble
from sim.results.estimate import mean, share
from sim.results.measure import Key
from sim.results.response import sentences
from sim.scenario.document import load
from tests.sweeps import one_way

SALE, TALKS = load("house-sale"), load("kaesong-1951")
RUNS = 2


def test_each_point_is_the_ensemble_it_would_be_alone() -> None:
    found = sweep(SALE, over={"parties.buyer.patience": "20 days,80 days"}, replications=RUNS)
    for point in found.points:
        days = point.values["parties.buyer.patience"]
        alone = ensemble(
            load("house-sale", set={"parties.buyer.patience": days}), replications=RUNS
        )
        assert point.estimates[Key("signed")] == share(int(alone.is_signed.sum()), RUNS)
        utility = Key("utility", party="buyer")
        assert point.estimates[utility] == mean(alone.utility[:, 1])
    first, last = found.estimates("utility", party="buyer")
    apart = found.points[1].apart[Key("utility", party="buyer")]
    assert apart.value == pytest.approx(last.value - first.value)


def test_an_assumption_that_is_held_is_the_path_that_is_set() -> None:
    held = variant_at(SALE, plan(SALE, over=["hurry"]).axes, {"hurry": "30 days"})
    assert "hurry" in held.assumptions
    written = load("house-sale", set={"parties.buyer.patience": "30 days"})
    one, other = (ensemble(each, replications=RUNS) for each in (held, written))
    assert one.utility.tolist() == other.utility.tolist()
    assert one.unit.tolist() == other.unit.tolist()


def test_a_reservation_that_is_held_beyond_the_red_line_is_played_as_if_drawn_so() -> None:
    """The telegram's red lines are assumed too, and a red line drawn short of it follows it."""
    found = plan(TALKS, over={"unc-line": "0..0.5/2"})
    assert [one["unc-line"] for one in found.points] == ["0", "0.5"]


def test_a_question_and_an_assumption_go_together() -> None:
    found = plan(TALKS, over={"control-committee": None, "moscow": "1 day..3 days/2"})
    assert len(found.points) == 4
    scenario = variant_at(TALKS, found.axes, found.points[3])
    once = load("kaesong-1951", options={"control-committee": "wait"})
    assert scenario.items["control-committee"] == once.items["control-committee"]
    assert str(scenario.assumptions["moscow"].default) == "3 days"


@pytest.mark.parametrize(
    "over",
    [
        {"strike": None, "events.strike.probability": "0,1"},
        {"gm-exponent": "0.3,1.2", "first-offer": None},
    ],
)
def test_a_question_and_what_its_options_set_do_not_go_together(over: dict[str, str]) -> None:
    with pytest.raises(UsageError, match="a sweep varies each number once"):
        plan(load("gm-uaw-1970"), over=over)


def test_a_question_that_was_answered_is_not_swept_over() -> None:
    with pytest.raises(UsageError, match="'strike' was answered by 'work-on' before"):
        plan(load("gm-uaw-1970", options={"strike": "work-on"}), over="strike")


def test_an_interrupted_sweep_returns_what_is_finished(monkeypatch: pytest.MonkeyPatch) -> None:
    played: list[int] = []

    def twice(*arguments: object, **named: object) -> Ensemble:
        if len(played) == 2:
            raise KeyboardInterrupt
        played.append(1)
        return ensemble(*arguments, **named)  # type: ignore[arg-type]

    monkeypatch.setattr(module, "ensemble", twice)
    found = sweep(SALE, over=["hurry"], points=4, replications=1)
    assert (len(found.points), found.planned, found.is_complete) == (2, 4, False)
    assert found.frame().point.nunique() == 2


def test_a_sweep_that_fails_at_its_first_point_has_nothing_to_keep(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def never(*arguments: object, **named: object) -> Ensemble:
        raise UsageError("This point leads nowhere.")

    monkeypatch.setattr(module, "ensemble", never)
    with pytest.raises(UsageError, match=r"^This point leads nowhere\.$"):
        sweep(SALE, over=["hurry"], points=4, replications=1)


def test_one_name_is_no_list_of_letters() -> None:
    assert plan(SALE, over="hurry") == plan(SALE, over=["hurry"])


def test_a_sweep_interrupted_at_its_first_point_has_nothing_to_return(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def never(*arguments: object, **named: object) -> Ensemble:
        raise KeyboardInterrupt

    monkeypatch.setattr(module, "ensemble", never)
    with pytest.raises(KeyboardInterrupt):
        sweep(SALE, over=["hurry"], points=2, replications=1)


def test_terms_agreed_on_at_some_points_have_a_share_of_nought_at_the_others() -> None:
    late = one_way().estimates("terms", clause="fishing.season", terms="all year")
    assert [one.value for one in late] == [0, 0.25]


def test_progress_is_told_over_all_points() -> None:
    done: list[int] = []
    sweep(SALE, over=["hurry"], points=2, replications=1, progress=done.append)
    assert sum(done) == 2


@pytest.mark.parametrize(
    ("over", "points", "says"),
    [
        ({}, None, "A sweep goes over something"),
        (["hurry"], 1, "points is 1"),
        (
            {"hurry": None, "parties.buyer.patience": "9 days,10 days"},
            None,
            "hurry and parties.buyer.patience both set",
        ),
    ],
)
def test_what_cannot_be_swept_is_refused(over: object, points: int | None, says: str) -> None:
    with pytest.raises(UsageError, match=says):
        plan(SALE, over=over, points=points)  # type: ignore[arg-type]


def test_a_value_that_does_not_fit_is_told_before_anything_is_played() -> None:
    with pytest.raises(ScenarioError, match=r"--over parties\.buyer\.patience"):
        plan(SALE, over={"parties.buyer.patience": "9 days,soon"})


def test_the_shortest_horizon_counts_at_all_points() -> None:
    assert plan(SALE, over={"horizon": "30 days..90 days/3"}).until == 30


def test_terms_on_a_scale_that_is_not_the_same_at_every_point_are_left_out() -> None:
    ends = {"items.price.scale.between.1": ["500000", "560000"]}
    found = sweep(SALE, over=ends, replications=RUNS)
    keys = {key for key in found.points[0].estimates if key.name == "position"}
    assert keys == {Key("position", "handover")}
    said = "The scale of 'price' is not the same at every point, so its terms are left out."
    assert sentences(found, "price")[-1] == said
    assert said not in sentences(found, "handover")
    with pytest.raises(UsageError, match="There is no 'position' of price: the scale"):
        draw(found, measure="position", of="price")
