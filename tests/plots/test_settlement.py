"""Settlement curves, by what they draw."""

import numpy as np
import pytest

from sim.model.codes import MINUTES_A_DAY, Ending
from sim.plots.settlement import narrow_settlement, settlement
from sim.plots.style import PHONE
from sim.results.survival import survival
from tests.builders import HARBOUR, RECORD
from tests.ensembles import Run, agreed, many, minute
from tests.plots.drawn import named, names, narrow_type, points, texts

RUNS = [
    Run({"tolls": agreed(10 * day)}, Ending.SIGNED if day < 5 else Ending.WALKED_OUT)
    for day in range(1, 9)
]
PLAYED = many([*RUNS, *[Run({}, Ending.HORIZON)] * 2])
FIGURE = settlement(PLAYED)


def test_the_curve_steps_up_by_each_run_that_settles_the_item() -> None:
    (curve,) = named(FIGURE, "curve/tolls")
    assert curve.get_drawstyle() == "steps-post"
    steps = points(curve)
    assert [x for x, _ in steps[:-1]] == [0, *[minute(10 * day) for day in range(1, 9)]]
    assert [y for _, y in steps] == pytest.approx([0, *[n / 10 for n in range(1, 9)], 0.8])


def test_the_band_is_that_of_the_survival() -> None:
    (band,) = named(FIGURE, "band/tolls")
    corners = np.asarray(band.get_paths()[0].vertices)
    times = np.array([*(minute(10 * day) for day in range(1, 9)), 9e9, 9e9], float)
    sure = survival(times, times < 9e9)
    assert corners[:, 1].min() == pytest.approx(1 - sure.high[0])
    assert corners[:, 1].max() == pytest.approx(1 - sure.low[-1])


def test_what_nobody_settles_is_a_line_at_nothing_without_a_band() -> None:
    (curve,) = named(FIGURE, "curve/fishing")
    assert {y for _, y in points(curve)} == {0.0}
    assert names(FIGURE, "band/") == {"band/tolls", "band/treaty"}
    assert texts(FIGURE, "said/fishing") == ["half never, 0 % (0–28) in the end"]


def test_every_item_has_a_panel_and_the_treaty_the_last() -> None:
    assert texts(FIGURE, "name") == ["1  Fishing", "2  Tolls", "The treaty, signed"]
    assert " ".join(texts(FIGURE, "said/tolls")) == (
        "half by 20 February 2001 (21 Jan 2001 or later), 80 % (49–94) in the end"
    )
    (treaty,) = named(FIGURE, "curve/treaty")
    assert points(treaty)[-1][1] == pytest.approx(0.4)


def test_the_day_it_really_came_about_is_marked_on_the_curve() -> None:
    assert names(FIGURE, "record/") == set()
    dated = RECORD.replace(
        "tolls: {disposition: agreed,", "tolls: {disposition: agreed, date: 2001-02-15,"
    )
    real = settlement(many([*RUNS, *[Run({}, Ending.HORIZON)] * 2], scenario=HARBOUR + dated))
    ((day, settled),) = points(named(real, "record/tolls")[0])
    assert day == 45 * MINUTES_A_DAY
    assert settled == pytest.approx(0.4)
    assert names(real, "record/") == {"record/tolls", "record/fishing", "record/treaty"}


def test_a_curve_of_many_steps_is_drawn_with_fewer_and_ends_the_same() -> None:
    days = [Run({"tolls": agreed(0)._replace(day=day)}) for day in range(600)]
    (curve,) = named(settlement(many(days)), "curve/tolls")
    assert len(points(curve)) <= 202
    assert points(curve)[-1][1] == 1.0


def test_those_who_cannot_see_it_are_told_the_same() -> None:
    assert (
        "Tolls: 25 % of all runs by 31 January 2001, 50 % of all runs by 20 February 2001 "
        "(21 Jan 2001 or later), "
    ) in FIGURE.account


@narrow_type
def test_on_a_telephone_the_curves_are_the_same_in_type_that_can_be_read() -> None:
    figure = narrow_settlement(PLAYED)
    assert figure.get_figwidth() == PHONE.width
    (wide,), (narrow,) = named(FIGURE, "curve/tolls"), named(figure, "curve/tolls")
    assert points(wide) == points(narrow)
    written = [text for axes in figure.axes for text in axes.texts]
    assert min(float(text.get_fontsize()) for text in written) >= PHONE.least


def test_where_nothing_is_settled_the_axis_is_the_horizon_and_no_band_is_explained() -> None:
    bare = many([Run({}, Ending.HORIZON)] * 2)
    figure = settlement(bare)
    (curve,) = named(figure, "curve/tolls")
    assert points(curve)[-1][0] == pytest.approx(bare.scenario.horizon.minutes, rel=0.02)
    assert texts(FIGURE, "key")[1:] == ["its interval of 95 %"]
    assert texts(figure, "key") == texts(FIGURE, "key")[:1]
