"""Actor tables as scenarios."""

from pathlib import Path

import pytest

from sim.errors import ScenarioError, UsageError
from sim.scenario.document import loads, resolved
from sim.scenario.from_ktab import from_ktab, written
from sim.scenario.scenario import Scenario
from sim.scenario.stance import OrderedStance

TABLE = """\
Harbour tolls,An-Id;A note with a comma, 3, 2,
Actor,Description,Influence,Policy Position,Policy Salience,Pace Position,Pace Salience,
HM,Harbour Master, 100.0,30,24.0,20,48.0,
GU, "Guild, the", 60.2,45,44.7,100,0,
X9,Fishers,   20,0,100,65,0.0
"""
QUOTED = TABLE.replace("An-Id;A note with a comma", '"A note, with a comma"')


def table(folder: Path, text: str = QUOTED) -> Path:
    path = folder / "tolls.csv"
    path.write_text(text, "utf-8")
    return path


def imported(folder: Path, text: str = QUOTED) -> Scenario:
    return from_ktab(table(folder, text))


def stance(scenario: Scenario, clause: str, party: str) -> OrderedStance:
    found = scenario.clauses[clause].stances[party]
    assert isinstance(found, OrderedStance)
    return found


def test_an_actor_is_a_party_and_a_dimension_an_item(tmp_path: Path) -> None:
    scenario = imported(tmp_path)
    assert (scenario.scenario, scenario.title) == ("harbour-tolls", "Harbour tolls")
    told = {name: (party.name, party.weight) for name, party in scenario.parties.items()}
    assert told == {
        "hm": ("Harbour Master", 100),
        "gu": ("Guild, the", 60.2),
        "x9": ("Fishers", 20),
    }
    assert {name: item.name for name, item in scenario.items.items()} == {
        "policy": "Policy",
        "pace": "Pace",
    }
    assert loads(resolved(scenario)) == scenario


def test_positions_are_ideals_and_saliences_shares(tmp_path: Path) -> None:
    scenario = imported(tmp_path)
    master = stance(scenario, "policy", "hm")
    assert (master.ideal.written, master.salience) == (30, 0.24)
    assert stance(scenario, "pace", "gu").salience == 0


def test_the_farthest_that_anybody_wants_is_the_reservation(tmp_path: Path) -> None:
    scenario = imported(tmp_path)
    told = [stance(scenario, "policy", party).reservation.written for party in ("hm", "gu", "x9")]
    assert told == [0, 0, 45]


def test_what_is_assumed_is_said_in_the_file(tmp_path: Path) -> None:
    first, *_ = written(table(tmp_path)).splitlines()
    assert first.startswith("# Made of an actor table.")
    assert "these are assumed" in first


def test_actors_who_are_described_alike_keep_their_short_names(tmp_path: Path) -> None:
    alike = QUOTED.replace("Harbour Master", "Fishers")
    assert [party.name for party in imported(tmp_path, alike).parties.values()] == [
        "HM",
        "Guild, the",
        "X9",
    ]


def test_a_table_without_counts_or_with_other_line_ends_is_read(tmp_path: Path) -> None:
    bare = QUOTED.replace(", 3, 2,", "").replace("\n", "\r\n")
    assert imported(tmp_path, bare) == imported(tmp_path)


@pytest.mark.parametrize(
    ("right", "wrong", "line", "said"),
    [
        ("100.0,30", "100.0,130", 3, "130 lies outside. A position is a number from 0 to 100"),
        ("100.0,30", "100.0,far", 3, "'far' is no number. A position is a number"),
        ("100.0,30", "0,30", 3, "no influence at all. Write a number above 0"),
        ("100.0,30", "-1,30", 3, "-1 lies outside. An influence is a number from 0 on"),
        ("24.0,20", "84.0,20", 3, "the saliences of 'HM' sum to 132"),
        ("24.0,20", "nan,20", 3, "nan lies outside. A salience is a number from 0 to 100"),
        ("20,48.0", "20", 3, "6 values under 7 headings"),
        ("GU,", "HM,", 4, "'HM' stands twice"),
        ("GU,", ",", 4, "an actor without a name"),
        (" 3, 2", " 4, 2", 1, "the title says '4' actors, and the table has 3"),
        (" 3, 2", " 3, 5", 1, "the title says '5' dimensions, and the table has 2"),
        (",Pace Salience", "", 2, "6 headings. A table has actor, description and influence"),
    ],
)
def test_an_error_names_the_line_and_what_is_right(
    tmp_path: Path, right: str, wrong: str, line: int, said: str
) -> None:
    with pytest.raises(ScenarioError) as caught:
        imported(tmp_path, QUOTED.replace(right, wrong, 1))
    first = caught.value.problems[0]
    assert (first.line, said in first.sentence) == (line, True), first


def test_all_errors_are_told_at_once_in_order(tmp_path: Path) -> None:
    wrong = QUOTED.replace("100.0,30", "100.0,130").replace("60.2,45", "x,45")
    wrong = wrong.replace(" 3, 2", " 9, 2")
    with pytest.raises(ScenarioError) as caught:
        imported(tmp_path, wrong)
    assert [problem.line for problem in caught.value.problems] == [1, 3, 4]


@pytest.mark.parametrize("text", ["", "\n\n", "title\n", "a,b,c\nd,e,f,g,h\nonly,one,1,2,3\n"])
def test_what_is_no_table_is_told(tmp_path: Path, text: str) -> None:
    with pytest.raises(ScenarioError, match="A table has a title, headings and two actors"):
        imported(tmp_path, text)


def test_a_file_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="cannot be read: No such file"):
        from_ktab(tmp_path / "none.csv")
    with pytest.raises(UsageError, match="cannot be read: Is a directory"):
        from_ktab(tmp_path)
