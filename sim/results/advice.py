"""Advice: which option of each question serves a party best, how surely, and what would turn it.

An advice is frozen, and stands by itself: `record` gives all of it as plain values for a JSON file,
and every sentence of a memo is made of those.
"""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from sim.model.codes import MINUTES_A_DAY
from sim.results.assumed import assumable
from sim.results.criterion import Criterion
from sim.results.estimate import Estimate
from sim.results.language import ENGLISH
from sim.results.lookup import found
from sim.results.ranking import RESAMPLES, Ranking, Rated
from sim.results.reading import FORMAT, plain
from sim.results.sequel import NO_SEQUEL, Sequel
from sim.results.voice import Voice
from sim.scenario.document import resolved
from sim.scenario.scenario import Scenario

if TYPE_CHECKING:
    import pandas as pd

VERDICTS = ("turns", "may-turn", "levels", "holds")
"""What an assumption may do to an advice; `Tipping` says what each means."""


@dataclass(frozen=True, kw_only=True)
class Choice:
    """What is decided between: the options of a question, or the combinations of several.

    id : the question's, or `combinations` with the party that asks
    party : whose worth counts
    options : of each option by name, which option of which question it takes
    """

    id: str
    text: str
    asked_by: str
    party: str
    options: Mapping[str, Mapping[str, str]]

    @property
    def is_combined(self) -> bool:
        """Whether its options are combinations of those of several questions."""
        return any(len(taken) > 1 for taken in self.options.values())


@dataclass(frozen=True, kw_only=True)
class Tipping:
    """What an assumption does to the order of the best two options of a question.

    verdict : `turns` where the second is surely better at an end of the range; `may-turn` where it
        came out better at an end, which may be chance; `levels` where the first came out better at
        both ends, but at one of them that may be chance; `holds` where the first is better at both
    least, default, most : its range, in the unit it is written in
    at_least, at_most : by how much the first option is better with the assumption held there
    side : at which end of the range the second is better: `least`, `most`, `both`; empty if at none
    value : where the two are worth the same; None unless the order turns within the range
    low, high : between these nothing tells the two apart, with the runs played
    told : the numbers above, in words with their unit
    """

    assumption: str
    label: str
    verdict: str
    least: float
    default: float
    most: float
    at_least: Estimate
    at_most: Estimate
    side: str = ""
    value: float | None = None
    low: float | None = None
    high: float | None = None
    told: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class Counsel:
    """The advice on one choice.

    truth, beliefs : the ranking in the world of the file, and in that which the party believes in;
        None if the file says of no such belief
    leaning : the option its author leans to, if he says so
    answered : who chose an option, which, and when; None if the record knows of none
    touched : the clauses that the options change
    sequel : how those really ended, and which option that is nearest to
    within : by how much the best is worth more than the second in those clauses alone, before delay
    tipping : what each assumption does to it; None if that was not looked for
    """

    choice: Choice
    truth: Ranking
    beliefs: Ranking | None
    leaning: str | None = None
    answered: tuple[str, str, date | None] | None = None
    touched: tuple[str, ...] = ()
    sequel: Sequel = NO_SEQUEL
    within: Estimate | None = None
    tipping: tuple[Tipping, ...] | None = None

    @property
    def advised(self) -> Rated:
        """The option that is advised: the best in the world of the file."""
        return self.truth.best

    @property
    def best(self) -> str:
        """The name of the option that is advised."""
        return self.advised.option

    @property
    def is_decided(self) -> bool:
        """Whether the best is told from the second, so that there is an advice at all."""
        return not self.truth.second.is_level

    @property
    def rankings(self) -> tuple[Ranking, ...]:
        """The rankings there are, that of the file first."""
        return (self.truth,) if self.beliefs is None else (self.truth, self.beliefs)

    @property
    def turning(self) -> tuple[Tipping, ...]:
        """The assumptions that would turn it, or may."""
        return tuple(one for one in self.tipping or () if one.side)


