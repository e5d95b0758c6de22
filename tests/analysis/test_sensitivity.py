"""The whole: its parts fit, and it refuses what it cannot do."""

from functools import cache
from typing import Any

import pytest

from sim.analysis import sensitivity as module
from sim.analysis.sensitivity import ALONE, effort, grouped, sensitivity
from sim.engine.assumed import Factor
from sim.errors import UsageError
from sim.results.sensitivity import Sensitivity, Tie
from sim.scenario.document import loads
from tests.unknowns import SALE

SCENARIO = loads(SALE)
HEARD: list[int] = []


@cache
def found() -> Sensitivity:
    return sensitivity(SCENARIO, replications=20, points=64, inner=8, progress=HEARD.append)


def test_what_moves_the_day_of_signature_has_the_largest_share() -> None:
    one = found()
    assert one.swings[0].name == "drafters"
    drafters = one.index("drafters")
    assert drafters.first.value > 0.4
    assert drafters.total.value > 0.5


def test_what_does_nothing_has_no_swing_no_share_and_no_line() -> None:
    one, index = found(), found().index("nothing")
    assert one.swing("nothing").is_none
    assert one.line("implementation.keys").is_none
    assert index.total.low <= 0 <= index.total.high
    assert abs(index.total.value) < 0.02


def test_what_no_outcome_tells_apart_has_one_index() -> None:
    assert found().index("waiting").names == ("waiting", "cold")


def test_where_all_are_signed_no_range_leads_to_no_agreement() -> None:
    rules = found().rules
    assert rules is not None
    assert [leaf.unsigned.value for leaf in rules.leaves] == [0.0]


def test_the_same_seed_gives_the_same_numbers() -> None:
    again = sensitivity(SCENARIO, replications=20, points=64, inner=8, workers=1)
    assert list(again.estimates()) == list(found().estimates())


def test_it_plays_no_more_than_it_says() -> None:
    found()
    assert 0 < sum(HEARD) <= effort(SCENARIO, replications=20, points=64, inner=8)


def test_where_nothing_is_unknown_there_is_neither_index_nor_rule() -> None:
    known = SALE.replace("likelihood: likely", "likelihood: 0.7").partition("assumptions:")[0]
    one = sensitivity(loads(known), replications=10, points=2, inner=2)
    assert (one.swings, one.ties, one.variance, one.rules) == ((), (), None, None)
    assert one.lines


def test_groups_hold_everything_once_and_the_rest_in_one() -> None:
    known = [Factor(f"n{n}", (f"p{n}",), (n,)) for n in range(ALONE + 5)]
    tied = [Tie(("n3", "n9"), "product", 40, 10)]
    groups = grouped(known, [factor.name for factor in known], tied)
    assert groups[3].names == ("n3", "n9")
    assert groups[3].columns == (3, 9)
    assert len(groups) == ALONE + 1
    columns = [column for group in groups for column in group.columns]
    assert sorted(columns) == list(range(ALONE + 5))


@pytest.mark.parametrize(
    ("asked", "says"),
    [
        ({"measure": "dai"}, "did you mean 'day'"),
        ({"points": 100}, "a power of two, 64 or 128"),
        ({"inner": 1}, "inner is 1; it takes a whole number from 2 to"),
        ({"replications": 1}, "it takes a whole number from 2 to"),
        ({"replications": 2.5}, "replications is 2.5; it takes a whole number from 2 to"),
        ({"workers": 0}, "workers is 0"),
        ({"seed": -1}, "seed is -1"),
    ],
)
def test_bad_input_is_refused_before_anything_is_played(asked: dict[str, Any], says: str) -> None:
    with pytest.raises(UsageError, match=says):
        sensitivity(SCENARIO, **asked)


def test_a_package_that_is_missing_is_named_with_what_installs_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(module, "NEEDED", {"salib_of_nobody": "SALib"})
    with pytest.raises(UsageError, match=r"needs SALib: pip install .*\[sensitivity\]"):
        sensitivity(SCENARIO)
