"""The examples on the pages of how talks go and end, played."""

import re

from sim.engine.lowering import lower
from sim.model.chronicle import kept_draws
from sim.model.codes import Disposition, Ending, Happening
from sim.model.draws import lognormal
from sim.model.ending import prospect, treaty_worth, utility
from sim.model.implementation import breach_chance
from sim.model.linkage import watched
from sim.model.objection import hardening
from sim.model.play import begin
from sim.model.pressure import clock
from sim.model.ratification import chance_of_yes
from sim.model.remedy import persuasion
from sim.scenario.document import loads
from tests.pages import DAY, Told, page, until
from tests.talks import Talks


@page("objection")
def _objection(text: str, _: list[str]) -> Told:
    these = Talks(text, replication=1)
    these.meet(range(10))
    drawn = dict(zip(these.draws(), kept_draws(these.log)["uniform"], strict=True))
    raised, countered, amended, withdrawn = (
        these.rows(kind)[0]
        for kind in (
            Happening.OBJECTED,
            Happening.COUNTERED,
            Happening.AMENDED,
            Happening.WITHDRAWN,
        )
    )
    helpless = Talks(re.sub("remedies: .*", "remedies: []", text), replication=1)
    helpless.meet(range(40))
    return {
        "the draw of `objection/quota/stocks`, below 0.7": drawn["objection/quota/stocks"],
        "day on which it is raised": raised["time"] // DAY,
        "the share that south's counter takes": countered["share"],
        "days on which north has argued": these.rows(Happening.ARGUED).size,
        "the draw of `remedy/quota/stocks`, not below 0.3": drawn["remedy/quota/stocks"],
        "the chance it would have had with a goodwill of 0.5": persuasion(0.3, 0.5),
        "first day on which north insists": these.rows(Happening.INSISTED)["time"][0] // DAY,
        "day of the amendment": amended["time"] // DAY,
        "the share it takes of north": amended["share"],
        "day on which it is withdrawn": withdrawn["time"] // DAY,
        "without remedies, day on which it lapses": helpless.rows(Happening.LAPSED)["time"][0]
        // DAY,
    }


