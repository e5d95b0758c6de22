"""A forecast on a terminal: clause by clause, with the assumptions it rests on below.

A model that predicts nothing of a clause has no row there; why stands below the table, once.
"""

from collections import defaultdict
from typing import TYPE_CHECKING

from sim.results.assumed import assumable
from sim.results.estimate import Estimate
from sim.results.figure import with_minus
from sim.results.forecast import LOWER, MODELS, SIMULATED, UPPER, Forecast, Prediction
from sim.results.outcome import terms
from sim.results.summary import percent
from sim.results.table import hundredths
from sim.scenario.scenario import Unit

if TYPE_CHECKING:
    from rich.table import Table

MOST_ASSUMED = 12
"""So many assumptions are listed."""

MOST_NAMED = 3
"""So many clauses are named where a model predicts nothing."""


def table(forecast: Forecast) -> "Table":
    """Return the table for a terminal: of each clause the simulated talks, then each model."""
    from rich import box
    from rich.table import Table

    shown = Table("Clause and model", "Terms", "Beside it", box=box.HORIZONTALS)
    shown.columns[0].no_wrap = True
    for unit in forecast.units:
        shown.add_section()
        shown.add_row(f"[bold]{unit.id}[/bold]", _ends(unit), "", style="dim")
        for one in forecast.of(unit.id):
            if one.model == SIMULATED:
                shown.add_row(f"  [bold]{MODELS[SIMULATED]}[/bold]", *_simulated(forecast, one))
            elif one.is_made and one.model not in (LOWER, UPPER):
                told = _brief(unit, one.position)
                shown.add_row(f"  {MODELS[one.model]}", told, _beside(unit, one))
    return shown


def _ends(unit: Unit) -> str:
    """Return what there is to choose between."""
    scale = unit.clause.scale
    if scale is not None and unit.whole is None:
        return with_minus(scale.span(0.0, 1.0))
    return "all its clauses at once" if unit.whole else "options"


def _simulated(forecast: Forecast, one: Prediction) -> tuple[str, str]:
    """Return the terms and what goes with them: their intervals, and how many runs agree on any."""
    if not one.is_made:
        return "–", one.note
    runs = f"agreed in {one.n:,} of {forecast.replications:,} runs"
    if one.chance is not None:
        return with_minus(one.terms), f"in {percent(one.chance)} of those; {runs}"
    unit = next(unit for unit in forecast.units if unit.id == one.clause)
    lower, upper = (forecast.prediction(model, one.clause) for model in (LOWER, UPPER))
    half = _span(unit, lower.position, upper.position)
    median = _brief(unit, one.position)
    return f"{median} ({_span(unit, one.low, one.high)})", f"middle half {half}; {runs}"


def _beside(unit: Unit, one: Prediction) -> str:
    """Return what goes with a model's terms."""
    parts = [one.note] if one.note else []
    if one.chance is not None:
        parts.append(_chance(one.chance))
    if one.low < one.high and _brief(unit, one.low) != _brief(unit, one.high):
        where = "the zone is" if one.model == "split" else "parties then stand at"
        parts.append(f"{where} {_span(unit, one.low, one.high)}")
    way = [_brief(unit, x) for x in one.course]
    if len(set(way)) > 2:
        parts.append(f"on the way {', '.join(_abridged(way))}")
    return "; ".join(parts)


def _chance(chance: Estimate) -> str:
    low, high = 100 * chance.low, 100 * chance.high
    told = f"{100 * chance.value:.0f} %"
    return told if low == high else f"{told}, by what the words may mean {low:.0f} to {high:.0f} %"


def _abridged(way: list[str]) -> list[str]:
    """Return where it was after each round, without those in which nothing changed; five at most.

    The first and the last are among the five.
    """
    kept = [place for n, place in enumerate(way) if n == 0 or place != way[n - 1]]
    if len(kept) <= 5:
        return kept
    return [kept[round(n * (len(kept) - 1) / 4)] for n in range(5)]


def _span(unit: Unit, low: float, high: float) -> str:
    scale = unit.clause.scale
    assert scale is not None, "only positions on scales have a range"
    return with_minus(scale.span(_within(low), _within(high), joint=" – "))


def _brief(unit: Unit, x: float) -> str:
    """Return terms below a heading that shows the scale."""
    scale = unit.clause.scale
    ordered = scale is not None and unit.whole is None
    told = scale.brief(_within(x)) if scale is not None and ordered else terms(unit, x)
    return with_minus(told)


def _within(x: float) -> float:
    return min(1.0, max(0.0, x))


def basis(forecast: Forecast) -> str:
    """Return what the forecast rests on: whose chance, which variant, and what is assumed."""
    scenario = forecast.scenario
    lines = [
        f"{scenario.title} ({scenario.scenario}), version {forecast.version}: "
        f"{forecast.which} of seed {forecast.seed}, "
        f"signed in {percent(forecast.signed)}.",
        "Behind a median its interval of 95 %. Classic models take assumptions at their defaults.",
    ]
    if forecast.as_believed_by is not None:
        lines.append(f"As believed by {forecast.as_believed_by}.")
    lines.extend(f"With {path} = {value}." for path, value in forecast.overrides.items())
    lines.extend(f"With {question} = {option}." for question, option in forecast.options.items())
    if scenario.hindsight:
        lines.append("It is written in hindsight: no forecast made beforehand.")
    lines.extend(_assumptions(forecast))
    lines.extend(_worth(forecast))
    lines.extend(_silences(forecast))
    return "\n".join(lines)


def _assumptions(forecast: Forecast) -> list[str]:
    """Return the assumptions of the file, with the ranges they are drawn in."""
    told = [
        f"{one.label}: {one.default}" + ("" if forecast.at_defaults else f" ({one.spread})")
        for one in assumable(forecast.scenario)
    ]
    lines = ["Assumed:", *(f"  {one}" for one in told[:MOST_ASSUMED])] if told else []
    if len(told) > MOST_ASSUMED:
        lines.append(f"  and {len(told) - MOST_ASSUMED} more, all in the file.")
    if any(getattr(number, "word", None) for number in forecast.scenario.numbers.values()):
        lines.append(f"Words such as likely mean what '{forecast.scenario.lexicon.of}' says.")
    return lines or ["The file assumes nothing."]


def _worth(forecast: Forecast) -> list[str]:
    """Return what the treaties of the solutions are worth, in hundredths."""
    lines = []
    for model, worth in forecast.treaties.items():
        if worth:
            told = ", ".join(f"{hundredths(one)} to {party}" for party, one in worth.items())
            lines.append(f"The {MODELS[model]} treaty is worth, in hundredths: {told}.")
    return lines


def _silences(forecast: Forecast) -> list[str]:
    """Return which models predict nothing of which clauses, and why."""
    silent: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for one in forecast.predictions:
        if not one.is_made and one.model != SIMULATED:
            silent[one.note][one.clause].append(MODELS[one.model])
    lines = []
    for why, by_clause in silent.items():
        models = list(dict.fromkeys(name for names in by_clause.values() for name in names))
        lines.append(f"Not told: {', '.join(models)} of {_named(list(by_clause))}, as {why}.")
    return lines


def _named(clauses: list[str]) -> str:
    if len(clauses) <= MOST_NAMED:
        return ", ".join(clauses)
    return f"{', '.join(clauses[:MOST_NAMED])} and {len(clauses) - MOST_NAMED} more"
