"""Advise on the questions of a scenario: play every answer on the same draws, and rank them."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import product
from math import prod
from typing import NamedTuple

from sim.analysis.beginning import refuse_other_starts
from sim.engine.ensemble import ensemble
from sim.engine.run import version_here
from sim.errors import UsageError, or_meant
from sim.results.advice import Advice, Choice, Counsel
from sim.results.criterion import Array, Criterion, last_minute, scores
from sim.results.estimate import Estimate
from sim.results.language import ENGLISH
from sim.results.paired import mean_apart
from sim.results.ranking import Ranking, ranked
from sim.results.record import ends
from sim.results.sequel import Sequel, sequel
from sim.results.voice import Voice
from sim.scenario.argument import (
    day_of,
    known,
    loaded,
    names,
    teller,
    whole_number,
    yes_or_no,
)
from sim.scenario.document import altered, varied
from sim.scenario.made import Made
from sim.scenario.override import commanded
from sim.scenario.scenario import Scenario, clause_path
from sim.scenario.undone import undone

Told = Callable[[int, int], None]
"""Is told how many more runs are done, and of how many in all."""

MOST_COMBINATIONS = 256
LEAST = 2
"""One run alone says nothing of a difference."""


class Ends(NamedTuple):
    """How the runs of a variant ended.

    ending : (n,), of dtype `sim.model.codes.RUN_END`
    utility : (n, S), to each party
    worth : (n, C, S), what each clause adds to the worth of the treaty; 0 where none is signed
    disposition : (n, C), how each clause ended
    """

    ending: Array
    utility: Array
    worth: Array
    disposition: Array


def advise(
    scenario: Scenario,
    *,
    party: str | None = None,
    criterion: str = "worth",
    by: date | str | None = None,
    questions: Sequence[str] = (),
    combinations: bool = False,
    replications: int = 1000,
    seed: int = 1,
    workers: int | None = None,
    progress: Told | None = None,
) -> Advice:
    """Play every option of the scenario's questions, all else as it is, and rank the options.

    All options meet the same chance, replication by replication. Where the file says what the party
    believes, they are ranked a second time in the world that it believes in.

    Parameters
    ----------
    party : whose worth counts; default: of each question the party that asks it
    criterion : `worth`, `signed` or `worst-decile`, as `sim.results.criterion` says
    by : the day by which a signature counts, if they are ranked by that, as a date or as text such
        as 2026-05-31; default: the horizon
    questions : on which to advise; default: on all
    combinations : weigh the combinations of the answers to all questions of a party too
    replications : how often each option is played, at least 2
    progress : is told, part by part, how many more runs are done, and of how many

    Raises
    ------
    UsageError
        If there are no questions, or one is answered beforehand; if a question, the party or the
        criterion is none; if a number is out of bounds, there are more than 256 combinations, or
        an option begins the talks on another day.
    """
    scenario = loaded(scenario)
    ranked_by = _criterion(criterion)
    last_day = _on(scenario, by, ranked_by)
    before = last_minute(scenario, last_day)
    decided = choices(scenario, party=party, questions=questions, combinations=combinations)
    count = whole_number("replications", replications, least=LEAST)
    told, variants = teller(progress, takes=2), _Variants(scenario, decided)
    played = variants.played(count, seed, workers, told)
    rank = _Ranker(scenario, variants, played, ranked_by, before, whole_number("seed", seed))
    return Advice(
        scenario=scenario,
        seed=seed,
        replications=count,
        **scenario.made._asdict(),
        version=version_here(),
        criterion=ranked_by,
        by=last_day,
        counsels=tuple(_counsel(scenario, choice, rank) for choice in decided),
    )


def choices(
    scenario: Scenario,
    *,
    party: str | None = None,
    questions: Sequence[str] = (),
    combinations: bool = False,
) -> tuple[Choice, ...]:
    """Return what is to be decided: each question, then the combinations of a party's answers."""
    if not scenario.questions:
        raise UsageError(
            f"{scenario.scenario} asks no question. Write one under `questions`, with the options "
            "between which a party has to choose; `sim new NAME --full` shows how."
        )
    if party is not None:
        known("party", party, scenario.parties, scenario)
    together, questions = yes_or_no("combinations", combinations), names("questions", questions)
    for name in questions:
        known("question", name, scenario.questions, scenario)
    asked = _open(scenario, questions)
    single = tuple(_single(scenario, name, party) for name in asked)
    return (*single, *(_combined(scenario, asked, party) if together else ()))