@page("deadlock")
def _deadlock(text: str, _: list[str]) -> Told:
    seen = {}
    for meetings in (3, 6):
        these = Talks(text)
        these.meet(range(meetings))
        seen[meetings] = prospect(these.setting, these.state, 0)
    these = until(Talks(text), 100)
    first, second, third = (these.rows(Happening.DEADLOCKED)["time"] // DAY).tolist()
    (ended,) = these.rows(Happening.WALKED_OUT)["time"] // DAY
    assert ended == third
    impatient = until(Talks(text.replace("-0.6", "-0.5")), 100)
    return {
        "day of the first deadlock: tabled on day 0, then three meetings": first,
        "what north sees then": seen[3],
        "day on which the width is cut off": these.rows(Happening.SEVERED)["time"][0] // DAY,
        "day of the second deadlock": second,
        "what north sees then, the width being off the table": seen[6],
        "day on which the talks go on after the recess": these.rows(Happening.RESUMED)["time"][0]
        // DAY,
        "day of the third deadlock, on which they end": third,
        "with `alternative: -0.5`, the day on which north walks out": impatient.rows(
            Happening.WALKED_OUT
        )["time"][0]
        // DAY,
    }


@page("environment")
def _environment(text: str, _: list[str]) -> Told:
    these = Talks(text)
    told: Told = {}
    for day, key in (
        (10, "clock of north on day 10, the election"),
        (30, "clock of north on day 30"),
    ):
        told[key] = clock(these.setting, until(these, day).state, 0, day * DAY)
    told["clock of south on day 30, the march having begun on day 0 at 10:00"] = clock(
        these.setting, these.state, 1, 30 * DAY
    )
    until(these, 100)
    draws = kept_draws(these.log)
    drawn: dict[str, list[float]] = {}
    for name, uniform in zip(these.draws(), draws["uniform"], strict=True):
        drawn.setdefault(name, []).append(float(uniform))
    raids = these.rows(Happening.STRUCK)
    tide = these.rows(Happening.TIDE)
    return told | {
        "first draw of `event/raid/gap`": drawn["event/raid/gap"][0],
        "day of the first raid": raids[raids["subject"] == 1]["time"][0] / DAY,
        "first draw of `event/raid/length`, far in the tail: z = 2.4252": drawn[
            "event/raid/length"
        ][0],
        "its suspension, in days": these.rows(Happening.SUSPENDED)["share"][0],
        "next meeting, day 24 being over at 10:00": these.rows(Happening.RESUMED)["time"][0] // DAY,
        "first draw of `tide`: z = −0.0775": drawn["tide"][0],
        "pressure on north after the first turn, the election being over": these.rows(
            Happening.RELIEVED
        )["share"][0],
        "third draw of `tide`: z = −0.9855": drawn["tide"][2],
        "pressure on north after the second turn": tide[tide["party"] == 0]["share"][1],
    }


@page("linkage")
def _linkage(text: str, _: list[str]) -> Told:
    north, south = range(2)
    quota, flags, mole = range(3)
    these = until(Talks(text), 12)
    told: Told = {
        "H of north on the flags while the quota is contested": hardening(
            these.setting, these.state, north, flags
        ),
        "H of south, who holds an objection there": hardening(
            these.setting, these.state, south, flags
        ),
        "share that north has announced there by day 11": these.table("stance")["share"][
            north, flags
        ],
    }
    until(these, 16)
    told |= {
        "day on which the objection to the quota lapses": these.rows(Happening.LAPSED)["time"][0]
        // DAY,
        "H of north on the flags afterwards": hardening(these.setting, these.state, north, flags),
        "H of south on the flags afterwards": hardening(these.setting, these.state, south, flags),
        "share that north has announced by day 15, a step a meeting": these.table("stance")[
            "share"
        ][north, flags],
    }
    until(these, 100)
    agreed, tabled = (these.rows(kind) for kind in (Happening.AGREED, Happening.TABLED))
    mole_agreed = these.table("unit")["status"][mole]
    told |= {
        "day on which the quota is agreed": agreed[agreed["unit"] == quota]["time"][0] // DAY,
        "day on which the mole is tabled": tabled[tabled["of_item"] == mole]["time"][0] // DAY,
        "with the mole agreed, too": watched(these.setting, these.state, quota),
    }
    assert mole_agreed == Disposition.AGREED
    these.table("unit")["status"][mole] = Disposition.OPEN
    told["breaches on the quota that are prevented, the flags alone being agreed"] = watched(
        these.setting, these.state, quota
    )
    return told


@page("ending")
def _ending(text: str, _: list[str]) -> Told:
    told: Told = {}
    for replication, key in ((0, ""), (1, "replication 1: ")):
        these = until(Talks(text, replication=replication), 200)
        agreed = these.rows(Happening.AGREED)
        votes = these.rows(Happening.RATIFIED, Happening.REJECTED)
        draws = kept_draws(these.log)["uniform"]
        if not key:
            (signed,) = these.rows(Happening.SIGNED)
            told |= {
                "day on which all that is required is closed": agreed["time"][0] // DAY,
                "the line, in miles": 20 * agreed["position"][0],
                "the treaty to the senate": votes["share"][0],
                "the chance of its yes": chance_of_yes(votes["share"][0], 0.02),
                "the draw of `ratify/senate`, below that": draws[0],
                "day of the signature": signed["time"] // DAY,
                "clock of north then": clock(these.setting, these.state, 0, signed["time"]),
                "the treaty to north": treaty_worth(these.setting, these.state, 0),
                "utility of north": utility(these.setting, these.state, 0),
                "utility of south, worse than no treaty": utility(these.setting, these.state, 1),
            }
            continue
        told |= {
            f"{key}its first draw, a no": draws[0],
            f"{key}day on which the line closes again": agreed["time"][1] // DAY,
            f"{key}the line then, in miles": 20 * agreed["position"][1],
            f"{key}the chance of a yes": chance_of_yes(votes["share"][1], 0.02),
            f"{key}its second draw, a no": draws[1],
            f"{key}what comes of the talks": Ending(these.table("run")["ending"][0])
            .name.lower()
            .replace("_", " "),
        }
    return told


@page("aftermath")
def _aftermath(text: str, _: list[str]) -> Told:
    these = until(Talks(text), 300)
    (signed,) = these.rows(Happening.SIGNED)["time"] // DAY
    (decided,) = these.rows(Happening.DECIDED)
    (breached,) = these.rows(Happening.BREACHED)
    delivered = these.rows(Happening.DELIVERED)
    vague = these.table("unit")["vague"][0]
    draws = kept_draws(these.log)
    drawn = {
        f"{name} {index}": uniform
        for name, index, uniform in zip(
            these.draws(), draws["index"], draws["uniform"], strict=True
        )
    }
    return {
        "day of the signature": signed,
        "the prisoners are left vague, as a share of the scale, by": vague,
        "chance of a breach": breach_chance(
            these.written("duty")["breach"][0], watched(these.setting, these.state, 0), vague
        ),
        "day of the first batch": delivered["time"][0] // DAY,
        "the draw of `duty/exchange` 0": drawn["duty/exchange 0"],
        "the draw of `duty/exchange` 1": drawn["duty/exchange 1"],
        "the draw of `duty/exchange` 2, below the chance": drawn["duty/exchange 2"],
        "day of the breach": breached["time"] // DAY,
        "batches delivered": delivered.size,
        "the draw of `forum/conference/border` 1": drawn["forum/conference/border 1"],
        "day of the conference, a Monday": decided["time"] // DAY,
        "the draw of `forum/conference/border` 0, below 0.6": drawn["forum/conference/border 0"],
        "it decides for": decided["position"],
    }


@page("chance")
def _chance(text: str, lines: list[str]) -> Told:
    these = Talks(text)
    draws = dict(zip(these.draws(), kept_draws(these.log)["uniform"], strict=True))
    plain = lower(loads(text), at_defaults=True)
    begin(plain.setting, plain.state, these.log, 1, 0)
    norm = Talks("lexicon: icd-203\n" + text)
    drawn = {
        what: draws[stream[1]]
        for what in lines
        if (stream := re.match(r"the draw of `(.+?)`", what)) is not None
    }
    return drawn | {
        "patience of north, in days": these.written("party")["patience"][0] / DAY,
        "patience of south, in days": these.written("party")["patience"][1] / DAY,
        "with defaults, patience of north": plain.setting_tables["party"]["patience"][0] / DAY,
        "*likely* then means": these.written("initiative")["accepts"][1, 0],
        "with defaults, *likely* means": plain.setting_tables["initiative"]["accepts"][1, 0],
        "in `icd-203` *likely* would mean": norm.written("initiative")["accepts"][1, 0],
        "a delay {median: 2 days, p90: 5 days} at u = 0.9, in days": lognormal(2.0, 5.0, 0.9),
    }
