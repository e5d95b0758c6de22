"""The sentences of an advice: what is advised, how surely, against what, and what would turn it.

Each is a statement on the advice's record, and made from that alone.
"""

from collections.abc import Iterator, Mapping

from sim.results.criterion import Criterion
from sim.results.estimate import Estimate
from sim.results.paired import is_same
from sim.results.sequel import of_sequel
from sim.results.statement import Gap, Record, Statement, words

Path = tuple[str | int, ...]

MEASURES: Mapping[str, str] = {
    Criterion.WORTH: "the utility to {whom}, delay counted, in hundredths; a talk "
    "without a signature counts as nothing",
    Criterion.SIGNED: "how many of a hundred talks are signed",
    Criterion.WORST_DECILE: "the utility to {whom} in the worst tenth of the talks, "
    "in hundredths; a talk without a signature counts as nothing",
}
ASKER = "the party that asks"
"""Whose utility counts, unless it is asked for another's."""

CHANGES: Mapping[str, tuple[str, str]] = {
    "overrides": ("The file was changed: {changed}.", "settings"),
    "options": ("Answered beforehand: {changed}.", "settings"),
    "as_believed_by": ("The world is played as {changed} sees it.", "words"),
}
"""What is said of what was changed before anything was asked, by where it stands in the record."""

UNITS: Mapping[str, str] = {
    Criterion.WORTH: "hundredths",
    Criterion.SIGNED: "signatures in a hundred talks",
    Criterion.WORST_DECILE: "hundredths in the worst tenth",
}


def opening(record: Record) -> Iterator[Statement]:
    """Yield what the advice rests on, and how to read its numbers."""
    if record["written"] is not None and not record["hindsight"]:
        yield _said("This is how things looked as of {written}.", written=Gap(("written",), "day"))
    if record["hindsight"]:
        yield _said("The file is written with hindsight, for teaching: it knows what came later.")
    for name, (pattern, form) in CHANGES.items():
        if record[name]:
            yield _said(pattern, changed=Gap((name,), form))
    what = "assumption" if record["assumptions"] == 1 else "assumptions"
    drawn, gaps = "", {}
    if record["assumptions"]:
        drawn = f" and of the {{assumptions}} {what} of the file"
        gaps = {"assumptions": Gap(("assumptions",), "count")}
    yield _said(
        "Every answer was played in {runs} replications of seed {seed}, each on the same draws of "
        f"chance{drawn}, so that two answers are compared replication by replication.",
        runs=Gap(("replications",), "count"),
        seed=Gap(("seed",), "count"),
        **gaps,
    )
    yield _said("The questions are those of {askers}.", askers=Gap(("asked_by",), "listed"))
    yield _ranked_by(record)
    yield _said(
        "Behind a number stands its interval of {level}: it says how well so many replications "
        "tell what endlessly many would, and not how well the file tells the world.",
        level=Gap(("level",), "percent"),
    )


def _ranked_by(record: Record) -> Statement:
    measure, gaps = MEASURES[record["criterion"]], {}
    if record["for"] is None:
        measure = measure.replace("{whom}", ASKER)
    elif "{whom}" in measure:
        gaps["whom"] = Gap(("for",), "text")
    if record["by"] is not None:
        measure, gaps["by"] = f"{measure} by {{by}}", Gap(("by",), "day")
    return _said(f"Answers are ranked by {measure}.", **gaps)


def named(option: str, world: str | None) -> str:
    """Return what an option is called in a table or a figure, in the world that somebody sees."""
    return words(option) if world is None else f"{words(option)}, as believed"


def of_counsel(record: Record, n: int) -> Iterator[Statement]:
    """Yield what is advised on the n-th question, how surely, and what else is to be said of it."""
    counsel = record["counsels"][n]
    yield advised(record, n)
    yield _how_sure(counsel, n)
    yield from _within(record, counsel, n)
    yield _regretted(record, counsel, n)
    yield from _believed(counsel, n)
    yield from _answers(record, counsel, n)
    yield from of_sequel(record, n)


def advised(record: Record, n: int) -> Statement:
    """Return what is advised on the n-th question."""
    counsel, unit = record["counsels"][n], UNITS[record["criterion"]]
    is_signed = record["criterion"] == Criterion.SIGNED
    whose = "" if is_signed else " for {party}"
    gaps = _gaps(counsel, n, is_signed=is_signed)
    behind = counsel["truth"]["options"][counsel["second"]]["behind"]
    if is_same(Estimate(**behind)):
        return _level(record, counsel, gaps, whose)
    if behind["low"] <= 0 <= behind["high"]:
        return _said(
            "No difference is found: {best} comes first with {value} ({low} to {high}) "
            f"{unit}{whose}, but {{second}} is behind by {{apart}} only ({{near}} to "
            "{far}), which may be nothing.",
            **gaps,
            near=Gap(_behind(counsel, n, "high"), "negated"),
            far=Gap(_behind(counsel, n, "low"), "negated"),
        )
    return _said(
        f"Advice: {{best}}. It comes to {{value}} ({{low}} to {{high}}) {unit}{whose}; "
        "{second} is behind by {apart} ({near} to {far}).",
        **gaps,
        near=Gap(_behind(counsel, n, "high"), "size"),
        far=Gap(_behind(counsel, n, "low"), "size"),
    )


