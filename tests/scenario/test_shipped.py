"""Shipped scenarios are found by name, and a file of one's own by its path."""

from pathlib import Path

import pytest

from sim.errors import NoSuchScenario
from sim.scenario.shipped import find, names


def test_a_name_leads_to_a_shipped_file() -> None:
    assert find("house-sale").name == "house-sale.yaml"
    assert "house-sale" in names()


def test_a_file_of_ones_own_comes_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("house-sale.yaml").write_text("scenario: mine\n")
    assert find("house-sale.yaml") == Path("house-sale.yaml")
    assert find("house-sale") != Path("house-sale.yaml")


@pytest.mark.parametrize("name", ["house-sael", "no/such.yaml", "../scenarios/house-sale", ""])
def test_neither_a_file_nor_a_name_is_refused(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(NoSuchScenario) as caught:
        find(name)
    assert "house-sale" in str(caught.value)
