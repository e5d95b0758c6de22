"""The first file of a new scenario is good, and says what its words are for."""

import stat
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from sim.errors import AlreadyThere, UsageError
from sim.scenario.document import load, loads
from sim.scenario.form import Model, OneKey, Word
from sim.scenario.scenario import Scenario
from sim.scenario.template import begin, first, full
from sim.scenario.tree import grow
from sim.scenario.warning import warnings


def test_the_first_file_is_the_first_lesson_under_another_name() -> None:
    scenario = loads(first("my-talks"))
    assert scenario.scenario == "my-talks"
    assert scenario.items == load("house-sale").items


def test_both_files_are_good_and_give_no_cause_to_look_again() -> None:
    for text in (first("my-talks"), full("my-talks")):
        assert warnings(loads(text)) == ()


def concepts(of: type[Model] = Model) -> Iterator[type[Model]]:
    for model in of.__subclasses__():
        if model.__module__.startswith("sim."):
            yield model
        yield from concepts(model)


def keys(part: Any) -> Iterator[str]:
    if isinstance(part, dict):
        for key, inside in part.items():
            yield key
            yield from keys(inside)
    if isinstance(part, list):
        for inside in part:
            yield from keys(inside)


def test_the_full_file_uses_every_key_of_the_language() -> None:
    used = set(keys(grow(full("x"), name="file.yaml").plain))
    written_otherwise = {"to", "clause", "forum", "a", "b", "low", "high", "parameters"}
    for concept in concepts():
        if issubclass(concept, OneKey) and concept.model_fields:
            assert concept.kind in used
        if not issubclass(concept, Word):
            left = set(concept.model_fields) - used - written_otherwise
            assert left == set(), f"{concept.__name__}: {left}"
    assert set(Scenario.model_fields) <= used


@pytest.mark.parametrize("name", ["My Talks", "a.b", "", "x_y"])
def test_a_name_that_is_no_id_is_refused(name: str) -> None:
    for make in (first, full):
        with pytest.raises(UsageError, match="did you mean"):
            make(name)


def test_a_new_file_is_written_whole_and_for_its_owner(tmp_path: Path) -> None:
    begin(tmp_path / "a.yaml", "scenario: a\n")
    assert [path.name for path in tmp_path.iterdir()] == ["a.yaml"]
    assert (tmp_path / "a.yaml").read_text() == "scenario: a\n"
    assert (tmp_path / "a.yaml").stat().st_mode & stat.S_IRUSR


def test_a_file_that_is_there_stays_as_it_is(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text("mine")
    with pytest.raises(AlreadyThere):
        begin(tmp_path / "a.yaml", "scenario: a\n")
    assert [path.read_text() for path in tmp_path.iterdir()] == ["mine"]


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="cannot be written"):
        begin(tmp_path / "no" / "a.yaml", "scenario: a\n")
