"""The verbs of the language, through the command itself."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from sim.scenario.document import load, loads
from sim.scenario.schema import schema
from sim.scenario.shipped import names
from tests.scenario.files import HOUSE, LANGUAGE

COMMAND = Path(sys.executable).with_name("sim")
ROOT = Path(__file__).parents[2]


def sim(
    *arguments: str | Path, at: Path = ROOT, columns: int = 100
) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [COMMAND, *map(str, arguments)],
        capture_output=True,
        text=True,
        check=False,
        cwd=at,
        env=os.environ | {"COLUMNS": str(columns)},
        timeout=60,
    )


@pytest.fixture
def broken(tmp_path: Path) -> Path:
    (tmp_path / "broken.yaml").write_text(HOUSE.replace("ideal: 490", "idael: 490"))
    return tmp_path / "broken.yaml"


def test_a_good_file_is_valid() -> None:
    told = sim("validate", "scenarios/house-sale.yaml")
    assert (told.returncode, told.stdout, told.stderr) == (
        0,
        "scenarios/house-sale.yaml: valid\n",
        "",
    )


def test_the_whole_language_is_valid_and_so_is_what_it_is_resolved_to(tmp_path: Path) -> None:
    told = sim("validate", LANGUAGE)
    assert (told.returncode, told.stdout.count(": valid")) == (0, 1)
    shown = sim("show", LANGUAGE, "--resolved")
    assert shown.returncode == 0
    (tmp_path / "resolved.yaml").write_text(shown.stdout, encoding="utf-8")
    again = sim("show", "resolved.yaml", "--resolved", at=tmp_path)
    assert (again.returncode, again.stdout) == (0, shown.stdout)
    assert sim("show", LANGUAGE).returncode == 0


def test_a_scenario_is_shown_as_a_party_believes_it(tmp_path: Path) -> None:
    belief = "beliefs: {seller: {set: {parties.buyer.patience: 9 days}}}\n"
    (tmp_path / "house.yaml").write_text(HOUSE + belief)
    assert "can wait 9 days" not in sim("show", "house.yaml", at=tmp_path).stdout
    told = sim("show", "house.yaml", "--as-believed-by", "seller", at=tmp_path)
    assert "can wait 9 days" in told.stdout
    told = sim("show", "house.yaml", "--as-believed-by", "seler", at=tmp_path)
    assert (told.returncode, "did you mean 'seller'?" in told.stderr) == (2, True)


def test_a_broken_file_is_told_without_a_traceback(broken: Path) -> None:
    told = sim("validate", "broken.yaml", at=broken.parent)
    assert told.returncode == 2
    assert told.stderr.startswith("broken.yaml:8:16  items.price.stances.seller\n")
    assert "did you mean 'ideal'?" in told.stderr
    assert "Traceback" not in told.stderr
    assert told.stdout == ""


def test_every_file_is_checked_though_the_first_is_broken(broken: Path) -> None:
    told = sim("validate", broken, "house-sale", "no-such-file")
    assert told.returncode == 2
    assert told.stdout == "house-sale: valid\n"
    assert "There is no file and no shipped scenario 'no-such-file'." in told.stderr


def test_a_file_that_may_not_be_meant_is_valid_with_a_warning(tmp_path: Path) -> None:
    (tmp_path / "apart.yaml").write_text(HOUSE.replace("440", "480"))
    told = sim("validate", "apart.yaml", at=tmp_path)
    assert (told.returncode, told.stdout) == (0, "apart.yaml: valid, 1 to look at again\n")
    assert told.stderr.startswith("warning: apart.yaml:7:5  items.price.stances\n")


def test_a_scenario_is_shown_as_a_table() -> None:
    told = sim("show", "house-sale")
    assert told.returncode == 0
    assert "440,000 to 460,000 euros" in told.stdout
    assert max(map(len, told.stdout.splitlines())) <= 100


def test_a_resolved_scenario_is_a_file(tmp_path: Path) -> None:
    told = sim("show", "house-sale", "--resolved")
    assert loads(told.stdout) == load("house-sale")


def test_a_broken_scenario_is_not_shown(broken: Path) -> None:
    told = sim("show", broken)
    assert (told.returncode, told.stdout) == (2, "")


def test_the_schema_is_printed_as_it_is_kept() -> None:
    told = sim("schema")
    assert json.loads(told.stdout) == schema()
    assert told.stdout == (ROOT / "scenarios" / "scenario.schema.json").read_text(encoding="utf-8")


def test_the_examples_are_listed_with_their_titles() -> None:
    told = sim("examples")
    for name, line in zip(names(), told.stdout.splitlines(), strict=True):
        assert line.split()[0] == name
        assert line.endswith(load(name).title)


@pytest.mark.parametrize("more", [[], ["--full"]])
def test_a_new_scenario_is_good_from_the_start(more: list[str], tmp_path: Path) -> None:
    told = sim("new", "my-talks", *more, at=tmp_path)
    assert told.returncode == 0
    assert told.stdout == "Wrote my-talks.yaml. See it with: sim show my-talks.yaml\n"
    assert sim("validate", "my-talks.yaml", at=tmp_path).stdout == "my-talks.yaml: valid\n"


def test_a_new_scenario_overwrites_nothing(tmp_path: Path) -> None:
    (tmp_path / "my-talks.yaml").write_text("mine")
    told = sim("new", "my-talks", at=tmp_path)
    assert told.returncode == 2
    assert told.stderr.startswith("'my-talks.yaml' is there already")
    assert (tmp_path / "my-talks.yaml").read_text() == "mine"


def test_a_name_that_is_no_id_makes_no_file(tmp_path: Path) -> None:
    told = sim("new", "My Talks", at=tmp_path)
    assert (told.returncode, list(tmp_path.iterdir())) == (2, [])
    assert "did you mean 'my-talks'?" in told.stderr
