"""Ensembles: every replication is the one that a run plays, however they are played and kept."""

from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from sim.engine.ensemble import PART, ensemble
from sim.engine.run import run
from sim.engine.strategy import strategy
from sim.errors import StrategyError, UsageError
from sim.results.archive import read
from sim.results.ensemble import Ensemble
from sim.results.outcome import Outcome
from sim.scenario.document import load, loads
from sim.scenario.shipped import names
from tests.quick import QUICK


def same(one: Ensemble, other: Ensemble) -> bool:
    """Say whether two ensembles hold the same, to the last bit."""
    return all(
        getattr(one, part).tobytes() == getattr(other, part).tobytes()
        for part in ("ending", "utility", "unit", "worth")
    )


@pytest.mark.parametrize("name", names())
def test_any_replication_of_an_ensemble_is_what_a_run_plays_under_its_number(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sim.results.archive.PART", 2)
    scenario = load(name)
    played = ensemble(scenario, replications=3, seed=5)
    ensemble(scenario, replications=1, seed=5, out=tmp_path / "kept")
    resumed = ensemble(scenario, replications=3, seed=5, out=tmp_path / "kept", resume=True)
    assert same(played, resumed)
    assert resumed.scenario == scenario
    frame = played.frame()
    for replication in range(3):
        outcome = run(scenario, seed=5, replication=replication)
        alone = outcome.frame()
        alone["date"] = pd.to_datetime(alone["date"])
        alone["position"] = alone["position"].astype(float)
        of_it = frame[frame["replication"] == replication].reset_index(drop=True)
        pd.testing.assert_frame_equal(of_it, alone, check_dtype=False, check_exact=True)
        assert played.utility[replication].tolist() == list(outcome.utility.values())
        assert played.ending["minute"][replication] == outcome.minute


def test_workers_change_nothing() -> None:
    scenario = load("house-sale")
    alone = ensemble(scenario, replications=2 * PART + 7, workers=1)
    assert same(alone, ensemble(scenario, replications=2 * PART + 7, workers=3))


def test_more_replications_leave_the_first_as_they_were() -> None:
    few, many = (ensemble(load("house-sale"), replications=n) for n in (5, 12))
    assert few.unit.tobytes() == many.unit[:5].tobytes()


def test_at_defaults_only_chance_is_left() -> None:
    # what is drawn of the house sale beyond its one assumption: whether the roof is objected to
    played = ensemble(load("house-sale"), replications=30, at_defaults=True)
    assert len(np.unique(played.ending["minute"])) <= 4
    drawn = ensemble(load("house-sale"), replications=30)
    assert len(np.unique(drawn.ending["minute"])) > 4


def test_some_after_one_another_share_what_is_assumed_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sim.results.archive.PART", 3)  # a part may end within a group
    scenario = load("house-sale")
    ensemble(scenario, replications=2, inner=2, out=tmp_path / "kept")
    played = ensemble(scenario, replications=4, inner=2, out=tmp_path / "kept", resume=True)
    assert read(tmp_path / "kept").inner == 2
    alone = [run(scenario, replication=r, inner=2) for r in range(4)]
    for one, other in (alone[:2], alone[2:]):
        assert one.assumed == other.assumed
        drawn, again = _by_chance(one), _by_chance(other)
        assert drawn.keys() & again.keys()
        assert all(drawn[which] != again[which] for which in drawn.keys() & again.keys())
    second = run(scenario, replication=1)
    assert alone[2].assumed == second.assumed != alone[0].assumed
    assert alone[1].which == "replication 1, inner 2"
    assert [list(outcome.utility.values()) for outcome in alone] == played.utility.tolist()
    assert [outcome.minute for outcome in alone] == played.ending["minute"].tolist()


def _by_chance(outcome: Outcome) -> dict[tuple[str, int], float]:
    """Return the draws that are not of an assumption, nor of a word, by stream and index."""
    draws = ((outcome.streams[stream], index, one) for stream, index, one in outcome.draws.tolist())
    beforehand = ("assumption/", "lexicon/")
    return {(name, index): one for name, index, one in draws if not name.startswith(beforehand)}


def test_a_group_that_shares_what_is_assumed_is_played_whole() -> None:
    with pytest.raises(UsageError, match=r"^7 replications leave a group unfinished"):
        ensemble(loads(QUICK), replications=7, inner=2)
    with pytest.raises(UsageError, match=r"^inner is 0"):
        ensemble(loads(QUICK), inner=0)
    with pytest.raises(UsageError, match=r"^inner is 0"):
        run(loads(QUICK), inner=0)


def test_it_tells_how_many_are_done() -> None:
    done: list[int] = []
    ensemble(load("house-sale"), replications=PART + 20, progress=done.append)
    assert sorted(done) == [20, PART]


@pytest.mark.parametrize(
    ("name", "number"),
    [("replications", 0), ("replications", 2**60), ("workers", 0), ("workers", 1.5), ("seed", -1)],
)
def test_a_number_out_of_bounds_is_refused(name: str, number: float) -> None:
    with pytest.raises(UsageError, match=name):
        ensemble(load("house-sale"), **{name: number})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("name", "given", "said"),
    [
        ("at_defaults", "yes", "True or False"),
        ("out", 3, "the path of a folder"),
    ],
)
def test_what_is_of_another_type_is_refused(name: str, given: object, said: str) -> None:
    with pytest.raises(UsageError, match=f"^{name} is .*; it takes {said}"):
        ensemble(loads(QUICK), replications=1, **{name: given})  # type: ignore[arg-type]


