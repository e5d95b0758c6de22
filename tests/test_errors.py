"""Errors teach: where, what, what is right, and what may be meant."""

import pickle
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sim.errors import (
    EXCERPT,
    AlreadyThere,
    NoSuchClause,
    NoSuchName,
    NoSuchScenario,
    NotARun,
    Problem,
    ScenarioError,
    SimError,
    StrategyError,
    UsageError,
    in_order,
    nearest,
)

EXPONANT = Problem(
    file="kaesong-1951.yaml",
    line=23,
    column=44,
    path="parties.kpa-cpv.concession",
    width=8,
    excerpt="    concession: {strategy: time-dependent, exponant: 0.5}",
    found="'exponant' is no key of a time-dependent concession",
    suggestion="exponent",
    expected="It takes: exponent",
)


def test_a_problem_shows_its_place_its_line_and_what_is_right() -> None:
    assert str(EXPONANT) == (
        "kaesong-1951.yaml:23:44  parties.kpa-cpv.concession\n"
        "    concession: {strategy: time-dependent, exponant: 0.5}\n"
        "                                           ^^^^^^^^\n"
        "  'exponant' is no key of a time-dependent concession; did you mean 'exponent'? "
        "It takes: exponent."
    )


def test_a_problem_of_the_whole_file_needs_no_line() -> None:
    assert (
        str(Problem(file="a.yaml", path="", found="it is too large"))
        == "a.yaml\n  it is too large."
    )


def test_an_override_is_named_once() -> None:
    told = Problem(
        file="--set horizon", path="horizon", found="too long", column=1, excerpt="9 aeons"
    )
    assert str(told).splitlines()[:3] == ["--set horizon", "9 aeons", "^"]


@given(before=st.integers(0, 400), width=st.integers(1, 300), after=st.integers(0, 400))
def test_carets_stand_under_the_fault_however_long_the_line(
    before: int, width: int, after: int
) -> None:
    line = "a" * before + "X" * width + "b" * after
    told = Problem(
        file="f", line=1, column=before + 1, width=width, path="", found="", excerpt=line
    )
    _, shown, carets, _ = str(told).splitlines()
    assert len(shown) <= EXCERPT
    first = carets.index("^")
    assert shown[first : len(carets)] == "X" * (len(carets) - first)
    assert set(carets[first:]) == {"^"}


def test_wide_letters_push_the_carets_on() -> None:
    told = Problem(file="f", line=1, column=3, path="", found="", excerpt="板门x")
    assert str(told).splitlines()[2] == "    ^"


def test_a_letter_that_would_upset_the_terminal_is_not_shown() -> None:
    told = Problem(file="f", line=1, column=1, path="", found="", excerpt="a\x1b[2J\tb")
    assert str(told).splitlines()[1] == "a\N{REPLACEMENT CHARACTER}[2J b"


def test_an_error_tells_all_its_problems() -> None:
    other = Problem(file="b.yaml", path="x", found="y")
    error = ScenarioError([EXPONANT, other])
    assert str(error) == f"{EXPONANT}\n\n{other}"


def test_an_error_of_very_many_problems_says_that_there_may_be_more() -> None:
    assert str(ScenarioError([EXPONANT] * 100)).endswith("\n\nThere may be more.")


@pytest.mark.parametrize(
    "error",
    [
        ScenarioError([EXPONANT]),
        NoSuchScenario("kaesong", ["kaesong-1951"]),
        NoSuchName("measure", "singed", ["signed"]),
        NoSuchClause("trops", ["troops"]),
        StrategyError("it takes no share"),
        AlreadyThere(Path("a.yaml")),
        NotARun(Path("runs"), "it holds no outcome"),
    ],
)
def test_every_error_is_of_one_tree_and_goes_to_another_process(error: SimError) -> None:
    assert isinstance(error, SimError)
    again = pickle.loads(pickle.dumps(error))
    assert type(again) is type(error)
    assert str(again) == str(error)


def test_what_cannot_be_done_is_told_apart_from_what_is_written_wrong() -> None:
    assert issubclass(NoSuchScenario, UsageError)
    assert not issubclass(ScenarioError, UsageError)


def test_an_unknown_scenario_is_likened_to_those_there_are() -> None:
    assert str(NoSuchScenario("kaesong-1591", ["house-sale", "kaesong-1951"])) == (
        "There is no file and no shipped scenario 'kaesong-1591'; did you mean 'kaesong-1951'? "
        "Shipped with the program: house-sale, kaesong-1951."
    )


def test_problems_come_in_order_of_place_and_once() -> None:
    first = Problem(file="a", line=2, column=1, path="", found="x")
    second = Problem(file="a", line=10, column=1, path="", found="x")
    assert in_order([second, first, second]) == [first, second]


@pytest.mark.parametrize(
    ("word", "known", "meant"),
    [
        ("exponant", ["exponent", "strategy"], "exponent"),
        ("red-line", ["ideal", "red_line"], "red_line"),
        ("Seller", ["buyer", "seller"], "seller"),
        ("dya", ["day", "year"], "day"),
        ("tabel", ["table", "withhold"], "table"),
        ("colour", ["ideal", "reservation"], None),
        ("x", [], None),
        ("", ["seller"], None),
    ],
)
def test_the_nearest_right_spelling_is_found(
    word: str, known: list[str], meant: str | None
) -> None:
    assert nearest(word, known) == meant


def test_a_very_long_word_takes_no_longer() -> None:
    assert nearest("x" * 10**6, ["x" * 10**6] * 2_000) == "x" * 10**6
