"""An ensemble for people: its figures and one page that shows them, put into a folder.

::

    index.html                     figures, table, and what the runs rest on
    timeline.png  .svg  .pdf       when each point settles
    settlement, terms, frontier, dots      the other figures, in the same three forms

They are added to the folder in which `results.archive` keeps it. The page shows the timeline first,
and on a telephone figures drawn for it.
"""

import shlex
from collections.abc import Callable, Iterable, Iterator, Mapping
from html import escape
from pathlib import Path
from tempfile import TemporaryDirectory

from sim.analysis.uncertainty import parted
from sim.plots.agreements import agreements, narrow_agreements
from sim.plots.dots import dots, narrow_dots
from sim.plots.frontier import frontier, narrow_frontier
from sim.plots.settlement import narrow_settlement, settlement
from sim.plots.style import FORMATS, Sheet, save
from sim.plots.tally import SUMMARY, counted, nothing, signed, summary
from sim.plots.terms import narrow_terms, terms
from sim.report.beside import beside
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
from sim.results.archive import FIGURES
from sim.results.assumed import assumable
from sim.results.ensemble import Ensemble
from sim.results.language import ENGLISH, Language
from sim.results.store import PAGE
from sim.results.summary import alike
from sim.results.voice import Voice

WIDE: Mapping[str, Callable[[Ensemble], Sheet]] = {
    "timeline": agreements,
    "settlement": settlement,
    "terms": terms,
    "frontier": frontier,
    "dots": dots,
}
"""What draws each of the figures."""

NARROW: Mapping[str, Callable[[Ensemble], Sheet]] = {
    "timeline": narrow_agreements,
    "settlement": narrow_settlement,
    "terms": narrow_terms,
    "frontier": narrow_frontier,
    "dots": narrow_dots,
}
"""What draws it anew for a telephone."""

BESIDE = ("terms", "frontier")
"""What another process draws meanwhile: half of the work."""

NO_BREAK, JOINER = "\N{NO-BREAK SPACE}", "\N{WORD JOINER}"


def furnish(ensemble: Ensemble, folder: Path, *, language: Language = ENGLISH) -> None:
    """Put the page of an ensemble and its figures into a folder that is there."""
    here = [name for name in FIGURES if name not in BESIDE]
    with TemporaryDirectory() as scratch:
        left = Path(scratch)
        with beside(lambda: _draw(ensemble, BESIDE, folder, left)):
            _draw(ensemble, here, folder, left)
        shown = {name: _text(folder / f"{name}.svg") for name in FIGURES}
        shown |= {f"narrow-{name}": _text(left / f"{name}.svg") for name in FIGURES}
        accounts = {name: _text(left / f"{name}.txt") for name in FIGURES}
    text = page(ensemble, figures=shown, accounts=accounts, language=language)
    (folder / PAGE).write_text(text, encoding="utf-8")


def _draw(ensemble: Ensemble, names: Iterable[str], folder: Path, left: Path) -> None:
    """Draw some figures into a folder, and leave elsewhere what the page needs besides.

    That is, of each, its account in words and its drawing for a telephone.
    """
    for name in names:
        sheet = WIDE[name](ensemble)
        for form in FORMATS:
            save(sheet, folder / f"{name}.{form}")
        (left / f"{name}.txt").write_text(sheet.account, encoding="utf-8")
        save(NARROW[name](ensemble).untitled(), left / f"{name}.svg")


def _text(path: Path) -> str:
    return path.read_text("utf-8")


def page(
    ensemble: Ensemble,
    *,
    figures: Mapping[str, str],
    accounts: Mapping[str, str],
    language: Language = ENGLISH,
) -> str:
    """Return the page of an ensemble as HTML.

    Parameters
    ----------
    figures : SVGs by the names of `FIGURES`; one that is missing is left out. One whose name begins
        with `narrow-` is shown in place of the other on a telephone
    accounts : what they show, in words
    """
    words = language.page
    pictures = {name: _picture(name, accounts, words) for name in FIGURES}
    lead = words["many_again_lead"]
    parts = (
        _head(ensemble, language),
        figure(pictures["timeline"], figures, words),
        section(words["many_outcome"], _table(ensemble, words)),
        *(figure(pictures[name], figures, words) for name in FIGURES if name != "timeline"),
        *_parted(ensemble, words),
        section(words["assumptions"], _assumptions(ensemble, words)),
        section(words["changes"], changes(ensemble, language)),
        section(words["again"], again(ensemble, command(ensemble), lead, language)),
    )
    return document(ensemble.scenario.title, parts, language)


