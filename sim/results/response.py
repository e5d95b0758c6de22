"""A sweep in a table: a row a point, with what is asked for behind it, and a sentence or two."""

import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from sim.errors import UsageError, or_meant
from sim.results.amount import DAYS, apart, day, is_none, name, scale_of, unit_of, value
from sim.results.measure import OF_A_CLAUSE, OF_A_PARTY, OF_THE_WHOLE, Key, has_position
from sim.results.sweep import Sweep
from sim.scenario.scenario import Scenario

if TYPE_CHECKING:
    from rich.console import Group
    from rich.table import Table

MOST = 1e4
"""Up to this number, four figures show its whole part."""

MOST_TOLD = 2
"""Of how many measures a sentence is told."""

CAPTION = (
    "Behind a number its interval of 95 %, behind a date ± half of it in days. Dates are means; "
    "what is not signed, or does not close, counts as on the last day, {until} (a restricted "
    "mean). Worth is in hundredths, 0 without a signature. Every point meets the same chance, so "
    "points differ by what was changed alone."
)


def refuse_unknown(scenario: Scenario, of: str) -> None:
    """Raise UsageError if `of` is a name, and neither of a clause nor of a party."""
    clauses, parties = [unit.id for unit in scenario.units], list(scenario.parties)
    if of and of not in clauses and of not in parties:
        there_is = f". There is: {', '.join(clauses)}."
        meant = or_meant(of, [*clauses, *parties], otherwise=there_is)
        raise UsageError(f"'{of}' is no clause and no party{meant}")


def measure_of(scenario: Scenario, measure: str, of: str = "") -> Key:
    """Return a measure of the treaty, of a clause or of a party, as a picture shows one.

    Raises
    ------
    UsageError
        If there is no such measure of it, with what there is, or of what it is.
    """
    refuse_unknown(scenario, of)
    there = _measures(scenario, of)
    if measure in there:
        return Key(measure, party=of) if of in scenario.parties else Key(measure, clause=of)
    listed = f"There is: {', '.join(there)}."
    if not of and measure in (*OF_A_CLAUSE, *OF_A_PARTY):
        what = "party" if measure in OF_A_PARTY else "clause"
        raise UsageError(f"'{measure}' is of a {what}: say of which. {listed}")
    meant = or_meant(measure, there)
    raise UsageError(f"There is no '{measure}' of {of or 'the treaty'}{meant} {listed}")


def pictured(sweep: Sweep, measure: str, of: str) -> Key:
    """Return what a picture shows: the measure asked for, or the first that the table shows."""
    if not measure:
        return keys(sweep, of)[0]
    refuse_rescaled(rescaled(sweep), measure, of)
    return measure_of(sweep.scenario, measure, of)


def rescaled(sweep: Sweep) -> tuple[str, ...]:
    """Return the clauses whose terms are left out: their scale is not the same at every point."""
    known = sweep.points[0].estimates
    units = [unit.id for unit in sweep.scenario.units if has_position(unit)]
    return tuple(name for name in units if Key("position", name) not in known)


def refuse_rescaled(clauses: Iterable[str], measure: str, of: str) -> None:
    """Raise UsageError if a picture is to show terms that are left out."""
    if measure == "position" and of in clauses:
        raise UsageError(f"There is no 'position' of {of}: {_left_out(of)}")


def _left_out(clause: str) -> str:
    return f"the scale of '{clause}' is not the same at every point, so its terms are left out."


def _measures(scenario: Scenario, of: str) -> tuple[str, ...]:
    """Return the measures of the treaty, of a clause or of a party."""
    if not of:
        return OF_THE_WHOLE
    if of in scenario.parties:
        return OF_A_PARTY
    unit = next(one for one in scenario.units if one.id == of)
    return tuple(name for name in OF_A_CLAUSE if name != "position" or has_position(unit))


def refuse_more_axes(count: int) -> None:
    """Raise UsageError if a picture cannot show so many axes."""
    if count not in (1, 2):
        raise UsageError(f"A picture has one axis or two, and this sweep {count}.")


def keys(sweep: Sweep, of: str = "") -> tuple[Key, ...]:
    """Return what a table shows: of the whole, of a clause, or of a party.

    Raises
    ------
    UsageError
        If `of` is neither a clause nor a party.
    """
    refuse_unknown(sweep.scenario, of)
    known = list(sweep.points[0].estimates)
    parties = list(sweep.scenario.parties)
    if not of:
        names = [Key("signed"), Key("day"), *(Key("utility", party=party) for party in parties)]
        return tuple(key for key in names if key in known)
    if of in parties:
        return tuple(Key(name, party=of) for name in ("worth", "delay", "utility"))
    found = [key for key in known if key.clause == of]
    return (*(key for key in found if key.name != "terms"), *_frequent(sweep, found))


