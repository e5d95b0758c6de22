"""Forecast: what the simulated talks say of each clause, beside what classic models predict.

All start from the same stances. The simulated talks draw assumptions and words anew in each
replication; the classic models take them at their defaults and medians.
"""

import math
from collections.abc import Callable, Sequence

from sim.analysis.arena import Arena, arena
from sim.analysis.classic import predictions
from sim.analysis.words import Expectation, expectations
from sim.engine.ensemble import ensemble
from sim.results.ensemble import Ensemble
from sim.results.estimate import Estimate
from sim.results.forecast import LOWER, MODELS, SIMULATED, UPPER, Forecast, Prediction
from sim.results.outcome import terms
from sim.results.summary import ClauseSummary, summary
from sim.scenario.argument import clause as clause_of
from sim.scenario.argument import loaded, names
from sim.scenario.scenario import Scenario


def forecast(
    scenario: Scenario,
    *,
    replications: int = 1000,
    seed: int = 1,
    workers: int | None = None,
    at_defaults: bool = False,
    clauses: Sequence[str] = (),
    progress: Callable[[int], None] | None = None,
) -> Forecast:
    """Play the talks many times, and return what comes of each clause beside classic predictions.

    Parameters
    ----------
    replications, seed, workers, at_defaults, progress : as for `ensemble`
    clauses : which to tell, by their ids; default: all. Models that weigh clauses together always
        weigh all

    Raises
    ------
    UsageError
        If `scenario` is none, a clause is unknown, or a number is out of bounds.
    """
    scenario = loaded(scenario)
    known = [unit.id for unit in scenario.units]
    clauses = names("clauses", clauses)
    for clause in clauses:
        clause_of(clause, scenario)
    played = ensemble(
        scenario,
        replications=replications,
        seed=seed,
        workers=workers,
        at_defaults=at_defaults,
        progress=progress,
    )
    stances = arena(scenario)
    classic, treaties = predictions(stances)
    words = expectations(stances, seed=seed, at_defaults=at_defaults)
    found = [*classic, *_simulated(played), *_worded(stances, words)]
    return Forecast(
        scenario=scenario,
        seed=played.seed,
        replications=played.replications,
        at_defaults=played.at_defaults,
        overrides=played.overrides,
        options=played.options,
        as_believed_by=played.as_believed_by,
        version=played.version,
        signed=played.signed(),
        predictions=_in_order(found, [name for name in known if not clauses or name in clauses]),
        treaties=treaties,
    )


def _in_order(found: list[Prediction], clauses: list[str]) -> tuple[Prediction, ...]:
    """Return predictions of these clauses, clause by clause and model by model."""
    models = list(MODELS)
    told = [one for one in found if one.clause in clauses]
    return tuple(sorted(told, key=lambda one: (clauses.index(one.clause), models.index(one.model))))


def _simulated(played: Ensemble) -> list[Prediction]:
    """Return what the simulated talks say: quartiles on a scale, else the terms agreed most."""
    found = []
    for c, clause in enumerate(summary(played)):
        if clause.position:
            found.extend(_quartiles(clause))
        else:
            found.append(_commonest(played, c, clause))
    return found


def _quartiles(clause: ClauseSummary) -> list[Prediction]:
    name = clause.unit.id
    if clause.position[0].n == 0:
        return [Prediction(model=SIMULATED, clause=name, note=_never(clause))]
    return [
        Prediction(
            model=model,
            clause=name,
            position=one.value,
            terms=terms(clause.unit, one.value),
            low=one.low,
            high=one.high,
            n=one.n,
        )
        for model, one in zip((LOWER, SIMULATED, UPPER), clause.position, strict=True)
    ]


def _commonest(played: Ensemble, c: int, clause: ClauseSummary) -> Prediction:
    if clause.common is None:
        return Prediction(model=SIMULATED, clause=clause.unit.id, note=_never(clause))
    words, often = clause.common
    ends = played.unit["position"][:, c]
    place = next(float(x) for x in ends if not math.isnan(x) and terms(clause.unit, x) == words)
    return Prediction(
        model=SIMULATED,
        clause=clause.unit.id,
        position=place,
        terms=words,
        chance=often,
        n=often.n,
    )


def _never(clause: ClauseSummary) -> str:
    """Return how a clause ends instead that no run agrees on."""
    disposition, share = next(iter(clause.shares.items()))
    return f"agreed in no run; {disposition} in {round(100 * share.value)} %"


def _worded(stances: Arena, words: tuple[Expectation, ...]) -> list[Prediction]:
    """Return what the file's words say: how likely the first text survives the objections."""
    parties, found = list(stances.scenario.parties), []
    for c, expected in enumerate(words):
        unit = stances.scenario.units[c]
        why = _no_words(stances, c, expected)
        if why or expected.tabler is None or expected.chance is None:
            found.append(Prediction(model="words", clause=unit.id, note=why))
            continue
        x = float(stances.ideal[expected.tabler, c])
        found.append(
            Prediction(
                model="words",
                clause=unit.id,
                position=x,
                terms=terms(unit, x),
                chance=Estimate(
                    expected.chance.value, expected.chance.low, expected.chance.high, 0
                ),
                n=expected.chance.n,
                note=f"the text of {parties[expected.tabler]} survives the objections foreseen",
            )
        )
    return found


def _no_words(stances: Arena, c: int, expected: Expectation) -> str:
    """Return why the file's words say nothing of a clause; empty if they do."""
    if expected.objections == 0:
        return "the file foresees no objection"
    if expected.tabler is None:
        return "nobody is ready to table it"
    if not stances.present[expected.tabler, c]:
        tabler = list(stances.scenario.parties)[expected.tabler]
        return f"{tabler}, who would table it, has no stance on it"
    return ""
