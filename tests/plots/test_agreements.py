"""The agreement timeline of an ensemble, by what it draws."""

import math

import pytest

import sim.plots
from sim.errors import UsageError
from sim.model.codes import MINUTES_A_DAY, Disposition, Ending
from sim.plots.agreements import HALVES, NINE, TICK, agreements, narrow_agreements
from sim.plots.style import INK, LANE, PHONE
from sim.results.spread import spreads
from tests.builders import HARBOUR, RECORD, WHOLE
from tests.ensembles import End, Run, agreed, many, minute
from tests.plots.drawn import covers, named, names, narrow_type, points, reach, texts


def runs() -> list[Run]:
    """Return twenty runs: the quota closes day by day, the tolls in twelve, the season never."""
    return [
        Run(
            {"fishing.quota": agreed(day), **({"tolls": agreed(2 * day)} if day < 12 else {})},
            Ending.SIGNED if day < 15 else Ending.WALKED_OUT,
        )
        for day in range(20)
    ]


PLAYED = many(runs())
FIGURE = agreements(PLAYED)
LATER = many(
    [
        Run({"fishing.quota": agreed(day + 10), "tolls": End(Disposition.DROPPED, 9)})
        for day in range(20)
    ],
    overrides={"parties.north.patience": "20 days"},
)


def across(gid: str, figure: "sim.plots.style.Sheet" = FIGURE) -> tuple[float, float]:
    """Return from where to where a bar reaches."""
    (bar,) = named(figure, gid)
    return bar.get_x(), bar.get_x() + bar.get_width()


def test_the_timeline_of_an_ensemble_is_the_one_of_its_agreements() -> None:
    assert texts(sim.plots.timeline(PLAYED), "title") == ["When each point settles"]


def test_the_bars_hold_nine_in_ten_and_half_of_all_runs() -> None:
    assert across("nine/fishing.quota") == (minute(0), minute(18))
    assert across("half/fishing.quota") == (minute(4), minute(14))
    assert [x for x, _ in points(named(FIGURE, "median/fishing.quota")[0])] == [minute(9)] * 2


def test_thickness_tells_the_bars_apart() -> None:
    heights = [named(FIGURE, f"{name}/tolls")[0].get_height() / LANE for name in ("nine", "half")]
    assert heights == pytest.approx([0.17, 0.5])
    assert (NINE, HALVES) == (0.17, 0.5)
    (_, top), (_, foot) = points(named(FIGURE, "median/tolls")[0])
    assert (foot - top) / LANE == pytest.approx(TICK)


def test_a_bar_that_does_not_finish_reaches_the_edge_and_ends_in_an_arrow_head() -> None:
    (axes,) = named(FIGURE, "lanes")
    edge = axes.get_xlim()[1]
    assert across("nine/tolls") == (minute(0), edge)
    assert across("half/tolls") == (minute(8), edge)
    (head,) = named(FIGURE, "beyond/tolls")
    assert (points(head)[0][0], head.get_marker()) == (edge, ">")
    assert names(FIGURE, "beyond/") == {"beyond/tolls", "beyond/fishing.season"}


def test_what_hardly_any_run_closes_has_neither_bar_nor_median() -> None:
    for name in ("nine", "half", "median"):
        assert named(FIGURE, f"{name}/fishing.season") == []
    assert named(FIGURE, "median/tolls") != []


def test_the_axis_ends_with_the_bars_where_all_of_them_finish() -> None:
    every = {"fishing.quota": agreed(3), "tolls": agreed(4), "fishing.season": agreed(1, 0.0)}
    (lanes,) = named(agreements(many([Run(every)] * 20)), "lanes")
    assert lanes.get_xlim()[1] == pytest.approx(1.015 * minute(4), abs=1)
    (lanes,) = named(agreements(LATER), "lanes")
    assert lanes.get_xlim()[1] == pytest.approx(1.015 * minute(29), abs=1)


