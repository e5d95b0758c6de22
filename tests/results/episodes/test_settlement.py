import pytest

from sim.engine.run import run
from sim.model.codes import Happening
from sim.results.episodes.settlement import outvoted, settlements, together
from sim.results.story import tell
from sim.scenario.document import loads
from tests.builders import HARBOUR
from tests.results.episodes.told import Chronicle, every_way, opened, texts

EAST = HARBOUR.replace("items:", "  east: {patience: 100 days}\nitems:")
WEST = HARBOUR.replace("items:", "  west: {patience: 100 days}\nitems:").replace(
    "south: {ideal: 0, reservation: 60}",
    "south: {ideal: 0, reservation: 60}\n          west: {ideal: 50, reservation: 60}",
)
"""The same talks with a third party: with no stance on anything, or with one on the quota."""

Offers = list[tuple[int, str, float]]


def haggled(*offers: tuple[int, str, float]) -> Chronicle:
    """Return talks in which the north tables the quota at 80 boats, and season in winter."""
    talks = opened()
    talks.tabled(1, "north", "fishing", quota=0.8, season=1)
    talks.offers("fishing.quota", offers)
    return talks


@pytest.mark.parametrize(
    ("offers", "day", "situation"),
    [
        ([], 1, "agreed at once"),
        ([], 9, "agreed unanswered"),
        ([(1, "south", 0.0), (2, "north", 0.8)], 3, "agreed opening"),
        ([(1, "south", 0.0), (2, "north", 0.5)], 3, "agreed came"),
        ([(1, "south", 0.0), (2, "south", 0.4), (3, "north", 0.8)], 4, "agreed met"),
    ],
)
def test_an_agreement_is_told_by_the_way_that_led_to_it(
    offers: Offers, day: int, situation: str
) -> None:
    talks = haggled(*offers)
    talks.agreed(day, "south", "fishing.quota")
    (episode,) = settlements(talks.thread(), step=0.1)
    assert episode.situation == situation
    terms = "50 boats" if situation == "agreed came" else "80 boats"
    half = "‘half’"
    assert all(terms in told or half in told for told in every_way(episode))


def test_an_agreement_tells_what_both_gave_where_that_is_not_yet_told() -> None:
    talks = haggled((1, "south", 0.0), (2, "north", 0.75), (3, "south", 0.2), (4, "north", 0.7))
    talks.agreed(5, "south", "fishing.quota")
    (episode,) = settlements(talks.thread(), step=0.5)
    assert episode.situation == "agreed both"
    both = "he south had come from 0 to 20 boats and the north from 80 to 70 boats"
    assert all(both in told for told in every_way(episode))


@pytest.mark.parametrize(
    ("offers", "situation", "came"),
    [
        ([(2, "north", 0.7), (160, "north", 0.6)], "agreed slowly", "north had come from 80 to 60"),
        (
            [(2, "north", 0.7), (3, "south", 0.1), (160, "north", 0.6)],
            "agreed slowly",
            "north had come from 80 to 60 boats and the south from 0 to 10 boats",
        ),
        ([(2, "south", 0.1), (160, "south", 0.2)], "agreed met slowly", "south had come from 0 to"),
    ],
)
def test_what_was_given_over_long_is_told_with_how_long_it_took(
    offers: Offers, situation: str, came: str
) -> None:
    talks = haggled((1, "south", 0.0), *offers)
    if offers[-1][1] == "south":
        talks.offers("fishing.quota", [(160, "north", 0.8)])
    talks.agreed(160, "south", "fishing.quota")
    (episode,) = settlements(talks.thread(), step=0.5)
    assert episode.situation == situation
    assert all("ver five months" in told or "in five" in told for told in every_way(episode))
    assert all(came in told for told in every_way(episode))


def test_movement_told_before_is_not_told_again() -> None:
    talks = haggled((1, "south", 0.0), (2, "north", 0.5), (2, "south", 0.2), (9, "north", 0.5))
    talks.agreed(9, "south", "fishing.quota")
    (episode,) = settlements(talks.thread(), step=0.1)
    assert episode.situation == "agreed took"
    assert "The south gave up 20 boats and accepted the quota at ‘half’." in every_way(episode)


