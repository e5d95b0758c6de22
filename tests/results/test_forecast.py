"""A forecast as data: its table, and what it is asked."""

import math

import pytest

from sim.results.estimate import Estimate
from sim.results.forecast import COLUMNS, Forecast, Prediction
from sim.scenario.document import loads
from tests.builders import HARBOUR


def harbour(**told: object) -> Forecast:
    """Return a forecast of the harbour talks, made by hand."""
    fields: dict[str, object] = {
        "scenario": loads(HARBOUR),
        "seed": 7,
        "replications": 40,
        "at_defaults": False,
        "overrides": {"parties.north.patience": "9 days"},
        "options": {},
        "as_believed_by": None,
        "version": "0",
        "signed": Estimate(0.5, 0.35, 0.65, 40),
        "predictions": (
            Prediction(
                model="simulated",
                clause="fishing.quota",
                position=0.5,
                terms="half",
                low=0.4,
                high=0.6,
                n=30,
            ),
            Prediction(
                model="simulated-lower-quartile",
                clause="fishing.quota",
                position=0.45,
                terms="45 boats",
                low=0.4,
                high=0.5,
                n=30,
            ),
            Prediction(
                model="simulated-upper-quartile",
                clause="fishing.quota",
                position=0.6,
                terms="60 boats",
                low=0.5,
                high=0.6,
                n=30,
            ),
            Prediction(
                model="challenge",
                clause="fishing.quota",
                position=0.8,
                terms="80 boats",
                low=0.2,
                high=0.8,
                course=(0.4, 0.6, 0.6, 0.8),
                note="after 3 rounds",
            ),
            Prediction(model="exchange", clause="fishing.quota", note="nobody trades"),
            Prediction(
                model="simulated",
                clause="fishing.season",
                position=1.0,
                terms="winter",
                chance=Estimate(0.75, 0.5, 0.9, 20),
                n=20,
            ),
            Prediction(
                model="words",
                clause="fishing.season",
                position=2.0,
                terms="all year",
                chance=Estimate(0.4, 0.2, 0.6, 0),
                n=200,
                note="it survives",
            ),
        ),
        "treaties": {"nash": {"north": 0.123, "south": 0.2}},
    }
    return Forecast(**fields | told)  # type: ignore[arg-type]


def test_the_table_has_a_row_a_model_and_clause() -> None:
    frame = harbour().frame()
    assert tuple(frame.columns) == COLUMNS
    assert frame.model.value_counts()["simulated"] == 2
    season = frame[(frame.clause == "fishing.season") & (frame.model == "words")].iloc[0]
    assert (season.chance, season.chance_low, season.chance_high, season.n) == (0.4, 0.2, 0.6, 200)
    assert frame[frame.model == "exchange"].position.isna().all()


def test_it_is_asked_by_clause_and_model() -> None:
    told = harbour()
    assert [unit.id for unit in told.units] == ["fishing.quota", "fishing.season"]
    assert told.prediction("challenge", "fishing.quota").terms == "80 boats"
    for model, clause in (("nash", "fishing.quota"), ("simulated", "tolls")):
        with pytest.raises(KeyError):
            told.prediction(model, clause)


def test_it_shows_itself() -> None:
    assert repr(harbour()) == "<Forecast of harbour: 2 clauses, 40 replications of seed 7>"
    assert "80 boats" in harbour()._repr_html_()


def test_a_model_without_terms_predicts_nothing() -> None:
    silent = harbour().prediction("exchange", "fishing.quota")
    assert not silent.is_made
    assert math.isnan(silent.position)
