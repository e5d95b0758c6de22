"""A paper: headings, prose, tables and pictures in order, written as Markdown or as a page.

Its texts are plain; each writer escapes what would mean something in its own form.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from html import escape

from sim.report.document import document, inline
from sim.results.language import ENGLISH

MARKED = re.compile(r"([\\`*_\[\]<>|#~])")
"""What Markdown takes for more than itself."""


@dataclass(frozen=True)
class Heading:
    """A heading; `level` 2 is a section, 3 a part of one."""

    text: str
    level: int = 2


@dataclass(frozen=True)
class Prose:
    """A paragraph."""

    text: str


@dataclass(frozen=True)
class Points:
    """A list of sentences."""

    texts: tuple[str, ...]


@dataclass(frozen=True)
class Grid:
    """A table: a row's first cell names it; from column `numbers` on numbers stand at the right."""

    names: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    numbers: int


@dataclass(frozen=True)
class Picture:
    """A figure by the name of its file, with its caption, and the same told in words."""

    name: str
    caption: str
    account: str


@dataclass(frozen=True)
class Code:
    """What is typed."""

    text: str


Part = Heading | Prose | Points | Grid | Picture | Code


@dataclass(frozen=True, kw_only=True)
class Paper:
    """A paper.

    kicker : what kind of paper it is
    facts : what it rests on, in a line below the title
    """

    title: str
    kicker: str
    facts: str
    parts: tuple[Part, ...]


def markdown(paper: Paper) -> str:
    """Return a paper as Markdown; its pictures are PNG files beside it."""
    head = (f"# {plain(paper.title)}", f"*{plain(paper.kicker)}. {plain(paper.facts)}*")
    return "\n\n".join([*head, *map(_in_markdown, paper.parts)]) + "\n"


def plain(text: str) -> str:
    """Return a text as Markdown shows it unchanged."""
    return MARKED.sub(r"\\\1", text)


def _in_markdown(part: Part) -> str:
    match part:
        case Heading(text, level):
            return f"{'#' * level} {plain(text)}"
        case Prose(text):
            return plain(text)
        case Points(texts):
            return "\n".join(f"- {plain(text)}" for text in texts)
        case Grid(names, rows, numbers):
            rule = ["---" if n < numbers else "---:" for n in range(len(names))]
            lines = [names, *rows]
            cells = [[plain(cell) for cell in line] for line in lines]
            return "\n".join(f"| {' | '.join(line)} |" for line in [cells[0], rule, *cells[1:]])
        case Picture(name, caption, _):
            return f"![{plain(caption)}]({name}.png)\n\n*{plain(caption)}*"
        case Code(text):
            return f"    {text}"


def page(paper: Paper, *, figures: Mapping[str, str]) -> str:
    """Return a paper as a page that needs nothing beside it.

    figures : SVGs by name; one whose name begins with `narrow-` is shown on a telephone instead
    """
    head = (
        f'<header>\n<p class="kicker">{escape(paper.kicker)}</p>\n'
        f"<h1>{escape(paper.title)}</h1>\n"
        f'<p class="facts">{escape(paper.facts)}</p>\n</header>\n'
    )
    body = (_in_html(part, figures) for part in paper.parts)
    return document(paper.title, [head, *body], ENGLISH)


def _in_html(part: Part, figures: Mapping[str, str]) -> str:
    match part:
        case Heading(text, level):
            return f"<h{level}>{escape(text)}</h{level}>\n"
        case Prose(text):
            return f"<p>{escape(text)}</p>\n"
        case Points(texts):
            points = "".join(f"<li>{escape(text)}</li>\n" for text in texts)
            return f"<ul>\n{points}</ul>\n"
        case Grid():
            return _table(part)
        case Picture():
            return _picture(part, figures)
        case Code(text):
            return f"<pre><code>{escape(text)}</code></pre>\n"


def _table(grid: Grid) -> str:
    head = "".join(
        f'<th scope="col"{_class(n, grid)}>{escape(name)}</th>' for n, name in enumerate(grid.names)
    )
    rows = "".join(f"<tr>{''.join(_cells(row, grid))}</tr>\n" for row in grid.rows)
    return (
        f'<table class="memo">\n<thead><tr>{head}</tr></thead>\n<tbody>\n{rows}</tbody>\n</table>\n'
    )


def _cells(row: tuple[str, ...], grid: Grid) -> Iterable[str]:
    first, *others = row
    yield f'<th scope="row" class="label">{escape(first)}</th>'
    for n, cell in enumerate(others, 1):
        yield f'<td{_class(n, grid)} data-label="{escape(grid.names[n])}">{escape(cell)}</td>'


def _class(n: int, grid: Grid) -> str:
    return ' class="number"' if n >= grid.numbers else ""


def _picture(picture: Picture, figures: Mapping[str, str]) -> str:
    narrow = f"narrow-{picture.name}"
    kinds = (
        {picture.name: "wide", narrow: "narrow"} if narrow in figures else {picture.name: "whole"}
    )
    drawn = "".join(
        f'<div class="{kind}" role="img" aria-label="{escape(picture.caption)}">\n'
        f"{inline(figures[name], name)}\n</div>\n"
        for name, kind in kinds.items()
    )
    told = escape(picture.account)
    return (
        f"<figure>\n{drawn}<figcaption>{escape(picture.caption)}</figcaption>\n</figure>\n"
        f"<details><summary>{escape(ENGLISH.page['in_words'])}</summary><p>{told}</p></details>\n"
    )
