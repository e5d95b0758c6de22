"""Findings show themselves: in a line, on a terminal, in a notebook."""

from datetime import date

from sim.results.findings import WIDTH, Why
from sim.results.story import Line

TABLED = Line(date(2001, 1, 3), "The north tabled <fishing> & more.", "tabled/0", (1,))
LONG = Line(date(2001, 2, 13), "The south would not take it. " * 6, "refused/0", (2, 3))
FOUND = Why(clause="tolls", headline="The tolls: open.", chain=(TABLED,), missed=(LONG,))


def test_a_finding_has_its_headline_and_its_days_at_the_margin() -> None:
    lines = str(FOUND).splitlines()
    assert lines[0] == "The tolls: open."
    assert lines[3] == "   3 Jan 2001  The north tabled <fishing> & more."
    assert lines[6].startswith("  13 Feb 2001  The south would")
    assert lines[7].startswith(" " * 15)
    assert max(map(len, lines)) <= WIDTH


def test_a_part_with_nothing_in_it_is_left_out() -> None:
    bare = Why(clause="tolls", headline="The tolls: open.", chain=(TABLED,), missed=())
    assert len(str(bare).split("\n\n")) == 2
    assert bare._repr_html_().count("<h4>") == 1


def test_a_finding_is_printed_in_a_line_and_trusts_no_text_in_a_notebook() -> None:
    assert repr(FOUND) == "<Why The tolls: open.>"
    shown = FOUND._repr_html_()
    assert "&lt;fishing&gt; &amp; more" in shown
    assert "13 Feb 2001" in shown
