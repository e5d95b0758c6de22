"""The page of a run: how it ended, its figures, its table, its story, and what it assumed.

How it is put together is said in `document`.
"""

import shlex
from collections.abc import Mapping
from html import escape
from itertools import groupby

from sim.plots.account import describe
from sim.report.document import (
    Picture,
    again,
    called,
    changes,
    document,
    figure,
    options,
    section,
)
from sim.results.assumed import Assumed, assumed
from sim.results.language import ENGLISH, Language
from sim.results.outcome import Outcome
from sim.results.story import end_of, tell
from sim.results.table import Entry, entries, headings, hundredths, totals


def page(outcome: Outcome, *, figures: Mapping[str, str], language: Language = ENGLISH) -> str:
    """Return the page of an outcome as HTML.

    Parameters
    ----------
    figures : the SVG of `timeline` and `concession`; one that is missing is left out. One whose
        name begins with `narrow-` is shown in place of the other on a telephone
    """
    words = language.page
    timeline, concession = (
        Picture(name, words[name], words[f"{name}_caption"], account)
        for name, account in (("timeline", describe(outcome)), ("concession", ""))
    )
    parts = (
        _head(outcome, language),
        figure(timeline, figures, words),
        section(words["outcome"], _table(outcome, language)),
        section(words["story"], _story(outcome, language)),
        figure(concession, figures, words),
        section(words["assumptions"], _assumptions(outcome, language)),
        section(words["changes"], changes(outcome, language)),
        section(words["again"], again(outcome, command(outcome), words["again_lead"], language)),
    )
    return document(outcome.scenario.title, parts, language)


def command(outcome: Outcome) -> str:
    """Return the command that makes an outcome again."""
    parts = ["sim", "run", called(outcome.scenario), "--seed", str(outcome.seed)]
    if outcome.replication:
        parts += ["--replication", str(outcome.replication)]
    if outcome.inner != 1:
        parts += ["--inner", str(outcome.inner)]
    return shlex.join([*parts, *options(outcome)])


def _head(outcome: Outcome, language: Language) -> str:
    words = language.page
    facts = [words["facts"].format(seed=outcome.seed, replication=outcome.replication)]
    if outcome.at_defaults:
        facts.append(words["at_defaults"])
    badge = "signed" if outcome.is_signed else "unsigned"
    end = end_of(tell(outcome, language=language)).text
    day = language.day(outcome.day(outcome.minute))
    return (
        f'<header>\n<p class="kicker">{escape(words["kicker"])}</p>\n'
        f"<h1>{escape(outcome.scenario.title)}</h1>\n"
        f'<p class="end"><span class="badge {badge}">{escape(words[badge])}</span>'
        f"{escape(day)}. {escape(end)}</p>\n"
        f'<p class="facts">{escape("; ".join(facts))}.</p>\n</header>\n'
    )


def _table(outcome: Outcome, language: Language) -> str:
    parties = headings(outcome, language=language)
    plain = [language.patterns[f"{name} heading"] for name in ("clause", "end", "date", "terms")]
    head = "".join(f'<th scope="col">{escape(name)}</th>' for name in plain)
    head += "".join(
        f'<th scope="col" class="number">{escape(name)}</th>' for name in parties.values()
    )
    rows, item = [], ""
    for entry in entries(outcome, language=language):
        if entry.item and entry.item != item:
            span = len(plain) + len(parties)
            rows.append(
                f'<tr><th scope="rowgroup" class="item" colspan="{span}">'
                f"{escape(entry.item)}</th></tr>\n"
            )
        item = entry.item
        rows.append(_row(entry, parties))
    for name, sums in totals(outcome, language=language):
        cells = _numbers(sums, parties)
        rows.append(
            f'<tr class="total"><th scope="row" class="item">{escape(name)}</th>'
            f"<td></td><td></td><td></td>{cells}</tr>\n"
        )
    return (
        f"<table>\n<caption>{escape(language.patterns['hundredths'])}</caption>\n"
        f"<thead><tr>{head}</tr></thead>\n<tbody>\n{''.join(rows)}</tbody>\n</table>\n"
    )


def _row(entry: Entry, parties: Mapping[str, str]) -> str:
    kind = "clause" if entry.item else "item"
    cells = "".join(
        f'<td data-label="">{escape(told)}</td>' for told in (entry.end, entry.date, entry.terms)
    )
    return (
        f'<tr><th scope="row" class="{kind}">{escape(entry.clause)}</th>'
        f"{cells}{_numbers(entry.worth, parties)}</tr>\n"
    )


def _numbers(worths: Mapping[str, float | None], parties: Mapping[str, str]) -> str:
    return "".join(
        f'<td class="number" data-label="{escape(parties[party])}">{hundredths(worth)}</td>'
        for party, worth in worths.items()
    )


def _story(outcome: Outcome, language: Language) -> str:
    """Return the story, a heading a year and the sentences of a day together."""
    told = []
    lines = tell(outcome, language=language)
    for year, of_year in groupby(lines, key=lambda line: line.date.year):
        days = []
        for day, of_day in groupby(of_year, key=lambda line: line.date):
            text = " ".join(line.text for line in of_day)
            stamp = f'<time datetime="{day}">{escape(language.day(day, year=False))}</time>'
            days.append(f"<div><dt>{stamp}</dt><dd>{escape(text)}</dd></div>\n")
        told.append(f"<h3>{year}</h3>\n<dl>\n{''.join(days)}</dl>\n")
    return "".join(told)


def _assumptions(outcome: Outcome, language: Language) -> str:
    words, known = language.page, assumed(outcome)
    if not known:
        return f"<p>{escape(words['nothing_assumed'])}</p>\n"
    lead = words["assumptions_at_defaults" if outcome.at_defaults else "assumptions_lead"]
    names = [words[name] for name in ("assumption", "drawn", "default", "range")]
    head = "".join(f'<th scope="col">{escape(name)}</th>' for name in names)
    rows = "".join(_assumption(one, names, language) for one in known)
    return (
        f'<p>{escape(lead)}</p>\n<table class="assumed">\n<thead><tr>{head}</tr></thead>\n'
        f"<tbody>\n{rows}</tbody>\n</table>\n"
    )


def _assumption(one: Assumed, names: list[str], language: Language) -> str:
    words = language.page
    label = one.label if one.default else words["word"].format(word=one.label)
    told = (
        language.listed(one.drawn),
        one.default or words["by_the_lexicon"],
        one.spread,
    )
    cells = "".join(
        f'<td data-label="{escape(name)}">{escape(cell)}</td>' if cell else "<td></td>"
        for name, cell in zip(names[1:], told, strict=True)
    )
    return f'<tr><th scope="row" class="label">{escape(label)}</th>{cells}</tr>\n'
