"""Who instructs a party goes, or another takes the office."""

from sim.model.codes import Happening
from sim.results.episodes.principal import principals
from tests.builders import CAPITALS
from tests.results.episodes.told import ELECTION, opened, situations, texts


def test_who_goes_and_who_is_replaced_are_told_with_the_event() -> None:
    chronicle = opened()
    struck = chronicle.add(31, Happening.STRUCK, subject=ELECTION)
    chronicle.add(31, Happening.REMOVED, party="north", subject=0, cause=struck)
    chronicle.add(31, Happening.REPLACED, party="north", subject=1, cause=struck)
    episodes = list(principals(chronicle.thread(scenario=CAPITALS)))
    assert situations(episodes) == ["removed", "replaced"]
    assert texts(episodes) == [
        "The election took King from behind the north.",
        "The election brought a successor to the council behind the north.",
    ]
