"""The summary of an ensemble: shares, dates and terms, each with its interval and its runs."""

from datetime import date

import numpy as np
import pandas as pd
import pytest
from rich.console import Console

from sim.engine.ensemble import ensemble
from sim.model.codes import Disposition
from sim.results.ensemble import Ensemble
from sim.results.estimate import Estimate, share
from sim.results.summary import (
    alike,
    chances,
    dispositions,
    on_scale,
    percent,
    span,
    summary,
    table,
)
from sim.scenario.document import load
from sim.scenario.scale import Scale
from tests.ensembles import OPEN, End, Run, agreed, many
from tests.results.ends import harbour, whole

RUNS = 12


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
        quarters = np.quantile(positions, [0.25, 0.5, 0.75], method="inverted_cdf")
        assert [one.value for one in clause.position] == quarters.tolist()
        days = (of_it["date"].dropna() - pd.Timestamp(sold.scenario.start)).dt.days
        assert int(clause.day[1].value) == days.quantile(interpolation="lower")
        assert clause.day[1].n == len(days)


def test_of_options_the_most_common_end_is_told() -> None:
    ends = [agreed(9, 1.0), agreed(9, 1.0), agreed(9, 0.0), OPEN]
    played = many([Run({"fishing.season": end}) for end in ends])
    common = {clause.unit.id: clause.common for clause in summary(played)}
    season = next(unit for unit in played.scenario.units if unit.id == "fishing.season")
    assert season.clause.options is not None
    assert common["fishing.season"] == (season.clause.options[1], share(2, 3))


@pytest.mark.parametrize(
    ("one", "told"),
    [
        (Estimate(0.5, 0.4, 0.6, 90), "50 % (40–60)"),
        (Estimate(0.005, 0.002, 0.009, 9000), "0.5 % (0.2–0.9)"),
        (share(199, 200), "99.5 % (97–100)"),
        (share(1, 300), "0.3 % (0–2)"),
        (share(99_996, 100_000), "99.996 % (99.99–99.998)"),
        (share(0, 200), "0 % (0–2)"),
        (Estimate(0.25, -0.03, 0.53, 160), "25 % (−3 to 53)"),
        (Estimate(0.25, -0.002, 0.53, 160), "25 % (0–53)"),
        (Estimate(1.0, 0.9936, 0.9999999999999999, 600), "100 % (99.4–100)"),
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


def test_at_eighty_columns_no_line_of_the_table_breaks() -> None:
    played = whole(harbour(), 300)
    page = Console(width=80)
    with page.capture() as told:
        page.print(table(played))
    lines = [line.rstrip() for line in told.get().splitlines()]
    above, below = (n for n, line in enumerate(lines) if line.startswith("──"))
    quota = lines.index("fishing.quota")
    assert above == 1
    assert lines[quota + 1].startswith(" open 14 % (11–19) ")
    assert " boats (" in lines[quota + 2]
    for unit, clause in zip(played.scenario.units, summary(played), strict=True):
        assert lines.count(unit.id) == 1
        assert lines.index(unit.id) < below - max(len(clause.shares), 2)
    assert below - above == 1 + sum(1 + max(len(one.shares), 2) for one in summary(played))


PLACE: dict[str, object] = {"between": [0, 100], "unit": "boats", "landmarks": {"half": 50}}
WAY: dict[str, object] = {"between": ["north", "south"], "landmarks": {"half way": 0.5}}


@pytest.mark.parametrize(
    ("written", "quarters", "told"),
    [
        (PLACE, (0.1, 0.42, 0.7), ("42 boats (40–44)", "10–70")),
        (PLACE, (0.1, 0.5, 0.7), ("half (48–52 boats)", "10–70 boats")),
        (PLACE, (0.5, 0.5, 0.5), ("half (48–52 boats)", "half–half")),
        (PLACE, (0.5, 0.52, 0.7), ("52 boats (half–54 boats)", "half–70 boats")),
        (PLACE, (0.01, 0.03, 0.5), ("3 boats (1–5)", "1 boat–half")),
        (PLACE, (0.01, 0.5, 0.06), ("half (48–52 boats)", "1–6 boats")),
        (PLACE, (0.5, 0.42, 0.5), ("42 boats (40–44)", "half–half")),
        (WAY, (0.391, 0.5, 0.607), ("half way (48–52 % of the way)", "39.1–60.7 % of the way")),
    ],
)
def test_on_a_scale_a_unit_is_said_once(
    written: dict[str, object], quarters: tuple[float, float, float], told: tuple[str, str]
) -> None:
    sure = [Estimate(x, x - 0.02, x + 0.02, 90) for x in quarters]
    assert on_scale(Scale.model_validate(written), sure) == told


def test_a_loss_has_a_true_minus_sign() -> None:
    played = many([Run({}, utility=(-0.017, 0.021))] * 4)
    assert "Utility to north, in hundredths, 0 without a signature: −1.7 (−1.7 to −1.7)." in (
        chances(played)
    )


def test_what_is_agreed_is_said_to_be_so_by_offers_signed_or_not() -> None:
    quota, tolls = {"fishing.quota": agreed(9)}, {"tolls": End(Disposition.PACKAGED, 9, 0.5)}
    vague = {"tolls": End(Disposition.AMBIGUOUS, 9, 0.5)}
    assert dispositions(summary(many([Run(quota)]))) == (
        "Agreed: by offers, whether or not a treaty was signed."
    )
    assert dispositions(summary(many([Run(quota), Run(tolls)]))) == (
        "Agreed: by offers; packaged: in a package; both whether or not a treaty was signed."
    )
    assert dispositions(summary(many([Run(quota), Run(tolls), Run(vague)]))) == (
        "Agreed: by offers; packaged: in a package; ambiguous: left vague; all whether or not a "
        "treaty was signed."
    )
    assert dispositions(summary(many([Run({})]))) == ""
    page = Console(width=200)
    with page.capture() as told:
        page.print(table(many([Run(quota)])))
    assert "Agreed: by offers, whether or not a treaty was signed." in told.get()


@pytest.mark.parametrize(
    ("first", "last", "told"),
    [
        (date(1951, 8, 1), date(1951, 8, 8), "1–8 Aug 51"),
        (date(1951, 8, 1), date(1951, 9, 8), "1 Aug–8 Sep 51"),
        (date(1951, 8, 1), date(1952, 8, 1), "1 Aug 51–1 Aug 52"),
        (date(1951, 8, 1), date(1951, 8, 1), "1 Aug 51"),
    ],
)
def test_two_dates_say_once_what_they_share(first: date, last: date, told: str) -> None:
    assert span(first, last) == told


def test_runs_that_share_what_is_assumed_are_said_to_be_allowed_for() -> None:
    runs = [Run({"tolls": agreed(day)}) for day in (1, 1, 5, 5, 9, 9)]
    assert alike(many(runs)) == ""
    assert alike(many(runs, inner=2)) == (
        "Each 2 after one another share what is assumed: the brackets allow for that."
    )
    assert alike(many(runs, inner=6)).startswith("All share what is assumed: the brackets hold ")
