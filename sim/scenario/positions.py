"""Positions: each has a place on its clause's scale, or among its options, and in order.

On a scale a party's ideal comes first, then its reservation, then its red line, on the way to the
others' ideals.
"""

from collections import Counter
from collections.abc import Iterator

from pydantic_core import PydanticCustomError

from sim.scenario.fault import Fault, Path, misread_at
from sim.scenario.item import Clause
from sim.scenario.number import shown
from sim.scenario.quantity import Extent, Position
from sim.scenario.scale import Scale
from sim.scenario.stance import OptionStance, OrderedStance, Stance


def misplaced(path: Path, clause: Clause) -> Iterator[Fault]:
    """Yield whatever of a clause has no place on its scale or among its options."""
    if len(clause.stances) < 2:
        found = "fewer than two parties have a stance here"
        yield Fault((*path, "stances"), found, "Write stances of those who bargain over it")
    if clause.scale is not None and clause.options is not None:
        yield Fault(
            (*path, "options"),
            "both a scale and options",
            "A clause has one or the other",
            of_key=True,
        )
    elif clause.options is not None:
        yield from _options(path, clause, clause.options)
    elif clause.scale is not None:
        yield from _scale((*path, "scale"), clause.scale)
        yield from _positions(path, clause, clause.scale)
    elif clause.stances:
        yield from _no_scale(path, clause)


def _no_scale(path: Path, clause: Clause) -> Iterator[Fault]:
    """Yield why no scale could be made of the stances."""
    if any(isinstance(stance, OptionStance) for stance in clause.stances.values()):
        found, expected = "stances on options, but no options", "Write options: [first, second]"
    else:
        found = "positions without a scale to place them on"
        expected = "Write a scale, such as {between: [0, 100], unit: miles}"
    yield Fault(path, found, expected, of_key=True)


def _options(path: Path, clause: Clause, options: tuple[str, ...]) -> Iterator[Fault]:
    if len(options) < 2:
        yield Fault((*path, "options"), "fewer than two options", "There is nothing to choose")
    for option, times in Counter(options).items():
        if times > 1:
            yield Fault((*path, "options"), f"'{option}' stands twice", "Name each option once")
    if clause.ambiguity.number:
        found = "ambiguity, but no scale on which texts could be near each other"
        yield Fault((*path, "ambiguity"), found, "Leave it out", of_key=True)
    for party, stance in clause.stances.items():
        yield from misplaced_stance((*path, "stances", party), clause, stance)


def misplaced_stance(path: Path, clause: Clause, stance: Stance) -> Iterator[Fault]:
    """Yield whatever of a stance has no place on a clause's scale or among its options."""
    if clause.options is not None:
        yield from _worths(path, stance, clause.options)
    elif clause.scale is not None and is_sound(clause.scale):
        yield from _places(path, stance, clause.scale)


def _worths(path: Path, stance: Stance, options: tuple[str, ...]) -> Iterator[Fault]:
    if not isinstance(stance, OptionStance):
        expected = "Write {worth: {option: 1, …}, reservation: option}"
        found = "a place on a scale, but this clause has options"
        yield Fault(path, found, expected, of_key=True)
        return
    for option in options:
        if option not in stance.worth:
            yield Fault((*path, "worth"), f"'{option}' has no worth here", "Every option needs one")
    worth = stance.worth
    if worth.get(stance.red_line or "", 0) > worth.get(stance.reservation, 1):
        found = f"the red line '{stance.red_line}' is worth more than the reservation"
        expected = "A red line is what it signs at worst; it lies beyond the reservation"
        yield Fault((*path, "red_line"), found, expected)


def _places(path: Path, stance: Stance, scale: Scale) -> Iterator[Fault]:
    if isinstance(stance, OptionStance):
        expected = "Write {ideal: …, reservation: …}"
        found = "worths of options, but this clause has a scale"
        yield Fault(path, found, expected, of_key=True)
    else:
        yield from _ordered(path, stance, scale)


