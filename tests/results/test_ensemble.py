"""What an ensemble says of its runs."""

from dataclasses import replace
from datetime import date, datetime
from typing import Any

import numpy as np
import pandas as pd
import pytest

from sim.errors import UsageError
from sim.model.codes import RUN_END, UNIT_END, Disposition, Ending, Hearing
from sim.results.ensemble import Ensemble
from sim.scenario.document import loads
from tests.builders import HARBOUR

DAY = 1440


def made(
    endings: list[tuple[Ending, int]], *, position: float = 0.5, disposition: Disposition
) -> Ensemble:
    """Return an ensemble of the harbour talks in which every clause ended alike on day 3."""
    scenario = loads(HARBOUR)
    n, units, parties = len(endings), len(scenario.units), len(scenario.parties)
    unit = np.zeros((n, units), UNIT_END)
    unit["disposition"], unit["hearing"] = disposition, Hearing.NONE
    unit["minute"], unit["position"] = 3 * DAY + 600, position
    if disposition is Disposition.OPEN:
        unit["minute"], unit["position"] = -1, np.nan
    return Ensemble(
        scenario=scenario,
        seed=1,
        at_defaults=False,
        overrides={},
        options={},
        as_believed_by=None,
        version="0",
        ending=np.array([(ending, day * DAY + 600) for ending, day in endings], RUN_END),
        utility=np.zeros((n, parties)),
        unit=unit,
        worth=np.zeros((n, units, parties)),
    )


ENDS = [(Ending.SIGNED, 9), (Ending.SIGNED, 20), (Ending.HORIZON, 99), (Ending.WALKED_OUT, 5)]


def test_the_chance_of_a_signature_is_the_share_of_the_runs_that_are_signed() -> None:
    played = made(ENDS, disposition=Disposition.AGREED)
    signed = played.signed()
    assert (signed.value, signed.n) == (0.5, 4)
    assert signed.low < 0.5 < signed.high


@pytest.mark.parametrize(
    ("by", "share"), [(date(2001, 1, 9), 0.0), (date(2001, 1, 10), 0.25), (date(2001, 12, 1), 0.5)]
)
def test_by_a_date_counts_what_is_signed_on_that_day(by: date, share: float) -> None:
    assert made(ENDS, disposition=Disposition.AGREED).signed(by=by).value == share


@pytest.mark.parametrize(
    "by",
    [
        "2001-01-10",
        datetime(2001, 1, 10, 23, 59),
        pd.Timestamp("2001-01-10"),
        np.datetime64("2001-01-10T12"),
    ],
)
def test_a_date_is_a_date_however_it_is_given(by: Any) -> None:
    assert made(ENDS, disposition=Disposition.AGREED).signed(by=by).value == 0.25


@pytest.mark.parametrize("by", ["10/1/2001", 9, pd.NaT, np.datetime64("NaT")])
def test_what_is_no_date_is_refused(by: Any) -> None:
    with pytest.raises(UsageError, match="is no date: write a day as 2026-05-31"):
        made(ENDS, disposition=Disposition.AGREED).signed(by=by)


def test_a_day_before_the_talks_begin_is_refused() -> None:
    with pytest.raises(UsageError, match="2000-12-31 is before the talks begin, on 2001-01-01"):
        made(ENDS, disposition=Disposition.AGREED).signed(by="2000-12-31")


def test_runs_that_share_what_is_assumed_make_a_chance_less_sure() -> None:
    ends = [(Ending.SIGNED, 9)] * 20 + [(Ending.HORIZON, 99)] * 20
    alone = made(ends, disposition=Disposition.AGREED)
    alike = replace(alone, inner=4)
    assert alone.groups is None
    assert alike.groups is not None
    assert alike.groups.tolist()[:8] == [0] * 4 + [1] * 4
    assert alike.signed().value == alone.signed().value
    assert alike.signed().low < alone.signed().low - 0.05


@pytest.mark.parametrize("of", [range(3, 5), range(-1, 2), range(0, 4, 2), 3])
def test_a_frame_is_of_replications_there_are(of: Any) -> None:
    with pytest.raises(UsageError, match="eplications"):
        made(ENDS, disposition=Disposition.AGREED).frame(of)


def test_nobody_writes_to_what_was_played() -> None:
    played = made(ENDS, disposition=Disposition.AGREED)
    for array in (played.ending, played.utility, played.unit, played.worth):
        with pytest.raises(ValueError, match="read-only"):
            array[0] = array[1]


def test_a_frame_has_a_row_a_clause_and_replication() -> None:
    played = made(ENDS, disposition=Disposition.AGREED)
    frame = played.frame()
    units = played.scenario.units
    assert len(frame) == 4 * len(units)
    assert frame["clause"].tolist()[: len(units)] == [unit.id for unit in units]
    assert (frame["date"] == np.datetime64("2001-01-04")).all()
    assert (frame["disposition"] == "agreed").all()


def test_what_is_open_has_neither_date_nor_terms() -> None:
    frame = made(ENDS, disposition=Disposition.OPEN).frame()
    assert frame["date"].isna().all()
    assert frame["position"].isna().all()
    assert set(frame["terms"]) == {""}


def test_it_shows_itself_with_its_number_of_runs_and_the_interval() -> None:
    told = repr(made(ENDS, disposition=Disposition.AGREED))
    assert told == "<Ensemble of harbour: 4 replications of seed 1, 50.0 % signed (15.0 to 85.0 %)>"
