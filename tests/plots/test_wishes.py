"""What the parties want, beside the scale of a clause."""

import pytest
from matplotlib.figure import Figure

from sim.plots import wishes
from sim.plots.wishes import Side
from sim.scenario.document import loads
from sim.scenario.scenario import Unit
from tests.builders import HARBOUR
from tests.plots.drawn import named, names, points, texts

RED = HARBOUR.replace("{ideal: 80, reservation: 40}", "{ideal: 80, reservation: 40, red_line: 30}")
PARTIES = ("north", "south")


def unit(clause: str, text: str = HARBOUR) -> Unit:
    """Return a clause of a scenario."""
    return next(unit for unit in loads(text).units if unit.id == clause)


def drawn(clause: str, text: str = HARBOUR, parties: tuple[str, ...] = PARTIES) -> Figure:
    """Return a figure of the wishes beside a clause, an inch being ten of its x."""
    figure = Figure()
    axes = figure.add_subplot()
    wishes.draw(axes, unit(clause, text), parties, Side(1.0, 1.2, 10.0))
    return figure


def test_the_parties_stand_beside_each_other_right_of_the_bars() -> None:
    figure = drawn("fishing.quota")
    xs = [points(named(figure, f"ideal/fishing.quota/{party}")[0])[0][0] for party in PARTIES]
    assert xs == pytest.approx([10 * (1 + 0.7 * 0.24), 10 * (1 + 1.7 * 0.24)])
    assert texts(figure, "side") == ["1", "2"]


def test_a_line_leads_on_to_the_red_line_where_there_is_one() -> None:
    figure = drawn("fishing.quota", RED)
    assert [y for _, y in points(named(figure, "beyond/fishing.quota/north")[0])] == [0.4, 0.3]
    assert names(figure, "red-line/") == {"red-line/fishing.quota/north"}


def test_who_has_no_stance_on_a_clause_keeps_its_place_empty() -> None:
    figure = drawn("tolls", parties=("east", *PARTIES))
    assert texts(figure, "side") == ["2", "3"]
    assert names(figure, "reach/") == {"reach/tolls/north", "reach/tolls/south"}


def test_the_zone_is_drawn_only_where_the_reservations_meet() -> None:
    figure = Figure()
    axes = figure.add_subplot()
    wishes.draw_zone(axes, unit("fishing.season"))
    apart = HARBOUR.replace(
        "south: {ideal: 0, reservation: 60}", "south: {ideal: 0, reservation: 9}"
    )
    wishes.draw_zone(axes, unit("fishing.quota", apart))
    assert names(figure, "zone/") == set()
    wishes.draw_zone(axes, unit("fishing.quota"))
    assert names(figure, "zone/") == {"zone/fishing.quota"}


def test_there_is_a_zone_where_all_sign_on_a_scale() -> None:
    assert wishes.zone_of(unit("fishing.quota")) == pytest.approx((0.4, 0.6))
    assert wishes.zone_of(unit("fishing.season")) is None
    assert wishes.zone_of(unit("fishing.quota", HARBOUR.replace("60}", "30}"))) is None