def test_how_the_runs_end_a_clause_stands_beside_its_lane() -> None:
    assert texts(FIGURE, "terms/fishing.quota") == ["100 % agreed"]
    assert texts(FIGURE, "terms/tolls") == ["60 % agreed"]
    assert names(FIGURE, "share/fishing.quota/") == {
        "share/fishing.quota/agreed",
        "share/fishing.quota/draft",
    }
    wide = named(FIGURE, "share/fishing.quota/draft")[0].get_width()
    assert wide == pytest.approx(0.42 * 0.25)


def test_the_key_tells_what_is_signed_from_what_is_not() -> None:
    told = texts(FIGURE, "key")
    assert {"agreed and signed", "agreed, unsigned", "agreed: signed or not"} <= set(told)
    assert "agreed" not in told


def test_the_error_stands_once_below_the_title() -> None:
    said = " ".join(texts(FIGURE, "subtitle")).replace("\N{NO-BREAK SPACE}", " ")
    assert "20 runs · 75 % (53–89) signed" in said
    assert "±22 points" in said


def test_the_record_is_drawn_hollow_and_only_if_there_is_one() -> None:
    assert names(FIGURE, "record") == set()
    real = agreements(many(runs(), scenario=HARBOUR + RECORD))
    assert names(real, "record/") == {"record/fishing.quota", "record/fishing.season"}
    (mark,) = named(real, "record/fishing.quota")
    assert points(mark)[0][0] == 59 * MINUTES_A_DAY
    assert (mark.get_markerfacecolor(), mark.get_markeredgecolor()) == ("#FFFFFF", INK)
    assert "in fact agreed, dropped" in texts(real, "key")
    assert "a strike (in fact)" in texts(real, "label")


def test_a_suspension_with_a_date_is_a_column_and_one_by_chance_is_not() -> None:
    fair = HARBOUR + "  fair: {date: 2001-01-05, suspends: 4 days}\n"
    figure = agreements(many(runs(), scenario=fair))
    assert names(figure, "suspension/") == {"suspension/0"}
    assert reach(named(figure, "suspension/0")[0])[:2] == (4 * 1440, 8 * 1440)
    assert "Fair" in texts(figure, "label")
    assert "Storm" not in texts(figure, "label")


def test_another_ensemble_is_an_outline_in_the_same_lane() -> None:
    figure = agreements(PLAYED, against=LATER)
    assert across("against/half/fishing.quota", figure) == (minute(14), minute(24))
    (outline,) = named(figure, "against/nine/fishing.quota")
    assert (outline.get_fill(), outline.get_linewidth()) == (False, 0.6)
    assert outline.get_y() + outline.get_height() / 2 == pytest.approx(
        points(named(figure, "median/fishing.quota")[0])[0][1] + TICK * LANE / 2
    )
    assert across("nine/fishing.quota", figure) == (minute(0), minute(18))
    assert " ".join(texts(figure, "terms/tolls")) == "60 % agreed, was 0 %"
    assert texts(figure, "terms/fishing.quota") == ["100 % agreed"]
    assert "compared with: parties.north.patience = 20 days" in texts(figure, "key")


def test_what_the_other_was_played_without_is_said() -> None:
    figure = agreements(LATER, against=many(runs()[:10]))
    told = "compared with: without parties.north.patience = 20 days, 10 replications"
    assert told in " ".join(texts(figure, "key"))


def test_an_outline_of_talks_that_begin_later_stands_on_their_own_dates() -> None:
    later = many(runs(), scenario=HARBOUR.replace("start: 2001-01-01", "start: 2001-01-08"))
    figure = agreements(PLAYED, against=later)
    assert across("against/half/fishing.quota", figure) == (minute(11), minute(21))
    (median,) = named(figure, "against/median/fishing.quota")
    assert [x for x, _ in points(median)] == [minute(16)] * 2
    (lanes,) = (axes for axes in figure.axes if axes.get_gid() == "lanes")
    assert lanes.get_xlim()[1] > minute(25)


