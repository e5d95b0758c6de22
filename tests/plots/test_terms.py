"""The terms of an ensemble, by what the figure draws."""

import pytest

from sim.model.codes import Disposition, Ending
from sim.plots.style import PHONE
from sim.plots.terms import narrow_terms, terms
from tests.builders import HARBOUR, RECORD, WHOLE
from tests.ensembles import End, Run, agreed, many
from tests.plots.drawn import named, names, narrow_type, points, texts

RUNS = [
    *[Run({"fishing.quota": agreed(1, 0.5), "fishing.season": agreed(1, 1.0)})] * 6,
    *[Run({"fishing.quota": agreed(1, 0.42), "fishing.season": agreed(1, 1.0)}, Ending.HORIZON)]
    * 2,
    Run({"fishing.season": agreed(1, 2.0), "tolls": End(Disposition.REFERRED, 3, 0.25)}),
    Run({}),
]
PLAYED = many(RUNS)
FIGURE = terms(PLAYED)


def test_a_bar_is_as_long_as_the_share_of_all_runs_that_agree_there() -> None:
    (half,) = named(FIGURE, "agreed/fishing.quota/0.5")
    assert half.get_width() == 0.6
    assert half.get_y() + half.get_height() / 2 == pytest.approx(0.5)
    (draft,) = named(FIGURE, "draft/fishing.quota/0.4")
    assert (draft.get_x(), draft.get_width()) == (0.0, 0.2)


def test_bars_of_options_are_stacked_by_where_the_terms_come_from() -> None:
    (signed,), (draft,) = (named(FIGURE, f"{s}/fishing.season/1") for s in ("agreed", "draft"))
    assert (signed.get_x(), signed.get_width()) == (0.0, 0.6)
    assert (draft.get_x(), draft.get_width()) == (0.6, 0.2)
    assert texts(FIGURE, "share/fishing.season/1") == ["80 % (49–94)"]
    assert texts(FIGURE, "share/fishing.season/0") == []
    (forum,) = named(FIGURE, "referred/tolls/0.25")
    assert forum.get_width() == 0.1


def test_what_all_would_sign_is_a_band_from_reservation_to_reservation() -> None:
    # the quota: north signs 40 and more, south 60 and fewer
    (band,) = named(FIGURE, "zone/fishing.quota")
    assert (band.get_y(), band.get_y() + band.get_height()) == pytest.approx((0.4, 0.6))
    apart = HARBOUR.replace(
        "south: {ideal: 0, reservation: 60}", "south: {ideal: 0, reservation: 30}"
    )
    gap = terms(many(RUNS, scenario=apart))
    assert names(gap, "zone/fishing.quota") == set()
    assert "reservations 10 boats apart" in " ".join(texts(gap, "said/fishing.quota"))


def test_a_party_s_wishes_reach_from_its_ideal_to_its_reservation() -> None:
    (reach,) = named(FIGURE, "reach/fishing.quota/north")
    assert [y for _, y in points(reach)] == pytest.approx([0.8, 0.4])
    assert points(named(FIGURE, "ideal/fishing.quota/north")[0])[0][1] == pytest.approx(0.8)
    assert points(named(FIGURE, "reservation/fishing.quota/north")[0])[0][1] == pytest.approx(0.4)
    assert names(FIGURE, "red-line/") == set()


def test_of_options_a_dot_is_hollow_where_the_party_would_not_sign() -> None:
    dots = [named(FIGURE, f"worth/fishing.season/north/{option}")[0] for option in range(3)]
    assert [dot.get_markerfacecolor() == "none" for dot in dots] == [True, False, False]
    sizes = [dot.get_markersize() for dot in dots]
    assert sizes == sorted(sizes)


def test_the_words_above_say_how_often_and_on_what_terms() -> None:
    assert " ".join(texts(FIGURE, "said/fishing.quota")) == (
        "agreed in 80 % (49–94) of the runs; median half (42 boats–half), "
        "middle half 42 boats to half"
    )
    assert " ".join(texts(FIGURE, "said/fishing.season")) == (
        "agreed in 90 % (60–98) of the runs; most often: winter, in 80 % (49–94) of all"
    )


def test_the_key_tells_what_is_signed_from_what_is_not() -> None:
    told = texts(FIGURE, "key")
    assert told[:4] == [
        "agreed and signed",
        "agreed, unsigned",
        "by a forum",
        "agreed: signed or not",
    ]
    assert "agreed: signed or not" not in texts(terms(many(RUNS[:6])), "key")


def test_what_a_forum_agreed_is_told_apart_from_what_the_parties_did() -> None:
    assert " ".join(texts(FIGURE, "said/tolls")) == (
        "agreed in 0 % (0–28) of the runs, by a forum in 10 % (2–40); "
        "median 3 Jul 02 (3 Jul 02), middle half at 3 July 2002"
    )


def test_no_line_breaks_between_a_number_and_its_unit() -> None:
    for figure in (FIGURE, narrow_terms(PLAYED)):
        said = [
            text.get_text()
            for axes in figure.axes
            for text in axes.texts
            if "said/" in (text.get_gid() or "")
        ]
        assert not [line for line in said if line.startswith(("%", "Jul", "boats"))]


def test_what_was_really_agreed_is_marked_where_it_lies_on_the_scale() -> None:
    assert names(FIGURE, "record/") == set()
    real = terms(many(RUNS, scenario=HARBOUR + RECORD))
    assert names(real, "record/") == {"record/fishing.quota"}
    assert points(named(real, "record/fishing.quota")[0]) == [(0.0, 0.5)]


def test_the_clauses_of_an_item_bargained_whole_have_a_panel_each() -> None:
    figure = terms(many([Run({"fishing": agreed(1, 152.0)})] * 4, scenario=WHOLE))
    assert texts(figure, "name")[:2] == ["1  Fishing: quota", "1  Fishing: season"]
    assert named(figure, "agreed/fishing.quota/0.5")[0].get_width() == 1.0
    assert named(figure, "agreed/fishing.season/2")[0].get_width() == 1.0


def test_where_nothing_is_agreed_the_panel_says_so() -> None:
    figure = terms(many([Run({})] * 4))
    assert texts(figure, "said/tolls") == ["agreed in 0 % (0–49) of the runs"]
    assert names(figure, "agreed/") == set()


def test_those_who_cannot_see_it_are_told_the_same() -> None:
    assert "Fishing: season: agreed in 90 % (60–98) of the runs" in FIGURE.account
    assert "Agreed is agreed at the table, signed or not." in FIGURE.account


@narrow_type
def test_on_a_telephone_the_panels_stand_below_each_other_in_type_that_can_be_read() -> None:
    figure = narrow_terms(PLAYED)
    lefts = {text.get_position()[0] for text in named(figure, "name")}
    assert len(lefts) == 1
    assert named(figure, "agreed/fishing.quota/0.5")[0].get_width() == 0.6
    written = [text for axes in figure.axes for text in axes.texts if text.get_gid() != "side"]
    assert min(float(text.get_fontsize()) for text in written) >= PHONE.least


def test_the_key_says_what_all_sign_only_where_they_all_sign_something() -> None:
    assert "what all sign" in texts(FIGURE, "key")
    apart = HARBOUR.replace("reservation: 60", "reservation: 30").replace(
        "2002-07-01", "2003-07-01"
    )
    assert "what all sign" not in texts(terms(many(RUNS, scenario=apart)), "key")
