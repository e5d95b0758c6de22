"""Sources: no file knows more than its day."""

from sim.scenario.document import loads
from tests.scenario.files import HOUSE, problem

TEXT = (
    HOUSE
    + """    source: {survey: p. 1}
written: 2026-02-01
sources: {survey: {cite: The survey, as_of: 2026-02-20}}
"""
)


def test_a_source_younger_than_the_file_is_not_cited() -> None:
    told = problem(TEXT)
    assert told.found == "'survey' is of 2026-02-20, younger than this file of 2026-02-01"


def test_it_is_where_the_file_says_that_it_knows_the_outcome() -> None:
    assert loads(TEXT + "hindsight: true\n").hindsight


def test_it_is_in_the_record() -> None:
    record = "record: {clauses: {price: {disposition: agreed, source: {survey: p. 2}}}}\n"
    assert loads(TEXT.replace("    source: {survey: p. 1}\n", "") + record).record is not None


def test_a_source_of_the_same_day_is_cited() -> None:
    assert loads(TEXT.replace("2026-02-20", "2026-02-01")).sources["survey"].cite == "The survey"


def test_a_file_of_no_day_cites_what_it_will() -> None:
    assert loads(TEXT.replace("written: 2026-02-01\n", "")).written is None
