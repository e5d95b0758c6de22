"""Linkages between items."""

from sim.scenario.document import loads
from sim.scenario.linkage import Precondition, Spillover, Supervision
from tests.scenario.files import HOUSE, problem, problems

ITEMS = (
    HOUSE
    + "  date: {stances: {seller: {ideal: 0, reservation: 1}, buyer: {ideal: 1, reservation: 0}}}\n"
)


def test_a_spillover_may_be_onto_one_item_or_several() -> None:
    for onto in ("price", "[price]"):
        text = f"{ITEMS}linkages: [{{spillover: {{of: date, onto: {onto}, hardens: 15 %}}}}]\n"
        (link,) = loads(text).linkages
        assert isinstance(link, Spillover)
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


def linked(*links: str) -> str:
    return f"{ITEMS}linkages: [{', '.join(links)}]\n"


def test_one_item_may_be_the_precondition_of_another() -> None:
    (link,) = loads(linked("{precondition: {item: price, before: date}}")).linkages
    assert isinstance(link, Precondition)
    assert (link.kind, link.item, link.before) == ("precondition", "price", "date")


def test_what_one_item_sets_up_may_watch_over_another_or_several() -> None:
    for over in ("date", "[date]"):
        text = linked(f"{{supervision: {{by: price, over: {over}, effect: 50 %}}}}")
        (link,) = loads(text).linkages
        assert isinstance(link, Supervision)
        assert (link.kind, link.by, link.over, link.effect) == (
            "supervision",
            "price",
            ("date",),
            0.5,
        )


def test_preconditions_may_form_a_ladder_but_no_circle() -> None:
    more = "".join(
        f"  {name}: {{stances: {{seller: {{ideal: 0, reservation: 1}}, "
        "buyer: {ideal: 1, reservation: 0}}}\n"
        for name in ("keys", "fees")
    )
    ladder = [("price", "date"), ("price", "keys"), ("date", "fees"), ("keys", "fees")]
    links = [f"{{precondition: {{item: {one}, before: {two}}}}}" for one, two in ladder]
    text = ITEMS + more + f"linkages: [{', '.join(links)}]\n"
    assert len(loads(text).linkages) == 4
    told = problem(text.replace("]\n", ", {precondition: {item: fees, before: price}}]\n"))
    assert told.found == "a circle of preconditions: price before date before fees before price"


def test_all_that_is_wrong_with_links_is_told_at_once() -> None:
    told = problems(
        linked("{precondition: {item: date, before: dote}}", "{supervision: {by: d, over: e}}")
    )
    assert [one.found for one in told] == ["A supervision needs 'effect'"]
    told = problems(
        linked(
            "{precondition: {item: date, before: dote}}",
            "{supervision: {by: pric, over: [dat], effect: 0}}",
        )
    )
    assert [one.found for one in told] == [
        "there is no item 'dote'",
        "there is no item 'pric'",
        "there is no item 'dat'",
    ]
