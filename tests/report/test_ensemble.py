"""The page of an ensemble, and its folder."""

from pathlib import Path
from typing import Any

import pytest

from sim.report import ensemble
from sim.report.ensemble import NARROW, WIDE, command, furnish, page
from sim.results.archive import FIGURES, OURS
from sim.results.language import ENGLISH
from tests.builders import HARBOUR, RECORD
from tests.ensembles import Run, agreed, many
from tests.report.test_document import SVG
from tests.report.test_page import Reader

ASSUMING = (
    "assumptions:\n  hurry: {about: parties.north.patience, default: 100 days, "
    "range: [50 days, 200 days]}\n"
)
RUNS = [*[Run({"tolls": agreed(9), "fishing.quota": agreed(4)})] * 9, Run({})]
PLAYED = many(RUNS, scenario=HARBOUR + ASSUMING)
DRAWN = dict.fromkeys(FIGURES, SVG)


def read(**figures: str) -> Reader:
    """Return the page of the ensemble with these figures."""
    return Reader(page(PLAYED, figures=figures, accounts={"timeline": "Nine of ten close it."}))


def test_the_timeline_stands_first_and_then_the_table_and_the_rest() -> None:
    words = ENGLISH.page
    headings = read(**DRAWN).headings
    assert headings[:2] == [words["many_timeline"], words["many_outcome"]]
    assert headings[2:-3] == [words[name] for name in FIGURES if name != "timeline"]
    assert headings[-3:] == [words[name] for name in ("assumptions", "changes", "again")]


def test_every_number_has_its_interval_and_the_runs_are_counted() -> None:
    text = read().text.replace("\N{NO-BREAK SPACE}", " ").replace("\N{WORD JOINER}", "")
    assert "100 % (72–100) signed" in text
    assert "10 runs of seed 1" in text
    assert "agreed and signed 90 % (60–98), open 10 % (2–40)" in text


def test_a_party_that_goes_by_its_initials_is_once_called_by_its_name() -> None:
    given = HARBOUR.replace(
        "north: {patience", "north: {name: The Northern Fishing Federation, patience"
    )
    text = Reader(page(many(RUNS, scenario=given), figures={}, accounts={})).text
    assert text.count("Between the Northern Fishing Federation (TNFF) and the south;") == 1


def test_that_no_run_closes_anything_is_said_at_the_top() -> None:
    said = ENGLISH.page["many_nothing"]
    assert said not in read().text
    assert said in Reader(page(many([Run({})]), figures={}, accounts={})).text


def test_the_page_is_well_formed_has_no_script_and_fetches_nothing() -> None:
    told = page(PLAYED, figures=DRAWN | {"narrow-timeline": SVG}, accounts={})
    assert Reader(told).open == []
    assert Reader(told).fetched == []
    assert len(set(Reader(told).ids)) == len(Reader(told).ids)
    assert "<script" not in told
    assert told.count('<div class="narrow"') == 1


def test_what_each_run_draws_anew_stands_with_its_range() -> None:
    assert "hurry 100 days 50 to 200 days" in read().text
    assert ENGLISH.page["many_assumptions_lead"] in read().text
    bare = Reader(page(many(RUNS), figures={}, accounts={})).text
    assert ENGLISH.page["nothing_assumed"] in bare


def test_what_nobody_knows_is_told_from_chance_where_draws_were_played_more_often() -> None:
    words = ENGLISH.page
    assert words["many_parted"] not in read().headings
    runs = [run._replace(last=day) for day, run in enumerate(RUNS, start=60)]
    grouped = Reader(page(many(runs, inner=5), figures={}, accounts={}))
    assert words["many_parted"] in grouped.headings
    assert words["many_parted_lead"].format(inner=5, outer=2) in grouped.text
    assert "last day" in grouped.text
    assert "utility to north nothing differs" in grouped.text
    assert "Each 5 after one another share what is assumed" in grouped.text
    alone = Reader(page(many(runs, inner=10), figures={}, accounts={}))
    assert "the brackets hold chance alone" in alone.text
    assert words["measure"] not in alone.text


def test_what_really_happened_is_a_column_only_where_there_is_a_record() -> None:
    assert "In fact" not in read().text
    real = Reader(page(many(RUNS, scenario=HARBOUR + RECORD), figures={}, accounts={})).text
    assert "In fact" in real
    assert "agreed, 1 March 2001: half" in real


@pytest.mark.parametrize(
    ("told", "line"),
    [
        ({}, "sim ensemble FILE -n 10 --seed 1"),
        ({"inner": 5}, "sim ensemble FILE --outer 2 --inner 5 --seed 1"),
        (
            {"seed": 7, "overrides": {"procedure.anchoring": 0.2}, "at_defaults": True},
            "sim ensemble FILE -n 10 --seed 7 --set procedure.anchoring=0.2 --at-defaults",
        ),
    ],
)
def test_the_page_tells_the_command_that_makes_it_again(told: dict[str, Any], line: str) -> None:
    again = many(RUNS, **told)
    assert command(again) == line
    assert line in Reader(page(again, figures={}, accounts={})).text


def test_every_figure_is_drawn_for_paper_and_for_a_telephone() -> None:
    assert tuple(WIDE) == tuple(NARROW) == FIGURES


def test_a_folder_is_furnished_with_the_page_and_every_figure(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ensemble, "FORMATS", ("svg",))
    furnish(PLAYED, tmp_path)
    written = {path.name for path in tmp_path.iterdir()}
    assert written == {"index.html", *(f"{name}.svg" for name in FIGURES)}
    assert written < OURS
    text = (tmp_path / "index.html").read_text("utf-8")
    assert text.count("<svg") == len(FIGURES) + text.count('<div class="narrow"')
    assert "Tolls: closed in 5 % of all runs by 10 January 2001" in text
    titled = f">{ENGLISH.page['many_timeline']}</text>"
    wide, narrow = text.split('<div class="narrow"')[:2]
    assert titled in wide
    assert titled not in narrow.split("</figure>")[0]