@dataclass(frozen=True, kw_only=True, repr=False)
class Advice:
    """The advice on the questions of a scenario.

    criterion, by : by what options are ranked; a signature counts by that day, if one is given
    overrides, options : what was changed in the file before its questions were asked
    searched : replications that each value of an assumption was tried with; 0 if none was
    sought : the assumptions that were asked to be searched; empty if all were
    """

    scenario: Scenario
    seed: int
    replications: int
    overrides: Mapping[str, object]
    options: Mapping[str, str]
    version: str
    criterion: Criterion
    by: date | None
    counsels: tuple[Counsel, ...]
    searched: int = 0
    sought: tuple[str, ...] = ()
    as_believed_by: str | None = None
    at_defaults: bool = False

    @property
    def which(self) -> str:
        """Which replications of the seed it rests on, in words."""
        return f"{self.replications:,} replications"

    @property
    def party(self) -> str | None:
        """Whose worth counts on every question; None if each asker's own does."""
        others = [one.choice for one in self.counsels if one.choice.party != one.choice.asked_by]
        return others[0].party if others else None

    @property
    def voice(self) -> Voice:
        """How what its scenario names is said."""
        return Voice(scenario=self.scenario, language=ENGLISH)

    def counsel(self, question: str) -> Counsel:
        """Return the advice on a question; raise NoSuchName if it asks none of that id."""
        return found("question", question, {one.choice.id: one for one in self.counsels})

    def frame(self) -> "pd.DataFrame":
        """Return a table of one row an option, in each world in which it was played.

        Columns: question, party, world, rank, option, value, value_low, value_high, behind,
        behind_low, behind_high, best, regret, regret_low, regret_high, replications.
        """
        import pandas as pd

        return pd.DataFrame(
            [
                {
                    "question": counsel.choice.id,
                    "party": counsel.choice.party,
                    "world": ranking.as_believed_by or "file",
                    "rank": rank,
                    "option": one.option,
                    **_columns("value", one.value),
                    **_columns("behind", one.behind),
                    "best": one.best,
                    **_columns("regret", one.regret),
                    "replications": one.value.n,
                }
                for counsel in self.counsels
                for ranking in counsel.rankings
                for rank, one in enumerate(ranking.options, 1)
            ]
        )

    def record(self) -> dict[str, Any]:
        """Return all of it in plain values, as a JSON file holds it."""
        scenario = self.scenario
        return {
            "format": FORMAT,
            "kind": "advice",
            "scenario": scenario.scenario,
            "title": scenario.title,
            "written": None if scenario.written is None else scenario.written.isoformat(),
            "start": scenario.start.isoformat(),
            "hindsight": scenario.hindsight,
            "version": self.version,
            "seed": self.seed,
            "replications": self.replications,
            "resamples": RESAMPLES,
            "level": 0.95,
            "searched": self.searched,
            "sought": list(self.sought),
            "criterion": self.criterion.value,
            "by": None if self.by is None else self.by.isoformat(),
            "overrides": plain(dict(self.overrides)),
            "options": dict(self.options),
            "as_believed_by": self.as_believed_by,
            "at_defaults": self.at_defaults,
            "assumptions": len(scenario.assumptions),
            "assumed": [
                {"label": one.label, "default": one.default, "spread": one.spread}
                for one in assumable(scenario)
            ],
            "signed": _signed(scenario),
            "asked_by": _askers(self),
            "for": None if self.party is None else _introduced(self),
            "agreement": _agreement(self.counsels),
            "counsels": [_counsel(one, self.voice) for one in self.counsels],
            "resolved": resolved(scenario),
        }

    def __repr__(self) -> str:
        """Show the advice in a line."""
        told = ", ".join(f"{one.choice.id}: {one.advised.option}" for one in self.counsels)
        return f"<Advice on {self.scenario.scenario}, {self.which} of seed {self.seed}: {told}>"


def _columns(name: str, estimate: Estimate) -> dict[str, float]:
    return {name: estimate.value, f"{name}_low": estimate.low, f"{name}_high": estimate.high}


def _signed(scenario: Scenario) -> str | None:
    record = scenario.record
    return None if record is None or record.signed is None else record.signed.isoformat()


