"""The summary of an ensemble: shares, dates and terms, each with its interval and its runs."""

from datetime import date

import pandas as pd
import pytest
from rich.console import Console

from sim.engine.ensemble import ensemble
from sim.results.ensemble import Ensemble
from sim.results.estimate import Estimate, share
from sim.results.summary import chances, percent, summary, table
from sim.scenario.document import load

RUNS = 40


@pytest.fixture(scope="module")
def sold() -> Ensemble:
    """Return the house sold many times over."""
    return ensemble(load("house-sale"), replications=RUNS)


def test_of_each_clause_the_dispositions_add_up_to_all_runs(sold: Ensemble) -> None:
    for clause in summary(sold):
        assert sum(one.value for one in clause.shares.values()) == pytest.approx(1.0)
        assert all(one.n == RUNS for one in clause.shares.values())


def test_quartiles_of_days_and_terms_are_those_of_the_frame(sold: Ensemble) -> None:
    frame = sold.frame()
    for clause in summary(sold):
        of_it = frame[frame["clause"] == clause.unit.id]
        positions = of_it["position"].dropna()
        assert [one.value for one in clause.position] == pytest.approx(
            positions.quantile([0.25, 0.5, 0.75]).tolist()
        )
        days = (of_it["date"].dropna() - pd.Timestamp(sold.scenario.start)).dt.days
        assert int(clause.day[1].value) == pytest.approx(days.median(), abs=0.5)
        assert clause.day[1].n == len(days)


def test_of_options_the_most_common_end_is_told() -> None:
    played = ensemble(load("kaesong-1951"), replications=4)
    common = {clause.unit.id: clause.common for clause in summary(played)}
    ceasefire = common["ceasefire"]
    assert ceasefire is not None
    words, often = ceasefire
    agreed = [one for one in played.frame().query("clause == 'ceasefire'")["terms"] if one]
    assert agreed.count(words) == max(agreed.count(one) for one in agreed)
    assert often == share(agreed.count(words), len(agreed))


@pytest.mark.parametrize(
    ("one", "told"),
    [
        (Estimate(0.5, 0.4, 0.6, 90), "50 % (40–60)"),
        (Estimate(0.005, 0.002, 0.009, 9000), "0.5 % (0.2–0.9)"),
    ],
)
def test_a_share_is_told_as_finely_as_it_is_known(one: Estimate, told: str) -> None:
    assert percent(one) == told


def test_the_table_says_how_many_runs_it_is_made_of(sold: Ensemble) -> None:
    page = Console(width=100, record=True, file=None, quiet=False)
    with page.capture() as told:
        page.print(table(sold))
    assert f"{RUNS} replications of seed 1" in told.get()
    assert "price" in told.get()


def test_the_chances_are_told_in_all_and_by_a_date(sold: Ensemble) -> None:
    told = chances(sold, by=[date(2026, 5, 20)])
    assert told.splitlines()[0].startswith("Signed within the horizon: 100 %")
    assert told.splitlines()[1].startswith("Signed by 20 May 2026: ")
    assert "Utility to seller" in told
