"""Scenarios by the hundred: every feature of the language, in any combination.

`written(chance)` makes one from a `random.Random`; hypothesis hands in one that it can shrink, and
a test that needs the same scenarios in two processes hands in a numbered one.
"""

from random import Random
from typing import Any

from hypothesis import strategies as st
from ruamel.yaml import YAML

from sim.scenario.document import loads
from sim.scenario.scenario import Scenario

PARTIES = ("north", "south", "west")
WORDS = ("likely", "possibly", "unlikely", "very likely", "even")
Tree = dict[str, Any]


def scenarios() -> st.SearchStrategy[Scenario]:
    """Return a strategy of resolved scenarios."""
    return st.randoms(use_true_random=False).map(written).map(loads)


def numbered(number: int) -> str:
    """Return the text of scenario `number`, the same in every process."""
    return written(Random(number))


def written(chance: Random) -> str:
    """Return the text of a scenario made by `chance`."""
    from io import StringIO

    parties = PARTIES[: chance.choice((2, 2, 3))]
    tree: Tree = {
        "scenario": "generated",
        "start": "2001-01-01",
        "horizon": f"{chance.randint(60, 500)} days",
        "parties": {name: party(chance) for name in parties},
        "forums": {"conference": {"takes": ["first"]}},
        "procedure": procedure(chance),
    }
    names = ("first", "second", "third")[: chance.randint(1, 3)]
    tree["items"] = {name: item(chance, parties, name) for name in names}
    tree["events"] = {f"event-{n}": event(chance, parties) for n in range(chance.randint(0, 3))}
    if len(names) > 1:
        link = {"of": names[0], "onto": list(names[1:]), "hardens": fraction(chance)}
        tree["linkages"] = [{"spillover": link}]
    tree["assumptions"] = assumptions(chance, parties)
    stream = StringIO()
    YAML(typ="safe").dump(tree, stream)
    return stream.getvalue()


def fraction(chance: Random) -> float:
    """Return a share in [0, 1], in hundredths."""
    return chance.randint(0, 100) / 100


def likelihood(chance: Random) -> Any:
    """Return a likelihood: a word or a number, certainty among them."""
    return chance.choice((*WORDS, 0, 1, fraction(chance), "certain", "never"))


def delay(chance: Random) -> Any:
    """Return a delay, fixed or drawn."""
    median = chance.randint(1, 30)
    if chance.random() < 0.5:
        return f"{median} days"
    return {"median": f"{median} days", "p90": f"{median + chance.randint(1, 60)} days"}


def party(chance: Random) -> Tree:
    """Return a party."""
    tree: Tree = {"patience": f"{chance.randint(10, 300)} days"}
    tree["concession"] = chance.choice(
        (
            {"strategy": "time-dependent", "exponent": chance.choice((0.25, 0.5, 1, 2.5))},
            "linear",
            "hardliner",
        )
        if chance.random() < 0.6
        else ("boulware", "conceder")
    )
    if chance.random() < 0.3:
        tree["alternative"] = chance.randint(-10, 20) / 100
    if chance.random() < 0.3:
        tree["delay_cost"] = f"{chance.randint(0, 20) / 100} per year"
    if chance.random() < 0.3:
        tree["discount"] = chance.randint(50, 100) / 100
    return tree


def procedure(chance: Random) -> Tree:
    """Return the rules of the table."""
    ladder = ["sever", "park", "refer", {"recess": delay(chance)}, "walk-out"]
    chance.shuffle(ladder)
    return {
        "meets": chance.choice(("weekdays", "every day", "every 3 days", ["mon", "thu"])),
        "agenda": chance.choice(("as-listed", "easiest-first", "hardest-first")),
        "protocol": chance.choice(("item-by-item", "item-by-item", "parallel")),
        "speaking": chance.choice(("rotating", "fixed")),
        "steps": chance.choice((4, 20)),
        "stride": chance.choice((1, 3)),
        "deadlock_after": f"{chance.randint(1, 12)} meetings",
        "on_deadlock": ladder[: chance.randint(0, 5)],
        "drafting": delay(chance),
        "anchoring": chance.choice((0, 0.15, 1)),
        "unforeseen": chance.choice((0, 0.3, "likely")),
    }


def initiative(chance: Random) -> Any:
    """Return what a party does about an item that nobody has tabled."""
    wait = {"wait": f"{chance.randint(0, 30)} days", "then": chance.choice(("table", "withhold"))}
    return chance.choice(
        (
            "table",
            "table",
            "table",
            "withhold",
            wait,
            {"wait": "for-the-other"},
            {"table": likelihood(chance)},
            {"table": likelihood(chance), "otherwise": wait},
        )
    )


def item(chance: Random, parties: tuple[str, ...], name: str) -> Tree:
    """Return an item: its own clause, or of several."""
    tree: Tree = {
        "tier": "main" if name == "first" or chance.random() < 0.7 else "additional",
        "initiative": {s: initiative(chance) for s in parties},
        "accepts": {s: likelihood(chance) for s in parties if chance.random() < 0.3},
    }
    clauses = [f"clause-{n}" for n in range(chance.choice((0, 2, 3)))]
    if clauses:
        tree["clauses"] = {c: clause(chance, parties) for c in clauses}
    else:
        tree |= clause(chance, parties)
        del tree["severable"]
    parts = tree["clauses"] if clauses else {name: tree}
    tree["objections"] = {
        f"objection-{n}": objection(chance, parties, parts, name)
        for n in range(chance.randint(0, 2))
    }
    return tree


