from dataclasses import replace
from html.parser import HTMLParser
from typing import Any

import pytest

from sim.model.codes import Happening
from sim.report.page import command, page
from sim.results.language import ENGLISH
from sim.results.outcome import Outcome
from sim.results.story import tell
from sim.results.table import entries
from tests.builders import CAPITALS, HARBOUR, Row, played

SVG = (
    '<?xml version="1.0"?>\n<!DOCTYPE svg>\n<svg viewBox="0 0 9 9"><defs>'
    '<clipPath id="p1"><rect/></clipPath></defs><g clip-path="url(#p1)">'
    '<use xlink:href="#p1"/></g></svg>\n'
)
EMPTY = {"meta", "br", "hr", "img", "link", "input"}


class Reader(HTMLParser):
    """Reads a page: which elements stand open, which ids and words it has."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.ids: list[str] = []
        self.fetched: list[str] = []
        self.headings: list[str] = []
        self.words: list[str] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note the element, its id and what it would fetch."""
        if tag not in EMPTY:
            self.open.append(tag)
        for name, value in attrs:
            if name == "id":
                self.ids.append(value or "")
            if name in ("src", "href", "xlink:href") and not (value or "").startswith("#"):
                self.fetched.append(value or "")

    def handle_endtag(self, tag: str) -> None:
        """Close the element that stands open."""
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        """Note the words."""
        if self.open and self.open[-1] == "h2":
            self.headings.append(data)
        if not {"style", "script"} & set(self.open):
            self.words.append(data)

    @property
    def text(self) -> str:
        """All words of the page."""
        return " ".join(" ".join(self.words).split())


def harbour(**told: Any) -> Outcome:
    """Return signed talks over the quota."""
    rows = [
        Row(0, Happening.OPENED),
        Row(1, Happening.CALLED, item="fishing"),
        Row(1, Happening.TABLED, party="north", item="fishing", cause=1),
        Row(1, Happening.OFFERED, party="north", clause="fishing.quota", cause=2, position=0.5),
        Row(2, Happening.CONSENTED, "south", "fishing.quota", other="north", cause=3, position=0.5),
        Row(2, Happening.AGREED, clause="fishing.quota", cause=4, position=0.5),
        Row(9, Happening.SIGNED),
    ]
    return played(rows, last=9, **told)


def test_a_page_holds_the_end_the_table_the_story_and_the_figures() -> None:
    talks = harbour()
    read = Reader(page(talks, figures={"timeline": SVG, "concession": SVG}))
    words = ENGLISH.page
    wanted = ("timeline", "outcome", "story", "concession", "assumptions", "changes", "again")
    assert read.headings == [words[name] for name in wanted]
    for line in tell(talks):
        assert line.text in read.text
    for entry in entries(talks):
        assert entry.clause in read.text
        assert entry.date in read.text
    assert "The harbour talks" in read.text
    assert "Signed" in read.text


def test_a_page_is_well_formed_has_no_script_and_fetches_nothing() -> None:
    text = page(harbour(), figures={"timeline": SVG, "concession": SVG})
    read = Reader(text)
    assert read.open == []
    assert read.fetched == []
    assert "<script" not in text
    assert "@import" not in text
    assert "url(http" not in text
    assert len(set(read.ids)) == len(read.ids)


def test_texts_of_a_scenario_are_shown_and_never_obeyed() -> None:
    title = 'A <script>alert("1")</script> & more'
    hostile = HARBOUR.replace("The harbour talks", title).replace(
        "north: {patience: 100 days}", "north: {patience: 100 days, name: '<b>North</b>'}"
    )
    text = page(harbour(scenario=hostile, overrides={"a<b": "</code>"}), figures={})
    assert "<script" not in text
    assert "<b>" not in text
    assert Reader(text).open == []
    assert title in Reader(text).text


def test_a_figure_that_is_missing_is_left_out() -> None:
    text = page(harbour(), figures={})
    assert "<figure" not in text
    assert ENGLISH.page["timeline"] not in Reader(text).headings


