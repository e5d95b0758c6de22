"""Comparisons on disk: whole or not at all, and opened again without playing."""

import json
import math
from dataclasses import replace
from pathlib import Path

import pytest

from sim.analysis.compare import compare
from sim.analysis.variant import variant
from sim.engine.run import run
from sim.errors import AlreadyThere, NotARun, UsageError
from sim.results.comparison import Comparison
from sim.results.comparison_store import FILE, default_folder, read, write
from sim.scenario.document import loads
from tests.comparisons import harbour
from tests.talks import TWO


def rewritten(place: Path, **changes: object) -> None:
    """Change what the file says."""
    head = json.loads((place / FILE).read_text())
    head.update(changes)
    (place / FILE).write_text(json.dumps(head))


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    """Return the folder of a comparison."""
    return write(harbour(), tmp_path / "kept")


@pytest.mark.parametrize("times", [1, 10])
def test_a_comparison_is_read_back_equal(times: int, tmp_path: Path) -> None:
    comparison = harbour(times)
    back = read(write(comparison, tmp_path / "kept"))
    assert back == comparison
    assert str(back) == str(comparison)


def test_numbers_without_an_end_are_read_back_too(tmp_path: Path) -> None:
    comparison = harbour()
    one = comparison.differences[0]
    endless = replace(one, apart=replace(one.apart, low=-math.inf, high=math.inf))
    nothing = replace(one.a, value=math.nan, low=math.nan, high=math.nan, n=0)
    odd = replace(comparison, differences=(endless, replace(one, a=nothing)))
    back = read(write(odd, tmp_path / "kept"))
    assert back.differences[0] == endless
    assert math.isnan(back.differences[1].a.value)
    assert "NaN" not in (tmp_path / "kept" / FILE).read_text()


def test_a_comparison_of_the_same_scenario_is_replaced(kept: Path) -> None:
    (kept / "compare.png").write_bytes(b"a picture")
    write(replace(harbour(), seed=7), kept)
    assert read(kept).seed == 7
    assert {path.name for path in kept.iterdir()} == {FILE, "compare.png"}


def test_a_folder_with_anything_else_is_left_as_it_is(kept: Path, tmp_path: Path) -> None:
    (kept / "thesis.txt").write_text("years of work")
    with pytest.raises(AlreadyThere, match=r"thesis\.txt"):
        write(harbour(), kept)
    other = tmp_path / "other"
    other.mkdir()
    (other / FILE).write_text("{}")
    with pytest.raises(AlreadyThere, match="other"):
        write(harbour(), other)
    (tmp_path / "file").write_text("no folder")
    with pytest.raises(AlreadyThere, match="file"):
        write(harbour(), tmp_path / "file")
    with pytest.raises(UsageError, match="written"):
        write(harbour(), tmp_path / ("x" * 300))


def test_a_comparison_of_another_scenario_is_not_replaced(kept: Path) -> None:
    rewritten(kept, scenario="canal")
    with pytest.raises(AlreadyThere):
        write(harbour(), kept)


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"format": 2}, "format"),
        ({"kind": "ensemble"}, "kind"),
        ({"replications": 0}, "replications"),
        ({"differences": [{"measure": "signed"}]}, r"differences\.0"),
        (
            {"a": {"file": "", "overrides": {}, "options": {}, "resolved": "scenario: x"}},
            "language",
        ),
    ],
)
def test_what_is_misshapen_is_told_by_its_place(
    kept: Path, changes: dict[str, object], says: str
) -> None:
    rewritten(kept, **changes)
    with pytest.raises(NotARun, match=says):
        read(kept)


def test_what_is_no_comparison_is_said_to_be_none(tmp_path: Path) -> None:
    with pytest.raises(NotARun, match=FILE):
        read(tmp_path)
    (tmp_path / FILE).write_text("{")
    with pytest.raises(NotARun, match="JSON"):
        read(tmp_path)


def test_a_clause_that_its_scenario_has_not_is_found_out(kept: Path) -> None:
    head = json.loads((kept / FILE).read_text())
    head["spreads"][0]["clause"] = "canal"
    rewritten(kept, **head)
    with pytest.raises(NotARun, match="canal"):
        read(kept)


def test_a_folder_is_named_by_what_is_compared() -> None:
    def named(comparison: Comparison) -> str:
        return default_folder(comparison).name

    one = harbour()
    assert default_folder(one).parent == Path("runs/harbour")
    assert named(one) == "compare-parties-north-patience-50-days-seed-1-n-40"
    turned = replace(one, a=one.b, b=one.a)
    long = replace(one, b=replace(one.b, overrides={f"path{n}": n for n in range(20)}))
    other = replace(one, b=replace(one.b, overrides={f"path{n}": n + 1 for n in range(20)}))
    assert len({named(each) for each in (one, turned, long, other)}) == 4
    assert len(named(long)) < 100


HURRY = """
items:
  line:
    scale: {between: [0, 20], unit: miles}
    stances: {a: {ideal: 0, reservation: 12}, b: {ideal: 20, reservation: 8}}
assumptions:
  hurry:
    about: [parties.a.patience, parties.b.patience]
    default: 40 days
    range: [20 days, 90 days]
"""


def test_a_variant_that_settles_one_of_two_assumed_numbers_is_played_again_the_same(
    tmp_path: Path,
) -> None:
    scenario = loads(TWO + HURRY)
    b = variant(scenario, {"parties.a.patience": "30 days"}, asked="--b")
    a = variant(scenario, {}, asked="--a")
    made = compare(scenario, a=a, b=b, replications=2, workers=1)
    back = read(write(made, tmp_path / "kept"))
    assert back == made
    for kept, played in ((back.a, made.a), (back.b, made.b)):
        again, once = (run(one.scenario, seed=3) for one in (kept, played))
        assert again.assumed == once.assumed
        assert again.rows.tobytes() == once.rows.tobytes()
