from sim.model.codes import Happening
from sim.results.episodes.episode import by_minute, is_step, numbers, put
from tests.builders import Row
from tests.results.episodes.told import Chronicle, opened


def haggled() -> Chronicle:
    """Return offers on the quota, and a season dropped."""
    talks = opened()
    talks.tabled(1, "north", "fishing", quota=0.8, season=2)
    talks.offers("fishing.quota", [(1, "south", 0.0), (2, "north", 0.8), (3, "north", 0.7)])
    talks.add(4, Happening.DROPPED, party="north", clause="fishing.season")
    return talks


def test_a_thread_knows_the_last_text_of_each_party_up_to_a_row() -> None:
    thread = haggled().thread()
    assert {p: put(r) for p, r in thread.standing("fishing.quota", before=6).items()} == {
        "north": 0.8,
        "south": 0.0,
    }
    assert put(thread.standing("fishing.quota", before=99)["north"]) == 0.7


def test_a_thread_finds_what_a_row_made_happen() -> None:
    thread = haggled().thread()
    tabling = thread.tabling("fishing")
    assert tabling is not None
    assert [row.clause for row in thread.caused(tabling, Happening.OFFERED)] == [
        "fishing.quota",
        "fishing.season",
    ]
    assert thread.tabling("tolls") is None


def test_a_clause_is_closed_by_one_row_or_by_none() -> None:
    thread = haggled().thread()
    closing = thread.closing("fishing.season")
    assert closing is not None
    assert closing.kind is Happening.DROPPED
    assert thread.closing("fishing.quota") is None


def test_a_step_is_another_text_of_the_same_party() -> None:
    offers = haggled().thread().texts("fishing.quota")
    assert [is_step(row) for row in offers] == [False, False, False, True]


def test_rows_of_one_minute_and_item_go_together() -> None:
    groups = by_minute(haggled().thread().rows)
    assert [len(group) for group in groups] == [1, 5, 1, 1, 1]


def test_the_year_of_a_day_is_told_only_where_it_is_another() -> None:
    talks = opened()
    talks.add(10, Happening.CALLED, item="tolls")
    talks.add(400, Happening.CALLED, item="fishing")
    first, second, third = talks.thread().rows
    thread = talks.thread()
    assert thread.said_day(first, seen_from=second) == "1 January"
    assert thread.said_day(second, seen_from=third) == "11 January 2001"
    assert thread.span(first, third) == "13 months"


def test_nothing_is_said_to_have_gone_on_since_the_day_it_is_told() -> None:
    talks = opened()
    talks.add(10, Happening.CALLED, item="tolls")
    talks.add(10, Happening.CALLED, item="fishing")
    first, second, third = talks.thread().rows
    thread = talks.thread()
    assert thread.since(first, second) == {"since": "1 January"}
    assert thread.since(second, third) == {"within": "within the day"}


def test_row_numbers_are_in_order_and_each_once() -> None:
    rows = Chronicle([Row(day, Happening.RESUMED) for day in range(4)]).thread().rows
    assert numbers([rows[3], rows[1]], [rows[1], None], []) == (1, 3)
