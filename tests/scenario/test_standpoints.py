"""The table of who wants what: a column a party where there are few, a row a party of many."""

import pytest
from rich.console import Console

from sim.scenario.document import loads
from sim.scenario.standpoints import standpoints


def shown(parties: int, width: int = 80) -> list[str]:
    """Return the lines of the table of an item on which the first party has no stance."""
    names = [f"delegation-{number}" for number in range(parties)]
    wants = ["{ideal: 10, reservation: 60}", "{ideal: 90, reservation: 40}"]
    stances = ", ".join(f"{name}: {wants[at % 2]}" for at, name in enumerate(names[1:]))
    scenario = loads(
        f"""
scenario: limits
title: Limits
start: 1986-12-01
parties: {{{", ".join(f"{name}: {{}}" for name in names)}}}
items:
  limits:
    clauses:
      administration:
        scale: {{between: [0, 100], unit: boats}}
        stances: {{{stances}}}
"""
    )
    console = Console(width=width, highlight=False)
    with console.capture() as told:
        console.print(standpoints(scenario, "limits", scenario.items["limits"]))
    return [line.rstrip() for line in told.get().splitlines()]


def test_few_parties_stand_beside_one_another() -> None:
    lines = shown(4)
    assert "Clause" in [line[:6] for line in lines]
    assert any(line.split().count("Delegation") == 4 for line in lines)
    assert any(line.count("10 → 60") == 2 for line in lines)


def test_many_parties_stand_below_one_another() -> None:
    lines = shown(6)
    assert lines[1] == "Clause             administration"
    assert lines[2] == "Delegation 0       no stance"
    assert lines[3] == "Delegation 1       10 → 60 boats, weight 100 %"
    assert lines[7] == "Delegation 5       10 → 60 boats, weight 100 %"
    assert lines[8] == "Zone of agreement  40 to 60 boats"


@pytest.mark.parametrize("parties", [3, 4, 5, 8])
@pytest.mark.parametrize("width", [80, 100])
def test_no_word_is_broken_and_no_line_cut(parties: int, width: int) -> None:
    lines = shown(parties, width)
    told = " ".join(lines)
    assert max(map(len, lines)) <= width
    assert "administration" in told
    assert "…" not in told
