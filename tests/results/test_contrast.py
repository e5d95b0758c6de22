"""A comparison in words: the main thing first, and a table that fits a terminal."""

from dataclasses import replace

import pytest

from sim.results.comparison import Comparison
from sim.results.contrast import sentences, told
from sim.scenario.document import loads
from tests.builders import HARBOUR
from tests.comparisons import harbour


def lines(comparison: Comparison) -> list[str]:
    return told(comparison).splitlines()


def test_the_main_thing_is_said_in_plain_sentences() -> None:
    first, second, third, last = sentences(harbour())
    assert first == "A: as written. B: parties.north.patience = 50 days."
    assert second.startswith("B is signed more often: in 100 of 100 runs rather than 75, 25 more (")
    assert second.endswith("It is worth more to the north and the south.")
    assert third.startswith("Where both are signed (30 runs), B is signed 3.3 days later (2.5 to ")
    assert last.startswith("30 of 40 runs come out otherwise, 75 % (60–86). The first is 0: ")


def test_a_difference_inside_its_interval_is_called_none() -> None:
    few = harbour(times=1)
    assert sentences(few)[1].startswith("B makes no difference to how often a treaty is signed (")
    assert few.difference("day_if_signed").is_none is False
    north = few.difference("utility", party="north")
    assert north.is_none is False
    south = few.difference("utility", party="south")
    assert south.is_none
    said = "It is worth more to the north, and makes no difference in worth to the south."
    assert said in " ".join(sentences(few))


@pytest.mark.parametrize(("is_same", "said"), [(True, "none parts anywhere"), (False, "may part")])
def test_a_change_that_changes_nothing_is_said_to_change_nothing(is_same: bool, said: str) -> None:
    idle = replace(harbour(), changed=(), is_same=is_same)
    assert sentences(idle)[1].startswith("B changes nothing: all 40 replications come out exactly")
    assert said in sentences(idle)[1]
    assert "fishing.quota" not in told(idle)


def test_every_clause_and_party_has_its_lines_with_intervals() -> None:
    table = lines(harbour())
    quota = table.index("fishing.quota  terms: boats")
    agreed, closes, terms = (" ".join(line.split()) for line in table[quota + 1 : quota + 4])
    assert agreed == "agreed, % 75 (60–86) 100 (91–100) +25 (9.3…38)"
    assert closes == "closes 17 Apr 2001 ± 47 27 Jan 2001 ± 2.3 −80 (−125…−35)"
    assert terms == "terms, 30 runs 40 (34.1–45.9) 46.7 (42.1–51.2) +6.7 (5…8.4)"
    north = table.index("to north")
    assert " ".join(table[north + 2].split()) == "cost of delay 0.0 0.0 no difference at all"
    assert "worth less delay" not in "\n".join(table), "nothing is taken from the worth"


def test_of_options_those_that_differ_are_told() -> None:
    table = lines(harbour())
    season = table.index("fishing.season")
    told_of = [line[:18].strip() for line in table[season + 1 : season + 5]]
    assert told_of == ["agreed, %", "closes", "all year, %", "tolls"]


def test_the_table_fits_a_terminal_of_eighty_columns() -> None:
    assert max(map(len, lines(harbour()))) <= 80
    assert lines(harbour())[-1].endswith("version unknown.") or "version" in lines(harbour())[-1]


def test_what_only_one_of_the_two_has_is_named() -> None:
    told = harbour()
    ferry = HARBOUR.replace("  tolls:\n", "  ferry:\n    name: passage of the ferry\n")
    other = loads(ferry.replace("takes: [tolls]", "takes: [ferry]"))
    odd = replace(told, b=replace(told.b, scenario=other), unpaired=("tolls", "ferry"))
    said = "Only one of the two has the tolls and the passage of the ferry: not compared."
    assert said in sentences(odd)
