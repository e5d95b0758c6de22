"""The figure of a comparison, by what it draws."""

from itertools import pairwise

import pytest

from sim.model.codes import MEETING_MINUTE, MINUTES_A_DAY
from sim.plots.compare import compare
from tests.comparisons import harbour
from tests.plots.drawn import covers, named, names, points, texts

FIGURE = compare(harbour())


def test_a_is_an_outline_and_b_a_bar_in_the_same_lane() -> None:
    """The quota closes on days 15 to 35 in B; in A on 10 to 30, or never in one run of four."""
    (bar,), (outline,) = named(FIGURE, "nine/tolls"), named(FIGURE, "against/nine/tolls")
    assert bar.get_x() == 17 * MINUTES_A_DAY + MEETING_MINUTE
    assert outline.get_x() == 12 * MINUTES_A_DAY + MEETING_MINUTE
    assert not outline.get_fill()
    middles = {one.get_y() + one.get_height() / 2 for one in (bar, outline)}
    assert max(middles) - min(middles) < 1e-9
    (median,) = named(FIGURE, "median/tolls")
    assert points(median)[0][0] == 27 * MINUTES_A_DAY + MEETING_MINUTE


def test_differences_stand_at_the_height_of_their_lanes() -> None:
    comparison = harbour()
    (agreed,), (closes,) = (
        named(FIGURE, "difference/agreed/tolls"),
        named(FIGURE, "difference/day/tolls"),
    )
    (bar,) = named(FIGURE, "nine/tolls")
    assert points(agreed)[0] == pytest.approx((25, bar.get_y() + bar.get_height() / 2))
    day = comparison.difference("day", clause="tolls").apart
    assert points(closes)[0][0] == pytest.approx(day.value)
    (interval,) = named(FIGURE, "interval/day/tolls")
    assert [x for x, _ in points(interval)] == pytest.approx([day.low, day.high])
    (terms,) = named(FIGURE, "difference/position/fishing.quota")
    assert points(terms)[0][0] == pytest.approx(100 * 0.2 / 3)


def test_options_have_no_distance_and_the_signature_a_row_of_its_own() -> None:
    drawn = names(FIGURE, "difference/")
    assert "difference/position/fishing.season" not in drawn
    assert {"difference/signed/signature", "difference/day/signature"} <= drawn
    assert texts(FIGURE, "signed") == ["75 % in A, 100 % in B"]


def test_the_picture_says_what_is_compared_and_what_it_assumes() -> None:
    assert texts(FIGURE, "title") == ["What if? parties.north.patience = 50 days"]
    assert "B is signed more often" in " ".join(texts(FIGURE, "subtitle"))
    assert "A: as written" in FIGURE.assumes
    assert "+25 (9.3…38)" in FIGURE.account


def test_no_words_of_the_head_and_the_panels_overlap() -> None:
    heads = sorted(covers(FIGURE, "heading"))
    assert all(one[2] < other[0] for one, other in pairwise(heads))
    assert max(right for _, _, right, _ in heads) <= FIGURE.wide
