"""The concessions of one run: for each clause the texts that the parties put, on its own scale.

Each party's text stands, as a line, until it puts another; the dots are its moves. A thin step at
the end leads to the terms if it took the other's text. Faint are its limits: the farthest it signs.
The mark is where and when the clause ended. Clauses that never came onto the table have no panel.
"""

from functools import partial

from matplotlib.axes import Axes

from sim.model.codes import MINUTES_A_DAY
from sim.plots import calendar, consent, key
from sim.plots.account import called, describe, ending, full_name, terms, told
from sim.plots.key import Entry
from sim.plots.lanes import numbers
from sim.plots.lettering import fitted, width
from sim.plots.marks import SHAPES, mark_end, mark_record
from sim.plots.panels import (
    COLUMN,
    FOOTER,
    LIMITS,
    NAME,
    PLACES,
    PLOT,
    Panel,
    laid_out,
    spread,
)
from sim.plots.style import (
    AGREED,
    HALF,
    ITEM,
    NOTE,
    PAPER,
    REFERRED,
    RULE,
    SECONDARY,
    SUSPENSION,
    Sheet,
    letter,
    letter_block,
)
from sim.results.course import Course, Offer, courses, suspensions
from sim.results.limit import limit
from sim.results.outcome import Outcome
from sim.results.record import ends, last_minute
from sim.scenario.scenario import Unit

TOP = 0.47
"""Where the panels begin, in inches from the top."""

KEYED = 0.34
"""Room for the key and the line of assumptions."""

PAD = 1.015
LINES = ((AGREED, "-"), (HALF, "-"), (REFERRED, "-"), (AGREED, "--"), (HALF, "--"))
"""Colour and dash of the parties' lines, in the order of the scenario."""

LIMIT_SIZES = ((5.5, 2), (5.0, 3))


def concession(outcome: Outcome) -> Sheet:
    """Draw the concessions of a run.

    In the axes of a clause x is minutes since the start, and y the share of its scale or the
    index of an option.
    """
    stood = {course.clause: course for course in courses(outcome)}
    tabled = [unit for unit in outcome.scenario.units if stood[unit.id].tabled is not None]
    said = {
        unit.id: (_ended(outcome, stood[unit.id]), _moves(outcome, unit, stood[unit.id]))
        for unit in tabled
    }
    panels = laid_out(tabled, stood, said, top=TOP)
    foot = max((panel.foot for panel in panels), default=TOP)
    keys = key.laid_out(_key(outcome, panels))
    height = foot + (FOOTER if panels else 0.0) + KEYED + key.height(keys)
    title = "Who moved, and how far"
    below = f"{outcome.scenario.title} · {ending(outcome)}"
    if not panels:
        below += " · nothing came onto the table"
    sheet = Sheet(outcome, title=title, below=below, account=describe(outcome), height=height)
    last = round(PAD * max(MINUTES_A_DAY, outcome.minute, last_minute(outcome)))
    for panel in panels:
        _frame(sheet, outcome, panel, last)
        _name(sheet.paper, outcome, panel)
        _fill(sheet, outcome, panel, last)
    if panels:
        key.write(sheet.paper, keys, at=foot + FOOTER + 0.07)
    return sheet


def _frame(sheet: Sheet, outcome: Outcome, panel: Panel, last: int) -> None:
    """Draw what lies behind the lines: places of the scale, years, suspensions, and the dates."""
    behind = sheet.placed((panel.left, panel.top), (PLOT, panel.height))
    behind.set_xlim(0, last)
    for start, end, _ in suspensions(outcome):
        behind.axvspan(start, end, facecolor=SUSPENSION, edgecolor="none", zorder=0)
    day = outcome.scenario.start
    calendar.rule_turns(behind, day, last, top=panel.top, foot=panel.foot)
    if panel.is_last:
        calendar.draw(behind, day, last, foot=panel.foot)
    else:
        behind.plot([0, last], [panel.foot, panel.foot], color=SECONDARY, lw=0.5, gid="axis")


def _name(paper: Axes, outcome: Outcome, panel: Panel) -> None:
    """Write above a panel what the clause is, how it ended, and who moved how far."""
    left = panel.left - PLACES
    number = numbers(outcome.scenario)[panel.unit.item]
    name = f"{number}  {full_name(outcome, panel.unit)}".strip()
    heading = fitted(name, COLUMN, tuple((size, 1) for size in (ITEM, 7.5, 7.0, NOTE)), bold=True)
    top = panel.top - panel.header
    letter_block(paper, (left, top + NAME / 2), heading, gid="name")
    top += NAME
    for gid, block in (("ended", panel.ended), ("moved", panel.moved)):
        at = (left, top + block.height / 2)
        letter_block(paper, at, block, colour=SECONDARY, gid=f"{gid}/{panel.unit.id}")
        top += block.height


