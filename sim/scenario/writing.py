"""A plain tree as a text of YAML that a person can read."""

import json
import re
from typing import Any

from sim.scenario.tree import resolved_scalar

WIDEST = 100
PLAIN = re.compile(r"[A-Za-z0-9]([A-Za-z0-9 _./%'()-]*[A-Za-z0-9_./%')-])?")
"""What needs no quotes, in a line or in brackets."""


def written_out(tree: dict[str, Any]) -> str:
    """Return the tree as YAML: small maps and lists in one line, the others a line a key."""
    return "\n".join(_lines(tree, 0)) + "\n"


def _lines(tree: dict[str, Any] | list[Any], depth: int) -> list[str]:
    """Return a map or list that is written over several lines."""
    indent = "  " * depth
    lines: list[str] = []
    heads = (
        [(f"{indent}{_scalar(key)}:", part) for key, part in tree.items()]
        if isinstance(tree, dict)
        else [(f"{indent}-", part) for part in tree]
    )
    for head, part in heads:
        flat = f"{head} {_flat(part)}"
        if (len(flat) <= WIDEST and _is_small(part)) or not isinstance(part, (dict, list)):
            lines.append(flat)
        else:
            lines.extend([head, *_lines(part, depth + 1)])
    return lines


def _is_small(part: Any) -> bool:
    """Whether nothing in it holds more than scalars."""
    inside = part.values() if isinstance(part, dict) else part if isinstance(part, list) else ()
    return not any(isinstance(one, (dict, list)) and one for one in inside)


def _flat(part: Any) -> str:
    match part:
        case dict():
            inside = ", ".join(f"{_scalar(key)}: {_flat(one)}" for key, one in part.items())
            return f"{{{inside}}}"
        case list():
            return f"[{', '.join(map(_flat, part))}]"
    return _scalar(part)


def _scalar(value: Any) -> str:
    match value:
        case bool():
            return str(value).lower()
        case float() if value.is_integer() and abs(value) < 2**53:
            return str(int(value))
        case int() | float():
            return repr(value)
    text = str(value)
    plain = PLAIN.fullmatch(text) and isinstance(resolved_scalar(text), str)
    return text if plain else json.dumps(text, ensure_ascii=False)
