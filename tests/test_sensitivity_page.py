"""The how-to page on sensitivity plays many runs, so its code is run by the model as compiled."""

import re
from pathlib import Path

import pytest

PAGE = (Path(__file__).parent.parent / "docs" / "how-to" / "sensitivity.md").read_text("utf-8")


def test_the_code_of_the_page_prints_what_is_shown(capsys: pytest.CaptureFixture[str]) -> None:
    played = re.search(r"^```python played\n(.*?)^```\n\n```text\n(.*?)^```$", PAGE, re.M | re.S)
    assert played
    exec(played[1], {"__name__": "page"})
    assert capsys.readouterr().out == played[2]
