"""An advice opened again from the folder of its memo."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from sim.errors import NotARun
from sim.plots.advice import advice as forest
from sim.results.advice import Advice
from sim.results.advice_file import JSON, read
from sim.verbs.kept import plot
from tests.advised import BELIEVED, advised


def written(advice: Advice, folder: Path, **said: Any) -> Path:
    """Write down the numbers of an advice, with something else said in their first counsel."""
    record = advice.record()
    record["counsels"][0] |= said
    folder.mkdir()
    (folder / JSON).write_text(json.dumps(record, allow_nan=False), "utf-8")
    return folder


@pytest.mark.parametrize("text", [None, BELIEVED], ids=["as the file has it", "with beliefs"])
def test_what_is_opened_is_what_was_advised(tmp_path: Path, text: str | None) -> None:
    advice = advised() if text is None else advised(text)
    opened = read(written(advice, tmp_path / "memo"))
    assert opened.counsels == advice.counsels
    assert opened.record() == advice.record()
    assert repr(opened) == repr(advice)
    assert forest(opened).account == forest(advice).account


def test_its_figure_is_drawn_again(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = written(advised(), tmp_path / "memo")
    plot("advice", folder, out=tmp_path / "again.svg")
    assert capsys.readouterr().out == f"Wrote {tmp_path / 'again.svg'}\n"
    assert "which/gift" in (tmp_path / "again.svg").read_text("utf-8")


def test_what_happened_before_the_talks_opened_is_opened_too(tmp_path: Path) -> None:
    record = advised().record()["counsels"][0]
    happened = [{**one, "minute": -7200} for one in record["happened"]]
    assert happened
    opened = read(written(advised(), tmp_path / "memo", happened=happened))
    assert opened.counsels[0].sequel.ends[0].minute == -7200


def test_an_advice_without_tipping_values_is_opened_too(tmp_path: Path) -> None:
    counsels = tuple(replace(one, tipping=None) for one in advised().counsels)
    advice = replace(advised(), counsels=counsels, searched=0)
    assert read(written(advice, tmp_path / "memo")).counsels == counsels


@pytest.mark.parametrize(
    ("said", "wrong"),
    [
        ({"touched": ["moat"]}, "'moat' is no clause of its scenario"),
        ({"party": "east"}, "'east' is no party of its scenario"),
        ({"takes": {"bridge": {"who": "bridge"}}}, "'who' is no question of its scenario"),
        ({"takes": {"bridge": {"which": "bridge"}}}, "'gift' is no option of which"),
        ({"closest": 3}, "counsels.0.closest: Input should be a valid string, and is 3"),
        ({"truth": {"as_believed_by": None, "options": {}}}, "at least 2 items"),
    ],
)
def test_one_that_is_not_as_it_was_written_is_told_in_a_sentence(
    tmp_path: Path, said: dict[str, Any], wrong: str
) -> None:
    with pytest.raises(NotARun, match=wrong.replace(".", r"\.")):
        read(written(advised(), tmp_path / "memo", **said))


def test_a_folder_that_keeps_none_is_told_so(tmp_path: Path) -> None:
    with pytest.raises(NotARun, match=f"there is no {JSON} in it"):
        read(tmp_path)
