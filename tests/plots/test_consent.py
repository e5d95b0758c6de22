"""Who gave in."""

from sim.model.codes import Happening
from sim.plots import consent
from sim.results.course import courses
from tests.builders import HARBOUR, Row, played
from tests.plots.drawn import TALKS

NAMED = HARBOUR.replace("north: {", "north: {name: Hill, ", 1).replace(
    "south: {", "south: {name: Dale, ", 1
)
TAKEN = Row(12, Happening.CONSENTED, "south", "fishing.quota", other="north", position=0.7)
AGREED = Row(12, Happening.AGREED, clause="fishing.quota", position=0.7)


def test_only_what_was_agreed_was_given_in_to() -> None:
    agreed, open_still = played((*TALKS[:9], TAKEN, AGREED)), played((*TALKS[:9], TAKEN))
    assert consent.takers(agreed, courses(agreed)[0]) == {"south": "north"}
    assert consent.takers(open_still, courses(open_still)[0]) == {}


def test_a_party_without_a_text_of_its_own_takes_the_other_s() -> None:
    outcome = played((*TALKS[:2], TAKEN._replace(position=0.8), AGREED._replace(position=0.8)))
    assert consent.takers(outcome, courses(outcome)[0]) == {"south": "north"}


def test_a_text_taken_until_the_clause_was_opened_again_was_taken_for_a_time() -> None:
    reopened = Row(20, Happening.REOPENED, clause="fishing.quota", before=0.7)
    outcome = played((*TALKS[:9], TAKEN, AGREED, reopened), ending="horizon", scenario=NAMED)
    (quota, *_) = courses(outcome)
    (taking,) = consent.takings(outcome, quota)
    assert (taking.taker, taking.own, taking.agreed, taking.lasted) == ("south", 0.2, 0.7, False)
    assert consent.takers(outcome, quota) == {}
    assert consent.say(outcome, quota) == ["Dale took Hill's text for a time"]


def test_a_text_taken_twice_is_told_once() -> None:
    reopened = Row(20, Happening.REOPENED, clause="fishing.quota", before=0.7)
    again = (TAKEN._replace(day=30), AGREED._replace(day=30))
    outcome = played((*TALKS[:9], TAKEN, AGREED, reopened, *again), scenario=NAMED)
    (quota, *_) = courses(outcome)
    assert len(consent.takings(outcome, quota)) == 2
    assert consent.say(outcome, quota) == ["Dale took Hill's text"]


def test_the_owner_of_a_text_keeps_its_article_and_a_plural_has_no_second_s() -> None:
    for name, owner in (
        ("the UN Command", "the UN Command's"),
        ("the Allies", "the Allies'"),
        ("The firm", "the firm's"),
    ):
        named = HARBOUR.replace("north: {patience", f"north: {{name: {name}, patience")
        assert named != HARBOUR
        outcome = played((*TALKS[:9], TAKEN, AGREED), scenario=named)
        said = consent.say(outcome, courses(outcome)[0])
        assert said == [f"South took {owner} text"]
