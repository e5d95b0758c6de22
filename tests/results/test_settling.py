"""How many runs have settled an item by a day."""

import pytest

from sim.model.codes import Disposition, Ending
from sim.results.settling import settling, signing
from tests.ensembles import End, Run, agreed, many, minute

DROPPED = End(Disposition.DROPPED, 8)
RUNS = [
    Run({"fishing.quota": agreed(2), "fishing.season": DROPPED}),
    Run({"fishing.quota": agreed(5), "fishing.season": agreed(4, 1.0)}),
    Run({"fishing.quota": agreed(3)}, Ending.WALKED_OUT, 6),
    Run({}, Ending.HORIZON, 360),
]


def test_an_item_is_settled_with_the_last_of_its_clauses_however_it_closes() -> None:
    fishing = settling(many(RUNS))["fishing"]
    assert fishing.curve.times.tolist() == [minute(5), minute(8)]
    assert (1 - fishing.curve.share).tolist() == pytest.approx([1 / 4, 2 / 4])


def test_talks_that_have_ended_stay_among_those_that_never_settle_it() -> None:
    early = settling(many(RUNS))["fishing"]
    assert early.curve.followed.tolist() == [4, 3]
    late = [run._replace(last=300) for run in RUNS]
    assert settling(many(late))["fishing"].curve.share.tolist() == early.curve.share.tolist()


def test_what_nobody_settles_has_no_step() -> None:
    tolls = settling(many(RUNS))["tolls"]
    assert (len(tolls.curve.times), tolls.curve.at(minute(300))) == (0, 1.0)


def test_a_treaty_is_counted_on_the_day_it_is_signed() -> None:
    signed = signing(many([RUNS[0], RUNS[1]._replace(last=50), RUNS[2], RUNS[3]]))
    assert signed.curve.times.tolist() == [minute(50), minute(100)]
    assert (1 - signed.curve.share[-1]) == 0.5
