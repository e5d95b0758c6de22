"""The forms in which a concept is written: in full, short, as one word, or as a map of one key.

Every concept of the language is a `Model`: frozen, and closed to keys it does not know. Where the
language has short forms, the class says so here, once: the same class reads both, writes the long
one, and tells the JSON Schema of both.
"""

from collections.abc import Callable, Iterable
from typing import Annotated, Any, ClassVar

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Discriminator,
    Field,
    GetJsonSchemaHandler,
    SerializerFunctionWrapHandler,
    StringConstraints,
    WithJsonSchema,
    model_serializer,
    model_validator,
)
from pydantic_core import CoreSchema

from sim.errors import nearest
from sim.scenario.number import misread, shown

Id = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=64)]
"""What the file names and refers to: kebab-case, without a dot."""

Name = Annotated[str, StringConstraints(pattern=r"^[^\s.]([^.\n]*[^\s.])?$", max_length=80)]
"""What an author names for people (a landmark, an option): may hold spaces, no dot."""

Words = Annotated[str, StringConstraints(max_length=10_000)]


class Model(BaseModel):
    """A concept of the language: frozen, closed to unknown keys, every field described."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    called: ClassVar[str] = ""
    """What an error calls one of these, with its article; default: made of the class's name."""

    short: ClassVar[str | None] = None
    """The field for which a bare value stands, if the concept may be written short."""

    @model_validator(mode="before")
    @classmethod
    def _in_full(cls, written: Any) -> Any:
        return cls.in_full(written)

    @classmethod
    def in_full(cls, written: Any) -> Any:
        """Return the long form of what is written: a map of fields."""
        if cls.short is None or isinstance(written, (dict, cls)):
            return written
        return {cls.short: written}

    @classmethod
    def __get_pydantic_json_schema__(
        cls, core_schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        """Tell the written forms, in place of the fields alone."""
        reference = handler(core_schema)
        schema = handler.resolve_ref_schema(reference)
        told = cls.written_forms(dict(schema))
        schema.clear()
        schema.update(told)
        return reference

    @classmethod
    def written_forms(cls, fields: dict[str, Any]) -> dict[str, Any]:
        """Return the JSON Schema of all ways to write the concept, given that of its fields."""
        if cls.short is None:
            return fields
        described = {"description": fields.pop("description", "")}
        return {"anyOf": [fields["properties"][cls.short], fields], **described}


class Word(Model):
    """A choice that is written as the bare word `kind`."""

    kind: ClassVar[str]

    @classmethod
    def in_full(cls, written: Any) -> Any:
        """Nothing is to be said beyond the word."""
        return {} if written == cls.kind else written

    @model_serializer
    def _as_word(self) -> str:
        return self.kind

    @classmethod
    def written_forms(cls, fields: dict[str, Any]) -> dict[str, Any]:
        """Return the word alone."""
        return {"const": cls.kind, "description": fields.get("description", "")}


class OneKey(Model):
    """A choice that is written as a map of the one key `kind`: `argue: {persuades: likely}`."""

    kind: ClassVar[str]

    @classmethod
    def in_full(cls, written: Any) -> Any:
        """Unwrap the value of the one key, then fill in its short form."""
        if not isinstance(written, dict) or not written.keys().isdisjoint(cls.model_fields):
            return written
        if cls.kind not in written:
            key = next(iter(written), "")
            expected = f"Write a map of the one key {cls.kind}"
            raise misread(f"{shown(key)} is not {cls.called}", expected, nearest(key, [cls.kind]))
        if len(written) > 1:
            found = f"a map of '{cls.kind}' and other keys"
            raise misread(found, f"Here '{cls.kind}' stands alone, with all else inside it")
        return cls.inside(written[cls.kind])

    @classmethod
    def inside(cls, value: Any) -> Any:
        """Return the fields that the value of the one key stands for."""
        alone = list(cls.model_fields) == [cls.short]
        is_short = cls.short is not None and not isinstance(value, dict)
        return {cls.short: value} if alone or is_short else value

    @model_serializer(mode="wrap")
    def _as_map(self, handler: SerializerFunctionWrapHandler) -> dict[str, Any]:
        return {self.kind: self.outside(handler(self))}

    def outside(self, fields: dict[str, Any]) -> Any:
        """Return what is written after the one key: the value itself when it is the only field."""
        return fields[self.short] if self.short and len(fields) == 1 else fields

    @classmethod
    def written_forms(cls, fields: dict[str, Any]) -> dict[str, Any]:
        """Return the map of one key, with the forms of its value."""
        described = {"description": fields.pop("description", "")}
        inside = fields["properties"]
        forms = [inside[cls.short]] if cls.short else []
        if list(inside) != [cls.short]:
            forms.append(fields)
        value = forms[0] if len(forms) == 1 else {"anyOf": forms}
        return one_key(cls.kind, value) | described


def one_key(key: str, value: dict[str, Any]) -> dict[str, Any]:
    """Return the JSON Schema of a map of one key."""
    return {
        "type": "object",
        "properties": {key: value},
        "required": [key],
        "additionalProperties": False,
    }


def later(description: str) -> Any:
    """Return a field whose default depends on other keys: None until a file is resolved."""
    return Field(default=None, description=description)


def choice(
    tell: Callable[[Any], str | None], *, what: str, words: Iterable[str], forms: str
) -> Any:
    """How to tell the members of a union apart, and what to say of a value that is none of them.

    Parameters
    ----------
    tell
        The tag of a written value; anything that is no tag is refused.
    what
        What a member is called, with its article.
    words
        The words among which a misspelling is looked for.
    forms
        The ways to write a member, for people.
    """
    return Discriminator(
        tell,
        custom_error_type="no_choice",
        custom_error_message="no choice",
        custom_error_context={"what": what, "words": ",".join(words), "expected": forms},
    )


def sole_key(written: Any) -> str | None:
    """Return the key of a map of one key, or the kind of what is already read."""
    if isinstance(written, dict):
        return next(iter(written)) if len(written) == 1 else None
    return getattr(written, "kind", None)


def _listed(written: Any) -> Any:
    return [written] if isinstance(written, str) else written


Several = Annotated[
    tuple[Words, ...],
    BeforeValidator(_listed),
    WithJsonSchema(
        {"anyOf": [{"type": "string"}, {"type": "array", "items": {"type": "string"}}]},
    ),
]
"""One or more names; a single one may stand without brackets."""
