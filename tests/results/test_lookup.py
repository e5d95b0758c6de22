"""Looking up a part of a finding by its name."""

import pytest

from sim.errors import NoSuchName, UsageError
from sim.results.lookup import found

PARTS = {"ceasefire.line": 1, "prisoners": 2}


def test_what_is_there_is_found() -> None:
    assert found("clause", "prisoners", PARTS) == 2


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("prisoner", "'prisoner' is no clause; did you mean 'prisoners'?"),
        ("rice", "'rice' is no clause; there is: ceasefire.line, prisoners"),
    ],
)
def test_what_is_not_is_told_with_the_nearest(name: str, told: str) -> None:
    with pytest.raises(NoSuchName) as caught:
        found("clause", name, PARTS)
    assert str(caught.value) == told


@pytest.mark.parametrize("name", [3, ["prisoners"], {"prisoners": 1}, None])
def test_what_is_no_name_is_told_as_any_other(name: object) -> None:
    with pytest.raises(NoSuchName, match="is no clause"):
        found("clause", name, PARTS)


def test_where_there_is_nothing_that_is_told() -> None:
    with pytest.raises(NoSuchName, match="'rice' is no line; there is none"):
        found("line", "rice", {})


def test_it_is_an_error_of_usage_and_a_missing_key() -> None:
    with pytest.raises(KeyError):
        found("clause", "rice", PARTS)
    with pytest.raises(UsageError):
        found("clause", "rice", PARTS)
