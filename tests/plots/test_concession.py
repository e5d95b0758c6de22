"""The concession figure, by what it draws."""

import pytest

import sim.plots
from sim.model.codes import Happening
from sim.plots.concession import LINES
from tests.builders import HARBOUR, RECORD, WHOLE, Row, played
from tests.plots.drawn import TALKS, minute, named, names, narrow_type, points, texts

NAMED = HARBOUR.replace("north: {", "north: {name: Hill, ", 1).replace(
    "south: {", "south: {name: Dale, ", 1
)
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


@narrow_type
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


def test_the_article_of_a_party_is_small_but_where_a_line_begins() -> None:
    firm = HARBOUR.replace("south: {patience", "south: {name: The firm, patience")
    figure = sim.plots.concession(played(TALKS, scenario=firm))
    moved = " ".join(texts(figure, "moved/fishing.quota"))
    assert moved == "North went 75 %, the firm 33 % of the way to its limit"
    assert " ".join(texts(figure, "moved/tolls")) == "The firm did not move"
    assert "limit of the firm" in " ".join(texts(figure, "limit"))
    assert texts(figure, "party/fishing.quota/south") == ["The firm"]


def test_an_item_bargained_whole_has_no_panel_and_the_figure_says_so() -> None:
    rows = [
        Row(0, Happening.TABLED, "north", item="fishing"),
        Row(0, Happening.OFFERED, "north", "fishing", position=152.0),
        Row(1, Happening.TABLED, "south", item="tolls"),
    ]
    figure = sim.plots.concession(played(rows, scenario=WHOLE))
    assert texts(figure, "name") == ["2  Tolls"]
    assert "bargained whole, so not shown: Fishing" in texts(figure, "subtitle")[0]


def test_a_package_draws_every_party_from_its_last_text_to_the_terms() -> None:
    closing = Row(40, Happening.PACKAGED, clause="fishing.quota", position=0.5)
    figure = sim.plots.concession(played([*TALKS[:-3], closing]))
    assert texts(figure, "ended/fishing.quota") == ["in a package 10 February 2001: half"]
    steps = {party: named(figure, f"consent/fishing.quota/{party}") for party in ("north", "south")}
    assert points(steps["north"][0]) == [(minute(40), 0.7), (minute(40), 0.5)]
    assert points(steps["south"][0]) == [(minute(40), 0.2), (minute(40), 0.5)]


def test_what_is_opened_again_goes_on_and_keeps_the_mark_of_its_first_end() -> None:
    reopened = Row(60, Happening.REOPENED, clause="fishing.quota", before=0.5)
    figure = sim.plots.concession(played([*TALKS, reopened]))
    assert points(named(figure, "undone/fishing.quota/0")[0]) == [(minute(40), 0.5)]
    assert points(named(figure, "offers/fishing.quota/north")[0])[-1] == (minute(100), 0.5)


def test_a_limit_that_an_event_moves_is_a_step() -> None:
    moved = Row(31, Happening.SHIFTED, "north", "fishing.quota", before=0.4, amount=0.3, subject=1)
    figure = sim.plots.concession(played([*TALKS[:17], moved]))
    (line,) = named(figure, "limit/fishing.quota/north")
    assert list(line.get_ydata()) == pytest.approx([0.4, 0.3, 0.3])
    assert line.get_xdata()[1] == minute(31)


def test_a_text_taken_for_a_time_is_no_standing_still() -> None:
    reopened = Row(60, Happening.REOPENED, clause="fishing.season", before=2.0)
    rows = (
        *TALKS[:5],
        Row(3, Happening.CONSENTED, "south", "fishing.season", other="north", position=2.0),
        Row(3, Happening.AGREED, clause="fishing.season", position=2.0),
        reopened,
    )
    figure = sim.plots.concession(played(rows, ending="horizon", scenario=NAMED))
    moved = " ".join(texts(figure, "moved/fishing.season"))
    assert moved == "Hill did not move, Dale took Hill's text for a time"
    (step,) = named(figure, "consent/fishing.season/south")
    assert points(step) == [(minute(3), 0.0), (minute(3), 2.0)]
    assert points(named(figure, "undone/fishing.season/0")[0]) == [(minute(3), 2.0)]


def test_no_two_of_eight_parties_have_lines_that_look_alike() -> None:
    assert len(set(LINES[:8])) == 8
