"""Linkages between items."""

from sim.scenario.document import loads
from tests.scenario.files import HOUSE, problem

ITEMS = (
    HOUSE
    + "  date: {stances: {seller: {ideal: 0, reservation: 1}, buyer: {ideal: 1, reservation: 0}}}\n"
)


def test_a_spillover_may_be_onto_one_item_or_several() -> None:
    for onto in ("price", "[price]"):
        text = f"{ITEMS}linkages: [{{spillover: {{of: date, onto: {onto}, hardens: 15 %}}}}]\n"
        (link,) = loads(text).linkages
        assert (link.kind, link.of, link.onto) == ("spillover", "date", ("price",))
        assert link.hardens == 0.15


def test_an_item_does_not_spill_over_onto_itself() -> None:
    told = problem(
        f"{ITEMS}linkages: [{{spillover: {{of: date, onto: [price, date], hardens: 1}}}}]\n"
    )
    assert told.found == "'date' spills over onto itself"
    assert told.column == 49


def test_an_unknown_linkage_is_refused() -> None:
    told = problem(f"{ITEMS}linkages: [{{tide: {{of: date, onto: price, hardens: 0.1}}}}]\n")
    assert (told.line, told.path) == (11, "linkages.0")