def _open(scenario: Scenario, questions: Sequence[str]) -> list[str]:
    """Return which are asked of those named, or of all; raise UsageError if one is answered."""
    answered = scenario.made.options
    named = [name for name in scenario.questions if not questions or name in questions]
    left = [name for name in named if name not in answered]
    if not left or (questions and left != named):
        first = next(name for name in named if name in answered)
        said = f"'{first}' is answered beforehand, by '{answered[first]}'"
        raise UsageError(f"{said}; to be advised on it, leave that answer out.")
    _refuse_undone(scenario, left)
    return left


def _refuse_undone(scenario: Scenario, asked: Iterable[str]) -> None:
    """Raise UsageError if an option of a question that is asked would undo what was set."""
    given = {path: commanded(path, value) for path, value in scenario.made.overrides.items()}
    for name in asked:
        for option in scenario.questions[name].options:
            for problem in undone(given, scenario, Made({}, {name: option}, None)):
                raise UsageError(
                    f"{problem.path} is set, and the option '{option}' of '{name}' would undo it: "
                    f"leave that --set out, take an answer to '{name}' by --option instead, or "
                    "ask other questions by --question."
                )


def _criterion(name: str) -> Criterion:
    there = [one.value for one in Criterion]
    if not isinstance(name, str) or name not in there:
        meant = or_meant(str(name), there)
        raise UsageError(f"'{name}' is no criterion{meant} Options are ranked by: {_or(there)}.")
    return Criterion(name)


def _or(names: list[str]) -> str:
    return f"{', '.join(names[:-1])} or {names[-1]}"


def _on(scenario: Scenario, by: date | str | None, criterion: Criterion) -> date | None:
    """Return the day by which a signature counts; raise UsageError if it can make no difference."""
    if by is None:
        return None
    last = day_of(scenario, by)
    if criterion is not Criterion.SIGNED:
        raise UsageError(
            f"A signature by {last} counts only where options are ranked by signatures: choose the "
            f"criterion '{Criterion.SIGNED}', not '{criterion}'."
        )
    return last


def _single(scenario: Scenario, name: str, party: str | None) -> Choice:
    question = scenario.questions[name]
    return Choice(
        id=name,
        text=question.text,
        asked_by=question.asked_by,
        party=party or question.asked_by,
        options={option: {name: option} for option in question.options},
    )


def _combined(scenario: Scenario, asked: Sequence[str], party: str | None) -> list[Choice]:
    """Return for each party that asks several questions the choice between all combinations."""
    found, voice = [], Voice(scenario=scenario, language=ENGLISH)
    for asker in dict.fromkeys(scenario.questions[name].asked_by for name in asked):
        own = [name for name in asked if scenario.questions[name].asked_by == asker]
        many = prod(len(scenario.questions[name].options) for name in own)
        if many > MOST_COMBINATIONS:
            raise UsageError(
                f"{asker} has {many:,} combinations of answers; at most {MOST_COMBINATIONS} are "
                "played. Name fewer questions with --question."
            )
        if len(own) > 1:
            taken = [
                dict(zip(own, answers, strict=True))
                for answers in product(*(scenario.questions[name].options for name in own))
            ]
            found.append(
                Choice(
                    id=f"combinations-of-{asker}",
                    text=f"Which answers to all {len(own)} questions of {voice.party(asker)} "
                    "go together best?",
                    asked_by=asker,
                    party=party or asker,
                    options={" · ".join(one.values()): one for one in taken},
                )
            )
    return found


class _Variants:
    """The different scenarios that have to be played, each once.

    scenarios : by a key of their own
    of : the key of an option's scenario, by the party whose beliefs hold, or None, and the answers
    """

    def __init__(self, scenario: Scenario, decided: Iterable[Choice]) -> None:
        self.scenarios: dict[str, Scenario] = {}
        self.of: dict[tuple[str | None, tuple[tuple[str, str], ...]], str] = {}
        for choice in decided:
            for world in worlds(scenario, choice):
                for taken in choice.options.values():
                    if (world, answers(taken)) not in self.of:
                        self._add(scenario, world, taken)
        refuse_other_starts([scenario, *self.scenarios.values()])

    def _add(self, scenario: Scenario, world: str | None, taken: Mapping[str, str]) -> None:
        seen = scenario if world is None else _as_seen_by(scenario, world)
        variant = varied(seen, options=taken)
        key = repr(variant.model_dump(exclude_none=True))
        self.scenarios.setdefault(key, variant)
        self.of[world, answers(taken)] = key

    def played(self, count: int, seed: int, workers: int | None, told: Told) -> dict[str, Ends]:
        """Play each of them so many times; return how their runs ended, by their keys."""
        total = count * len(self.scenarios)
        return {
            key: _played(one, count, seed, workers, lambda more: told(more, total))
            for key, one in self.scenarios.items()
        }


