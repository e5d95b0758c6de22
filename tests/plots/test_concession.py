"""The concession figure, by what it draws."""

import pytest

import sim.plots
from sim.model.codes import Happening
from tests.builders import HARBOUR, RECORD, Row, played
from tests.plots.drawn import TALKS, minute, named, names, points, texts

FIGURE = sim.plots.concession(played(TALKS))


def test_only_what_came_onto_the_table_has_a_panel() -> None:
    assert texts(FIGURE, "name") == ["1  Fishing: quota", "1  Fishing: season", "2  Tolls"]
    early = sim.plots.concession(played(TALKS[:3]))
    assert texts(early, "name") == ["1  Fishing: quota", "1  Fishing: season"]


def test_a_party_stands_by_its_text_until_it_puts_another() -> None:
    (line,) = named(FIGURE, "offers/fishing.quota/north")
    assert points(line) == [
        (minute(0), 0.8),
        (minute(8), 0.7),
        (minute(10), 0.7),
        (minute(40), 0.5),
        (minute(40), 0.5),
    ]
    assert line.get_drawstyle() == "steps-post"


def test_a_dot_marks_the_first_text_and_every_move() -> None:
    (north,) = named(FIGURE, "moves/fishing.quota/north")
    assert points(north) == [(minute(0), 0.8), (minute(8), 0.7), (minute(40), 0.5)]


def test_a_party_that_put_no_text_has_no_line_and_no_name() -> None:
    assert names(FIGURE, "offers/tolls") == {"offers/tolls/south"}
    assert names(FIGURE, "party/tolls") == {"party/tolls/south"}


def test_a_clause_without_any_text_has_a_panel_without_lines() -> None:
    figure = sim.plots.concession(played(TALKS[:1]))
    assert texts(figure, "name") == ["1  Fishing: quota", "1  Fishing: season"]
    assert names(figure, "offers/") == set()


def test_limits_are_drawn_faint_where_they_are_in_this_run() -> None:
    (limit,) = named(FIGURE, "limit/fishing.quota/north")
    assert list(limit.get_ydata()) == pytest.approx([0.4, 0.4])
    assert limit.get_alpha() < 1
    path = "items.fishing.clauses.quota.stances.north.reservation"
    drawn = sim.plots.concession(played(TALKS, assumed={path: 25.0}))
    assert list(named(drawn, "limit/fishing.quota/north")[0].get_ydata()) == [0.25, 0.25]


def test_places_of_the_scale_are_lines_with_their_names() -> None:
    heights = [line.get_ydata()[0] for line in named(FIGURE, "place/fishing.quota")]
    assert heights == [0.0, 0.5, 1.0]
    written = texts(FIGURE, "place")
    assert {"0 boats", "half", "100 boats", "summer", "winter", "all year"} <= set(written)


def test_greater_numbers_are_higher_and_the_first_option_is_highest() -> None:
    quota = named(FIGURE, "offers/fishing.quota/north")[0].axes
    season = named(FIGURE, "offers/fishing.season/north")[0].axes
    assert quota.get_ylim()[0] < 0.0
    assert quota.get_ylim()[1] > 1.0
    assert season.get_ylim()[0] > 2.0
    assert season.get_ylim()[1] < 0.0
    turned = HARBOUR.replace("between: [0, 100]", "between: [100, 0]")
    figure = sim.plots.concession(played(TALKS, scenario=turned))
    low, high = named(figure, "offers/fishing.quota/north")[0].axes.get_ylim()
    assert (low > 1.0, high < 0.0) == (True, True)


def test_the_settled_point_is_marked_where_and_when_it_was_settled() -> None:
    (end,) = named(FIGURE, "end/fishing.quota")
    assert (points(end), end.get_marker()) == ([(minute(40), 0.5)], "D")
    assert texts(FIGURE, "ended/fishing.quota") == ["agreed 10 February 2001: half"]


def test_what_ends_without_terms_is_marked_between_the_last_texts() -> None:
    (end,) = named(FIGURE, "end/fishing.season")
    assert (points(end), end.get_marker()) == ([(minute(41), 1.0)], "X")
    assert texts(FIGURE, "ended/fishing.season") == ["dropped 11 February 2001"]


def test_what_stays_open_is_open_at_each_party_s_last_text() -> None:
    figure = sim.plots.concession(played(TALKS[:10], ending="horizon"))
    ends = sorted(points(mark)[0] for mark in named(figure, "end/fishing.quota"))
    assert ends == [(minute(100), 0.2), (minute(100), 0.7)]


