"""A KTAB actor table as a scenario: an item a dimension, and a party an actor [ktab-smp].

A table is a text of values apart by commas: a title line (name, description, how many actors, how
many dimensions), a line of headings, and a line an actor: its short name, a description, its
influence, and of each dimension its position and its salience, both from 0 to 100.

What a scenario says and a table does not is assumed:

- Influence becomes a party's `weight`, and those who consent decide by half of all weights.
- Saliences are shares of an actor's attention, and are written as such: 0.24 for 24. What they
  leave is attention for other matters.
- Nobody walks out of such a model, so a reservation is the position farthest from an actor that
  anybody holds: it prefers any of these to no agreement.
- A table knows no calendar: the talks begin on the first day of 2026 and last the default time.
"""

import math
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from sim.errors import Problem, ScenarioError, UsageError, in_order
from sim.scenario.argument import path as read_path
from sim.scenario.defaults import label
from sim.scenario.document import loads
from sim.scenario.from_genius import LONGEST_ID, START, apart
from sim.scenario.number import shown
from sim.scenario.scenario import Scenario
from sim.scenario.tree import MOST_BYTES, Place, Text
from sim.scenario.writing import written_out

FIRST = 3
"""The columns before those of the dimensions: actor, description and influence."""

MOST = 100.0
"""Positions run to it, and so do an actor's saliences in sum."""

VALUE = re.compile(r'\s*(?P<value>"(?:[^"]|"")*"|[^,]*?)\s*(?:,|$)')
HEAD = "# Made of an actor table. It has no reservations and no decision rule: these are assumed.\n"

Tree = dict[str, Any]


class Value(NamedTuple):
    """A value of a line, and where it stands."""

    text: str
    place: Place


class Actor(NamedTuple):
    """A line of the table: positions and saliences by dimension, from 0 to 100."""

    name: str
    description: str
    influence: float
    positions: list[float]
    saliences: list[float]


def from_ktab(path: str | Path) -> Scenario:
    """Return the scenario of an actor table.

    Raises
    ------
    UsageError
        If there is no such file, or it cannot be read.
    ScenarioError
        With what is wrong with it, in order of place.
    """
    return loads(written(path), name=f"{path} as a scenario")


