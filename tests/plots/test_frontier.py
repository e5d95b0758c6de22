"""Who gains, by what the figure draws."""

import numpy as np
import pytest

from sim.analysis.solutions import nash
from sim.analysis.stakes import frontier as best_of
from sim.analysis.stakes import stakes, worths
from sim.model.codes import Ending
from sim.plots.frontier import frontier, narrow_frontier
from sim.plots.lettering import width
from sim.plots.style import MARGIN, PHONE, WIDE
from tests.builders import HARBOUR
from tests.ensembles import Run, agreed, many
from tests.plots.drawn import named, names, points, texts

RUNS = [
    *[
        Run({"fishing.quota": agreed(1, place / 10), "tolls": agreed(2, 0.3)})
        for place in (4, 5, 6)
    ],
    Run({"fishing.quota": agreed(1, 0.0)}, Ending.WALKED_OUT),
]
PLAYED = many(RUNS)
FIGURE = frontier(PLAYED)
BELIEF = (
    "beliefs: {north: {set: {items.fishing.clauses.quota.stances.south.reservation: 90}}, "
    "south: {set: {parties.north.patience: 9 days}}}\n"
)
PAIR = "north/south"
APART = """
scenario: apart
start: 2001-01-01
parties: {north: {}, south: {}}
items:
  tolls:
    scale: {between: [0, 100]}
    stances:
      north: {ideal: 0, reservation: 20}
      south: {ideal: 100, reservation: 80}
"""


def test_a_dot_is_a_signed_run_at_what_it_is_worth_to_both() -> None:
    (dots,) = named(FIGURE, f"runs/{PAIR}")
    assert np.array(points(dots)) == pytest.approx(worths(PLAYED)[:3])


def test_the_line_is_the_frontier_and_the_solutions_lie_on_it() -> None:
    best = best_of(stakes(PLAYED.scenario), (0, 1))
    (line,) = named(FIGURE, f"frontier/{PAIR}")
    assert np.array(points(line)) == pytest.approx(best)
    assert points(named(FIGURE, f"nash/{PAIR}")[0])[0] == pytest.approx(
        tuple(best[nash(best, np.zeros(2))])
    )
    assert named(FIGURE, f"kalai/{PAIR}")[0].get_marker() == "^"


def test_the_mean_has_its_interval_and_stands_in_words_above() -> None:
    worth = worths(PLAYED)[:3]
    (x,), (y,) = named(FIGURE, f"mean-x/{PAIR}"), named(FIGURE, f"mean-y/{PAIR}")
    assert np.mean([at for at, _ in points(x)]) == pytest.approx(worth[:, 0].mean())
    assert np.mean([at for _, at in points(y)]) == pytest.approx(worth[:, 1].mean())
    half = 1.959963984540054 * worth[:, 0].std(ddof=1) / np.sqrt(3)
    assert points(x)[1][0] - points(x)[0][0] == pytest.approx(2 * half)
    assert f"on average {100 * worth[:, 0].mean():.1f} (" in " ".join(texts(FIGURE, f"said/{PAIR}"))


def test_a_frontier_that_a_party_believes_in_is_dashed_and_only_where_it_differs() -> None:
    assert names(FIGURE, "believed/") == set()
    seen = frontier(many(RUNS, scenario=HARBOUR + BELIEF))
    assert names(seen, "believed/") == {f"believed/{PAIR}/north"}
    assert named(seen, f"believed/{PAIR}/north")[0].get_linestyle() == "--"
    assert "as North believes" in texts(seen, "key")


def test_of_three_parties_all_pairs_are_drawn() -> None:
    three = HARBOUR.replace("  south: {patience: 100 days}\n", "  south: {}\n  west: {}\n")
    figure = frontier(many([run._replace(utility=(0, 0, 0)) for run in RUNS], scenario=three))
    assert names(figure, "frontier/") == {
        f"frontier/{pair}" for pair in (PAIR, "north/west", "south/west")
    }
    assert "whatever it costs the others" in " ".join(texts(figure, "key"))
    assert "The best for two is without regard to the others" in figure.account
    assert "of 3 parties" not in figure.account


