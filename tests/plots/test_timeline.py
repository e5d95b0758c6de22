"""The agreement timeline, by what it draws."""

from dataclasses import replace
from typing import Any

import pytest
from matplotlib.lines import Line2D
from matplotlib.text import Text

import sim.plots
from sim.model.codes import Happening, Motion
from sim.plots.style import LANE
from sim.plots.timeline import narrow_timeline
from tests.builders import CAPITALS, HARBOUR, RECORD, Row, played
from tests.plots.drawn import TALKS, covers, minute, named, names, points, reach, texts

OUTCOME = played(TALKS)
FIGURE = sim.plots.timeline(OUTCOME)
REAL = sim.plots.timeline(played(TALKS, scenario=HARBOUR + RECORD))


def spans(stage: str, clause: str) -> list[tuple[float, float]]:
    """Return from when to when a clause is drawn at a stage."""
    return [reach(bar)[:2] for bar in named(FIGURE, f"{stage}/{clause}")]


def test_the_figure_is_a_function_though_its_file_has_its_name() -> None:
    assert callable(sim.plots.timeline)
    assert all(callable(getattr(sim.plots, name)) for name in sim.plots.__all__)
    assert {"agreements", "concession", "describe", "save", "timeline"} <= set(sim.plots.__all__)


def test_nothing_is_drawn_in_a_lane_before_the_clause_is_tabled() -> None:
    assert spans("tabled", "tolls")[0][0] == minute(22)
    early = sim.plots.timeline(played(TALKS[:3]))
    assert names(early, "tabled/") == {"tabled/fishing.quota", "tabled/fishing.season"}
    assert named(early, "end/tolls") == []


def test_the_bars_of_a_lane_are_the_spells_of_the_chronicle() -> None:
    assert spans("contested", "fishing.quota") == [(minute(0), minute(5))]
    assert spans("tabled", "fishing.quota") == [(minute(5), minute(8))]
    assert spans("bargained", "fishing.quota") == [(minute(8), minute(10))]
    (dots,) = named(FIGURE, "set-aside/fishing.quota")
    assert [x for x, _ in points(dots)] == [minute(10), minute(40)]


def test_a_bar_is_thin_while_nobody_has_moved_and_half_a_lane_while_bargained() -> None:
    heights = {}
    for stage in ("tabled", "contested", "bargained"):
        *_, low, high = reach(named(FIGURE, f"{stage}/fishing.quota")[0])
        heights[stage] = (high - low) / LANE
    assert heights == pytest.approx({"tabled": 0.17, "contested": 0.5, "bargained": 0.5})


def test_only_what_is_contested_is_hatched() -> None:
    assert named(FIGURE, "contested/fishing.quota")[0].get_hatch()
    assert not named(FIGURE, "bargained/fishing.quota")[0].get_hatch()


def test_a_tick_stands_at_every_move_above_for_the_one_and_below_for_the_other() -> None:
    (north,), (south,) = (named(FIGURE, f"moves/fishing.quota/{s}") for s in ("north", "south"))
    assert [path[0][0] for path in north.get_segments()] == [minute(8), minute(40)]
    assert [path[0][0] for path in south.get_segments()] == [minute(9)]
    assert north.get_segments()[0].max(axis=0)[1] < south.get_segments()[0].min(axis=0)[1]


@pytest.mark.parametrize(
    ("clause", "day", "marker", "said"),
    [
        ("fishing.quota", 40, "D", "half"),
        ("fishing.season", 41, "X", "dropped"),
        ("tolls", 30, ">", "to the sea court"),
    ],
)
def test_a_lane_ends_in_the_mark_of_its_end_and_its_terms_stand_beside(
    clause: str, day: int, marker: str, said: str
) -> None:
    (end,) = named(FIGURE, f"end/{clause}")
    (x, y) = points(end)[0]
    assert (x, end.get_marker()) == (minute(day), marker)
    assert texts(FIGURE, f"terms/{clause}") == [said]
    assert named(FIGURE, f"terms/{clause}")[0].get_position()[1] == pytest.approx(y, abs=0.05)


