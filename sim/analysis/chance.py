"""What chance decided about a clause: how likely a thing was, and what the draw came to.

A thing happens if its draw is less than its likelihood; what is certain takes no draw, and is not
told. A likelihood is the one of this run: as it was drawn, if it was assumed or said in a word.
"""

from collections.abc import Iterator
from typing import NamedTuple

from sim.model.codes import Happening
from sim.results.draws import by_stream
from sim.results.episodes.episode import Episode, Thread, numbers
from sim.results.index import UNFORESEEN_ARGUMENT
from sim.results.row import Row
from sim.scenario.quantity import Likelihood


class Chance(NamedTuple):
    """What decided a thing: its draw, and its likelihood where that is known."""

    draw: float
    likelihood: float | None


def number_at(thread: Thread, path: str) -> float | None:
    """Return the number at a path as this run had it from the beginning.

    None if an event has set it since, if the scenario has none there, or if it is a word of which
    nothing was drawn.
    """
    outcome = thread.outcome
    events = {str(row.event) for row in thread.all(Happening.SHIFTED)}
    if any(path in outcome.scenario.events[event].set for event in events):
        return None
    written = outcome.scenario.numbers.get(path)
    if isinstance(written, Likelihood) and written.word is not None:
        path = path if path in outcome.assumed else f"lexicon.{written.word}"
    if path in outcome.assumed:
        return outcome.assumed[path]
    number = getattr(written, "number", written)
    return None if number is None else float(number)


def chance(thread: Thread, stream: str, index: int, likelihood: float | None) -> Chance | None:
    """Return what decided a thing; None if no draw was taken for it."""
    draw = by_stream(thread.outcome).get(stream, {}).get(index)
    return None if draw is None else Chance(draw, likelihood)


def chances(thread: Thread, rows: list[Row]) -> Iterator[Episode]:
    """Tell what chance decided of these rows: objections, arguments, trades, hearings, votes."""
    for row in rows:
        match row.kind:
            case Happening.OBJECTED | Happening.SILENT:
                yield from _objected(thread, row)
            case Happening.WITHDRAWN | Happening.UNMOVED:
                yield from _answered(thread, row)
            case Happening.DECIDED | Happening.FAILED:
                yield from _heard(thread, row)
            case Happening.REJECTED:
                yield _rejected(thread, row)


def _objected(thread: Thread, row: Row) -> Iterator[Episode]:
    """Tell how near an objection came to be raised, or not to be."""
    item, name = str(row.objection).split("/", 1)
    cause = thread.why(row)
    if cause is not None and cause.kind is Happening.STRUCK:
        return
    if name.startswith("unforeseen/"):
        stream, path = f"unforeseen/{row.party}/{item}", "procedure.unforeseen"
    else:
        stream, path = f"objection/{item}/{name}", f"items.{item}.objections.{name}.likelihood"
    decided = chance(thread, stream, 0, number_at(thread, path))
    if decided is not None:
        how = "objection drawn" if row.kind is Happening.OBJECTED else "objection not drawn"
        yield _told(thread, row, how, decided)


def _answered(thread: Thread, row: Row) -> Iterator[Episode]:
    """Tell how near an argument or a trade came to its contrary."""
    tried = thread.why(row)
    if tried is None or tried.kind not in (Happening.ARGUED, Happening.TRADED):
        return
    argued = tried.kind is Happening.ARGUED
    likelihood = None if argued and _may_have_goodwill(thread, tried) else _persuades(thread, tried)
    stream, place = f"remedy/{tried.objection}", int(tried.remedy or 0)
    decided = chance(thread, stream, place, likelihood)
    if decided is not None:
        what = "argument" if argued else "trade"
        how = "persuaded" if row.kind is Happening.WITHDRAWN else "failed"
        yield _told(thread, row, f"{what} {how}", decided)


def _may_have_goodwill(thread: Thread, tried: Row) -> bool:
    """Say whether goodwill may have lent an argument weight; what it came to leaves no row.

    Goodwill is earned by leaving an item to another party to table.
    """
    tabled = thread.all(Happening.TABLED)
    by_others = [row for row in tabled if row.party != tried.party and row.number < tried.number]
    return bool(by_others) and number_at(thread, "procedure.goodwill") != 0.0


def _persuades(thread: Thread, tried: Row) -> float | None:
    """Return how likely a remedy persuades."""
    item, name = str(tried.objection).split("/", 1)
    if name.startswith("unforeseen/"):
        return UNFORESEEN_ARGUMENT.persuades.number
    within = "argue.persuades" if tried.kind is Happening.ARGUED else "trade.buys"
    return number_at(thread, f"items.{item}.objections.{name}.remedies.{tried.remedy}.{within}")


def _heard(thread: Thread, row: Row) -> Iterator[Episode]:
    """Tell how near a forum came to decide, or not to; or that nothing could be decided."""
    likelihood = number_at(thread, f"forums.{row.forum}.succeeds")
    decided = chance(thread, f"forum/{row.forum}/{row.clause}", 0, likelihood)
    if row.kind is Happening.FAILED and (decided is None or decided.draw < (likelihood or 0.0)):
        yield _told(thread, row, "hearing without a place", None)
    elif decided is not None:
        how = "decided" if row.kind is Happening.DECIDED else "failed"
        yield _told(thread, row, f"hearing {how}", decided)


def _rejected(thread: Thread, row: Row) -> Episode:
    """Tell what a treaty was worth to a ratifier, how likely that made his yes, and the draw."""
    threshold = number_at(thread, f"ratification.{row.ratifier}.threshold")
    language, worth = thread.voice.language, row.amount or 0.0
    decided = chance(thread, f"ratify/{row.ratifier}", _voted(thread, row), None)
    known = decided is not None and threshold is not None
    return Episode(
        situation="vote lost by so much" if known else "vote lost",
        facts={
            "ratifier": thread.voice.ratifier(str(row.ratifier)),
            "worth": language.figures(worth),
            "chance": "" if threshold is None else _percent(thread, _assents(worth, threshold)),
            "draw": _percent(thread, decided.draw) if decided else "",
        },
        rows=numbers([row]),
        at=row.number,
    )


def _voted(thread: Thread, row: Row) -> int:
    """Return how often a ratifier had voted before a row."""
    votes = thread.all(Happening.RATIFIED, Happening.REJECTED)
    return sum(vote.ratifier == row.ratifier and vote.number < row.number for vote in votes)


def _assents(worth: float, threshold: float) -> float:
    """Return how likely a ratifier says yes to a treaty of a worth to him."""
    from sim.model.ratification import chance_of_yes

    return float(chance_of_yes(worth, threshold))


def _told(thread: Thread, row: Row, how: str, decided: Chance | None) -> Episode:
    """Tell of a thing that chance decided, with its likelihood where that is known."""
    voice = thread.voice
    known = decided is not None and decided.likelihood is not None
    return Episode(
        situation=f"{how} by so much" if known else how,
        facts={
            "party": voice.party(row.party) if row.party else "",
            "name": voice.objection(*str(row.objection).split("/", 1)) if row.objection else "",
            "clause": voice.clause(row.clause) if row.clause else "",
            "forum": voice.forum(row.forum) if row.forum else "",
            "draw": _percent(thread, decided.draw) if decided else "",
            "chance": _percent(thread, decided.likelihood or 0.0) if decided and known else "",
        },
        rows=numbers([row, thread.why(row)]),
        at=row.number,
    )


def _percent(thread: Thread, share: float) -> str:
    language = thread.voice.language
    return language.say("percent", number=language.figures(100 * share))
