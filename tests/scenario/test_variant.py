"""A variant is a short file over another."""

from pathlib import Path

import pytest

from sim.errors import ScenarioError
from sim.scenario.document import load, loads, resolved
from tests.scenario.files import GARDEN, HOUSE


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "house.yaml").write_text(HOUSE)
    return tmp_path


def variant(folder: Path, text: str, name: str = "variant.yaml") -> Path:
    (folder / name).write_text(text)
    return folder / name


def refused(path: Path) -> str:
    with pytest.raises(ScenarioError) as caught:
        load(path)
    (told,) = caught.value.problems
    return told.found


def test_a_variant_takes_what_it_extends_and_says_the_rest(folder: Path) -> None:
    text = "extends: house.yaml\nscenario: hasty-house\nparties: {buyer: {patience: 9 days}}\n"
    scenario = load(variant(folder, text))
    assert scenario.scenario == "hasty-house"
    assert [str(party.patience) for party in scenario.parties.values()] == ["1 year", "9 days"]


def test_a_variant_draws_its_words_as_its_base_does(folder: Path) -> None:
    path = variant(folder, "extends: house.yaml\nscenario: hasty\n")
    further = variant(folder, "extends: variant.yaml\nscenario: hastier\n", "further.yaml")
    assert (load(path).base, load(further).base) == ("house", "house")
    assert loads(resolved(load(further))) == load(further)


def test_lists_and_words_are_replaced_whole(folder: Path) -> None:
    text = "extends: house.yaml\nitems: {price: {scale: {between: [300, 600]}}}\n"
    scale = load(variant(folder, text)).units[0].clause.scale
    assert scale is not None
    assert (scale.low, scale.high, scale.unit) == (300, 600, "euros")


def test_overrides_are_made_after_the_merging(folder: Path) -> None:
    text = "extends: house.yaml\nset: {items.price.stances.buyer: {ideal: 400, reservation: 450}}\n"
    stance = load(variant(folder, text)).units[0].clause.stances["buyer"]
    assert str(stance.reservation) == "450"


def test_an_override_of_a_variant_switches_an_assumption_off(folder: Path) -> None:
    knob = "assumptions: {knob: {about: horizon, default: 1 year, range: [1 day, 2 years]}}\n"
    (folder / "house.yaml").write_text(HOUSE + knob)
    scenario = load(variant(folder, "extends: house.yaml\nset: {horizon: 3 years}\n"))
    assert scenario.off == {"horizon"}
    assert scenario.assumptions == {}


def test_an_error_stands_in_the_file_that_makes_it(folder: Path) -> None:
    (folder / "house.yaml").write_text(HOUSE.replace("seller: {}", "seller: {patience: 3}"))
    with pytest.raises(ScenarioError) as caught:
        load(variant(folder, "extends: house.yaml\nparties: {buyer: {patience: 4}}\n"))
    told = caught.value.problems
    assert [(Path(one.file).name, one.line) for one in told] == [
        ("house.yaml", 3),
        ("variant.yaml", 2),
    ]


def test_a_shipped_scenario_is_extended_by_its_name(folder: Path) -> None:
    path = variant(folder, "extends: house-sale\nscenario: hasty\nset: {horizon: 9 days}\n")
    scenario = load(path)
    assert (scenario.scenario, scenario.base) == ("hasty", "house-sale")
    assert refused(variant(folder, "extends: huose-sale\n")) == "there is no file 'huose-sale'"


def test_a_file_extends_another_that_is_there_and_not_itself(folder: Path) -> None:
    assert refused(variant(folder, "extends: huose.yaml\n")) == "there is no file 'huose.yaml'"
    assert refused(variant(folder, "extends: variant.yaml\n")) == "'variant.yaml' extends itself"
    assert refused(variant(folder, "extends: 3\n")) == "'3' is no path of a file"
    variant(folder, "extends: two.yaml\n", "one.yaml")
    assert (
        refused(variant(folder, "extends: one.yaml\n", "two.yaml")) == "'two.yaml' extends itself"
    )


def test_a_chain_of_files_is_short(folder: Path) -> None:
    for number in range(9):
        before = f"f{number - 1}.yaml" if number else "house.yaml"
        variant(folder, f"extends: {before}\n", f"f{number}.yaml")
    load(folder / "f6.yaml")
    assert refused(folder / "f7.yaml") == "too long a chain of files"


def test_what_is_set_is_a_map_of_paths(folder: Path) -> None:
    assert refused(variant(folder, "extends: house.yaml\nset: [horizon]\n")) == (
        "a list stands where a map belongs"
    )


def test_a_file_may_set_without_extending() -> None:
    changed = loads(GARDEN + "set: {items.garden.clauses.hedge.severable: true}\n")
    assert changed == loads(GARDEN)


@pytest.mark.parametrize(
    ("content", "found"),
    [
        (b"scenario: caf\xe9\n", "byte 0xe9 in line 1 is not UTF-8"),
        ("scenario: x\n".encode("utf-16"), "byte 0xff in line 1 is not UTF-8"),
        (b"#" * 1_048_577, "the file is too large"),
    ],
)
def test_a_file_is_utf_8_and_of_a_size_to_read(tmp_path: Path, content: bytes, found: str) -> None:
    (tmp_path / "file.yaml").write_bytes(content)
    assert refused(tmp_path / "file.yaml") == found


def test_a_mark_of_byte_order_is_passed_over(tmp_path: Path) -> None:
    (tmp_path / "file.yaml").write_bytes(b"\xef\xbb\xbf" + HOUSE.encode())
    assert load(tmp_path / "file.yaml") == loads(HOUSE)


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    assert refused(tmp_path) == "it cannot be read: Is a directory"
