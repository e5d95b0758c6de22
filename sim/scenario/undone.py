"""What is asked for and would not hold: an option or a belief undoes it, or an earlier change does.

The beliefs of a party come over what the caller sets, and an option over both. What one of them
sets too would be lost, and the record tell of a change that was not made.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import NamedTuple

from sim.errors import Problem, UsageError
from sim.scenario.made import Made
from sim.scenario.override import Changes, overlapping, parts_of
from sim.scenario.scenario import Scenario
from sim.scenario.tree import Node


class Ruling(NamedTuple):
    """A path that an option or a belief sets.

    by : whose doing it is, in words
    way_out : what to do where that undoes something
    """

    path: str
    by: str
    way_out: str


def undone(changes: Changes, scenario: Scenario, made: Made) -> list[Problem]:
    """Return which changes the options and beliefs of `made` undo; of an assumption, once.

    An assumption that is changed counts for the paths it is about.
    """
    rulings = [*_of_options(scenario, made), *_of_belief(scenario, made)]
    problems: dict[tuple[str, ...], Problem] = {}
    for path, value in changes.items():
        of_assumption, about = _about(scenario, path)
        for ruling in rulings:
            if _undoes(ruling.path, path, value) or overlapping(about, [ruling.path]):
                it = "it" if ruling.path == path else f"'{ruling.path}'"
                found = f"this would be undone, since {ruling.by} sets {it} too"
                problem = value.mark.problem(path, found, ruling.way_out)
                problems.setdefault(of_assumption or (path,), problem)
    return list(problems.values())


def further(scenario: Scenario, asked: Made) -> Made:
    """Return what is asked for of a scenario and does not hold of it yet.

    Raises UsageError if that would mix with what was taken before: another option of a question,
    another party's belief, or a change of what an option or a belief has already set.
    """
    before = scenario.made
    for question, option in asked.options.items():
        first = before.options.get(question, option)
        if first != option:
            said = f"'{question}' was answered by '{first}' before"
            raise UsageError(f"{said}; {_anew(f'options={ {question: option} }')}.")
    party = asked.as_believed_by
    if party == before.as_believed_by:
        party = None
    elif party is not None and before.as_believed_by is not None:
        said = f"What {before.as_believed_by} believes was taken for the truth before"
        raise UsageError(f"{said}; {_anew(f'as_believed_by={party!r}')}.")
    _refuse_rewritten(before, asked)
    _refuse_belief_over_options(scenario, party)
    options = {name: one for name, one in asked.options.items() if name not in before.options}
    return Made(asked.overrides, options, party)


def _refuse_rewritten(before: Made, asked: Made) -> None:
    """Raise UsageError if what an option or a belief sets is changed after it was taken."""
    taken = [f"questions.{name}.options.{one}.set" for name, one in before.options.items()]
    taken += [] if before.as_believed_by is None else [f"beliefs.{before.as_believed_by}.set"]
    for path in overlapping(asked.overrides, taken):
        said = f"{path} is a part of what was taken before"
        raise UsageError(f"{said}; {_anew('set=…, options=…')}.")


def _refuse_belief_over_options(scenario: Scenario, party: str | None) -> None:
    """Raise UsageError if a belief would come over an option taken before: it stands under it."""
    believed = [one.path for one in _of_belief(scenario, Made({}, {}, party))]
    for ruling in _of_options(scenario, scenario.made):
        if overlapping(believed, [ruling.path]):
            said = f"{ruling.by[0].upper()}{ruling.by[1:]} was taken before, and sets"
            also = f"what {party} believes something of: {ruling.path}"
            raise UsageError(f"{said} {also}; {_anew('options=…, as_believed_by=…')}.")


def told_to_read_anew(problems: Iterable[Problem]) -> list[Problem]:
    """Return problems of a scenario that was changed before: to start again is a way out too."""
    way_out = _anew("set=…, options=…")
    return [replace(one, expected=f"{one.expected}, or {way_out}") for one in problems]


def _anew(asked: str) -> str:
    return f"read the file anew: sim.load(…, {asked})"


def _of_options(scenario: Scenario, made: Made) -> Iterator[Ruling]:
    for name, option in made.options.items():
        question = scenario.questions.get(name)
        taken = None if question is None else question.options.get(option)
        for path in () if taken is None else taken.set:
            by = f"the option '{option}' of the question '{name}'"
            yield Ruling(path, by, "Take another option, or leave this out")


def _of_belief(scenario: Scenario, made: Made) -> Iterator[Ruling]:
    belief = scenario.beliefs.get(made.as_believed_by or "")
    for path in () if belief is None else belief.set:
        yield Ruling(path, f"the belief of {made.as_believed_by}", "Leave out one of the two")


def _about(scenario: Scenario, path: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the assumption that a path leads into, as a path, and what it is about."""
    match parts_of(path):
        case ["assumptions", name, *_] if name in scenario.assumptions:
            return ("assumptions", name), tuple(scenario.assumptions[name].about)
    return (), ()


def _undoes(over: str, path: str, value: Node) -> bool:
    """Say whether what is put at `over` replaces a value that was put at a path, or a part of it.

    A part counts if the value says something of it.
    """
    one, other = parts_of(over), parts_of(path)
    if one[: len(other)] != other:
        return other[: len(one)] == one
    rest = tuple(one[len(other) :])
    return value.follow(rest)[0] == rest
