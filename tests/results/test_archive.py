"""Ensembles on disk: complete, sound, and back to the last bit, or one clear error."""

import hashlib
import json
import shutil
import subprocess
from pathlib import Path

import pandas as pd
import pytest

from sim.errors import NotARun
from sim.results import archive
from sim.results.archive import HEAD, PARTS, SUMS, default_folder, read, strays
from sim.results.draft import drafted
from sim.results.provenance import Provenance
from tests.results.ends import ended, harbour, same, whole

N = 23


@pytest.fixture(autouse=True)
def _short_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "PART", 10)


def kept(place: Path, replications: int = N, provenance: Provenance | None = None) -> Path:
    """Keep the ensemble of so many replications, in parts of ten."""
    made = provenance or harbour()
    with drafted(made, replications, place, resume=False) as draft:
        for first, count in reversed(draft.missing):
            draft.add(first, ended(made.scenario, first, count))
    return place


def rewritten(place: Path, **changes: object) -> None:
    """Change what `ensemble.json` says, and its digest with it."""
    head = json.loads((place / HEAD).read_text()) | changes
    (place / HEAD).write_text(json.dumps(head))
    digest = hashlib.sha256((place / HEAD).read_bytes()).hexdigest()
    lines = (place / SUMS).read_text().splitlines()[1:]
    (place / SUMS).write_text("\n".join([f"{digest}  {HEAD}", *lines, ""]))


def test_an_ensemble_is_read_back_to_the_last_bit(tmp_path: Path) -> None:
    made = harbour(
        overrides={"parties.north.patience": "20 days", "procedure.steps": 10},
        options={"tolls": "wait"},
        as_believed_by="north",
        at_defaults=True,
        inner=4,
    )
    assert same(read(kept(tmp_path / "e", N, made)), whole(made, N))


def test_its_files_are_what_any_program_can_read(tmp_path: Path) -> None:
    place = kept(tmp_path / "e")
    assert sorted(path.name for path in place.iterdir()) == [SUMS, HEAD, PARTS]
    names = [f"part-0000{number}.parquet" for number in range(3)]
    assert sorted(path.name for path in (place / PARTS).iterdir()) == names
    rows = pd.read_parquet(place / PARTS)
    assert rows["replication"].tolist() == [n for n in range(N) for _ in range(3)]
    assert rows["position"].equals(whole(harbour(), N).frame()["position"])
    head = json.loads((place / HEAD).read_text())
    assert (head["format"], head["scenario"], head["replications"]) == (1, "harbour", N)
    subprocess.run(["sha256sum", "--check", "--strict", SUMS], cwd=place, check=True)


@pytest.mark.parametrize("name", [HEAD, *(f"{PARTS}/part-0000{n}.parquet" for n in range(3))])
def test_one_bit_that_flipped_is_found_and_the_file_named(tmp_path: Path, name: str) -> None:
    place = kept(tmp_path / "e")
    content = bytearray((place / name).read_bytes())
    content[len(content) // 2] ^= 1
    (place / name).write_bytes(content)
    with pytest.raises(NotARun, match=name) as told:
        read(place)
    assert "\n" not in str(told.value)


def test_a_part_that_is_gone_is_named(tmp_path: Path) -> None:
    place = kept(tmp_path / "e")
    (place / PARTS / "part-00001.parquet").unlink()
    with pytest.raises(NotARun, match=r"part-00001\.parquet is not as it was written; .*--resume"):
        read(place)


def test_a_part_too_many_is_named_and_neither_read_nor_replaced(tmp_path: Path) -> None:
    place = kept(tmp_path / "e")
    shutil.copy(place / PARTS / "part-00002.parquet", place / PARTS / "part-00003.parquet")
    with pytest.raises(NotARun, match=r"part-00003\.parquet is no part of it; remove it"):
        read(place)
    assert strays("harbour")(place) == [f"{PARTS}/part-00003.parquet"]
    (place / PARTS / "part-00003.parquet").rename(place / PARTS / ".hidden")  # none reads that
    assert read(place).replications == N


def test_parts_of_two_ensembles_are_never_read_as_one(tmp_path: Path) -> None:
    place = kept(tmp_path / "e")
    rewritten(place, seed=2)
    with pytest.raises(NotARun, match=r"part-00000\.parquet is of another ensemble"):
        read(place)


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"format": 2}, "it has format 2; this version reads 1"),
        ({"seed": "one"}, r"ensemble\.json is misshapen: seed"),
        ({"replications": 0}, "replications"),
        ({"replications": 40}, "it holds 30 of 40"),
        ({"resolved": "scenario: 100"}, "its scenario is not what the language allows"),
    ],
)
def test_a_head_that_says_what_cannot_be_is_refused(
    tmp_path: Path, changes: dict[str, object], said: str
) -> None:
    place = kept(tmp_path / "e")
    rewritten(place, **changes)
    with pytest.raises(NotARun, match=said):
        read(place)


@pytest.mark.parametrize("text", ["", "[1, 2]", "{", "null", '{"format": 1}'])
def test_a_head_that_is_none_is_refused(tmp_path: Path, text: str) -> None:
    place = kept(tmp_path / "e")
    (place / HEAD).write_text(text)
    with pytest.raises(NotARun, match=HEAD):
        read(place)


def test_where_there_is_nothing_it_is_said() -> None:
    with pytest.raises(NotARun, match="there is no such folder"):
        read("nowhere")
    with pytest.raises(NotARun, match=r"it holds no ensemble\.json"):
        read(Path(__file__).parent)


def test_an_ensemble_has_a_place_of_its_own_by_scenario_and_seed() -> None:
    assert default_folder(harbour().scenario, 7) == Path("runs/harbour/ensemble-seed-7")
