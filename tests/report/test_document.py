"""A page as a document."""

from typing import Any

import pytest

from sim.report.document import Picture, changes, document, figure, inline, options, section
from sim.results.language import ENGLISH
from sim.results.premises import Premises
from tests.builders import played
from tests.ensembles import Run, many

SVG = (
    '<?xml version="1.0"?>\n<!DOCTYPE svg>\n<svg viewBox="0 0 9 9"><defs>'
    '<clipPath id="p1"><rect/></clipPath></defs><g clip-path="url(#p1)">'
    '<use xlink:href="#p1"/></g></svg>\n'
)
CHANGED: dict[str, Any] = {
    "overrides": {"parties.north.patience": "20 days"},
    "as_believed_by": "north",
}


def test_ids_of_two_figures_do_not_meet() -> None:
    told = inline(SVG, "timeline")
    assert told.startswith("<svg")
    assert 'id="timeline-p1"' in told
    assert "url(#timeline-p1)" in told
    assert 'href="#timeline-p1"' in told


def test_a_document_is_whole_and_its_title_is_never_obeyed() -> None:
    text = document("<b>A title</b>", [section("One & two", "<p>three</p>")], ENGLISH)
    assert text.startswith("<!doctype html>")
    assert "<title>&lt;b&gt;A title&lt;/b&gt;</title>" in text
    assert "<h2>One &amp; two</h2>\n<p>three</p>" in text
    assert text.endswith("</html>\n")


def test_a_figure_without_its_drawing_is_left_out() -> None:
    picture = Picture("dots", "Dots", "What they are")
    assert figure(picture, {}, ENGLISH.page) == ""
    text = figure(picture, {"dots": SVG}, ENGLISH.page)
    assert 'aria-label="Dots. What they are"' in text
    assert "<details" not in text


def test_what_a_figure_shows_stands_below_it_in_words() -> None:
    text = figure(Picture("dots", "Dots", "What", "20 < 30"), {"dots": SVG}, ENGLISH.page)
    assert "<p>20 &lt; 30</p></details>" in text
    assert f'aria-label="Dots. {ENGLISH.page["figure_alt"]}"' in text


@pytest.mark.parametrize("made", [played([], **CHANGED), many([Run({})], **CHANGED)])
def test_what_was_changed_is_told_of_a_run_and_of_many(made: Premises) -> None:
    told = changes(made, ENGLISH)
    assert "parties.north.patience = 20 days" in told
    assert "the world as the north" in told
    assert options(made) == [
        *("--set", "parties.north.patience=20 days"),
        *("--as-believed-by", "north"),
    ]