def _ended(outcome: Outcome, course: Course) -> str:
    """Say how a clause ended."""
    settlement = outcome.settlement(course.clause)
    said = terms(outcome, course)
    if settlement.minute is None:
        return said
    word = "" if said == settlement.disposition else f": {said}"
    return f"{settlement.disposition} {told(outcome, settlement.minute)}{word}"


def _moves(outcome: Outcome, unit: Unit, course: Course) -> str:
    """Say how far each party that put a text moved, to its limit or how often, and who gave in."""
    taken = consent.takers(outcome, course)
    went: list[str] = []
    others: list[str] = []
    for party in dict.fromkeys(offer.party for offer in course.offers):
        moves = sum(offer.moves for offer in course.offers if offer.party == party)
        way = _way(outcome, unit, course, party)
        if unit.clause.scale is not None and way > 0:
            went.append(f"{called(outcome, party)} {'' if went else 'went '}{100 * way:.0f} %")
        elif moves or party not in taken:
            others.append(f"{called(outcome, party)} {_times(moves)}")
    towards = [", ".join(went) + " of the way to its limit"] if went else []
    return ", ".join([*towards, *others, *consent.say(outcome, taken)])


def _way(outcome: Outcome, unit: Unit, course: Course, party: str) -> float:
    """Return how much of the way from its first text to its limit a party has gone."""
    first = next(offer.position for offer in course.offers if offer.party == party)
    far = limit(outcome, unit, party)
    return 0.0 if far is None or far == first else course.moved(party) / abs(far - first)


def _times(count: int) -> str:
    often = {1: "once", 2: "twice"}.get(count, f"{count} times")
    return f"moved {often}" if count else "did not move"


def _fill(sheet: Sheet, outcome: Outcome, panel: Panel, last: int) -> None:
    """Draw a panel's places, limits, lines and marks, with the words beside them."""
    axes = panel.axes(sheet, last)
    for place in panel.places:
        axes.axhline(place.position, color=RULE, lw=0.6, zorder=1, gid=f"place/{panel.unit.id}")
    _write_places(sheet.paper, panel)
    _limits(sheet.paper, axes, outcome, panel)
    for number, party in enumerate(outcome.scenario.parties):
        _line(axes, panel, party, number)
    _give_in(axes, outcome, panel)
    _write_parties(sheet.paper, outcome, panel, last)
    _mark(axes, outcome, panel)


def _write_places(paper: Axes, panel: Panel) -> None:
    """Write the names of the places at the left, apart from each other."""
    downwards = sorted(panel.places, key=lambda place: panel.height_of(place.position))
    wanted = [panel.height_of(place.position) for place in downwards]
    heights = [place.name.height + 0.01 for place in downwards]
    for place, at in zip(downwards, spread(wanted, heights), strict=True):
        letter_block(
            paper, (panel.left - 0.08, at), place.name, colour=SECONDARY, align="right", gid="place"
        )


def _limits(paper: Axes, axes: Axes, outcome: Outcome, panel: Panel) -> None:
    """Draw the parties' limits, faint, and name them at the right."""
    known: list[tuple[float, float, str]] = []
    for number, party in enumerate(outcome.scenario.parties):
        position = limit(outcome, panel.unit, party)
        if position is None:
            continue
        colour, _ = _look(number)
        axes.axhline(
            position,
            color=colour,
            lw=0.8,
            alpha=0.55,
            linestyle=(0, (4, 3)),
            zorder=2,
            gid=f"limit/{panel.unit.id}/{party}",
        )
        known.append((panel.height_of(position), position, party))
    known.sort()
    blocks = [
        fitted(f"limit of {called(outcome, party)}", LIMITS - 0.07, LIMIT_SIZES)
        for *_, party in known
    ]
    heights = [block.height + 0.02 for block in blocks]
    places = spread([height for height, *_ in known], heights)
    for block, at in zip(blocks, places, strict=True):
        where = (panel.left + PLOT + 0.05, at)
        letter_block(paper, where, block, colour=SECONDARY, gid="limit")


def _line(axes: Axes, panel: Panel, party: str, number: int) -> None:
    """Draw the texts of a party as a line that stands until the next, and its moves as dots."""
    put = [offer for offer in panel.course.offers if offer.party == party]
    if not put:
        return
    colour, dash = _look(number)
    times = [*(offer.minute for offer in put), panel.course.end]
    positions = [*(offer.position for offer in put), put[-1].position]
    gid = f"offers/{panel.unit.id}/{party}"
    (line,) = axes.step(times, positions, where="post", color=colour, linestyle=dash, lw=1.3)
    line.set(zorder=4, clip_on=False, gid=gid)
    moved = [offer for offer in put if offer.moves or offer is put[0]]
    axes.plot(
        [offer.minute for offer in moved],
        [offer.position for offer in moved],
        linestyle="none",
        marker="o",
        markersize=2.2,
        color=colour,
        zorder=5,
        clip_on=False,
        gid=f"moves/{panel.unit.id}/{party}",
    )


