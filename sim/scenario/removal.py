"""Removal: a file without one of its lines, and without what was said of that line elsewhere.

What is assumed of what is gone goes with it, and so does what an option, an event or a belief would
set there. In a list what stands behind moves up, and what is said of it is said of its new place.
Where something else needs what is gone, the file no longer loads: that is for the reader to tell.
"""

from collections.abc import Callable
from dataclasses import replace

from sim.scenario.override import parts_of
from sim.scenario.tree import Node

Path = tuple[str, ...]


def without(tree: Node, path: Path) -> Node:
    """Return the tree without the key, or the entry of a list, that a path leads to.

    Raises KeyError if it leads nowhere.
    """
    *above, last = path
    gone, parent = tree.follow(above)
    if gone != tuple(above) or parent.child(last) is None:
        raise KeyError(".".join(path))
    cut = _cut(tree, path)
    if not isinstance(cut.value, dict):
        return cut
    moved = isinstance(parent.value, list)
    parts = {key: _mended(key, node, path, moved) for key, node in cut.value.items()}
    return replace(cut, value={key: node for key, node in parts.items() if node is not None})


def followed(path: Path, gone: Path, *, moved: bool) -> Path | None:
    """Return where a path leads once `gone` is gone; None if it led there, or into it.

    moved : whether `gone` stood in a list, so that what stood behind it moves up
    """
    *above, last = gone
    depth = len(above)
    if path[:depth] != tuple(above) or len(path) <= depth:
        return path
    if path[depth] == last:
        return None
    if moved and path[depth].isdecimal() and int(path[depth]) > int(last):
        return (*above, str(int(path[depth]) - 1), *path[depth + 1 :])
    return path


def _cut(node: Node, path: Path) -> Node:
    head, *rest = path
    if rest:
        child = node.child(head)
        assert child is not None
        return _with(node, head, _cut(child, tuple(rest)))
    if isinstance(node.value, list):
        return replace(node, value=[n for at, n in enumerate(node.value) if str(at) != head])
    assert isinstance(node.value, dict)
    return replace(node, value={key: n for key, n in node.value.items() if key != head})


def _with(node: Node, head: str, child: Node) -> Node:
    if isinstance(node.value, list):
        values = [child if str(at) == head else one for at, one in enumerate(node.value)]
        return replace(node, value=values)
    assert isinstance(node.value, dict)
    return replace(node, value=node.value | {head: child})


def _mended(room: str, node: Node, gone: Path, moved: bool) -> Node | None:
    """Return what stands under a key of the file, with no word of what is gone."""
    if not isinstance(node.value, dict):
        return node
    if room == "assumptions":
        return _each(node, lambda one: _assumption(one, gone, moved))
    if room in ("events", "beliefs"):
        return _each(node, lambda one: _setting(one, gone, moved))
    if room == "questions":
        return _each(node, lambda one: _question(one, gone, moved))
    if room == "record" and gone[0] == "items":
        return None  # what happened is never read, and may name what is gone
    return node


def _each(node: Node, mend: Callable[[Node], Node | None]) -> Node:
    assert isinstance(node.value, dict)
    parts = {key: mend(one) for key, one in node.value.items()}
    return replace(node, value={key: one for key, one in parts.items() if one is not None})


def _assumption(node: Node, gone: Path, moved: bool) -> Node | None:
    """Return an assumption without paths that are gone; None if none is left."""
    about = node.child("about")
    if about is None:
        return node
    listed = about.value if isinstance(about.value, list) else [about]
    kept = [one for one in (_path(part, gone, moved) for part in listed) if one is not None]
    if not kept:
        return None
    return _with(
        node, "about", replace(about, value=kept) if isinstance(about.value, list) else kept[0]
    )


def _path(node: Node, gone: Path, moved: bool) -> Node | None:
    found = followed(tuple(parts_of(str(node.value))), gone, moved=moved)
    if found is None:
        return None
    return (
        node if list(found) == parts_of(str(node.value)) else replace(node, value=".".join(found))
    )


def _setting(node: Node, gone: Path, moved: bool) -> Node:
    """Return something that sets paths, without those that are gone."""
    changes = node.child("set")
    if changes is None or not isinstance(changes.value, dict):
        return node
    kept = {}
    for key, value in changes.value.items():
        found = followed(tuple(parts_of(key)), gone, moved=moved)
        if found is not None:
            kept[key if list(found) == parts_of(key) else ".".join(found)] = value
    return _with(node, "set", replace(changes, value=kept))


def _question(node: Node, gone: Path, moved: bool) -> Node:
    options = node.child("options")
    if options is None or not isinstance(options.value, dict):
        return node
    return _with(node, "options", _each(options, lambda one: _setting(one, gone, moved)))
