"""A forecast: on each clause's scale what the simulated talks say, and where each model puts it.

A panel a clause on a scale, a row a model. The bar is the middle half of the runs, its notch the
median, which a thin line carries down through the models; the pale band is what all would sign.
Clauses of options have no line to stand on: the account tells them.
"""

from collections.abc import Iterable
from typing import NamedTuple

from matplotlib.axes import Axes
from matplotlib.patches import Rectangle

from sim.errors import UsageError
from sim.plots.account import full_name
from sim.plots.lettering import Block, fitted
from sim.plots.style import (
    AGREED,
    CLAUSE,
    HALF,
    INK,
    ITEM,
    MARGIN,
    MEDIAN,
    NOTE,
    RULE,
    SECONDARY,
    WIDE,
    Sheet,
    letter,
    letter_block,
)
from sim.results.figure import with_minus
from sim.results.forecast import LOWER, MODELS, SIMULATED, UPPER, Forecast, Prediction
from sim.results.summary import percent
from sim.scenario.argument import finding
from sim.scenario.scale import Scale
from sim.scenario.scenario import Unit

ROW, NAME, ENDS, APART = 0.142, 0.2, 0.2, 0.2
"""Height of a row, and room above, for the clause's name; below, for its scale; between panels."""

TOP, COLUMNS, BETWEEN = 0.5, 2, 0.3
LABELS, PAD = 1.12, 0.08
THICK = 0.075
FOOTER = 0.38
BAND = 0.16

KEY = (
    "bar: middle half of the runs · notch and line: their median · pale: what all would sign · "
    "hollow: the first text, if it survives"
)
"""What the marks mean."""


class Panel(NamedTuple):
    """A clause's panel: its name, its rows from the simulated talks on, and its place in inches."""

    unit: Unit
    name: Block
    rows: tuple[Prediction, ...]
    left: float
    top: float

    @property
    def height(self) -> float:
        """How high its plot is."""
        return ROW * len(self.rows)


def forecast(forecast: Forecast) -> Sheet:
    """Draw a forecast.

    In the axes of a clause x is the share of its scale, and y the row of a model from 0 on. Raises
    UsageError if none of its clauses is on a scale.
    """
    finding("forecast", forecast, Forecast)
    panels = _laid_out(forecast)
    foot = max(panel.top + panel.height + ENDS for panel in panels)
    sheet = Sheet(
        forecast,
        title="What the talks say, and what classic models predict",
        below=f"{forecast.scenario.title} · {forecast.which} · {percent(forecast.signed)} signed",
        account=describe(forecast),
        height=foot + FOOTER,
    )
    for panel in panels:
        _draw(sheet, forecast, panel)
    letter(sheet.paper, (MARGIN, foot + 0.1), KEY, size=NOTE, colour=SECONDARY, gid="key")
    return sheet


def drawable(units: Iterable[Unit]) -> list[Unit]:
    """Return those that are on a scale; raise UsageError if none is."""
    ordered = [unit for unit in units if unit.whole is None and unit.clause.scale]
    if not ordered:
        raise UsageError("None of these clauses is on a scale; options are told in the table.")
    return ordered


def describe(forecast: Forecast) -> str:
    """Say in plain text what is predicted of each clause, those of options too."""
    lines = [f"{forecast.scenario.title}: {forecast.which}, and what classic models predict."]
    for unit in forecast.units:
        told = [
            f"{MODELS[one.model]} {with_minus(one.terms)}"
            for one in forecast.of(unit.id)
            if one.is_made and one.model not in (LOWER, UPPER)
        ]
        lines.append(f"{full_name(forecast, unit)}: {'; '.join(told)}.")
    return "\n".join(lines)


def _laid_out(forecast: Forecast) -> list[Panel]:
    """Return the panels of the clauses on scales, row by row."""
    wide = (WIDE.width - 2 * MARGIN - BETWEEN * (COLUMNS - 1)) / COLUMNS
    units = drawable(forecast.units)
    panels: list[Panel] = []
    top = TOP
    for first in range(0, len(units), COLUMNS):
        row = []
        for column, unit in enumerate(units[first : first + COLUMNS]):
            name = fitted(
                full_name(forecast, unit), wide, ((ITEM, 1), (CLAUSE, 1), (NOTE, 1)), bold=True
            )
            left = MARGIN + column * (wide + BETWEEN)
            row.append(Panel(unit, name, _rows(forecast, unit), left, top + NAME))
        panels.extend(row)
        top = max(panel.top + panel.height for panel in row) + ENDS + APART
    return panels


