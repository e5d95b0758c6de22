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
        "forums": {"conference": forum(chance)},
        "procedure": procedure(chance),
    }
    names = ("first", "second", "third")[: chance.randint(1, 3)]
    tree["items"] = {name: item(chance, parties, name) for name in names}
    instruct(chance, tree)
    units = units_of(tree)
    tree["events"] = {f"event-{n}": event(chance, tree) for n in range(chance.randint(0, 4))}
    if len(names) > 1:
        tree["linkages"] = [linkage(chance, names) for _ in range(chance.randint(0, 3))]
    if chance.random() < 0.2:
        every, volatility = f"{chance.randint(5, 60)} days", chance.choice((0.1, 0.5))
        tree["tide"] = {"every": every, "persistence": 0.7, "volatility": volatility}
    tree["implementation"] = {"work": duty(chance, units)} if chance.random() < 0.5 else {}
    if chance.random() < 0.2:
        tree["ratification"] = {"senate": ratifier(chance, units)}
    tree["assumptions"] = assumptions(chance, parties)
    stream = StringIO()
    dumper = YAML(typ="safe")
    dumper.representer.ignore_aliases = lambda _: True
    dumper.dump(tree, stream)
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


def units_of(tree: Tree) -> dict[str, Tree]:
    """Return the clauses of a written scenario, by the names of their units."""
    return {
        name if "clauses" not in point else f"{name}.{part}": clause
        for name, point in tree["items"].items()
        for part, clause in point.get("clauses", {name: point}).items()
    }


def forum(chance: Random) -> Tree:
    """Return a forum that takes the first item."""
    tree: Tree = {"takes": ["first"], "within": f"{chance.randint(0, 90)} days"}
    if chance.random() < 0.5:
        tree |= {"meets": "every 7 days", "succeeds": likelihood(chance), "counts_as": 0.3}
    return tree


def linkage(chance: Random, names: tuple[str, ...]) -> Tree:
    """Return a linkage from the first item to those behind it."""
    rest = list(names[1:])
    return chance.choice(
        (
            {"spillover": {"of": names[0], "onto": rest, "hardens": fraction(chance)}},
            {"precondition": {"item": names[0], "before": rest[0]}},
            {"supervision": {"by": names[0], "over": rest, "effect": fraction(chance)}},
        )
    )


def duty(chance: Random, units: dict[str, Tree]) -> Tree:
    """Return a duty under one of the clauses."""
    of, batches = chance.choice(sorted(units)), chance.randint(1, 5)
    return {"of": of, "period": "60 days", "batches": batches, "breach": fraction(chance)}


def ratifier(chance: Random, units: dict[str, Tree]) -> Tree:
    """Return somebody who looks at one of the clauses as one of the parties does."""
    name = chance.choice(sorted(units))
    stance = chance.choice(sorted(units[name]["stances"].items()))[1]
    return {"stances": {name: stance}, "threshold": chance.randint(-30, 10) / 100}


def instruct(chance: Random, tree: Tree) -> None:
    """Give some parties principals."""
    for name, written_party in tree["parties"].items():
        if chance.random() < 0.4:
            continue
        written_party["mandate"] = fraction(chance)
        written_party["principals"] = {
            f"minister-{n}": principal(chance, tree, name) for n in range(chance.randint(1, 2))
        }


def principal(chance: Random, tree: Tree, party: str) -> Tree:
    """Return a principal of a party."""
    made: Tree = {
        "consulted": chance.choice(("always", "always", "insisted")),
        "weight": chance.randint(1, 3),
        "reply": delay(chance) if chance.random() < 0.7 else "0 days",
        "patience": chance.choice(("50 days", "0.7 times", "2 times", "5 times")),
        "insists_on": [name for name in tree["items"] if chance.random() < 0.5],
        "yields_at": chance.choice((0.3, 1, "never")),
    }
    if not made["insists_on"]:
        made["consulted"] = "always"
    if chance.random() < 0.5:
        made["exponent"] = chance.choice((0.5, 2))
    own = [name for name, clause in units_of(tree).items() if party in clause["stances"]]
    if own and chance.random() < 0.3:
        name = chance.choice(sorted(own))
        stance = units_of(tree)[name]["stances"][party]
        kept = ("ideal", "worth", "reservation")
        made["stances"] = {name: {key: stance[key] for key in kept if key in stance}}
        made["stances"][name]["salience"] = chance.randint(1, 5)
    return made