def _level(record: Record, counsel: Record, gaps: Mapping[str, Gap], whose: str) -> Statement:
    """Say that the best two come to the same: in every replication, or by the criterion alone."""
    options = counsel["truth"]["options"]
    regrets = [options[counsel[place]]["regret"] for place in ("advised", "second")]
    names = ("best", "second", *(["party"] if whose else []))
    is_signed = record["criterion"] == Criterion.SIGNED  # a share is the same in every pair or none
    if is_signed or all(regret["low"] == regret["high"] == 0 for regret in regrets):
        where = "in every replication, whatever else they change"
    else:
        where, names = f"by {{value}} {UNITS[record['criterion']]}", (*names, "value")
    pattern = f"No difference is found: {{best}} and {{second}} come to the same{whose} {where}."
    return _said(pattern, **{name: gaps[name] for name in names})


def _gaps(counsel: Record, n: int, *, is_signed: bool) -> dict[str, Gap]:
    value = (*_option(n, counsel["advised"]), "value")
    whose = {} if is_signed else {"party": Gap(("counsels", n, "party_named"), "text")}
    return {
        "best": Gap(("counsels", n, "advised"), "quoted"),
        "second": Gap(("counsels", n, "second"), "quoted"),
        **whose,
        "value": Gap((*value, "value"), "hundredths"),
        "low": Gap((*value, "low"), "hundredths"),
        "high": Gap((*value, "high"), "hundredths"),
        "apart": Gap(_behind(counsel, n, "value"), "size"),
    }


def _option(n: int, option: str) -> Path:
    return ("counsels", n, "truth", "options", option)


def _behind(counsel: Record, n: int, end: str) -> Path:
    return (*_option(n, counsel["second"]), "behind", end)


def _how_sure(counsel: Record, n: int) -> Statement:
    return _said(
        "Were so many replications drawn anew from these, {best} would come first in {chance} of "
        "the {resamples} draws.",
        best=Gap(("counsels", n, "advised"), "quoted"),
        chance=Gap((*_option(n, counsel["advised"]), "best"), "percent"),
        resamples=Gap(("resamples",), "count"),
    )


def _within(record: Record, counsel: Record, n: int) -> Iterator[Statement]:
    """Say how much of the lead lies in what the question is itself about."""
    if counsel["within"] is None or record["criterion"] != Criterion.WORTH or counsel["combined"]:
        return
    if not counsel["is_clear"]:
        return
    path: Path = ("counsels", n, "within")
    loses = counsel["within"]["value"] < 0
    form = "negated" if loses else "hundredths"
    yield _said(
        f"Before the cost of delay, {{best}} {'loses' if loses else 'gains'} {{within}} ({{low}} "
        "to {high}) hundredths in the clauses that the answer itself changes ({clauses}): so much "
        "of it is as good as the weight that the file gives these.",
        best=Gap(("counsels", n, "advised"), "quoted"),
        within=Gap((*path, "value"), form),
        low=Gap((*path, "high" if loses else "low"), form),
        high=Gap((*path, "low" if loses else "high"), form),
        clauses=Gap(("counsels", n, "touched_named"), "listed"),
    )


def _regretted(record: Record, counsel: Record, n: int) -> Statement:
    gaps: dict[str, Gap] = {}
    for name, option in (("a", counsel["advised"]), ("b", counsel["second"])):
        path = (*_option(n, option), "regret")
        for end in ("value", "low", "high"):
            gaps[f"{name}_{end}"] = Gap((*path, end), "hundredths")
    unit = "signatures in a hundred talks" if record["criterion"] == "signed" else "hundredths"
    return _said(
        "Regret: whoever knew beforehand how each talk goes, and chose anew in each, would gain "
        f"{{a_value}} ({{a_low}} to {{a_high}}) {unit} on {{best}}, and {{b_value}} ({{b_low}} to "
        "{b_high}) on {second}.",
        best=Gap(("counsels", n, "advised"), "quoted"),
        second=Gap(("counsels", n, "second"), "quoted"),
        **gaps,
    )


def _believed(counsel: Record, n: int) -> Iterator[Statement]:
    party = Gap(("counsels", n, "party_named"), "text")
    beliefs = counsel["beliefs"]
    if beliefs is None:
        yield _said(
            "The file says of no belief of {party} that differs from it, so there is one world to "
            "rank in.",
            party=party,
        )
        return
    first, second = list(beliefs["options"])[:2]
    option: Path = ("counsels", n, "beliefs", "options", second)
    named = {
        "party": party,
        "first": Gap(("counsels", n, "beliefs", "best"), "quoted"),
        "second": Gap(("counsels", n, "beliefs", "second"), "quoted"),
        "apart": Gap((*option, "behind", "value"), "size"),
        "near": Gap((*option, "behind", "high"), "negated"),
        "far": Gap((*option, "behind", "low"), "negated"),
    }
    same = "first too" if first == counsel["advised"] else "first, and not here"
    clear = "" if beliefs["is_clear"] else ", which may be nothing"
    yield _said(
        "By the beliefs of {party}, {first} comes "
        f"{same}: {{second}} is behind by {{apart}} ({{near}} to {{far}}){clear}.",
        **named,
    )


