"""The agenda as a table tells everything once, at any width."""

from io import StringIO

import pytest
from rich.console import Console

from sim.scenario.agenda import agenda
from sim.scenario.document import load, loads
from sim.scenario.shipped import names
from sim.scenario.template import full
from tests.scenario.files import GARDEN, HOUSE


def shown(text: str, width: int = 100) -> str:
    console = Console(file=StringIO(), width=width)
    console.print(agenda(loads(text)))
    assert isinstance(console.file, StringIO)
    return console.file.getvalue()


def words(text: str, width: int = 100) -> str:
    return " ".join(shown(text, width).split())


@pytest.mark.parametrize(
    "told",
    [
        "490 → 440 euros",
        "410 → 460 euros",
        "440 to 460 euros",
        "each tables it",
        "can wait 1 year, gives way steadily",
        "weight 100 %",
    ],
)
def test_the_table_tells_who_wants_what_and_where_they_meet(told: str) -> None:
    assert told in words(HOUSE)


@pytest.mark.parametrize(
    "told",
    [
        "as now → half",
        "at worst 70 % of the",
        "40 % of the way to half",
        "0.20 stays",
        "stays or goes",
        "Shade by Buyer, likely, to hedge; blocks; puts gone",
        "met by: arguing (hard to refute for 3 meetings), then amending to half, then dropping",
        "then dropping hedge, then referring it to Court, then insisting for 5 meetings",
    ],
)
def test_it_tells_what_is_foreseen(told: str) -> None:
    assert told in words(GARDEN)


@pytest.mark.parametrize(
    "told",
    [
        "waits 30 days, then leaves it off",
        "waits for the other",
        "tables it (likely), else waits 2 weeks, then tables it",
        "hardens by 20 %",
        "Do we ask for the four-day week now, or later?",
        "its author leans to this",
        "answered by the council, 1 December 2025",
        "items.shifts.initiative.mine: {wait: 60 days, then: table}",
        "200 days (60 to 600 days)",
        "if silent: 0",
        "withheld",
        "gives way by as much as others do",
        "asks The union's council and Night shift beyond 60 %",
        "vague: 7 days",
        "bargained whole",
        "trading 20 % of the way on from (possibly)",
        "Ratified by The members, by pay.rise; from 0 on",
        "Arbitration for pay, shifts: agrees within 60 days (likely), worth 50 %",
        "The arrears of pay.from: 4 months in 8 batches, breach 5 %",
        "The miners' union believes parties.firm.patience: 100 days",
    ],
)
def test_it_tells_all_that_the_language_can_say(told: str) -> None:
    assert told in words(full("x"), width=140)


def test_a_gap_is_told_in_units() -> None:
    assert "none: a gap of 20 euros" in words(HOUSE.replace("440", "480"))


def test_zones_of_a_single_point_or_of_none_are_told() -> None:
    assert "only 460 euros" in words(HOUSE.replace("440", "460"))
    text = GARDEN.replace("goes: 0.3}, reservation: goes", "goes: 0.3}, reservation: stays")
    text = text.replace("goes: 1}, reservation: stays", "goes: 1}, reservation: goes")
    assert " none " in words(text)


def test_a_reservation_is_told_alike_on_scales_and_options_and_at_worst_is_the_red_line() -> None:
    assert "as now → half" in words(GARDEN)
    assert "→ goes" in words(GARDEN)
    assert words(GARDEN).count("at worst") == 1
    text = GARDEN.replace(
        "goes: 0.3}, reservation: goes", "goes: 0.3}, reservation: stays, red_line: goes"
    )
    assert "→ stays" in words(text)
    assert "at worst goes" in words(text)
    assert words(text).count("at worst") == 2


@pytest.mark.parametrize("width", [80, 100])
@pytest.mark.parametrize("name", names())
def test_no_line_of_a_shipped_scenario_is_cut(name: str, width: int) -> None:
    console = Console(file=StringIO(), width=width)
    console.print(agenda(load(name)))
    assert isinstance(console.file, StringIO)
    lines = console.file.getvalue().splitlines()
    assert max(map(len, lines)) <= width
    assert not [line for line in lines if "…" in line.replace("…”", "")]


def test_a_party_of_a_long_name_is_called_by_its_id() -> None:
    text = HOUSE.replace("seller: {}", "seller: {name: The heirs of the late Mrs Appleby}")
    told = words(text)
    assert told.count("The heirs of the late Mrs Appleby") == 1


def test_the_article_of_a_party_is_small_within_a_line() -> None:
    text = GARDEN.replace("buyer: {}", "buyer: {name: The firm}").replace(
        "by: buyer", "by: buyer\n        against: seller"
    )
    text += "    initiative: {seller: withhold, buyer: table}\n    accepts: {seller: 1, buyer: 1}\n"
    text += "questions: {q: {asked_by: buyer, options: {a: {set: {}}, b: {set: {}}}}}\n"
    told = words(text)
    for said in ("Shade by the firm", "; the firm tables it", "; the firm: 100 %", "by the firm"):
        assert said in told
    # at the head of its row and its column it stands as it is named
    assert told.count("The firm") == 1 + told.count("Zone of agreement")
