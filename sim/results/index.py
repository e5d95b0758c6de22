"""What each index of a chronicle row stands for, as the scenario's order gives it.

Objections count item by item: the predicted ones in file order, then one unforeseen for each party.
"""

from dataclasses import dataclass
from functools import cached_property

from sim.scenario.objection import Argue, Objection, Remedy
from sim.scenario.quantity import Likelihood, Meetings
from sim.scenario.scenario import Scenario, Unit

UNFORESEEN_HARDENS = 0.3
UNFORESEEN_ARGUMENT = Argue(persuades=Likelihood.read(0.5), meetings=Meetings.read(3))


@dataclass(frozen=True, kw_only=True)
class IndexedObjection:
    """An objection, and where it stands; `foreseen` is None for the one that nobody predicted."""

    item: str
    id: str
    by: str
    foreseen: Objection | None

    @property
    def remedies(self) -> tuple[Remedy, ...]:
        """The remedies in the order in which they are worked."""
        return (UNFORESEEN_ARGUMENT,) if self.foreseen is None else self.foreseen.remedies

    @property
    def name(self) -> str:
        """What the story calls it."""
        return "an unforeseen objection" if self.foreseen is None else self.foreseen.name


@dataclass(frozen=True)
class Index:
    """The things of a scenario in the order in which arrays and rows count them."""

    scenario: Scenario

    @cached_property
    def parties(self) -> tuple[str, ...]:
        """Ids of the parties."""
        return tuple(self.scenario.parties)

    @cached_property
    def items(self) -> tuple[str, ...]:
        """Ids of the items."""
        return tuple(self.scenario.items)

    @cached_property
    def units(self) -> tuple[Unit, ...]:
        """The units of bargaining."""
        return self.scenario.units

    @cached_property
    def objections(self) -> tuple[IndexedObjection, ...]:
        """The objections of all items, the unforeseen ones last in each."""
        return tuple(
            objection
            for item in self.items
            for objection in (*self._predicted(item), *self._unforeseen(item))
        )

    @cached_property
    def remedies(self) -> tuple[tuple[int, Remedy], ...]:
        """The remedies of all objections, each with its objection's index."""
        return tuple(
            (o, remedy)
            for o, objection in enumerate(self.objections)
            for remedy in objection.remedies
        )

    @cached_property
    def principals(self) -> tuple[str, ...]:
        """Principals, as party.principal."""
        return tuple(self.scenario.principals)

    @cached_property
    def ratifiers(self) -> tuple[str, ...]:
        """Ids of those who must ratify."""
        return tuple(self.scenario.ratification)

    @cached_property
    def duties(self) -> tuple[str, ...]:
        """Ids of what is to be carried out."""
        return tuple(self.scenario.implementation)

    @cached_property
    def forums(self) -> tuple[str, ...]:
        """Ids of the forums."""
        return tuple(self.scenario.forums)

    @cached_property
    def incidents(self) -> tuple[str, ...]:
        """Ids of the events of the environment."""
        return tuple(self.scenario.events)

    def clause(self, c: int) -> str:
        """Return the id by which unit c is named within its item."""
        return self.units[c].name

    def unit_in(self, item: str, clause: str) -> int:
        """Return the index of an item's clause."""
        for c, unit in enumerate(self.units):
            if unit.item == item and self.clause(c) == clause:
                return c
        raise KeyError(f"{item}.{clause}")

    def unit_named(self, item: str, clause: str) -> int:
        """Return the index of a clause: one of the item's, or any by item.clause."""
        ids = [unit.id for unit in self.units]
        return ids.index(clause) if clause in ids else self.unit_in(item, clause)

    def targets(self, o: int) -> tuple[tuple[int, bool], ...]:
        """Return the units that objection o is about, each with whether it speaks against it.

        Against the others it only brings a counter-proposal.
        """
        objection = self.objections[o]
        mine = [c for c, unit in enumerate(self.units) if unit.item == objection.item]
        if objection.foreseen is None:
            return tuple((c, True) for c in mine)
        held, countered = objection.foreseen.to, objection.foreseen.counter
        return tuple(
            (c, self.clause(c) in held)
            for c in mine
            if self.clause(c) in held or self.clause(c) in countered
        )

    def _predicted(self, item: str) -> list[IndexedObjection]:
        return [
            IndexedObjection(item=item, id=name, by=objection.by, foreseen=objection)
            for name, objection in self.scenario.items[item].objections.items()
        ]

    def _unforeseen(self, item: str) -> list[IndexedObjection]:
        return [
            IndexedObjection(item=item, id=f"unforeseen/{party}", by=party, foreseen=None)
            for party in self.parties
        ]
