"""The agenda: what is called, who tables it, and what nobody will table."""

import pytest

from sim.model.codes import Disposition, Happening
from tests.talks import TWO, Talks

STANCES = "stances: {a: {ideal: 0, reservation: 1}, b: {ideal: 1, reservation: 0}}"
ITEMS = f"""
items:
  first: {{initiative: {{a: A, b: B}}, {STANCES}}}
  second: {{{STANCES}}}
"""


def agenda(a: str, b: str, procedure: str = "") -> Talks:
    """Return talks in which the initiative on the first item is so."""
    text = TWO + ITEMS.replace("a: A", f"a: {a}").replace("b: B", f"b: {b}")
    return Talks(text + (f"procedure: {procedure}\n" if procedure else ""))


def tabled(talks: Talks) -> list[tuple[int, int, int]]:
    """Return day, item and party of every tabling."""
    rows = talks.rows(Happening.TABLED)
    return [(int(r["time"]) // 1440, int(r["of_item"]), int(r["party"])) for r in rows]


def test_later_items_are_not_called_while_the_first_can_be_worked() -> None:
    talks = agenda("table", "table")
    talks.meet([0, 1])
    assert talks.rows(Happening.CALLED)["of_item"].tolist() == [0]
    assert tabled(talks) == [(0, 0, 0)]


def test_in_parallel_all_items_are_worked_at_every_meeting() -> None:
    talks = agenda("table", "table", "{protocol: parallel}")
    talks.meet([0])
    assert tabled(talks) == [(0, 0, 0), (0, 1, 0)]


@pytest.mark.parametrize(
    ("a", "b", "on", "by"),
    [
        ("withhold", "table", 0, 1),
        ("{wait: 3 days}", "withhold", 4, 0),  # called at 10:00, so it waits until 10:00
        ("{wait: 3 days}", "{wait: 2 days}", 2, 1),
        ("{table: certain}", "table", 0, 1),  # a plain intention goes before a drawn one
        ("{table: never, otherwise: {wait: 1 days}}", "withhold", 1, 0),
        ("{wait: for-the-other}", "{wait: 2 days}", 2, 1),
    ],
)
def test_the_earliest_right_tables(a: str, b: str, on: int, by: int) -> None:
    talks = agenda(a, b)
    talks.meet([day for day in range(9) if day != 3])
    assert (on, 0, by) in tabled(talks)


def test_of_two_who_have_waited_long_enough_the_one_who_could_earlier_tables() -> None:
    talks = agenda("{wait: 3 days}", "{wait: 2 days}")
    talks.meet([0, 5])
    assert (5, 0, 1) in tabled(talks)
    talks = agenda("{wait: 2 days}", "{wait: 3 days}")
    talks.meet([0, 5])
    assert (5, 0, 0) in tabled(talks)


def test_while_everyone_waits_the_next_item_is_worked() -> None:
    talks = agenda("{wait: 3 days}", "withhold")
    talks.meet([0])
    assert tabled(talks) == [(0, 1, 0)]


@pytest.mark.parametrize("patient", ["withhold", "{wait: 2 days, then: withhold}"])
def test_what_nobody_will_ever_table_is_left_off(patient: str) -> None:
    talks = agenda(patient, "withhold")
    talks.meet(range(4))
    assert talks.table("unit")["status"][0] == Disposition.WITHHELD


def test_an_item_on_which_all_wait_for_the_other_is_left_off_when_nothing_else_is_open() -> None:
    talks = agenda("{wait: for-the-other}", "{wait: for-the-other}")
    talks.meet([0])
    assert talks.table("unit")["status"][0] == Disposition.OPEN
    talks.table("unit")["status"][1] = Disposition.AGREED
    talks.meet([1])
    assert talks.table("unit")["status"][0] == Disposition.WITHHELD


@pytest.mark.parametrize(
    ("order", "queue"),
    [("as-listed", [0, 1, 2]), ("easiest-first", [1, 2, 0]), ("hardest-first", [0, 2, 1])],
)
def test_the_agenda_is_ordered_by_the_objections_predicted(order: str, queue: list[int]) -> None:
    items = f"""
procedure: {{agenda: {order}}}
items:
  hard: {{{STANCES}, objections: {{one: {{by: b}}, two: {{by: b, likelihood: 0.5}}}}}}
  easy: {{{STANCES}}}
  middling: {{{STANCES}, objections: {{one: {{by: b, likelihood: 0.9}}}}}}
"""
    assert Talks(TWO + items).table("queue").tolist() == queue


INSTRUCTED = TWO.replace(
    "a: {patience: 40 days}", "a: {patience: 40 days, principals: {king: KING}}"
)


def insisted(king: str, a: str, b: str) -> Talks:
    """Return talks in which the king of a insists on the first item."""
    head = INSTRUCTED.replace("KING", f"{{insists_on: [first], {king}}}")
    return Talks(head + ITEMS.replace("a: A", f"a: {a}").replace("b: B", f"b: {b}"))


@pytest.mark.parametrize("intention", ["withhold", "{wait: 0 days, then: withhold}"])
def test_an_insisting_principal_makes_a_delegation_table_what_it_would_withhold(
    intention: str,
) -> None:
    talks = insisted("yields_at: never", intention, "withhold")
    talks.meet([0])
    assert tabled(talks) == [(0, 0, 0)]
    assert talks.table("unit")["status"][0] == Disposition.OPEN


def test_once_he_has_yielded_or_gone_the_item_is_left_off() -> None:
    talks = insisted("yields_at: 0", "withhold", "withhold")
    talks.meet([0])
    assert talks.table("unit")["status"][0] == Disposition.WITHHELD
    talks = insisted("yields_at: never", "withhold", "withhold")
    talks.table("present")[:] = 0
    talks.meet([0])
    assert talks.table("unit")["status"][0] == Disposition.WITHHELD


def test_an_insisting_principal_does_not_hurry_a_delegation_that_means_to_wait() -> None:
    talks = insisted("yields_at: never", "{wait: 3 days, then: withhold}", "withhold")
    talks.meet([0, 2])
    assert (2, 0, 0) not in tabled(talks)
    assert talks.table("unit")["status"][0] == Disposition.OPEN
    talks.meet([4])
    assert (4, 0, 0) in tabled(talks)


BEFORE = "linkages: [{precondition: {item: first, before: second}}]\n"


@pytest.mark.parametrize("protocol", ["item-by-item", "parallel"])
def test_what_must_wait_for_another_item_is_not_called_while_that_is_open(protocol: str) -> None:
    text = TWO + ITEMS.replace("a: A", "a: {wait: 3 days}").replace("b: B", "b: withhold")
    talks = Talks(text + BEFORE + f"procedure: {{protocol: {protocol}}}\n")
    talks.meet([0, 1])
    assert talks.rows(Happening.CALLED)["of_item"].tolist() == [0]
    assert tabled(talks) == []
    talks.table("unit")["status"][0] = Disposition.DROPPED
    talks.meet([2])
    assert tabled(talks) == [(2, 1, 0)]


def test_a_wait_for_the_other_is_broken_though_a_barred_item_is_open() -> None:
    talks = Talks(
        TWO
        + ITEMS.replace("a: A", "a: {wait: for-the-other}").replace("b: B", "b: withhold")
        + BEFORE
    )
    talks.meet([0])
    assert talks.table("unit")["status"].tolist() == [Disposition.WITHHELD, Disposition.OPEN]
    talks.meet([1])
    assert tabled(talks) == [(1, 1, 1)]


def test_an_item_with_a_track_of_its_own_is_worked_beside_the_business() -> None:
    third = f"  third: {{{STANCES}}}\n"
    talks = Talks(TWO + ITEMS.replace("a: A", "a: table").replace("b: B", "b: table") + third)
    talks.meet([0])
    talks.table("item")["own_track"][0] = 1
    talks.meet([1])
    # beside it the next item is the business of the day, and the third still waits
    assert talks.table("business")[: talks.table("run")["business"][0]].tolist() == [0, 1]
    assert tabled(talks) == [(0, 0, 0), (1, 1, 1)]


def test_a_track_of_its_own_is_worked_wherever_the_item_stands_in_the_queue() -> None:
    talks = Talks(TWO + ITEMS.replace("a: A", "a: table").replace("b: B", "b: table"))
    talks.table("item")["own_track"][1] = 1
    talks.meet([0])
    assert tabled(talks) == [(0, 0, 0), (0, 1, 0)]
