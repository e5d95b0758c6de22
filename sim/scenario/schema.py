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


def schema() -> Schema:
    """Return the JSON Schema of all that a file may say, every key described.

    A file that extends another may leave out what it takes from there.
    """
    tree: Schema = _tidy(Scenario.model_json_schema())
    required = tree.pop("required")
    tree["properties"] = {"extends": EXTENDS, "set": SET} | tree["properties"]
    head = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "A scenario of the negotiation-position simulator",
    }
    return head | tree | {"anyOf": [{"required": required}, {"required": ["extends"]}]}


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