def _give_in(axes: Axes, outcome: Outcome, panel: Panel) -> None:
    """Draw a thin step from the last text of each party that took the other's to the terms."""
    taken = consent.takers(outcome, panel.course)
    lasts = {offer.party: offer.position for offer in panel.course.offers}
    agreed = outcome.settlement(panel.unit.id).position
    for number, party in enumerate(outcome.scenario.parties):
        if agreed is None or party not in taken or party not in lasts:
            continue
        colour, dash = _look(number)
        axes.plot(
            [panel.course.end] * 2,
            [lasts[party], agreed],
            color=colour,
            linestyle=dash,
            lw=0.7,
            zorder=4,
            clip_on=False,
            gid=f"consent/{panel.unit.id}/{party}",
        )


def _write_parties(paper: Axes, outcome: Outcome, panel: Panel, last: int) -> None:
    """Write each party's name where its line begins: the highest above it, the others below."""
    firsts: dict[str, Offer] = {}
    for offer in panel.course.offers:
        firsts.setdefault(offer.party, offer)
    highest = min((panel.height_of(offer.position) for offer in firsts.values()), default=0.0)
    above = False
    for party in outcome.scenario.parties:
        if party not in firsts:
            continue
        at = panel.height_of(firsts[party].position)
        is_above = at == highest and not above
        above = above or is_above
        x = panel.left + PLOT * firsts[party].minute / last
        name = called(outcome, party)
        wide = width(name, size=NOTE)
        start = max(panel.left, min(x, panel.left + PLOT - wide))
        where = (start, at - 0.09 if is_above else at + 0.08)
        letter(
            paper,
            where,
            name,
            size=min(NOTE, NOTE * PLOT / wide),
            colour=SECONDARY,
            gid=f"party/{panel.unit.id}/{party}",
        ).set_bbox({"facecolor": PAPER, "edgecolor": "none", "pad": 0.4})


def _mark(axes: Axes, outcome: Outcome, panel: Panel) -> None:
    """Draw where the clause ended, and where it really did."""
    settlement = outcome.settlement(panel.unit.id)
    lasts = {offer.party: offer.position for offer in panel.course.offers}
    gid = f"end/{panel.unit.id}"
    if settlement.position is not None:
        mark_end(axes, (panel.course.end, settlement.position), "agreed", gid=gid)
    elif settlement.disposition == "open":
        for position in lasts.values():
            mark_end(axes, (panel.course.end, position), "open", gid=gid)
    elif lasts:
        middle = sum(lasts.values()) / len(lasts)
        mark_end(axes, (panel.course.end, middle), settlement.disposition, gid=gid)
    fact = ends(outcome).get(panel.unit.id)
    if fact is not None and fact.minute is not None and fact.position is not None:
        at = (float(fact.minute), fact.position)
        mark_record(axes, at, fact.disposition, gid=f"record/{panel.unit.id}")


def _key(outcome: Outcome, panels: tuple[Panel, ...]) -> list[Entry]:
    """Return the key to what is drawn."""
    entries = [
        Entry(partial(_sample, number), called(outcome, party))
        for number, party in enumerate(outcome.scenario.parties)
    ]
    entries.append(Entry(_limit, "limit, the farthest it signs"))
    ended = {outcome.settlement(panel.unit.id).disposition for panel in panels}
    for disposition in (*SHAPES, "open"):
        if disposition in ended:
            entries.append(Entry(partial(_sample_mark, disposition), disposition, key.MARK))
    facts = ends(outcome)
    shown = [facts[panel.unit.id] for panel in panels if panel.unit.id in facts]
    if any(fact.minute is not None and fact.position is not None for fact in shown):
        entries.append(Entry(_fact, "agreed in fact", key.MARK))
    return entries


def _look(number: int) -> tuple[str, str]:
    """Return the colour and dash of the line of a party, by its place in the scenario."""
    return LINES[number % len(LINES)]


def _sample(number: int, paper: Axes, left: float, middle: float) -> None:
    colour, dash = _look(number)
    ends_at = [left, left + key.SWATCH]
    paper.plot(ends_at, [middle, middle], color=colour, linestyle=dash, lw=1.3, gid="key")
    paper.plot(ends_at, [middle, middle], "o", markersize=2.2, color=colour, gid="key")


def _limit(paper: Axes, left: float, middle: float) -> None:
    times, heights = [left, left + key.SWATCH], [middle, middle]
    paper.plot(times, heights, color=AGREED, lw=0.8, alpha=0.55, linestyle=(0, (4, 3)), gid="key")


def _sample_mark(disposition: str, paper: Axes, left: float, middle: float) -> None:
    mark_end(paper, (left + key.MARK / 2, middle), disposition, gid="key")


def _fact(paper: Axes, left: float, middle: float) -> None:
    mark_record(paper, (left + key.MARK / 2, middle), "agreed", gid="key")
