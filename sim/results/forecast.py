"""A forecast: of each clause what the simulated talks say, beside what classic models predict.

It is data that shows itself, with all it takes to make it again: scenario, overrides, seed,
replications and version. `sim.results.predicted` tells it on a terminal.
"""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING

from sim.errors import NoSuchClause
from sim.results.estimate import Estimate
from sim.results.lookup import found
from sim.scenario.scenario import Scenario, Unit

if TYPE_CHECKING:
    import pandas as pd

SIMULATED, LOWER, UPPER = "simulated", "simulated-lower-quartile", "simulated-upper-quartile"

MODELS: Mapping[str, str] = {
    SIMULATED: "simulated talks",
    LOWER: "simulated, a quarter below",
    UPPER: "simulated, a quarter above",
    "mean": "compromise mean",
    "median": "weighted median",
    "split": "split the difference",
    "nash": "Nash",
    "kalai-smorodinsky": "Kalai-Smorodinsky",
    "egalitarian": "egalitarian",
    "challenge": "challenge model",
    "spatial": "spatial model",
    "exchange": "issue exchange",
    "words": "the file's words",
}
"""The models by their ids, in the order in which they are told, and what they are called."""


@dataclass(frozen=True, kw_only=True)
class Prediction:
    """What a model predicts of a clause.

    model : an id of `MODELS`
    clause : `item.clause`, or the item's id
    position : a share of the scale, or the index of an option; nan if it predicts none
    terms : the position in words; empty without one
    low, high : about the position, nan without: of simulated talks its interval of 95 %, of `split`
        the zone of agreement, of models in rounds the range of positions at their end
    chance : how likely these terms are, with its interval: of simulated options their share of the
        runs; of `words` that the text survives the objections foreseen
    n : how many runs or draws it rests on; 0 where nothing is drawn
    course : of models in rounds, the position after each, from the first on
    note : why there is no position, or what goes with it
    """

    model: str
    clause: str
    position: float = math.nan
    terms: str = ""
    low: float = math.nan
    high: float = math.nan
    chance: Estimate | None = None
    n: int = 0
    course: tuple[float, ...] = ()
    note: str = ""

    @property
    def is_made(self) -> bool:
        """Whether the model predicts anything of this clause."""
        return bool(self.terms)


@dataclass(frozen=True, kw_only=True, repr=False)
class Forecast:
    """What the simulated talks say of each clause, and what classic models predict.

    signed : the share of the runs that end with a signature
    predictions : a model and clause each, clause by clause, in the order of the file
    treaties : what the whole treaty of a solution is worth to each party, by model
    """

    scenario: Scenario
    seed: int
    replications: int
    at_defaults: bool
    overrides: Mapping[str, object]
    options: Mapping[str, str]
    as_believed_by: str | None
    version: str
    signed: Estimate
    predictions: tuple[Prediction, ...]
    treaties: Mapping[str, Mapping[str, float]]

    @property
    def units(self) -> tuple[Unit, ...]:
        """What it is about, in the order of the file."""
        told = {prediction.clause for prediction in self.predictions}
        return tuple(unit for unit in self.scenario.units if unit.id in told)

    @property
    def which(self) -> str:
        """The replications of the seed it rests on, in words."""
        runs = "replication" if self.replications == 1 else "replications"
        return f"{self.replications:,} {runs}"

    def of(self, clause: str) -> tuple[Prediction, ...]:
        """Return what is predicted of a clause; raise NoSuchClause if there is none of that id."""
        predicted = tuple(one for one in self.predictions if one.clause == clause)
        if not predicted:
            raise NoSuchClause(clause, dict.fromkeys(one.clause for one in self.predictions))
        return predicted

    def prediction(self, model: str, clause: str) -> Prediction:
        """Return what a model predicts of a clause; raise NoSuchName if it predicts nothing."""
        return found("model", model, {one.model: one for one in self.of(clause)})

    def frame(self) -> "pd.DataFrame":
        """Return a table of one row a model and clause.

        Columns: model, clause, position, terms, low, high, chance, chance_low, chance_high, n and
        note.
        """
        import pandas as pd

        return pd.DataFrame([_row(one) for one in self.predictions], columns=COLUMNS)

    def __repr__(self) -> str:
        """Show the forecast in a line."""
        return (
            f"<Forecast of {self.scenario.scenario}: {len(self.units)} clauses, "
            f"{self.replications} replications of seed {self.seed}>"
        )

    def _repr_html_(self) -> str:
        """Show the forecast in a notebook."""
        shown = self.frame()
        shown = shown[shown.terms != ""][["clause", "model", "terms", "note"]]
        return f"<p><b>{escape(repr(self)[1:-1])}</b></p>{shown.to_html(index=False)}"


COLUMNS = (
    "model",
    "clause",
    "position",
    "terms",
    "low",
    "high",
    "chance",
    "chance_low",
    "chance_high",
    "n",
    "note",
)


def _row(one: Prediction) -> tuple[object, ...]:
    chance = one.chance or Estimate(math.nan, math.nan, math.nan, 0)
    return (
        *(one.model, one.clause, one.position, one.terms, one.low, one.high),
        *(chance.value, chance.low, chance.high, one.n, one.note),
    )
