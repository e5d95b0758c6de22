"""The yardstick: measures as they are spelt."""

import pytest

from sim.errors import UsageError
from sim.results.measure import Key
from sim.results.yardstick import called, spelling, yardstick
from sim.scenario.document import load

SALE = load("house-sale")


@pytest.mark.parametrize(
    ("spelt", "key", "words"),
    [
        ("signed", Key("signed"), "how often a treaty is signed"),
        ("day", Key("day"), "the day of signature"),
        ("day:price", Key("day", clause="price"), "the day on which price closes"),
        ("agreed:price", Key("agreed", clause="price"), "how often price is agreed"),
        ("worth:buyer", Key("worth", party="buyer"), "the worth to buyer"),
        ("delay:seller", Key("delay", party="seller"), "what delay costs seller"),
    ],
)
def test_a_measure_is_read_spelt_and_called(spelt: str, key: Key, words: str) -> None:
    found = yardstick(SALE, spelt)
    assert (found, spelling(found), called(found)) == (key, spelt, words)


@pytest.mark.parametrize(("spelt", "near"), [("sigend", "signed"), ("worth:bayer", "worth:buyer")])
def test_an_unknown_measure_names_the_nearest_and_all(spelt: str, near: str) -> None:
    with pytest.raises(UsageError) as told:
        yardstick(SALE, spelt)
    assert f"did you mean '{near}'?" in str(told.value)
    assert "day:handover" in str(told.value)