def test_names_however_long_keep_to_their_own_panel() -> None:
    long = "The United Kingdom of the North and Its Many Dependencies"
    two = "  south: {patience: 100 days}\n"
    three = HARBOUR.replace(two, f"  south: {{name: {long}}}\n  west: {{name: {long} and West}}\n")
    seen = frontier(many([run._replace(utility=(0, 0, 0)) for run in RUNS], scenario=three))
    column = (WIDE.width - 2 * MARGIN - 2 * 0.16) / 3
    for gid, bold in (("name", True), ("axis-name", False)):
        lines = named(seen, gid)
        assert "United Kingdom" in " ".join(line.get_text() for line in lines)
        for line in lines:
            wide = width(line.get_text(), size=line.get_fontsize(), bold=bold)
            assert wide <= column + 0.01, line.get_text()
    told = texts(seen, "axis-name")
    assert any(one.startswith("worth to") and one.endswith("…, in hundredths →") for one in told)
    assert any(one.startswith("↑ worth to the United") and one.endswith("…") for one in told)


def test_parties_that_are_not_drawn_are_told_of() -> None:
    four = HARBOUR.replace(
        "  south: {patience: 100 days}\n", "  south: {}\n  west: {}\n  east: {}\n"
    )
    figure = frontier(many([run._replace(utility=(0, 0, 0, 0)) for run in RUNS], scenario=four))
    assert names(figure, "frontier/") == {
        f"frontier/{pair}" for pair in (PAIR, "north/west", "south/west")
    }
    assert "the first 3 of 4 parties" in figure.account.splitlines()[0]
    assert "the first 3 of 4 parties" in " ".join(texts(figure, "subtitle"))


def test_talks_that_nobody_signs_leave_the_frontier_alone() -> None:
    figure = frontier(many([Run({}, Ending.HORIZON)]))
    assert points(named(figure, f"runs/{PAIR}")[0]) == []
    assert texts(figure, f"said/{PAIR}") == ["no run is signed"]
    assert named(figure, f"frontier/{PAIR}") != []
    assert names(figure, "mean") == set()


def test_runs_beyond_the_frontier_are_said_to_have_other_stances() -> None:
    told = "beyond it: runs with other stances, drawn or set"
    assert told not in texts(FIGURE, "key")
    assert "beyond the best there is" not in FIGURE.account
    # North has its ideals on all clauses, farther than South signs any
    all_of_it = {"fishing.quota": agreed(1, 0.8), "fishing.season": agreed(1, 2.0)}
    far = frontier(many([*RUNS, Run(all_of_it | {"tolls": agreed(2, 0.0)})]))
    assert told in texts(far, "key")
    assert "1 of the signed runs lies beyond the best there is" in far.account


def test_where_the_solutions_coincide_the_star_is_seen_before_the_larger_triangle() -> None:
    (star,), (triangle,) = (named(FIGURE, f"{kind}/{PAIR}") for kind in ("nash", "kalai"))
    assert star.get_zorder() > triangle.get_zorder()
    assert star.get_markersize() < triangle.get_markersize()
    assert triangle.get_markerfacecolor() == "none"


def test_on_a_telephone_the_same_is_drawn() -> None:
    figure = narrow_frontier(PLAYED)
    assert figure.get_figwidth() == PHONE.width
    assert points(named(figure, f"runs/{PAIR}")[0]) == points(named(FIGURE, f"runs/{PAIR}")[0])


def test_those_who_cannot_see_it_are_told_the_same() -> None:
    assert "North and South: worth on average" in FIGURE.account
    assert "The solution of Nash would give them" in FIGURE.account


def test_the_key_names_only_what_is_drawn() -> None:
    said = ["a signed run", "their mean, with its interval of 95 %"]
    assert texts(FIGURE, "key")[:2] == said
    assert texts(frontier(many(RUNS[:1])), "key")[:1] == said[:1]
    assert said[1] not in texts(frontier(many(RUNS[:1])), "key")
    assert not set(said) & set(texts(frontier(many([Run({}, Ending.HORIZON)])), "key"))
    figure = frontier(many([Run({}, Ending.HORIZON)], scenario=APART))
    assert texts(figure, "key") == []
    assert "The solution of" not in figure.account


def test_where_nothing_is_to_be_gained_the_numbers_differ() -> None:
    told = texts(frontier(many([Run({}, Ending.HORIZON)], scenario=APART)), "number")
    assert len(told) == 2 * len(set(told))
