"""Advice as a forest: by how much each answer comes to less than the first of its question.

A point is the mean of the differences, run by run, and the bar its interval of 95 %. A hollow point
may be nothing: nought lies inside its interval. The answers of a question stand in their order, the
first at nought; where the party believes in another world, a lighter point below says how it comes
out there.
"""

import math
from collections.abc import Iterator
from functools import partial
from typing import NamedTuple

from matplotlib.axes import Axes

from sim.plots import key
from sim.plots.calendar import LENGTHS
from sim.plots.key import Entry
from sim.plots.lettering import Block, fitted
from sim.plots.style import (
    CLAUSE,
    HALF,
    INK,
    ITEM,
    KEY,
    MARGIN,
    MEDIAN,
    NOTE,
    PAPER,
    PHONE,
    RULE,
    SECONDARY,
    TICK,
    WIDE,
    Form,
    Sheet,
    letter,
    letter_block,
)
from sim.results.advice import Advice, Counsel
from sim.results.counsel import ASKER, named
from sim.results.criterion import Criterion
from sim.results.ranking import Ranking, Rated
from sim.results.recommendation import told
from sim.results.statement import hundredths, percent, words
from sim.scenario.argument import finding
from sim.scenario.defaults import capital

FIRST, HEAD, LANE, GAP, KEYED = 0.66, 0.27, 0.19, 0.1, 0.62
"""In inches: where the first question begins, its heading, a lane, what is below, the foot."""

NAMES, VALUES, PAD = 1.75, 1.62, 0.09
"""In inches: room for the names of answers, for their numbers, and between these and the bars."""

POINT = 3.8
MOST, LEAST = 1.06, 0.04
"""How far the axis reaches: of the longest interval, and above nought of what is below it."""

MEASURES = {
    Criterion.WORTH: "utility to {whom}",
    Criterion.SIGNED: "signatures",
    Criterion.WORST_DECILE: "utility to {whom} in the worst tenth of the runs",
}


class Lane(NamedTuple):
    """An answer at a height of the paper."""

    middle: float
    counsel: Counsel
    ranking: Ranking
    rated: Rated

    @property
    def is_first(self) -> bool:
        """Whether it is the one the others are measured against."""
        return self.rated is self.ranking.best

    @property
    def gid(self) -> str:
        """What its marks are named by."""
        world = self.ranking.as_believed_by
        suffix = "" if world is None else f"/{world}"
        return f"{self.counsel.choice.id}/{self.rated.option}{suffix}"

    @property
    def name(self) -> str:
        """What stands beside it."""
        world = self.ranking.as_believed_by
        return named(self.rated.option, world)


def advice(advice: Advice) -> Sheet:
    """Draw an advice: of each question its answers, apart by how much they come to."""
    finding("advice", advice, Advice)
    return _drawn(advice, WIDE)


def narrow_advice(advice: Advice) -> Sheet:
    """Draw it for a telephone: the name and the numbers of an answer above its bar."""
    return _drawn(advice, PHONE)


def _drawn(advice: Advice, form: Form) -> Sheet:
    narrow = form is PHONE
    heads = {one.choice.id: _heading(advice, one, form) for one in advice.counsels}
    lanes, foot = _laid_out(advice, heads, narrow)
    left = MARGIN + PAD if narrow else NAMES
    right = form.width - (MARGIN + PAD if narrow else VALUES)
    written = key.laid_out(_entries(advice), form=form)
    sheet = Sheet(
        advice,
        title="Which answers serve best",
        below=f"{advice.scenario.title}. How far each is behind the first, in hundredths: "
        f"{_measure(advice)}",
        account=account(advice),
        height=foot + KEYED + key.height(written),
        form=form,
    )
    axes = sheet.placed((left, FIRST), (right - left, foot - FIRST))
    axes.set_xlim(*span(advice))
    for n, lane in enumerate(lanes):
        if n == 0 or lane.counsel is not lanes[n - 1].counsel:
            _write_head(sheet, lane, heads[lane.counsel.choice.id], narrow)
        _draw(sheet, axes, lane, left, narrow)
    _axis(axes, foot)
    key.write(sheet.paper, written, at=foot + 0.36, form=form)
    return sheet


