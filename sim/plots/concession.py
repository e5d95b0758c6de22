"""The concessions of one run: for each clause the texts that the parties put, on its own scale.

Each party's text stands, as a line, until it puts another; the dots are its moves. A thin step
leads to the terms where it took the other's text, for good or for a time. Faint are its limits:
the farthest it signs. The mark is where and when the clause ended; a small hollow one is an end
that did not last. Clauses that never came onto the table have no panel, nor have items bargained
whole, which have no scale.
"""

from functools import partial

from matplotlib.axes import Axes

from sim.model.codes import MINUTES_A_DAY
from sim.plots import calendar, consent, key, limits, names
from sim.plots.account import (
    called,
    called_within,
    describe,
    ending,
    full_name,
    item_name,
    terms,
    told,
)
from sim.plots.key import Entry
from sim.plots.lanes import numbers
from sim.plots.lettering import fitted
from sim.plots.marks import NAMES, SHAPES, mark_end, mark_record, mark_undone
from sim.plots.panels import (
    COLUMN,
    FOOTER,
    NAME,
    PLACES,
    PLOT,
    Panel,
    laid_out,
    write_places,
)
from sim.plots.style import (
    AGREED,
    HALF,
    ITEM,
    NOTE,
    REFERRED,
    RULE,
    SECONDARY,
    SUSPENSION,
    Sheet,
    letter_block,
)
from sim.results.course import Course, courses, suspensions
from sim.results.limit import last_limit
from sim.results.outcome import Outcome
from sim.results.record import ends, last_minute
from sim.scenario.argument import finding
from sim.scenario.scenario import Unit

TOP = 0.47
"""Where the panels begin, in inches from the top."""

KEYED = 0.34
"""Room for the key and the line of assumptions."""

PAD = 1.015
DOT = 0.02
"""Half the width of a dot, with air, in inches."""

COLOURS, DASHES = (AGREED, HALF, REFERRED), ("-", "--", ":")
LINES = tuple((colour, dash) for dash in DASHES for colour in COLOURS)
"""Colour and dash of the parties' lines, in the order of the scenario: nine that differ."""


def concession(outcome: Outcome) -> Sheet:
    """Draw the concessions of a run.

    In the axes of a clause x is minutes since the start, and y the share of its scale or the
    index of an option.
    """
    finding("outcome", outcome, Outcome)
    stood = {course.clause: course for course in courses(outcome)}
    on_table = [unit for unit in outcome.scenario.units if stood[unit.id].tabled is not None]
    tabled = [unit for unit in on_table if unit.whole is None]
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
    if not on_table:
        below += " · nothing came onto the table"
    below += _skipped(outcome, on_table)
    sheet = Sheet(outcome, title=title, below=below, account=describe(outcome), height=height)
    last = round(PAD * max(MINUTES_A_DAY, outcome.minute, last_minute(outcome.scenario)))
    for panel in panels:
        behind = _frame(sheet, outcome, panel, last)
        _name(sheet.paper, outcome, panel)
        axes = _fill(sheet, outcome, panel, last)
        names.write(sheet.paper, (behind, axes), outcome, panel)
    if panels:
        key.write(sheet.paper, keys, at=foot + FOOTER + 0.07)
    return sheet


def _skipped(outcome: Outcome, units: list[Unit]) -> str:
    """Say which items have no panel since they are bargained whole."""
    whole = [item_name(outcome.scenario, unit.item) for unit in units if unit.whole is not None]
    return f" · bargained whole, so not shown: {', '.join(whole)}" if whole else ""


def _frame(sheet: Sheet, outcome: Outcome, panel: Panel, last: int) -> Axes:
    """Draw what lies behind the lines: years, suspensions, and the dates; return its axes."""
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
    return behind


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
    if settlement.disposition in NAMES:
        name = NAMES[settlement.disposition]
        return f"{name} {told(outcome, settlement.minute)}: {settlement.terms}"
    word = "" if said == settlement.disposition else f": {said}"
    return f"{settlement.disposition} {told(outcome, settlement.minute)}{word}"


def _moves(outcome: Outcome, unit: Unit, course: Course) -> str:
    """Say how far each party that put a text moved, to its limit or how often, and who gave in."""
    taken = {one.taker for one in consent.takings(outcome, course)}
    went: list[str] = []
    others: list[str] = []
    for party in dict.fromkeys(offer.party for offer in course.offers):
        moves = sum(offer.moves for offer in course.offers if offer.party == party)
        way = _way(outcome, unit, course, party)
        if unit.clause.scale is not None and way > 0:
            went.append(
                f"{called_within(outcome, party)} {'' if went else 'went '}{100 * way:.0f} %"
            )
        elif moves or party not in taken:
            others.append(f"{called_within(outcome, party)} {_times(moves)}")
    towards = [", ".join(went) + " of the way to its limit"] if went else []
    line = ", ".join([*towards, *others, *consent.say(outcome, course)])
    return line[:1].upper() + line[1:]


def _way(outcome: Outcome, unit: Unit, course: Course, party: str) -> float:
    """Return how much of the way from its first text to its limit a party has gone."""
    first = next(offer.position for offer in course.offers if offer.party == party)
    far = last_limit(outcome, unit, party)
    return 0.0 if far is None or far == first else course.moved(party) / abs(far - first)


def _times(count: int) -> str:
    often = {1: "once", 2: "twice"}.get(count, f"{count:,} times")
    return f"moved {often}" if count else "did not move"


