"""A comparison in words: a few plain sentences, a table, and what it all assumes."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from sim.results.amount import (
    apart,
    day,
    figure,
    name,
    scale_of,
    unit_of,
    value,
)
from sim.results.language import ENGLISH
from sim.results.summary import percent
from sim.results.voice import Voice

if TYPE_CHECKING:
    from rich.console import Group
    from rich.table import Table
    from rich.text import Text

    from sim.results.comparison import Comparison, Difference

CAPTION = (
    "Behind a number its interval of 95 %, behind a date ± half of it in days. B − A is run by "
    "run, in the unit of its line, dates in days; a line of fewer runs than all says of how many. "
    "closes, signature: means; what does not close, or is not signed, counts as on the last day, "
    "{until} (a restricted mean). Options: the share of all runs that agree on them; those that "
    "differ, or the most frequent. Worth and cost of delay: hundredths, 0 without a signature."
)
RATIOS = (18, 18, 18, 26)
"""How the columns share the width, in characters of a terminal of 80."""


def sentences(comparison: "Comparison") -> tuple[str, ...]:
    """Return what a comparison says in plain sentences, the main thing first."""
    return tuple(_sentences(comparison))


def _sentences(comparison: "Comparison") -> Iterator[str]:
    yield f"A: {comparison.a.label}. B: {comparison.b.label}."
    if not comparison.changed:
        runs = f"{comparison.replications:,} replications"
        told = "none parts anywhere" if comparison.is_same else "some may part on the way"
        yield f"B changes nothing: all {runs} come out exactly as in A, and {told}."
        return
    yield f"{_on_signature(comparison.difference('signed'))} {_on_worth(comparison)}"
    both = comparison.difference("day_if_signed")
    if not both.is_none:
        later = "later" if both.apart.value > 0 else "earlier"
        low, high = sorted((abs(both.apart.low), abs(both.apart.high)))
        yield (
            f"Where both are signed ({both.apart.n:,} runs), B is signed "
            f"{figure(abs(both.apart.value))} days {later} ({figure(low)} to {figure(high)})."
        )
    if comparison.unpaired:
        yield f"Only one of the two has {_unpaired(comparison)}: not compared."
    count, first = len(comparison.changed), comparison.changed[0]
    share = percent(comparison.share_changed)
    yield (
        f"{count:,} of {comparison.replications:,} runs come out otherwise, {share}. The first is "
        f"{first}: --diverge {first} tells where its two stories part."
    )


def _on_signature(signed: "Difference") -> str:
    if signed.is_none:
        least, most = (figure(100 * end) for end in (signed.apart.low, signed.apart.high))
        return f"B makes no difference to how often a treaty is signed ({least} to {most} in 100)."
    more, count = ("more", "more") if signed.apart.value > 0 else ("less", "fewer")
    low, high = sorted((abs(signed.apart.low), abs(signed.apart.high)))
    return (
        f"B is signed {more} often: in {100 * signed.b.value:.0f} of 100 runs rather than "
        f"{100 * signed.a.value:.0f}, {figure(100 * abs(signed.apart.value))} {count} "
        f"({figure(100 * low)} to {figure(100 * high)})."
    )


def _unpaired(comparison: "Comparison") -> str:
    """Return the clauses that only one of the two has, as that one calls them."""
    a, b = (Voice(scenario=one.scenario, language=ENGLISH) for one in (comparison.a, comparison.b))
    return ENGLISH.listed(
        (a if name in a.clauses else b).clause(name) for name in comparison.unpaired
    )


def _on_worth(comparison: "Comparison") -> str:
    """Say which parties are better off."""
    voice = Voice(scenario=comparison.a.scenario, language=ENGLISH)
    groups: dict[str, list[str]] = {"worth more to": [], "worth less to": [], "": []}
    for party in comparison.parties:
        one = comparison.difference("utility", party=party)
        how = "" if one.is_none else f"worth {'more' if one.apart.value > 0 else 'less'} to"
        groups[how].append(party)
    unmoved = groups.pop("")
    told = [f"{how} {voice.parties(names)}" for how, names in groups.items() if names]
    parts = [f"is {', '.join(told).replace(', worth', ',')}"] if told else []
    if unmoved:
        parts.append(f"makes no difference in worth to {voice.parties(unmoved)}")
    return f"It {', and '.join(parts)}."


def tables(comparison: "Comparison") -> Iterator["Text | Table"]:
    """Yield the table for a terminal, part by part: a heading a clause, a line a measure."""
    from rich.text import Text

    yield _grid([("", "A", "B", "B − A")], style="dim")
    for clause in comparison.clauses:
        heading = Text.assemble((clause, "bold"), (_in_what(comparison, clause), "dim"))
        yield heading
        yield _grid(_of_clause(comparison, clause))
    yield Text("the treaty", style="bold")
    measures = ("signed", "day", "day_if_signed")
    yield _grid(_row(comparison, comparison.difference(one)) for one in measures)
    for party in comparison.parties:
        yield Text(f"to {party}", style="bold")
        yield _grid(_of_party(comparison, party))


def _grid(rows: Iterable[tuple[str, ...]], *, style: str = "") -> "Table":
    from rich.padding import Padding
    from rich.table import Table

    grid = Table.grid(expand=True, padding=(0, 1, 0, 0))
    for ratio in RATIOS:
        grid.add_column(ratio=ratio, overflow="fold")
    for first, *cells in rows:
        grid.add_row(Padding(first, (0, 0, 0, 2)), *cells, style=style)
    return grid


def shown(comparison: "Comparison") -> "Group":
    """Return all of it for a terminal: the sentences, the table, and what it assumes."""
    from rich.console import Group
    from rich.rule import Rule
    from rich.text import Text

    said = [Text(sentence) for sentence in sentences(comparison)]
    line = Rule(style="dim")
    caption = CAPTION.format(until=day(comparison.a.scenario, comparison.until))
    foot = (Text(caption, style="italic"), Text(f"Assumes: {comparison.assumes}."))
    if not comparison.changed:
        return Group(*said, foot[1])
    return Group(*said, line, *tables(comparison), line, *foot)


def told(comparison: "Comparison") -> str:
    """Return all of it as text of 80 columns."""
    from io import StringIO

    from rich.console import Console

    page = StringIO()
    Console(file=page, force_jupyter=False, width=80, highlight=False, color_system=None).print(
        shown(comparison)
    )
    return "\n".join(line.rstrip() for line in page.getvalue().rstrip("\n").split("\n"))


def label(comparison: "Comparison", one: "Difference") -> str:
    """Return what a measure is called in the table; of fewer runs than all, of how many."""
    of_runs = f", {one.apart.n:,} runs" if one.apart.n < comparison.replications else ""
    return f"{name(one.key)}{of_runs}"


def _in_what(comparison: "Comparison", clause: str) -> str:
    """Say in what the terms of a clause are measured."""
    if all(one.key.name != "position" for one in comparison.of_clause(clause)):
        return ""
    unit = unit_of(scale_of(comparison.a.scenario, clause))
    return f"  terms: {unit}" if unit else ""


def _of_clause(comparison: "Comparison", clause: str) -> Iterator[tuple[str, ...]]:
    of_it = comparison.of_clause(clause)
    options = [one for one in of_it if one.key.name == "terms"]
    moved = [one for one in options if not one.is_none]
    for one in (*(one for one in of_it if one not in options), *(moved or options[:1])):
        yield _row(comparison, one)


def _of_party(comparison: "Comparison", party: str) -> Iterator[tuple[str, ...]]:
    """Yield the lines of a party; what is left of a worth is told if delay costs anything."""
    delay = comparison.difference("delay", party=party)
    is_free = delay.a.low == delay.a.high == delay.b.low == delay.b.high == 0
    for measure in ("worth", "delay") if is_free else ("worth", "delay", "utility"):
        yield _row(comparison, comparison.difference(measure, party=party))


def _row(comparison: "Comparison", one: "Difference") -> tuple[str, ...]:
    scenario = comparison.a.scenario
    sides = (value(scenario, one.key, side) for side in (one.a, one.b))
    return label(comparison, one), *sides, apart(scenario, one.key, one.apart)
