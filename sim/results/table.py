"""The table of an outcome: what became of each clause, on what terms, and what it is worth to whom.

Worths are weighted and above the reservation: what the end of a clause adds to the utility, told in
hundredths. What was referred has the terms and the worth that its forum gave it. Without a
signature nothing takes effect: what is agreed is agreed in draft, its worth is what it would have
added, and the utility is 0.
"""

from collections.abc import Mapping
from typing import TYPE_CHECKING, NamedTuple

from sim.results.language import ENGLISH, Language
from sim.results.outcome import Outcome, Settlement
from sim.results.voice import Voice
from sim.scenario.defaults import capital

if TYPE_CHECKING:
    from rich.table import Table

NOTHING = "–"
"""What stands where nothing is to be said."""


class Entry(NamedTuple):
    """A row of the table, in words; `item` is what the clause belongs to, empty if it is its own.

    `worth` is None for a party where the clause has no end that could be valued.
    """

    id: str
    item: str
    clause: str
    end: str
    date: str
    terms: str
    worth: Mapping[str, float | None]


def entries(outcome: Outcome, *, language: Language = ENGLISH) -> tuple[Entry, ...]:
    """Return the rows of the table, a clause each, in the order of the scenario."""
    voice = Voice(scenario=outcome.scenario, language=language)
    return tuple(_entry(outcome, voice, settlement) for settlement in outcome.settlements)


def totals(
    outcome: Outcome, *, language: Language = ENGLISH
) -> tuple[tuple[str, Mapping[str, float]], ...]:
    """Return the sums below the table, each with its name: of the worths, and the utility."""
    told = entries(outcome, language=language)
    sums = {party: sum(entry.worth[party] or 0.0 for entry in told) for party in outcome.utility}
    first, last = ("sum", "utility") if outcome.is_signed else ("sum in draft", "utility unsigned")
    return (
        (language.patterns[first], sums),
        (language.patterns[last], dict(outcome.utility)),
    )


def table(outcome: Outcome, *, language: Language = ENGLISH) -> "Table":
    """Return the table for a terminal; the clauses of an item stand together under its name."""
    from rich import box
    from rich.table import Table

    sheet = Table(
        box=box.SIMPLE_HEAD,
        show_edge=False,
        pad_edge=False,
        padding=0,
        caption=language.patterns["hundredths"],
        caption_justify="left",
    )
    sheet.add_column(language.patterns["clause heading"])
    sheet.add_column(language.patterns["end heading"])
    sheet.add_column(language.patterns["date heading"], justify="right", no_wrap=True)
    sheet.add_column(language.patterns["terms heading"])
    for heading in headings(outcome, language=language).values():
        sheet.add_column(heading, justify="right")
    _fill(sheet, outcome, language)
    sheet.add_section()
    for place, (name, sums) in enumerate(totals(outcome, language=language)):
        figures = [hundredths(worth) for worth in sums.values()]
        sheet.add_row(name, "", "", "", *figures, style="bold" if place else None)
    return sheet


def headings(outcome: Outcome, *, language: Language = ENGLISH) -> dict[str, str]:
    """Return what each party is called at the head of its column."""
    voice = Voice(scenario=outcome.scenario, language=language)
    return {party: voice.bare_party(party) for party in outcome.scenario.parties}


def hundredths(worth: float | None) -> str:
    """Return a worth in hundredths, with a true minus sign; a dash for none."""
    if worth is None:
        return NOTHING
    told = f"{100 * worth:.1f}"
    return "0.0" if float(told) == 0 else told.replace("-", "−")


DRAFTED = {
    "agreed": "in draft",
    "packaged": "packaged in draft",
    "ambiguous": "ambiguous in draft",
}
"""How a clause ended whose terms stand only in a draft, by its disposition."""


def _end(outcome: Outcome, settlement: Settlement, language: Language) -> str:
    """Return how a clause ended; of one that was referred, what its forum made of it."""
    how = settlement.disposition
    if how == "referred" and settlement.hearing:
        return language.patterns[f"referred {settlement.hearing}"]
    return language.patterns[how if outcome.is_signed else DRAFTED.get(how, how)]


def _fill(sheet: "Table", outcome: Outcome, language: Language) -> None:
    """Add a row a clause, and a heading where an item has several."""
    from rich.padding import Padding

    item = ""
    for entry in entries(outcome, language=language):
        if entry.item and entry.item != item:
            sheet.add_row(entry.item, style="bold")
        item = entry.item
        clause = Padding(entry.clause, (0, 0, 0, 2)) if item else f"[bold]{entry.clause}[/bold]"
        worths = [hundredths(worth) for worth in entry.worth.values()]
        sheet.add_row(clause, entry.end, entry.date, entry.terms, *worths)


def _entry(outcome: Outcome, voice: Voice, settlement: Settlement) -> Entry:
    item, _, name = settlement.clause.partition(".")
    scenario, language = outcome.scenario, voice.language
    of_item = capital(scenario.items[item].name)
    unvalued = settlement.disposition == "open" and not outcome.is_signed
    day = None if settlement.minute is None else outcome.day(settlement.minute)
    agreed = settlement.position is not None
    return Entry(
        id=settlement.clause,
        item=of_item if name else "",
        clause=voice.clauses[settlement.clause].name if name else of_item,
        end=_end(outcome, settlement, language),
        date=NOTHING if day is None else language.short_day(day),
        terms=voice.exactly(settlement.clause, settlement.position or 0.0) if agreed else NOTHING,
        worth={party: None if unvalued else worth for party, worth in settlement.worth.items()},
    )