def _rows(forecast: Forecast, unit: Unit) -> tuple[Prediction, ...]:
    """Return the simulated talks, whatever they say, and the models that predict anything."""
    told = [one for one in forecast.of(unit.id) if one.model not in (LOWER, UPPER)]
    return tuple(one for one in told if one.is_made or one.model == SIMULATED)


def _draw(sheet: Sheet, forecast: Forecast, panel: Panel) -> None:
    """Draw the panel of a clause."""
    wide = (WIDE.width - 2 * MARGIN - BETWEEN * (COLUMNS - 1)) / COLUMNS
    letter_block(sheet.paper, (panel.left, panel.top - NAME / 2 - 0.03), panel.name, gid="name")
    plot = wide - LABELS - PAD
    axes = sheet.placed((panel.left + LABELS, panel.top), (plot, panel.height))
    axes.set_gid(f"clause/{panel.unit.id}")
    axes.set_xlim(0.0, 1.0)
    axes.set_ylim(len(panel.rows) - 0.5, -0.5)
    _ground(axes, forecast, panel)
    for row, one in enumerate(panel.rows):
        y = panel.top + ROW * (row + 0.5)
        simulated = one.model == SIMULATED
        letter(
            sheet.paper,
            (panel.left + LABELS - 0.08, y),
            MODELS[one.model],
            size=NOTE,
            colour=INK if simulated else SECONDARY,
            align="right",
            bold=simulated,
            gid=f"model/{panel.unit.id}/{one.model}",
        )
        if simulated:
            _simulated(axes, forecast, one, plot)
        else:
            _mark(axes, one, row)
    _scale(sheet, panel, plot)


def _ground(axes: Axes, forecast: Forecast, panel: Panel) -> None:
    """Draw what lies behind: what all would sign, a line a row, and the median of the runs."""
    for one in panel.rows:
        if one.model == "split" and one.low < one.high:
            band = axes.axvspan(one.low, one.high, color=HALF, alpha=BAND, lw=0, zorder=0)
            band.set_gid(f"zone/{panel.unit.id}")
    for row in range(len(panel.rows)):
        axes.plot([0, 1], [row, row], color=RULE, lw=0.5, zorder=1, gid="row")
    simulated = forecast.prediction(SIMULATED, panel.unit.id)
    if simulated.is_made:
        x = [simulated.position] * 2
        y = [0, len(panel.rows) - 0.5]
        axes.plot(x, y, color=AGREED, lw=0.6, zorder=2, gid=f"through/{panel.unit.id}")


def _simulated(axes: Axes, forecast: Forecast, one: Prediction, plot: float) -> None:
    """Draw the middle half of the runs and their median; say so if none agrees on anything."""
    if not one.is_made:
        axes.text(
            0.01, 0, one.note, size=NOTE, color=SECONDARY, va="center", gid=f"half/{one.clause}"
        )
        return
    low, high = (forecast.prediction(model, one.clause).position for model in (LOWER, UPPER))
    thick = THICK / ROW
    least = 0.02 / plot
    bar = Rectangle(
        (min(low, high - least), -thick / 2),
        max(high - low, least),
        thick,
        fc=HALF,
        lw=0,
        zorder=3,
        clip_on=False,
    )
    bar.set_gid(f"half/{one.clause}")
    axes.add_artist(bar)
    axes.plot(
        [one.position] * 2,
        [-thick / 2 - 0.08, thick / 2 + 0.08],
        color=MEDIAN,
        lw=1.6,
        zorder=4,
        clip_on=False,
        gid=f"median/{one.clause}",
    )


def _mark(axes: Axes, one: Prediction, row: int) -> None:
    """Draw where a model puts the clause; hollow where that is only as likely as words say."""
    axes.plot(
        [one.position],
        [row],
        linestyle="none",
        marker="o",
        markersize=3.8,
        markerfacecolor=AGREED if one.chance is None else "white",
        markeredgecolor=AGREED,
        markeredgewidth=0.9,
        clip_on=False,
        zorder=5,
        gid=f"mark/{one.clause}/{one.model}",
    )


def _scale(sheet: Sheet, panel: Panel, plot: float) -> None:
    """Write the ends of a scale below its panel, each on a half of the width."""
    scale = panel.unit.clause.scale
    assert isinstance(scale, Scale), "the panels are of clauses on scales"
    y = panel.top + panel.height + 0.09
    left = panel.left + LABELS
    for end, at, align in ((0.0, left, "left"), (1.0, left + plot, "right")):
        told = fitted(
            with_minus(scale.brief(end)), plot / 2 - 0.05, ((NOTE, 1), (6.0, 1), (5.5, 2))
        )
        letter_block(
            sheet.paper,
            (at, y + (told.height - told.pitch) / 2),
            told,
            colour=SECONDARY,
            align=align,
            gid=f"end/{panel.unit.id}",
        )
