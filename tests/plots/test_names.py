"""The names of the parties: by their lines, and in nothing's way."""

from itertools import combinations

import pytest
from matplotlib.figure import Figure

import sim.plots
from sim.model.codes import Happening
from sim.plots import names as lettered
from tests.builders import HARBOUR, Row, played
from tests.plots.drawn import TALKS, covers, minute, named, names, texts

Box = tuple[float, float, float, float]


def put(*offers: tuple[int, str, float], scenario: str = HARBOUR) -> Figure:
    """Return the figure of talks in which these texts were put on the quota: day, who, share."""
    rows = [Row(0, Happening.TABLED, "north", item="fishing")]
    rows += [
        Row(day, Happening.OFFERED, party, "fishing.quota", position=share)
        for day, party, share in offers
    ]
    return sim.plots.concession(played(rows, scenario=scenario, ending="horizon"))


def written(figure: Figure) -> dict[str, Box]:
    """Return where the name of each party stands in the panel of the quota."""
    found = names(figure, "party/fishing.quota/")
    return {gid.rpartition("/")[2]: covers(figure, gid)[0] for gid in sorted(found)}


def heights(figure: Figure, gid: str) -> list[float]:
    """Return how high level lines lie, in inches from the top."""
    found = []
    for line in named(figure, gid):
        across = line.axes.transData.transform((0.0, line.get_ydata()[0]))[1]
        found.append(figure.get_figheight() - across / figure.dpi)
    return found


def test_the_highest_line_has_its_name_above_and_the_other_below() -> None:
    figure = put((0, "north", 0.7), (0, "south", 0.3))
    north, south = (written(figure)[party] for party in ("north", "south"))
    (above,), (below,) = (
        heights(figure, f"offers/fishing.quota/{party}") for party in ("north", "south")
    )
    assert north[3] < above < below < south[1]
    assert above - north[3] < 0.1
    assert south[1] - below < 0.1


@pytest.mark.parametrize("share", [0.0, 0.04, 0.5, 0.96, 1.0])
@pytest.mark.parametrize("day", [0, 40, 99])
def test_no_name_cuts_the_axis_the_scale_or_the_names_at_its_side(share: float, day: int) -> None:
    figure = put((day, "north", share), (day, "south", 0.3))
    lines = heights(figure, "place/fishing.quota") + heights(figure, "axis")
    sides = [*covers(figure, "place"), *covers(figure, "tick-name"), *covers(figure, "limit")]
    found = written(figure)
    assert set(found) == {"north", "south"}
    for left, top, right, bottom in found.values():
        assert not [line for line in lines if top < line < bottom]
        for side in sides:
            assert right <= side[0] or side[2] <= left or bottom <= side[1] or side[3] <= top


def test_names_of_lines_that_begin_at_one_place_stand_apart() -> None:
    found = written(put((0, "north", 0.5), (0, "south", 0.5)))
    for a, b in combinations(found.values(), 2):
        assert a[3] <= b[1] or b[3] <= a[1] or a[2] <= b[0] or b[2] <= a[0]


def test_a_name_keeps_off_the_steps_of_its_line() -> None:
    figure = put((0, "south", 0.1), (0, "north", 0.7), (10, "north", 0.9), (20, "north", 0.7))
    left, top, right, bottom = written(figure)["north"]
    (line,) = named(figure, "offers/fishing.quota/north")
    for day in (10, 20):
        across, low = line.axes.transData.transform((minute(day), 0.7)) / figure.dpi
        high = line.axes.transData.transform((minute(day), 0.9))[1] / figure.dpi
        least, most = figure.get_figheight() - high, figure.get_figheight() - low
        assert not (left < across < right and top < most and least < bottom)


def test_a_name_stands_on_no_ground_and_within_the_plot() -> None:
    long = HARBOUR.replace("north: {pat", "north: {name: The United Harbours of the North, pat", 1)
    figure = put((99, "north", 0.8), (99, "south", 0.3), scenario=long)
    assert texts(figure, "party/fishing.quota/north") == ["The United Harbours of the North"]
    edges = named(figure, "place/fishing.quota")[0].axes.get_window_extent()
    for party, (left, _, right, _) in written(figure).items():
        (name,) = named(figure, f"party/fishing.quota/{party}")
        assert name.get_bbox_patch() is None
        assert edges.x0 / figure.dpi - 0.02 <= left
        assert right <= edges.x1 / figure.dpi + 0.02


def test_every_party_that_put_a_text_is_named_once() -> None:
    figure = sim.plots.concession(played(TALKS))
    assert texts(figure, "party/fishing.quota/north") == ["North"]
    assert texts(figure, "party/fishing.quota/south") == ["South"]
    assert texts(figure, "party/tolls/north") == []


def test_a_name_that_could_only_stand_on_another_is_left_to_the_key() -> None:
    name, beside = lettered.Box(0.0, 0.0, 1.0, 0.1), lettered.Box(1.0, 0.0, 2.0, 0.1)
    over = lettered.Box(0.5, 0.05, 2.0, 0.2)
    assert lettered._on_another(name, [(over, lettered.NAME)])
    assert not lettered._on_another(name, [(beside, lettered.NAME)])
    assert not lettered._on_another(name, [(over, lettered.WEIGHTS["offers"])])
