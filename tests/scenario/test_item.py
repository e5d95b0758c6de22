"""Items: with clauses, or a single clause of their own."""

from sim.scenario.document import loads
from sim.scenario.quantity import Position
from tests.scenario.files import GARDEN, HOUSE, problem


def test_an_item_without_clauses_is_its_own() -> None:
    (unit,) = loads(HOUSE + "    name: The price\n    severable: true\n").units
    assert (unit.id, unit.item, unit.name) == ("price", "price", "price")
    assert unit.path == "items.price"
    assert (unit.clause.name, unit.clause.severable) == ("The price", True)


def test_clauses_are_known_by_their_item_and_name() -> None:
    hedge, shed = loads(GARDEN).units
    assert (hedge.id, shed.id) == ("garden.hedge", "garden.shed")
    assert shed.path == "items.garden.clauses.shed"


def test_a_clause_named_as_its_item_is_not_taken_for_it() -> None:
    unit = loads(GARDEN.replace("      shed:", "      garden:")).units[1]
    assert (unit.id, unit.path) == ("garden.garden", "items.garden.clauses.garden")


def test_names_for_people_are_made_of_ids() -> None:
    text = HOUSE.replace("  price:", "  asking-price:")
    assert loads(text).items["asking-price"].name == "Asking price"
    assert [unit.clause.name for unit in loads(GARDEN).units] == ["hedge", "shed"]


def test_a_clause_without_a_scale_spans_what_its_parties_say() -> None:
    bare = HOUSE.replace("    scale: {between: [400, 500], unit: euros}\n", "")
    scale = loads(bare).units[0].clause.scale
    assert scale is not None
    assert scale.between == (Position(410), Position(490))
    assert scale.unit is None


def test_that_span_holds_red_lines_and_what_is_assumed_too() -> None:
    bare = HOUSE.replace("    scale: {between: [400, 500], unit: euros}\n", "")
    bare = bare.replace("reservation: 440", "reservation: 440, red_line: 405")
    about = "items.price.stances.buyer.reservation"
    more = f"assumptions: {{top: {{about: {about}, default: 460, range: [450, 520]}}}}\n"
    scale = loads(bare + more).units[0].clause.scale
    assert scale is not None
    assert scale.between == (Position(405), Position(520))


def test_an_item_is_bargained_over_by_somebody() -> None:
    told = problem(HOUSE + "  garden: {text: The garden.}\n")
    assert told.path == "items.garden"
    assert told.found == "fewer than two parties have a stance here"


def test_an_item_of_no_clauses_is_refused() -> None:
    told = problem(HOUSE + "  garden: {clauses: {}}\n")
    assert told.found == "an item of no clauses"
