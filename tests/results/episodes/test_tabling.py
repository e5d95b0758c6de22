import pytest

from sim.model.codes import Happening
from sim.results.episodes.episode import Thread
from sim.results.episodes.tabling import several, tablings, withholdings
from tests.results.episodes.told import every_way, opened, situations, texts


def test_who_tables_an_item_is_told_with_the_texts_put_for_it() -> None:
    talks = opened()
    talks.tabled(1, "north", "fishing", quota=0.8, season=2)
    assert texts(tablings(talks.thread())) == [
        "The north tabled the fishing: the quota at 80 boats and ‘all year’ for the season."
    ]


def test_an_item_that_is_its_own_clause_is_told_with_its_terms() -> None:
    talks = opened()
    talks.tabled(1, "north", "tolls", tolls=0.0)
    (episode,) = tablings(talks.thread())
    assert episode.situation == "tabled one"
    assert "The north opened on the tolls with 1 January 2002." in every_way(episode)


def test_an_item_called_long_before_is_told_to_have_waited() -> None:
    talks = opened()
    call = talks.add(1, Happening.CALLED, item="tolls")
    tabling = talks.add(30, Happening.TABLED, party="south", item="tolls", cause=call)
    opening = {"party": "south", "clause": "tolls", "position": 1.0, "cause": tabling}
    talks.add(30, Happening.OFFERED, **opening)
    (episode,) = tablings(talks.thread())
    assert episode.situation == "tabled one late"
    assert all("2 January" in told for told in every_way(episode))


def test_an_item_called_earlier_that_day_has_not_waited() -> None:
    talks = opened()
    call = talks.add(1, Happening.CALLED, item="tolls")
    tabling = talks.add(1, Happening.TABLED, party="south", item="tolls", cause=call)
    opening = {"party": "south", "clause": "tolls", "position": 1.0, "cause": tabling}
    talks.add(1, Happening.OFFERED, **opening)
    outcome = talks.thread().outcome
    outcome.rows["time"][tabling:] += 60
    (episode,) = tablings(Thread.of(outcome, talks.thread().voice))
    assert episode.situation == "tabled one"


def test_a_text_that_another_puts_where_the_tabler_wants_nothing_is_not_the_tablers() -> None:
    talks = opened()
    tabling = talks.tabled(1, "north", "fishing", quota=0.8)
    other = {"party": "south", "clause": "fishing.season", "position": 0, "cause": tabling}
    talks.add(1, Happening.OFFERED, **other)
    tabled, answered = tablings(talks.thread())
    assert not any("season" in told for told in every_way(tabled))
    assert all("80 boats" in told for told in every_way(tabled))
    assert all("south" in told and "season" in told for told in every_way(answered))


def test_a_tabling_without_a_text_is_told_bare() -> None:
    talks = opened()
    talks.tabled(1, "north", "tolls")
    assert texts(tablings(talks.thread())) == ["The north tabled the tolls."]


def test_what_its_author_leaves_off_is_told() -> None:
    talks = opened()
    tabling = talks.tabled(1, "north", "fishing", quota=0.8)
    off = {"party": "north", "clause": "fishing.season", "cause": tabling}
    talks.add(1, Happening.WITHHELD, **off)
    told = list(tablings(talks.thread()))
    assert situations(told) == ["tabled", "left off"]
    assert texts(told)[1] == "The north left the season out."


def test_the_others_first_texts_at_that_meeting_are_an_answer() -> None:
    talks = opened()
    talks.tabled(1, "north", "fishing", quota=0.8, season=2)
    talks.offers("fishing.quota", [(1, "south", 0.1), (1, "north", 0.8), (2, "south", 0.2)])
    told = texts(tablings(talks.thread()))
    assert told[1:] == ["The south answered with the quota at 10 boats."]


def test_an_item_nobody_tables_passes() -> None:
    talks = opened()
    call = talks.add(1, Happening.CALLED, item="tolls")
    talks.add(1, Happening.WITHHELD, clause="tolls", cause=call)
    assert texts(withholdings(talks.thread())) == [
        "Nobody tabled the tolls, and the talks passed on."
    ]


def test_items_on_which_all_waited_pass_together() -> None:
    talks = opened()
    for item in ("fishing", "tolls"):
        talks.add(1, Happening.CALLED, item=item)
    for clause in ("fishing.quota", "fishing.season", "tolls"):
        talks.add(9, Happening.WITHHELD, clause=clause)
    (episode,) = withholdings(talks.thread())
    assert episode.situation == "nobody tabled several"
    assert texts([episode]) == ["Nobody tabled the fishing and the tolls, and the talks passed on."]


def test_several_tablings_are_told_with_who_made_each() -> None:
    talks = opened()
    talks.tabled(1, "north", "fishing", quota=0.8)
    talks.tabled(9, "south", "tolls", tolls=1.0)
    thread = talks.thread()
    told = several(thread, thread.all(Happening.TABLED))
    assert texts([told]) == [
        "Since 2 January these points had come to the table: the fishing (the north) and the tolls"
        " (the south)."
    ]
    assert told.heads == told.rows


def test_tablings_of_one_day_are_told_within_it() -> None:
    talks = opened()
    talks.tabled(1, "north", "fishing", quota=0.8)
    talks.tabled(1, "south", "tolls", tolls=1.0)
    thread = talks.thread()
    told = several(thread, thread.all(Happening.TABLED))
    assert texts([told]) == [
        "Within the day these points came to the table: the fishing (the north) and the tolls"
        " (the south)."
    ]
    assert not any("2 January" in way for way in every_way(told))


@pytest.mark.parametrize("answers", [["quota"], ["quota", "season"]])
def test_an_answer_is_told_alike_of_one_clause_and_of_several(answers: list[str]) -> None:
    talks = opened()
    talks.tabled(1, "north", "fishing", quota=0.8, season=1)
    for clause in answers:
        talks.offers(f"fishing.{clause}", [(1, "south", 0.0)])
    (answer,) = (one for one in tablings(talks.thread()) if one.situation == "answered")
    assert not [told for told in every_way(answer) if "texts" in told]


def test_what_is_tabled_first_does_not_come_next() -> None:
    for earlier in (False, True):
        talks = opened()
        if earlier:
            talks.tabled(1, "south", "tolls", tolls=0.0)
        talks.tabled(2, "north", "fishing", quota=0.8)
        *_, last = tablings(talks.thread())
        assert any("Next came the fishing" in told for told in every_way(last)) is earlier
