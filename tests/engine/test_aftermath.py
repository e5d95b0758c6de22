"""Lowering of ratifiers, forums and duties."""

import pytest

from sim.engine.lowering import Lowered, lower
from sim.scenario.document import loads
from tests.talks import TWO

DAY = 1440
SCENARIO = """
procedure: {meets: [tue, thu]}
items:
  zone:
    clauses:
      line:
        scale: {between: [0, 20], unit: miles}
        stances: {a: {ideal: 0, reservation: 12}, b: {ideal: 20, reservation: 8}}
      form:
        options: [treaty, accord]
        stances:
          a: {worth: {treaty: 1, accord: 0.7}, reservation: accord}
          b: {worth: {treaty: 0.1, accord: 0.4}, reservation: treaty}
forums:
  court: {takes: [zone], meets: every 3 days, within: 60 days, succeeds: 0.3, counts_as: 0.8}
  congress: {takes: [zone]}
implementation:
  retreat: {of: zone.line, period: 90 days, batches: 3, breach: 0.1}
  printing: {of: zone.form, period: 1 days}
ratification:
  senate:
    threshold: 0.2
    stances:
      zone.line: {ideal: 5, reservation: 15, salience: 2}
      zone.form: {worth: {treaty: 0.2, accord: 1}, reservation: treaty}
  council: {stances: {zone.line: {ideal: 0, reservation: 10}}}
"""


@pytest.fixture(scope="module")
def lowered() -> Lowered:
    """Return a scenario with everything that may come after the talks."""
    return lower(loads(TWO + SCENARIO))


def test_a_forum_meets_on_its_own_days_or_on_those_of_the_talks(lowered: Lowered) -> None:
    court, congress = lowered.setting_tables["forum"]
    assert (court["every"], court["weekdays"]) == (3, 0)
    assert (congress["every"], congress["weekdays"]) == (0, 0b1010)
    assert (court["within"], court["succeeds"], court["counts_as"]) == (60 * DAY, 0.3, 0.8)
    assert (congress["within"], congress["succeeds"], congress["counts_as"]) == (0, 0.5, 0.5)


def test_a_forum_draws_for_each_matter_apart(lowered: Lowered) -> None:
    names = [[lowered.streams[n] for n in row] for row in lowered.setting_tables["hearing_stream"]]
    assert names == [
        ["forum/court/zone.line", "forum/court/zone.form"],
        ["forum/congress/zone.line", "forum/congress/zone.form"],
    ]


def test_a_duty_carries_out_a_clause_in_so_many_batches(lowered: Lowered) -> None:
    retreat, printing = lowered.setting_tables["duty"]
    assert (retreat["unit"], retreat["period"], retreat["batches"]) == (0, 90 * DAY, 3)
    assert (retreat["breach"], lowered.streams[retreat["stream"]]) == (0.1, "duty/retreat")
    assert (printing["unit"], printing["batches"], printing["breach"]) == (1, 1, 0)


def test_a_ratifier_is_a_voice_behind_the_parties(lowered: Lowered) -> None:
    tables = lowered.setting_tables
    assert tables["ratifier"]["threshold"].tolist() == [0.2, 0.0]
    assert [lowered.streams[n] for n in tables["ratifier"]["stream"]] == [
        "ratify/senate",
        "ratify/council",
    ]
    stance = tables["stance"]
    assert stance["present"].tolist() == [[1, 1], [1, 1], [1, 1], [1, 0]]
    assert stance["ideal"][:, 0].tolist() == [0.0, 1.0, 0.25, 0.0]
    assert stance["reservation"][2, 0] == 0.75
    assert stance["salience"][2].tolist() == [2.0, 1.0]
    assert tables["worth"][2].tolist() == [0.2, 1.0]


def test_every_number_of_the_aftermath_can_be_assumed(lowered: Lowered) -> None:
    paths = (
        "forums.court.within",
        "forums.court.succeeds",
        "forums.court.counts_as",
        "implementation.retreat.period",
        "implementation.retreat.batches",
        "implementation.retreat.breach",
        "ratification.senate.threshold",
        "ratification.senate.stances.zone.line.reservation",
    )
    assert [path for path in paths if path not in lowered.places] == []
