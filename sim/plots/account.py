"""The account: what a figure says, in words and in a table, for those who cannot see it."""

from datetime import date, timedelta

from sim.model.codes import MINUTES_A_DAY
from sim.results.course import Course, Stage, courses, incidents, suspensions
from sim.results.language import ENGLISH
from sim.results.outcome import SETTLED, Outcome, Settlement
from sim.results.outcome import terms as words
from sim.results.premises import Premises
from sim.results.record import ends, times
from sim.results.voice import Voice
from sim.scenario.argument import finding
from sim.scenario.scenario import Scenario, Unit

STAGES = {
    Stage.TABLED: "on the agenda",
    Stage.CONTESTED: "contested",
    Stage.BARGAINED: "bargained",
    Stage.SET_ASIDE: "set aside",
    Stage.WAITING: "waiting for instructions",
}
"""What people call the stages of a clause."""

ENDINGS = {
    "signed": "signed",
    "walked-out": "a walk-out",
    "broken-off": "broken off",
    "not-ratified": "rejected",
    "horizon": "horizon",
}
"""What stands at the end of the talks."""

NEVER = "never"
COLUMNS = ("Clause", "Tabled", "Course", "Moves", "End", "Terms", "In fact")


def describe(outcome: Outcome) -> str:
    """Say in plain text what the timeline of a run shows: a line a clause, then what else is drawn.

    It serves as the text alternative of the picture.
    """
    finding("outcome", outcome, Outcome)
    head = f"{outcome.scenario.title}: {ending(outcome)}."
    lines = [_sentence(row) for row in table(outcome)]
    lines += [_suspended(outcome), _struck(outcome), recorded(outcome)]
    return "\n".join([head, *(line for line in lines if line)])


def table(outcome: Outcome) -> tuple[dict[str, str], ...]:
    """Return what the timeline shows as a table: a row a clause, by the names of `COLUMNS`."""
    return tuple(
        dict(zip(COLUMNS, _row(outcome, unit, course), strict=True))
        for unit, course in zip(outcome.scenario.units, courses(outcome), strict=True)
    )


def ending(outcome: Outcome) -> str:
    """Say when and how the talks ended."""
    day = told(outcome, outcome.minute)
    match outcome.ending:
        case "signed":
            return f"signed on {day}"
        case "walked-out":
            return f"ended by a walk-out on {day}"
        case "broken-off":
            return f"broken off on {day}"
        case "not-ratified":
            return f"rejected in ratification on {day}"
    return f"unsigned at the horizon, {day}"


def terms(outcome: Outcome, course: Course) -> str:
    """Say on what terms a unit ended, or how else, in as few words as can be."""
    settlement = outcome.settlement(course.clause)
    match settlement.disposition:
        case "agreed":
            return settlement.terms
        case "packaged":
            return f"{settlement.terms}, in a package"
        case "ambiguous":
            return f"left vague, near {settlement.terms}"
        case "withheld":
            return "left off"
        case "referred" if course.forum is not None:
            voice = Voice(scenario=outcome.scenario, language=ENGLISH)
            return f"to {voice.forum(course.forum)}{_heard(settlement)}"
    return settlement.disposition


def _heard(settlement: Settlement) -> str:
    """Say what a forum made of what was referred to it."""
    match settlement.hearing:
        case "agreed":
            return f": {settlement.terms}"
        case "failed":
            return ": undecided"
        case "pending":
            return ": pending"
    return ""


def full_name(made: Premises, unit: Unit) -> str:
    """Return the name of a unit with that of its item."""
    item = item_name(made.scenario, unit.item)
    return item if unit.id == unit.item else f"{item}: {unit.clause.name}"


def item_name(scenario: Scenario, item: str) -> str:
    """Return the name of an item as it stands alone, with a capital."""
    name = scenario.items[item].name
    return name[:1].upper() + name[1:]


def called(made: Premises, party: str) -> str:
    """Return the short name by which figures call a party, as the story does."""
    return Voice(scenario=made.scenario, language=ENGLISH).bare_party(party)


def called_within(made: Premises, party: str) -> str:
    """Return the same name as it stands within a line: the firm, not The firm."""
    return Voice(scenario=made.scenario, language=ENGLISH).bare_party_within(party)


def told(made: Premises, minute: float) -> str:
    """Return the date so many minutes after the start as people say it."""
    return ENGLISH.day(day_of(made, minute))


