"""References: no name leads nowhere, and the nearest right one is told."""

import pytest

from sim.scenario.document import loads
from tests.scenario.files import GARDEN, HOUSE, problem

GARDEN_SHADE = "items.garden.objections.shade"


@pytest.mark.parametrize(
    ("change", "path", "word", "meant"),
    [
        (
            ("by: buyer", "by: buyer\n        against: selle"),
            f"{GARDEN_SHADE}.against",
            "selle",
            "seller",
        ),
        (("by: buyer", "by: byuer"), f"{GARDEN_SHADE}.by", "byuer", "buyer"),
        (("to: [hedge]", "to: [hege]"), f"{GARDEN_SHADE}.to.0", "hege", "hedge"),
        (("to: [hedge]", "to: hege"), f"{GARDEN_SHADE}.to", "hege", "hedge"),
        (("to: [hedge]", "to: [hedge, hege]"), f"{GARDEN_SHADE}.to.1", "hege", "hedge"),
        (("takes: [garden]", "takes: [gardn]"), "forums.court.takes.0", "gardn", "garden"),
        (("{hedge: gone}", "{hegde: gone}"), f"{GARDEN_SHADE}.counter.hegde", "hegde", "hedge"),
        (
            ("amend: half", "amend: {hegde: half}"),
            f"{GARDEN_SHADE}.remedies.1.amend.hegde",
            "hegde",
            "hedge",
        ),
        (("drop: hedge", "drop: hegde"), f"{GARDEN_SHADE}.remedies.2.drop", "hegde", "hedge"),
        (("refer: court", "refer: curt"), f"{GARDEN_SHADE}.remedies.3.refer", "curt", "court"),
        (
            ("hard to refute", "hard to refuse"),
            f"{GARDEN_SHADE}.remedies.0.argue.persuades",
            "hard to refuse",
            "hard to refute",
        ),
        (
            ("likelihood: likely", "likelihood: likly"),
            f"{GARDEN_SHADE}.likelihood",
            "likly",
            "likely",
        ),
        (("takes: [garden]", "takes: [garden, gardn]"), "forums.court.takes.1", "gardn", "garden"),
        (
            ("reservation: goes", "reservation: gose"),
            "items.garden.clauses.shed.stances.buyer.reservation",
            "gose",
            "goes",
        ),
        (
            ("worth: {stays: 1, goes: 0.3}", "worth: {stays: 1, goes: 0, gose: 1}"),
            "items.garden.clauses.shed.stances.buyer.worth.gose",
            "gose",
            "goes",
        ),
        (
            ("options: [stays, goes]", "options: [stays, goes]\n        without: stay"),
            "items.garden.clauses.shed.without",
            "stay",
            "stays",
        ),
        (
            ("reservation: half,", "reservation: halv,"),
            "items.garden.clauses.hedge.stances.seller.reservation",
            "halv",
            "half",
        ),
    ],
)
def test_a_name_that_nothing_has_is_refused(
    change: tuple[str, str], path: str, word: str, meant: str
) -> None:
    told = problem(GARDEN.replace(*change))
    assert (told.path, told.suggestion) == (path, meant)
    assert f"'{word}'" in told.found


@pytest.mark.parametrize(
    ("more", "path", "meant"),
    [
        ("    initiative: {buyr: table}\n", "items.price.initiative.buyr", "buyer"),
        ("    accepts: {buyr: likely}\n", "items.price.accepts.buyr", "buyer"),
        (
            "events: {e: {date: 2026-04-01, pressure: {buyr: 2}}}\n",
            "events.e.pressure.buyr",
            "buyer",
        ),
        (
            "linkages: [{spillover: {of: pric, onto: [price], hardens: 0}}]\n",
            "linkages.0.spillover.of",
            "price",
        ),
        ("record: {clauses: {pric: {disposition: open}}}\n", "record.clauses.pric", "price"),
        ("lexicon: estimative-word\n", "lexicon", "estimative-words"),
        ("procedure: {unforeseen: unlikly}\n", "procedure.unforeseen", "unlikely"),
        (
            "assumptions: {a: {about: parties.buyr.patience, default: 1, range: [1, 2]}}\n",
            "assumptions.a.about",
            "buyer",
        ),
        (
            "questions: {q: {asked_by: buyr, options: {a: {set: {}}, b: {set: {}}}}}\n",
            "questions.q.asked_by",
            "buyer",
        ),
    ],
)
def test_so_it_is_all_over_the_file(more: str, path: str, meant: str) -> None:
    told = problem(HOUSE + more)
    assert (told.path, told.suggestion) == (path, meant)


@pytest.mark.parametrize(
    ("about", "found"),
    [
        ("items.price.tier", "'items.price.tier' is no number"),
        ("procedure.steps", "'procedure.steps' is no number"),
        ("parties", "'parties' is no single number"),
        ("parties.seller.alternative", "'parties.seller.alternative' leads nowhere"),
        ("lexicon.lykely", "'lexicon.lykely' leads nowhere"),
        ("", "'' leads nowhere"),
    ],
)
def test_what_is_no_number_cannot_be_assumed(about: str, found: str) -> None:
    told = problem(HOUSE + f'assumptions: {{a: {{about: "{about}", default: 1, range: [1, 2]}}}}\n')
    assert told.found.startswith(found)


def test_an_amendment_of_several_clauses_says_which() -> None:
    told = problem(GARDEN.replace("        to: [hedge]\n", ""))
    assert told.found == "the objection is to several clauses"
    assert told.expected == "Name the clause, such as {hedge: half}"


def test_certain_and_never_are_words_of_every_lexicon() -> None:
    text = HOUSE + "    accepts: {buyer: never, seller: certain}\nlexicon: icd-203\n"
    assert loads(text).items["price"].accepts["seller"].number == 1
