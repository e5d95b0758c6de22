"""Panels: one for each clause, on its own scale."""

import pytest

from sim.plots.panels import APART, BETWEEN, COLUMN, HEIGHT, INSET, Panel, laid_out, spread
from sim.results.course import courses
from tests.builders import HARBOUR, played
from tests.plots.drawn import TALKS


def panels(text: str = HARBOUR) -> tuple[Panel, ...]:
    """Return the panels of the harbour talks."""
    outcome = played(TALKS, scenario=text)
    stood = {course.clause: course for course in courses(outcome)}
    said = {unit.id: ("agreed", "nobody moved") for unit in outcome.scenario.units}
    return laid_out(outcome.scenario.units, stood, said, top=0.5)


def test_panels_stand_in_two_columns_in_the_order_of_the_agenda() -> None:
    quota, season, tolls = panels()
    assert quota.top == season.top < tolls.top
    assert season.left - quota.left == pytest.approx(COLUMN + BETWEEN)
    assert tolls.left == quota.left
    assert tolls.top - tolls.header == pytest.approx(quota.foot + APART)


def test_the_dates_stand_below_the_last_panel_of_each_column() -> None:
    assert [panel.is_last for panel in panels()] == [False, True, True]


def test_a_position_lies_between_the_ends_of_the_scale() -> None:
    quota, season, _ = panels()
    assert quota.height_of(0.0) == pytest.approx(quota.foot - INSET)
    assert quota.height_of(1.0) == pytest.approx(quota.top + INSET)
    assert season.height_of(0.0) < season.height_of(1.0) < season.height_of(2.0)


def test_a_panel_grows_for_the_names_of_many_options() -> None:
    options = [f"the {n}th of the seasons that were proposed" for n in range(8)]
    worth = ", ".join(f"{option}: 0.{n}" for n, option in enumerate(options))
    text = HARBOUR.replace("[summer, winter, all year]", f"[{', '.join(options)}]")
    for worths in ("summer: 0.2, winter: 0.5, all year: 1", "summer: 1, winter: 0.5, all year: 0"):
        text = text.replace(worths, worth)
    text = text.replace("reservation: winter", f"reservation: {options[1]}")
    season = panels(text)[1]
    names = [place.name.height for place in season.places]
    assert season.height > HEIGHT
    gaps = [season.height_of(n + 1) - season.height_of(n) for n in range(7)]
    assert min(gaps) >= max(names)


def test_words_that_would_touch_are_moved_apart_and_others_stay() -> None:
    assert spread([1.0, 2.0], [0.2, 0.2]) == pytest.approx((1.0, 2.0))
    assert spread([1.0, 1.0], [0.2, 0.2]) == pytest.approx((0.9, 1.1))
    found = spread([1.0, 1.05, 1.1, 3.0], [0.2, 0.2, 0.2, 0.2])
    assert found == pytest.approx((0.85, 1.05, 1.25, 3.0))


def test_words_of_unlike_height_do_not_touch_either() -> None:
    heights = [0.1, 0.3, 0.1]
    found = spread([1.0, 1.0, 1.0], heights)
    for n in range(2):
        assert found[n + 1] - found[n] == pytest.approx((heights[n] + heights[n + 1]) / 2)
