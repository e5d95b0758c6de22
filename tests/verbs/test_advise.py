"""The verb that advises, through the command itself."""

import json
from inspect import signature
from pathlib import Path

import pytest

from sim.analysis.tipping import tipping
from tests.advised import GIFT
from tests.command import sim


@pytest.fixture
def at(tmp_path: Path) -> Path:
    """Return a folder with the file about the gift."""
    (tmp_path / "gift.yaml").write_text(GIFT)
    return tmp_path


def test_it_advises_and_writes_a_memo(at: Path) -> None:
    told = sim("advise", "gift.yaml", "-n", "48", "--no-tipping", "--out", "memo", at=at)
    assert "Advice: “bridge”." in " ".join(told.stdout.split())
    assert "Assumes: gift" in told.stdout
    assert "memo/memo.html" in told.stdout
    record = json.loads((at / "memo" / "advice.json").read_text())
    assert (record["replications"], record["counsels"][0]["advised"]) == (48, "bridge")


def test_what_turns_it_is_searched_unless_asked_not_to(at: Path) -> None:
    """Without an objection, and with a gift that is always smaller, a few runs tell enough."""
    (at / "gift.yaml").write_text(GIFT.replace("range: [0.1, 0.9]", "range: [0.1, 0.35]"))
    never = "items.bridge.objections.toll.likelihood=never"
    told = sim("advise", "gift.yaml", "-n", "64", "--set", never, at=at)
    assert "None of 1 assumption, held at both ends of its range in" in " ".join(
        told.stdout.split()
    )


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["gift.yaml", "--question", "wich"], "did you mean 'which'?"),
        (["gift.yaml", "--assumption", "generosty"], "did you mean 'generosity'?"),
        (["gift.yaml", "--assumption", "generosity"], "and --no-tipping that none is."),
        (
            ["gift.yaml", "--by", "1.6.2001"],
            "'1.6.2001' is no day for --by; write it as 2026-05-31.",
        ),
        (["gift.yaml", "--by", "2001-06-01"], "choose the criterion 'signed'"),
        (["house-sale"], "house-sale asks no question"),
    ],
)
def test_a_slip_is_told_with_the_right_spelling(at: Path, words: list[str], said: str) -> None:
    told = sim("advise", *words, "-n", "4", "--no-tipping", "--out", "memo", at=at, code=2)
    assert said in told.stderr
    assert not (at / "memo").exists()


def test_a_folder_of_something_else_is_refused_before_anything_is_played(at: Path) -> None:
    (at / "memo").mkdir()
    (at / "memo" / "thesis.txt").write_text("years of work")
    told = sim("advise", "gift.yaml", "-n", "4", "--no-tipping", "--out", "memo", at=at, code=2)
    assert "thesis.txt' is there already" in told.stderr
    assert "Advice" not in told.stdout


def test_no_folder_within_a_file_is_refused_before_anything_is_played(at: Path) -> None:
    told = sim("advise", "gift.yaml", "-n", "100000", "--out", "gift.yaml/memo", at=at, code=2)
    assert "gift.yaml' is no folder" in told.stderr


def test_the_help_says_in_how_many_runs_is_searched(at: Path) -> None:
    most = signature(tipping).parameters["replications"].default
    told = " ".join(sim("advise", "--help", at=at).stdout.replace("│", " ").split())
    assert f"in {most} of the replications at most" in told


def test_too_few_runs_to_search_with_are_told_before_anything_is_played(at: Path) -> None:
    told = sim("advise", "gift.yaml", "-n", "63", at=at, code=2)
    assert "play 64 or more, or ask with --no-tipping." in " ".join(told.stderr.split())
    assert told.stdout == ""


def test_a_file_that_asks_nothing_is_told_before_too_few_runs_are(at: Path) -> None:
    told = sim("advise", "house-sale", "-n", "20", at=at, code=2)
    assert told.stderr.startswith("house-sale asks no question.")
