"""The limits of the parties: named at their lines, without doubt whose is which."""

import pytest
from matplotlib.figure import Figure

import sim.plots
from sim.model.codes import Happening
from tests.builders import HARBOUR, Row, played
from tests.plots.drawn import TALKS, covers, named, names, narrow_type, texts

LIMITS = "ideal: 80, reservation: {north}}}\n          south: {{ideal: 0, reservation: {south}}}"


def figure(north: float, south: float) -> Figure:
    """Return the figure of talks in which the limits of the two on the quota are these."""
    text = HARBOUR.replace(
        LIMITS.format(north=40, south=60), LIMITS.format(north=north, south=south)
    )
    return sim.plots.concession(played(TALKS[:2], scenario=text, ending="horizon"))


def middles(drawn: Figure) -> list[float]:
    """Return how high the names of the limits on the quota stand, in inches from the top."""
    return [(top + bottom) / 2 for _, top, _, bottom in covers(drawn, "limit")]


def height(drawn: Figure, party: str) -> float:
    """Return how high the line of a limit on the quota lies."""
    (line,) = named(drawn, f"limit/fishing.quota/{party}")
    at = line.axes.transData.transform((0.0, line.get_ydata()[0]))[1]
    return float(drawn.get_figheight() - at / drawn.dpi)


@narrow_type
def test_limits_apart_have_a_name_each_at_their_lines() -> None:
    drawn = figure(20, 80)
    assert texts(drawn, "limit")[:2] == ["limit of South", "limit of North"]
    for at, party in zip(middles(drawn), ("south", "north"), strict=False):
        assert at == pytest.approx(height(drawn, party), abs=0.02)
    assert names(drawn, "lead/fishing.quota") == set()


@narrow_type
@pytest.mark.parametrize("south", [50, 51])
def test_limits_that_coincide_share_one_name_at_their_line(south: float) -> None:
    drawn = figure(50, south)
    assert texts(drawn, "limit")[0] == "limit of both"
    assert middles(drawn)[0] == pytest.approx(height(drawn, "south"), abs=0.02)
    assert names(drawn, "limit/fishing.quota") == {
        "limit/fishing.quota/north",
        "limit/fishing.quota/south",
    }


@narrow_type
def test_a_name_that_makes_way_is_led_back_to_its_line() -> None:
    drawn = figure(50, 58)
    assert texts(drawn, "limit")[:2] == ["limit of South", "limit of North"]
    for at, party in zip(middles(drawn), ("south", "north"), strict=False):
        (lead,) = named(drawn, f"lead/fishing.quota/{party}")
        start, end = lead.get_ydata()
        assert start == pytest.approx(height(drawn, party), abs=1e-6)
        assert end == pytest.approx(at, abs=0.02)
        (line,) = named(drawn, f"limit/fishing.quota/{party}")
        assert lead.get_color() == line.get_color()


THREE = """
scenario: three
start: 2001-01-01
parties: {a: {}, b: {}, c: {}}
items:
  point:
    scale: {between: [0, 100], unit: boats}
    stances:
      a: {ideal: 0, reservation: 60}
      b: {ideal: 100, reservation: %d}
      c: {ideal: 100, reservation: %d}
"""


@pytest.mark.parametrize(
    ("of_b", "of_c", "said"),
    [
        (20, 20, ["limit of A", "limit of B, C"]),
        (60, 20, ["limit of A, B", "limit of C"]),
        (60, 60, ["limit of all"]),
    ],
)
def test_of_three_parties_a_shared_limit_names_those_who_share_it(
    of_b: int, of_c: int, said: list[str]
) -> None:
    rows = [Row(0, Happening.TABLED, "a", item="point")]
    drawn = sim.plots.concession(played(rows, scenario=THREE % (of_b, of_c), ending="horizon"))
    assert texts(drawn, "limit") == said
