"""A GENIUS domain as a scenario: one item, bargained whole, whose clauses are the issues.

- Issues stand in the order of their indices, values in that of the domain file, parties in that of
  the names of their files.
- A discrete issue becomes options. A number that all parties value along a straight line becomes a
  scale, any other the options of its points: its integers, or so many from end to end (21, where
  nothing else is asked for).
- Worth runs from 0 to 1 on each issue, and saliences make up for it: with `S` the sum of a party's
  saliences and `C` a constant, its utility as the file tells it is `C + S * worth`. Where no
  evaluation is below 0 and all are options, `C` is 0.
- What it signs at the least is the reservation, where some outcome is worth less.
- A party to which every outcome is worth the same is indifferent: it has options of no worth.
- A protocol of `n` steps is written as one meeting a day for `n` days, the first party always
  first, patience of `n + 1` days, and a first meeting at which every clock stands at `1 / (n + 1)`.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, NamedTuple

from sim.errors import Problem, ScenarioError, UsageError, or_meant
from sim.scenario.argument import at_least_one, names, path, whole_number
from sim.scenario.concession import all_names
from sim.scenario.defaults import label
from sim.scenario.document import loads
from sim.scenario.domain import Issue, issues
from sim.scenario.element import Element, parsed
from sim.scenario.profile import Evaluation, Profile, Reader, profile, reading
from sim.scenario.scenario import Scenario
from sim.scenario.whole import POINTS
from sim.scenario.writing import written_out

START = "2026-01-01"
"""The day the talks begin; a domain knows no calendar."""

DAYS = 200
"""The days that the talks last; a domain knows no clock but the share of the time gone by."""

BEFORE, PRESSURE = "10 hours", 2.4
"""The first meeting is at 10:00: pressed so much until then, a clock has run for a whole day."""

TOLERANCE = 1e-4
"""How much utility an offer may miss its mark by [negmas-2021]."""

POINT, DOT = ".", "·"
"""Names of the language hold no dot: a raised one stands for it."""

LONGEST_NAME, LONGEST_ID = 80, 64

MOST_POINTS = 10_000
"""Into how many points a real issue may be cut."""

SAME = 1e-9
"""A reservation by so little above the worst outcome, as a share of the best, is at it."""

Tree = dict[str, Any]


class Stance(NamedTuple):
    """A stance on an issue, and what it leaves out of the party's utility: a constant."""

    written: Tree
    constant: float


def from_genius(
    folder: str | Path,
    *,
    as_read_by: Reader = "negmas",
    steps: int | None = None,
    strategies: Sequence[str] = (),
    points: int = POINTS,
) -> Scenario:
    """Return the scenario of a folder that holds a domain and two or more profiles.

    Parameters
    ----------
    folder
        Where the files are; its name becomes the scenario's.
    as_read_by
        Which program's reading of evaluations to take, as `sim.scenario.profile` tells them apart.
    steps
        How many rounds of alternating offers there are, as negmas counts them: at the k-th, from
        0, a share (k + 1) / (steps + 1) of the time is gone. Default: a calendar of 200 days.
    strategies
        How each party concedes, such as boulware, linear, conceder or micro, in the order of the
        profiles; default: linear.
    points
        Into how many points, from end to end, a real issue is cut, 2 to 10,000. negmas cuts into 10
        where it is not told otherwise.

    Raises
    ------
    UsageError
        If the folder holds no domain, several, or fewer than two profiles, or leaves nothing to
        choose; if there are fewer steps than one, or points than two, or not as many strategies as
        parties.
    ScenarioError
        With what is wrong with the files, in order of place.
    """
    text = written(folder, as_read_by=as_read_by, steps=steps, strategies=strategies, points=points)
    return loads(text, name=f"{folder} as a scenario")


def written(
    folder: str | Path,
    *,
    as_read_by: Reader = "negmas",
    steps: int | None = None,
    strategies: Sequence[str] = (),
    points: int = POINTS,
    asked: str = "strategies",
) -> str:
    """Return the text of that scenario, as `from_genius` reads it.

    asked : the option or argument that asked for the strategies, for errors
    """
    place, reader = path("folder", folder, "a folder"), reading(as_read_by)
    points = whole_number("points", points, least=2, most=MOST_POINTS)
    steps = None if steps is None else at_least_one("steps", steps)
    conceded = [_strategy(name, asked) for name in names(asked, strategies)]
    domain, files = _found(place)
    agenda = issues(domain, points=points)
    if not any(issue.is_open for issue in agenda):
        raise UsageError(f"'{folder}' leaves nothing to choose: each issue has one value.")
    problems: list[Problem] = []
    profiles: dict[str, Profile] = {}
    for name, root in files.items():
        try:
            profiles[name] = profile(root, agenda, as_read_by=reader)
        except ScenarioError as error:
            problems.extend(error.problems)
    if problems:
        raise ScenarioError(problems)
    tree = _scenario(place.resolve().name, agenda, profiles)
    _concede(tree, conceded)
    if steps is not None:
        _count(tree, steps)
    return written_out(tree)


