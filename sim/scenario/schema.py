"""The JSON Schema of a scenario file, for editors and for whoever writes files by program."""

from typing import Any

from sim.scenario.scenario import Scenario

Schema = dict[str, Any]

EXTENDS = {
    "type": "string",
    "description": "A file whose maps this one's are merged into, relative to this file.",
}
SET = {
    "type": "object",
    "description": "Overrides made after that, by dotted path: {parties.unc.patience: 200 days}.",
}
NOTHING = {"type": "null"}
OPEN = "InVariant"
"""What the name of a part ends in, as a variant writes it."""


VARIANT = "InVariant"
"""What the name of a definition ends in, where its maps are merged into those of another file."""


def schema() -> Schema:
    """Return the JSON Schema of all that a file may say, every key described.

    A file that extends another may leave out what it takes from there, at any depth.
    """
    tree: Schema = _tidy(Scenario.model_json_schema())
    parts, keys, required = (tree.pop(key) for key in ("$defs", "properties", "required"))
    closed = {"additionalProperties": tree.pop("additionalProperties")}
    head = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "A scenario of the negotiation-position simulator",
    }
    variant = {"extends": EXTENDS, "set": SET} | {key: _open(part) for key, part in keys.items()}
    choice = {
        "if": {"required": ["extends"]},
        "then": {"properties": variant} | closed,
        "else": {"properties": {"set": SET} | keys, "required": required} | closed,
    }
    return (
        head
        | tree
        | choice
        | {"$defs": parts | {name + OPEN: _open(parts[name]) for name in parts}}
    )


def _open(part: Any) -> Any:
    """Return a part as a variant writes it: its maps are merged, so that no key is required.

    Lists are not merged, and stay as they are.
    """
    if isinstance(part, list):
        return [_open(one) for one in part]
    if not isinstance(part, dict):
        return part
    opened: Schema = {}
    for key, value in part.items():
        match key:
            case "required":
                continue
            case "$ref":
                opened[key] = value + OPEN
            case "properties" | "patternProperties":
                opened[key] = {name: _open(one) for name, one in value.items()}
            case "oneOf":  # a map that leaves keys out may be of several kinds
                opened["anyOf"] = _open(value)
            case "anyOf" | "allOf" | "additionalProperties":
                opened[key] = _open(value)
            case _:
                opened[key] = value
    return opened


def _tidy(part: Any) -> Any:
    """Return a part of Pydantic's schema as a file is written: no nulls, no titles of fields."""
    if isinstance(part, list):
        return [_tidy(one) for one in part if one != NOTHING]
    if not isinstance(part, dict):
        return part
    tidied = {
        key: {name: _tidy(one) for name, one in value.items()}
        if key in ("properties", "$defs")
        else _tidy(value)
        for key, value in part.items()
        if key not in ("title", "default")
    }
    if "patternProperties" in tidied:
        tidied["additionalProperties"] = False
    if len(tidied.get("anyOf", ())) == 1:
        return tidied.pop("anyOf")[0] | tidied
    return tidied | _default(part.get("default"))


def _default(default: Any) -> Schema:
    """Return a default as it is written; nothing where it is open, or empty."""
    written = default.get("written") if isinstance(default, dict) else default
    return {} if written in (None, "", [], {}) else {"default": written}
