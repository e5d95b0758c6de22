"""Warnings teach what the language allows and an author may not have meant."""

import pytest

from sim.scenario.document import loads
from sim.scenario.scenario import Scenario
from sim.scenario.warning import warnings
from tests.scenario.files import GARDEN, HOUSE, OUTVOTED, house

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
            HOUSE.replace("seller: {}", "seller: {principals: {boss: {consulted: never}}}"),
            "parties.seller.principals.boss",
            "'boss' is unused: it is never asked, and insists on nothing",
        ),
        (
            HOUSE.replace("seller: {}", "seller: {principals: {boss: {}}}"),
            "parties.seller.principals.boss",
            "'boss' is unused: it is never asked, and insists on nothing",
        ),
        (
            HOUSE.replace("seller: {}", "seller: {principals: {boss: {consulted: always}}}"),
            "parties.seller.principals",
            "'seller' may go all the way unasked: its mandate is 1",
        ),
        (
            HOUSE.replace(
                "seller: {}",
                "seller: {principals: {boss: {consulted: never, insists_on: price, "
                "stances: {price: {salience: 2}}}}}",
            ),
            "parties.seller.principals.boss.stances.price",
            "'boss' is never asked about 'price'",
        ),
        (
            HOUSE.replace("440", "480"),
            "items.price.stances",
            "there is no zone of agreement: a gap of 20 euros",
        ),
        (
            HOUSE.replace("440", "485, red_line: 480"),
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
            "there is no zone of agreement: no option suits all",
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


def test_nothing_is_wanting_where_a_majority_that_may_decide_has_a_zone() -> None:
    assert warnings(loads(OUTVOTED)) == ()
    (told,) = warnings(loads(OUTVOTED.replace("c: {}", "c: {must_sign: true}")))
    assert told.found == "there is no zone of agreement: a gap of 20 euros"


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


def test_a_principal_who_insists_on_an_item_is_asked_about_its_clauses() -> None:
    boss = "boss: {insists_on: garden, stances: {garden.hedge: {salience: 2}}}"
    text = GARDEN.replace("seller: {}", f"seller: {{mandate: 0.4, principals: {{{boss}}}}}")
    assert warnings(loads(text)) == warnings(loads(GARDEN))


def test_a_trade_on_what_means_nothing_to_who_is_to_make_it() -> None:
    text = GARDEN.replace("buyer: {}}", "buyer: {}, heir: {}}").replace(
        "- drop: hedge", "- trade: {clause: price, by: 0.2, buys: likely}"
    )
    text = text.replace("        by: buyer", "        by: buyer\n        against: heir")
    stances = "{seller: {ideal: 9, reservation: 4}, buyer: {ideal: 1, reservation: 6}}"
    price = f"  price: {{stances: {stances}}}"
    told = [doubt for doubt in warnings(loads(f"{text}{price}\n")) if "trade" in doubt.path]
    assert [doubt.found for doubt in told] == ["'price' means nothing to heir"]
    fine = text.replace("against: heir", "against: seller")
    assert not [one for one in warnings(loads(f"{fine}{price}\n")) if "trade" in one.path]


def test_no_part_of_a_whole_item_needs_a_zone_of_its_own() -> None:
    apart = GARDEN.partition("    objections:")[0].replace("red_line: 0.7", "risk: 1")
    apart = apart.replace("severable: true", "ambiguity: 0").replace("0.4}", "0.9}")
    assert any("gap" in doubt.found for doubt in warnings(loads(apart)))
    whole = apart.replace("  garden:\n", "  garden:\n    bargained: whole\n")
    assert not any("gap" in doubt.found for doubt in warnings(loads(whole)))