def _found(folder: Path) -> tuple[Element, dict[str, Element]]:
    """Return the domain of a folder and its profiles, by the names of their files."""
    if not folder.is_dir():
        raise UsageError(f"There is no folder '{folder}'.")
    roots = {
        path.stem: parsed(path)
        for path in sorted(folder.glob("*.xml"), key=lambda path: path.name)
        if not path.name.endswith("pareto.xml")
    }
    domains = [root for root in roots.values() if root.tag == "negotiation_template"]
    profiles = {name: root for name, root in roots.items() if root.tag == "utility_space"}
    if len(domains) != 1 or len(profiles) < 2:
        raise UsageError(
            f"'{folder}' holds {len(domains)} domains and {len(profiles)} profiles in .xml; it "
            "takes one negotiation_template, and a utility_space for each of two parties or more."
        )
    return domains[0], profiles


def _scenario(folder: str, agenda: tuple[Issue, ...], profiles: dict[str, Profile]) -> Tree:
    name = _id(folder, "domain")
    parties = apart((_party(stem) for stem in profiles), LONGEST_ID)
    wants = dict(zip(parties, profiles.values(), strict=True))
    return {
        "scenario": name,
        "title": folder or label(name),
        "start": START,
        "horizon": f"{DAYS} days",
        "parties": {
            party: {"name": stem, "discount": wants[party].discount}
            for party, stem in zip(parties, profiles, strict=True)
        },
        "items": {name: _item(name, agenda, wants)},
        "procedure": {"meets": "every day", "speaking": "fixed"},
    }


def _strategy(name: str, asked: str) -> str:
    """Return the name of a strategy; raise UsageError, with the nearest, if it is none."""
    known = all_names()
    if name in known:
        return name
    meant = or_meant(name, known)
    raise UsageError(
        f"{asked}: '{name}' is no concession strategy{meant} There is: {', '.join(known)}."
    )


def _concede(tree: Tree, strategies: Sequence[str]) -> None:
    """Write how each party concedes."""
    parties = tree["parties"]
    if not strategies:
        return
    if len(strategies) != len(parties):
        raise UsageError(
            f"There are {len(strategies)} strategies for {len(parties)} parties: "
            f"{', '.join(parties)}. Give one for each, in that order, such as boulware, linear, "
            "conceder or micro."
        )
    for party, strategy in zip(parties.values(), strategies, strict=True):
        party["concession"] = strategy


def _count(tree: Tree, steps: int) -> None:
    """Write a protocol of so many rounds of alternating offers, without deadlocks."""
    tree["horizon"] = f"{steps} days"
    for party in tree["parties"].values():
        party["patience"] = f"{steps + 1} days"
    pressed = dict.fromkeys(tree["parties"], PRESSURE)
    tree["events"] = {"first-round": {"date": START, "pressure": pressed, "lasts": BEFORE}}
    tree["procedure"] |= {"tolerance": TOLERANCE, "deadlock_after": f"{steps + 1} meetings"}


def _item(name: str, agenda: tuple[Issue, ...], wants: dict[str, Profile]) -> Tree:
    """Return the item that all issues make; those that leave no choice only add to utilities."""
    choices = [issue for issue in agenda if issue.is_open]
    flat = [party for party, want in wants.items() if _is_flat(choices, want)]
    wants = wants | {party: _indifferent(choices[0], wants[party]) for party in flat}
    stances = {issue: _clause(issue, wants) for issue in agenda}
    for party in flat:
        stances[choices[0]][party].written["salience"] = 1.0
    least = {party: _least(party, want, list(stances.values())) for party, want in wants.items()}
    keys = apart((_id(issue.name, f"issue-{issue.index}") for issue in choices), LONGEST_ID)
    signs = {party: worth for party, worth in least.items() if worth}
    return {
        "name": label(name),
        "bargained": "whole",
        **({"least": signs} if signs else {}),
        "clauses": {
            key: {"name": issue.name}
            | _measure(issue, wants)
            | {"stances": {party: one.written for party, one in stances[issue].items()}}
            for key, issue in zip(keys, choices, strict=True)
        },
    }


