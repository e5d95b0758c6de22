import pytest

from sim.model.codes import Happening
from sim.results.episodes.ending import endings, opening
from tests.builders import HARBOUR
from tests.results.episodes.told import STORM, Chronicle, every_way, opened, situations, texts


def ended(kind: Happening, **said: object) -> Chronicle:
    """Return talks that end on day 100 with only the quota agreed, and an open season and tolls."""
    talks = opened()
    talks.tabled(1, "north", "fishing", quota=0.8, season=2)
    talks.agreed(2, "south", "fishing.quota")
    talks.offers("fishing.season", [(3, "south", 0), (4, "north", 1)])
    talks.add(100, kind, **said)
    return talks


def test_the_opening_says_who_meets_over_how_much() -> None:
    told = list(opening(opened().thread()))
    assert texts(told) == ["The north and the south opened talks, with two points before them."]


def test_a_signature_is_told_with_what_became_of_every_clause() -> None:
    (episode,) = endings(ended(Happening.SIGNED).thread())
    assert texts([episode]) == [
        "The north and the south signed, three months after the opening: one clause agreed and two"
        " open."
    ]


def test_a_signature_that_leaves_nothing_out_says_so() -> None:
    talks = opened()
    talks.tabled(1, "north", "fishing", quota=0.8, season=2)
    talks.tabled(1, "north", "tolls", tolls=0.5)
    for clause in ("fishing.quota", "fishing.season", "tolls"):
        talks.agreed(2, "south", clause)
    talks.add(9, Happening.SIGNED)
    assert situations(endings(talks.thread())) == ["signed whole"]


@pytest.mark.parametrize(("days", "situation"), [(12.2, "drafting"), (0.0, "complete")])
def test_drafting_is_told_unless_the_signature_is_the_same_day(days: float, situation: str) -> None:
    talks = ended(Happening.DRAFTING, amount=days, cause=6)
    talks.add(113, Happening.SIGNED)
    assert situations(endings(talks.thread())) == [situation, "signed"]
    talks = ended(Happening.DRAFTING, amount=0.0, cause=6)
    talks.add(100, Happening.SIGNED)
    assert situations(endings(talks.thread())) == ["signed"]


ADDED = HARBOUR.replace("  tolls:\n", "  tolls:\n    tier: additional\n")


@pytest.mark.parametrize(
    ("kind", "scenario", "last"),
    [
        (Happening.DROPPED, HARBOUR, "the tolls"),
        (Happening.DROPPED, ADDED, ""),
        (Happening.PACKAGED, HARBOUR, "the package"),
        (Happening.PACKAGED, ADDED, "the package"),
    ],
)
def test_what_closed_last_is_named_if_signature_needed_it_and_a_package_as_one(
    kind: Happening, scenario: str, last: str
) -> None:
    talks = opened()
    put = talks.add(2, Happening.PROPOSED, item="fishing")
    for clause in ("fishing.quota", "tolls"):
        talks.add(2, kind, clause=clause, cause=put, position=0.5)
    talks.add(2, Happening.DRAFTING, amount=12.2, cause=len(talks.rows) - 1)
    (episode,) = endings(talks.thread(scenario=scenario))
    assert episode.facts["last"] == last
    if last:
        assert texts([episode])[0].startswith(f"With {last} closed, nothing that had to be settled")
    else:
        assert not any("tolls" in told for told in every_way(episode))


@pytest.mark.parametrize(
    ("kind", "said", "situation"),
    [
        (Happening.WALKED_OUT, {"party": "north", "item": "tolls"}, "walked out"),
        (Happening.WALKED_OUT, {"item": "tolls"}, "no way out"),
        (Happening.BROKEN_OFF, {"subject": STORM}, "broken off"),
        (Happening.HORIZON, {}, "horizon, few open"),
    ],
)
def test_talks_without_a_signature_end_by_where_the_parties_stood(
    kind: Happening, said: dict[str, object], situation: str
) -> None:
    told = list(endings(ended(kind, **said).thread(ending="horizon")))
    assert situations(told) == ["stood", situation]
    assert texts(told[:1]) == [
        "On the season the south stood at ‘summer’, the north at ‘winter’."
    ] or texts(told[:1]) == ["On the season the north stood at ‘winter’, the south at ‘summer’."]
    assert all(len(way) > 20 for way in every_way(told[1]))


def test_packages_and_vague_wordings_count_as_left_out_of_nothing() -> None:
    talks = opened()
    talks.add(2, Happening.PACKAGED, clause="fishing.quota", position=0.5)
    talks.add(2, Happening.PACKAGED, clause="fishing.season", position=1.0)
    vague = talks.add(3, Happening.BLURRED, party="north", clause="tolls", position=0.5)
    talks.add(9, Happening.SIGNED, cause=vague)
    (episode,) = endings(talks.thread())
    assert episode.situation == "signed whole"
    assert "two clauses in a package and one left vague" in episode.facts["tally"]


def test_the_aftermath_does_not_hide_the_end() -> None:
    talks = ended(Happening.SIGNED)
    talks.add(130, Happening.FAILED, clause="tolls", subject=0)
    thread = talks.thread(last=100)
    assert thread.end.kind is Happening.SIGNED
    assert situations(endings(thread)) == ["signed"]
