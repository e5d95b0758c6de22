"""Authority: whether what principals say fits the party they instruct."""

from collections.abc import Iterator

from sim.scenario.fault import Fault, Path
from sim.scenario.item import Clause
from sim.scenario.party import Party
from sim.scenario.positions import off_the_scale
from sim.scenario.principal import Instruction, Principal
from sim.scenario.scenario import Scenario

AN_EXAMPLE = "Write whom it asks, such as principals: {capital: {consulted: always}}"


def misinstructed(scenario: Scenario) -> Iterator[Fault]:
    """Yield what does not fit; of names that lead nowhere it says nothing."""
    for name, party in scenario.parties.items():
        yield from _mandate(("parties", name), name, party)
        for key, principal in party.principals.items():
            path = ("parties", name, "principals", key, "stances")
            for unit, stance in principal.stances.items():
                if unit in scenario.clauses:
                    clause = scenario.clauses[unit]
                    yield from _stance((*path, unit), name, unit, clause, stance)


def is_asked(principal: Principal) -> bool:
    """Return whether a principal is ever asked about anything."""
    return principal.consulted == "always" or (
        principal.consulted == "insisted" and bool(principal.insists_on)
    )


def _mandate(path: Path, name: str, party: Party) -> Iterator[Fault]:
    asked = [principal for principal in party.principals.values() if is_asked(principal)]
    if party.mandate < 1 and not asked:
        found = f"a mandate of {party.mandate:g}, but '{name}' consults nobody beyond it"
        yield Fault((*path, "mandate"), found, AN_EXAMPLE)
    if asked and all(principal.weight == 0 for principal in asked):
        found = f"nobody whom '{name}' consults weighs anything"
        expected = "Give one of its principals a weight above 0"
        yield Fault((*path, "principals"), found, expected, of_key=True)


def _stance(
    path: Path, party: str, unit: str, clause: Clause, stance: Instruction
) -> Iterator[Fault]:
    if party not in clause.stances:
        found = f"'{party}' has no stance on '{unit}' itself"
        expected = "What a principal's stance leaves out is the party's; give the party one"
        yield Fault(path, found, expected, of_key=True)
    if not stance.model_fields_set:
        expected = "Write what is other than the party's, such as {reservation: …}"
        yield Fault(path, "a stance that says nothing", expected, of_key=True)
    if clause.options is not None:
        yield from _on_options(path, clause.options, stance)
    elif stance.worth is not None:
        found = "worths of options, but this clause has a scale"
        yield Fault((*path, "worth"), found, "Write ideal: …", of_key=True)
    for key, position in {"ideal": stance.ideal, "reservation": stance.reservation}.items():
        if position is not None and (key == "reservation" or clause.options is None):
            yield from off_the_scale((*path, key), clause, position)


def _on_options(path: Path, options: tuple[str, ...], stance: Instruction) -> Iterator[Fault]:
    if stance.ideal is not None:
        found = "a place on a scale, but this clause has options"
        yield Fault((*path, "ideal"), found, "Write worth: {option: 1, …}", of_key=True)
    for option in options if stance.worth is not None else ():
        if option not in (stance.worth or {}):
            found = f"'{option}' has no worth here"
            yield Fault((*path, "worth"), found, "Every option needs one")
