"""The table as a file: the numbers in full, in slices as in one piece, whole or not at all."""

import json
from pathlib import Path

import pandas as pd
import pytest

from sim.errors import UsageError
from sim.results import frame
from sim.results.frame import write_frame
from tests.results.ends import harbour, whole

N = 23


@pytest.fixture(autouse=True)
def _slices(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(frame, "SLICE", 10)


def back(file: Path) -> pd.DataFrame:
    """Return the table that a file holds, with its dates as dates."""
    if file.suffix == ".parquet":
        read = pd.read_parquet(file)
    elif file.suffix == ".json":
        read = pd.DataFrame(json.loads(file.read_text()))
        read["position"] = read["position"].astype(float)
    else:
        gaps = {"date": [""], "position": [""]}
        read = pd.read_csv(file, keep_default_na=False, na_values=gaps)
    return read.assign(date=pd.to_datetime(read["date"]).dt.as_unit("s"))


@pytest.mark.parametrize("form", ["csv", "json", "parquet", "CSV"])
def test_a_file_holds_the_frame_to_the_last_bit(tmp_path: Path, form: str) -> None:
    ensemble = whole(harbour(), N)
    file = write_frame(ensemble, tmp_path / f"table.{form}")
    told = ensemble.frame()
    read = back(file.rename(file.with_suffix(f".{form.lower()}")))
    pd.testing.assert_frame_equal(
        read, told, check_exact=True, check_dtype=False, check_column_type=False
    )


def test_a_slice_of_the_frame_is_a_slice_of_its_rows() -> None:
    ensemble = whole(harbour(), N)
    part = ensemble.frame(range(4, 9))
    pd.testing.assert_frame_equal(part, ensemble.frame()[12:27].reset_index(drop=True))


@pytest.mark.parametrize(
    ("name", "said"), [("t.cvs", "did you mean '.csv'"), ("t", "It ends in one of: .csv, .json")]
)
def test_a_name_that_says_no_form_is_refused(tmp_path: Path, name: str, said: str) -> None:
    with pytest.raises(UsageError, match=said):
        write_frame(whole(harbour(), 2), tmp_path / name)
    assert list(tmp_path.iterdir()) == []


def test_a_table_that_cannot_be_written_leaves_what_stood_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "t.csv"
    file.write_text("the table of yesterday")

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setitem(frame.FORMS, ".csv", full)
    with pytest.raises(UsageError, match=r"t\.csv': No space left on device"):
        write_frame(whole(harbour(), 2), file)
    assert file.read_text() == "the table of yesterday"
    assert list(tmp_path.iterdir()) == [file]


def test_where_no_table_can_be_written_is_said_before_anything_is_played(tmp_path: Path) -> None:
    frame.refuse(tmp_path / "t.csv")
    with pytest.raises(UsageError, match=r"did you mean '\.csv'"):
        frame.refuse(tmp_path / "t.cvs")
    nowhere = tmp_path / "nowhere" / "t.json"
    for write in (frame.refuse, lambda file: write_frame(whole(harbour(), 2), file)):
        with pytest.raises(UsageError, match=r"there is no folder '.*nowhere'"):
            write(nowhere)