def _askers(advice: Advice) -> list[str]:
    """Return who asks, each by the full name once."""
    askers = dict.fromkeys(one.choice.asked_by for one in advice.counsels)
    return [advice.voice.introduced(party) for party in askers]


def _introduced(advice: Advice) -> str:
    """Return whose worth counts, by the full name if it is not told as an asker's."""
    party, voice = str(advice.party), advice.voice
    asks = any(one.choice.asked_by == party for one in advice.counsels)
    return voice.party(party) if asks else voice.introduced(party)


def _agreement(counsels: tuple[Counsel, ...]) -> dict[str, int]:
    """Return how often the advice is what was answered, and what the author leans to.

    Undecided are those on which nothing is advised, since no difference is found.
    """
    single = [one for one in counsels if not one.choice.is_combined]
    answered = [one for one in single if one.answered is not None]
    leaning = [one for one in single if one.leaning is not None]
    return {
        "questions": len(single),
        "answered": len(answered),
        "as_answered": sum(one.is_decided and _option(one) == one.best for one in answered),
        "answered_undecided": sum(not one.is_decided for one in answered),
        "leaning": len(leaning),
        "as_leaning": sum(one.is_decided and one.leaning == one.best for one in leaning),
        "leaning_undecided": sum(not one.is_decided for one in leaning),
    }


def _option(counsel: Counsel) -> str | None:
    return None if counsel.answered is None else counsel.answered[1]


def _counsel(counsel: Counsel, voice: Voice) -> dict[str, Any]:
    choice, tipping, sequel = counsel.choice, counsel.tipping, counsel.sequel
    return {
        "question": choice.id,
        "text": choice.text,
        "asked_by": choice.asked_by,
        "party": choice.party,
        "party_named": voice.party(choice.party),
        "combined": choice.is_combined,
        "takes": {option: dict(taken) for option, taken in choice.options.items()},
        "advised": counsel.advised.option,
        "is_clear": counsel.truth.is_clear,
        "leaning": counsel.leaning,
        "answered": _answered(counsel),
        "happened": [
            {
                "clause": end.clause,
                "named": voice.clause(end.clause),
                "disposition": end.disposition,
                "terms": end.terms,
                "date": _day(voice.scenario, end.minute),
                "minute": end.minute,
                "position": end.position,
            }
            for end in sequel.ends
        ],
        "so": {option: {"option": option, **asdict(one)} for option, one in sequel.so.items()},
        "closest": sequel.closest,
        "second": counsel.truth.second.option,
        "touched": list(counsel.touched),
        "touched_named": [voice.clause(clause) for clause in counsel.touched],
        "within": None if counsel.within is None else asdict(counsel.within),
        "truth": _ranking(counsel.truth),
        "beliefs": None if counsel.beliefs is None else _ranking(counsel.beliefs),
        "tipping": None if tipping is None else [asdict(one) for one in tipping],
        "tried": len(tipping or ()),
        "verdicts": {
            verdict: sum(one.verdict == verdict for one in tipping or ()) for verdict in VERDICTS
        },
    }


def _day(scenario: Scenario, minute: int | None) -> str | None:
    """Return the day of a minute since the start."""
    if minute is None:
        return None
    return (scenario.start + timedelta(days=minute // MINUTES_A_DAY)).isoformat()


def _answered(counsel: Counsel) -> dict[str, str | None] | None:
    if counsel.answered is None:
        return None
    who, option, day = counsel.answered
    return {"by": who, "option": option, "date": None if day is None else day.isoformat()}


def _ranking(ranking: Ranking) -> dict[str, Any]:
    return {
        "as_believed_by": ranking.as_believed_by,
        "is_clear": ranking.is_clear,
        "best": ranking.best.option,
        "second": ranking.second.option,
        "options": {
            one.option: {
                "rank": rank,
                "value": asdict(one.value),
                "behind": asdict(one.behind),
                "is_level": one.is_level,
                "best": one.best,
                "regret": asdict(one.regret),
                "measures": {name: asdict(found) for name, found in one.measures.items()},
            }
            for rank, one in enumerate(ranking.options, 1)
        },
    }
