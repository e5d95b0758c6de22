"""Scenarios made of other programs' files, through the command itself."""

from pathlib import Path

from tests.command import sim
from tests.scenario.domains import domain
from tests.scenario.test_from_ktab import table


def test_a_domain_is_made_a_scenario_and_a_scenario_a_domain(tmp_path: Path) -> None:
    domain(tmp_path)
    told = sim("import", "genius", "fish", "--out", "fish.yaml", at=tmp_path)
    assert told.stdout == "Wrote fish.yaml. See it with: sim show fish.yaml\n"
    assert sim("validate", "fish.yaml", at=tmp_path).stdout == "fish.yaml: valid\n"
    printed = sim("import", "genius", "fish", at=tmp_path).stdout
    assert printed == (tmp_path / "fish.yaml").read_text()
    relative = sim("import", "genius", "fish", "--as-read-by", "genius", at=tmp_path).stdout
    assert relative != printed
    asked = ("--steps", "20", "--strategies", "boulware, conceder", "--points", "10")
    timed = sim("import", "genius", "fish", *asked, at=tmp_path).stdout
    assert "horizon: 20 days" in timed
    assert "concession: conceder" in timed
    assert "points: 10" in timed
    told = sim("export", "genius", "fish.yaml", "--out", "again", at=tmp_path)
    assert told.stdout.splitlines() == [
        f"Wrote again/{name}.xml" for name in ("domain", "profile-1-a-seller", "profile-2-b-buyer")
    ]
    assert sim("import", "genius", "again", at=tmp_path).returncode == 0


def test_what_is_no_domain_is_told_without_a_traceback(tmp_path: Path) -> None:
    told = sim("import", "genius", ".", at=tmp_path, code=2)
    assert told.stdout == ""
    assert told.stderr.startswith("'.' holds 0 domains and 0 profiles in .xml")
    domain(tmp_path)
    asked = ("--strategies", "boulwar,linear", "--out", "fish.yaml")
    told = sim("import", "genius", "fish", *asked, at=tmp_path, code=2)
    assert told.stderr.startswith("--strategies: 'boulwar' is no concession strategy; did you mean")
    assert not (tmp_path / "fish.yaml").exists()
    told = sim("export", "genius", "house-sale", "--out", "x", at=tmp_path, code=2)
    assert "No item is bargained whole" in told.stderr


def test_an_actor_table_is_made_a_scenario(tmp_path: Path) -> None:
    table(tmp_path)
    told = sim("import", "ktab", "tolls.csv", "--out", "tolls.yaml", at=tmp_path)
    assert told.stdout == "Wrote tolls.yaml. See it with: sim show tolls.yaml\n"
    assert sim("validate", "tolls.yaml", at=tmp_path).stdout == "tolls.yaml: valid\n"
    printed = sim("import", "ktab", "tolls.csv", at=tmp_path).stdout
    assert printed == (tmp_path / "tolls.yaml").read_text()
    told = sim("import", "ktab", "none.csv", at=tmp_path, code=2)
    assert told.stderr == "'none.csv' cannot be read: No such file or directory.\n"
