"""The account: the figure in words, for those who cannot see it."""

import pytest

import sim.plots
from sim.plots.account import COLUMNS, ending, table
from tests.builders import HARBOUR, RECORD, played
from tests.plots.drawn import TALKS


def test_the_table_says_what_the_lanes_show() -> None:
    quota, season, tolls = table(played(TALKS))
    assert tuple(quota) == COLUMNS
    assert quota["Clause"] == "Fishing: quota"
    assert quota["Tabled"] == "1 January 2001"
    assert (
        quota["Course"]
        == "5 days contested, 3 days on the agenda, 2 days bargained, 30 days set aside"
    )
    assert quota["Moves"] == "North from 80 boats to half (2), South from 0 boats to 20 boats (1)"
    assert (quota["End"], quota["Terms"]) == ("agreed, 10 February 2001", "half")
    assert (season["End"], season["Terms"]) == ("dropped, 11 February 2001", "dropped")
    assert (tolls["End"], tolls["Terms"]) == ("referred, 31 January 2001", "to the sea court")


def test_the_account_is_a_line_a_clause_then_what_else_is_drawn() -> None:
    lines = sim.plots.describe(played(TALKS, scenario=HARBOUR + RECORD)).splitlines()
    assert lines[0] == "The harbour talks: signed on 11 April 2001."
    assert lines[3] == (
        "Tolls: tabled 23 January 2001; 8 days on the agenda; moves: South at 1 January 2004; "
        "referred, 31 January 2001. In fact: agreed: when the mole is built."
    )
    assert lines[4] == "Talks suspended: 12 January 2001 to 22 January 2001 (Storm)."
    assert lines[5] == "Events: 1 February 2001, Election."
    assert lines[6].startswith(
        "What really happened: 20 January 2001 to 30 January 2001, a strike;"
    )


def test_the_account_says_nothing_of_what_did_not_happen() -> None:
    lines = sim.plots.describe(played([])).splitlines()
    assert lines[1:] == [
        "Fishing: quota: never tabled; open.",
        "Fishing: season: never tabled; open.",
        "Tolls: never tabled; open.",
    ]


@pytest.mark.parametrize(
    ("how", "words"),
    [
        ("signed", "signed on 11 April 2001"),
        ("walked-out", "ended by a walk-out on 11 April 2001"),
        ("broken-off", "broken off on 11 April 2001"),
        ("horizon", "unsigned at the horizon, 11 April 2001"),
    ],
)
def test_the_end_of_the_talks_is_told_by_its_kind(how: str, words: str) -> None:
    assert ending(played([], ending=how)) == words


def test_many_days_have_a_mark_at_the_thousands() -> None:
    (quota, *_) = table(played(TALKS[:1], ending="horizon", last=1_300))
    assert quota["Course"] == "1,300 days on the agenda"


def test_within_a_line_the_article_of_a_party_or_a_forum_is_small() -> None:
    firm = HARBOUR.replace("south: {patience", "south: {name: The firm, patience")
    firm = firm.replace("name: the sea court", "name: The court")
    told = sim.plots.describe(played(TALKS, scenario=firm))
    assert "North from 80 boats to half (2), the firm from 0 boats to 20 boats (1)" in told
    assert table(played(TALKS, scenario=firm))[2]["Terms"] == "to the court"
    assert "The firm" not in told
