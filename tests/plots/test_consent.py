"""Who gave in."""

from sim.model.codes import Happening
from sim.plots import consent
from sim.results.course import courses
from tests.builders import HARBOUR, Row, played
from tests.plots.drawn import TALKS

TAKEN = Row(12, Happening.CONSENTED, "south", "fishing.quota", other="north", position=0.7)
AGREED = Row(12, Happening.AGREED, clause="fishing.quota", position=0.7)


def test_only_what_was_agreed_was_given_in_to() -> None:
    agreed, open_still = played((*TALKS[:9], TAKEN, AGREED)), played((*TALKS[:9], TAKEN))
    assert consent.takers(agreed, courses(agreed)[0]) == {"south": "north"}
    assert consent.takers(open_still, courses(open_still)[0]) == {}


def test_a_party_without_a_text_of_its_own_takes_the_other_s() -> None:
    outcome = played((*TALKS[:2], TAKEN._replace(position=0.8), AGREED._replace(position=0.8)))
    assert consent.takers(outcome, courses(outcome)[0]) == {"south": "north"}


def test_the_owner_of_a_text_keeps_its_article_and_a_plural_has_no_second_s() -> None:
    for name, owner in (
        ("the UN Command", "the UN Command's"),
        ("the Allies", "the Allies'"),
        ("The firm", "the firm's"),
    ):
        named = HARBOUR.replace("north: {patience", f"north: {{name: {name}, patience")
        assert named != HARBOUR
        said = consent.say(played([], scenario=named), {"south": "north"})
        assert said == [f"South took {owner} text"]
