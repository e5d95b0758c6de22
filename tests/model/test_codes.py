"""The words of the model as small integers."""

from enum import IntEnum

import pytest

from sim.model import codes

KINDS = [kind for kind in vars(codes).values() if isinstance(kind, type) and kind is not IntEnum]
ENUMS = [kind for kind in KINDS if issubclass(kind, IntEnum)]


@pytest.mark.parametrize("kind", ENUMS)
def test_codes_count_from_zero_without_a_gap(kind: type[IntEnum]) -> None:
    assert sorted(kind) == list(range(len(kind)))


def test_never_comes_after_every_minute_that_can_be_told() -> None:
    longest = 10_000 * 525_960
    assert longest < codes.NEVER