def test_the_axis_begins_with_whichever_talks_begin_earlier() -> None:
    earlier = many(runs(), scenario=HARBOUR.replace("start: 2001-01-01", "start: 2000-12-20"))
    figure = agreements(PLAYED, against=earlier)
    assert across("against/half/fishing.quota", figure) == (minute(4 - 12), minute(14 - 12))
    assert across("half/fishing.quota", figure) == across("half/fishing.quota")
    (lanes,) = (axes for axes in figure.axes if axes.get_gid() == "lanes")
    assert lanes.get_xlim()[0] == -12 * 1440
    assert texts(figure, "span-name") == ["December 2000", "January 2001"]
    turns = [points(line)[0][0] for line in named(figure, "turn")]
    assert turns == [0]


def test_those_who_cannot_see_the_outline_are_told_of_it() -> None:
    *_, told = agreements(PLAYED, against=LATER).account.splitlines()
    assert told.startswith("Outlined is what it is compared with: parties.north.patience = 20 days")
    assert "Half closed by: Fishing" in told
    assert "Outlined" not in FIGURE.account


def test_what_is_no_ensemble_is_not_compared() -> None:
    with pytest.raises(UsageError, match=r"^against is 3; it takes what sim\.ensemble returns"):
        agreements(PLAYED, against=3)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("file", "told"),
    [
        (HARBOUR, "compared with: the same"),
        (HARBOUR.replace("reservation: 40", "reservation: 45"), "compared with: another file"),
    ],
)
def test_what_is_compared_is_told_to_be_of_another_file_only_if_it_is(file: str, told: str) -> None:
    assert told in texts(agreements(PLAYED, against=many(runs(), scenario=file)), "key")
    fewer = " ".join(texts(agreements(PLAYED, against=many(runs()[:10], scenario=file)), "key"))
    assert f"{told}, 10 repl".replace("the same, ", "") in fewer


def test_ensembles_without_a_clause_in_common_are_not_compared() -> None:
    other = many([Run({})], scenario=HARBOUR.replace("tolls", "dues").replace("fishing", "whaling"))
    with pytest.raises(UsageError, match="'harbour' shares no clause with 'harbour'"):
        agreements(PLAYED, against=other)


def test_an_item_bargained_whole_has_a_lane() -> None:
    figure = agreements(many([Run({"fishing": agreed(5, 4.0)})] * 3, scenario=WHOLE))
    assert across("nine/fishing", figure) == (minute(5), minute(5))
    assert texts(figure, "item") == ["Fishing", "Tolls"]


def test_on_a_telephone_the_words_stand_above_the_same_bars() -> None:
    figure = narrow_agreements(PLAYED, against=LATER)
    assert figure.get_figwidth() == PHONE.width == 3.4
    assert across("half/fishing.quota", figure) == across("half/fishing.quota")
    (tick,) = named(figure, "median/tolls")
    lane = min(y for _, y in points(tick))
    for _, _, right, foot in covers(figure, "terms/tolls"):
        assert foot < lane
        assert right < PHONE.width
    lefts = {named(figure, f"shares/{c}")[0].get_x() for c in ("tolls", "fishing.quota")}
    assert len(lefts) == 1


@narrow_type
def test_on_a_telephone_no_type_is_smaller_than_can_be_read() -> None:
    figure = narrow_agreements(PLAYED)
    assert min(float(text.get_fontsize()) for text in figure.paper.texts) >= PHONE.least


def test_those_who_cannot_see_it_are_told_the_same() -> None:
    assert "Tolls: closed in 5 % of all runs by 1 January 2001" in FIGURE.account
    assert not math.isfinite(spreads(PLAYED)[1].median)


def test_where_no_run_closes_anything_the_axis_is_the_horizon_and_it_is_said() -> None:
    bare = many([Run({}, Ending.HORIZON)] * 20)
    figure = agreements(bare)
    (axes,) = named(figure, "lanes")
    assert axes.get_xlim()[1] == pytest.approx(bare.scenario.horizon.minutes, rel=0.02)
    assert texts(figure, "key") == ["later, or open to the end", "open"]
    assert "no run closes a clause" in " ".join(texts(figure, "subtitle"))
    assert "no run closes a clause" in figure.account
