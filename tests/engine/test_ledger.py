"""The ledger: by which path which cell was written, and in which unit."""

import hashlib

import pytest

from sim.engine.ledger import Cell, Ledger, Where, key
from sim.model.setting import SETTING
from sim.model.tables import blank_setting
from sim.scenario.procedure import Delay
from sim.scenario.quantity import Likelihood, Position
from sim.scenario.scale import Scale


@pytest.fixture
def ledger() -> Ledger:
    """Return a blank ledger."""
    return Ledger(tables=blank_setting(dict.fromkeys(SETTING, (2,))))


def acts(ledger: Ledger, cell: Cell, written: float) -> None:
    """Write a number as an assumption does."""
    ledger.tables["cells"][cell.place] = cell.slope * written + cell.shift


def test_a_position_is_written_in_its_unit_and_acts_as_a_share(ledger: Ledger) -> None:
    scale = Scale(between=(Position.read(10), Position.read(50)), unit="miles")
    where = Where("stance", (1,), "ideal")
    ledger.position("there", where, Position.read(20), scale)
    assert ledger.tables["stance"]["ideal"][1] == 0.25
    (cell,) = ledger.paths["there"]
    acts(ledger, cell, 40.0)
    assert ledger.tables["stance"]["ideal"][1] == pytest.approx(0.75)


def test_a_word_is_known_by_its_path_and_by_itself(ledger: Ledger) -> None:
    where = Where("objection", (0,), "likelihood")
    ledger.likelihood("there", where, Likelihood.read("likely"))
    assert ledger.words["likely"] == ledger.paths["there"]
    ledger.likelihood("here", where, Likelihood.read(0.3))
    assert ledger.tables["objection"]["likelihood"][0] == 0.3
    assert len(ledger.words["likely"]) == 1


def test_a_delay_has_a_median_and_perhaps_a_ninetieth_percentile(ledger: Ledger) -> None:
    where, columns = Where("rung", (0,), ""), ("median", "p90")
    ledger.delay("fixed", where, columns, Delay.model_validate("2 days"))
    assert "fixed.p90" not in ledger.paths
    drawn = Delay.model_validate({"median": "2 days", "p90": "9 days"})
    ledger.delay("drawn", where, columns, drawn)
    assert ledger.tables["rung"][["median", "p90"]][0].tolist() == (2880.0, 12960.0)


def test_a_stream_has_one_number_however_often_it_is_named(ledger: Ledger) -> None:
    assert [ledger.stream(name) for name in ("one", "two", "one")] == [0, 1, 0]


def test_a_stream_is_keyed_by_eight_bytes_of_its_name() -> None:
    digest = hashlib.blake2b(b"accepts/unc/line", digest_size=8).digest()
    assert key("accepts/unc/line") == int.from_bytes(digest, "little")