def test_what_stays_open_runs_to_the_end_and_says_so() -> None:
    figure = sim.plots.timeline(played(TALKS[:3], ending="horizon"))
    assert reach(named(figure, "tabled/fishing.quota")[0])[:2] == (minute(0), minute(100))
    assert points(named(figure, "end/fishing.quota")[0])[0][0] == minute(100)
    assert texts(figure, "terms/fishing.quota") == ["open"]


def test_what_is_left_off_has_no_bar_and_no_mark() -> None:
    rows = (TALKS[0], Row(0, Happening.WITHHELD, "north", "fishing.season"))
    figure = sim.plots.timeline(played(rows))
    assert texts(figure, "terms/fishing.season") == ["left off"]
    assert names(figure, "tabled/") == {"tabled/fishing.quota"}
    assert named(figure, "end/fishing.season") == []


def test_terms_of_talks_that_were_not_signed_are_a_draft() -> None:
    assert texts(FIGURE, "heading") == ["terms"]
    unsigned = sim.plots.timeline(played(TALKS, ending="walked-out"))
    assert texts(unsigned, "heading") == ["terms, in draft"]


def test_lanes_keep_the_order_of_the_agenda_whatever_closes_first() -> None:
    heights = [points(named(FIGURE, f"end/{c}")[0])[0][1] for c in ("fishing.quota", "tolls")]
    assert heights == sorted(heights)
    assert texts(FIGURE, "item") == ["Fishing", "Tolls"]
    assert texts(FIGURE, "clause") == ["quota", "season", ""]


def test_a_suspension_is_a_column_through_all_lanes() -> None:
    left, right, top, foot = reach(named(FIGURE, "suspension/0")[0])
    assert (left, right) == (minute(11), minute(21))
    lanes = [points(named(FIGURE, f"end/{c}")[0])[0][1] for c in ("fishing.quota", "tolls")]
    assert top < lanes[0] < lanes[1] < foot
    assert "Storm" in texts(FIGURE, "label")


def test_an_event_that_suspends_nothing_is_a_line() -> None:
    assert names(FIGURE, "incident/") == {"incident/1"}
    assert points(named(FIGURE, "incident/1")[0])[0][0] == minute(31)
    assert "Election" in texts(FIGURE, "label")


def test_the_end_of_the_talks_is_a_line_with_its_name() -> None:
    assert points(named(FIGURE, "ending")[0])[0][0] == minute(100)
    assert "signed" in texts(FIGURE, "label")


def test_the_record_is_drawn_hollow_and_only_if_there_is_one() -> None:
    assert names(FIGURE, "record") == set()
    assert names(REAL, "record/") == {"record/fishing.quota", "record/fishing.season"}
    (mark,) = named(REAL, "record/fishing.quota")
    assert points(mark)[0][0] == 59 * 1440
    assert (mark.get_marker(), mark.get_markerfacecolor()) == ("D", "#FFFFFF")


def test_a_record_s_mark_upon_the_run_s_own_stands_lower_in_the_lane() -> None:
    near = RECORD.replace("2001-03-01", "2001-02-12")
    figure = sim.plots.timeline(played(TALKS, scenario=HARBOUR + near))
    (end,), (record,) = named(figure, "end/fishing.quota"), named(figure, "record/fishing.quota")
    lower = points(record)[0][1] - points(end)[0][1]
    assert 0.05 < lower < LANE / 2
    far = [points(named(REAL, f"{kind}/fishing.quota")[0])[0][1] for kind in ("end", "record")]
    assert far[0] == far[1]


def test_what_really_happened_is_drawn_with_the_record() -> None:
    assert names(REAL, "recorded/") == {"recorded/0", "recorded/1", "recorded/signed"}
    assert reach(named(REAL, "recorded/0")[0])[:2] == (19 * 1440, 29 * 1440)
    assert points(named(REAL, "recorded/1")[0])[0][0] == 90 * 1440
    labels = set(texts(REAL, "label"))
    assert {"a strike (in fact)", "the mayor dies (in fact)", "signed in fact"} <= labels


