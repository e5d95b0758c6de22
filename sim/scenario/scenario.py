"""The scenario: everything a file says, read, checked and filled in."""

from collections.abc import Iterator
from functools import cached_property
from typing import Annotated, Any, ClassVar, NamedTuple, Self

from pydantic import AfterValidator, BeforeValidator, Field, PrivateAttr

from sim.scenario.assumption import Assumption, numeric_paths
from sim.scenario.belief import Belief
from sim.scenario.environment import Event, Tide
from sim.scenario.form import Id, Model, Words, later
from sim.scenario.forum import Forum
from sim.scenario.implementation import Duty
from sim.scenario.item import Clause, Item
from sim.scenario.linkage import Linkage
from sim.scenario.made import AS_WRITTEN, Made
from sim.scenario.number import bounded, misread, shown
from sim.scenario.party import Party
from sim.scenario.principal import Principal
from sim.scenario.procedure import Procedure
from sim.scenario.quantity import UNITS, Day, Duration, Span
from sim.scenario.question import Question
from sim.scenario.ratification import Ratifier
from sim.scenario.record import Record
from sim.scenario.source import Source
from sim.scenario.stance import OptionStance
from sim.scenario.tree import Node, Place, Text
from sim.scenario.whole import Whole
from sim.scenario.words import Lexicon

HORIZON = 100 * UNITS["year"]
"""The longest that talks can be followed, in minutes."""


class Unit(NamedTuple):
    """What is bargained over, by the name under which results speak of it: a clause, or an item.

    Of an item bargained `whole`, `clause` holds the name and text alone: no scale, no options, no
    stances. These are those of the clauses in `whole`.
    """

    id: str
    item: str
    name: str
    clause: Clause
    whole: Whole | None = None

    @property
    def path(self) -> str:
        """Where it stands in the file."""
        return clause_path(self.id)


def clause_path(name: str) -> str:
    """Return where a clause stands in the file: item.clause, or an item that is its own clause."""
    item, *within = name.split(".")
    return ".".join(["items", item, *(["clauses", *within] if within else [])])


def _clause_name(item: str, point: Item, clause: str) -> str:
    return item if point.clauses is None else f"{item}.{clause}"


def _units(item: str, point: Item) -> Iterator[Unit]:
    if point.is_whole:
        frame = Clause.model_construct(name=point.name, text=point.text, stances={})
        yield Unit(item, item, item, frame, Whole(point.units(item)))
        return
    for name, clause in point.units(item).items():
        yield Unit(_clause_name(item, point, name), item, name, clause)


def _language(written: Any) -> int:
    if written == 1 and not isinstance(written, bool):
        return 1
    raise misread(f"{shown(written)} is no language of this program", "It speaks language 1")