def test_the_last_open_clause_closes_its_item() -> None:
    talks = haggled((1, "south", 0.0), (2, "north", 0.5))
    talks.add(2, Happening.DROPPED, party="north", clause="fishing.season")
    talks.agreed(3, "south", "fishing.quota")
    (episode,) = settlements(talks.thread(), step=0.1)
    assert episode.situation == "agreed came last"
    assert all("fishing" in told for told in every_way(episode))


def test_what_is_agreed_at_one_meeting_is_told_together() -> None:
    talks = haggled()
    talks.agreed(1, "south", "fishing.quota")
    talks.agreed(1, "south", "fishing.season")
    assert texts(settlements(talks.thread(), step=0.1)) == [
        "The south accepted the quota at 80 boats and ‘winter’ for the season."
    ]


def test_what_was_agreed_in_turn_is_told_with_when_that_began() -> None:
    talks = haggled()
    talks.agreed(2, "south", "fishing.quota")
    talks.agreed(9, "south", "fishing.season")
    thread = talks.thread()
    told = together(thread, thread.all(Happening.AGREED))
    assert texts([told]) == [
        "Agreed since 3 January: the quota at 80 boats and ‘winter’ for the season."
    ]


def test_nobody_is_said_to_give_up_what_lies_close_beside_the_terms() -> None:
    for own, is_told in ((0.46, False), (0.44, True)):
        talks = haggled((1, "south", 0.0), (2, "north", 0.5), (2, "south", own), (9, "north", 0.5))
        talks.agreed(9, "south", "fishing.quota")
        (episode,) = settlements(talks.thread(), step=0.1)
        assert episode.situation == "agreed took"
        assert any("gave up" in told for told in every_way(episode)) is is_told


def test_what_is_left_vague_is_told_with_how_far_apart_the_texts_lay() -> None:
    talks = haggled((1, "south", 0.0), (2, "south", 0.74))
    vague = {"party": "north", "other": "south", "clause": "fishing.quota"}
    talks.add(9, Happening.BLURRED, position=0.77, before=0.74, amount=0.06, **vague)
    (episode,) = settlements(talks.thread(), step=0.1)
    assert (episode.situation, episode.kin) == ("left vague", "blurred")
    told = " ".join(every_way(episode))
    assert "6 boats apart" in told
    assert "77 boats" in told


def test_what_was_opened_again_at_the_same_meeting_is_not_told_with_what_was_agreed_after() -> None:
    talks = haggled((1, "south", 0.0), (1, "south", 2.0))
    talks.agreed(9, "south", "fishing.quota")
    talks.add(9, Happening.REOPENED, clause="fishing.quota", before=0.8)
    talks.agreed(9, "south", "fishing.season")
    assert len(list(settlements(talks.thread(), step=0.1))) == 2


def among_three(*offers: tuple[int, str, float]) -> Chronicle:
    """Return talks in which the east, with no stance on anything, consents after the south."""
    talks = haggled(*offers)
    text = len(talks.rows) - 1
    author = talks.rows[text].party
    taken = {"clause": "fishing.quota", "position": talks.rows[text].position, "other": author}
    other = "south" if author == "north" else "north"
    for party in (other, "east"):
        consent = talks.add(9, Happening.CONSENTED, party=party, cause=text, **taken)
    talks.add(
        9, Happening.AGREED, clause="fishing.quota", position=taken["position"], cause=consent
    )
    return talks


def test_credit_goes_to_the_last_who_wants_something_of_the_clause() -> None:
    talks = among_three((1, "south", 0.0), (2, "north", 0.5))
    (episode,) = settlements(talks.thread(scenario=EAST), step=0.1)
    assert episode.situation == "agreed came"
    assert episode.facts["party"] == "the south"
    assert not any("east" in told for told in every_way(episode))


def test_where_nobody_else_wants_anything_of_it_the_agreement_is_that_of_all() -> None:
    talks = haggled((1, "north", 0.8))
    talks.agreed(9, "east", "fishing.quota")
    (episode,) = settlements(talks.thread(scenario=EAST), step=0.1)
    assert not any("east" in told for told in every_way(episode))
    assert all("quota" in told for told in every_way(episode))


def test_a_move_that_led_to_the_agreement_names_its_mover_though_another_took_the_text() -> None:
    talks = haggled((1, "south", 0.0), (2, "south", 0.1), (3, "west", 0.5))
    talks.agreed(9, "north", "fishing.quota")
    (episode,) = settlements(talks.thread(scenario=WEST), step=0.5)
    assert all("south had come from 0 to 10 boats" in told for told in every_way(episode))


