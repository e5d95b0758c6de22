"""Questions: every option of one is tried before it is believed."""

from sim.scenario.document import loads
from tests.scenario.files import HOUSE, problem

ASKED = """questions:
  hurry:
    asked_by: buyer
    leaning: wait
    options:
      hurry: {set: {parties.buyer.patience: 9 days}}
      wait: {set: {}}
"""


def test_an_option_is_a_set_of_overrides() -> None:
    question = loads(HOUSE + ASKED).questions["hurry"]
    assert (question.asked_by, question.leaning) == ("buyer", "wait")
    assert question.options["hurry"].set == {"parties.buyer.patience": "9 days"}


def test_an_option_may_be_taken() -> None:
    taken = loads(HOUSE + ASKED, options={"hurry": "hurry"})
    assert str(taken.parties["buyer"].patience) == "9 days"
    assert taken.questions.keys() == {"hurry"}


def test_an_option_that_cannot_be_taken_is_told_where_it_is_written() -> None:
    told = problem(HOUSE + ASKED.replace("9 days", "9 dais"))
    assert (told.line, told.path) == (15, "parties.buyer.patience")
    assert told.suggestion == "9 days"


def test_an_option_that_makes_something_else_wrong_is_told_so() -> None:
    told = problem(
        HOUSE
        + ASKED.replace("parties.buyer.patience: 9 days", "items.price.scale.between: [400, 480]")
    )
    assert told.line == 15
    assert told.found.startswith("this makes items.price.stances.seller.ideal wrong: '490' lies")


def test_an_unknown_question_or_option_is_refused_by_its_name() -> None:
    told = problem(HOUSE + ASKED, options={"hury": "wait"})
    assert (told.file, told.suggestion) == ("--option", "hurry")
    assert told.excerpt == "hury=wait"
    told = problem(HOUSE + ASKED, options={"hurry": "wiat"})
    assert (told.suggestion, told.column) == ("wait", 7)


def test_all_questions_together_have_so_many_options() -> None:
    options = "".join(f"      o{at}: {{set: {{}}}}\n" for at in range(64))
    told = problem(HOUSE + ASKED + options)
    assert told.found == "more than 64 options in all"