def test_a_figure_has_a_text_alternative() -> None:
    text = page(harbour(), figures={"timeline": SVG})
    assert 'role="img" aria-label="' in text
    assert "quota: tabled" in Reader(text).text


@pytest.mark.parametrize(
    ("told", "line"),
    [
        ({}, "sim run FILE --seed 1"),
        ({"seed": 7, "replication": 3}, "sim run FILE --seed 7 --replication 3"),
        (
            {"overrides": {"parties.north.patience": "20 days", "procedure.anchoring": 0.2}},
            "sim run FILE --seed 1 --set 'parties.north.patience=20 days'"
            " --set procedure.anchoring=0.2",
        ),
        (
            {"options": {"wait": "propose it"}, "at_defaults": True},
            "sim run FILE --seed 1 --option 'wait=propose it' --at-defaults",
        ),
        ({"as_believed_by": "north"}, "sim run FILE --seed 1 --as-believed-by north"),
    ],
)
def test_the_command_makes_the_same_run_again(told: dict[str, Any], line: str) -> None:
    talks = harbour(**told)
    assert command(talks) == line
    assert line in Reader(page(talks, figures={})).text


def test_a_page_says_what_was_changed_and_what_was_assumed() -> None:
    plain = Reader(page(harbour(), figures={})).text
    assert ENGLISH.page["unchanged"] in plain
    assert ENGLISH.page["nothing_assumed"] in plain
    changed = harbour(overrides={"parties.north.patience": "20 days"})
    told = Reader(page(changed, figures={})).text
    assert "parties.north.patience = 20 days" in told
    assert ENGLISH.page["unchanged"] not in told
    assert (
        "the world as the north" in Reader(page(harbour(as_believed_by="north"), figures={})).text
    )


def test_each_assumption_stands_beside_its_default_and_range() -> None:
    assuming = HARBOUR + (
        "assumptions:\n  hurry: {about: parties.north.patience, default: 100 days, "
        "range: [50 days, 200 days]}\n"
    )
    drawn = {"parties.north.patience": 144_000.0}
    told = Reader(page(harbour(scenario=assuming, assumed=drawn), figures={})).text
    assert "hurry 100 days 100 days 50 to 200 days" in told
    at_defaults = replace(harbour(scenario=assuming, assumed=drawn), at_defaults=True)
    assert ENGLISH.page["assumptions_at_defaults"] in Reader(page(at_defaults, figures={})).text


def test_a_figure_is_never_wider_than_the_screen() -> None:
    text = page(harbour(), figures={"timeline": SVG, "concession": SVG})
    assert "figure svg { display: block; width: 100%; height: auto; }" in text
    assert "min-width" not in text


def test_a_page_tells_the_end_of_the_talks_though_the_treaty_has_a_story_of_its_own() -> None:
    rows = [
        Row(0, Happening.OPENED),
        Row(5, Happening.PACKAGED, clause="fishing.quota", position=0.5),
        Row(6, Happening.SIGNED),
        Row(16, Happening.DELIVERED, clause="fishing.quota", subject=0, cause=2, amount=1.0),
    ]
    outcome = played(rows, scenario=CAPITALS, last=6)
    assert "buoys" in tell(outcome)[-1].text
    head = page(outcome, figures={}).partition("</header>")[0]
    assert "signed" in head.lower()
    assert "buoys" not in head


def test_a_telephone_is_shown_the_narrow_figure_and_paper_the_wide_one() -> None:
    text = page(harbour(), figures={"timeline": SVG, "narrow-timeline": SVG, "concession": SVG})
    kinds = [part.partition('"')[0] for part in text.split('<div class="')[1:]]
    assert kinds == ["wide", "narrow", "whole"]
    assert len(set(Reader(text).ids)) == len(Reader(text).ids)
    style = text.partition("<style>")[2].partition("</style>")[0]
    plain, _, small = style.partition("@media screen and (max-width: 44.5rem)")
    assert ".narrow { display: none; }" in plain
    assert ".wide { display: none; }" in small.partition("\n}")[0]
    assert 'class="narrow"' not in page(harbour(), figures={"timeline": SVG})
