from collections.abc import Mapping
from dataclasses import replace

import pytest
from rich.console import Console

from sim.model.codes import Happening
from sim.results.outcome import Outcome
from sim.results.table import entries, headings, hundredths, table, totals
from tests.builders import Row, played


def worth(outcome: Outcome, worths: Mapping[str, tuple[float, float]]) -> Outcome:
    """Return an outcome in which clauses are worth so much to north and south."""
    valued = tuple(
        replace(end, worth=dict(zip(outcome.utility, worths[end.clause], strict=True)))
        for end in outcome.settlements
    )
    return replace(outcome, settlements=valued)


def harbour(*, ending: str) -> Outcome:
    """Return talks in which the quota is agreed, the season dropped, and the tolls stay open."""
    rows = [
        Row(3, Happening.AGREED, clause="fishing.quota", position=0.5),
        Row(4, Happening.DROPPED, clause="fishing.season"),
    ]
    valued = {
        "fishing.quota": (0.104, 0.25),
        "fishing.season": (0.0, -0.031),
        "tolls": (0.02, 0.0),
    }
    return worth(played(rows, ending=ending), valued)


def test_a_signed_table_tells_how_each_clause_ended_when_and_on_what_terms() -> None:
    told = [entry[1:6] for entry in entries(harbour(ending="signed"))]
    assert told == [
        ("Fishing", "quota", "agreed", "4 Jan 2001", "half"),
        ("Fishing", "season", "dropped", "5 Jan 2001", "–"),
        ("", "Tolls", "open", "–", "–"),
    ]


def test_without_a_signature_what_is_agreed_is_agreed_in_draft() -> None:
    assert entries(harbour(ending="horizon"))[0].end == "agreed in draft"


def test_packages_and_vague_wordings_are_told_apart_signed_or_in_draft() -> None:
    rows = [
        Row(3, Happening.PACKAGED, clause="fishing.quota", position=0.5),
        Row(4, Happening.BLURRED, clause="tolls", position=0.0),
    ]
    ends = {
        ending: [entry.end for entry in entries(played(rows, ending=ending))]
        for ending in ("signed", "not-ratified")
    }
    assert ends["signed"] == ["in a package", "open", "left vague"]
    assert ends["not-ratified"] == ["in a package, in draft", "open", "left vague in draft"]


def test_of_what_was_referred_it_is_told_what_the_forum_made_of_it() -> None:
    referred = Row(3, Happening.REFERRED, clause="tolls", subject=0)
    decided = Row(90, Happening.DECIDED, clause="tolls", subject=0, position=0.0)
    failed = decided._replace(kind=Happening.FAILED)
    told = [entries(played([referred, later]))[2] for later in (decided, failed)]
    assert [(entry.end, entry.date, entry.terms) for entry in told] == [
        ("referred, and decided there", "4 Jan 2001", "1 January 2002"),
        ("referred, and left undecided there", "4 Jan 2001", "–"),
    ]


def test_worths_add_up_and_what_is_open_is_worth_nothing_without_a_signature() -> None:
    (_, signed), _ = totals(harbour(ending="signed"))
    assert signed == pytest.approx({"north": 0.124, "south": 0.219})
    unsigned = harbour(ending="horizon")
    assert entries(unsigned)[2].worth == {"north": None, "south": None}
    (name, sums), (last, utility) = totals(unsigned)
    assert sums == pytest.approx({"north": 0.104, "south": 0.219})
    assert (name, last) == ("Sum, had it been signed", "Utility, unsigned")
    assert utility == {"north": 0.0, "south": 0.0}


def test_a_worth_is_told_in_hundredths_with_a_true_minus() -> None:
    told = [hundredths(worth) for worth in (0.104, -0.0312, -0.0001, None)]
    assert told == ["10.4", "−3.1", "0.0", "–"]


def test_a_party_heads_its_column_by_its_short_name() -> None:
    assert headings(harbour(ending="signed")) == {"north": "North", "south": "South"}


@pytest.mark.parametrize("width", [80, 100])
def test_the_sheet_fits_the_terminal_and_shows_every_clause(width: int) -> None:
    console = Console(width=width)
    with console.capture() as capture:
        console.print(table(harbour(ending="horizon")))
    printed = capture.get()
    assert max(len(line) for line in printed.splitlines()) <= width
    for told in ("Fishing", "quota", "agreed in draft", "4 Jan 2001", "half", "10.4", "Tolls"):
        assert told in printed
