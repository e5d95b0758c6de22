"""Assumptions: what can be assumed, and in which numbers."""

import pytest

from sim.scenario.assumption import Spread, numeric_paths, spread
from sim.scenario.document import loads
from sim.scenario.words import Beta
from tests.scenario.files import GARDEN, HOUSE


def assumed(about: str, default: str, span: str, more: str = "", text: str = HOUSE) -> Spread:
    knob = f"{{about: {about}, default: {default}, range: {span}{more}}}"
    return spread(loads(f"{text}assumptions: {{knob: {knob}}}\n"), "knob")


@pytest.mark.parametrize(
    ("about", "default", "span", "numbers"),
    [
        ("parties.buyer.patience", "2 days", "[1 day, 1 week]", (2_880, 1_440, 10_080)),
        ("items.price.stances.buyer.reservation", "460", "[450, 470]", (460, 450, 470)),
        ("items.price.accepts.buyer", "10 %", "[0, 0.5]", (0.1, 0, 0.5)),
        ("parties.buyer.discount", "0.9", "[80 %, 1]", (0.9, 0.8, 1)),
        ("procedure.deadlock_after", "12 meetings", "[6, 30]", (12, 6, 30)),
        ("lexicon.possibly", "0.4", "[0.1, 0.9]", (0.4, 0.1, 0.9)),
        ("horizon", "1 day", "[1 day, 2 days]", (1_440, 1_440, 2_880)),
    ],
)
def test_an_assumption_counts_in_the_unit_of_what_it_is_about(
    about: str, default: str, span: str, numbers: tuple[float, ...]
) -> None:
    assert assumed(about, default, span)[:3] == pytest.approx(numbers)


def test_it_is_spread_evenly_unless_it_is_said_how() -> None:
    about = ("parties.buyer.patience", "2 days", "[1 day, 1 week]")
    assert assumed(*about).distribution == "uniform"
    assert assumed(*about, ", distribution: lognormal").distribution == "lognormal"
    likely = ("lexicon.likely", "0.4", "[0.1, 0.9]", ", distribution: {beta: [4, 2.5]}")
    assert assumed(*likely).distribution == Beta(a=4, b=2.5)


def test_a_position_may_be_assumed_by_a_landmark() -> None:
    about = "items.garden.clauses.hedge.stances.seller.reservation"
    assert assumed(about, "half", "[0.4, gone]", text=GARDEN)[:3] == (0.5, 0.4, 1)


def test_every_number_that_acts_can_be_assumed() -> None:
    paths = numeric_paths(loads(GARDEN))
    garden, shade = "items.garden", "items.garden.objections.shade"
    assert {
        "parties.seller.concession.exponent",
        f"{garden}.clauses.hedge.stances.seller.red_line",
        f"{garden}.clauses.shed.stances.buyer.worth.goes",
        f"{garden}.accepts.seller",
        f"{shade}.likelihood",
        f"{shade}.lapses_at",
        f"{shade}.counter.hedge",
        f"{shade}.remedies.0.argue.persuades",
        f"{shade}.remedies.0.argue.meetings",
        f"{shade}.remedies.1.amend.hedge",
        f"{shade}.remedies.4.insist.meetings",
        "procedure.drafting.median",
        "lexicon.hard to refute",
    } <= paths.keys()


def test_what_shapes_the_talks_or_is_not_written_cannot() -> None:
    paths = numeric_paths(loads(GARDEN))
    assert (
        not {
            "procedure.steps",
            "procedure.stride",
            "items.garden.clauses.hedge.stances.buyer.red_line",
            "items.garden.clauses.hedge.scale.between.0",
            "items.garden.clauses.shed.stances.buyer.reservation",
            "procedure.drafting.p90",
            "parties.seller.alternative",
        }
        & paths.keys()
    )


def test_an_objection_named_as_a_clause_hides_no_scale() -> None:
    text = GARDEN.replace("      shade:", "      shed:")
    about = "items.garden.objections.shed.counter.hedge"
    assert assumed(about, "half", "[half, gone]", text=text)[:3] == (0.5, 0.5, 1)


def test_one_assumption_may_be_about_several_numbers() -> None:
    scenario = loads(
        HOUSE + "assumptions: {calm: {about: [parties.buyer.patience, parties.seller.patience], "
        "default: 9 days, range: [1 day, 30 days]}}\n"
    )
    assert scenario.assumptions["calm"].about == (
        "parties.buyer.patience",
        "parties.seller.patience",
    )
