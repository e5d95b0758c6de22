"""Tabling: openings on the table, objections to them, and ready consents."""

import pytest

from sim.model.codes import Happening
from tests.talks import TWO, Talks

ITEM = """
items:
  zone:
    accepts: {b: certain}
    clauses:
      line:
        scale: {between: [0, 20], unit: miles}
        stances: {a: {ideal: 0, reservation: 10}, b: {ideal: 20, reservation: 0}}
      width:
        scale: {between: [0, 20], unit: miles}
        stances: {a: {ideal: 0, reservation: 10}, b: {ideal: 20, reservation: 5}}
      name:
        withheld: true
        scale: {between: [0, 1]}
        stances: {a: {ideal: 0, reservation: 1}, b: {ideal: 1, reservation: 0}}
"""
OBJECTION = """
    objections:
      divergence: {by: b, to: [line], likelihood: LIKELY, counter: {line: 15}, remedies: []}
"""


def first_meeting(text: str) -> Talks:
    """Return the talks after their first meeting."""
    talks = Talks(TWO + text)
    talks.meet([0])
    return talks


def test_the_tabler_puts_its_ideals_and_leaves_off_what_it_withholds() -> None:
    talks = first_meeting(ITEM)
    put = talks.rows(Happening.OFFERED)[:2]
    assert put["unit"].tolist() == [0, 1]
    assert put["position"].tolist() == [0.0, 0.0]
    assert talks.rows(Happening.WITHHELD)["unit"].tolist() == [2]


def test_who_accepts_takes_at_once_what_lies_within_his_reservation() -> None:
    talks = first_meeting(ITEM)
    agreed = talks.rows(Happening.AGREED)
    assert agreed["unit"].tolist() == [0]
    assert talks.table("unit")["status"].tolist() == [1, 0, 4]


def test_nobody_accepts_at_once_what_he_objects_to() -> None:
    objection = OBJECTION.replace("LIKELY", "certain").replace("counter: {line: 15}, ", "")
    talks = first_meeting(ITEM + objection)
    assert talks.rows(Happening.AGREED).size == 0
    assert talks.draws() == []


@pytest.mark.parametrize(
    ("likelihood", "raised"), [("certain", True), ("never", False), ("1", True)]
)
def test_a_predicted_objection_is_drawn_when_the_item_is_tabled(
    likelihood: str, raised: bool
) -> None:
    talks = first_meeting(ITEM + OBJECTION.replace("LIKELY", likelihood))
    assert (talks.rows(Happening.OBJECTED).size == 1) is raised
    assert (talks.rows(Happening.SILENT).size == 1) is not raised


def test_an_objector_puts_its_counter_proposal_and_its_share_with_it() -> None:
    talks = first_meeting(ITEM + OBJECTION.replace("LIKELY", "certain"))
    countered = talks.rows(Happening.COUNTERED)
    assert countered["position"].tolist() == [0.75]
    # from 20 to 0 in twenty steps: 15 miles are five of them
    assert talks.table("stance")["share"][1, 0] == 0.25
    objected = talks.rows(Happening.OBJECTED)
    assert talks.rows()["kind"][countered["cause"]].tolist() == objected["kind"].tolist()


def test_an_objection_against_another_waits_for_that_partys_own_text() -> None:
    text = ITEM.replace("b: certain", "b: never") + OBJECTION.replace("LIKELY", "certain")
    text = text.replace("by: b", "by: a, against: b").replace("counter: {line: 15}, ", "")
    talks = Talks(TWO + text)
    talks.meet([0])
    raised = talks.rows(Happening.OBJECTED)
    assert raised["party"].tolist() == [0]
    before = talks.rows()[: talks.log_position(Happening.OBJECTED)]
    by_b = before[(before["party"] == 1) & (before["unit"] == 0)]
    assert Happening.OFFERED in by_b["kind"]


def test_an_unforeseen_objection_hardens_and_can_be_argued_away() -> None:
    procedure = "procedure: {unforeseen: certain, deadlock_after: 30}\n"
    talks = first_meeting(procedure + ITEM)
    assert talks.rows(Happening.OBJECTED)["party"].tolist() == [1]
    talks.meet([1, 2, 3])
    assert talks.rows(Happening.ARGUED)["share"].tolist() == [1.0, 2.0, 3.0]
    ended = talks.rows(Happening.WITHDRAWN, Happening.UNMOVED)
    assert ended.size == 1
    assert "unforeseen/b/zone" not in talks.draws()
    assert talks.draws() == ["remedy/zone/unforeseen/b"]


WAITS = """
procedure: {goodwill: 0.4, protocol: parallel}
items:
  one: {initiative: {b: B}, STANCES}
  two: {initiative: {b: B}, STANCES}
  three: {initiative: {b: B}, STANCES}
  four: {initiative: {b: B}, STANCES}
  five: {initiative: {b: B}, STANCES}
""".replace(
    "STANCES", "stances: {a: {ideal: 0, reservation: 0.1}, b: {ideal: 1, reservation: 0.9}}"
)


@pytest.mark.parametrize("b", ["{wait: 30 days}", "{wait: for-the-other}"])
def test_who_leaves_the_initiative_to_another_earns_goodwill_for_at_most_three_items(
    b: str,
) -> None:
    talks = first_meeting(WAITS.replace("{b: B}", f"{{b: {b}}}"))
    assert talks.rows(Happening.TABLED).size == 5
    assert talks.table("party")["goodwill"].tolist() == [0.0, pytest.approx(3 * 0.4)]


def test_goodwill_is_earned_item_by_item() -> None:
    one = WAITS.replace("parallel", "item-by-item").replace("{b: B}", "{b: {wait: 30 days}}")
    assert first_meeting(one).table("party")["goodwill"].tolist() == [0.0, 0.4]


@pytest.mark.parametrize("b", ["table", "withhold"])
def test_who_would_table_or_withhold_anyway_earns_nothing(b: str) -> None:
    talks = first_meeting(WAITS.replace("{b: B}", f"{{b: {b}}}"))
    assert talks.table("party")["goodwill"].tolist() == [0.0, 0.0]


def test_who_waited_and_tables_after_all_earns_nothing() -> None:
    talks = Talks(TWO + WAITS.replace("{b: B}", "{a: withhold, b: {wait: 1 days}}"))
    talks.meet([0, 2])
    assert talks.rows(Happening.TABLED)["party"].tolist() == [1] * 5
    assert talks.table("party")["goodwill"].tolist() == [0.0, 0.0]