def test_an_interruption_stops_what_has_not_begun() -> None:
    done: list[int] = []

    def interrupted(count: int) -> None:
        done.append(count)
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        ensemble(load("house-sale"), replications=50 * PART, workers=1, progress=interrupted)
    assert len(done) == 1


def test_what_is_kept_is_what_is_played(tmp_path: Path) -> None:
    scenario = load("house-sale", set={"parties.buyer.patience": "20 days"})
    alone = ensemble(scenario, workers=1, replications=310)
    kept = ensemble(scenario, workers=3, replications=310, out=tmp_path / "e")
    assert same(alone, kept)
    assert kept.overrides == alone.overrides == scenario.made.overrides
    assert kept.frame().equals(alone.frame())


def test_an_interrupted_ensemble_keeps_its_parts_and_is_resumed_to_the_same_bytes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sim.results.archive.PART", 10)
    scenario, done = load("house-sale"), list[int]()

    def interrupted(count: int) -> None:
        done.append(count)
        if len(done) == 3:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        ensemble(scenario, replications=95, out=tmp_path / "e", progress=interrupted)
    assert not (tmp_path / "e").exists()
    told: list[int] = []
    out = tmp_path / "e"
    ensemble(scenario, replications=95, out=out, resume=True, progress=told.append)
    assert (told[0], sum(told)) == (30, 95)
    ensemble(scenario, replications=95, out=tmp_path / "unbroken")
    for file in (tmp_path / "unbroken").rglob("*.*"):
        assert file.read_bytes() == (out / file.relative_to(tmp_path / "unbroken")).read_bytes()


def test_what_a_failing_strategy_made_of_the_talks_is_not_kept(tmp_path: Path) -> None:
    def failing(*_: float) -> float:
        raise ZeroDivisionError("no way")

    strategy(failing, name="failing-in-an-ensemble")
    scenario = load("house-sale", set={"parties.buyer.concession": "failing-in-an-ensemble"})
    with pytest.raises(StrategyError, match="no way"):
        ensemble(scenario, replications=5, out=tmp_path / "e")
    assert list(tmp_path.rglob("*.parquet")) == []


def test_a_strategy_that_failed_is_not_told_of_the_talks_that_follow(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("sim.engine.ensemble.PART", 5)

    def failing(*_: float) -> float:
        raise ZeroDivisionError("no way")

    strategy(failing, name="failing-before")
    scenario = loads(QUICK, set={"parties.a.concession": "failing-before"})
    with pytest.raises(StrategyError, match="no way"):
        ensemble(scenario, replications=20, workers=1)
    assert ensemble(loads(QUICK), replications=1).replications == 1


def test_to_resume_takes_a_folder() -> None:
    with pytest.raises(UsageError, match="resume takes the folder"):
        ensemble(load("house-sale"), replications=2, resume=True)
