"""Runs on disk: a folder that holds all of an outcome, and gives it back equal to the last bit.

::

    outcome.json      what came out, with the scenario, overrides, seed and version inside
    chronicle.jsonl   what happened, one row a line, in ids and words and in the numbers behind them
    draws.jsonl       the draws taken, one a line

Beside these it may hold the page and the pictures that are made of them, and nothing else.

- A folder is written whole beside its place and then moved there: nobody sees half of one.
- A run of the same scenario is replaced whole, unless somebody has put something of their own in
  its folder; whatever else stands there is left as it is.
- `outcome.json` holds a digest of the other two, so a mixture of two runs is never read as one.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from hashlib import blake2b
from pathlib import Path
from typing import Any

import numpy as np

from sim.errors import NotARun, ScenarioError
from sim.model.codes import DRAWN, NONE, ROW, Happening, Motion
from sim.results.chronicle import records
from sim.results.head import Head, Misshapen
from sim.results.index import Index
from sim.results.outcome import Outcome, Rows, Settlement
from sim.results.place import Strays, besides, making, move, refuse_others, refuse_shut, unwritable
from sim.results.row import SUBJECTS
from sim.scenario.document import resolved

FORMAT = 1
OUTCOME, CHRONICLE, DRAWS = "outcome.json", "chronicle.jsonl", "draws.jsonl"
PAGE = "index.html"


def pictures(*names: str) -> frozenset[str]:
    """Return the files of figures: a picture may be there in each of three forms."""
    return frozenset(f"{name}.{form}" for name in names for form in ("png", "svg", "pdf"))


OURS = pictures("timeline", "concession") | {OUTCOME, CHRONICLE, DRAWS, PAGE}
"""The files that the folder of a run may hold; a folder with anything else is not replaced."""

KINDS = {kind.name.lower().replace("_", "-"): kind for kind in Happening}

Record = Mapping[str, Any]


def default_folder(outcome: Outcome) -> Path:
    """Return where a run is kept if no place is named: `runs/<scenario>/seed-<N>`."""
    which = f"-replication-{outcome.replication}" if outcome.replication else ""
    return Path("runs") / outcome.scenario.scenario / f"seed-{outcome.seed}{which}"


def write(outcome: Outcome, folder: str | Path) -> Path:
    """Keep an outcome in `folder`, and return where that is.

    Raises
    ------
    AlreadyThere
        If something else than a run of the same scenario stands there, or more than that.
    UsageError
        If nothing can be written there.
    """
    with kept(outcome, folder):
        return Path(folder)


def refuse(folder: str | Path, scenario: str) -> None:
    """Raise what `write` raises if a folder holds what no run of this scenario may replace."""
    try:
        refuse_others(Path(folder).resolve(), _strays(scenario))
        refuse_shut(Path(folder))
    except OSError as error:
        raise unwritable(folder, error) from error


@contextmanager
def kept(outcome: Outcome, folder: str | Path) -> Iterator[Path]:
    """Keep an outcome together with what the block adds to the place it is given.

    The place becomes `folder` when the block is done, whole; if the block fails, nothing changes.
    Raises what `write` raises.
    """
    place, strays = Path(folder).resolve(), _strays(outcome.scenario.scenario)
    refuse(folder, outcome.scenario.scenario)
    with ExitStack() as stack:
        try:
            draft = stack.enter_context(making(place))
        except OSError as error:
            raise unwritable(folder, error) from error
        _fill(draft, outcome)
        yield draft
        move(draft, place, strays)


def read(folder: str | Path) -> Outcome:
    """Return the outcome that a folder keeps; raise NotARun if it keeps none."""
    place = Path(folder)
    head = _head(place)
    lines = {name: _bytes(place, name) for name in (CHRONICLE, DRAWS)}
    if head.get("digest") != _digest(lines[CHRONICLE], lines[DRAWS]):
        raise NotARun(place, "its chronicle and draws are not those it was written with")
    try:
        return _outcome(Head.of(head), *map(_parsed, lines.values()))
    except ScenarioError as error:
        fault = error.problems[0].sentence.removesuffix(".")
        raise NotARun(place, f"its scenario is not what the language allows: {fault}") from error
    except Misshapen as error:
        raise NotARun(place, f"something in it is missing or misshapen: {error}") from None
    except (KeyError, TypeError, ValueError, AttributeError, IndexError, OverflowError) as error:
        raise NotARun(place, f"something in it is missing or misshapen ({error!r})") from error


def _strays(scenario: str) -> Strays:
    """Return what names the strays in the folder of a run of this scenario."""

    def found(place: Path) -> list[str]:
        if _head(place).get("scenario") != scenario:
            raise NotARun(place, f"it is not of {scenario}")
        return besides(place, OURS)

    return found


def _fill(draft: Path, outcome: Outcome) -> None:
    """Write the files of an outcome."""
    chronicle = _lines(records(outcome))
    draws = _lines(_drawn(outcome))
    head = _written(outcome) | {"digest": _digest(chronicle, draws)}
    text = json.dumps(head, ensure_ascii=False, indent=2, default=str)
    (draft / OUTCOME).write_bytes(text.encode() + b"\n")
    (draft / CHRONICLE).write_bytes(chronicle)
    (draft / DRAWS).write_bytes(draws)


def _written(outcome: Outcome) -> dict[str, object]:
    """Return all of an outcome but its rows and draws, in plain values."""
    return {
        "format": FORMAT,
        "scenario": outcome.scenario.scenario,
        "title": outcome.scenario.title,
        "hindsight": outcome.scenario.hindsight,
        "version": outcome.version,
        "seed": outcome.seed,
        "replication": outcome.replication,
        "at_defaults": outcome.at_defaults,
        "overrides": dict(outcome.overrides),
        "options": dict(outcome.options),
        "as_believed_by": outcome.as_believed_by,
        "inner": outcome.inner,
        "ending": outcome.ending,
        "minute": outcome.minute,
        "date": outcome.day(outcome.minute).isoformat(),
        "utility": dict(outcome.utility),
        "settlements": [_settled(outcome, settlement) for settlement in outcome.settlements],
        "assumed": dict(outcome.assumed),
        "streams": list(outcome.streams),
        "resolved": resolved(outcome.scenario),
    }


def _settled(outcome: Outcome, settlement: Settlement) -> dict[str, object]:
    closed = settlement.minute
    return {
        "clause": settlement.clause,
        "disposition": settlement.disposition,
        "hearing": settlement.hearing,
        "minute": closed,
        "date": None if closed is None else outcome.day(closed).isoformat(),
        "position": settlement.position,
        "terms": settlement.terms,
        "worth": dict(settlement.worth),
    }


def _drawn(outcome: Outcome) -> Iterator[Record]:
    for stream, index, uniform in outcome.draws.tolist():
        yield {"stream": outcome.streams[stream], "index": index, "uniform": uniform}


def _lines(lines: Iterable[Record]) -> bytes:
    return "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines).encode()


def _digest(*parts: bytes) -> str:
    digest = blake2b(digest_size=16)
    for part in parts:
        digest.update(len(part).to_bytes(8, "little") + part)
    return digest.hexdigest()


def _bytes(place: Path, name: str) -> bytes:
    """Return what a file of a run holds; raise NotARun if there is none."""
    try:
        return (place / name).read_bytes()
    except OSError:
        there = f"it holds no {name}" if place.is_dir() else "there is no such folder"
        raise NotARun(place, there) from None


def _head(place: Path) -> dict[str, Any]:
    """Return what `outcome.json` says; raise NotARun if it is not one that we wrote."""
    text = _bytes(place, OUTCOME)
    try:
        head = json.loads(text)
    except (ValueError, RecursionError):
        raise NotARun(place, f"its {OUTCOME} is no JSON") from None
    if not isinstance(head, dict) or "format" not in head:
        raise NotARun(place, f"its {OUTCOME} was not written by this program")
    if head["format"] != FORMAT:
        raise NotARun(place, f"it has format {head['format']}; this version reads {FORMAT}")
    return head


def _parsed(lines: bytes) -> list[Record]:
    return [json.loads(line) for line in lines.splitlines()]


def _outcome(head: Head, rows: list[Record], draws: list[Record]) -> Outcome:
    """Return the outcome that the files tell of."""
    scenario = head.grown()
    streams = {name: number for number, name in enumerate(head.streams)}
    drawn = [(streams[draw["stream"]], draw["index"], draw["uniform"]) for draw in draws]
    return Outcome(
        scenario=scenario,
        seed=head.seed,
        replication=head.replication,
        at_defaults=head.at_defaults,
        overrides=head.overrides,
        options=head.options,
        as_believed_by=head.as_believed_by,
        inner=head.inner,
        version=head.version,
        ending=head.ending,
        minute=head.minute,
        settlements=head.settled(),
        utility=head.utility,
        assumed=head.assumed,
        rows=_rows(Index(scenario), rows),
        draws=np.array(drawn, DRAWN),
        streams=tuple(streams),
    )


def _rows(index: Index, told: list[Record]) -> Rows:
    """Return the chronicle as the model wrote it: each id as its place in the scenario."""
    subjects = _subjects(index)
    units = {unit.id: c for c, unit in enumerate(index.units)}
    rows = np.empty(len(told), ROW)
    for row, line in zip(rows, told, strict=True):
        row["time"], row["kind"] = line["minute"], KINDS[line["kind"]]
        row["party"] = _place(index.parties, line.get("party"))
        row["of_item"] = _place(index.items, line.get("item"))
        row["unit"] = NONE if "clause" not in line else units[line["clause"]]
        row["subject"] = subjects.get(_subject(line), NONE)
        row["other"] = _other(index, line)
        row["cause"] = line.get("cause", NONE)
        row["position"] = line.get("position", np.nan)
        row["before"] = line.get("before", np.nan)
        row["share"] = line.get("amount", np.nan)
    return rows


def _place(ids: tuple[str, ...], name: str | None) -> int:
    return NONE if name is None else ids.index(name)


def _other(index: Index, line: Record) -> int:
    """Return whom or what a row names besides: what was asked for, a principal, or a party."""
    match KINDS[line["kind"]]:
        case Happening.REPLIED:
            return Motion[line["motion"].upper()] if "motion" in line else NONE
        case Happening.REFUSED:
            return _place(index.principals, line.get("principal"))
    return _place(index.parties, line.get("other"))


def _subject(line: Record) -> tuple[str, object]:
    """Return what a row is about besides, as `_subjects` names it."""
    about = SUBJECTS.get(KINDS[line["kind"]], "")
    if about == "remedy":
        return about, (line["objection"], line["remedy"])
    return about, line.get(about)


def _subjects(index: Index) -> dict[tuple[str, object], int]:
    """Return the place of everything that a row can be about."""
    names = [f"{objection.item}/{objection.id}" for objection in index.objections]
    places: dict[tuple[str, object], int] = {("objection", name): o for o, name in enumerate(names)}
    places |= {("forum", name): f for f, name in enumerate(index.forums)}
    places |= {("event", name): e for e, name in enumerate(index.incidents)}
    places |= {("principal", name): p for p, name in enumerate(index.principals)}
    places |= {("ratifier", name): r for r, name in enumerate(index.ratifiers)}
    places |= {("duty", name): d for d, name in enumerate(index.duties)}
    places |= {("motion", motion.name.lower()): int(motion) for motion in Motion}
    remedies = [o for o, _ in index.remedies]
    for r, o in enumerate(remedies):
        places["remedy", (names[o], r - remedies.index(o))] = r
    return places
