"""The memo: each number of its prose is found in its JSON, and the folder is whole or not there."""

import json
import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from sim.report import memo as memos
from sim.report.folder import OURS
from sim.report.memo import command, memo, publish, statements
from sim.report.paper import Grid, Points, Prose, markdown
from sim.report.typeset import is_there
from sim.results.statement import FORMS, found
from tests.advised import BELIEVED, RUNS, advised

NUMBER = re.compile(r"\d+(?:,\d{3})*(?:\.\d+)?")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of a memo."""
    return publish(advised(BELIEVED), tmp_path_factory.mktemp("memos") / "memo")


@pytest.fixture(scope="module")
def record(folder: Path) -> dict[str, Any]:
    """Return what the memo's JSON holds."""
    held: dict[str, Any] = json.loads((folder / "advice.json").read_text("utf-8"))
    return held


def texts() -> list[str]:
    """Return every sentence and cell of the memo."""
    told: list[str] = []
    paper = memo(advised(BELIEVED).record(), command="", account="")
    for part in paper.parts:
        match part:
            case Prose(text):
                told.append(text)
            case Points(points):
                told += points
            case Grid(rows=rows):
                told += [cell for row in rows for cell in row]
    return [paper.facts, *told]


def test_every_number_of_the_memo_is_a_number_of_its_json(record: dict[str, Any]) -> None:
    """Each is one that a sentence of the JSON tells, from a path where it stands."""
    told: set[str] = set()
    for those in record["sentences"].values():
        for one in those:
            for gap in one["from"].values():
                value = FORMS[gap["form"]](found(record, gap["path"]))
                assert value in one["text"]
                told |= set(NUMBER.findall(value))
    told |= {
        number
        for one in record["assumed"]
        for text in (one["label"], one["default"], one["spread"])
        for number in NUMBER.findall(text)
    }
    unborne = {number for text in texts() for number in NUMBER.findall(text)} - told
    assert unborne == set()


def test_no_sentence_holds_a_number_of_its_own(record: dict[str, Any]) -> None:
    for those in record["sentences"].values():
        for one in those:
            assert NUMBER.search(re.sub(r"\{\w+\}", "", one["pattern"])) is None


def test_a_changed_number_changes_the_sentence() -> None:
    record = advised().record()
    before = [one.said(record) for those in statements(record).values() for one in those]
    record["counsels"][0]["truth"]["options"]["bridge"]["value"]["value"] = 0.4321
    after = [one.said(record) for those in statements(record).values() for one in those]
    changed = [two for one, two in zip(before, after, strict=True) if one != two]
    assert changed
    assert all("43.2" in one for one in changed)


def test_the_folder_holds_the_memo_in_its_forms_with_figure_and_numbers(folder: Path) -> None:
    there = {path.name for path in folder.iterdir()}
    assert there == OURS - (set() if is_there() else {"memo.pdf"})
    assert "<svg" in (folder / "memo.html").read_text("utf-8")


def test_it_says_as_of_when_how_often_and_that_agreement_is_no_proof(folder: Path) -> None:
    for name in ("memo.md", "memo.html"):
        text = (folder / name).read_text("utf-8")
        assert "As of 1 January 2001" in text
        assert f"{RUNS} replications" in text
        assert "no proof" in text
        assert "95 %" in text
        assert "How large is the gift?" in text


def test_the_advice_stands_beside_the_leaning_and_the_answer() -> None:
    text = markdown(memo(advised().record(), command="", account=""))
    row = next(line for line in text.splitlines() if line.startswith("| which |"))
    assert [cell.split(":")[0] for cell in row.strip("| ").split(" | ")] == [
        "which",
        "bridge",
        "gift",
        "gift",
    ]
    assert row.endswith("the elder |")


def test_nothing_is_left_of_a_memo_that_fails(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object, **__: object) -> str:
        raise KeyboardInterrupt

    monkeypatch.setattr(memos, "markdown", fail)
    with pytest.raises(KeyboardInterrupt):
        publish(advised(), tmp_path / "memo")
    assert list(tmp_path.iterdir()) == []


def test_without_typst_the_rest_is_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(memos, "is_there", lambda: False)
    place = publish(advised(), tmp_path / "memo")
    assert {path.name for path in place.iterdir()} == OURS - {"memo.pdf"}


def test_the_command_that_makes_it_again_is_told() -> None:
    again = "sim advise FILE -n 48 --seed 1 --criterion worth --out 'm 2'"
    assert command(advised(), out="m 2") == again


def test_the_command_names_the_assumptions_that_alone_were_searched() -> None:
    sought = replace(advised(), sought=("objection", "generosity"))
    assert "--assumption objection --assumption generosity --out" in command(sought, out="memo")