def _fill(sheet: Sheet, outcome: Outcome, panel: Panel, last: int) -> Axes:
    """Draw a panel's places, limits, lines and marks, with the words at its sides; return them."""
    axes = panel.axes(sheet, last)
    for place in panel.places:
        axes.axhline(place.position, color=RULE, lw=0.6, zorder=1, gid=f"place/{panel.unit.id}")
    write_places(sheet.paper, panel)
    parties = tuple(outcome.scenario.parties)
    colours = {party: _look(number)[0] for number, party in enumerate(parties)}
    limits.draw(sheet.paper, axes, outcome, panel, colours=colours)
    for number, party in enumerate(parties):
        _line(axes, panel, party, number)
    _give_in(axes, outcome, panel)
    _mark(axes, outcome, panel)
    return axes


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
    """Draw a thin step from the text of each party that took the other's to what it took."""
    settlement = outcome.settlement(panel.unit.id)
    known = consent.takings(outcome, panel.course)
    steps = [(one.taker, one.minute, one.own, one.agreed) for one in known]
    if settlement.disposition in ("packaged", "ambiguous") and settlement.position is not None:
        lasts = {offer.party: offer.position for offer in panel.course.offers}
        end, agreed = panel.course.end, settlement.position
        steps += [(party, end, last, agreed) for party, last in lasts.items()]
    looks = {party: _look(number) for number, party in enumerate(outcome.scenario.parties)}
    for party, minute, own, agreed in steps:
        if own is None:
            continue
        colour, dash = looks[party]
        axes.plot(
            [minute] * 2,
            [own, agreed],
            color=colour,
            linestyle=dash,
            lw=0.7,
            zorder=4,
            clip_on=False,
            gid=f"consent/{panel.unit.id}/{party}",
        )


def _mark(axes: Axes, outcome: Outcome, panel: Panel) -> None:
    """Draw where the clause ended, and where it really did."""
    settlement = outcome.settlement(panel.unit.id)
    lasts = {offer.party: offer.position for offer in panel.course.offers}
    gid = f"end/{panel.unit.id}"
    if settlement.is_settled and settlement.position is not None:
        end = (panel.course.end, settlement.position)
        mark_end(axes, end, settlement.disposition, gid=gid)
    elif settlement.disposition == "open":
        for position in lasts.values():
            mark_end(axes, (panel.course.end, position), "open", gid=gid)
    elif lasts:
        middle = sum(lasts.values()) / len(lasts)
        mark_end(axes, (panel.course.end, middle), settlement.disposition, gid=gid)
    for number, (minute, undone, terms_at) in enumerate(panel.course.undone):
        standing = [offer.position for offer in panel.course.offers if offer.minute <= minute]
        if terms_at is not None or standing:
            height = standing[-1] if terms_at is None else terms_at
            gid = f"undone/{panel.unit.id}/{number}"
            mark_undone(axes, (float(minute), height), undone, gid=gid)
    fact = ends(outcome.scenario).get(panel.unit.id)
    if fact is not None and fact.minute is not None and fact.position is not None:
        at = (float(fact.minute), fact.position)
        mark_record(axes, at, fact.disposition, gid=f"record/{panel.unit.id}")


def _key(outcome: Outcome, panels: tuple[Panel, ...]) -> list[Entry]:
    """Return the key to what is drawn."""
    entries = [
        Entry(partial(_sample, number), called(outcome, party))
        for number, party in enumerate(outcome.scenario.parties)
    ]
    entries.append(Entry(_limit, "limit, the farthest it signs by itself"))
    ended = {outcome.settlement(panel.unit.id).disposition for panel in panels}
    for disposition in (*SHAPES, "open"):
        if disposition in ended:
            name = NAMES.get(disposition, disposition)
            entries.append(Entry(partial(_sample_mark, disposition), name, key.MARK))
    entries += key.undone(closing for panel in panels for closing in panel.course.undone)
    facts = ends(outcome.scenario)
    shown = [facts[panel.unit.id] for panel in panels if panel.unit.id in facts]
    if any(fact.minute is not None and fact.position is not None for fact in shown):
        entries.append(Entry(_fact, "agreed in fact", key.MARK))
    return entries


def _look(number: int) -> tuple[str, str]:
    """Return the colour and dash of the line of a party, by its place in the scenario."""
    return LINES[number % len(LINES)]


def _sample(number: int, paper: Axes, left: float, middle: float) -> None:
    colour, dash = _look(number)
    ends_at = [left + DOT, left + key.SWATCH - DOT]
    paper.plot(ends_at, [middle, middle], color=colour, linestyle=dash, lw=1.3, gid="key")
    paper.plot(ends_at, [middle, middle], "o", markersize=2.2, color=colour, gid="key")


def _limit(paper: Axes, left: float, middle: float) -> None:
    times, heights = [left, left + key.SWATCH], [middle, middle]
    paper.plot(
        times, heights, color=AGREED, lw=0.8, alpha=limits.FAINT, linestyle=limits.DASHES, gid="key"
    )


def _sample_mark(disposition: str, paper: Axes, left: float, middle: float) -> None:
    mark_end(paper, (left + key.MARK / 2, middle), disposition, gid="key")


def _fact(paper: Axes, left: float, middle: float) -> None:
    mark_record(paper, (left + key.MARK / 2, middle), "agreed", gid="key")
