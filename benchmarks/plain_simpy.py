"""The house sale as somebody would write it by hand in plain SimPy, beside this project's.

    python benchmarks/plain_simpy.py

The rules are those that `house-sale` uses: two parties, two items in a queue, one objection with
an argument and an amendment, linear concession by steps of a twentieth, one step a meeting, items
set aside after 12 meetings without movement or 24 without a closing, meetings at 10:00 on weekdays.
Nothing is kept of how it came to pass. Both are first held to the same end, draw for draw.
"""

import math
import random
import time
from collections.abc import Generator
from dataclasses import dataclass
from typing import Any, NamedTuple

import simpy

import sim
from benchmarks.calibration import beside
from sim.model.codes import Happening

DAY = 24 * 60
OPENS = 10 * 60
WEEKEND = (5, 6)
STEPS = 20
DEADLOCK, SITTING = 12, 24
HORIZON = 365 * DAY
TINY = 1e-9


class Drawn(NamedTuple):
    """What is left to chance; patience of the buyer, in minutes."""

    patience: float
    raised: bool
    persuaded: bool


class End(NamedTuple):
    """When, in minutes, and at what, each item was agreed; None if it was not."""

    minute: int | None
    terms: float | None


@dataclass
class Party:
    """What a party wants of an item, and what it has announced there."""

    ideal: float
    limit: float
    share: float = 0.0
    spoke: bool = False

    def at(self, share: float) -> float:
        """Return its text at a share of its way."""
        return self.ideal + share * (self.limit - self.ideal)

    def loses(self, terms: float) -> float:
        """Return how far terms are from its ideal."""
        return abs(terms - self.ideal)


@dataclass
class Item:
    """An item, and what stands on it."""

    parties: tuple[Party, Party]
    tabled: bool = False
    text: float | None = None
    author: int = -1
    answered: bool = False
    objection: bool = False
    argued: bool = False
    moved: bool = False
    still: int = 0
    sat: int = 0
    closed: int | None = None

    def put(self, s: int, share: float) -> None:
        """Let a party put its text."""
        party = self.parties[s]
        self.moved |= party.spoke and share > party.share
        party.share, party.spoke = max(share, party.share), True
        self.text, self.author, self.answered = party.at(share), s, False


class HouseSale:
    """The talks, as one process."""

    def __init__(self, env: simpy.Environment, drawn: Drawn) -> None:
        self.env, self.drawn, self.held = env, drawn, 0
        self.patience = (30.0 * DAY, drawn.patience)
        self.price = Item((Party(490_000, 440_000), Party(410_000, 460_000)))
        self.handover = Item((Party(120, 60), Party(30, 90)))
        self.queue = [self.price, self.handover]
        self.over = env.process(self.talks())

    def talks(self) -> Generator[simpy.Event, None, None]:
        """Meet on weekdays until both items are closed, or the year is over."""
        while self.queue and self.env.now < HORIZON:
            day = int(self.env.now) // DAY
            if day % 7 not in WEEKEND:
                yield self.env.timeout(day * DAY + OPENS - self.env.now)
                self.meet(self.queue[0])
                self.held += 1
            yield self.env.timeout((day + 1) * DAY - self.env.now)

    def meet(self, item: Item) -> None:
        """Work the first item of the queue."""
        item.moved = False
        if not item.tabled:
            item.tabled, item.moved = True, True
            item.put(self.held % 2, 0.0)
            item.objection = item is self.price and self.drawn.raised
        item.sat += 1
        if item.objection:
            self.work(item)
        if not item.objection:
            self.bargain(item)
        if item.closed is not None:
            self.queue.remove(item)
            return
        item.still = 0 if item.moved else item.still + 1
        for aside in (item.still >= DEADLOCK, item.sat >= SITTING):
            if aside:
                self.queue.remove(item)
                self.queue.append(item)
        item.still %= DEADLOCK
        item.sat %= SITTING

    def work(self, item: Item) -> None:
        """Argue with the objection over the roof at one meeting; at the next give way to it."""
        if item.argued:
            item.put(0, 0.8)
        item.objection = not (item.argued or self.drawn.persuaded)
        item.moved |= not item.objection
        item.argued = True

    def bargain(self, item: Item) -> None:
        """Let each party in turn take what stands, or put its own."""
        for turn in range(2):
            s = (self.held + turn) % 2
            party, next_share = item.parties[s], self.ready(s, item.parties[s])
            foreign = item.author != s
            if foreign:
                item.answered = True
                assert item.text is not None
                lost = party.loses(item.text)
                reach = min(party.loses(party.at(next_share)), party.loses(party.limit))
                if lost <= reach + TINY:
                    item.closed = int(self.env.now)
                    return
            if foreign or (item.answered and next_share > party.share):
                item.put(s, next_share)

    def ready(self, s: int, party: Party) -> float:
        """Return the share at which a party is ready to put its next text."""
        wanted = min(1.0, self.env.now / self.patience[s])
        wanted = math.floor(wanted * STEPS + TINY) / STEPS
        one_on = math.floor(party.share * STEPS + 1 + TINY) / STEPS
        return max(party.share, min(wanted, one_on))


