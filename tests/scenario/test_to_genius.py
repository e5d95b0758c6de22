"""Whole items as GENIUS domains."""

from pathlib import Path

import pytest

from sim.errors import AlreadyThere, UsageError
from sim.scenario.document import loads
from sim.scenario.domain import issues
from sim.scenario.element import parsed
from sim.scenario.from_genius import from_genius
from sim.scenario.item import Item
from sim.scenario.profile import Reader
from sim.scenario.scenario import Scenario
from sim.scenario.stance import OptionStance
from sim.scenario.to_genius import to_genius
from tests.scenario.domains import SELLER, domain
from tests.scenario.files import HOUSE
from tests.scenario.test_whole import DEAL


def back(scenario: Scenario, folder: Path, reader: Reader = "negmas") -> Scenario:
    to_genius(scenario, folder / "out", as_read_by=reader)
    return from_genius(folder / "out", as_read_by=reader)


def only(scenario: Scenario) -> Item:
    (item,) = scenario.items.values()
    return item


def shares(item: Item, party: str) -> list[float]:
    saliences = [clause.stances[party].salience for clause in (item.clauses or {}).values()]
    return [salience / sum(saliences) for salience in saliences]


@pytest.mark.parametrize("reader", ["negmas", "genius"])
def test_a_domain_that_is_read_and_written_is_the_same_domain(
    reader: Reader, tmp_path: Path
) -> None:
    text = SELLER.replace('reservation value="0.2"', 'reservation value="1.2"')
    first = from_genius(domain(tmp_path, seller=text))
    again = back(first, tmp_path, reader)
    assert list(again.parties) == list(first.parties)
    one, other = only(first), only(again)
    assert other.least == pytest.approx(one.least)
    for party in first.parties:
        assert shares(other, party) == pytest.approx(shares(one, party))
    for key, clause in (one.clauses or {}).items():
        twin = (other.clauses or {})[key]
        assert (twin.name, twin.options) == (clause.name, clause.options)
        assert (twin.scale is None) == (clause.scale is None)
        for party, stance in clause.stances.items():
            if isinstance(stance, OptionStance):
                same = twin.stances[party]
                assert isinstance(same, OptionStance)
                assert same.worth == pytest.approx(stance.worth)


def test_both_readings_of_what_is_written_agree_on_options(tmp_path: Path) -> None:
    first = from_genius(domain(tmp_path))
    to_genius(first, tmp_path / "out", as_read_by="genius")
    as_written = only(from_genius(tmp_path / "out", as_read_by="negmas"))
    relative = only(from_genius(tmp_path / "out", as_read_by="genius"))
    one, other = ((item.clauses or {})["price"].stances for item in (as_written, relative))
    assert one == other


def test_numbers_stay_numbers_and_options_get_their_dots_back(tmp_path: Path) -> None:
    to_genius(from_genius(domain(tmp_path)), tmp_path / "out")
    price, days, share = issues(parsed(tmp_path / "out" / "domain.xml"))
    assert price.values == ("$3.47", "$3.98", "$4.37")
    assert (days.kind, days.low, days.high) == ("integer", 10, 40)
    assert (share.kind, share.low, share.high) == ("real", 0, 1.5)


def test_places_between_names_become_items(tmp_path: Path) -> None:
    again = back(loads(DEAL), tmp_path)
    hedge = (only(again).clauses or {})["hedge"]
    assert hedge.options is not None
    assert len(hedge.options) == 21
    assert (hedge.options[0], hedge.options[10], hedge.options[-1]) == ("as now", "half", "gone")


def test_a_scale_that_runs_down_and_an_ideal_between_its_ends(tmp_path: Path) -> None:
    text = HOUSE.replace("between: [400, 500]", "between: [4, 0]").replace(
        "    scale:", "    bargained: whole\n    scale:"
    )
    text = text.replace("490, reservation: 440", "0, reservation: 3")
    down = text.replace("410, reservation: 460", "4, reservation: 1")
    again = only(back(loads(down), tmp_path))
    assert again.least == pytest.approx({"seller": 0.25, "buyer": 0.25})
    stance = (again.clauses or {})["price"].stances["seller"]
    assert str(stance.ideal) == "0"  # type: ignore[union-attr]
    between = text.replace("410, reservation: 460", "1, reservation: 0")
    to_genius(loads(between), tmp_path / "between")
    assert issues(parsed(tmp_path / "between" / "domain.xml"))[0].kind == "discrete"


def test_a_party_without_a_stance_does_not_care(tmp_path: Path) -> None:
    third = "reservation: 0.4}\n          heir: {ideal: gone, reservation: half}"
    text = DEAL.replace("buyer: {}}", "buyer: {}, heir: {}}").replace("reservation: 0.4}", third)
    clauses = only(back(loads(text), tmp_path)).clauses or {}
    assert clauses["shed"].stances["heir"].salience == 0
    assert clauses["hedge"].stances["heir"].salience == 1


def test_what_is_bargained_by_clause_is_no_domain(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="No item is bargained whole"):
        to_genius(loads(HOUSE), tmp_path / "out")
    with pytest.raises(UsageError, match="did you mean 'garden'"):
        to_genius(loads(DEAL), tmp_path / "out", item="gardn")
    assert list(tmp_path.iterdir()) == []


def test_no_file_is_overwritten(tmp_path: Path) -> None:
    to_genius(loads(DEAL), tmp_path, item="garden")
    kept = sorted(path.name for path in tmp_path.iterdir())
    assert kept == ["domain.xml", "profile-1-seller.xml", "profile-2-buyer.xml"]
    with pytest.raises(AlreadyThere):
        to_genius(loads(DEAL), tmp_path)


def test_a_folder_that_cannot_be_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(UsageError, match="cannot be written"):
        to_genius(loads(DEAL), tmp_path / "file" / "out")
