from dataclasses import replace

import pytest

from sim.results.language import ENGLISH
from sim.results.phrases import Phrasebook, needs

THREE = replace(
    ENGLISH, frames={"met": ("{party} met.", "There {party} met.", "{party} met {other}.")}
)


def test_a_sentence_is_a_frame_with_its_facts() -> None:
    frame, text = Phrasebook(THREE).say("met", {"party": "the seller"}, 0)
    assert (frame, text) == ("met/0", "The seller met.")


def test_no_frame_is_taken_twice_before_every_other_was() -> None:
    book, facts = Phrasebook(THREE), {"party": "north", "other": "south"}
    told = [book.say("met", facts, number)[0] for number in (5, 5, 5, 0, 0, 0)]
    assert sorted(told[:3]) == sorted(told[3:]) == ["met/0", "met/1", "met/2"]


def test_where_frames_are_equally_used_the_row_decides() -> None:
    facts = {"party": "north", "other": "south"}
    first = {Phrasebook(THREE).say("met", facts, number)[0] for number in range(3)}
    assert first == {"met/0", "met/1", "met/2"}


def test_a_frame_is_taken_only_where_all_its_facts_are_known() -> None:
    book = Phrasebook(THREE)
    told = {book.say("met", {"party": "north", "other": ""}, n)[0] for n in range(6)}
    assert told == {"met/0", "met/1"}
    with pytest.raises(KeyError):
        book.say("met", {"other": "south"}, 0)


def test_a_frame_needs_the_facts_in_its_braces() -> None:
    assert needs("{party} met {other}, {party} said.") == {"party", "other"}
    assert needs("Nobody met.") == set()
