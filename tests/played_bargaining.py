"""The examples on the pages of what a party puts and takes, played."""

from collections.abc import Callable
from typing import Any

from sim.model.authority import insists, principal_clock
from sim.model.codes import NONE, Happening, Slot
from sim.model.concession import candidate_share, desired_share, timed_share
from sim.model.package import bundle, gather, thresholds
from sim.model.reply import allowed_together, hear_replies
from sim.model.request import ask_share
from sim.model.threshold import yielding
from sim.model.value import (
    begins,
    position_at,
    share_needed,
    worth,
)
from tests.pages import DAY, Told, page
from tests.talks import Talks, due


@page("value")
def _value(text: str, _: list[str]) -> Told:
    these = Talks(text)
    setting, state, _log = these.score
    stances = these.written("stance")
    price, payment, contents = range(3)
    stays_goes = 1  # of the combinations: kitchen stays, boat goes
    bundle = int(position_at(setting, state, 0, contents, 0.5))
    return {
        "weight of the price to the seller": stances["weight"][0, price],
        "460,000 to the seller": worth(setting, 0, price, 0.6),
        "440,000 to the seller, its d": stances["least"][0, price],
        "460,000 to the buyer, its d": stances["least"][1, price],
        "the seller's price half way, in euros": 400_000
        + 100_000 * position_at(setting, state, 0, price, 0.5),
        "the share that 461,000 takes of the seller": share_needed(setting, state, 0, price, 0.61),
        "the seller puts *in a year* from the share": begins(setting, 0, payment, 1),
        "the seller puts *in three years* from the share": begins(setting, 0, payment, 2),
        "the seller's payment half way": ("at once", "in a year", "in three years")[
            int(position_at(setting, state, 0, payment, 0.5))
        ],
        "the contents to the seller: kitchen stays, boat goes": worth(
            setting, 0, contents, stays_goes
        ),
        "its d on the contents": stances["least"][0, contents],
        "the seller's contents half way: kitchen": ("stays", "goes")[bundle // 2],
        "the seller's contents half way: boat": ("stays", "goes")[bundle % 2],
    }


@page("concession")
def _concession(text: str, lines: list[str]) -> Told:
    conceder = _on_the_line(text, "conceder")
    told: Told = {
        "as it is": candidate_share(*conceder.score, (0, 0), 0.0),
        "hardened by 0.7": candidate_share(*conceder.score, (0, 0), 0.7),
    }
    for what in set(lines) - set(told):
        told[what] = desired_share(*_on_the_line(text, what).score, 0, 0)
    return told


def _on_the_line(text: str, concession: str) -> Talks:
    """Return the talks of the page on the 20th day, north at 4 miles; it has heard three texts."""
    these = Talks(text.replace("concession: linear", f"concession: {concession}"))
    stance, unit = these.table("stance"), these.table("unit")
    these.at(20)
    these.table("party")["desired"][0] = timed_share(these.setting, these.state, 0, 20 * DAY)
    stance["share"][0, 0], stance["last_text"][:, 0] = 0.25, (0.2, 0.75)
    stance["texts"][:, 0], stance["heard"][0, 0] = (1, 3), 3
    heard = these.table("heard")[0, 0]
    heard[:] = [1 - x / 20 for x in (15, 15.5, 16, 16)][: len(heard)]
    unit["text"][0], unit["proposer"][0] = 0.75, 1
    return these


@page("authority")
def _authority(text: str, _: list[str]) -> Told:
    north, line, zone, heir = 0, 0, 1, 2
    these = Talks(text)
    these.at(17)
    ask_share(*these.score, (north, line), (0.5, 0, NONE))
    answered = due(these, Slot.REPLIES) / DAY
    these.at(answered)
    hear_replies(*these.score)
    replies = these.rows(Happening.REPLIED)["share"]
    mandate = these.rows(Happening.INSTRUCTED)[0]
    unanimous = Talks(text)
    unanimous.at(answered)
    unanimous.written("procedure")["unanimous"] = 1
    return {
        "day of the answer": answered,
        "the king's clock by then": principal_clock(these.setting, these.state, 0, 20 * DAY),
        "what the king allows": replies[0],
        "what the minister allows": replies[1],
        "what they allow together: the mandate": mandate["share"],
        "by unanimity": allowed_together(unanimous.setting, unanimous.state, north, line),
        "how far the mandate reaches, in miles": mandate["position"] * 20,
        "the answer": "refused" if these.rows(Happening.REFUSED).size else "granted",
        "day from which it may ask again": these.table("stance")["ask_after"][north, line] / DAY,
        "day from which the heir lets the zone be dropped": first_day(
            these, lambda: not insists(these.setting, these.state, heir, zone)
        ),
    }


def first_day(these: Talks, holds: Callable[[], bool]) -> int:
    """Return the first day from the start on which something holds."""
    for day in range(1000):
        these.at(day)
        if holds():
            return day
    raise AssertionError("never")


@page("package")
def _package(text: str, _: list[str]) -> Told:
    told: Told = {"how far north yields on day 50": yielding(50 / 40, 1.0)}
    for day in (20, 40, 60, 50):
        these = Talks(text)
        these.table("item")["tabler"][0] = 0
        these.table("party")["desired"] = min(1.0, day / 40)
        these.at(day)
        assert gather(these.setting, these.state, 0, False)
        north, south = thresholds(*these.score, 0)
        told[f"threshold of north on day {day}"] = north
        told[f"threshold of south on day {day}"] = south
        told[f"the package on day {day}"] = "found" if bundle(*these.score, 0, 0) else "none"
    line, width = these.table("unit")["position"]
    stances = these.written("stance")
    told["line of the package on day 50, in miles"] = 20 * line
    told["width of the package on day 50, in miles"] = 20 * width
    told["floor of north"] = sum(
        stances["weight"][0, c] * stances["least"][0, c] for c in range(2)
    ) + float(these.written("party")["alternative"][0])
    for s, party in enumerate(("north", "south")):
        told[f"it is worth to {party}"] = sum(
            stances["weight"][s, c] * worth(these.setting, s, c, x)
            for c, x in enumerate((line, width))
        )
    return told


@page("agenda")
def _agenda(text: str, _: list[str]) -> Told:
    parties, (tolls, harbour, flags, mole) = ("north", "south"), range(4)
    these = Talks(text)
    these.meet(range(40))

    def first(kind: Happening, item: int) -> Any:
        rows = these.rows(kind)
        return rows[rows["of_item"] == item][0]

    tabled = {item: first(Happening.TABLED, item) for item in (tolls, harbour, mole)}
    (called,) = {first(Happening.CALLED, item)["time"] // DAY for item in (tolls, flags, mole)}
    return {
        "first in the queue, an objection to it being foreseen": ("tolls", "harbour")[
            these.table("queue")[0]
        ],
        "day on which the harbour is tabled": tabled[harbour]["time"] // DAY,
        "by the first in the speaking order": parties[tabled[harbour]["party"]],
        "day on which the harbour is agreed": first(Happening.AGREED, harbour)["time"] // DAY,
        "day on which the others are called": called,
        "day on which the mole is tabled": tabled[mole]["time"] // DAY,
        "by": parties[tabled[mole]["party"]],
        "day on which north takes the mole at once": first(Happening.AGREED, mole)["time"] // DAY,
        "day on which the tolls are tabled": tabled[tolls]["time"] // DAY,
        "by, north having waited in vain": parties[tabled[tolls]["party"]],
        "day on which the tolls are agreed": first(Happening.AGREED, tolls)["time"] // DAY,
        "day on which the flags are withheld": first(Happening.WITHHELD, flags)["time"] // DAY,
    }


@page("offer")
def _offer(text: str, _: list[str]) -> Told:
    told: Told = {}
    for variant in ("", "anchoring: 0.25", "signalling: 0.5", "ambiguity: 3"):
        these = Talks(_with(text, variant))
        these.meet(range(60))
        texts = {
            (int(row["time"]) // DAY, int(row["party"])): 20 * row["position"]
            for row in these.rows(Happening.OFFERED)
        }
        told |= {
            f"with `{variant}`, the text of south on day {day}": x
            for (day, party), x in texts.items()
            if party == 1
        }
        (closed,) = these.rows(Happening.AGREED, Happening.BLURRED)
        told[f"with `{variant}`, day of the agreement"] = closed["time"] // DAY
        told[f"with `{variant}`, on"] = 20 * closed["position"]
        told[f"with `{variant}`, vague by"] = 20 * closed["share"]
        told[f"with `{variant}`, the opening of south"] = (
            20 * these.table("stance")["opening"][1, 0]
        )
        if variant == "":
            told["the text of north on day 33, in miles"] = texts[33, 0]
            told["of south"] = texts[33, 1]
            told["the text of north on day 34"] = texts[34, 0]
            told["what south would put next"] = 20 - 12 * candidate_share(*these.score, (1, 0), 0.0)
    plain = {
        "without, the text of south on day 2": "with ``, the text of south on day 2",
        "day of the agreement": "with ``, day of the agreement",
        "on, in miles": "with ``, on",
    }
    return told | {printed: told[key] for printed, key in plain.items()}


def _with(text: str, variant: str) -> str:
    """Return the scenario of the page on offers with one rule more."""
    if variant.startswith("ambiguity"):
        return text.replace("    initiative", f"    {variant}\n    initiative")
    return text.replace("steps: 20", f"steps: 20, {variant}" if variant else "steps: 20")