def _measure(advice: Advice) -> str:
    by = "" if advice.by is None else f" by {advice.by.day} {advice.by:%B %Y}"
    whom = ASKER if advice.party is None else advice.voice.party(advice.party)
    return f"{MEASURES[advice.criterion].format(whom=whom)}{by}"


def _heading(advice: Advice, counsel: Counsel, form: Form) -> Block:
    """Set what is asked, above the answers."""
    text, choice = _asked(advice, counsel), counsel.choice
    is_said = choice.is_combined and choice.party == choice.asked_by
    if advice.criterion is not Criterion.SIGNED and not is_said:
        text = f"{text}, for {advice.voice.party(choice.party)}"
    return fitted(text, form.width - 2 * MARGIN, ((ITEM, 2),), bold=True)


def _asked(advice: Advice, counsel: Counsel) -> str:
    """Return the name of a question, or whose answers are combined."""
    if counsel.choice.is_combined:
        return f"Combinations of {advice.voice.party(counsel.choice.asked_by)}"
    return capital(words(counsel.choice.id))


def _laid_out(
    advice: Advice, heads: dict[str, Block], narrow: bool
) -> tuple[tuple[Lane, ...], float]:
    """Return the lanes from top to foot, and where they end."""
    top, lanes = FIRST, []
    lane = LANE * (1.9 if narrow else 1.0)
    for counsel in advice.counsels:
        top += HEAD - 0.11 + heads[counsel.choice.id].height
        for ranking in counsel.rankings:
            for rated in ranking.options:
                lanes.append(Lane(top + lane - LANE / 2, counsel, ranking, rated))
                top += lane
        top += GAP
    return tuple(lanes), top


def span(advice: Advice) -> tuple[float, float]:
    """Return from where below nought to where above it the axis reaches: over every interval."""
    ends = [
        end
        for counsel in advice.counsels
        for ranking in counsel.rankings
        for one in ranking.options
        for end in (one.behind.low, one.behind.high)
        if math.isfinite(end)
    ]
    low = MOST * min(*ends, -1e-4)
    return low, max(LEAST * -low, MOST * max(ends))


def _write_head(sheet: Sheet, lane: Lane, block: Block, narrow: bool) -> None:
    above = lane.middle - LANE / 2 - (LANE * 0.9 if narrow else 0.0)
    middle = above - 0.035 - block.height / 2
    rule = middle - block.height / 2 - 0.06
    sheet.paper.plot(
        [MARGIN, sheet.wide - MARGIN], [rule, rule], color=RULE, lw=0.6, gid="rule", zorder=0
    )
    letter_block(sheet.paper, (MARGIN, middle), block, gid="question")


def _draw(sheet: Sheet, axes: Axes, lane: Lane, left: float, narrow: bool) -> None:
    number = "first" if lane.is_first else _number(lane.rated)
    if narrow:
        height = lane.middle - LANE * 0.8
        name_at, number_at = (MARGIN, height), (sheet.wide - MARGIN, height)
    else:
        name_at, number_at = (left - PAD, lane.middle), (sheet.wide - MARGIN, lane.middle)
    room = sheet.wide / 2 if narrow else left - PAD - MARGIN
    block = fitted(lane.name, room, ((CLAUSE, 1), (NOTE, 1), (NOTE, 2)))
    letter_block(
        sheet.paper, name_at, block, align="left" if narrow else "right", gid=f"name/{lane.gid}"
    )
    letter(
        sheet.paper,
        number_at,
        number,
        size=KEY,
        colour=SECONDARY,
        align="right",
        gid=f"number/{lane.gid}",
    )
    axes.plot(list(axes.get_xlim()), [lane.middle] * 2, color=RULE, lw=0.4, zorder=0.5, gid="lane")
    nought = [lane.middle - (LANE / 3 if narrow else LANE / 2), lane.middle + LANE / 2]
    axes.plot([0, 0], nought, color=SECONDARY, lw=0.6, zorder=1, clip_on=False, gid="nought")
    mark(axes, lane)


