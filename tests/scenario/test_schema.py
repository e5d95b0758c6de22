"""The JSON Schema accepts what the language accepts, and describes every key."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from sim.scenario.document import load, loads, resolved
from sim.scenario.schema import schema
from sim.scenario.shipped import find, names
from sim.scenario.template import first, full
from sim.scenario.tree import grow
from tests.scenario.files import GARDEN, HOUSE, LANGUAGE

VALIDATOR = Draft202012Validator(schema())


def properties(part: Any) -> Iterator[tuple[str, dict[str, Any]]]:
    match part:
        case dict():
            yield from part.get("properties", {}).items()
            for inside in part.values():
                yield from properties(inside)
        case list():
            for inside in part:
                yield from properties(inside)


def test_the_file_beside_the_scenarios_is_up_to_date() -> None:
    kept = Path(__file__).parents[2] / "scenarios" / "scenario.schema.json"
    assert json.loads(kept.read_text(encoding="utf-8")) == schema(), (
        "write it anew: sim schema > scenarios/scenario.schema.json"
    )


@pytest.mark.parametrize("text", [HOUSE, GARDEN, first("x"), full("x")])
def test_it_accepts_good_files_short_and_resolved(text: str) -> None:
    VALIDATOR.validate(grow(text, name="file.yaml").plain)
    VALIDATOR.validate(grow(resolved(loads(text)), name="file.yaml").plain)


@pytest.mark.parametrize("name", [str(LANGUAGE), *names()])
def test_it_accepts_the_whole_language_and_the_shipped_files(name: str) -> None:
    VALIDATOR.validate(grow(find(name).read_text(encoding="utf-8"), name="file.yaml").plain)
    VALIDATOR.validate(grow(resolved(load(name)), name="file.yaml").plain)


def test_it_accepts_a_variant_that_leaves_the_rest_to_its_base() -> None:
    VALIDATOR.validate({"extends": "house.yaml", "set": {"horizon": "2 years"}})
    VALIDATOR.validate(
        {"extends": "house.yaml", "items": {"price": {"objections": {"roof": {"text": "No."}}}}}
    )


@pytest.mark.parametrize("text", ["text: 7", "tekst: No.", "remedies: [{argue: {meetings: 2}}]"])
def test_a_variant_is_looked_at_as_closely_and_its_lists_are_whole(text: str) -> None:
    told = f"extends: house.yaml\nitems: {{price: {{objections: {{roof: {{{text}}}}}}}}}"
    assert not VALIDATOR.is_valid(grow(told, name="file.yaml").plain)


@pytest.mark.parametrize(
    "change",
    [
        ("ideal: 490", "idael: 490"),
        ("seller: {}", "seller: {patience: 30}"),
        ("seller: {}", "seller: {concession: boulwar}"),
        ("start: 2026-03-02\n", ""),
        ("  price:", "  Sales Price:"),
        ("reservation: 440", "reservation: 440, risk: 0"),
    ],
)
def test_it_refuses_what_an_editor_can_see(change: tuple[str, str]) -> None:
    assert not VALIDATOR.is_valid(grow(HOUSE.replace(*change), name="file.yaml").plain)


def test_every_key_is_described() -> None:
    bare = [name for name, part in properties(schema()) if "description" not in part]
    assert set(bare) <= {
        "argue",
        "drop",
        "amend",
        "refer",
        "trade",
        "insist",
        "spillover",
        "precondition",
        "supervision",
        "beta",
        "uniform",
    }


def test_it_is_a_schema() -> None:
    Draft202012Validator.check_schema(schema())
