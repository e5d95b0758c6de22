"""Who wants what: the table of an item's clauses, with each party's stance on them."""

from collections.abc import Mapping

from rich import box
from rich.console import RenderableType
from rich.table import Table as Grid
from rich.text import Text

from sim.scenario.defaults import capital
from sim.scenario.item import Clause, Item
from sim.scenario.scenario import Scenario
from sim.scenario.stance import OptionStance, OrderedStance
from sim.scenario.zone import acceptable, signs, zone

LONGEST_NAME = 20
LONGEST_WORD = 16
MOST_ABREAST = 4
"""With more parties than this their stances stand below one another."""
AIR = 2
DIM, GOOD, BAD, HEAD = "dim", "green", "red", "bold"


def called(scenario: Scenario, party: str) -> str:
    """Return what a table calls a party: its name, or its id where that is long."""
    name = capital(scenario.parties[party].name)
    return name if len(name) <= LONGEST_NAME else party


def standpoints(scenario: Scenario, name: str, item: Item) -> RenderableType:
    """Return what each party wants of each clause of an item, and where they could meet.

    A column a party, where there are few; of many, a row a party under each clause.
    """
    if len(scenario.parties) > MOST_ABREAST:
        return _one_below_another(scenario, item.units(name))
    return _abreast(scenario, item.units(name))


def _abreast(scenario: Scenario, clauses: Mapping[str, Clause]) -> Grid:
    grid = Grid(box=box.SIMPLE_HEAD, pad_edge=False, padding=(0, 2, 0, 0), show_edge=False)
    longest = max(len(word) for one in clauses.values() for word in one.name.split())
    grid.add_column(
        "Clause", ratio=3, style=HEAD, width=min(longest, LONGEST_WORD), overflow="fold"
    )
    for party in scenario.parties:
        grid.add_column(called(scenario, party), ratio=4, overflow="fold")
    grid.add_column("Zone of agreement", ratio=4, overflow="fold")
    grid.expand = True
    last = len(clauses) - 1
    for at, (key, clause) in enumerate(clauses.items()):
        cells = [_stance(scenario, party, clause, joint="\n") for party in scenario.parties]
        grid.add_row(_clause(key, clause), *cells, _zone(clause), end_section=at < last)
    return grid


def _clause(key: str, clause: Clause, *, joint: str = "\n") -> Text:
    told = Text(clause.name)
    marks = [] if clause.name.lower() == key.replace("-", " ") else [key]
    marks += ["severable"] if clause.severable else []
    marks += ["withheld by its author"] if clause.withheld else []
    marks += [f"vague: {clause.ambiguity}"] if clause.ambiguity.number else []
    marks += [f"if silent: {clause.without}"] if clause.without is not None else []
    return told.append("".join(f"{joint}{mark}" for mark in marks), style="not bold dim")


def _stance(scenario: Scenario, party: str, clause: Clause, *, joint: str) -> Text:
    stance = clause.stances.get(party)
    if stance is None:
        return Text("no stance", style=DIM)
    told = _ordered(clause, stance) if isinstance(stance, OrderedStance) else _optional(stance)
    share = stance.salience / _saliences(scenario, party)
    return Text(joint).join([*told, Text(f"weight {100 * share:.0f} %", style=DIM)])


def _saliences(scenario: Scenario, party: str) -> float:
    stances = [clause.stances.get(party) for clause in scenario.clauses.values()]
    return sum(stance.salience for stance in stances if stance is not None)


def _ordered(clause: Clause, stance: OrderedStance) -> list[Text]:
    scale = clause.scale
    assert scale is not None, "an ordered stance has a scale"
    ideal, reservation = scale.share(stance.ideal), scale.share(stance.reservation)
    red_line = None if stance.red_line is None else scale.brief(scale.share(stance.red_line))
    return [Text(scale.span(ideal, reservation, joint=" → ")), *_at_worst(red_line)]


def _optional(stance: OptionStance) -> list[Text]:
    told = [
        Text(f"{worth:.2f} {option}", style="" if signs(stance, option) else DIM)
        for option, worth in stance.worth.items()
    ]
    return [*told, Text(f"→ {stance.reservation}"), *_at_worst(stance.red_line)]


def _at_worst(place: str | None) -> list[Text]:
    """Return the farthest that is signed at all, if a stance says that."""
    return [] if place is None else [Text(f"at worst {place}", style=BAD)]


def _zone(clause: Clause) -> Text:
    if clause.scale is None:
        options = acceptable(clause)
        return Text(" or ".join(options), style=GOOD) if options else Text("none", style=BAD)
    stretch = zone(clause)
    if gap := stretch.gap:
        return Text(f"none: a gap of {clause.scale.distance(gap)}", style=BAD)
    if stretch.high - stretch.low <= 1e-9:
        return Text(f"only {clause.scale.brief(stretch.low)}", style=GOOD)
    return Text(clause.scale.span(stretch.low, stretch.high), style=GOOD)


def _one_below_another(scenario: Scenario, clauses: Mapping[str, Clause]) -> Grid:
    grid = Grid.grid(padding=(0, AIR, 0, 0))
    grid.add_column(style=DIM)
    for key, clause in clauses.items():
        grid.add_row(
            Text("\nClause"), Text("\n", style=HEAD).append(_clause(key, clause, joint=" · "))
        )
        for party in scenario.parties:
            cell = _stance(scenario, party, clause, joint=", ")
            grid.add_row(called(scenario, party), cell)
        grid.add_row("Zone of agreement", _zone(clause))
    return grid