def _is_flat(choices: list[Issue], want: Profile) -> bool:
    """Return whether every outcome is worth the same to a party, whose saliences say nothing."""
    stances = [_clause(issue, {"": want})[""].written for issue in choices]
    return all(stance["salience"] == 0 for stance in stances)


def _indifferent(issue: Issue, want: Profile) -> Profile:
    """Return the wants of a party to which an issue is a choice among equals, on no line."""
    equal = Evaluation(dict.fromkeys(issue.values, 0.0), lambda _: 0.0)
    said = equal if issue.kind != "discrete" else Evaluation(equal.table)
    return replace(want, evaluations=want.evaluations | {issue.name: said})


def _measure(issue: Issue, wants: dict[str, Profile]) -> Tree:
    """Return the scale or the options of an issue."""
    if not _is_scale(issue, wants):
        return {"options": list(_names(issue))}
    points = {} if issue.kind == "integer" else {"points": issue.parts}
    return {"scale": {"between": [issue.low, issue.high]} | points}


def _is_scale(issue: Issue, wants: dict[str, Profile]) -> bool:
    """Return whether all who evaluate an issue do so along a straight line."""
    said = [
        want.evaluations[issue.name] for want in wants.values() if issue.name in want.evaluations
    ]
    return issue.kind != "discrete" and all(one.is_line for one in said)


def _clause(issue: Issue, wants: dict[str, Profile]) -> dict[str, Stance]:
    stance = _place if _is_scale(issue, wants) else _choice
    return {party: stance(issue, want) for party, want in wants.items()}


def _place(issue: Issue, want: Profile) -> Stance:
    """Return a stance on a scale: from the better end, at worst the other."""
    said, weight = want.evaluations.get(issue.name), want.weights[issue.name]
    line = (lambda _: 0.0) if said is None or said.curve is None else said.curve
    ends = sorted((issue.low, issue.high), key=line, reverse=True)
    most, least = line(ends[0]), line(ends[1])
    stance = {"ideal": ends[0], "reservation": ends[1], "salience": weight * (most - least)}
    return Stance(stance, weight * least)


def _choice(issue: Issue, want: Profile) -> Stance:
    """Return a stance on options: the best at 1, unless nothing is said of them."""
    names, weight = _names(issue), want.weights[issue.name]
    said = want.evaluations.get(issue.name)
    numbers = [0.0] * len(names)
    if said is not None and said.curve is not None:
        numbers = [said.curve(point) for point in issue.points()]
    elif said is not None:
        numbers = [said.table[value] for value in issue.values]
    least = min(0.0, *numbers)
    width = max(numbers) - least
    if not issue.is_open:
        least, width = numbers[0], 0.0
    worth = [(number - least) / width if width else 0.0 for number in numbers]
    stance = {
        "worth": dict(zip(names, worth, strict=True)),
        "reservation": names[worth.index(min(worth))],
        "salience": weight * width,
    }
    return Stance(stance, weight * least)


def _least(party: str, want: Profile, stances: list[dict[str, Stance]]) -> float:
    """Return the worth of the reservation; 0 where every outcome is worth as much."""
    mine = [each[party] for each in stances]
    whole = sum(stance.written["salience"] for stance in mine)
    above = want.reservation - sum(stance.constant for stance in mine)
    worst = sum(
        stance.written["salience"] * min(stance.written.get("worth", {"": 0.0}).values())
        for stance in mine
    )
    return above / whole if above > worst + SAME * whole else 0.0


def _names(issue: Issue) -> list[str]:
    """Return the options of an issue, as the language writes names."""
    values = issue.values or [f"{point:.10g}" for point in issue.points()]
    return apart((_name(value) for value in values), LONGEST_NAME)


def _name(value: str) -> str:
    """Return a name without a dot, in one line and not too long."""
    told = " ".join(value.replace(POINT, DOT).split())
    return told[:LONGEST_NAME].strip() or "(blank)"


def _id(name: str, default: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", name.lower())[:LONGEST_ID].strip("-") or default


def _party(stem: str) -> str:
    """Return the id of a party; profiles written here begin with their places."""
    return _id(re.sub(r"^profile-\d+-", "", stem), "party")


def apart(names: Iterable[str], longest: int) -> list[str]:
    """Return the names, those that others have already with a number at their end."""
    apart: list[str] = []
    for name in names:
        unique, number = name, 2
        while unique in apart:
            ending = f"-{number}"
            unique, number = name[: longest - len(ending)] + ending, number + 1
        apart.append(unique)
    return apart
