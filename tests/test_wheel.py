"""What is installed: the package with its scenarios, its words and its sources."""

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with what the wheel installs, far from the checkout."""
    folder = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir"]
    subprocess.run([*build, str(folder), str(ROOT)], check=True, capture_output=True)
    (wheel,) = folder.glob("*.whl")
    site = folder / "site"
    zipfile.ZipFile(wheel).extractall(site)
    return site


def test_the_wheel_holds_scenarios_sources_and_words(installed: Path) -> None:
    shipped = installed / "sim" / "shipped"
    names = {path.name for path in (shipped / "scenarios").iterdir()}
    assert {"kaesong-1951.yaml", "house-sale.yaml", "scenario.schema.json"} <= names
    assert list((shipped / "seeds").iterdir())
    assert (installed / "sim" / "results" / "phrases_en.toml").is_file()
    assert (installed / "sim" / "report" / "page.css").is_file()
    assert (installed / "sim" / "scenario" / "full.yaml").is_file()


def test_a_shipped_scenario_runs_by_name_from_an_installed_wheel(installed: Path) -> None:
    ask = "import sys; from sim.cli import main; sys.argv[0] = 'sim'; main()"
    told = subprocess.run(
        [sys.executable, "-c", ask, "run", "house-sale", "--seed", "1"],
        cwd=installed.parent,
        env=os.environ | {"PYTHONPATH": str(installed), "NUMBA_DISABLE_JIT": "1"},
        capture_output=True,
        text=True,
        check=True,
    )
    assert "index.html" in told.stdout
    assert (installed.parent / "runs" / "house-sale" / "seed-1" / "timeline.png").is_file()


def test_the_wheel_holds_no_tests_and_nothing_of_the_workshop(installed: Path) -> None:
    tops = {path.name for path in installed.iterdir() if not path.name.endswith(".dist-info")}
    assert tops == {"sim"}
