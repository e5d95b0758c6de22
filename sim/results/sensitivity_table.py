"""A sensitivity in words: what matters most first, a table for each way of asking.

A change that nought lies inside the interval of is *no difference*. Long tables show what comes
first; the file holds all of it.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from sim.results.amount import apart, value
from sim.results.assumed import amount
from sim.results.estimate import Estimate
from sim.results.measure import SHARES
from sim.results.sensitivity import Condition, Index, Leaf, Line, Sensitivity, Swing, Tie
from sim.results.summary import percent
from sim.scenario.scenario import Scenario

if TYPE_CHECKING:
    from rich.console import Group, RenderableType
    from rich.table import Table

SHOWN = 12
"""So many rows of a long table."""

WORD = "lexicon."
NAMED = 4
"""So many names of a group are told; of more, how many there are."""


def shown(found: Sensitivity, *, rows: int = SHOWN) -> "Group":
    """Return all of it for a terminal: five tables, and what it assumes."""
    from rich.console import Group
    from rich.text import Text

    is_share = found.measure.name in SHARES
    usual = percent(found.usual) if is_share else value(found.scenario, found.measure, found.usual)
    head = f"What moves {found.called}. As the scenario is: {usual}."
    foot = Text(f"Assumes: {found.assumes}.")
    parts = (_not_known(found, rows), _tied(found), _variance(found), _ruled(found))
    return Group(Text(head, style="bold"), *_spaced(*parts, _lines(found, rows)), Text(), foot)


def told(found: Sensitivity, *, rows: int = SHOWN) -> str:
    """Return all of it as text of 80 columns."""
    from io import StringIO

    from rich.console import Console

    page = StringIO()
    Console(file=page, width=80, highlight=False, color_system=None).print(shown(found, rows=rows))
    return "\n".join(line.rstrip() for line in page.getvalue().rstrip("\n").split("\n"))


def condition(scenario: Scenario, one: Condition) -> str:
    """Say a side of a split: parties.buyer.patience under 28 days."""
    side = "over" if one.is_above else "at most"
    return f"{known_as(scenario, one.path)} {side} {amount(scenario, one.path, one.number)}"


def known_as(scenario: Scenario, path: str) -> str:
    """Return what a number is called: its assumption, and of several numbers which; or its word."""
    if path.startswith(WORD) and not _about(scenario, path):
        return f"“{path.removeprefix(WORD)}”"
    for name in _about(scenario, path):
        return name if len(scenario.assumptions[name].about) == 1 else f"{name} ({path})"
    return path


def rule(scenario: Scenario, leaf: Leaf) -> str:
    """Say a leaf in a sentence, with its share, interval and runs."""
    when = " and ".join(condition(scenario, one) for one in leaf.conditions)
    head = f"Where {when}: " if when else "All runs: "
    return f"{head}{percent(leaf.unsigned)} end without a signature, n={leaf.unsigned.n:,}."


def part(index: Estimate) -> str:
    """Return a Sobol index in per cent; its interval may go beyond 0 and 100."""
    middle, low, high = (f"{100 * x:.0f}" for x in (index.value, index.low, index.high))
    return f"{middle} % ({low} to {high})".replace("-0 ", "0 ").replace("-", "−")


def folded(path: str, *, wide: int = 36) -> str:
    """Return a path in lines that are broken at its dots."""
    lines = [""]
    for key in path.split("."):
        longer = f"{lines[-1]}.{key}" if lines[-1] else key
        if len(longer) > wide and lines[-1]:
            lines.append(f"  .{key}")
        else:
            lines[-1] = longer
    return "\n".join(lines)


def often(share: Estimate) -> str:
    """Return a share of the runs to the whole per cent."""
    middle, low, high = (f"{100 * x:.0f}" for x in (share.value, share.low, share.high))
    return f"{middle} % ({low}–{high})"


def _about(scenario: Scenario, path: str) -> list[str]:
    return [name for name, one in scenario.assumptions.items() if path in one.about]


def _called(name: str) -> str:
    return f"“{name.removeprefix(WORD)}”" if name.startswith(WORD) else name


def _spaced(*parts: "Iterable[RenderableType]") -> "Iterator[RenderableType]":
    """Yield what the parts hold, with a line between them."""
    from rich.text import Text

    for one in parts:
        held = list(one)
        yield from ([Text(), *held] if held else [])


def _grid(headings: Sequence[str], rows: Iterable[Sequence[str]], ratios: Sequence[int]) -> "Table":
    from rich import box
    from rich.table import Table

    table = Table(box=box.SIMPLE_HEAD, show_edge=False, pad_edge=False, expand=True)
    for heading, ratio in zip(headings, ratios, strict=True):
        table.add_column(heading, ratio=ratio, overflow="fold")
    for row in rows:
        table.add_row(*row)
    return table


def _not_known(found: Sensitivity, rows: int) -> "Iterator[RenderableType]":
    """Yield the tornado as a table."""
    if not found.swings:
        yield "Nothing in this file is assumed, and no word is drawn."
        return
    yield "What is not known, one at a time, all else drawn as usual:"
    moving = [swing for swing in found.swings if not swing.is_none]
    headings = ("Not known", "At the low end", "At the high end", "Low to high; in runs")
    yield _grid(headings, [_swing(found, one) for one in moving[:rows]], (20, 20, 20, 20))
    still = [swing for swing in found.swings if swing.is_none]
    yield from _left_over(len(moving) - rows, [_called(swing.name) for swing in still])


def _swing(found: Sensitivity, swing: Swing) -> tuple[str, ...]:
    def end(at: str, change: Estimate) -> str:
        return f"{at}\n{apart(found.scenario, found.measure, change)}"

    across = apart(found.scenario, found.measure, swing.across)
    low, high = end(swing.low, swing.at_low), end(swing.high, swing.at_high)
    return _called(swing.name), low, high, f"{across}\nin {often(swing.changed)}"


def _left_over(more: int, still: Sequence[str]) -> "Iterator[RenderableType]":
    if more > 0:
        yield f"{more} more make a smaller difference."
    if still:
        yield f"No difference: {_listed(still)}."


def _listed(names: Sequence[str], most: int = SHOWN) -> str:
    rest = len(names) - most
    return ", ".join(names[:most]) + (f" and {rest} more" if rest > 0 else "")


def _tied(found: Sensitivity) -> "Iterator[RenderableType]":
    """Yield what no outcome can tell apart, a sentence a group."""
    for tie in found.ties:
        names = [_called(name) for name in tie.names]
        yield f"Not told apart: {', '.join(names[:-1])} and {names[-1]}. {_proof(tie)}"


def _proof(tie: Tie) -> str:
    """Say as what the members of a group act, and how that was tried."""
    acts, to = {
        "product": ("Only their product acts", "multiply the one does what to multiply the other"),
        "quotient": ("Only their quotient acts", "multiply the one does what to divide the other"),
    }.get(tie.how, ("They act as one", "change the one does what to change another"))
    return (
        f"{acts}: to {to} does, in all {tie.tried} runs tried, {tie.moved} of which it changed. "
        "So no outcome says which of them was at work."
    )


def _variance(found: Sensitivity) -> "Iterator[RenderableType]":
    """Yield the Sobol indices as a table."""
    variance = found.variance
    if variance is None:
        return
    design = (
        f"{variance.points:,} points, {variance.inner} replications at each, "
        f"{variance.runs:,} runs; first orders of {variance.given:,} plain runs"
    )
    yield (
        f"Of the variance of single runs {percent(variance.unknown)} is due to what is not known, "
        f"the rest is chance ({design})."
    )
    if not variance.indices:
        yield "That is not told from none, so no index is."
        return
    yield "Shares of the former, apart from chance (Sobol indices):"
    rows = [
        (_grouped(found, index), part(index.first), part(index.total)) for index in variance.indices
    ]
    yield _grid(
        ("Not known", "Alone (first order)", "With all it acts on (total)"), rows, (2, 1, 1)
    )


def _grouped(found: Sensitivity, index: Index) -> str:
    """Return what a group is called: by its members, if these are not merely all that is left."""
    names = [_called(name) for name in index.names]
    if len(names) == 1:
        return names[0]
    if found.is_tied(index):
        return f"{_listed(names, NAMED)}: not told apart"
    return f"the {len(names)} others" if len(names) > NAMED else f"{', '.join(names)} together"


def _ruled(found: Sensitivity) -> "Iterator[RenderableType]":
    """Yield the rules, and how good they are."""
    rules = found.rules
    if rules is None:
        return
    yield "Which ranges lead to no agreement:"
    yield from (f"  {rule(found.scenario, leaf)}" for leaf in rules.leaves)
    if len(rules.leaves) == 1:
        if rules.leaves[0].unsigned.value == 0:
            yield "  So there is nothing to find."
            return
        yield (
            "  No range was found that parts the runs, in so many of them "
            f"({rules.learnt:,}): more may find one."
        )
        return
    more = 100 * rules.gain.value
    yield (
        f"  Found in {rules.learnt:,} runs, counted in {rules.tested:,} others. There they are "
        f"right in {percent(rules.right)}; to name the commoner end is right in "
        f"{percent(rules.base)}: {more:+.1f} points ({100 * rules.gain.low:+.1f} to "
        f"{100 * rules.gain.high:+.1f}). They explain {part(rules.explained)} of the variance."
    ).replace("-", "−")


def _lines(found: Sensitivity, rows: int) -> "Iterator[RenderableType]":
    """Yield the lines of the file as a table."""
    yield "What each line of the file changes by not being there:"
    moving = [line for line in found.lines if not line.is_none]
    headings = ("Line", "Change", "In so many runs")
    yield _grid(headings, [_line(found, line) for line in moving[:rows]], (40, 22, 16))
    still = [line.path for line in found.lines if line.is_none]
    yield from _left_over(len(moving) - rows, [])
    if still:
        yield f"No difference: {len(still)} other lines."
    for path, needs in found.needed.items():
        yield f"Not taken out alone: {path}, which {needs} needs."


def _line(found: Sensitivity, line: Line) -> tuple[str, ...]:
    change = apart(found.scenario, found.measure, line.apart)
    return f"{folded(line.path)}\n{line.how}, {line.place}", change, often(line.changed)
