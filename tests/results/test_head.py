"""What `outcome.json` says is of its type, and fits the scenario it holds."""

import json
from pathlib import Path
from typing import Any

import pytest

from sim.errors import NotARun
from sim.model.codes import Happening
from sim.results.head import Head, Misshapen
from sim.results.store import OUTCOME, read, write
from tests.builders import Row, played

AGREED = Row(3, Happening.AGREED, clause="fishing.quota", position=0.5)


@pytest.fixture
def written(tmp_path: Path) -> dict[str, Any]:
    """Return what the file of a run says, on which one clause was agreed."""
    outcome = played([Row(0, Happening.OPENED), AGREED], assumed={"lexicon.likely": 0.7})
    told: dict[str, Any] = json.loads((write(outcome, tmp_path / "run") / OUTCOME).read_text())
    return told


def test_what_was_written_is_read(written: dict[str, Any]) -> None:
    head = Head.of(written)
    assert head.grown().scenario == "harbour"
    assert [end.disposition for end in head.settled()] == ["agreed", "open", "open"]


FIELDS = sorted(Head.model_fields)
NEEDED = [name for name in FIELDS if Head.model_fields[name].is_required()]
OTHERS = ["noon", 1.5, -1, True, None, [], {}, [1], {"north": "much"}, {"north": None}]


def test_replications_shared_nothing_before_that_was_said(written: dict[str, Any]) -> None:
    del written["inner"]
    assert Head.of(written).inner == 1


@pytest.mark.parametrize("field", NEEDED)
def test_no_field_may_be_missing(field: str, written: dict[str, Any]) -> None:
    del written[field]
    with pytest.raises(Misshapen, match=f"^{field} is not there$"):
        Head.of(written)


@pytest.mark.parametrize("field", FIELDS)
def test_of_a_field_of_another_type_nothing_worse_is_said_than_that_it_is_no_run(
    field: str, written: dict[str, Any], tmp_path: Path
) -> None:
    refused = 0
    for other in OTHERS:
        (tmp_path / "run" / OUTCOME).write_text(json.dumps(written | {field: other}))
        try:
            read(tmp_path / "run")
        except NotARun:
            refused += 1
    assert refused >= len(OTHERS) - 4


@pytest.mark.parametrize("field", ["clause", "disposition", "minute", "position", "terms", "worth"])
@pytest.mark.parametrize("other", [-1, True, [], "noon", {"north": 1}])
def test_a_field_of_a_settlement_is_told_by_its_path(
    field: str, other: object, written: dict[str, Any]
) -> None:
    if field == "terms" and other == "noon":
        return
    written["settlements"][0][field] = other
    with pytest.raises(Misshapen, match=r"^settlements"):
        Head.of(written).grown()


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"minute": "noon"}, "minute should be a valid integer, and is 'noon'"),
        ({"minute": 2**62}, f"minute should be of a year before 10000, and is {2**62}"),
        (
            {"ending": "peace"},
            "ending should be 'signed', 'walked-out', 'broken-off', 'not-ratified' or 'horizon'",
        ),
        ({"seed": 1.0}, "seed should be a valid integer, and is 1.0"),
        ({"replication": -1}, "replication should be greater than or equal to 0, and is -1"),
        ({"at_defaults": "no"}, "at_defaults should be a valid boolean, and is 'no'"),
        ({"utility": {"north": 1.0}}, "utility should name the parties of the scenario"),
        ({"utility": {"north": "much"}}, "utility.north should be a valid number, and is 'much'"),
        ({"assumed": {"lexicon.likely": None}}, "assumed.lexicon.likely should be a valid number"),
        ({"settlements": []}, "settlements should be those of the clauses of the scenario"),
        ({"scenario": "quay"}, "resolved is of 'harbour', and scenario is 'quay'"),
    ],
)
def test_what_is_wrong_is_told_in_words(
    changes: dict[str, Any], told: str, written: dict[str, Any]
) -> None:
    with pytest.raises(Misshapen) as caught:
        Head.of(written | changes).grown()
    assert str(caught.value).startswith(told)


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"position": 1.5}, "settlements.0.position should lie from 0 to 1, and is 1.5"),
        ({"position": None}, "settlements.0.position should be there if the clause is agreed"),
        ({"minute": None}, "settlements.0.minute should be there unless the clause is open"),
        ({"minute": 2**62}, "settlements.0.minute should be of a year before 10000"),
        ({"worth": {}}, "settlements.0.worth should name the parties of the scenario"),
    ],
)
def test_what_cannot_be_of_a_clause_is_told_too(
    changes: dict[str, Any], told: str, written: dict[str, Any]
) -> None:
    written["settlements"][0] |= changes
    with pytest.raises(Misshapen) as caught:
        Head.of(written).grown()
    assert str(caught.value).startswith(told)


def test_a_run_with_such_a_field_is_no_run(written: dict[str, Any], tmp_path: Path) -> None:
    (tmp_path / "run" / OUTCOME).write_text(json.dumps(written | {"minute": "noon"}))
    told = "missing or misshapen: minute should be a valid integer, and is 'noon'.$"
    with pytest.raises(NotARun, match=told):
        read(tmp_path / "run")


def test_an_option_has_a_whole_place(written: dict[str, Any]) -> None:
    season = written["settlements"][1] | {"disposition": "agreed", "minute": 0}
    for position, is_one in ((2.0, True), (1.5, False), (3.0, False)):
        written["settlements"][1] = season | {"position": position}
        if is_one:
            assert Head.of(written).grown().units[1].id == season["clause"]
        else:
            with pytest.raises(Misshapen, match=r"^settlements.1.position"):
                Head.of(written).grown()
