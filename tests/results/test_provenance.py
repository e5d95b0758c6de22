"""Provenance: what an ensemble was made of, and what differs first between two."""

from datetime import date

import pytest

from sim.results.provenance import difference, key
from sim.scenario.document import loads
from tests.builders import HARBOUR
from tests.results.ends import harbour


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"seed": 2}, "the seed is 1 there and 2 here"),
        ({"version": "1"}, "the version of this program is '0' there and '1' here"),
        ({"inner": 5}, "share what is assumed (--inner) is 1 there and 5 here"),
        ({"at_defaults": True}, "the choice of --at-defaults is no there and yes here"),
        (
            {"as_believed_by": "north"},
            "beliefs are played (--as-believed-by) is nobody there and 'north' here",
        ),
        (
            {"overrides": {"horizon": "9 days"}},
            "the set of overrides (--set) is empty there and horizon=9 days here",
        ),
        ({"options": {"tolls": "wait"}}, "options (--option) is empty there and tolls=wait here"),
        (
            {"scenario": loads(HARBOUR.replace("scenario: harbour", "scenario: haven"))},
            "the scenario is 'harbour' there and 'haven' here",
        ),
        (
            {"scenario": loads(HARBOUR.replace("ideal: 80", "ideal: 90"))},
            "as 'sim show --resolved' writes it, is 'north: {ideal: 80, ",
        ),
    ],
)
def test_what_differs_is_said_in_a_clause(changes: dict[str, object], said: str) -> None:
    there, here = harbour().written(), harbour(**changes).written()
    assert said in (difference(there, here) or "")
    assert key(there) != key(here)


def test_the_same_differs_in_nothing() -> None:
    one = harbour(overrides={"start": date(2001, 1, 1), "horizon": 9})
    assert difference(one.written(), one.written()) is None
    assert one.written()["overrides"] == {"start": "2001-01-01", "horizon": 9}
    assert key(one.written()) == key(one.written() | {"replications": 7})
