"""What would turn an advice: the sentences on its tipping values.

Each is a statement on the advice's record, and made from that alone.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from sim.results.statement import Gap, Record, Statement

Path = tuple[str | int, ...]

FEW = 2
"""So many assumptions of which no value is sure to turn an advice have a sentence each."""

SIDES: Mapping[str, str] = {"least": "Below", "most": "Above"}


def of_tipping(record: Record, n: int) -> Iterator[Statement]:
    """Yield which assumptions would turn the n-th advice, and at what value."""
    counsel = record["counsels"][n]
    if counsel["tipping"] is None:
        return
    path: Path = ("counsels", n)
    if counsel["tried"] == 0:
        yield _said("Nothing is assumed that could be searched for what turns it.")
        return
    what = "assumption, held at both ends of its range"
    if counsel["tried"] != 1:
        what = "assumptions, held at both ends of their ranges"
    tried = f"{{tried}} {what} in {{searched}} replications"
    put = "puts" if counsel["verdicts"]["turns"] == 1 else "put"
    first = f"Of {tried}: {{turns}} surely {put} {{second}} first at an end, {{perhaps}} may do so,"
    gaps = {
        "best": Gap((*path, "advised"), "quoted"),
        "second": Gap((*path, "second"), "quoted"),
        "tried": Gap((*path, "tried"), "count"),
        "searched": Gap(("searched",), "count"),
        "levels": Gap((*path, "verdicts", "levels"), "count"),
        "holds": Gap((*path, "verdicts", "holds"), "count"),
    }
    if any(tip["side"] for tip in counsel["tipping"]):
        gaps["turns"] = Gap((*path, "verdicts", "turns"), "count")
        gaps["perhaps"] = Gap((*path, "verdicts", "may-turn"), "count")
    else:
        first = f"None of {tried}, puts {{second}} first:"
    level, hold = (
        "leaves" if counsel["verdicts"][name] == 1 else "leave" for name in ("levels", "holds")
    )
    last = f"{{levels}} {level} {{best}} ahead by what may be nothing, {{holds}} {hold} it first."
    yield _said(f"{first} {last}", **gaps)
    sided = {k: tip for k, tip in enumerate(counsel["tipping"]) if tip["side"]}
    vague = {k: tip for k, tip in sided.items() if _is_anywhere(tip) and tip["verdict"] != "turns"}
    for k, tip in sided.items():
        if k not in vague or len(vague) <= FEW:
            yield _turned(tip, (*path, "tipping", k), (*path, "second"))
    if len(vague) > FEW:
        yield _gathered(vague, path)


def _is_anywhere(tip: Mapping[str, Any]) -> bool:
    """Say whether nothing tells the two answers apart from one end of its range to the other."""
    found = [tip["told"].get(name) for name in ("low", "high", "least", "most")]
    return tip["value"] is not None and found[:2] == found[2:]


def _gathered(vague: Mapping[int, Mapping[str, Any]], path: Path) -> Statement:
    """Say in one sentence of which assumptions no value is sure to turn it."""
    gaps = {"second": Gap((*path, "second"), "quoted"), "searched": Gap(("searched",), "count")}
    named: list[str] = []
    for k, tip in vague.items():
        own: Path = (*path, "tipping", k)
        gaps[f"label{k}"] = Gap((*own, "label"), "text")
        gaps |= {f"{end}{k}": Gap((*own, "told", end), "text") for end in _ends(tip)}
        named.append(f"{{label{k}}} (at {' and at '.join(f'{{{end}{k}}}' for end in _ends(tip))})")
    return _said(
        "In these no value of the whole range is sure to turn it, as far as {searched} "
        f"replications tell, though {{second}} may be better at an end: {'; '.join(named)}.",
        **gaps,
    )


def _ends(tip: Mapping[str, Any]) -> tuple[str, ...]:
    """Return the ends of its range at which the second answer is better."""
    return ("least", "most") if tip["side"] == "both" else (tip["side"],)


def _turned(tip: Mapping[str, Any], path: Path, second: Path) -> Statement:
    gaps = {"label": Gap((*path, "label"), "text"), "second": Gap(second, "quoted")}
    told: Path = (*path, "told")
    is_better = "is better" if tip["verdict"] == "turns" else "may be better"
    if tip["value"] is None:
        ends = _ends(tip)
        gaps |= {end: Gap((*told, end), "text") for end in ends}
        at = " and at ".join(f"{{{end}}}" for end in ends)
        return _said(f"{{label}} At {at} {{second}} {is_better}.", **gaps)
    side = "least" if tip["side"] == "least" else "most"
    default = Gap((*told, "default"), "text")
    if _is_anywhere(tip):
        return _anywhere(tip, gaps, told)
    if tip["told"]["value"] == tip["told"][side]:
        gaps |= {"value": Gap((*told, side), "text"), "default": default}
        at = "Only at the very end of its range, {value},"
    else:
        gaps |= {name: Gap((*told, name), "text") for name in ("value", "low", "high")}
        gaps["default"] = default
        at = f"{SIDES[side]} {{value}} ({{low}} to {{high}})"
    if tip["side"] == "both":
        gaps["least"] = Gap((*told, "least"), "text")
        at = f"At {{least}}, and {at[0].lower()}{at[1:]}"
    return _said(f"{{label}} {at} {{second}} {is_better}; the default is {{default}}.", **gaps)


def _anywhere(tip: Mapping[str, Any], gaps: Mapping[str, Gap], told: Path) -> Statement:
    """Say that nothing tells the two answers apart from one end of the range to the other."""
    at = " and at ".join(f"{{{end}}}" for end in _ends(tip))
    is_better = "is better" if tip["verdict"] == "turns" else "may be better"
    return _said(
        "{label} No value between {least} and {most} is sure to turn it, as far as {searched} "
        f"replications tell; at {at} {{second}} {is_better}, and the default is {{default}}.",
        **gaps,
        **{name: Gap((*told, name), "text") for name in ("least", "most", "default")},
        searched=Gap(("searched",), "count"),
    )


def _said(pattern: str, **gaps: Gap) -> Statement:
    return Statement(pattern=pattern, gaps=gaps)