def test_the_axis_reaches_to_the_last_thing_known() -> None:
    (lanes,) = named(FIGURE, "lanes")
    assert minute(100) < lanes.get_xlim()[1] < 1.03 * minute(100)
    (lanes,) = named(REAL, "lanes")
    assert 180 * 1440 < lanes.get_xlim()[1] < 1.03 * 180 * 1440


def test_the_key_explains_what_is_drawn_and_nothing_else() -> None:
    assert texts(FIGURE, "key") == [
        "on the agenda",
        "contested",
        "bargained",
        "set aside",
        "North moves",
        "South moves",
        "agreed",
        "dropped",
        "referred",
    ]
    assert texts(REAL, "key")[-1] == "in fact"
    assert "contested" not in texts(sim.plots.timeline(played(TALKS[:3])), "key")


def test_the_key_explains_the_mark_of_what_closed_the_day_it_was_tabled() -> None:
    rows = (*TALKS[:3], Row(0, Happening.DROPPED, "north", "fishing.season"))
    assert "dropped" in texts(sim.plots.timeline(played(rows)), "key")


def test_of_three_parties_the_ticks_are_not_told_apart() -> None:
    west = "  west: {patience: 9 days}\n  south: {patience"
    three = HARBOUR.replace("  south: {patience", west)
    figure = sim.plots.timeline(played(TALKS, scenario=three))
    assert "someone moves" in texts(figure, "key")


def test_no_talks_are_too_short_for_a_figure() -> None:
    nothing = replace(played([]), minute=0)
    assert texts(sim.plots.timeline(nothing), "terms/tolls") == ["open"]


def late(*rows: Row) -> tuple[Row, ...]:
    """Return the talks, and after them what is written here."""
    return (*TALKS, *rows)


def test_questions_to_principals_and_their_answers_are_arrow_heads_in_the_lane() -> None:
    asked: dict[str, Any] = {"subject": int(Motion.SHARE), "clause": "fishing.season"}
    rows = (
        *TALKS[:10],
        Row(10, Happening.ASKED, "north", amount=0.5, **asked),
        Row(15, Happening.GRANTED, "north", cause=10, **asked),
    )
    figure = sim.plots.timeline(played(rows, scenario=CAPITALS))
    assert [x for x, _ in points(named(figure, "asked/fishing.season")[0])] == [minute(10)]
    assert [x for x, _ in points(named(figure, "answered/fishing.season")[0])] == [minute(15)]
    (dots,) = named(figure, "waiting/fishing.season")
    assert [x for x, _ in points(dots)] == [minute(10), minute(15)]
    assert "instructions asked, given" in texts(figure, "key")


def test_the_axis_reaches_beyond_the_signature_to_what_came_of_the_treaty() -> None:
    rows = late(
        Row(50, Happening.SIGNED),
        Row(70, Happening.DELIVERED, clause="fishing.quota", subject=0, amount=1.0),
        Row(90, Happening.DECIDED, clause="tolls", subject=0, position=0.0),
    )
    figure = sim.plots.timeline(played(rows, scenario=CAPITALS, last=50))
    (axes,) = named(figure, "lanes")
    assert axes.get_xlim()[1] > minute(90)
    assert points(named(figure, "delivered/fishing.quota")[0])[0][0] == minute(70)
    assert points(named(figure, "decided/tolls")[0])[0][0] == minute(90)
    assert " ".join(texts(figure, "terms/tolls")) == "to the sea court: 1 January 2002"


def test_an_end_that_did_not_last_stays_to_be_seen() -> None:
    rows = late(Row(60, Happening.REOPENED, clause="fishing.quota", before=0.5))
    figure = sim.plots.timeline(played(rows))
    assert points(named(figure, "undone/fishing.quota/0")[0])[0][0] == minute(40)
    assert points(named(figure, "end/fishing.quota")[0])[0][0] == minute(100)


def test_packages_and_vague_wordings_have_a_mark_and_a_word_in_the_key() -> None:
    rows = (
        *TALKS[:-2],
        Row(40, Happening.PACKAGED, clause="fishing.quota", position=0.5),
        Row(41, Happening.BLURRED, "north", "fishing.season", position=1.0),
    )
    figure = sim.plots.timeline(played(rows))
    assert {"in a package", "left vague"} <= set(texts(figure, "key"))
    assert "package" in " ".join(texts(figure, "terms/fishing.quota"))


