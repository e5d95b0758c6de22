import pydoc
import re
from datetime import date

import pytest

from sim.analysis.why import why
from sim.results.language import ENGLISH, Language
from sim.results.phrases import needs

NAMES = ("party", "other", "item", "items", "clause", "clauses", "whole", "name", "names", "forum")


def test_a_language_shows_its_name_and_not_its_phrase_book() -> None:
    assert repr(ENGLISH) == "<Language en>"


def test_the_help_of_why_stays_short_enough_to_read() -> None:
    assert len(pydoc.render_doc(why)) < 3000


@pytest.mark.parametrize(
    ("count", "told"),
    [(0, "no meetings"), (1, "one meeting"), (12, "twelve meetings"), (13, "13 meetings")],
)
def test_small_counts_are_words_and_large_ones_figures(count: int, told: str) -> None:
    assert ENGLISH.counted(count, "meeting") == told


@pytest.mark.parametrize(
    ("days", "told"),
    [
        (0, "less than a day"),
        (1, "one day"),
        (13, "13 days"),
        (14, "two weeks"),
        (55, "eight weeks"),
        (60, "nine weeks"),
        (61, "two months"),
        (87, "three months"),
        (365, "twelve months"),
        (700, "23 months"),
        (735, "two years"),
        (748, "two years and one month"),
        (770, "two years and one month"),
        (1826, "five years"),
    ],
)
def test_a_length_of_time_is_told_in_the_unit_that_suits_it(days: int, told: str) -> None:
    assert ENGLISH.span(days) == told


def test_a_list_ends_in_and_and_a_long_one_says_how_many_more_there_are() -> None:
    assert ENGLISH.listed(["a"]) == "a"
    assert ENGLISH.listed(["a", "b", "c"]) == "a, b and c"
    assert ENGLISH.shortly("abcdef") == "a, b, c, d, e and f"
    assert ENGLISH.shortly("abcdefgh") == "a, b, c, d, e, f and two more"


def test_several_lengths_are_told_one_by_one_or_from_the_least_to_the_most() -> None:
    assert ENGLISH.several_days([3.4, 11.6]) == "three and twelve days"
    assert ENGLISH.several_days([3, 12, 40, 2, 9]) == "two to 40 days"
    assert ENGLISH.several_days([0.2]) == "one day"


def test_how_often_is_once_twice_or_so_many_times() -> None:
    assert [ENGLISH.times(n) for n in (1, 2, 3, 20)] == ["once", "twice", "three times", "20 times"]
    told = [ENGLISH.nth(n) for n in (2, 12, 13, 21, 112, 123)]
    assert told == ["second", "twelfth", "13th", "21st", "112th", "123rd"]


def test_a_date_is_told_in_full_or_as_the_margin_and_a_table_need_it() -> None:
    day = date(1951, 7, 3)
    assert ENGLISH.day(day) == "3 July 1951"
    assert ENGLISH.day(day, year=False) == "3 July"
    assert ENGLISH.short_day(day) == "3 Jul 1951"


def test_a_sentence_begins_with_a_capital_and_no_small_figure() -> None:
    assert ENGLISH.begun("the seller agreed.") == "The seller agreed."
    assert ENGLISH.begun("24 meetings passed.") == "Twenty-four meetings passed."
    assert ENGLISH.begun("254 meetings passed.") == "254 meetings passed."
    assert ENGLISH.begun("38th parallel") == "38th parallel"
    assert ENGLISH.begun("“too many”, said the buyer.") == "“Too many”, said the buyer."
    assert ENGLISH.begun("‘to the front’ went first.") == "‘To the front’ went first."


def test_every_frame_is_a_sentence_of_its_own() -> None:
    frames = [frame for frames in ENGLISH.frames.values() for frame in frames]
    assert len(set(frames)) > 280
    for frame in frames:
        assert frame.endswith("."), frame
        assert "  " not in frame
        assert frame[0].isupper() or frame[0] == "{", frame


def test_the_frames_of_a_situation_differ_in_more_than_their_facts() -> None:
    for situation, frames in ENGLISH.frames.items():
        bare = {re.sub(r"\{\w+\}", "", frame) for frame in frames}
        assert len(bare) == len(frames), situation


def test_no_frame_asks_of_a_name_whether_it_is_one_or_many() -> None:
    asks = re.compile(rf"(?<!on )\{{({'|'.join(NAMES)})\}} (was|were|is|are|has|have|its)\b")
    assert asks.search("{party} was moved")
    assert not asks.search("The movement on {clause} was slow, and {party} had begun it.")
    for frames in ENGLISH.frames.values():
        assert [frame for frame in frames if asks.search(frame)] == []


def test_situations_told_often_have_several_frames() -> None:
    often = ("tabled", "answered", "objected", "moved both", "moved more", "agreed took")
    assert all(len(ENGLISH.frames[situation]) >= 4 for situation in often)
    assert all(needs(frame) for situation in often for frame in ENGLISH.frames[situation])


def test_what_is_told_since_a_day_can_also_be_told_within_one() -> None:
    for situation, frames in ENGLISH.frames.items():
        if any("since" in needs(frame) for frame in frames):
            assert any("since" not in needs(frame) for frame in frames), situation
        assert not any({"since", "within"} <= needs(frame) for frame in frames), situation


def test_figures_have_a_mark_at_the_thousands() -> None:
    assert [ENGLISH.number(n) for n in (999, 1_000, 12_345)] == ["999", "1,000", "12,345"]
    assert [ENGLISH.nth(n) for n in (999, 1_000, 2_501)] == ["999th", "1,000th", "2,501st"]
    told = [ENGLISH.figures(n) for n in (2.0, 1.234, 999.0, 1_234.5, 1e6)]
    assert told == ["2", "1.23", "999", "1,234", "1,000,000"]
    assert ENGLISH.day(date(1951, 7, 3)) == "3 July 1951"


def test_a_language_is_read_from_the_file_of_its_words() -> None:
    assert Language.read("en") == ENGLISH
    with pytest.raises(FileNotFoundError):
        Language.read("xx")


@pytest.mark.parametrize(
    ("count", "told"), [(1, "the one batch"), (2, "both batches"), (3, "all three batches")]
)
def test_all_of_two_are_both(count: int, told: str) -> None:
    assert ENGLISH.every(count, "batch") == told
