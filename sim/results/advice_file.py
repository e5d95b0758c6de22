"""An advice in the folder of its memo: `advice.json`, opened again to the last bit without playing.

What the memo says is made of the same file; of it nothing is read but the numbers.
"""

from datetime import date
from pathlib import Path
from typing import Annotated, Any

from pydantic import Field

from sim.errors import NotARun
from sim.results.advice import VERDICTS, Advice, Choice, Counsel, Tipping
from sim.results.criterion import Criterion
from sim.results.estimate import Estimate
from sim.results.ranking import Ranking, Rated
from sim.results.reading import Number, Positive, Strict, Whole, opened, scenario_of
from sim.results.record import RecordedEnd
from sim.results.sequel import Sequel
from sim.scenario.made import Made
from sim.scenario.scenario import Scenario

KIND = "advice"
JSON = "advice.json"

Text = Annotated[str, Field(min_length=1)]


class _Rated(Strict):
    rank: Positive
    value: Estimate
    behind: Estimate
    best: Number
    regret: Estimate
    measures: dict[Criterion, Estimate]

    def grown(self, option: str) -> Rated:
        said = {name: getattr(self, name) for name in type(self).model_fields if name != "rank"}
        measures = {one.value: found for one, found in self.measures.items()}
        return Rated(option=option, **said | {"measures": measures})


class _Ranking(Strict):
    as_believed_by: str | None
    options: Annotated[dict[str, _Rated], Field(min_length=2)]

    def grown(self) -> Ranking:
        ordered = sorted(self.options.items(), key=lambda one: one[1].rank)
        rated = tuple(one.grown(option) for option, one in ordered)
        return Ranking(as_believed_by=self.as_believed_by, options=rated)


class _Answer(Strict):
    by: str
    option: str
    date: date | None


class _End(Strict):
    clause: str
    disposition: str
    minute: int | None
    position: Number | None
    terms: str


class _So(Strict):
    option: str
    value: Number
    low: Number
    high: Number
    n: Whole

    def grown(self) -> Estimate:
        return Estimate(self.value, self.low, self.high, self.n)


class _Counsel(Strict):
    question: Text
    text: str
    asked_by: Text
    party: Text
    takes: dict[str, dict[str, str]]
    leaning: str | None
    answered: _Answer | None
    touched: tuple[str, ...]
    happened: tuple[_End, ...]
    so: dict[str, _So]
    closest: str | None
    within: Estimate | None
    truth: _Ranking
    beliefs: _Ranking | None
    tipping: tuple[Tipping, ...] | None

    def grown(self) -> Counsel:
        answer = self.answered
        return Counsel(
            choice=Choice(
                id=self.question,
                text=self.text,
                asked_by=self.asked_by,
                party=self.party,
                options=self.takes,
            ),
            truth=self.truth.grown(),
            beliefs=None if self.beliefs is None else self.beliefs.grown(),
            leaning=self.leaning,
            answered=None if answer is None else (answer.by, answer.option, answer.date),
            touched=self.touched,
            sequel=Sequel(
                ends=tuple(RecordedEnd(**dict(end)) for end in self.happened),
                so={name: one.grown() for name, one in self.so.items()},
                closest=self.closest,
            ),
            within=self.within,
            tipping=self.tipping,
        )


class _Head(Strict):
    """All of an advice, as it is written."""

    scenario: str
    version: str
    seed: Whole
    replications: Positive
    searched: Whole
    sought: tuple[str, ...] = ()
    criterion: Criterion
    by: date | None
    overrides: dict[str, Any]
    options: dict[str, str]
    as_believed_by: str | None
    at_defaults: bool
    counsels: tuple[_Counsel, ...]
    resolved: str


def read(folder: str | Path) -> Advice:
    """Return the advice that the folder of a memo keeps; raise NotARun if it keeps none."""
    place = Path(folder)
    head = opened(place / JSON, _Head, kind=KIND, place=place)
    scenario = scenario_of(place, head.resolved, head.scenario)
    scenario = scenario.made_of(Made(head.overrides, head.options, head.as_believed_by))
    for one in head.counsels:
        _refuse_unknown(place, scenario, one)
    told = {name: getattr(head, name) for name in type(head).model_fields}
    del told["resolved"]
    counsels = tuple(one.grown() for one in head.counsels)
    return Advice(**told | {"scenario": scenario, "counsels": counsels})


def _refuse_unknown(place: Path, scenario: Scenario, one: _Counsel) -> None:
    """Raise NotARun if a counsel names what its scenario has not, or an option not its own."""
    clauses = [*one.touched, *(end.clause for end in one.happened)]
    known = {unit.id for unit in scenario.units}
    questions = {name for taken in one.takes.values() for name in taken}
    verdicts = [tip.verdict for tip in one.tipping or ()]
    rankings = [one.truth] if one.beliefs is None else [one.truth, one.beliefs]
    options = {option for ranking in rankings for option in ranking.options} | set(one.so)
    for what, names, there in (
        ("clause of its scenario", clauses, known),
        ("question of its scenario", questions, set(scenario.questions)),
        ("party of its scenario", [one.asked_by, one.party], set(scenario.parties)),
        (f"option of {one.question}", options, set(one.takes)),
        ("verdict on an assumption", verdicts, set(VERDICTS)),
    ):
        for name in names:
            if name not in there:
                raise NotARun(place, f"'{name}' is no {what}")
