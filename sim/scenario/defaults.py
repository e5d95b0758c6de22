"""Defaults that depend on other keys, filled into the long form of a file.

The long form is a plain tree, as `Scenario.model_dump` gives it. Nothing here judges: what refers
to nothing stays as it is, for `reference` to find.
"""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from sim.scenario.words import LEXICONS, Lexicon

Tree = dict[str, Any]
Assumed = defaultdict[str, list[Any]]
POSITIONS = ("ideal", "reservation", "red_line")
NAMED = ("events", "implementation", "ratification")
"""Maps of things that have a name, made of their ids, and no other default of this sort."""


def long_form(scenario: Any) -> Tree:
    """Return what a scenario says, with every short form written out and nothing that is open."""
    tree: Tree = scenario.model_dump(mode="json", exclude_none=True)
    return tree


def filled(tree: Tree) -> Tree:
    """Return the long form with every default that depends on other keys."""
    parties, lexicon = tree["parties"], tree["lexicon"]
    assumed = _assumed_positions(tree["assumptions"])
    known = Lexicon(words=LEXICONS.get(lexicon["of"], {})).model_dump(mode="json")["words"]
    return tree | {
        "base": tree.get("base", tree["scenario"]),
        "title": tree.get("title", label(tree["scenario"])),
        "lexicon": lexicon | {"words": known | lexicon["words"]},
        "parties": {name: _party(name, party, tree["horizon"]) for name, party in parties.items()},
        "items": {
            name: _item(name, item, parties, assumed) for name, item in tree["items"].items()
        },
        "forums": {
            name: _named(name, forum) | {"meets": forum.get("meets", tree["procedure"]["meets"])}
            for name, forum in tree["forums"].items()
        },
        **{part: _each_named(tree[part]) for part in NAMED},
    }


def label(name: str) -> str:
    """Return a name for people, made of an id."""
    return capital(spaced(name))


def capital(name: str) -> str:
    """Return a name as it stands by itself: with a capital."""
    return name[:1].upper() + name[1:]


def spaced(name: str) -> str:
    """Return an id as plain words, as it stands within a sentence."""
    return name.replace("-", " ")


def _named(name: str, thing: Tree) -> Tree:
    return {"name": label(name)} | thing


def _party(name: str, party: Tree, horizon: Any) -> Tree:
    principals = _each_named(party["principals"])
    return {"patience": horizon, "name": spaced(name)} | party | {"principals": principals}


def _each_named(things: Tree) -> Tree:
    return {name: _named(name, thing) for name, thing in things.items()}


def _item(name: str, item: Tree, parties: Iterable[str], assumed: Assumed) -> Tree:
    clauses = item.get("clauses")
    whole: Tree = {"name": label(name)} | item
    if clauses is None:
        whole |= _scaled(item, assumed[f"items.{name}"])
    else:
        whole["clauses"] = {
            key: {"name": spaced(key)} | _scaled(clause, assumed[f"items.{name}.clauses.{key}"])
            for key, clause in clauses.items()
        }
    names = [] if clauses is None else list(clauses)
    is_one = clauses is None or item["bargained"] == "whole"
    return whole | {
        "initiative": dict.fromkeys(parties, "table") | item["initiative"],
        "accepts": dict.fromkeys(parties, "never") | item["accepts"],
        "objections": {
            key: _objection(key, one, name, names, is_one=is_one)
            for key, one in item["objections"].items()
        },
    }


def _objection(name: str, objection: Tree, item: str, clauses: list[str], *, is_one: bool) -> Tree:
    to = objection.get("to", [item] if is_one else clauses)
    remedies = [_trade(_amendment(one, to), item, clauses) for one in objection["remedies"]]
    return _named(name, objection) | {"to": to, "remedies": remedies}


def _amendment(remedy: Tree, to: list[str]) -> Tree:
    """Return an amendment by its clause, where the objection is to that alone."""
    text = remedy.get("amend")
    if text is None or isinstance(text, dict) or len(to) != 1:
        return remedy
    return {"amend": {to[0]: text}}


def _trade(remedy: Tree, item: str, clauses: list[str]) -> Tree:
    """Return a trade by the full name of the clause given way on, if it is one of this item."""
    trade = remedy.get("trade")
    if trade is None or trade["clause"] not in clauses:
        return remedy
    return {"trade": trade | {"clause": f"{item}.{trade['clause']}"}}


def _scaled(clause: Tree, assumed: list[Any]) -> Tree:
    """Return a clause with a scale: its own, or the hull of its numbers; options need none."""
    if "scale" in clause or "options" in clause:
        return clause
    stances = clause.get("stances", {}).values()
    positions = [stance.get(key) for stance in stances for key in POSITIONS]
    numbers = [one for one in (*positions, *assumed) if isinstance(one, (int, float))]
    if not numbers or min(numbers) == max(numbers):
        return clause
    return clause | {"scale": {"between": [min(numbers), max(numbers)]}}


def _assumed_positions(assumptions: Tree) -> Assumed:
    """Return the ends of what is assumed about the stances on a clause, by the clause's path."""
    found: Assumed = defaultdict(list)
    for assumption in assumptions.values():
        for about in assumption["about"]:
            clause, _, stance = about.partition(".stances.")
            if stance.rpartition(".")[2] in POSITIONS:
                found[clause].extend(assumption["range"])
    return found