def _scale(path: Path, scale: Scale) -> Iterator[Fault]:
    try:
        low, high = scale.low, scale.high
    except PydanticCustomError as error:
        yield misread_at((*path, "between"), error)
        return
    if low == high or scale.between[0] == scale.between[1]:
        yield Fault((*path, "between"), "both ends are the same", "A scale needs two ends")
        return
    if scale.unit is not None and scale.kind != "number":
        found = f"a unit, but the ends are {scale.kind}s"
        yield Fault((*path, "unit"), found, "Only numbers are counted in a unit")
    for name, place in scale.landmarks.items():
        yield from _unread((*path, "landmarks", name), scale, place)
        if scale.kind == "name" and name in map(str, scale.between):
            found = f"'{name}' is an end of the scale"
            yield Fault(
                (*path, "landmarks", name), found, "Give the landmark another name", of_key=True
            )


def _unread(path: Path, scale: Scale, position: Position) -> Iterator[Fault]:
    try:
        scale.number(position)
    except PydanticCustomError as error:
        yield misread_at(path, error)


def is_sound(scale: Scale) -> bool:
    """Return whether positions can be read on a scale."""
    return not list(_scale((), scale))


def _positions(path: Path, clause: Clause, scale: Scale) -> Iterator[Fault]:
    """Every position of a clause on its scale, if that is sound itself."""
    if not is_sound(scale):
        return
    if clause.without is not None:
        yield from _unread((*path, "without"), scale, clause.without)
    yield from _extent((*path, "ambiguity"), scale, clause.ambiguity)
    for party, stance in clause.stances.items():
        yield from misplaced_stance((*path, "stances", party), clause, stance)
    yield from _turned_away(path, clause, scale)


def _extent(path: Path, scale: Scale, extent: Extent) -> Iterator[Fault]:
    try:
        share = scale.extent(extent)
    except PydanticCustomError as error:
        yield misread_at(path, error)
        return
    if share > 1:
        found = f"{shown(extent)} is more than the whole scale"
        expected = f"The scale runs from {scale.between[0]} to {scale.between[1]}"
        yield Fault(path, found, expected)


def _turned_away(path: Path, clause: Clause, scale: Scale) -> Iterator[Fault]:
    """Yield limits that lie away from every other ideal; whoever wants the same may go anywhere."""
    stances = {
        party: stance
        for party, stance in clause.stances.items()
        if isinstance(stance, OrderedStance) and not list(_ordered((), stance, scale))
    }
    if len(stances) < len(clause.stances):
        return
    for party, stance in stances.items():
        ideal = scale.number(stance.ideal)
        others = {
            other: scale.number(one.ideal) for other, one in stances.items() if other != party
        }
        for key in ("reservation", "red_line"):
            limit = getattr(stance, key)
            away = 0.0 if limit is None else scale.number(limit) - ideal
            if others and all(away * (other - ideal) < 0 for other in others.values()):
                nearest = min(others, key=lambda other: abs(others[other] - ideal))
                what = key.replace("_", " ")
                found = f"the {what} {limit} is on the wrong side of the ideal {stance.ideal}"
                towards = f"{nearest} wants {stances[nearest].ideal}"
                expected = f"It is how far a party goes to meet the others; {towards}"
                yield Fault((*path, "stances", party, key), found, expected)
                break


def _ordered(path: Path, stance: OrderedStance, scale: Scale) -> Iterator[Fault]:
    """Yield positions off the scale, and a red line inside the reservation."""
    written = {
        "ideal": stance.ideal,
        "reservation": stance.reservation,
        "red_line": stance.red_line,
    }
    faults = [
        fault
        for key, position in written.items()
        if position is not None
        for fault in _unread((*path, key), scale, position)
    ]
    yield from faults
    if faults or stance.red_line is None:
        return
    ideal, reservation, red_line = (
        scale.number(place) for place in (stance.ideal, stance.reservation, stance.red_line)
    )
    if (reservation - ideal) * (red_line - reservation) < 0:
        found = f"the red line {stance.red_line} lies inside the reservation {stance.reservation}"
        expected = "Seen from the ideal, the reservation comes first and the red line beyond it"
        yield Fault((*path, "red_line"), found, expected)


def off_the_scale(path: Path, clause: Clause, position: Position) -> Iterator[Fault]:
    """Yield a text that is no place on the clause's scale, or none of its options."""
    if clause.options is not None:
        if position.written not in clause.options:
            found = f"there is no option '{position}'"
            yield Fault(path, found, f"There is: {', '.join(clause.options)}")
    elif clause.scale is not None and is_sound(clause.scale):
        yield from _unread(path, clause.scale, position)
