"""Advice on a terminal: the options of each question in order, and what would turn it."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from sim.results.advice import Advice, Counsel
from sim.results.counsel import advised, briefly, opening
from sim.results.criterion import Criterion
from sim.results.estimate import Estimate
from sim.results.premises import assumptions
from sim.results.ranking import Ranking, Rated
from sim.results.statement import hundredths, percent
from sim.results.tipping import of_tipping

if TYPE_CHECKING:
    from rich.console import Group, RenderableType
    from rich.table import Table

HEADINGS = {
    Criterion.WORTH: "Worth",
    Criterion.SIGNED: "Signed",
    Criterion.WORST_DECILE: "Worst tenth",
}
CAPTION = (
    "Behind a number its interval of 95 %. Behind: by how much an option comes to less than the "
    "first, run by run; ~ where that may be nothing. Best: how often it comes first when the runs "
    "are drawn anew. Regret: by how much the best option of each run beats it, in the mean. All "
    "but Best in hundredths."
)


def shown(advice: Advice) -> "Group":
    """Return all of it for a terminal, with what it assumes at the foot."""
    from rich.console import Group
    from rich.rule import Rule
    from rich.text import Text

    record = advice.record()
    first = " ".join(one.said(record) for one in opening(record))
    parts: list[RenderableType] = [Text(advice.scenario.title, style="bold"), Text(first)]
    for n, counsel in enumerate(advice.counsels):
        parts += [Text(""), *_of_counsel(advice, record, counsel, n)]
    foot = (Text(CAPTION, style="italic"), Text(f"Assumes: {assumptions(advice)}."))
    return Group(*parts, Rule(style="dim"), *foot)


def _of_counsel(
    advice: Advice, record: dict[str, Any], counsel: Counsel, n: int
) -> "Iterator[RenderableType]":
    from rich.padding import Padding
    from rich.text import Text

    choice = counsel.choice
    yield Text.assemble((choice.id, "bold"), f"  {choice.text}" if choice.text else "")
    for ranking in counsel.rankings:
        believed = ranking.as_believed_by
        if believed is not None:
            by = f"by the beliefs of {advice.voice.party(believed)}:"
            yield Padding(Text(by, style="dim"), (0, 0, 0, 2))
        yield Padding(_table(advice, ranking), (0, 0, 0, 2))
    answers = " ".join(one.said(record) for one in briefly(record, n))
    said = [advised(record, n).said(record), *([answers] if answers else [])]
    for one in [*said, *(tip.said(record) for tip in of_tipping(record, n))]:
        yield Padding(Text(one), (0, 0, 0, 2))


def _table(advice: Advice, ranking: Ranking) -> "Table":
    from rich import box
    from rich.table import Table

    names = ("Option", HEADINGS[advice.criterion], "Behind", "Best", "Regret")
    grid = Table(*names, box=box.SIMPLE_HEAD, show_edge=False, pad_edge=False)
    for column in grid.columns[1:]:
        column.justify = "right"
    for one in ranking.options:
        grid.add_row(*_row(one, ranking))
    return grid


def _row(one: Rated, ranking: Ranking) -> tuple[str, ...]:
    first = one is ranking.best
    mark = "~ " if one.is_level and not first else ""
    return (
        one.option,
        told(one.value),
        "–" if first else f"{mark}{told(_turned(one.behind))}",
        percent(one.best),
        told(one.regret),
    )


def _turned(behind: Estimate) -> Estimate:
    """Return how far an option is behind, as a number that is larger the farther it is."""
    return Estimate(-behind.value, -behind.high, -behind.low, behind.n)


def told(estimate: Estimate) -> str:
    """Return a number in hundredths, with its interval."""
    value, low, high = map(hundredths, (estimate.value, estimate.low, estimate.high))
    return f"{value} ({low} to {high})"
