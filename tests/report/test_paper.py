"""A paper in its forms: nothing in a text is taken for more than a text."""

import re

import pytest

from sim.report.paper import Code, Grid, Heading, Paper, Picture, Points, Prose, markdown, page

PAPER = Paper(
    title="Advice on “a <b>bridge</b>”",
    kicker="Memo",
    facts="As of *today*.",
    parts=(
        Prose("Who has [what] | and_why?"),
        Heading("A part"),
        Points(("one", "two")),
        Grid(("Answer", "Worth"), (("build", "1.0"), ("wait", "0.5")), numbers=1),
        Picture("advice", "What it shows", "In words"),
        Code("sim advise x"),
    ),
)
SVG = '<svg xmlns="http://www.w3.org/2000/svg"><g id="a"/></svg>'


def test_markdown_shows_every_text_as_it_stands() -> None:
    text = markdown(PAPER)
    assert "Who has \\[what\\] \\| and\\_why?" in text
    assert text.startswith("# Advice on “a \\<b\\>bridge\\</b\\>”\n")
    assert "## A part" in text
    assert "| Answer | Worth |\n| --- | ---: |\n| build | 1.0 |\n| wait | 0.5 |" in text
    assert "![What it shows](advice.png)" in text
    assert "    sim advise x" in text


def test_a_page_escapes_every_text_and_needs_nothing_beside_it() -> None:
    text = page(PAPER, figures={"advice": SVG})
    assert "a &lt;b&gt;bridge&lt;/b&gt;" in text
    assert "<script" not in text
    assert not re.search(r'(src|href)="http', text.replace("http://www.w3.org/2000/svg", ""))
    assert text.count("<svg") == 1


def test_each_number_of_a_table_keeps_the_name_of_its_column_for_a_telephone() -> None:
    text = page(PAPER, figures={"advice": SVG})
    assert '<td class="number" data-label="Worth">1.0</td>' in text


@pytest.mark.parametrize("narrow", [True, False])
def test_a_figure_for_a_telephone_is_shown_there(narrow: bool) -> None:
    figures = {"advice": SVG} | ({"narrow-advice": SVG} if narrow else {})
    text = page(PAPER, figures=figures)
    assert ('<div class="narrow"' in text) == narrow
    assert "In words" in text
