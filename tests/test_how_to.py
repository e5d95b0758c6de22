"""The how-to pages do what they say: their code runs, as it stands."""

import re
from pathlib import Path

import pytest

import sim
from sim.scenario import concession

ROOT = Path(__file__).parent.parent
PAGES = sorted((ROOT / "docs" / "how-to").glob("*.md"))


def code(page: Path) -> str:
    """The Python of a page, in its order."""
    return "\n".join(re.findall(r"^```python\n(.*?)^```$", page.read_text("utf-8"), re.M | re.S))


def shown(page: Path) -> str:
    """What a page shows right below its Python, as printed."""
    below = r"^```python\n(?:(?!```)[^\n]*\n)*```\n\n```text\n(.*?)^```$"
    return "".join(re.findall(below, page.read_text("utf-8"), re.M | re.S))


@pytest.fixture(autouse=True)
def _forgotten(monkeypatch: pytest.MonkeyPatch) -> None:
    """Forget, when a test is done, the strategies that a page registers."""
    monkeypatch.setattr(concession, "REGISTERED", dict(concession.REGISTERED))


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_the_code_of_a_how_to_page_runs_and_prints_what_is_shown(
    page: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    exec(code(page), {"__name__": page.stem})
    assert capsys.readouterr().out == shown(page) or not shown(page)


def test_the_strategy_of_the_page_changes_the_talks() -> None:
    page = next(page for page in PAGES if page.stem == "strategy")
    left: dict[str, sim.Outcome] = {}
    exec(code(page), left)
    usual = sim.run(sim.load("house-sale"), seed=1)
    assert left["outcome"].rows.tobytes() != usual.rows.tobytes()


def test_what_the_read_me_and_the_how_to_pages_point_to_is_there() -> None:
    for page in (ROOT / "README.md", *PAGES):
        for path in re.findall(r"\]\(([^)#:]+)\)", page.read_text("utf-8")):
            assert (page.parent / path).exists(), f"{page.name}: {path}"
