"""Scenarios made of other programs' files, through the command itself."""

from pathlib import Path

from tests.command import sim
from tests.scenario.domains import domain


def test_a_domain_is_made_a_scenario_and_a_scenario_a_domain(tmp_path: Path) -> None:
    domain(tmp_path)
    told = sim("import", "genius", "fish", "--out", "fish.yaml", at=tmp_path)
    assert told.stdout == "Wrote fish.yaml. See it with: sim show fish.yaml\n"
    assert sim("validate", "fish.yaml", at=tmp_path).stdout == "fish.yaml: valid\n"
    printed = sim("import", "genius", "fish", at=tmp_path).stdout
    assert printed == (tmp_path / "fish.yaml").read_text()
    relative = sim("import", "genius", "fish", "--as-read-by", "genius", at=tmp_path).stdout
    assert relative != printed
    asked = ("--steps", "20", "--strategies", "boulware, conceder")
    timed = sim("import", "genius", "fish", *asked, at=tmp_path).stdout
    assert "horizon: 20 days" in timed
    assert "concession: conceder" in timed
    told = sim("export", "genius", "fish.yaml", "--out", "again", at=tmp_path)
    assert told.stdout.splitlines() == [
        f"Wrote again/{name}.xml" for name in ("domain", "profile-1-a-seller", "profile-2-b-buyer")
    ]
    assert sim("import", "genius", "again", at=tmp_path).returncode == 0


def test_what_is_no_domain_is_told_without_a_traceback(tmp_path: Path) -> None:
    told = sim("import", "genius", ".", at=tmp_path, code=2)
    assert told.stdout == ""
    assert told.stderr.startswith("'.' holds 0 domains and 0 profiles in .xml")
    told = sim("export", "genius", "house-sale", "--out", "x", at=tmp_path, code=2)
    assert "No item is bargained whole" in told.stderr
