"""What many verbs ask for."""

import pytest

from sim.errors import UsageError
from sim.verbs.asked import pairs


def test_what_is_written_as_name_and_value_is_found_by_its_name() -> None:
    assert pairs(["a.b=2 days", "c = d=e"], "--set") == {"a.b": "2 days", "c": " d=e"}
    assert pairs(None, "--set") == {}


@pytest.mark.parametrize(
    ("written", "says"),
    [
        (["a.b"], "--set takes NAME=VALUE, not 'a.b'."),
        (["=2"], "--set takes NAME=VALUE, not '=2'."),
        (["a=1", "a =2"], "--set names 'a' twice."),
    ],
)
def test_what_is_no_pair_or_named_twice_is_refused(written: list[str], says: str) -> None:
    with pytest.raises(UsageError) as refusal:
        pairs(written, "--set")
    assert str(refusal.value) == says