def play(drawn: Drawn) -> tuple[End, End]:
    """Play it once, and return the ends of the price and of the handover."""
    env = simpy.Environment()
    sale = HouseSale(env, drawn)
    env.run(until=sale.over)
    price, handover = (
        End(item.closed, item.text if item.closed is not None else None)
        for item in (sale.price, sale.handover)
    )
    return price, handover


def draw(chance: random.Random) -> Drawn:
    """Draw what is left to chance, from the distributions of the scenario and its lexicon."""
    likely, unlikely = chance.betavariate(14.1, 5.9), chance.betavariate(3.2, 13.4)
    return Drawn(chance.uniform(20, 90) * DAY, chance.random() < likely, chance.random() < unlikely)


def ours(scenario: sim.Scenario, **which: Any) -> tuple[Drawn, tuple[End, End]]:
    """Play one replication of this project's; return what it drew, and how it ended."""
    outcome = sim.run(scenario, **which)
    kinds = set(outcome.rows["kind"].tolist())
    raised, unmoved = Happening.OBJECTED in kinds, Happening.UNMOVED in kinds
    drawn = Drawn(outcome.assumed["parties.buyer.patience"], raised, raised and not unmoved)
    price, handover = outcome.settlements
    assert price.position is not None
    assert handover.position is not None
    return drawn, (
        End(price.minute, 400_000 + 100_000 * price.position),
        End(handover.minute, 180 * handover.position),
    )


def same(one: tuple[End, End], other: tuple[End, End]) -> bool:
    """Say whether both end at the same minutes, on the same terms but for rounding."""
    return all(
        mine.minute == theirs.minute and math.isclose(mine.terms or 0.0, theirs.terms or 0.0)
        for mine, theirs in zip(one, other, strict=True)
    )


def main() -> None:
    """Hold both to the same ends, then time them turn by turn."""
    scenario = sim.load("house-sale")
    checked = 200
    for at_defaults in (True, False):
        for replication in range(checked):
            drawn, ends = ours(scenario, at_defaults=at_defaults, replication=replication)
            assert same(play(drawn), ends), (at_defaults, replication, drawn)
    print(f"the same ends in {checked} replications at defaults, and in {checked} as drawn")
    chance, many = random.Random(1), 20_000
    runs = {
        "by hand in plain SimPy": (100, lambda: [play(draw(chance)) for _ in range(100)]),
        "sim.run, with its chronicle": (
            100,
            lambda: [sim.run(scenario, replication=n) for n in range(100)],
        ),
        "sim.ensemble, one thread": (
            many,
            lambda: sim.ensemble(scenario, replications=many, workers=1),
        ),
    }
    hand = 0.0
    for name, (count, work) in runs.items():
        timed = beside(work, clock=time.process_time)
        each = timed.seconds / count
        hand = hand or each
        print(
            f"{name:30}{1e6 * each:10.1f} µs a run {hand / each:8.2g} times plain SimPy's speed"
            f"{each / timed.kernel:12.6f} kernels"
        )


if __name__ == "__main__":
    main()
