"""Domains whose figures the peers' runs are frozen for, written as GENIUS files.

`domains.json` holds the facts alone, by name: the values of each issue, and for each profile its
reservation, its weights, and what it gives each value of each issue, in the order of the values.

An issue in `real` is written as a range, from its first value to its last: what a profile gives
these two is a straight line.
"""

import json
from pathlib import Path
from typing import Any, NamedTuple
from xml.sax.saxutils import quoteattr

FILE = Path(__file__).with_name("domains.json")


class Domain(NamedTuple):
    """What a domain and its profiles say."""

    issues: dict[str, list[str]]
    profiles: dict[str, dict[str, Any]]
    real: tuple[str, ...] = ()

    def number(self, values: list[str]) -> int:
        """Return the number of an outcome: the last issue counts fastest."""
        number = 0
        for known, value in zip(self.issues.values(), values, strict=True):
            number = number * len(known) + known.index(value)
        return number


def known(name: str) -> Domain:
    """Return a domain of the file."""
    return Domain(**json.loads(FILE.read_text("utf-8"))[name])


def write(domain: Domain, folder: Path) -> Path:
    """Write a domain and its profiles into a folder, and return it."""
    folder.mkdir(parents=True, exist_ok=True)
    issues = _issues(domain, [[None] * len(values) for values in domain.issues.values()])
    space = f"<utility_space>{_objective(issues)}</utility_space>"
    _keep(folder / "domain.xml", f"<negotiation_template>{space}</negotiation_template>")
    for name, profile in domain.profiles.items():
        weights = "".join(
            f'<weight index="{place}" value="{weight!r}"/>'
            for place, weight in enumerate(profile["weights"], start=1)
        )
        wants = _objective(_issues(domain, profile["evaluations"]) + weights)
        reserved = f'<reservation value="{profile["reservation"]!r}"/>'
        _keep(folder / f"{name}.xml", f"<utility_space>{wants}{reserved}</utility_space>")
    return folder


def _objective(inside: str) -> str:
    return f'<objective index="0" name="root">{inside}</objective>'


def _issues(domain: Domain, numbers: list[list[Any]]) -> str:
    return "".join(
        _range(place, name, values, said)
        if name in domain.real
        else f'<issue index="{place}" name={quoteattr(name)} type="discrete" vtype="discrete">'
        + "".join(_item(*item) for item in enumerate(zip(values, said, strict=True), start=1))
        + "</issue>"
        for place, ((name, values), said) in enumerate(
            zip(domain.issues.items(), numbers, strict=True), start=1
        )
    )


def _range(place: int, name: str, values: list[str], said: list[Any]) -> str:
    low, high = float(values[0]), float(values[-1])
    line = ""
    if said[0] is not None:
        slope = (said[-1] - said[0]) / (high - low)
        line = (
            f'<evaluator ftype="linear" parameter0="{said[0] - slope * low!r}" '
            f'parameter1="{slope!r}"/>'
        )
    return (
        f'<issue index="{place}" name={quoteattr(name)} type="real" vtype="real" etype="real" '
        f'lowerbound="{low!r}" upperbound="{high!r}">'
        f'<range lowerbound="{low!r}" upperbound="{high!r}"/>{line}</issue>'
    )


def _item(place: int, said: tuple[str, float | None]) -> str:
    value, number = said
    worth = "" if number is None else f' evaluation="{number!r}"'
    return f'<item index="{place}" value={quoteattr(value)}{worth}/>'


def _keep(path: Path, text: str) -> None:
    path.write_text(text + "\n", encoding="utf-8")