def test_the_key_explains_what_came_after_the_signature() -> None:
    rows = late(
        Row(50, Happening.SIGNED),
        Row(70, Happening.DELIVERED, clause="fishing.quota", subject=0, amount=1.0),
        Row(80, Happening.BREACHED, "south", "fishing.quota", subject=0, amount=1.0),
        Row(90, Happening.FAILED, clause="tolls", subject=0),
    )
    figure = sim.plots.timeline(played(rows, scenario=CAPITALS, last=50))
    assert texts(figure, "key")[-3:] == ["delivered", "breached", "undecided by the forum"]
    shown = {str(mark.get_marker()) for mark in named(figure, "breached/fishing.quota")}
    keyed = {str(line.get_marker()) for line in named(figure, "breached/key")}
    assert shown == keyed
    assert shown.isdisjoint({"X"})


def test_the_key_explains_an_end_that_did_not_last() -> None:
    rows = late(Row(60, Happening.REOPENED, clause="fishing.quota", before=0.5))
    for draw in (sim.plots.timeline, sim.plots.concession):
        figure = draw(played(rows))
        assert "did not last" in texts(figure, "key")
        (mark,) = named(figure, "undone/fishing.quota/0")
        samples = [
            (m.get_marker(), m.get_markersize())
            for m in named(figure, "key")
            if isinstance(m, Line2D)
        ]
        assert (mark.get_marker(), mark.get_markersize()) in samples
        assert "did not last" not in texts(draw(OUTCOME), "key")


PAGE, MARGINS = 390, 40
"""The width of a telephone and of what a page leaves free at its sides, in pixels."""


@pytest.mark.parametrize("scenario", [HARBOUR, HARBOUR + RECORD])
def test_on_a_telephone_no_letter_is_smaller_than_nine_pixels(scenario: str) -> None:
    figure = narrow_timeline(played(TALKS, scenario=scenario, ending="horizon"))
    pixels = (PAGE - MARGINS) / (figure.get_figwidth() * 72)
    written = [text for text in figure.findobj(Text) if text.get_text()]
    assert min(float(text.get_fontsize()) * pixels for text in written) >= 9


def test_on_a_telephone_the_same_is_drawn_with_the_words_above_the_lanes() -> None:
    outcome = played(TALKS, scenario=HARBOUR + RECORD)
    figure = narrow_timeline(outcome)
    prefixes = ("tabled/", "contested/", "bargained/", "moves/", "end/", "record", "suspension/")
    for prefix in prefixes:
        assert names(figure, prefix) == names(REAL, prefix)
    for clause in ("fishing.quota", "fishing.season", "tolls"):
        (said,) = texts(figure, f"terms/{clause}")
        assert said == texts(REAL, f"terms/{clause}")[0]
        ((_, at),) = points(named(figure, f"end/{clause}")[0])
        assert at - LANE / 2 > named(figure, f"terms/{clause}")[0].get_position()[1]
    for left, _, right, _ in (box for gid in ("label",) for box in covers(figure, gid)):
        assert 0 <= left < right <= figure.get_figwidth()


def test_on_a_telephone_the_columns_pass_behind_the_words() -> None:
    figure = narrow_timeline(OUTCOME)
    grounds = [reach(ground) for ground in named(figure, "ground")]
    for clause in ("fishing.quota", "fishing.season", "tolls"):
        height = named(figure, f"terms/{clause}")[0].get_position()[1]
        assert any(top < height - 0.04 and height < foot for _, _, top, foot in grounds)
    (column,) = named(figure, "suspension/0")
    (mark,) = named(figure, "end/tolls")
    order = [artist.get_zorder() for artist in (column, named(figure, "ground")[0], mark)]
    assert order == sorted(order)


def test_on_a_telephone_terms_of_talks_that_were_not_signed_are_a_draft() -> None:
    figure = narrow_timeline(played(TALKS, ending="walked-out"))
    assert " ".join(texts(figure, "subtitle")).endswith("terms in draft")