def test_what_its_author_came_to_is_told_though_nobody_had_answered_it() -> None:
    talks = haggled((2, "north", 0.5))
    talks.agreed(9, "south", "fishing.quota")
    (episode,) = settlements(talks.thread(), step=0.5)
    assert episode.situation == "agreed came"


MAJORITY = """
scenario: tolls
start: 2026-03-02
parties: {north: {}, east: {patience: 30 days}, south: {}}
procedure: {decision: {majority: 0.6}, meets: every day}
items:
  tolls:
    scale: {between: [0, 10], unit: crowns}
    stances:
      north: {ideal: 0, reservation: 8}
      east: {ideal: 10, reservation: 4}
      south: {ideal: 10, reservation: 9}
"""


def test_who_is_outvoted_is_named() -> None:
    told = [line for line in tell(run(loads(MAJORITY))) if line.frame.startswith("outvoted")]
    assert len(told) == 1
    assert "the north" in told[0].text.lower()
    assert "consent" in told[0].text


def test_who_is_outvoted_is_not_said_to_have_signed() -> None:
    (signed,) = [line for line in tell(run(loads(MAJORITY))) if line.frame.startswith("signed")]
    assert "north" not in signed.text


def test_where_all_must_consent_nobody_is_outvoted() -> None:
    told = " ".join(map(str, tell(run(loads(MAJORITY.replace("{majority: 0.6}", "unanimity"))))))
    assert "consent" not in told


MANY = WEST.replace("items:", "procedure: {decision: {majority: 0.5}}\nitems:", 1)
"""The west wants something of the quota alone, and half of all suffice."""


def carried(*clauses: tuple[int, str]) -> Chronicle:
    """Return talks in which the north tables the fishing, and the south alone consents."""
    talks = haggled((1, "west", 0.5))
    talks.offers("fishing.quota", [(2, "north", 0.7)])
    for day, clause in clauses:
        talks.agreed(day, "south", clause)
    return talks


def test_who_is_outvoted_is_told_after_what_was_agreed_and_by_the_clauses_it_touches() -> None:
    thread = carried((9, "fishing.quota"), (9, "fishing.season")).thread(scenario=MANY)
    agreed, against = settlements(thread, step=0.1)
    assert agreed.situation == "agreed together"
    assert against.at == agreed.at
    for told in every_way(against):
        assert "the west" in told.lower()
        assert "quota" in told
        assert "season" not in told, "of that the west wants nothing"


def test_those_outvoted_at_several_meetings_are_told_together_with_since_when() -> None:
    talks = carried((9, "fishing.quota"))
    talks.offers("fishing.quota", [(12, "west", 0.6), (12, "north", 0.65)])
    talks.agreed(20, "north", "fishing.quota")
    thread = talks.thread(scenario=MANY)
    both = outvoted(thread, thread.all(Happening.AGREED))
    assert (both.situation, both.kin) == ("outvoted several", "outvoted")
    assert {row for one in settlements(thread, step=0.1) for row in one.heads} == set(both.heads)
    for told in every_way(both):
        assert "10 January" in told
        assert "without the consent of the west" in told
        assert "without the consent of the south" in told


def test_of_many_who_came_to_the_terms_two_are_named() -> None:
    talks = haggled((1, "south", 0.0), (1, "west", 0.5))
    talks.offers("fishing.quota", [(2, "south", 0.3), (2, "west", 0.55), (3, "north", 0.6)])
    talks.agreed(9, "south", "fishing.quota")
    (episode,) = settlements(talks.thread(scenario=WEST), step=2)
    assert episode.facts["moves"] == (
        "the south had come from 0 to 30 boats, the north from 80 to 60 boats and the west less"
    )


def test_who_leaves_a_clause_vague_among_three_is_named() -> None:
    for scenario, named in ((HARBOUR, False), (WEST, True)):
        talks = haggled((1, "south", 0.0), (2, "south", 0.74))
        vague = {"party": "north", "other": "south", "clause": "fishing.quota"}
        talks.add(9, Happening.BLURRED, position=0.77, before=0.74, amount=0.06, **vague)
        (episode,) = settlements(talks.thread(scenario=scenario), step=0.1)
        assert (" both." in " ".join(every_way(episode))) is not named
        assert any("agreement of the north and the south" in w for w in every_way(episode)) is named
