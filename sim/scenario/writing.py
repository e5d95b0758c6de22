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
    if isinstance(tree, list):
        return [line for part in tree for line in _listed(part, indent, depth)]
    lines: list[str] = []
    for key, part in tree.items():
        flat = f"{indent}{_scalar(key)}: {in_line(part)}"
        fits = depth > 0 and len(flat) <= WIDEST and _depth(part) <= 2
        if fits or _depth(part) == 0:
            lines.append(flat)
        else:
            lines.extend([f"{indent}{_scalar(key)}:", *_lines(part, depth + 1)])
    return lines


def _listed(part: Any, indent: str, depth: int) -> list[str]:
    """Return a member of a list: a map of one key, and what is wide, behind a hanging dash."""
    flat = f"{indent}- {in_line(part)}"
    alone = isinstance(part, dict) and len(part) == 1
    if _depth(part) == 0 or (len(flat) <= WIDEST and not alone):
        return [flat]
    first, *rest = _lines(part, depth + 1)
    return [f"{indent}- {first.lstrip()}", *rest]


def _depth(part: Any) -> int:
    """Return how many levels of maps and lists are within each other; the empty are none."""
    inside = part.values() if isinstance(part, dict) else part if isinstance(part, list) else ()
    return 1 + max(map(_depth, inside)) if inside else 0


def in_line(part: Any) -> str:
    """Return a value as YAML in one line."""
    match part:
        case dict():
            inside = ", ".join(f"{_scalar(key)}: {in_line(one)}" for key, one in part.items())
            return f"{{{inside}}}"
        case list():
            return f"[{', '.join(map(in_line, part))}]"
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