def day_of(made: Premises, minute: float) -> date:
    """Return the date so many minutes after the start."""
    return made.scenario.start + timedelta(days=int(minute // MINUTES_A_DAY))


def _row(outcome: Outcome, unit: Unit, course: Course) -> tuple[str, ...]:
    """Return the columns of a unit's row."""
    settlement = outcome.settlement(unit.id)
    closed = settlement.minute
    return (
        full_name(outcome, unit),
        NEVER if course.tabled is None else told(outcome, course.tabled),
        _stages(course),
        _moves(outcome, unit, course),
        "open" if closed is None else _closed(outcome, course, closed),
        terms(outcome, course),
        in_fact(outcome, unit.id),
    )


def _closed(outcome: Outcome, course: Course, closed: int) -> str:
    """Say when and how a unit closed, how often that was undone, and what came of it later."""
    how = outcome.settlement(course.clause).disposition
    said = [f"{how}, {told(outcome, closed)}"]
    if course.undone:
        said.append(
            f"opened or changed again {len(course.undone)} times before".replace("1 times", "once")
        )
    for kind in dict.fromkeys(turn.kind for turn in course.sequel):
        days = [turn.minute for turn in course.sequel if turn.kind == kind]
        said.append(f"{kind} {told(outcome, days[-1])}" + (f" ({len(days)})" if days[1:] else ""))
    return ", ".join(said)


def _asked(course: Course) -> str:
    """Say how often principals were asked about a unit."""
    if not course.requests:
        return ""
    answered = sum(one.answered is not None for one in course.requests)
    return f"{len(course.requests)} asked, {answered} answered"


def _stages(course: Course) -> str:
    """Say how many days a unit spent at each stage, in the order in which it came to them."""
    spent: dict[Stage, int] = {}
    for stage, start, end in course.spells:
        spent[stage] = spent.get(stage, 0) + end - start
    parts = [f"{_days(minutes)} {STAGES[stage]}" for stage, minutes in spent.items()]
    return ", ".join([*parts, *([_asked(course)] if course.requests else [])])


def _moves(outcome: Outcome, unit: Unit, course: Course) -> str:
    """Say from where to where each party that put a text has gone, and in how many moves."""
    said = []
    for party in outcome.scenario.parties:
        put = [offer for offer in course.offers if offer.party == party]
        if not put:
            continue
        first, last = (words(unit, offer.position) for offer in (put[0], put[-1]))
        moves = sum(offer.moves for offer in put)
        who = called_within(outcome, party)
        said.append(f"{who} from {first} to {last} ({moves:,})" if moves else f"{who} at {first}")
    return ", ".join(said)


def in_fact(made: Premises, clause: str) -> str:
    """Say how a clause really ended, when, and on what terms; nothing if the record is silent."""
    fact = ends(made.scenario).get(clause)
    if fact is None:
        return ""
    when = "" if fact.minute is None else f", {told(made, fact.minute)}"
    return f"{fact.disposition}{when}" + (f": {fact.terms}" if fact.terms else "")


def _sentence(row: dict[str, str]) -> str:
    """Say a row of the table as a line of text."""
    tabled = "never tabled" if row["Tabled"] == NEVER else f"tabled {row['Tabled']}"
    parts = [tabled, row["Course"], row["End"]]
    if row["Moves"]:
        parts.insert(2, f"moves: {row['Moves']}")
    said = "; ".join(part for part in parts if part)
    settled = row["End"].startswith(SETTLED)
    on = f" on these terms: {row['Terms']}" if settled else ""
    fact = f" In fact: {row['In fact']}." if row["In fact"] else ""
    return f"{row['Clause']}: {said}{on}.{fact}"


def _suspended(outcome: Outcome) -> str:
    told_of = [
        f"{told(outcome, start)} to {told(outcome, end)} ({', '.join(why)})"
        for start, end, why in suspensions(outcome)
    ]
    return f"Talks suspended: {'; '.join(told_of)}." if told_of else ""


def _struck(outcome: Outcome) -> str:
    told_of = [
        f"{told(outcome, minute)}, {name}"
        for minute, name, suspends in incidents(outcome)
        if not suspends
    ]
    return f"Events: {'; '.join(told_of)}." if told_of else ""


def recorded(made: Premises) -> str:
    """Say what else really happened, in a line; nothing if the record is silent."""
    told_of = [
        f"{told(made, start)}{'' if end is None else f' to {told(made, end)}'}, {text}"
        for start, end, text in times(made.scenario)
    ]
    return f"What really happened: {'; '.join(told_of)}." if told_of else ""


def _days(minutes: int) -> str:
    days = max(1, round(minutes / MINUTES_A_DAY))
    return "1 day" if days == 1 else f"{days:,} days"