def written(path: str | Path) -> str:
    """Return the text of that scenario, as `from_ktab` reads it."""
    source = _source(read_path("path", path, "a file"))
    lines = [_values(source, n) for n, line in enumerate(source.lines) if line.strip()]
    if len(lines) < 4:
        last = Place(source, max(0, len(source.lines) - 1), 0, 1)
        found = "too few lines"
        expected = "A table has a title, headings and two actors"
        raise ScenarioError([last.problem("", found, expected)])
    title, headings, *rows = lines
    problems = list(_headings(headings))
    if problems:
        raise ScenarioError(problems)
    actors: list[Actor] = []
    for row in rows:
        actor, faults = _actor(row, len(headings))
        problems.extend(faults)
        actors.extend([actor] if actor is not None else [])
    problems.extend(_counts(title, len(rows), (len(headings) - FIRST) // 2))
    problems.extend(_twice(rows))
    if problems:
        raise ScenarioError(in_order(problems))
    return HEAD + written_out(_scenario(title[0].text, _dimensions(headings), actors, Path(path)))


def _source(path: Path) -> Text:
    try:
        with path.open("rb") as file:
            content = file.read(MOST_BYTES + 1)
    except OSError as error:
        raise UsageError(f"'{path}' cannot be read: {error.strerror}.") from None
    if len(content) > MOST_BYTES:
        raise UsageError(f"'{path}' is too large: at most {MOST_BYTES} bytes are read.")
    return Text(str(path), content.decode("utf-8-sig", errors="replace"))


def _values(source: Text, n: int) -> list[Value]:
    """Return the values of a line, each with its place; empty ones at its end are left out."""
    values = []
    for match in VALUE.finditer(source.lines[n]):
        raw = match["value"]
        quoted = len(raw) > 1 and raw[0] == raw[-1] == '"'
        text = raw[1:-1].replace('""', '"').strip() if quoted else raw
        values.append(Value(text, Place(source, n, match.start("value"), max(1, len(raw)))))
    while len(values) > 1 and not values[-1].text:
        values.pop()
    return values


def _headings(headings: list[Value]) -> Iterator[Problem]:
    """Yield what is wrong with the headings: after three, they come in pairs."""
    if len(headings) < FIRST + 2 or (len(headings) - FIRST) % 2:
        yield headings[-1].place.problem(
            "",
            f"{len(headings)} headings",
            "A table has actor, description and influence, then position and salience of each "
            "dimension",
        )


def _counts(title: list[Value], actors: int, dimensions: int) -> Iterator[Problem]:
    """Yield where the title line says other numbers of actors and dimensions than there are."""
    named = zip(title[2:4], (("actors", actors), ("dimensions", dimensions)), strict=False)
    for value, (what, count) in named:
        if value.text and value.text != str(count):
            found = f"the title says {shown(value.text)} {what}, and the table has {count}"
            yield value.place.problem("", found, f"Write {count}, or mend the table")


def _twice(rows: list[list[Value]]) -> Iterator[Problem]:
    seen: set[str] = set()
    for row in rows:
        if row[0].text in seen:
            found = f"'{row[0].text}' stands twice"
            yield row[0].place.problem("", found, "Each actor has a line of its own")
        seen.add(row[0].text)


def _actor(row: list[Value], columns: int) -> tuple[Actor | None, list[Problem]]:
    """Return what a line says of an actor; None, and why, if that cannot be read."""
    if len(row) != columns:
        found = f"{len(row)} values under {columns} headings"
        expected = "A line has actor, description, influence, and two numbers for each dimension"
        return None, [row[-1].place.problem("", found, expected)]
    problems: list[Problem] = []
    if not row[0].text:
        problems.append(row[0].place.problem("", "an actor without a name", "Write a short name"))
    influence = _number(row[2], "influence", problems, most=1e9)
    if influence == 0.0:
        problems.append(row[2].place.problem("", "no influence at all", "Write a number above 0"))
    positions = [_number(value, "position", problems, most=MOST) for value in row[FIRST::2]]
    saliences = [_number(value, "salience", problems, most=MOST) for value in row[FIRST + 1 :: 2]]
    whole = math.fsum(saliences)
    if not problems and not 0.0 < whole <= MOST + 1e-9:
        found = f"the saliences of '{row[0].text}' sum to {whole:g}"
        expected = "They are parts of its attention: above 0 and at most 100 in sum"
        problems.append(row[FIRST + 1].place.problem("", found, expected))
    return Actor(row[0].text, row[1].text, influence, positions, saliences), problems


def _number(value: Value, what: str, problems: list[Problem], *, most: float) -> float:
    """Return a number from 0 to `most`; else nan, and add what is wrong to the problems."""
    upper = f"to {most:g}" if most == MOST else "on"
    expected = f"A {what} is a number from 0 {upper}".replace("A influence", "An influence")
    try:
        number = float(value.text)
    except ValueError:
        found = f"{shown(value.text)} is no number" if value.text else f"no {what}"
        problems.append(value.place.problem("", found, expected))
        return math.nan
    if not 0.0 <= number <= most:
        problems.append(value.place.problem("", f"{value.text} lies outside", expected))
        return math.nan
    return number


def _dimensions(headings: list[Value]) -> list[str]:
    """Return the names of the dimensions: the headings of their positions, without that word."""
    names = []
    for n, heading in enumerate(headings[FIRST::2]):
        name = re.sub(r"\s*\b(position|pstn|pos)\b\s*", " ", heading.text, flags=re.I).strip()
        names.append(name or f"dimension {n + 1}")
    return names


def _scenario(title: str, dimensions: list[str], actors: list[Actor], path: Path) -> Tree:
    parties = apart((_id(actor.name, "actor") for actor in actors), LONGEST_ID)
    items = apart(
        (_id(name, f"dimension-{n + 1}") for n, name in enumerate(dimensions)), LONGEST_ID
    )
    said = [actor.description for actor in actors]
    name = _id(title, _id(path.stem, "table"))
    return {
        "scenario": name,
        "title": title or label(name),
        "start": START,
        "parties": {
            party: {
                "name": actor.description if said.count(actor.description) == 1 else actor.name,
                "weight": actor.influence,
            }
            for party, actor in zip(parties, actors, strict=True)
        },
        "items": {
            item: _item(dimensions[k], k, dict(zip(parties, actors, strict=True)))
            for k, item in enumerate(items)
        },
        "procedure": {"decision": {"majority": 0.5}},
    }


def _item(name: str, k: int, actors: dict[str, Actor]) -> Tree:
    held = [actor.positions[k] for actor in actors.values()]
    return {
        "name": name,
        "scale": {"between": [0, int(MOST)]},
        "stances": {
            party: {
                "ideal": actor.positions[k],
                "reservation": _farthest(held, actor.positions[k]),
                "salience": round(actor.saliences[k] / MOST, 12),
            }
            for party, actor in actors.items()
        },
    }


def _farthest(held: list[float], own: float) -> float:
    """Return the position that lies farthest from one's own, the first of equals."""
    return max(held, key=lambda x: abs(x - own))


def _id(name: str, default: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", name.lower())[:LONGEST_ID].strip("-") or default
