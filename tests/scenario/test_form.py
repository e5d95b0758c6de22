"""Forms: what may be written short, as a word, or as a map of one key."""

from typing import Any, ClassVar

import pytest
from pydantic import Field, TypeAdapter, ValidationError

from sim.scenario.form import Id, Model, Name, OneKey, Several, Word


class Toast(OneKey):
    kind: ClassVar[str] = "toast"
    called: ClassVar[str] = "a toast"
    short: ClassVar[str | None] = "whom"
    whom: str = Field(description="Whom it honours.")
    glasses: int = Field(default=1, description="How many are raised.")


class Handshake(Word):
    kind: ClassVar[str] = "handshake"


class Dinner(Model):
    short: ClassVar[str | None] = "dishes"
    dishes: int = Field(description="How many are served.")


def test_a_map_of_one_key_may_hold_its_first_field_alone() -> None:
    assert Toast.model_validate({"toast": "the host"}) == Toast(whom="the host")
    assert Toast.model_validate({"toast": {"whom": "the host", "glasses": 3}}).glasses == 3


def test_what_is_read_short_is_written_in_full() -> None:
    assert Toast(whom="the host").model_dump() == {"toast": {"whom": "the host", "glasses": 1}}
    assert Dinner.model_validate(5).model_dump() == {"dishes": 5}


def test_a_word_is_read_and_written_as_itself() -> None:
    written: object = Handshake.model_validate("handshake").model_dump()
    assert written == "handshake"
    with pytest.raises(ValidationError):
        Handshake.model_validate("nod")


@pytest.mark.parametrize("written", [{"toats": "the host"}, {"toast": "x", "speech": "y"}, "x", {}])
def test_another_map_is_refused(written: object) -> None:
    with pytest.raises(ValidationError):
        Toast.model_validate(written)


def test_the_schema_tells_every_form() -> None:
    toast = Toast.model_json_schema()["properties"]["toast"]["anyOf"]
    assert [form["type"] for form in toast] == ["string", "object"]
    assert Handshake.model_json_schema()["const"] == "handshake"
    assert [form["type"] for form in Dinner.model_json_schema()["anyOf"]] == ["integer", "object"]


@pytest.mark.parametrize(
    ("kind", "good", "bad"),
    [
        (Id, ["unc", "buffer-zone", "kpa-cpv2"], ["UNC", "buffer_zone", "a.b", "-a", "a--b", ""]),
        (Name, ["38th parallel", "as before", "no"], ["a.b", " a", "a ", "", "a\nb"]),
    ],
)
def test_ids_hold_no_space_and_names_no_dot(kind: Any, good: list[str], bad: list[str]) -> None:
    adapter: TypeAdapter[Any] = TypeAdapter(kind)
    for written in good:
        adapter.validate_python(written)
    for written in bad:
        with pytest.raises(ValidationError):
            adapter.validate_python(written)


def test_a_single_name_needs_no_brackets() -> None:
    assert TypeAdapter(Several).validate_python("price") == ("price",)
    assert TypeAdapter(Several).validate_python(["price", "date"]) == ("price", "date")