def _frequent(sweep: Sweep, found: list[Key]) -> list[Key]:
    """Return the terms that are agreed on most, over all points: three at most."""
    terms = [key for key in found if key.name == "terms"]
    often = {key: sum(point.estimates[key].value for point in sweep.points) for key in terms}
    return sorted(terms, key=lambda key: -often[key])[:3]


def sentences(sweep: Sweep, of: str = "") -> tuple[str, ...]:
    """Return what a sweep says in plain sentences, the main thing first."""
    left_out = [f"T{_left_out(of)[1:]}"] if of in rescaled(sweep) else []
    return (*_sentences(sweep, keys(sweep, of)), *left_out)


def _sentences(sweep: Sweep, shown: tuple[Key, ...]) -> Iterator[str]:
    done = len(sweep.points)
    which = f"{done:,} points" if sweep.is_complete else f"{done:,} of {sweep.planned:,} points"
    yield f"{which}, {sweep.replications:,} replications of seed {sweep.seed} at each."
    for key in shown[:MOST_TOLD]:
        yield _on(sweep, key)


def _on(sweep: Sweep, key: Key) -> str:
    """Say at which point a measure differs most from the first, if at any."""
    surely = [point for point in sweep.points[1:] if not is_none(point.apart[key])]
    if not surely:
        return f"{heading(sweep, key)}: no difference from the first point at any other."
    most = max(surely, key=lambda point: abs(point.apart[key].value))
    where = ", ".join(f"{axis} {_shortly(written)}" for axis, written in most.values.items())
    told = apart(sweep.scenario, key, most.apart[key])
    days = " days" if key.name in DAYS else ""
    return f"{heading(sweep, key)}: farthest from the first point at {where}, by {told}{days}."


def table(sweep: Sweep, of: str = "") -> "Table":
    """Return the table for a terminal."""
    from rich import box
    from rich.table import Table

    shown = keys(sweep, of)
    sheet = Table(box=box.SIMPLE_HEAD, show_edge=False, pad_edge=False, padding=(0, 1, 0, 0))
    columns = [[_shortly(point.values[axis.name]) for point in sweep.points] for axis in sweep.axes]
    for axis, values in zip(sweep.axes, columns, strict=True):
        sheet.add_column(_folded(axis.name, max(map(len, values))), style="bold", no_wrap=True)
    for key in shown:
        told = [value(sweep.scenario, key, point.estimates[key]) for point in sweep.points]
        longest = max(len(word) for text in told for word in text.split())
        sheet.add_column(heading(sweep, key), overflow="fold", min_width=longest)
        columns.append(told)
    for row in zip(*columns, strict=True):
        sheet.add_row(*row)
    return sheet


def _shortly(written: str) -> str:
    """Return a value of an axis to four figures: it was played as it stands in a file."""
    first, space, unit = written.partition(" ")
    try:
        number = float(first)
    except ValueError:
        return written
    return f"{number:.4g}{space}{unit}" if "." in first and abs(number) < MOST else written


def _folded(name: str, wide: int) -> str:
    """Return a name over several lines, each as wide as the values below it where that may be."""
    lines = [""]
    for part in re.findall(r"[^-.]+[-.]?", name):
        if lines[-1] and len(lines[-1]) + len(part) > wide:
            lines.append("")
        lines[-1] += part
    return "\n".join(lines)


def shown(sweep: Sweep, of: str = "") -> "Group":
    """Return all of it for a terminal: the sentences, the table, and what it assumes."""
    from rich.console import Group
    from rich.text import Text

    said = [Text(sentence) for sentence in sentences(sweep, of)]
    caption = Text(CAPTION.format(until=day(sweep.scenario, sweep.until)), style="italic")
    assumes = Text(f"Assumes: {sweep.assumes}.")
    return Group(*said, Text(""), table(sweep, of), caption, assumes)


def heading(sweep: Sweep, key: Key) -> str:
    """Return what a measure is called: at the head of a column, and on the axis of a figure."""
    if key.party:
        return f"{name(key)} to {key.party}"
    if key.name == "position":
        return f"{name(key)}, {unit}" if (unit := _unit(sweep, key)) else name(key)
    return name(key)


def _unit(sweep: Sweep, key: Key) -> str:
    return unit_of(scale_of(sweep.scenario, key.clause))
