"""A page as a document."""

from pathlib import Path
from typing import Any

import pytest

from sim.report.document import Picture, called, changes, document, figure, inline, options, section
from sim.results.language import ENGLISH
from sim.results.premises import Premises
from sim.scenario.document import load, loads
from sim.scenario.shipped import find
from tests.builders import HARBOUR, played
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


def test_a_command_finds_a_shipped_scenario_by_its_name() -> None:
    assert called(load("house-sale", set={"procedure.anchoring": 0.2})) == "house-sale"
    assert called(load(find("house-sale").resolve())) == "house-sale"


def test_a_command_finds_a_file_of_ones_own_by_its_path(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("mine").mkdir()
    own = Path("mine/gift 3.yaml")
    own.write_text(HARBOUR, encoding="utf-8")
    assert called(load(own)) == "mine/gift 3.yaml"
    assert load(called(load(own))) == load(own)


def test_a_copy_of_a_shipped_scenario_is_not_taken_for_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("house-sale.yaml").write_text(find("house-sale").read_text("utf-8"), encoding="utf-8")
    assert called(load("house-sale.yaml")) == "house-sale.yaml"


def test_a_page_does_not_tell_in_whose_folder_a_file_lies(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "here").mkdir()
    own = tmp_path / "gift3.yaml"
    own.write_text(HARBOUR, encoding="utf-8")
    monkeypatch.chdir(tmp_path / "here")
    assert called(load(own)) == "gift3.yaml"


@pytest.mark.parametrize("name", ["<text>", "harbour"])
def test_a_scenario_without_a_file_leaves_a_gap_in_the_command(name: str) -> None:
    assert called(loads(HARBOUR, name=name)) == "FILE"
