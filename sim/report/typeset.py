"""A paper as PDF, set by Typst, and tagged for those who listen to it.

It meets PDF/UA-1, the standard for screen readers. Typst comes with
`pip install 'negotiation-position-simulator[pdf]'`; nothing else here needs it.
"""

import json
from collections.abc import Mapping
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Literal

from sim.report.paper import Code, Grid, Heading, Paper, Part, Picture, Points, Prose

STANDARD: Literal["ua-1"] = "ua-1"
"""That for archives, PDF/A, is not asked for: it wants the day on which a paper was made."""

FORM = """\
#set document(title: {title}, date: none)
#set text(lang: "en", region: "GB", font: ("Libertinus Serif",), size: 10.5pt)
#set page(paper: "a4", margin: (x: 22mm, y: 22mm), numbering: "1")
#set par(justify: false, leading: 0.62em, spacing: 0.9em)
#show heading.where(level: 1): set text(size: 12.5pt)
#show heading.where(level: 2): set text(size: 10.5pt)
#show heading: set block(above: 1.5em, below: 0.7em, sticky: true)
#show table: set text(size: 8.5pt)
#show table.cell.where(y: 0): strong
#set table(stroke: (x, y) => (bottom: if y == 0 {{ 0.7pt }} else {{ 0.3pt + luma(200) }}), \
inset: (x: 4pt, y: 4pt))
#show raw: set text(size: 8pt)
#let whole(path, alt) = layout(room => {{
  let wide = image(path, width: 100%, alt: alt)
  if measure(wide, width: room.width).height <= 200mm {{ wide }} \
else {{ image(path, height: 200mm, alt: alt) }}
}})
#text(fill: luma(90), size: 9pt)[#upper({kicker})]

#block(above: 0.6em, below: 0.8em)[#title()]

#text(fill: luma(70), size: 9pt)[#{facts}]

"""


def is_there() -> bool:
    """Say whether this machine has what sets papers."""
    return find_spec("typst") is not None


def pdf(paper: Paper, *, pictures: Mapping[str, bytes]) -> bytes:
    """Return a paper as PDF; the same paper gives the same bytes.

    pictures : PNGs, by the names of the paper's pictures
    """
    import typst

    with TemporaryDirectory() as folder:
        main = Path(folder) / "main.typ"
        main.write_text(source(paper), "utf-8")
        for name, content in pictures.items():
            (Path(folder) / f"{name}.png").write_bytes(content)
        return typst.compile(main, pdf_standards=STANDARD)


def source(paper: Paper) -> str:
    """Return a paper in Typst's own words."""
    head = FORM.format(
        title=quoted(paper.title), kicker=quoted(paper.kicker), facts=quoted(paper.facts)
    )
    return head + "\n\n".join(map(_set, paper.parts)) + "\n"


def quoted(text: str) -> str:
    """Return a text as a string that Typst reads as it stands."""
    return json.dumps(text, ensure_ascii=False).replace("\\u", "\\\\u")


def _set(part: Part) -> str:
    match part:
        case Heading(text, level):
            return f"#heading(level: {level - 1})[#{quoted(text)}]"
        case Prose(text):
            return f"#{quoted(text)}"
        case Points(texts):
            return f"#list({', '.join(f'[#{quoted(text)}]' for text in texts)})"
        case Grid():
            return _table(part)
        case Picture(name, caption, account):
            image = f"whole({quoted(f'{name}.png')}, {quoted(account)})"
            below = f"caption: [#{quoted(caption)}], supplement: none, numbering: none"
            return f"#figure({image}, {below}, placement: auto)"
        case Code(text):
            return f"#raw({quoted(text)}, block: true)"


def _table(grid: Grid) -> str:
    """Return a table; its first column takes what room the others leave."""
    wide = ", ".join(["1fr", *["auto"] * (len(grid.names) - 1)])
    sides = ", ".join("left" if n < grid.numbers else "right" for n in range(len(grid.names)))
    head = ", ".join(f"[#{quoted(name)}]" for name in grid.names)
    rows = ",\n  ".join(", ".join(f"[#{quoted(cell)}]" for cell in row) for row in grid.rows)
    return f"#table(columns: ({wide}), align: ({sides}),\n  table.header({head}),\n  {rows}\n)"