class Scenario(Model):
    """A negotiation as its author sees it before it begins.

    - It is frozen, and equal to any scenario that says the same.
    - As loaded, every reference in it leads somewhere and every default is filled in.
    - `off` holds the paths of assumptions that an override switched off; it is not printed.
    """

    called: ClassVar[str] = "a scenario"
    language: Annotated[int, BeforeValidator(_language)] = Field(
        default=1, description="The version of this language."
    )
    scenario: Id = Field(description="The scenario's id.")
    base: Id = later(
        "The scenario under whose name words get their meaning; default: its own id, and for a "
        "variant that of the file it extends."
    )
    title: Words = later("Its title; default: made of its id.")
    written: Day | None = Field(
        default=None, description="The day as of which it is written: no younger source is cited."
    )
    hindsight: bool = Field(
        default=False,
        description="Whether it may cite sources younger than `written`.",
        strict=True,
    )
    start: Day = Field(description="The day the talks begin.")
    horizon: Annotated[Span, AfterValidator(bounded(most=HORIZON, says="at most 100 years"))] = (
        Field(default=Duration.read("1 year"), description="How long they are followed.")
    )
    lexicon: Lexicon = Field(
        default_factory=Lexicon, description="What estimative words such as likely mean."
    )
    sources: dict[Id, Source] = Field(default_factory=dict, description="The documents cited.")
    parties: dict[Id, Party] = Field(description="Who negotiates, in speaking order.")
    items: dict[Id, Item] = Field(description="What is negotiated, in the order of the agenda.")
    linkages: tuple[Linkage, ...] = Field(default=(), description="How one item bears on another.")
    forums: dict[Id, Forum] = Field(
        default_factory=dict, description="Where unsettled items can be sent."
    )
    procedure: Procedure = Field(default_factory=Procedure, description="How the talks are held.")
    events: dict[Id, Event] = Field(
        default_factory=dict, description="What happens outside the room."
    )
    tide: Tide = Field(
        default_factory=Tide, description="How the pressure on the parties ebbs and flows."
    )
    implementation: dict[Id, Duty] = Field(
        default_factory=dict, description="What is to be done after the signature."
    )
    ratification: dict[Id, Ratifier] = Field(
        default_factory=dict, description="Who must assent before the treaty is signed."
    )
    assumptions: dict[Id, Assumption] = Field(
        default_factory=dict, description="The numbers nobody knows."
    )
    beliefs: dict[Id, Belief] = Field(
        default_factory=dict, description="What each party thinks is so, by party."
    )
    questions: dict[Id, Question] = Field(
        default_factory=dict, description="The decisions to be advised on."
    )
    record: Record | None = Field(default=None, description="What really happened.")

    _off: frozenset[str] = PrivateAttr(default=frozenset())
    _tree: Node | None = PrivateAttr(default=None)
    _made: Made = PrivateAttr(default=AS_WRITTEN)

    @property
    def off(self) -> frozenset[str]:
        """The paths of assumptions that an override switched off."""
        return self._off

    def grown_from(self, tree: Node, *, off: frozenset[str]) -> Self:
        """Return the same scenario, knowing where its words stand and which assumptions are off."""
        self._tree, self._off = tree, off
        return self

    @property
    def made(self) -> Made:
        """What made it of its file."""
        return self._made

    def made_of(self, made: Made) -> Self:
        """Return the same scenario, knowing what made it of its file."""
        variant = self.model_copy()
        variant._made = made
        return variant

    @property
    def tree(self) -> Node:
        """The tree it was read from, for places; one without places if it was made in Python."""
        nowhere = Place(Text(self.scenario, "", numbered=False), 0, 0, 1)
        return Node({}, nowhere) if self._tree is None else self._tree

    @cached_property
    def units(self) -> tuple[Unit, ...]:
        """What is bargained over, in the order of the file; an item bargained whole is one unit."""
        return tuple(unit for item, point in self.items.items() for unit in _units(item, point))

    @cached_property
    def clauses(self) -> dict[str, Clause]:
        """Every clause by its name, in the order of the file: item.clause, or an item that is one.

        Those of an item bargained whole are among them, though none of them is a unit.
        """
        return {
            _clause_name(item, point, name): clause
            for item, point in self.items.items()
            for name, clause in point.units(item).items()
        }

    @cached_property
    def principals(self) -> dict[str, Principal]:
        """Who stands behind the parties, by party.principal."""
        return {
            f"{name}.{key}": principal
            for name, party in self.parties.items()
            for key, principal in party.principals.items()
        }

    @cached_property
    def numbers(self) -> dict[str, Any]:
        """Every number that acts, by its path, as `assumption.numeric_paths` finds them."""
        return numeric_paths(self)

    @cached_property
    def chosen_reservations(self) -> dict[str, str]:
        """The reservations on options, by path: no numbers, but an event may set them."""
        return {
            f"{clause_path(name)}.stances.{party}.reservation": stance.reservation
            for name, clause in self.clauses.items()
            for party, stance in clause.stances.items()
            if isinstance(stance, OptionStance)
        }

    def place_of(self, assumption: str, path: str) -> int:
        """Return the place of a path in the list that an assumption is about, as written.

        An override may have taken paths off that list; the draws of the others stay.
        """
        return self.about(assumption).index(path)

    def about(self, assumption: str) -> tuple[str, ...]:
        """Return what an assumption is about, as written: also what an override has settled."""
        _, node = self.tree.follow(("assumptions", assumption, "about"))
        written = node.plain if isinstance(node.plain, list) else self.assumptions[assumption].about
        return tuple(written)

    def unit(self, item: str, name: str) -> Unit:
        """Return the unit of that item and name."""
        return next(unit for unit in self.units if (unit.item, unit.name) == (item, name))

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Scenario):
            return NotImplemented
        return self.model_dump(exclude_none=True) == other.model_dump(exclude_none=True)

    __hash__ = None  # type: ignore[assignment]
