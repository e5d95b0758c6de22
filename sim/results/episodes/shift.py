"""Shifts: an event sets a number of the scenario, from now on, to what it was not before."""

from collections.abc import Callable, Iterator

from sim.model.codes import Happening
from sim.results.episodes.episode import Episode, Thread, numbers
from sim.results.row import Row
from sim.results.voice import Voice

SHIFTED = 0.65
"""How much it matters."""

OF_STANCE = ("salience", "ideal", "reservation", "red_line", "risk")
"""What a stance says in one number."""

OF_PARTY = ("accepts", "least", "pressure", "initiative")
"""Numbers of an item or an event that are a party's: its name stands behind this."""


def shifts(thread: Thread) -> Iterator[Episode]:
    """Tell of each number that an event sets."""
    for struck in thread.all(Happening.STRUCK):
        rows = thread.caused(struck, Happening.SHIFTED)
        written = thread.outcome.scenario.events[str(struck.event)].set
        for place, row in enumerate(rows):
            if not is_felt(thread, row):
                continue
            if row.party is not None and row.clause is not None:
                yield _limit(thread, row, struck)
            elif len(rows) == len(written):
                path = list(written)[place]
                yield _number(thread, row, struck, (path, str(written[path])))


def is_felt(thread: Thread, row: Row) -> bool:
    """Say whether a number is told to be another than before: an event that comes again sets none.

    A limit that moved too little to be seen was told to go "from 60 % to 60 %".
    """
    if row.before is None or row.amount is None:
        return True
    if row.clause is None:
        return row.before != row.amount
    before, after = (thread.voice.terms(row.clause, x) for x in (row.before, row.amount))
    return before != after


def _limit(thread: Thread, row: Row, struck: Row) -> Episode:
    """Tell that a party would now go elsewhere on a clause."""
    voice, clause = thread.voice, str(row.clause)
    return Episode(
        situation="limit shifted",
        facts={
            "event": voice.event(str(struck.event)),
            "party": voice.party(str(row.party)),
            "clause": voice.clause(clause),
            "after": voice.terms(clause, float(row.amount or 0.0)),
            "before": voice.terms(clause, float(row.before or 0.0)),
        },
        rows=numbers([row, struck]),
        at=row.number,
        weight=SHIFTED,
    )


def _number(thread: Thread, row: Row, struck: Row, written: tuple[str, str]) -> Episode:
    """Tell that a number is another from now on, as the event writes it."""
    path, value = written
    return Episode(
        situation="number shifted",
        facts={
            "event": thread.voice.event(str(struck.event)),
            "what": in_words(thread.voice, path),
            "value": value,
        },
        rows=numbers([row, struck]),
        at=row.number,
        weight=SHIFTED,
    )


def in_words(voice: Voice, path: str) -> str:
    """Return what a path leads to: the patience of the seller, the weight of the price for him."""
    match path.split("."):
        case ["items", item, "clauses", clause, "stances", party, *field]:
            return _of_stance(voice, f"{item}.{clause}", voice.party(party), field)
        case ["items", item, "stances", party, *field]:
            return _of_stance(voice, item, voice.party(party), field)
        case ["parties", party, "principals", name, "stances", *rest]:
            owner = voice.principal(f"{party}.{name}")
            return _of_stance(voice, *_clause_in(voice, rest, owner))
        case ["ratification", name, "stances", *rest]:
            return _of_stance(voice, *_clause_in(voice, rest, voice.ratifier(name)))
        case [section, *rest]:
            owner, field = _owner(voice, section, rest)
            return _field(voice, owner, field)
    return path


def _clause_in(voice: Voice, rest: list[str], owner: str) -> tuple[str, str, list[str]]:
    """Return the clause, whose stance it is, and the field that a path ends in."""
    both = ".".join(rest[:2])
    length = 2 if both in voice.clauses else 1
    return ".".join(rest[:length]), owner, rest[length:]


def _of_stance(voice: Voice, clause: str, owner: str, field: list[str]) -> str:
    """Return a number of a stance in words."""
    say = voice.language.say
    if len(field) == 1 and field[0] in OF_STANCE:
        return say(f"stance {field[0]}", clause=voice.clause(clause), owner=owner)
    option = say("option", name=field[-1])
    return say("stance worth", clause=voice.clause(clause), owner=owner, option=option)


def _owner(voice: Voice, section: str, rest: list[str]) -> tuple[str, list[str]]:
    """Return what a number belongs to, in words, and the field that is left of the path."""
    say, (name, *field) = voice.language.say, rest or [""]
    match [section, *rest]:
        case ["parties", party, "principals", principal, *field]:
            owner = voice.principal(f"{party}.{principal}")
        case ["items", item, "objections", objection, *field]:
            owner = say("the objection", name=voice.objection(item, objection))
        case ["items", item, "clauses", clause, *field]:
            owner = voice.clause(f"{item}.{clause}")
        case ["events", _, "replace_principal", *office, last]:
            owner, field = say("the successor", principal=voice.principal(".".join(office))), [last]
        case _ if section in NAMED:
            owner = NAMED[section](voice, name)
        case ["lexicon", *word]:
            owner, field = say("option", name=".".join(word)), ["meaning"]
        case _:
            owner, field = say("the", name=section), rest
    return owner, field


NAMED: dict[str, Callable[[Voice, str], str]] = {
    "parties": Voice.party,
    "items": Voice.item,
    "events": Voice.event,
    "forums": Voice.forum,
    "implementation": Voice.duty,
    "ratification": Voice.ratifier,
}
"""How what stands in a section of the file is called."""


def _field(voice: Voice, owner: str, field: list[str]) -> str:
    """Return a field of what it belongs to; of a party's, with whose it is."""
    say = voice.language.say
    if not field:
        return owner
    if field[0] in OF_PARTY and len(field) > 1 and field[1] in voice.scenario.parties:
        return say(f"party's {field[0]}", owner=owner, party=voice.party(field[1]))
    patterns, within = voice.language.patterns, ".".join(field[-2:-1])
    known = (f"field {within}.{field[-1]}", f"field {within}.*", f"field {field[-1]}")
    words = [patterns[key] for key in known if key in patterns]
    name = words[0] if words else " ".join(field[-1].split("_"))
    return say("field of", field=name, owner=owner)
