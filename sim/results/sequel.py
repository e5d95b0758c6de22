"""The sequel: what happened, beside the answers, and to which of them it came closest.

A record says how clauses ended, and not to which answer that is nearest. So an answer is matched by
what came of it: in how many of its talks each clause that the question touches ended as it really
did, agreed, dropped, referred, withheld or open. What happened came closest to the answer in whose
talks that is most frequent, if it is told from the next, run by run; else to none.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import numpy as np

from sim.model.codes import Disposition
from sim.results.criterion import Array
from sim.results.estimate import Estimate, share
from sim.results.outcome import SETTLED
from sim.results.paired import share_apart
from sim.results.record import RecordedEnd
from sim.results.statement import Gap, Record, Statement

AGREED = "agreed"
"""What a record calls whatever is agreed at the table."""


@dataclass(frozen=True, kw_only=True)
class Sequel:
    """What happened to the clauses that a question touches.

    ends : how those of which it is known really ended
    so : of each option, the share of its runs in which all of them ended so
    closest : the option that it came closest to; None where nothing tells the first two apart
    """

    ends: tuple[RecordedEnd, ...] = ()
    so: Mapping[str, Estimate]
    closest: str | None


NO_SEQUEL = Sequel(so={}, closest=None)


def sequel(ends: tuple[RecordedEnd, ...], ended: Mapping[str, Array]) -> Sequel:
    """Return what happened beside the options.

    ended : of each option (n, k), how each of these clauses ended in its runs, by the code
    """
    if not ends:
        return NO_SEQUEL
    codes = [_codes(end.disposition) for end in ends]
    alike = {
        option: np.all([np.isin(found[:, k], codes[k]) for k in range(len(ends))], axis=0)
        for option, found in ended.items()
    }
    first, second = sorted(alike, key=lambda option: -int(alike[option].sum()))[:2]
    is_told = share_apart(alike[second], alike[first]).low > 0
    so = {option: share(int(found.sum()), len(found)) for option, found in alike.items()}
    return Sequel(ends=ends, so=so, closest=first if is_told else None)


def _codes(recorded: str) -> list[Disposition]:
    """Return the codes of what a record calls so."""
    names = SETTLED if recorded == AGREED else (recorded,)
    return [Disposition[name.upper()] for name in names]


def of_sequel(record: Record, n: int) -> Iterator[Statement]:
    """Yield what happened to the clauses of the n-th question, and which answer it is nearest."""
    counsel = record["counsels"][n]
    if counsel["combined"] or (record["signed"] is None and not counsel["happened"]):
        return
    for k in range(len(counsel["happened"])):
        yield _happened(counsel["happened"][k], ("counsels", n, "happened", k))
    yield _nearest(counsel, n)


def _happened(end: Record, path: tuple[str | int, ...]) -> Statement:
    gaps = {"clause": Gap((*path, "named"), "text"), "how": Gap((*path, "disposition"), "text")}
    pattern = "What happened to {clause}: {how}"
    if end["date"] is not None:
        gaps["date"] = Gap((*path, "date"), "day")
        pattern += " on {date}"
    if end["terms"]:
        gaps["terms"] = Gap((*path, "terms"), "text")
        pattern += ", {terms}"
    return Statement(pattern=f"{pattern}.", gaps=gaps)


def _nearest(counsel: Record, n: int) -> Statement:
    """Say which answer what happened is nearest to, with its regret, or why to none."""
    path: tuple[str | int, ...] = ("counsels", n)
    if not counsel["happened"]:
        return _none("its answers change no clause whose end is on record")
    option = counsel["closest"]
    if option is None:
        first, second = sorted(counsel["so"], key=lambda name: -counsel["so"][name]["value"])[:2]
        return _none(
            "these clauses ended so, whatever the day and the terms, in {share} of the talks after "
            "{first}, and in {other} of those after {second}, which is no difference found",
            first=Gap((*path, "so", first, "option"), "quoted"),
            second=Gap((*path, "so", second, "option"), "quoted"),
            share=Gap((*path, "so", first, "value"), "percent"),
            other=Gap((*path, "so", second, "value"), "percent"),
        )
    regret = (*path, "truth", "options", option, "regret")
    so = (*path, "so", option)
    return Statement(
        pattern="What happened came closest to {option}: these clauses ended so, whatever the day "
        "and the terms, in {share} ({least} to {most}) of the talks after it, more than after any "
        "other answer. Its regret is {regret} ({low} to {high}).",
        gaps={
            "option": Gap((*path, "closest"), "quoted"),
            "share": Gap((*so, "value"), "percent"),
            "least": Gap((*so, "low"), "percent"),
            "most": Gap((*so, "high"), "percent"),
            "regret": Gap((*regret, "value"), "hundredths"),
            "low": Gap((*regret, "low"), "hundredths"),
            "high": Gap((*regret, "high"), "hundredths"),
        },
    )


def _none(why: str, **gaps: Gap) -> Statement:
    return Statement(
        pattern=f"What happened has no regret here, for it is matched to no answer: {why}.",
        gaps=gaps,
    )
