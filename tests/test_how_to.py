"""The how-to pages do what they say: their code runs, as it stands."""

import re
from pathlib import Path

import pytest

import sim

PAGES = sorted((Path(__file__).parent.parent / "docs" / "how-to").glob("*.md"))


def code(page: Path) -> str:
    """The Python of a page, in its order."""
    return "\n".join(re.findall(r"^```python\n(.*?)^```$", page.read_text("utf-8"), re.M | re.S))


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_the_code_of_a_how_to_page_runs(page: Path) -> None:
    exec(code(page), {"__name__": page.stem})


def test_the_strategy_of_the_page_changes_the_talks() -> None:
    page = next(page for page in PAGES if page.stem == "strategy")
    left: dict[str, sim.Outcome] = {}
    exec(code(page), left)
    usual = sim.run(sim.load("house-sale"), seed=1)
    assert left["outcome"].rows.tobytes() != usual.rows.tobytes()
