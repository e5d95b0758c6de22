"""What an item bargained whole cannot have: nothing acts on a part of it alone."""

from collections.abc import Iterator

from sim.scenario.fault import Fault, Path
from sim.scenario.item import NO_EXTENT, Item
from sim.scenario.objection import Amend, Drop, Objection
from sim.scenario.positions import is_sound
from sim.scenario.whole import MOST_OUTCOMES, Whole

OF_A_PART = {
    "withheld": "left off",
    "severable": "dropped or severed",
    "ambiguity": "left vague",
}
"""Keys that act on a clause alone, and what they would do to it."""


def indivisible(path: Path, name: str, item: Item) -> Iterator[Fault]:
    """Yield what is said of an item bargained whole, and acts on a part of it or needs an order."""
    for key, clause in item.units(name).items():
        here = path if item.clauses is None else (*path, "clauses", key)
        for part, done in OF_A_PART.items():
            if getattr(clause, part) not in (False, NO_EXTENT):
                found = f"'{part}', but this item is bargained whole: no part of it can be {done}"
                yield Fault((*here, part), found, "Leave it out, or bargain by-clause", of_key=True)
    for key, objection in item.objections.items():
        yield from _objection((*path, "objections", key), objection)
    whole = Whole(item.units(name))
    scales = [clause.scale for clause in whole.clauses.values() if clause.scale is not None]
    if all(is_sound(scale) for scale in scales) and whole.outcomes > MOST_OUTCOMES:
        found = f"an item bargained whole, with {whole.outcomes} outcomes"
        expected = (
            f"At most {MOST_OUTCOMES} can be looked through. Write fewer options, or fewer "
            "places on a scale, such as {between: [0, 1000], points: 21}"
        )
        yield Fault((*path, "bargained"), found, expected)


def _objection(path: Path, objection: Objection) -> Iterator[Fault]:
    """Yield texts and drops of a part."""
    expected = "Only argue, trade, refer and insist act on an item bargained whole"
    if objection.counter:
        found = "a text against a part, but this item is bargained whole"
        yield Fault((*path, "counter"), found, "Leave it out, or bargain by-clause", of_key=True)
    for index, remedy in enumerate(objection.remedies):
        if isinstance(remedy, (Amend, Drop)):
            found = f"no part can be {'amended' if isinstance(remedy, Amend) else 'dropped'} alone"
            yield Fault((*path, "remedies", str(index), remedy.kind), found, expected)
