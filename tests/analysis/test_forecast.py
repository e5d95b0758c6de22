"""A forecast: the simulated talks beside the classic models, clause by clause."""

import numpy as np
import pytest

from sim.analysis.forecast import forecast
from sim.engine.ensemble import ensemble
from sim.errors import NoSuchClause, UsageError
from sim.results.forecast import LOWER, MODELS, SIMULATED, UPPER, Forecast
from sim.scenario.document import load, loads
from tests.builders import HARBOUR, WHOLE

RUNS = 4
SALE, HARBOURS = load("house-sale"), loads(HARBOUR)


@pytest.fixture(scope="module")
def sale() -> Forecast:
    return forecast(SALE, replications=RUNS, seed=3)


@pytest.fixture(scope="module")
def harbour() -> Forecast:
    return forecast(HARBOURS, replications=RUNS)


def test_the_simulated_rows_are_the_quartiles_of_the_ensemble(sale: Forecast) -> None:
    ends = ensemble(SALE, replications=RUNS, seed=3).unit["position"]
    for c, clause in enumerate(("price", "handover")):
        quartiles = np.quantile(ends[:, c], [0.25, 0.5, 0.75], method="inverted_cdf")
        rows = [sale.prediction(model, clause) for model in (LOWER, SIMULATED, UPPER)]
        assert [row.position for row in rows] == pytest.approx(quartiles.tolist())
        assert all(row.low <= row.position <= row.high and row.n == RUNS for row in rows)


def test_on_options_the_simulated_row_is_what_is_agreed_most(harbour: Forecast) -> None:
    row = harbour.prediction(SIMULATED, "fishing.season")
    played = ensemble(HARBOURS, replications=RUNS).frame()
    terms = played[(played.clause == "fishing.season") & (played.terms != "")].terms
    often = terms.value_counts()
    assert (row.terms, row.n) == (often.index[0], len(terms))
    assert row.chance is not None
    assert row.chance.value == often.iloc[0] / len(terms)


def test_every_model_speaks_of_every_clause_or_says_why_not(harbour: Forecast) -> None:
    for told in (harbour, forecast(loads(WHOLE), replications=1)):
        for unit in told.units:
            rows = {row.model: row for row in told.of(unit.id)}
            assert set(MODELS) - {LOWER, UPPER} <= set(rows)
            assert all(row.is_made or row.note for row in rows.values())


def test_clauses_are_told_as_asked_and_weighed_with_all_others(sale: Forecast) -> None:
    one = forecast(SALE, replications=1, clauses=["handover"])
    assert [unit.id for unit in one.units] == ["handover"]
    assert repr(one.prediction("nash", "handover")) == repr(sale.prediction("nash", "handover"))


def test_an_unknown_clause_is_refused_with_the_nearest() -> None:
    with pytest.raises(NoSuchClause, match="did you mean 'price'"):
        forecast(load("house-sale"), replications=1, clauses=["prices"])


def test_what_is_no_scenario_is_refused() -> None:
    with pytest.raises(UsageError, match="load it first"):
        forecast("house-sale", replications=1)  # type: ignore[arg-type]


def test_what_no_run_agrees_on_is_said_to_end_otherwise() -> None:
    apart = HARBOUR.replace("ideal: 80, reservation: 40", "ideal: 80, reservation: 75")
    row = forecast(loads(apart), replications=1).prediction(SIMULATED, "fishing.quota")
    assert not row.is_made
    assert row.note == "agreed in no run; open in 100 %"


def test_the_words_tell_whose_text_survives_and_how_likely(sale: Forecast) -> None:
    row = sale.prediction("words", "price")
    assert row.terms == "490,000 euros"
    assert row.note == "the text of seller survives the objections foreseen"
    assert row.chance is not None
    assert row.chance.value == pytest.approx(1 - 0.705 * (1 - 0.193), abs=0.02)


def test_the_same_seed_gives_the_same_forecast(harbour: Forecast) -> None:
    again = forecast(HARBOURS, replications=RUNS, workers=1)
    assert repr(again.predictions) == repr(harbour.predictions)
