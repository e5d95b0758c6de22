"""The figure of a forecast, by the data of its artists."""

from dataclasses import replace

import pytest
from matplotlib.axes import Axes
from matplotlib.patches import Rectangle

from sim.errors import UsageError
from sim.plots.forecast import describe, forecast
from sim.plots.style import Sheet
from sim.results.forecast import Forecast, Prediction
from sim.scenario.document import loads
from tests.builders import HARBOUR
from tests.results.test_forecast import harbour


def told() -> Forecast:
    zone = Prediction(
        model="split", clause="fishing.quota", position=0.5, terms="half", low=0.3, high=0.7
    )
    first = Prediction(
        model="words",
        clause="fishing.quota",
        position=0.9,
        terms="90 boats",
        chance=harbour().predictions[-1].chance,
    )
    whole = harbour()
    return replace(whole, predictions=(*whole.predictions[:3], zone, *whole.predictions[3:], first))


def axes(sheet: Sheet) -> Axes:
    """Return the axes of the only clause on a scale."""
    (found,) = (one for one in sheet.axes if str(one.get_gid()).startswith("clause/"))
    assert found.get_gid() == "clause/fishing.quota"
    return found


def line(sheet: Sheet, gid: str) -> tuple[list[float], list[float]]:
    (found,) = (one for one in axes(sheet).lines if one.get_gid() == gid)
    return list(found.get_xdata()), list(found.get_ydata())  # type: ignore[arg-type]


def test_each_model_stands_in_a_row_of_its_own_where_it_puts_the_clause() -> None:
    sheet = forecast(told())
    assert line(sheet, "mark/fishing.quota/split") == ([0.5], [1])
    assert line(sheet, "mark/fishing.quota/challenge") == ([0.8], [2])
    assert line(sheet, "mark/fishing.quota/words") == ([0.9], [3])
    names = {str(text.get_gid()): text.get_text() for text in sheet.paper.texts}
    assert names["model/fishing.quota/challenge"] == "challenge model"
    assert "model/fishing.quota/exchange" not in names


def test_the_bar_is_the_middle_half_and_the_notch_the_median() -> None:
    sheet = forecast(told())
    (bar,) = (one for one in axes(sheet).patches if one.get_gid() == "half/fishing.quota")
    assert isinstance(bar, Rectangle)
    assert (bar.get_x(), bar.get_width()) == pytest.approx((0.45, 0.15))
    assert line(sheet, "median/fishing.quota")[0] == [0.5, 0.5]
    assert line(sheet, "through/fishing.quota") == ([0.5, 0.5], [0, 3.5])


def test_the_pale_band_is_what_all_would_sign() -> None:
    (band,) = (
        one for one in axes(forecast(told())).patches if one.get_gid() == "zone/fishing.quota"
    )
    assert isinstance(band, Rectangle)
    assert (band.get_x(), band.get_width()) == pytest.approx((0.3, 0.4))
    assert not any(
        one.get_gid() == "zone/fishing.quota" for one in axes(forecast(harbour())).patches
    )


def test_an_end_of_a_scale_below_nought_has_a_minus_sign() -> None:
    below = loads(HARBOUR.replace("between: [0, 100]", "between: [-100, 100]"))
    sheet = forecast(replace(told(), scenario=below))
    ends = [text.get_text() for text in sheet.paper.texts if text.get_gid() == "end/fishing.quota"]
    assert ends == ["−100 boats", "100 boats"]


def test_where_no_run_agrees_it_is_said_in_the_row() -> None:
    silent = Prediction(model="simulated", clause="fishing.quota", note="agreed in no run")
    sheet = forecast(replace(harbour(), predictions=(silent, *harbour().predictions[3:])))
    (text,) = axes(sheet).texts
    assert text.get_text() == "agreed in no run"
    assert not any(one.get_gid() == "through/fishing.quota" for one in axes(sheet).lines)


def test_the_account_tells_of_options_too() -> None:
    assert describe(told()).splitlines() == [
        "The harbour talks: 40 replications, and what classic models predict.",
        "Fishing: quota: simulated talks half; split the difference half; challenge model 80 boats;"
        " the file's words 90 boats.",
        "Fishing: season: simulated talks winter; the file's words all year.",
    ]


def test_what_it_rests_on_stands_in_its_foot() -> None:
    assert "seed 7 · 40 replications" in forecast(told()).assumes


def test_options_alone_are_no_picture() -> None:
    options = tuple(one for one in harbour().predictions if one.clause == "fishing.season")
    with pytest.raises(UsageError, match="options are told in the table"):
        forecast(replace(harbour(), predictions=options))
