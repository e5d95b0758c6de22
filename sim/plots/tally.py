"""The tally: what the figures of an ensemble say, in words and in a table.

Numbers are shares of all runs; dates are those by which so many of all runs have closed a clause.
"""

import math
from collections.abc import Iterable, Sequence

from sim.plots import key
from sim.plots.account import day_of, full_name, in_fact, recorded, told
from sim.plots.key import Entry
from sim.results.dated import dated, dated_suspensions
from sim.results.ensemble import Ensemble
from sim.results.estimate import Estimate, Z
from sim.results.language import ENGLISH
from sim.results.spread import ENDS, Spread, medians, spreads
from sim.results.summary import percent, span, terms_of
from sim.results.summary import summary as summed

WORDS = {
    "agreed": "agreed and signed",
    "draft": "agreed, unsigned",
    "referred": "referred",
    "dropped": "dropped",
    "withheld": "left off",
    "open": "open",
}
"""What people call the ends of a clause, told apart by whether a treaty was signed."""

AGREED = "agreed"
"""What people call the first two of them together."""

EITHER = "agreed: signed or not"
"""What a key says of that word, where there are both."""

COLUMNS = ("Clause", "5 %", "25 %", "Median", "75 %", "95 %", "How it ends", "Terms", "In fact")
SUMMARY = ("Clause", "How it ends", "Half closed by", "Nine in ten", "Terms", "In fact")
SAID = ("5 % of all runs", "25 %", "50 %", "75 %", "95 %")
NEVER = "open"
"""What stands in place of a date by which fewer runs have closed the clause."""


def describe(ensemble: Ensemble) -> str:
    """Say in plain text what the timeline of an ensemble shows: a line a clause, then the rest.

    It serves as the text alternative of the picture.
    """
    known = spreads(ensemble)
    closed = [bool((minutes >= 0).any()) for minutes in ensemble.unit["minute"].T]
    lines = [_sentence(*one) for one in zip(table(ensemble), closed, strict=True)]
    lines += [_suspended(ensemble), _dated(ensemble), recorded(ensemble)]
    head = f"{ensemble.scenario.title}: {below(ensemble, known)}."
    return "\n".join([head, *(line for line in lines if line)])


def table(ensemble: Ensemble) -> tuple[dict[str, str], ...]:
    """Return what the timeline shows as a table: a row a clause, by the names of `COLUMNS`."""
    known = zip(spreads(ensemble), medians(ensemble), _terms(ensemble), strict=True)
    return tuple(_columns(ensemble, *one) for one in known)


def summary(ensemble: Ensemble) -> tuple[dict[str, str], ...]:
    """Return the same in fewer columns and shorter dates, by the names of `SUMMARY`."""
    known = zip(spreads(ensemble), medians(ensemble), table(ensemble), strict=True)
    return tuple(_brief(ensemble, *one) for one in known)


def within(ensemble: Ensemble, median: Estimate) -> str:
    """Say between which days a median lies: 12–14 Nov 1951; or from which on, if it has no end.

    median : in minutes since the start, and finite
    """
    first = day_of(ensemble, median.low)
    if math.isinf(median.high):
        return f"{ENGLISH.short_day(first)} or later"
    return span(first, day_of(ensemble, median.high), ENGLISH.short_day)


def _brief(
    ensemble: Ensemble, spread: Spread, median: Estimate, long: dict[str, str]
) -> dict[str, str]:
    days = [
        NEVER if math.isinf(minute) else ENGLISH.short_day(day_of(ensemble, minute))
        for minute in spread.when
    ]
    first, _, half, _, last = days
    sure = half if half == NEVER else f"{half} ({within(ensemble, median)})"
    nine = "" if first == NEVER else f"{first} to {'the end' if last == NEVER else last}"
    row = (long["Clause"], long["How it ends"], sure, nine, long["Terms"], long["In fact"])
    return dict(zip(SUMMARY, row, strict=True))


def counted(ensemble: Ensemble) -> str:
    """Say how many runs there are."""
    return "1 run" if ensemble.replications == 1 else f"{ensemble.replications:,} runs"


def signed(ensemble: Ensemble) -> str:
    """Say how many of the runs are signed, with the interval."""
    return f"{percent(ensemble.signed())} signed"