def concession(chance: Random) -> Any:
    """Return a way of giving way, of every kind."""
    return chance.choice(
        (
            {"strategy": "time-dependent", "exponent": chance.choice((0.25, 0.5, 1, 2.5))},
            "linear",
            "hardliner",
            "boulware",
            "conceder",
            {"strategy": "mixed", "exponent": 0.5, "time": 0.6, "reciprocity": 0.4},
            "relative-tit-for-tat",
            {"strategy": "random-absolute-tit-for-tat", "most": 0.2},
            {"strategy": "averaged-tit-for-tat", "window": 3},
            "zeuthen",
            "rubinstein",
            "micro",
        )
    )


def party(chance: Random) -> Tree:
    """Return a party."""
    tree: Tree = {"patience": f"{chance.randint(10, 300)} days", "weight": chance.randint(1, 3)}
    timed = ("linear", "conceder", {"strategy": "time-dependent", "exponent": 0.5})
    tree["concession"] = chance.choice(timed) if chance.random() < 0.4 else concession(chance)
    tree["must_sign"] = chance.random() < 0.3
    if chance.random() < 0.3:
        tree["alternative"] = chance.randint(-10, 20) / 100
    if chance.random() < 0.3:
        tree["delay_cost"] = f"{chance.randint(0, 20) / 100} per year"
    if chance.random() < 0.3:
        tree["discount"] = chance.randint(50, 100) / 100
    return tree