def _number(rated: Rated) -> str:
    """Return how far behind an answer is, with its interval."""
    return told(rated.behind)


def mark(axes: Axes, lane: Lane) -> None:
    """Draw the interval and the point of an answer."""
    behind, hue = lane.rated.behind, HALF if lane.ranking.as_believed_by else MEDIAN
    if not lane.is_first:
        axes.plot(
            [behind.low, behind.high],
            [lane.middle] * 2,
            color=hue,
            lw=1.2,
            zorder=3,
            solid_capstyle="butt",
            clip_on=False,
            gid=f"interval/{lane.gid}",
        )
    _point(
        axes,
        behind.value,
        lane.middle,
        hue,
        hollow=lane.rated.is_level and not lane.is_first,
        gid=f"point/{lane.gid}",
        square=lane.is_first,
    )


def _point(
    axes: Axes, x: float, y: float, hue: str, *, hollow: bool, gid: str, square: bool = False
) -> None:
    axes.plot(
        [x],
        [y],
        linestyle="none",
        marker="s" if square else "o",
        markersize=POINT,
        markerfacecolor=PAPER if hollow else hue,
        markeredgecolor=hue,
        markeredgewidth=0.9,
        zorder=4,
        clip_on=False,
        gid=gid,
    )


def _axis(axes: Axes, foot: float) -> None:
    low, high = axes.get_xlim()
    axes.plot([low, high], [foot, foot], color=INK, lw=0.8, clip_on=False, gid="axis")
    for tick in ticks(low, high):
        ends = [foot, foot + LENGTHS[0]]
        axes.plot([tick, tick], ends, color=INK, lw=0.8, clip_on=False, gid="tick")
        letter(
            axes,
            (tick, foot + LENGTHS[1]),
            f"{100 * tick:g}".replace("-", "−"),
            size=TICK,
            align="center",
            gid="tick-name",
        )


def ticks(low: float, high: float) -> list[float]:
    """Return round numbers from `low` below nought to `high` above it: nought, and at most six."""
    reach = high - low
    step = 10.0 ** math.floor(math.log10(reach))
    step = next(s * step / 10 for s in (1, 2, 5, 10, 20) if reach / (s * step / 10) < 6)
    return [n * step for n in range(math.ceil(low / step), math.floor(high / step) + 1)]


def _entries(advice: Advice) -> list[Entry]:
    """Return the key: only of what the figure shows."""
    rows = [one for counsel in advice.counsels for r in counsel.rankings for one in r.options[1:]]
    entries = [Entry(partial(_sample, hue=MEDIAN, square=True), "the first")]
    if any(not one.is_level for one in rows):
        entries.append(Entry(partial(_sample, hue=MEDIAN), "behind it"))
    if any(one.is_level for one in rows):
        entries.append(Entry(partial(_sample, hue=MEDIAN, hollow=True), "may be nothing"))
    if any(one.beliefs for one in advice.counsels):
        entries.append(Entry(partial(_sample, hue=HALF), "in the world the party believes in"))
    return entries


def _sample(
    paper: Axes, left: float, height: float, *, hue: str, hollow: bool = False, square: bool = False
) -> None:
    right = left + key.SWATCH
    if not square:
        paper.plot([left, right], [height] * 2, color=hue, lw=1.2, gid="key")
    _point(paper, (left + right) / 2, height, hue, hollow=hollow, gid="key", square=square)


def account(advice: Advice) -> str:
    """Return in words what the figure shows."""
    return "\n".join(_account(advice))


def _account(advice: Advice) -> Iterator[str]:
    yield f"How far each answer is behind the first, in hundredths ({_measure(advice)})."
    for counsel in advice.counsels:
        for ranking in counsel.rankings:
            world = ranking.as_believed_by
            where = "" if world is None else f", by the beliefs of {advice.voice.party(world)}"
            first, *others = ranking.options
            behind = "; ".join(f"{words(one.option)} {_number(one)}" for one in others)
            yield (
                f"{_asked(advice, counsel)}{where}: {words(first.option)} first "
                f"({hundredths(first.value.value)}, best in {percent(first.best)}); {behind}."
            )
