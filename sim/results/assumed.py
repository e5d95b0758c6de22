"""What a run assumed: what was drawn for each assumption and word, its default and its spread."""

from collections.abc import Mapping
from typing import NamedTuple

from sim.results.outcome import Outcome
from sim.scenario.assumption import Assumption, reading, scale_at
from sim.scenario.quantity import UNITS, Duration, Likelihood, Meetings, Position, Rate
from sim.scenario.scenario import Scenario
from sim.scenario.words import Beta

WORD = "lexicon."


class Assumed(NamedTuple):
    """What was drawn before the talks began, in words and units.

    - An assumption about several paths draws a value for each. A range tells its unit once.
    - A word to which the lexicon alone gives a meaning has neither default nor spread.

    spread : the range, with how values are spread over it if not all lie within, or none is drawn
    """

    label: str
    paths: tuple[str, ...]
    drawn: tuple[str, ...]
    default: str
    spread: str


def assumed(outcome: Outcome) -> tuple[Assumed, ...]:
    """Return what was drawn: the assumptions in the order of the file, then the words."""
    scenario = outcome.scenario
    told = [_assumption(scenario, name, outcome.assumed) for name in scenario.assumptions]
    about = {path for one in told for path in one.paths}
    words = [path for path in outcome.assumed if path not in about]
    return (*(one for one in told if one.drawn), *(_word(outcome, path) for path in words))


def assumable(scenario: Scenario) -> tuple[Assumed, ...]:
    """Return what each run of a scenario draws anew, with nothing drawn; not what is switched off.

    The words that the scenario uses are not among it.
    """
    told = (_assumption(scenario, name, {}) for name in scenario.assumptions)
    return tuple(one for one in told if not scenario.off.issuperset(one.paths))


def amount(scenario: Scenario, path: str, number: float) -> str:
    """Return a number that is drawn for a path in words, in the unit its assumption is written in.

    number : times in minutes, rates a minute, positions in the unit of their scale
    """
    about = (one for one in scenario.assumptions.values() if path in one.about)
    return _told(scenario, path, number, next((_unit(one) for one in about), ""))


def _unit(assumption: Assumption) -> str:
    """Return the unit in which an assumption is written, of one."""
    return str(assumption.default).split()[-1].removesuffix("s")


def held(scenario: Scenario, assumption: str, number: float) -> str:
    """Return a value of an assumption in words, in the unit in which it is written."""
    return amount(scenario, scenario.assumptions[assumption].about[0], number)


def _assumption(scenario: Scenario, name: str, assumed: Mapping[str, float]) -> Assumed:
    assumption = scenario.assumptions[name]
    first, unit = assumption.about[0], _unit(assumption)
    written = (assumption.default, *assumption.range)
    default, low, high = (
        _told(scenario, first, reading(scenario, first, one), unit) for one in written
    )
    drawn = [path for path in assumption.about if path in assumed]
    return Assumed(
        label=assumption.label or name.replace("-", " "),
        paths=assumption.about,
        drawn=tuple(_told(scenario, path, assumed[path], unit) for path in drawn),
        default=default,
        spread=spread(assumption, _without_unit(low, high), high),
    )


def spread(assumption: Assumption, low: str, high: str) -> str:
    """Return the range of an assumption with how values are spread over it, or why none is drawn.

    A lognormal has the ends as its quantiles of 5 and 95 %; a Beta is on 0 to 1, whatever they are.
    """
    match assumption.distribution:
        case "fixed":
            return f"{low} to {high}, not drawn"
        case "lognormal":
            return f"{low} to {high} in nine draws of ten"
        case Beta():
            return f"{low} to {high}, drawn by a Beta on 0 to 1"
    return f"{low} to {high}"


def _without_unit(low: str, high: str) -> str:
    """Return the lower end of a range without the unit that the upper end tells."""
    figure, _, unit = low.partition(" ")
    return figure if unit and unit == high.partition(" ")[2] else low


def _word(outcome: Outcome, path: str) -> Assumed:
    drawn = _told(outcome.scenario, path, outcome.assumed[path], "")
    return Assumed(path.removeprefix(WORD), (path,), (drawn,), "", "")


def _told(scenario: Scenario, path: str, number: float, unit: str) -> str:
    """Return a number that a path stands for; times in the unit the assumption is written in."""
    match scenario.numbers.get(path):
        case Duration():
            count = _figures(number / UNITS[unit])
            return f"{count} {unit}" if count == "1" else f"{count} {unit}s"
        case Rate():
            return f"{_figures(number * UNITS[unit])} per {unit}"
        case Meetings():
            return "1 meeting" if number == 1 else f"{number:,.0f} meetings"
        case Position():
            return _position(scenario, path, number)
        case Likelihood():
            return f"{_figures(100 * number)} %"
    return f"{_figures(100 * number)} %" if path.startswith(WORD) else _figures(number)


def _position(scenario: Scenario, path: str, number: float) -> str:
    scale = scale_at(scenario, path)
    assert scale is not None, "positions on options are not assumed"
    if scale.kind == "name":
        return f"{_figures(100 * number)} % of the way"
    return scale.words((number - scale.low) / (scale.high - scale.low))


def _figures(number: float) -> str:
    """Return a number to three figures, whole where it is a thousand or more."""
    told = f"{number:,.0f}" if abs(number) >= 1000 else f"{number:.3g}"
    return f"−{told[1:]}" if told.startswith("-") else told