def test_the_figure_says_who_moved_and_how_far_towards_its_limit() -> None:
    # north from 80 boats to 50, its limit 40; south from 0 to 20, its limit 60
    moved = texts(FIGURE, "moved/fishing.quota")
    assert moved == ["North went 75 %, South 33 % of the way to its limit"]
    assert texts(FIGURE, "moved/tolls") == ["South did not move"]


GIVEN_IN = (
    *TALKS[:9],
    Row(12, Happening.CONSENTED, "south", "fishing.quota", other="north", position=0.7),
    Row(12, Happening.AGREED, clause="fishing.quota", position=0.7),
)


def test_a_party_that_takes_the_other_s_text_steps_to_the_terms() -> None:
    figure = sim.plots.concession(played(GIVEN_IN))
    assert names(figure, "consent/") == {"consent/fishing.quota/south"}
    (step,) = named(figure, "consent/fishing.quota/south")
    (line,) = named(figure, "offers/fishing.quota/south")
    assert points(step) == [(minute(12), 0.2), (minute(12), 0.7)]
    assert (step.get_color(), step.get_linestyle()) == (line.get_color(), line.get_linestyle())
    assert step.get_linewidth() < line.get_linewidth()
    assert names(FIGURE, "consent/") == set()


def test_the_figure_says_who_took_whose_text() -> None:
    (moved,) = texts(sim.plots.concession(played(GIVEN_IN)), "moved/fishing.quota")
    assert moved.endswith("of the way to its limit, South took North's text")
    rows = (
        *TALKS[:5],
        Row(3, Happening.CONSENTED, "south", "fishing.season", other="north", position=2.0),
        Row(3, Happening.AGREED, clause="fishing.season", position=2.0),
    )
    (unmoved,) = texts(sim.plots.concession(played(rows)), "moved/fishing.season")
    assert unmoved == "North did not move, South took North's text"


def test_consent_to_a_text_like_one_s_own_is_no_giving_in() -> None:
    rows = (
        *TALKS[:7],
        Row(9, Happening.OFFERED, "south", "fishing.quota", position=0.8, before=0.0),
        Row(9, Happening.CONSENTED, "north", "fishing.quota", other="south", position=0.8),
        Row(9, Happening.AGREED, clause="fishing.quota", position=0.8),
    )
    figure = sim.plots.concession(played(rows))
    assert names(figure, "consent/") == set()
    assert "took" not in texts(figure, "moved/fishing.quota")[0]


def test_of_options_it_says_how_often_they_were_changed() -> None:
    rows = (
        *TALKS[:5],
        Row(3, Happening.OFFERED, "north", "fishing.season", position=1.0, before=2.0),
    )
    figure = sim.plots.concession(played(rows))
    assert texts(figure, "moved/fishing.season") == ["North moved once, South did not move"]


def test_figures_have_a_mark_at_the_thousands_and_years_have_none() -> None:
    rich = HARBOUR.replace("between: [0, 100]", "between: [0, 5000]").replace("half: 50", "half: 9")
    figure = sim.plots.concession(played(TALKS, scenario=rich))
    assert {"0 boats", "5,000 boats"} <= set(texts(figure, "place"))
    assert texts(figure, "ended/fishing.quota") == ["agreed 10 February 2001: 2,500 boats"]
    rows = [
        Row(
            day,
            Happening.OFFERED,
            "north",
            "fishing.season",
            position=day % 3,
            before=(day + 2) % 3,
        )
        for day in range(1, 1_201)
    ]
    often = sim.plots.concession(played([*TALKS[:1], *rows], ending="horizon", last=1_300))
    assert texts(often, "moved/fishing.season") == ["North moved 1,200 times"]


def test_the_record_is_marked_where_its_terms_lie_on_the_scale() -> None:
    figure = sim.plots.concession(played(TALKS, scenario=HARBOUR + RECORD))
    assert names(figure, "record/") == {"record/fishing.quota"}
    assert points(named(figure, "record/fishing.quota")[0]) == [(59 * 1440, 0.5)]
    assert "agreed in fact" in texts(figure, "key")
    assert names(FIGURE, "record/") == set()


def test_talks_without_a_tabled_clause_say_so() -> None:
    figure = sim.plots.concession(played([]))
    assert texts(figure, "subtitle")[0].endswith("nothing came onto the table")
    assert names(figure, "offers/") == set()
