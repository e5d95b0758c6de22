"""A file with the files it extends, as one tree.

`extends` names another file, relative to this one, or a shipped scenario: its maps are taken, this
one's are merged into them key by key, and then the overrides under `set` are made.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from sim.errors import Problem, ScenarioError, nearest
from sim.scenario.defaults import filled, long_form
from sim.scenario.number import shown
from sim.scenario.override import Changes, overridden
from sim.scenario.shape import shaped
from sim.scenario.shipped import names, shipped
from sim.scenario.tree import MOST_BYTES, Node, grow

LONGEST_CHAIN = 8
"""Files that may extend one another."""


@dataclass(frozen=True)
class Draft:
    """A tree, and the paths of the overrides that have been made on it."""

    tree: Node
    changed: tuple[str, ...] = ()

    def with_changes(self, changes: Changes) -> "Draft":
        """Return the draft with further overrides made; raise `ScenarioError` if one cannot be."""
        long = filled(long_form(shaped(self.tree)))
        tree = overridden(self.tree, changes, long=long)
        return Draft(tree, (*self.changed, *changes))


def read(path: Path) -> str:
    """Return the text of a file; raises `ScenarioError` if it is too large, or not UTF-8."""
    try:
        with path.open("rb") as file:
            content = file.read(MOST_BYTES + 1)
    except OSError as error:
        raise _unreadable(path, f"it cannot be read: {error.strerror}") from None
    if len(content) > MOST_BYTES:
        expected = f"A scenario takes at most {MOST_BYTES} bytes"
        raise _unreadable(path, "the file is too large", expected)
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        found = f"byte {content[error.start]:#04x} in line {line} is not UTF-8"
        raise _unreadable(path, found, "Save the file as UTF-8 text") from None


def drafted(tree: Node, *, folder: Path, above: Iterable[Path] = ()) -> Draft:
    """Return the tree of a file, put over what it extends, with its `set` made.

    Parameters
    ----------
    folder
        Where a relative path under `extends` starts.
    above
        The files on the way here, which may not be extended again.
    """
    if not isinstance(tree.value, dict):
        found = f"{shown(tree.plain)} stands where a scenario belongs"
        raise ScenarioError([tree.mark.problem("", found, "A scenario is a map of keys")])
    own = {key: node for key, node in tree.value.items() if key not in ("extends", "set")}
    draft = Draft(replace(tree, value=own))
    if "extends" in tree.value:
        below = _extended(tree.value["extends"], folder, tuple(above))
        draft = Draft(_merged(_base(below.tree), draft.tree), below.changed)
    changes = _changes(tree.value.get("set"))
    return draft.with_changes(changes) if changes else draft


def _changes(node: Node | None) -> Changes:
    if node is None:
        return {}
    if not isinstance(node.value, dict):
        found = f"{shown(node.plain)} stands where a map belongs"
        expected = "Write paths and values, such as {horizon: 2 years}"
        raise ScenarioError([node.mark.problem("set", found, expected)])
    return node.value


def _extended(node: Node, folder: Path, above: tuple[Path, ...]) -> Draft:
    if not isinstance(node.value, str):
        found = f"{shown(node.plain)} is no path of a file"
        raise ScenarioError(
            [node.mark.problem("extends", found, "Write a path, such as base.yaml")]
        )
    path = folder / node.value
    if not path.is_file():
        path = shipped(node.value) or path
    if not path.is_file():
        others = {one.stem: one.name for one in sorted(path.parent.glob("*.yaml"))}
        others |= {name: name for name in names()}
        found, near = f"there is no file '{node.value}'", nearest(path.stem, others)
        guess = None if near is None else others[near]
        expected = "It is a path from the folder of this file, or the name of a shipped scenario"
        raise ScenarioError([node.mark.problem("extends", found, expected, guess)])
    whole = path.resolve()
    if whole in above or len(above) >= LONGEST_CHAIN:
        found = f"'{node.value}' extends itself" if whole in above else "too long a chain of files"
        expected = f"At most {LONGEST_CHAIN} files extend one another, none itself"
        raise ScenarioError([node.mark.problem("extends", found, expected)])
    tree = grow(read(path), name=str(path))
    return drafted(tree, folder=path.parent, above=(*above, whole))


def _base(tree: Node) -> Node:
    """Return the tree, saying under whose name its words get their meaning."""
    assert isinstance(tree.value, dict)
    own = tree.value.get("base", tree.value.get("scenario"))
    return tree if own is None else replace(tree, value=tree.value | {"base": own})


def _merged(below: Node, over: Node) -> Node:
    """Return maps merged key by key; anything else is taken from above."""
    if not (isinstance(below.value, dict) and isinstance(over.value, dict)):
        return over
    parts = dict(below.value)
    for key, node in over.value.items():
        parts[key] = _merged(parts[key], node) if key in parts else node
    return replace(over, value=parts)


def _unreadable(path: Path, found: str, expected: str = "") -> ScenarioError:
    return ScenarioError([Problem(file=str(path), path="", found=found, expected=expected)])
