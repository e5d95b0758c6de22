"""What a file says fits together."""

import pytest

from sim.scenario.document import loads
from tests.scenario.files import GARDEN, HOUSE, problem


@pytest.mark.parametrize(
    ("text", "path", "found"),
    [
        (
            GARDEN.replace("by: buyer", "by: buyer\n        against: buyer"),
            "items.garden.objections.shade.against",
            "'buyer' objects to its own text",
        ),
        (
            GARDEN.replace("drop: hedge", "drop: shed"),
            "items.garden.objections.shade.remedies.2.drop",
            "'shed' is not severable",
        ),
        (
            GARDEN + "    severable: true\n",
            "items.garden.severable",
            "'severable' belongs to a clause, and this item has clauses",
        ),
        (
            GARDEN + "    scale: {between: [0, 1]}\n",
            "items.garden.scale",
            "'scale' belongs to a clause, and this item has clauses",
        ),
        (HOUSE + "events: {e: {rate: 1 per year}}\n", "events.e", "an event without any effect"),
        (
            HOUSE + "events: {e: {rate: 1 per year, suspends: {median: 3 days, p90: 1 day}}}\n",
            "events.e.suspends.p90",
            "the p90 of 1 day is shorter than the median of 3 days",
        ),
        (
            HOUSE + "procedure: {on_deadlock: [{recess: {median: 3 days, p90: 1 day}}]}\n",
            "procedure.on_deadlock.0.recess.p90",
            "the p90 of 1 day is shorter than the median of 3 days",
        ),
        (
            HOUSE + "questions: {q: {asked_by: buyer, options: {a: {set: {}}}}}\n",
            "questions.q.options",
            "this question leaves no choice",
        ),
    ],
)
def test_what_does_not_fit_is_refused(text: str, path: str, found: str) -> None:
    told = problem(text)
    assert (told.path, told.found) == (path, found)


def test_a_referral_goes_to_a_forum_that_takes_the_item() -> None:
    stances = "{seller: {ideal: 0, reservation: 1}, buyer: {ideal: 1, reservation: 0}}"
    fence = f"  fence: {{stances: {stances}}}\n"
    told = problem(GARDEN.replace("takes: [garden]", "takes: [fence]") + fence)
    assert told.sentence == "'court' does not take 'garden'. It takes: fence."


def test_a_text_is_put_by_one_who_has_a_stance() -> None:
    text = GARDEN.replace("parties: {", "parties: {bank: {}, ").replace("by: buyer", "by: bank")
    told = problem(text)
    assert told.found == "'bank' has no stance on 'hedge', and so no text to put"


def test_talks_need_two_parties_and_a_subject() -> None:
    text = "scenario: x\nstart: 2026-03-02\nparties: {a: {}, b: {}}\nitems: {}\n"
    assert problem(text).found == "there is nothing to negotiate"


def test_a_varying_recess_is_well() -> None:
    text = HOUSE + "procedure: {on_deadlock: [{recess: {median: 3 days, p90: 9 days}}]}\n"
    assert len(loads(text).procedure.on_deadlock) == 1


WHOLE = GARDEN.partition("    objections:")[0].replace("severable: true", "ambiguity: 0")
WHOLE = WHOLE.replace("  garden:\n", "  garden:\n    bargained: whole\n")
SALIENCE = "items.garden.clauses.shed.stances.buyer.salience"


@pytest.mark.parametrize(
    ("said", "path"),
    [
        (
            f"assumptions: {{care: {{about: {SALIENCE}, label: How much?, default: 1, "
            "range: [1, 3]}}\n",
            "assumptions.care.about",
        ),
        (
            f"events: {{e: {{rate: 1 per year, set: {{{SALIENCE}: 3}}}}}}\n",
            f"events.e.set.{SALIENCE}",
        ),
    ],
)
def test_what_an_item_bargained_whole_is_worth_is_neither_assumed_nor_set_by_an_event(
    said: str, path: str
) -> None:
    told = problem(WHOLE + said)
    assert told.path == path
    assert told.found.startswith("'garden' is bargained whole")
    assert loads((WHOLE + said).replace("    bargained: whole\n", ""))
    assert loads(WHOLE, set={SALIENCE: 3})
