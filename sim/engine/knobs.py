"""Lowering of what is not known: the words and assumptions that a replication draws first.

A word has one meaning in a replication, in every place that uses it; an assumption about several
numbers draws one for each, at the index its path has in the list. An assumption about a word takes
the place of the lexicon's meaning.
"""

from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray
from scipy.special import betaincinv

from sim.engine.ledger import Cell, Ledger
from sim.model.codes import NONE, QUANTILES
from sim.model.codes import Spread as SpreadCode
from sim.model.setting import BEFOREHAND
from sim.model.tables import Tables
from sim.scenario.assumption import Spread, spread
from sim.scenario.quantity import Meetings
from sim.scenario.scenario import Scenario
from sim.scenario.words import Beta, Uniform

PROBABILITIES = (np.arange(QUANTILES) + 0.5) / QUANTILES
"""Where a table of quantiles is taken."""
WORD = "lexicon."


@dataclass(frozen=True, kw_only=True)
class Knob:
    """Something drawn before the talks begin, and the cells it sets."""

    name: str
    stream: str
    draw: int
    spread: Spread
    whole: bool
    cells: tuple[Cell, ...]


def lower_knobs(scenario: Scenario, ledger: Ledger) -> tuple[str, ...]:
    """Add the tables of what is drawn beforehand; return the knobs' names, in order.

    Words come first, so that an assumption about a likelihood written as a word has the last say.
    """
    assumed = _assumptions(scenario, ledger)
    decided = {knob.name for knob in assumed}
    words = [knob for knob in _words(scenario, ledger) if knob.name not in decided]
    knobs = [*words, *assumed]
    _write(knobs, ledger)
    return tuple(knob.name for knob in knobs)


def _words(scenario: Scenario, ledger: Ledger) -> list[Knob]:
    """Return a knob for every word of the lexicon that the scenario uses."""
    return [
        Knob(
            name=f"{WORD}{word}",
            stream=f"lexicon/{scenario.base}/{word}",
            draw=0,
            spread=_meaning(scenario.lexicon.words[word]),
            whole=False,
            cells=tuple(cells),
        )
        for word, cells in ledger.words.items()
    ]


def _meaning(meaning: Beta | Uniform | float) -> Spread:
    """Return the spread of a word's meaning."""
    match meaning:
        case Beta():
            median = float(betaincinv(meaning.a, meaning.b, 0.5))
            return Spread(default=median, low=0.0, high=1.0, distribution=meaning)
        case Uniform():
            middle = (meaning.low + meaning.high) / 2.0
            return Spread(
                default=middle, low=meaning.low, high=meaning.high, distribution="uniform"
            )
    return Spread(default=meaning, low=meaning, high=meaning, distribution="fixed")


def _assumptions(scenario: Scenario, ledger: Ledger) -> list[Knob]:
    """Return a knob for every path that an assumption is about, save those switched off."""
    knobs = []
    for name, assumption in scenario.assumptions.items():
        spread_of_all = spread(scenario, name)
        for path in assumption.about:
            word = path.removeprefix(WORD) if path.startswith(WORD) else None
            knobs.append(
                Knob(
                    name=path,
                    stream=f"assumption/{name}",
                    draw=scenario.place_of(name, path),
                    spread=spread_of_all,
                    whole=isinstance(scenario.numbers.get(path), Meetings),
                    cells=tuple(ledger.paths[path] if word is None else ledger.words[word]),
                )
            )
    return knobs


def _write(knobs: list[Knob], ledger: Ledger) -> None:
    """Write the tables `knob`, `cell` and `quantiles`."""
    rows = np.zeros(len(knobs), BEFOREHAND["knob"])
    cells: list[Cell] = []
    quantiles: list[NDArray[np.float64]] = []
    for row, knob in zip(rows, knobs, strict=True):
        row["stream"], row["draw"] = ledger.stream(knob.stream), knob.draw
        row["default"], row["low"], row["high"] = knob.spread[:3]
        row["whole"], row["first_cell"], row["cells"] = knob.whole, len(cells), len(knob.cells)
        row["spread"], table = _spread(knob.spread)
        if table is not None:
            row["quantiles"] = len(quantiles)
            quantiles.append(table)
        cells.extend(knob.cells)
    ledger.tables["knob"] = rows
    ledger.tables["cell"] = np.array(cells, BEFOREHAND["cell"])
    ledger.tables["quantiles"] = np.array(quantiles).reshape(len(quantiles), QUANTILES)


def own_cells(tables: Tables) -> tuple[int, ...]:
    """Return of each knob the first of its cells in which it has the last say; NONE without one.

    An assumption about a likelihood that is written as a word has the last say there; a word that
    stands nowhere else acts nowhere.
    """
    found: list[int] = []
    decided: set[int] = set()
    for knob in reversed(tables["knob"]):
        first = int(knob["first_cell"])
        places = tables["cell"]["place"][first : first + knob["cells"]].tolist()
        own = (first + n for n, place in enumerate(places) if place not in decided)
        found.append(next(own, NONE))
        decided.update(places)
    return tuple(reversed(found))


def _spread(spread: Spread) -> tuple[SpreadCode, NDArray[np.float64] | None]:
    """Return the code of a distribution, and its table of quantiles if it needs one."""
    match spread.distribution:
        case "fixed":
            return SpreadCode.FIXED, None
        case "uniform":
            return SpreadCode.UNIFORM, None
        case "lognormal":
            return SpreadCode.LOGNORMAL, None
        case "triangular":
            return SpreadCode.QUANTILES, _triangular(spread.low, spread.default, spread.high)
        case Beta(a=a, b=b):
            return SpreadCode.QUANTILES, _beta(a, b)
    raise ValueError(spread.distribution)


@cache
def _beta(a: float, b: float) -> NDArray[np.float64]:
    """Return the quantiles of a beta distribution; looked up again each time a file is lowered."""
    table: NDArray[np.float64] = betaincinv(a, b, PROBABILITIES)
    table.setflags(write=False)
    return table


def _triangular(low: float, mode: float, high: float) -> NDArray[np.float64]:
    """Return the quantiles of a triangular distribution."""
    if high == low:
        return np.full(QUANTILES, low)
    left = (mode - low) / (high - low)
    rising = low + np.sqrt(PROBABILITIES * (high - low) * (mode - low))
    falling = high - np.sqrt((1.0 - PROBABILITIES) * (high - low) * (high - mode))
    return np.where(left > PROBABILITIES, rising, falling)
