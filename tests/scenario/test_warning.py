"""Warnings teach what the language allows and an author may not have meant."""

import pytest

from sim.scenario.document import loads
from sim.scenario.scenario import Scenario
from sim.scenario.warning import warnings
from tests.scenario.files import GARDEN, HOUSE, house

EVENT = "events: {{storm: {{date: {}, ends: true}}}}\n"


@pytest.mark.parametrize(
    ("text", "path", "found"),
    [
        (
            HOUSE.replace("buyer: {}}", "buyer: {}, bank: {}}"),
            "parties.bank",
            "'bank' is unused: it has no stance on anything",
        ),
        (
            HOUSE.replace("440", "480"),
            "items.price.stances",
            "a red line that nobody can meet: a gap of 20 euros",
        ),
        (
            HOUSE.replace("440", "480, red_line: 420"),
            "items.price.stances",
            "there is no zone of agreement: a gap of 20 euros",
        ),
        (
            GARDEN.replace(
                "stays: 0.2, goes: 1}, reservation: stays",
                "stays: 0.2, goes: 1}, reservation: goes",
            ).replace("goes: 0.3}, reservation: goes", "goes: 0.3}, reservation: stays"),
            "items.garden.clauses.shed.stances",
            "a red line that nobody can meet: no option suits all",
        ),
        (
            HOUSE + "forums: {court: {takes: price}}\n",
            "forums.court",
            "'court' is unused: nothing is referred to it",
        ),
        (
            HOUSE + "sources: {deed: {cite: The deed, as_of: 2020-01-01}}\n",
            "sources.deed",
            "'deed' is unused: nothing cites it",
        ),
        (
            HOUSE + "procedure: {on_deadlock: [refer]}\n",
            "procedure.on_deadlock.0",
            "there is no forum to refer to",
        ),
        (
            HOUSE + "    initiative: {seller: withhold, buyer: {wait: for-the-other}}\n",
            "items.price.initiative",
            "nobody tables this item",
        ),
        (
            GARDEN.replace("by: buyer", "by: buyer\n        lapses_at: never"),
            "items.garden.objections.shade.lapses_at",
            "this objection never lapses",
        ),
        (
            GARDEN.replace("{hedge: gone}", "{hedge: as now}"),
            "items.garden.objections.shade.counter.hedge",
            "the counter as now lies beyond the reservation of 'buyer'",
        ),
        (
            GARDEN.replace("amend: half", "amend: 0.6"),
            "items.garden.objections.shade.remedies.1.amend",
            "0.6 lies beyond the reservation of seller",
        ),
        (HOUSE + EVENT.format("2026-03-01"), "events.storm.date", "this is before the talks begin"),
        (HOUSE + EVENT.format("2027-03-03"), "events.storm.date", "this is after the horizon"),
        (
            HOUSE + "record: {clauses: {price: {disposition: agreed, terms: a fair price}}}\n",
            "record.clauses.price.terms",
            "'a fair price' is no place on the scale of this clause, nor an option",
        ),
    ],
)
def test_what_may_not_be_meant_is_told(text: str, path: str, found: str) -> None:
    (told,) = warnings(loads(text, name="file.yaml"))
    assert (told.path, told.found, told.file) == (path, found, "file.yaml")


def test_a_good_file_gives_none() -> None:
    assert warnings(loads(HOUSE)) == ()
    assert warnings(loads(GARDEN)) == ()


def test_a_rung_uses_every_forum() -> None:
    forum = "forums: {court: {takes: price}}\nprocedure: {on_deadlock: [refer]}\n"
    assert warnings(loads(HOUSE + forum)) == ()


def test_a_source_cited_in_the_record_is_used() -> None:
    cited = (
        "sources: {deed: {cite: The deed, as_of: 2020-01-01}}\n"
        "record: {clauses: {price: {disposition: agreed, terms: 450, source: {deed: p. 1}}}}\n"
    )
    assert warnings(loads(HOUSE + cited)) == ()


def test_a_scenario_made_in_python_is_warned_of_as_well() -> None:
    made = Scenario.model_validate(
        house(items__price__stances__seller__reservation=480).model_dump()
    )
    (told,) = warnings(made)
    assert (told.file, told.line) == ("house", 0)
