"""The look of every figure: measures, provenance, and files that come out the same."""

import xml.etree.ElementTree as ET
from pathlib import Path

import matplotlib as mpl
import pytest
from PIL import Image

import sim.plots
from sim.errors import UsageError
from sim.plots.style import BOTTOM, GAP, HEADING, LABELS, LANE, TERMS, TOP, WIDTH, drawn
from sim.results.premises import assumptions
from tests.builders import HARBOUR, played
from tests.plots.drawn import TALKS, named, texts

VARIANT = played(
    TALKS,
    seed=7,
    replication=2,
    overrides={"parties.north.patience": "20 days"},
    options={"tolls": "wait"},
)
FIGURE = sim.plots.timeline(played(TALKS))
SVG = "{http://www.w3.org/2000/svg}"


def test_a_figure_says_what_it_assumes() -> None:
    assert assumptions(VARIANT) == (
        "harbour · parties.north.patience = 20 days · tolls: wait · "
        "seed 7 · replication 2 · version 0"
    )
    foot = " ".join(texts(sim.plots.timeline(VARIANT), "foot"))
    assert foot.replace("\N{NO-BREAK SPACE}", " ") == assumptions(VARIANT)


def test_hindsight_is_owned_in_the_title_and_in_the_foot() -> None:
    figure = sim.plots.timeline(played(TALKS, scenario=HARBOUR + "hindsight: true\n"))
    assert texts(figure, "title") == ["The course of the talks, with hindsight"]
    assert "with hindsight" in figure.assumes
    assert texts(FIGURE, "title") == ["The course of the talks"]


def test_defaults_instead_of_draws_are_owned_too() -> None:
    assert "at defaults" in assumptions(played([], at_defaults=True))
    assert "at defaults" not in assumptions(played([]))


def test_the_figure_has_its_measures_in_inches() -> None:
    wide, tall = FIGURE.get_size_inches()
    assert wide == WIDTH == 7.09
    # two items, of two lanes and one, and a line of assumptions
    lanes = 3 * LANE + GAP
    assert tall == pytest.approx(TOP + lanes + BOTTOM, abs=0.12)
    (axes,) = named(FIGURE, "lanes")
    place = axes.get_position()
    assert place.x0 * WIDTH == pytest.approx(LABELS)
    assert place.width * WIDTH == pytest.approx(WIDTH - LABELS - TERMS)
    assert (1 - place.y1) * tall == pytest.approx(TOP)


def test_a_long_foot_makes_the_figure_higher_and_is_never_cut() -> None:
    many = {f"items.fishing.clauses.quota.stances.north.{key}": 1 for key in "abcdefghijkl"}
    figure = sim.plots.timeline(played(TALKS, overrides=many))
    lines = texts(figure, "foot")
    assert len(lines) > 2
    assert figure.get_figheight() > FIGURE.get_figheight()
    assert all(
        f"north.{key} = 1" in "".join(lines).replace("\N{NO-BREAK SPACE}", " ")
        for key in "abcdefghijkl"
    )


@pytest.mark.parametrize("form", ["png", "svg", "pdf"])
def test_the_same_figure_is_the_same_file(form: str) -> None:
    assert drawn(sim.plots.timeline(VARIANT), form) == drawn(sim.plots.timeline(VARIANT), form)


def test_a_picture_in_vectors_keeps_its_words_and_names(tmp_path: Path) -> None:
    root = ET.fromstring(sim.plots.save(FIGURE, tmp_path / "timeline.svg").read_text())
    written = {"".join(text.itertext()) for text in root.iter(f"{SVG}text")}
    assert {"The course of the talks", "Fishing", "to the sea court"} <= written
    ids = {group.get("id") for group in root.iter(f"{SVG}g")}
    assert {"lanes", "end/tolls", "bargained/fishing.quota"} <= ids


def test_below_a_heading_of_its_page_a_figure_goes_without_its_title_and_its_room() -> None:
    figure = sim.plots.timeline(played(TALKS))
    whole = ET.fromstring(drawn(figure, "svg"))
    cut = ET.fromstring(drawn(figure.untitled(), "svg"))
    written = [
        {"".join(text.itertext()) for text in root.iter(f"{SVG}text")} for root in (whole, cut)
    ]
    assert written[0] - written[1] == {"The course of the talks"}
    heights = [float(root.attrib["height"].removesuffix("pt")) for root in (whole, cut)]
    assert heights[0] - heights[1] == pytest.approx(72 * HEADING)


def test_a_picture_in_vectors_carries_its_account(tmp_path: Path) -> None:
    text = sim.plots.save(FIGURE, tmp_path / "timeline.svg").read_text()
    assert "<title>The course of the talks</title>" in text
    assert "Fishing: quota: tabled 1 January 2001" in text
    assert "seed 1 · replication 0" in text
    assert "dc:date" not in text


def test_a_picture_in_dots_has_two_hundred_an_inch_and_says_what_it_is(tmp_path: Path) -> None:
    with Image.open(sim.plots.save(FIGURE, tmp_path / "timeline.png")) as picture:
        assert picture.width == 1418
        assert picture.info["Title"] == "The course of the talks"
        assert "seed 1" in picture.info["Description"]


def test_a_name_that_ends_otherwise_names_no_picture(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"It ends in \.png, \.svg or \.pdf"):
        sim.plots.save(FIGURE, tmp_path / "timeline.gif")
    assert list(tmp_path.iterdir()) == []


def test_a_picture_takes_the_place_of_the_former_one_and_leaves_nothing_else(
    tmp_path: Path,
) -> None:
    (tmp_path / "timeline.svg").write_text("old")
    sim.plots.save(FIGURE, tmp_path / "timeline.svg")
    assert (tmp_path / "timeline.svg").read_text().startswith("<?xml")
    assert [path.name for path in tmp_path.iterdir()] == ["timeline.svg"]


def test_the_user_s_own_settings_change_nothing_and_stay_as_they_are() -> None:
    before = drawn(sim.plots.timeline(VARIANT), "svg")
    with mpl.rc_context({"svg.fonttype": "path", "font.size": 20.0, "lines.linewidth": 9.0}):
        assert drawn(sim.plots.timeline(VARIANT), "svg") == before
        assert mpl.rcParams["svg.fonttype"] == "path"


def test_a_title_that_looks_like_mathematics_is_written_as_it_stands() -> None:
    scenario = HARBOUR.replace("The harbour talks", "From $5 to $6^2 a boat")
    assert b"From $5 to $6^2 a boat" in drawn(
        sim.plots.timeline(played([], scenario=scenario)), "svg"
    )


def test_a_figure_shows_itself_in_a_notebook() -> None:
    assert FIGURE._repr_png_().startswith(b"\x89PNG")