def procedure(chance: Random) -> Tree:
    """Return the rules of the table."""
    ladder = ["package", "sever", "park", "refer", "sub-delegation", {"recess": delay(chance)}]
    ladder.append("walk-out")
    chance.shuffle(ladder)
    if chance.random() < 0.7:
        ladder = ["package", *(rung for rung in ladder if rung != "package")]
    return {
        "decision": chance.choice(("unanimity", "unanimity", {"majority": "2/3"})),
        "consultation": chance.choice(("mean", "unanimity")),
        "ask_again": f"{chance.randint(0, 20)} days",
        "goodwill": chance.choice((0, 0.5)),
        "signalling": chance.choice((0, 0.2)),
        "meets": chance.choice(("weekdays", "every day", "every 3 days", ["mon", "thu"])),
        "agenda": chance.choice(("as-listed", "easiest-first", "hardest-first")),
        "protocol": chance.choice(("item-by-item", "item-by-item", "parallel")),
        "speaking": chance.choice(("rotating", "fixed")),
        "steps": chance.choice((4, 20)),
        "stride": chance.choice((1, 3)),
        "deadlock_after": f"{chance.randint(1, 8)} meetings",
        "on_deadlock": ladder[: chance.randint(0, 7)],
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
    tree["ambiguity"] = chance.choice((0, 0, 2, 6))
    ideals = {s: chance.randint(0, 20) for s in sorted(stakeholders)}
    tree["stances"] = {s: ordered_stance(chance, s, ideals) for s in ideals}
    if chance.random() < 0.4:
        tree["without"] = chance.randint(0, 20)
    return tree


def option_stance(chance: Random, options: list[str]) -> Tree:
    """Return a stance on options."""
    worth = {option: fraction(chance) for option in options}
    stance: Tree = {"worth": worth, "reservation": chance.choice(options)}
    stance["salience"] = chance.randint(1, 5)
    if chance.random() < 0.9:
        stance["red_line"] = min(options, key=lambda option: worth[option])
    return stance


def ordered_stance(chance: Random, party: str, ideals: dict[str, int]) -> Tree:
    """Return a stance on a scale from 0 to 20: never one that leads away from all the others."""
    ideal = ideals[party]
    others = [other for name, other in ideals.items() if name != party]
    reservation = chance.randint(
        ideal if all(other > ideal for other in others) else 0,
        ideal if all(other < ideal for other in others) else 20,
    )
    stance: Tree = {"ideal": ideal, "reservation": reservation}
    stance["salience"] = chance.randint(1, 5)
    stance["risk"] = chance.choice((0.5, 1, 1, 2))
    end = 20 if reservation > ideal else 0
    if reservation != ideal and chance.random() < 0.9:
        stance["red_line"] = chance.choice((end, chance.randint(*sorted((reservation, end)))))
    return stance


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
    if len(parts[at]["stances"]) > 1:
        given = at if item in parts else f"{item}.{at}"
        remedies.append({"trade": {"clause": given, "by": 0.3, "buys": likelihood(chance)}})
    if parts[at].get("severable"):
        remedies.append({"drop": at})
    if item == "first":
        remedies.append({"refer": "conference"})
    return chance.choice(remedies)


def event(chance: Random, tree: Tree) -> Tree:
    """Return an event of the environment: at random, dated, or set off at the table."""
    made: Tree = {"probability": likelihood(chance)} | when(chance, tree)
    for _ in range(chance.randint(1, 2)):
        made |= effect(chance, tree)
    if made.get("remove_principal") in made.get("replace_principal", {}):
        del made["remove_principal"]
    if "ends" in made:
        made["probability"] = 0.2
    return made


def when(chance: Random, tree: Tree) -> Tree:
    """Return what brings an event about."""
    item, unit = chance.choice(sorted(tree["items"])), chance.choice(sorted(units_of(tree)))
    return chance.choice(
        (
            {"rate": f"{chance.randint(0, 6)} per year"},
            {"date": f"200{chance.randint(0, 2)}-0{chance.randint(1, 9)}-11"},
            {"date": f"2001-0{chance.randint(1, 3)}-11"},
            {"when": {chance.choice(("agreed", "refused")): chance.choice((item, unit))}},
            {"when": {chance.choice(("tabled", "deadlocked")): item}},
        )
    )


def effect(chance: Random, tree: Tree) -> Tree:
    """Return what an event does."""
    party = chance.choice(sorted(tree["parties"]))
    made: list[Tree] = [
        {
            "pressure": {party: chance.choice((0.5, 1.5, 3))},
            "lasts": f"{chance.randint(1, 90)} days",
        },
        {"pressure": {party: chance.choice((0.5, 1.5, 3))}},
        {"suspends": delay(chance)},
        {"ends": True},
        {"reopens": chance.choice(sorted(units_of(tree)))},
        {"set": {f"parties.{party}.patience": f"{chance.randint(10, 300)} days"}},
    ]
    made += [
        {"objection": f"{name}.{objection}"}
        for name, point in tree["items"].items()
        for objection in point["objections"]
    ]
    made += [
        chance.choice(
            (
                {"remove_principal": f"{party}.{name}"},
                {"replace_principal": {f"{party}.{name}": {"patience": "0.5 times"}}},
            )
        )
        for name in tree["parties"][party].get("principals", {})
    ]
    made += [
        {"set": {path_of(name, s): clause["stances"][s]["ideal"]}}
        for name, clause in units_of(tree).items()
        for s in clause["stances"]
        if "scale" in clause
    ][:1]
    return chance.choice(made)


def path_of(unit: str, party: str) -> str:
    """Return the path of a party's reservation on a unit."""
    item, dot, clause = unit.partition(".")
    within = f".clauses.{clause}" if dot else ""
    return f"items.{item}{within}.stances.{party}.reservation"


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