def clause(chance: Random, parties: tuple[str, ...]) -> Tree:
    """Return a clause, with a scale or with options."""
    tree: Tree = {"severable": chance.random() < 0.4, "withheld": chance.random() < 0.1}
    stakeholders = chance.sample(parties, chance.randint(2, len(parties)))
    if chance.random() < 0.35:
        options = [f"option {letter}" for letter in "abcd"[: chance.randint(2, 4)]]
        tree["options"] = options
        tree["stances"] = {s: option_stance(chance, options) for s in sorted(stakeholders)}
        if chance.random() < 0.4:
            tree["without"] = chance.choice(options)
        return tree
    tree["scale"] = {"between": [0, 20], "unit": "miles"}
    tree["stances"] = {s: ordered_stance(chance) for s in sorted(stakeholders)}
    if chance.random() < 0.4:
        tree["without"] = chance.randint(0, 20)
    return tree


def option_stance(chance: Random, options: list[str]) -> Tree:
    """Return a stance on options."""
    worth = {option: fraction(chance) for option in options}
    return {"worth": worth, "reservation": chance.choice(options), "salience": chance.randint(1, 5)}


def ordered_stance(chance: Random) -> Tree:
    """Return a stance on a scale from 0 to 20."""
    return {
        "ideal": chance.randint(0, 20),
        "reservation": chance.randint(0, 20),
        "salience": chance.randint(1, 5),
        "risk": chance.choice((0.5, 1, 1, 2)),
    }


def objection(chance: Random, parties: tuple[str, ...], parts: Tree, name: str) -> Tree:
    """Return an objection to an item with these clauses."""
    by = chance.choice(parties)
    tree: Tree = {"by": by, "likelihood": likelihood(chance)}
    if chance.random() < 0.3:
        tree["against"] = chance.choice([s for s in parties if s != by])
    if chance.random() < 0.5:
        tree["to"] = chance.sample(sorted(parts), chance.randint(1, len(parts)))
    if chance.random() < 0.4:
        tree["effect"] = {"hardens": fraction(chance)}
    if chance.random() < 0.5:
        tree["lapses_at"] = chance.randint(1, 10) / 10
    countered = chance.choice(sorted(parts))
    if chance.random() < 0.4 and by in parts[countered]["stances"]:
        tree["counter"] = {countered: place(chance, parts[countered])}
    tree["remedies"] = [remedy(chance, parts, name) for _ in range(chance.randint(0, 3))]
    return tree


def place(chance: Random, clause: Tree) -> Any:
    """Return a position on a clause."""
    return chance.choice(clause["options"]) if "options" in clause else chance.randint(0, 20)


def remedy(chance: Random, parts: Tree, item: str) -> Tree:
    """Return a remedy against an objection to an item."""
    at = chance.choice(sorted(parts))
    meetings = f"{chance.randint(1, 4)} meetings"
    remedies: list[Tree] = [
        {"argue": {"persuades": likelihood(chance), "meetings": meetings}},
        {"insist": {"meetings": meetings}},
        {"amend": {at: place(chance, parts[at])}},
    ]
    if parts[at].get("severable"):
        remedies.append({"drop": at})
    if item == "first":
        remedies.append({"refer": "conference"})
    return chance.choice(remedies)


def event(chance: Random, parties: tuple[str, ...]) -> Tree:
    """Return an event of the environment."""
    tree: Tree = {"probability": likelihood(chance)}
    if chance.random() < 0.5:
        tree["rate"] = f"{chance.randint(0, 6)} per year"
    else:
        tree["date"] = f"200{chance.randint(0, 2)}-0{chance.randint(1, 9)}-11"
    effect = chance.choice(("pressure", "suspends", "both", "ends"))
    if effect in ("pressure", "both"):
        tree["pressure"] = {chance.choice(parties): chance.choice((0.5, 1.5, 3))}
        if chance.random() < 0.7:
            tree["lasts"] = f"{chance.randint(1, 90)} days"
    if effect in ("suspends", "both"):
        tree["suspends"] = delay(chance)
    if effect == "ends":
        tree["ends"] = True
        tree["probability"] = 0.2
    return tree


def assumptions(chance: Random, parties: tuple[str, ...]) -> Tree:
    """Return assumptions of every distribution."""
    spreads: list[Tree] = [
        {
            "about": f"parties.{parties[0]}.patience",
            "default": "60 days",
            "range": ["20 days", "200 days"],
            "distribution": chance.choice(("uniform", "triangular", "lognormal", "fixed")),
        },
        {
            "about": "procedure.deadlock_after",
            "default": "6 meetings",
            "range": ["3 meetings", "9 meetings"],
        },
        {
            "about": "lexicon.possibly",
            "default": 0.4,
            "range": [0.1, 0.9],
            "distribution": {"beta": [1.7, 2.6]},
        },
    ]
    return {f"assumption-{n}": tree for n, tree in enumerate(spreads) if chance.random() < 0.5}