def below(ensemble: Ensemble, known: Sequence[Spread]) -> str:
    """Say what stands below the title: how many runs, how many signed, and how sure that is."""
    off = [spread.error for spread in known if math.isfinite(spread.median)]
    most = max(off, default=math.inf)
    parts = [counted(ensemble), signed(ensemble), *nothing(ensemble)]
    error = f"95 % error of a share up to {_points(ensemble, known)}"
    if math.isfinite(most):
        days = max(1, math.ceil(most))
        error += f", of a median up to {days:,} {'day' if days == 1 else 'days'}"
    return " · ".join([*parts, error])


def nothing(ensemble: Ensemble) -> list[str]:
    """Say that no run closes anything, if none does."""
    return [] if (ensemble.unit["minute"] >= 0).any() else ["no run closes a clause"]


def commonest(spread: Spread) -> str:
    """Say how most runs end a clause: 84 % agreed."""
    end, value = spread.commonest
    return f"{per_cent(value)} {called_mostly(end)}"


def called_mostly(end: str) -> str:
    """Return what people call how most runs end a clause; what is agreed may be unsigned."""
    return AGREED if end == "agreed" else WORDS[end]


def either(known: Iterable[Spread]) -> list[Entry]:
    """Return the entry of a key that says of what is called agreed that it may be unsigned."""
    return [key.said(EITHER)] if any("draft" in spread.shares for spread in known) else []


def per_cent(value: float) -> str:
    """Return per cents as a whole number, and what is rare or nearly certain as such."""
    told_as = f"{100 * value:.0f}"
    if told_as == "0" and value > 0:
        return "<1 %"
    return ">99 %" if told_as == "100" and value < 1 else f"{told_as} %"


def _points(ensemble: Ensemble, known: Sequence[Spread]) -> str:
    """Say how far a share may be off at most: as that of half the runs, or as the least sure."""
    shares = [share for spread in known for share in spread.shares.values()]
    halves = [50 * (share.high - share.low) for share in shares]
    most = max([100 * Z * math.sqrt(0.25 / ensemble.replications), *halves])
    return f"±{most:.1f} points" if most < 1 else f"±{most:.0f} points"


def _terms(ensemble: Ensemble) -> list[str]:
    """Return of each clause the terms in the middle or most often, with their interval."""
    return [terms_of(clause) for clause in summed(ensemble)]


def _columns(ensemble: Ensemble, spread: Spread, median: Estimate, terms: str) -> dict[str, str]:
    """Return the row of a clause by the names of its columns."""
    ends = ", ".join(
        f"{WORDS[end]} {percent(spread.shares[end])}" for end in ENDS if end in spread.shares
    )
    dates = [NEVER if math.isinf(minute) else told(ensemble, minute) for minute in spread.when]
    if math.isfinite(median.value):
        dates[2] += f" ({within(ensemble, median)})"
    fact = in_fact(ensemble, spread.unit.id)
    row = (full_name(ensemble, spread.unit), *dates, ends, terms, fact)
    return dict(zip(COLUMNS, row, strict=True))


def _sentence(row: dict[str, str], is_closed: bool) -> str:
    """Say a row of the table as a line of text, of a clause that some run closes or none."""
    dates = [row[name] for name in COLUMNS[1:6]]
    by = [f"{part} by {day}" for part, day in zip(SAID, dates, strict=True) if day != NEVER]
    closed = ", ".join(by) or "less than 5 % of all runs" if is_closed else "no run"
    last = "; the rest later or never" if is_closed and dates[-1] == NEVER else ""
    on = f". Terms in the middle or most often: {row['Terms']}" if row["Terms"] else ""
    fact = f" In fact: {row['In fact']}." if row["In fact"] else ""
    return f"{row['Clause']}: closed in {closed}{last}. It ends: {row['How it ends']}{on}.{fact}"


def _suspended(ensemble: Ensemble) -> str:
    stops = [
        f"{told(ensemble, start)} to {told(ensemble, end)} ({', '.join(why)})"
        for start, end, why in dated_suspensions(ensemble.scenario)
    ]
    return f"Suspensions known beforehand: {'; '.join(stops)}." if stops else ""


def _dated(ensemble: Ensemble) -> str:
    days = [
        f"{told(ensemble, minute)}, {name}"
        for minute, name, suspends in dated(ensemble.scenario)
        if not suspends
    ]
    return f"Events known beforehand: {'; '.join(days)}." if days else ""