def command(ensemble: Ensemble) -> str:
    """Return the command that makes an ensemble again."""
    replications, inner = ensemble.replications, ensemble.inner
    grouped = ["--outer", str(replications // inner), "--inner", str(inner)]
    how_many = ["-n", str(replications)] if inner == 1 else grouped
    parts = ["sim", "ensemble", called(ensemble.scenario), *how_many]
    return shlex.join([*parts, "--seed", str(ensemble.seed), *options(ensemble)])


def _picture(name: str, accounts: Mapping[str, str], words: Mapping[str, str]) -> Picture:
    known = f"many_{name}" if f"many_{name}" in words else name
    account = "" if name == "dots" else accounts.get(name, "")
    return Picture(name, words[known], words[f"{known}_caption"], account)


def _head(ensemble: Ensemble, language: Language) -> str:
    words = language.page
    voice = Voice(scenario=ensemble.scenario, language=language)
    parties = language.listed(voice.introduced(party) for party in ensemble.scenario.parties)
    told = {"parties": parties, "count": counted(ensemble), "seed": ensemble.seed}
    facts = [words["many_facts"].format(**told)]
    if ensemble.at_defaults:
        facts.append(words["at_defaults"])
    none = words["many_nothing"] if nothing(ensemble) else ""
    often = words["many_signed"].format(share=signed(ensemble).removesuffix(" signed"))
    return (
        f'<header>\n<p class="kicker">{escape(words["many_kicker"])}</p>\n'
        f"<h1>{escape(ensemble.scenario.title)}</h1>\n"
        f'<p class="end"><span class="badge">{escape(often)}</span>{escape(none)}</p>\n'
        f'<p class="facts">{escape("; ".join(facts))}.</p>\n</header>\n'
    )


def _table(ensemble: Ensemble, words: Mapping[str, str]) -> str:
    """Return the tally as a table; a column in which nothing stands is left out."""
    rows = summary(ensemble)
    first, *others = [name for name in SUMMARY if any(row[name] for row in rows)]
    head = "".join(f'<th scope="col">{escape(name)}</th>' for name in (first, *others))
    body = "".join(
        f'<tr><th scope="row" class="label">{escape(row[first])}</th>'
        + "".join(f'<td data-label="{escape(name)}">{_unbroken(row[name])}</td>' for name in others)
        + "</tr>\n"
        for row in rows
    )
    return (
        '<table class="tally">\n'
        f"<caption>{escape(words['many_outcome_caption'])}</caption>\n"
        f"<thead><tr>{head}</tr></thead>\n<tbody>\n{body}</tbody>\n</table>\n"
    )


def _parted(ensemble: Ensemble, words: Mapping[str, str]) -> Iterator[str]:
    """Yield the section that tells what nobody knows from chance, if draws were played more often.

    Of a lone draw that all share it is a line, that the intervals hold chance alone.
    """
    inner, outer = ensemble.inner, ensemble.replications // ensemble.inner
    if inner == 1:
        return
    note = f'<p class="note">{escape(alike(ensemble))}</p>\n'
    if outer == 1:
        yield section(words["many_parted"], note)
        return
    lead = words["many_parted_lead"].format(inner=inner, outer=outer)
    names = [words[name] for name in ("measure", "unknown", "chance")]
    head = "".join(f'<th scope="col">{escape(name)}</th>' for name in names)
    rows = ""
    for measure, unknown, chance in parted(ensemble):
        cells = zip(names[1:], (unknown or words["same_always"], chance), strict=True)
        rows += f'<tr><th scope="row" class="label">{escape(measure)}</th>'
        rows += "".join(
            f'<td data-label="{escape(name)}">{_unbroken(cell)}</td>' for name, cell in cells
        )
        rows += "</tr>\n"
    yield section(
        words["many_parted"],
        f'<p>{escape(lead)}</p>\n<table class="assumed">\n<thead><tr>{head}</tr></thead>\n'
        f"<tbody>\n{rows}</tbody>\n</table>\n{note}",
    )


def _unbroken(text: str) -> str:
    """Return a text escaped, whose shares and intervals stay on one line each."""
    return escape(text).replace(" %", f"{NO_BREAK}%").replace("–", f"{JOINER}–{JOINER}")


def _assumptions(ensemble: Ensemble, words: Mapping[str, str]) -> str:
    known = assumable(ensemble.scenario)
    if not known:
        return f"<p>{escape(words['nothing_assumed'])}</p>\n"
    lead = "many_assumptions_at_defaults" if ensemble.at_defaults else "many_assumptions_lead"
    names = [words[name] for name in ("assumption", "default", "range")]
    head = "".join(f'<th scope="col">{escape(name)}</th>' for name in names)
    rows = ""
    for one in known:
        cells = zip(names[1:], (one.default, one.spread), strict=True)
        rows += f'<tr><th scope="row" class="label">{escape(one.label)}</th>'
        rows += "".join(
            f'<td data-label="{escape(name)}">{escape(cell)}</td>' for name, cell in cells
        )
        rows += "</tr>\n"
    return (
        f'<p>{escape(words[lead])}</p>\n<table class="assumed">\n<thead><tr>{head}</tr></thead>\n'
        f"<tbody>\n{rows}</tbody>\n</table>\n"
    )
