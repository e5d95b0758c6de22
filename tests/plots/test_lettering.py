"""Lettering: words fit their room whole."""

import logging

import pytest

from sim.plots.lettering import WANTED, cut, families, fitted, joined, width, wrapped

LONG = "eighty percent of the way from the thirty-eighth parallel to the line of contact"
TRIES = ((7.0, 1), (6.5, 2), (5.0, 3))


def test_a_text_with_room_stays_in_a_line_at_its_wanted_size() -> None:
    block = fitted("open", 1.3, TRIES)
    assert (block.lines, block.size) == (("open",), 7.0)


@pytest.mark.parametrize("room", [3.0, 2.0, 1.3, 0.9])
def test_a_text_is_set_smaller_or_broken_but_never_cut(room: float) -> None:
    block = fitted(LONG, room, TRIES)
    assert " ".join(block.lines) == LONG
    assert block.width <= room


def test_a_text_takes_the_first_setting_in_which_it_fits() -> None:
    assert [fitted(LONG, room, TRIES).size for room in (6.0, 2.0, 1.3, 0.3)] == [7.0, 6.5, 5.0, 5.0]
    assert len(fitted(LONG, 0.5, TRIES).lines) > 3


def test_lines_are_of_even_length() -> None:
    one, two = (width(line, size=6.5) for line in fitted(LONG, 2.6, TRIES).lines)
    assert min(one, two) > 0.7 * max(one, two)


def test_a_word_wider_than_its_room_is_broken_between_letters() -> None:
    word = "Vergangenheitsbewaeltigungsausschuss"
    block = wrapped(word, 0.6, size=7.0)
    assert "".join(block.lines) == word
    assert block.width <= 0.6


def test_no_text_is_a_line_of_nothing() -> None:
    block = fitted("", 1.0, TRIES)
    assert (block.lines, block.width) == (("",), 0.0)


def test_bold_is_wider_and_twice_the_size_is_twice_as_wide() -> None:
    assert width("Line and zone", size=8, bold=True) > width("Line and zone", size=8)
    assert width("line", size=14) == pytest.approx(2 * width("line", size=7), rel=0.02)


def test_the_face_is_one_that_is_here_and_nobody_is_warned(
    caplog: pytest.LogCaptureFixture,
) -> None:
    with caplog.at_level(logging.WARNING):
        assert width("a face", size=9.25) > 0
    assert caplog.records == []
    assert set(families()[:-1]) <= set(WANTED)
    assert (families()[-2], families()[-1]) == ("DejaVu Sans", "sans-serif")


def test_no_line_is_broken_behind_a_number_or_within_a_short_date() -> None:
    words = joined("median 14 Dec 99 (29 Sep–14 Dec 99), half 4.7 years, then 2 of them").split(" ")
    assert [word.replace("\N{NO-BREAK SPACE}", " ") for word in words] == [
        "median",
        "14 Dec 99 (29 Sep–14 Dec 99),",
        "half",
        "4.7 years,",
        "then",
        "2 of",
        "them",
    ]


def test_a_text_for_one_line_is_cut_only_if_it_must_be_and_says_so() -> None:
    assert cut("Federation", 2.0, size=8) == "Federation"
    short = cut("Federation of the North", 0.8, size=8)
    assert short.endswith("…")
    assert "Federation of the North".startswith(short[:-1])
    assert width(short, size=8) <= 0.8