def _answers(record: Record, counsel: Record, n: int) -> Iterator[Statement]:
    """Say what the author leans to and what was answered, beside the advice."""
    if counsel["leaning"] is not None:
        said = Gap(("counsels", n, "leaning"), "quoted")
        yield _beside(record, n, "The author of the position leans to {option}", {"option": said})
    given = counsel["answered"]
    if given is not None:
        path: Path = ("counsels", n, "answered")
        gaps = {"option": Gap((*path, "option"), "quoted"), "who": Gap((*path, "by"), "text")}
        pattern = "The answer of {who} was {option}"
        if given["date"] is not None:
            gaps["date"] = Gap((*path, "date"), "day")
            pattern = "The answer of {who}, on {date}, was {option}"
        yield _beside(record, n, pattern, gaps)


def briefly(record: Record, n: int) -> Iterator[Statement]:
    """Yield what the author leans to and what was answered, without its worth."""
    counsel = record["counsels"][n]
    if counsel["leaning"] is not None:
        yield _said("Author leans to: {option}.", option=Gap(("counsels", n, "leaning"), "quoted"))
    if counsel["answered"] is not None:
        path: Path = ("counsels", n, "answered")
        yield _said(
            "Answer of {who}: {option}.",
            who=Gap((*path, "by"), "text"),
            option=Gap((*path, "option"), "quoted"),
        )


def _beside(record: Record, n: int, pattern: str, gaps: dict[str, Gap]) -> Statement:
    """Say how an answer stands to the advice."""
    counsel = record["counsels"][n]
    place = "leaning" if "leans" in pattern else "answered"
    option = counsel[place] if place == "leaning" else counsel[place]["option"]
    path = _option(n, option)
    regret = {
        f"regret{end}": Gap((*path, "regret", name), "hundredths")
        for end, name in (("", "value"), ("_low", "low"), ("_high", "high"))
    }
    told = "with a regret of {regret} ({regret_low} to {regret_high})"
    if option == counsel["advised"]:
        second = counsel["truth"]["options"][counsel["second"]]["is_level"]
        here = (
            "which comes first here, though no difference is found" if second else "as advised here"
        )
        return _said(f"{pattern}, {here}, {told}.", **gaps, **regret)
    level = counsel["truth"]["options"][option]["is_level"]
    behind = {
        "behind": Gap((*path, "behind", "value"), "size"),
        "near": Gap((*path, "behind", "high"), "negated"),
        "far": Gap((*path, "behind", "low"), "negated"),
    }
    none = ", which may be nothing" if level else ""
    return _said(
        f"{pattern}, which is not what is advised here: it is behind by {{behind}} ({{near}} to "
        f"{{far}}){none}, {told}.",
        **gaps,
        **behind,
        **regret,
    )


PROOF = (
    " That is agreement with those who knew the matter, and no proof: they may have erred, the "
    "talks were held once, and nobody saw what another answer would bring."
)


def _agreement(record: Record, given: str, which: str, more: str = "") -> Statement:
    """Say on how many of the questions of a kind the advice is the answer given there."""
    asked = Gap(("agreement", given), "count")
    level = record["agreement"][f"{given}_undecided"]
    if record["agreement"][given] == 1 and level:
        return _said(f"On the {{asked}} question {which}, no difference is found.", asked=asked)
    if record["agreement"][given] == 1:
        none = "" if record["agreement"][f"as_{given}"] else "not "
        return _said(
            f"On the {{asked}} question {which}, the advice is {none}that answer.{more}",
            asked=asked,
        )
    rest = "; on {level} no difference is found" if level else ""
    also = {"level": Gap(("agreement", f"{given}_undecided"), "count")} if level else {}
    return _said(
        f"On {{same}} of the {{asked}} questions {which}, the advice is that answer{rest}.{more}",
        same=Gap(("agreement", f"as_{given}"), "count"),
        asked=asked,
        **also,
    )


def closing(record: Record) -> Iterator[Statement]:
    """Yield how often the advice is what others answered, and what that is worth."""
    if record["agreement"]["answered"]:
        yield _agreement(record, "answered", "whose answer is on record", PROOF)
    if record["agreement"]["leaning"]:
        yield _agreement(
            record, "leaning", "on which the author of the position leans to an answer"
        )
    if record["signed"] is not None:
        yield _said(
            "What happened: a treaty was signed on {signed}. No rule of the talks reads that.",
            signed=Gap(("signed",), "day"),
        )


def _said(pattern: str, **gaps: Gap) -> Statement:
    return Statement(pattern=pattern, gaps=gaps)
