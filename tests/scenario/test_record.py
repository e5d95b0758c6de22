"""The record: what happened, never read by a rule."""

from datetime import date

from sim.scenario.document import loads
from sim.scenario.quantity import Position
from tests.scenario.files import GARDEN, problem

RECORD = """record:
  signed: 2026-05-01
  clauses:
    garden.hedge: {disposition: agreed, date: 2026-04-02, terms: half, provisional: true}
    garden.shed: {disposition: dropped}
  events: [{date: 2026-03-10, until: 2026-03-12, text: a storm}]
"""


def test_the_record_tells_how_each_clause_ended() -> None:
    record = loads(GARDEN + RECORD).record
    assert record is not None
    hedge = record.clauses["garden.hedge"]
    assert (hedge.disposition, hedge.date, hedge.terms) == (
        "agreed",
        date(2026, 4, 2),
        Position("half"),
    )
    assert (hedge.provisional, record.clauses["garden.shed"].provisional) == (True, False)
    assert record.events[0].text == "a storm"


def test_nothing_is_over_before_it_begins() -> None:
    told = problem(GARDEN + RECORD.replace("2026-03-12", "2026-03-09"))
    assert told.path == "record.events.0.until"


def test_the_record_speaks_of_clauses_of_the_file() -> None:
    told = problem(GARDEN + RECORD.replace("garden.shed", "shed"))
    assert told.found == "there is no clause 'shed'"


def test_answers_are_to_questions_of_the_file() -> None:
    told = problem(GARDEN + "record: {answers: {when: {by: the notary, option: now}}}\n")
    assert told.sentence == "there is no question 'when'. There is no question yet."
