"""Forums: where what is not settled is decided after the signature."""

from sim.scenario.document import loads
from sim.scenario.forum import Forum
from sim.scenario.quantity import Meets
from tests.scenario.files import GARDEN, HOUSE, problem

LIKELY = "forums: {court: {takes: [garden], within: 180 days, succeeds: unlikely, counts_as: 25 %}}"


def court(text: str, **how: object) -> Forum:
    return loads(text, **how).forums["court"]  # type: ignore[arg-type]


def test_a_forum_of_which_little_is_said_meets_at_once_and_as_often_fails_as_not() -> None:
    forum = court(GARDEN)
    assert (forum.within.number, forum.succeeds.number, forum.counts_as) == (0, 0.5, 0.5)
    assert forum.takes == ("garden",)


def test_a_forum_meets_as_the_talks_do_unless_it_says_otherwise() -> None:
    assert court(GARDEN).meets == Meets.read("weekdays")
    often = {"procedure.meets": "every day"}
    assert court(GARDEN, set=often).meets == Meets.read("every day")
    own = GARDEN.replace("takes: [garden]", "takes: [garden], meets: [mon]")
    assert court(own, set=often).meets == Meets.read(["mon"])


def test_what_a_forum_makes_of_it_is_told_in_likelihoods_and_shares() -> None:
    forum = court(GARDEN.replace("forums: {court: {takes: [garden]}}", LIKELY))
    assert (forum.within.number, forum.succeeds.word) == (180 * 1440, "unlikely")
    assert forum.counts_as == 0.25


def test_all_numbers_of_a_forum_can_be_assumed_and_overridden() -> None:
    numbers = loads(GARDEN).numbers
    for key in ("within", "succeeds", "counts_as"):
        assert f"forums.court.{key}" in numbers
    assert court(GARDEN, set={"forums.court.within": "2 weeks"}).within.number == 14 * 1440


def test_a_share_for_which_terms_count_has_an_end_that_no_lognormal_has() -> None:
    knob = (
        "assumptions: {worth: {about: forums.court.counts_as, default: 0.5, range: [0.1, 0.9], "
        "distribution: lognormal}}\n"
    )
    assert problem(GARDEN + knob).path == "assumptions.worth.distribution"


def test_an_unknown_word_for_success_is_told() -> None:
    told = problem(HOUSE + "forums: {court: {takes: [price], succeeds: likly}}\n")
    assert told.suggestion == "likely"