def worlds(scenario: Scenario, choice: Choice) -> tuple[str | None, ...]:
    """Return the worlds in which a choice is played: the file's, and what the party believes.

    Of a scenario that was read as a party believes it, that alone.
    """
    believes = choice.party in scenario.beliefs and scenario.made.as_believed_by is None
    return (None, choice.party) if believes else (None,)


def _as_seen_by(scenario: Scenario, party: str) -> Scenario:
    """Return the world as a party sees it, over what was set and under the options taken."""
    changes = dict(scenario.beliefs[party].set)
    for question, option in scenario.made.options.items():
        changes |= scenario.questions[question].options[option].set
    return altered(scenario, changes)


def answers(taken: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
    """Return answers as a key."""
    return tuple(taken.items())


def _played(
    variant: Scenario, count: int, seed: int, workers: int | None, told: Callable[[int], None]
) -> Ends:
    many = ensemble(variant, replications=count, seed=seed, workers=workers, progress=told)
    worth = many.worth * many.is_signed[:, None, None]
    return Ends(many.ending, many.utility, worth, many.unit["disposition"])


@dataclass(frozen=True)
class _Ranker:
    """Ranks the options of a choice by what was played."""

    scenario: Scenario
    variants: _Variants
    played: Mapping[str, Ends]
    criterion: Criterion
    before: float
    seed: int

    def ranking(self, choice: Choice, world: str | None) -> Ranking:
        """Return the ranking in a world."""
        s = self.place(choice)
        scored = {}
        for option in choice.options:
            ends = self.ends(choice, world, option)
            utility = ends.utility[:, s]
            scored[option] = {
                one: scores(one, ending=ends.ending, utility=utility, before=self.before)
                for one in Criterion
            }
        return ranked(scored, criterion=self.criterion, seed=self.seed, as_believed_by=world)

    def within(self, choice: Choice, ranking: Ranking, touched: Iterable[str]) -> Estimate:
        """Return by how much the best is worth more than the second in some clauses alone."""
        places = [c for c, unit in enumerate(self.scenario.units) if unit.id in set(touched)]
        best, second = (
            self.ends(choice, None, one.option).worth[:, places, self.place(choice)].sum(axis=1)
            for one in (ranking.best, ranking.second)
        )
        return mean_apart(second, best)

    def sequel(self, choice: Choice, touched: Iterable[str]) -> Sequel:
        """Return what happened to some clauses, beside how they end with each option."""
        known = {name: end for name, end in ends(self.scenario).items() if name in set(touched)}
        places = [c for c, unit in enumerate(self.scenario.units) if unit.id in known]
        ended = {
            option: self.ends(choice, None, option).disposition[:, places]
            for option in choice.options
        }
        return sequel(tuple(known.values()), ended)

    def ends(self, choice: Choice, world: str | None, option: str) -> Ends:
        """Return how the runs of an option ended."""
        return self.played[self.variants.of[world, answers(choice.options[option])]]

    def place(self, choice: Choice) -> int:
        """Return the place of the party whose worth counts."""
        return list(self.scenario.parties).index(choice.party)


def _counsel(scenario: Scenario, choice: Choice, rank: _Ranker) -> Counsel:
    first, *others = worlds(scenario, choice)
    question = None if choice.is_combined else scenario.questions[choice.id]
    record = scenario.record
    given = None if record is None else record.answers.get(choice.id)
    touched = _touched(scenario, choice)
    truth = rank.ranking(choice, first)
    return Counsel(
        choice=choice,
        truth=truth,
        beliefs=rank.ranking(choice, others[0]) if others else None,
        leaning=None if question is None else question.leaning,
        answered=None if given is None else (given.by, given.option, given.date),
        touched=touched,
        within=rank.within(choice, truth, touched) if touched else None,
        sequel=rank.sequel(choice, touched),
    )


def _touched(scenario: Scenario, choice: Choice) -> tuple[str, ...]:
    """Return the clauses that the options of a question change, alone or with their item."""
    if choice.is_combined:
        return ()
    paths = [path for one in scenario.questions[choice.id].options.values() for path in one.set]
    found = []
    for unit in scenario.units:
        own, item = f"{clause_path(unit.id)}.", f"items.{unit.item}."
        of_item = [path for path in paths if path.startswith(item)]
        if any(path.startswith(own) or f"{item}clauses." not in path for path in of_item):
            found.append(unit.id)
    return tuple(found)
