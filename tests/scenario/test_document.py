"""Files in and out: good ones are read, and each broken one gives exactly its message."""

import re
from collections import Counter
from pathlib import Path

import pytest

from sim.errors import NoSuchScenario, ScenarioError
from sim.scenario.document import load, loads, resolved
from sim.scenario.shipped import names
from sim.scenario.template import first, full
from tests.scenario.files import GARDEN, HOUSE

BROKEN = Path(__file__).parents[1] / "broken"
FAULTS = sorted(path.stem for path in BROKEN.glob("*.yaml"))


@pytest.mark.parametrize("fault", FAULTS)
def test_a_broken_file_gives_exactly_its_message(
    fault: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(BROKEN)
    with pytest.raises(ScenarioError) as caught:
        load(f"{fault}.yaml")
    assert f"{caught.value}\n" == (BROKEN / f"{fault}.error").read_text(encoding="utf-8")


def test_the_corpus_is_wide_and_each_kind_of_fault_narrow() -> None:
    heads = [(BROKEN / f"{fault}.yaml").read_bytes().split(b"\n")[0].decode() for fault in FAULTS]
    kinds = Counter(re.fullmatch("# kind: (.+)", head)[1] for head in heads)  # type: ignore[index]
    assert len(FAULTS) >= 40
    assert len(kinds) >= 15
    assert max(kinds.values()) <= 3
    assert {path.stem for path in BROKEN.iterdir()} == set(FAULTS)


@pytest.mark.parametrize(
    "text",
    [HOUSE, GARDEN, first("x"), full("x"), *(load(name) for name in names())],
    ids=["house", "garden", "first", "full", *names()],
)
def test_a_resolved_file_loads_again_to_an_equal_scenario(text: object) -> None:
    scenario = loads(text) if isinstance(text, str) else text
    again = loads(resolved(scenario))  # type: ignore[arg-type]
    assert again == scenario
    assert resolved(again) == resolved(scenario)  # type: ignore[arg-type]


def test_a_variant_resolves_to_a_file_of_its_own() -> None:
    knob = "assumptions: {knob: {about: horizon, default: 1 year, range: [1 day, 2 years]}}\n"
    changed = loads(HOUSE + knob, set={"horizon": "3 years"})
    assert loads(resolved(changed)) == changed


def test_overrides_come_before_the_option_and_both_before_assumptions() -> None:
    asked = (
        "questions: {q: {asked_by: buyer, options: "
        "{short: {set: {horizon: 9 days}}, long: {set: {horizon: 9 years}}}}}\n"
    )
    changed = loads(HOUSE + asked, set={"horizon": "2 days"}, options={"q": "long"})
    assert str(changed.horizon) == "9 years"
    path = "questions.q.options.long.set"
    changed = loads(HOUSE + asked, set={path: {"horizon": "7 years"}}, options={"q": "long"})
    assert str(changed.horizon) == "7 years"


def test_a_shipped_scenario_is_known_by_its_name() -> None:
    assert load("house-sale").title == "A house sale"


def test_an_unknown_name_is_likened_to_a_shipped_one() -> None:
    with pytest.raises(NoSuchScenario, match="did you mean 'house-sale'"):
        load("house-slae")


def test_an_error_names_a_file_as_it_was_given(tmp_path: Path) -> None:
    (tmp_path / "file.yaml").write_text("scenario: x\n")
    with pytest.raises(ScenarioError) as caught:
        load(tmp_path / "file.yaml")
    assert caught.value.problems[0].file == str(tmp_path / "file.yaml")


def test_shipped_files_tell_editors_of_their_schema() -> None:
    folder = Path(__file__).parents[2] / "scenarios"
    for path in folder.glob("*.yaml"):
        head = path.read_text(encoding="utf-8").split("\n")[0]
        schema = re.fullmatch(r"# yaml-language-server: \$schema=(\S+)", head)
        assert schema is not None
        assert (path.parent / schema[1]).is_file()
