"""The page of a run: how it ended, its figures, its table, its story, and what it assumed.

One file that needs nothing beside it: no script, and nothing fetched. Every text is escaped; the
figures alone are put in as they are, with their ids made unlike each other's.
"""

import json
import re
import shlex
from collections.abc import Iterable, Mapping
from html import escape
from itertools import groupby
from pathlib import Path

from sim.plots.account import describe
from sim.results.assumed import Assumed, assumed
from sim.results.language import ENGLISH, Language
from sim.results.outcome import Outcome
from sim.results.story import end_of, tell
from sim.results.table import Entry, entries, headings, hundredths, totals
from sim.results.voice import Voice

ID = re.compile(r'\bid="([^"]+)"|url\(#([^)]+)\)|href="#([^"]+)"')
"""Where an SVG names an id, or leads to one."""


def page(outcome: Outcome, *, figures: Mapping[str, str], language: Language = ENGLISH) -> str:
    """Return the page of an outcome as HTML.

    Parameters
    ----------
    figures : the SVG of `timeline` and `concession`; one that is missing is left out. One whose
        name begins with `narrow-` is shown in place of the other on a telephone
    """
    words = language.page
    title = escape(outcome.scenario.title)
    style = Path(__file__).with_suffix(".css").read_text(encoding="utf-8")
    parts = (
        _head(outcome, language),
        _figure(outcome, "timeline", figures, language),
        _section(words["outcome"], _table(outcome, language)),
        _section(words["story"], _story(outcome, language)),
        _figure(outcome, "concession", figures, language),
        _section(words["assumptions"], _assumptions(outcome, language)),
        _section(words["changes"], _changes(outcome, language)),
        _section(words["again"], _again(outcome, language)),
    )
    return (
        f'<!doctype html>\n<html lang="{words["language"]}">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{title}</title>\n<style>\n{style}</style>\n</head>\n<body>\n<main>\n"
        f"{''.join(parts)}</main>\n</body>\n</html>\n"
    )


def command(outcome: Outcome) -> str:
    """Return the command that makes an outcome again."""
    parts = ["sim", "run", outcome.scenario.scenario, "--seed", str(outcome.seed)]
    if outcome.replication:
        parts += ["--replication", str(outcome.replication)]
    for path, value in outcome.overrides.items():
        parts += ["--set", f"{path}={_written(value)}"]
    for question, option in outcome.options.items():
        parts += ["--option", f"{question}={option}"]
    if outcome.as_believed_by is not None:
        parts += ["--as-believed-by", outcome.as_believed_by]
    return shlex.join([*parts, *(["--at-defaults"] if outcome.at_defaults else [])])


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


def _section(heading: str, inside: str) -> str:
    return f"<section>\n<h2>{escape(heading)}</h2>\n{inside}</section>\n"


def _figure(outcome: Outcome, name: str, figures: Mapping[str, str], language: Language) -> str:
    """Return a figure with its caption, and what the timeline shows in words."""
    if name not in figures:
        return ""
    words, told = language.page, ""
    if name == "timeline":
        told = (
            f'<details id="{name}-in-words"><summary>{escape(words["in_words"])}</summary>'
            f"<p>{escape(describe(outcome))}</p></details>\n"
        )
    label = escape(f"{words[name]}. {words['figure_alt'] if told else words[f'{name}_caption']}")
    narrow = f"narrow-{name}"
    shown = {name: "wide", narrow: "narrow"} if narrow in figures else {name: "whole"}
    drawn = "".join(
        f'<div class="{kind}" role="img" aria-label="{label}">\n'
        f"{inline(figures[one], one)}\n</div>\n"
        for one, kind in shown.items()
    )
    caption = f"<figcaption>{escape(words[f'{name}_caption'])}</figcaption>"
    return _section(words[name], f"<figure>\n{drawn}{caption}\n</figure>\n{told}")


def inline(svg: str, name: str) -> str:
    """Return an SVG as it can stand in a page: its root alone, with the name before every id."""

    def renamed(match: re.Match[str]) -> str:
        found = next(group for group in match.groups() if group)
        return match[0].replace(found, f"{name}-{found}", 1)

    return ID.sub(renamed, svg[max(0, svg.find("<svg")) :].strip())


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
    label = one.label if one.range else words["word"].format(word=one.label)
    told = (
        language.listed(one.drawn),
        one.default or words["by_the_lexicon"],
        language.say("range", least=one.range[0], most=one.range[1]) if one.range else "",
    )
    cells = "".join(
        f'<td data-label="{escape(name)}">{escape(cell)}</td>' if cell else "<td></td>"
        for name, cell in zip(names[1:], told, strict=True)
    )
    return f'<tr><th scope="row" class="label">{escape(label)}</th>{cells}</tr>\n'


def _changes(outcome: Outcome, language: Language) -> str:
    changed = [f"{path} = {_written(value)}" for path, value in outcome.overrides.items()]
    changed += [f"{question}: {option}" for question, option in outcome.options.items()]
    if outcome.as_believed_by is not None:
        voice = Voice(scenario=outcome.scenario, language=language)
        party = voice.party(outcome.as_believed_by)
        changed.append(language.page["as_believed_by"].format(party=party))
    if not changed:
        return f"<p>{escape(language.page['unchanged'])}</p>\n"
    return f"<ul>\n{_items(changed)}</ul>\n"


def _items(texts: Iterable[str]) -> str:
    return "".join(f"<li><code>{escape(text)}</code></li>\n" for text in texts)


def _again(outcome: Outcome, language: Language) -> str:
    words = language.page
    made = words["made_by"].format(version=outcome.version, scenario=outcome.scenario.scenario)
    return (
        f"<p>{escape(words['again_lead'])}</p>\n<pre><code>{escape(command(outcome))}</code></pre>\n"
        f'<p class="note">{escape(made)}</p>\n'
    )


def _written(value: object) -> str:
    """Return an override as the command takes it."""
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
