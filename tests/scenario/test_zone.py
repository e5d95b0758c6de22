"""Zones of agreement, worked by hand."""

import pytest

from sim.scenario.document import loads
from sim.scenario.zone import Stretch, acceptable, red_line, reservation, within_reach, zone
from tests.scenario.files import GARDEN, HOUSE


def test_a_zone_lies_between_the_reservations() -> None:
    low, high = zone(loads(HOUSE).units[0].clause)
    assert (low, high) == pytest.approx((0.4, 0.6))


def test_a_gap_is_what_the_reservations_miss_each_other_by() -> None:
    stretch = zone(loads(HOUSE.replace("440", "480")).units[0].clause)
    assert stretch.gap == pytest.approx(0.2)
    assert zone(loads(HOUSE).units[0].clause).gap == 0


def test_red_lines_make_the_zone_wider() -> None:
    clause = loads(GARDEN).units[0].clause
    assert zone(clause, reservation) == pytest.approx((0.4, 0.5))
    assert zone(clause, red_line) == pytest.approx((0.4, 0.7))


def test_terms_beyond_an_ideal_cost_as_much_as_terms_short_of_it() -> None:
    clause = (
        loads(HOUSE.replace("ideal: 410, reservation: 460", "ideal: 450, reservation: 460"))
        .units[0]
        .clause
    )
    assert zone(clause) == pytest.approx((0.4, 0.6))
    stance, scale = clause.stances["buyer"], clause.scale
    assert scale is not None
    assert within_reach(scale, stance, 0.4)  # type: ignore[arg-type]
    assert not within_reach(scale, stance, 0.39)  # type: ignore[arg-type]


def test_an_option_suits_all_whose_reservation_it_is_worth() -> None:
    shed = loads(GARDEN).units[1].clause
    assert acceptable(shed) == ("stays", "goes")
    firm = GARDEN.replace("reservation: stays}", "reservation: goes}")
    assert acceptable(loads(firm).units[1].clause) == ("goes",)
    firmer = firm.replace(
        "reservation: goes}\n    objections", "reservation: stays}\n    objections"
    )
    assert acceptable(loads(firmer).units[1].clause) == ()


def test_a_stretch_without_length_is_no_gap() -> None:
    assert Stretch(0.5, 0.5).gap == 0
