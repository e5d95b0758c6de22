"""Faults find their place in the file."""

from sim.scenario.fault import Fault, misread_at, placed, unknown
from sim.scenario.number import misread
from sim.scenario.tree import grow

TREE = grow("parties:\n  seller: {patience: 3 days}\n", name="file.yaml")


def test_a_fault_stands_at_what_is_written() -> None:
    told = placed(Fault(("parties", "seller", "patience"), "too short"), TREE)
    assert (told.path, told.line, told.column, told.width) == ("parties.seller.patience", 2, 22, 6)


def test_a_fault_of_what_is_not_written_stands_as_near_as_can_be() -> None:
    told = placed(Fault(("parties", "seller", "discount"), "too small"), TREE)
    assert (told.path, told.column) == ("parties.seller", 3)


def test_a_fault_of_a_key_stands_at_the_key() -> None:
    told = placed(Fault(("parties", "seller", "patience"), "unknown", of_key=True), TREE)
    assert (told.column, told.width) == (12, 8)


def test_a_name_that_nothing_has_is_likened_to_those_there_are() -> None:
    fault = unknown(("by",), "byuer", ["seller", "buyer"], "party", of_key=False)
    assert (fault.found, fault.suggestion) == ("there is no party 'byuer'", "buyer")
    assert fault.expected == "There is: seller, buyer"


def test_an_error_lists_no_more_names_than_can_be_read() -> None:
    fault = unknown(("by",), "x", [f"party-{at}" for at in range(1_000)], "party", of_key=False)
    assert fault.expected.count("party-") == 24


def test_what_could_not_be_read_keeps_its_words() -> None:
    fault = misread_at(("start",), misread("'x' is no date", "Write one", "y"))
    assert fault == Fault(("start",), "'x' is no date", "Write one", "y")
