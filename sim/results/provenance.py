"""What an ensemble was made of: two of the same provenance are equal to the last bit.

As far as they go, that is: how many replications there are is no part of it.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from hashlib import sha256
from itertools import zip_longest
from typing import Any

from sim.scenario.document import resolved
from sim.scenario.scenario import Scenario


@dataclass(frozen=True, kw_only=True)
class Provenance:
    """What is played, and by which version of this program; of the fields of an `Ensemble`.

    inner : so many replications after one another share what is assumed
    """

    scenario: Scenario
    seed: int
    at_defaults: bool
    overrides: Mapping[str, object]
    options: Mapping[str, str]
    as_believed_by: str | None
    version: str
    inner: int = 1

    def written(self) -> dict[str, Any]:
        """Return it in plain values, as JSON holds them: the scenario by its name and its text."""
        told = {field.name: getattr(self, field.name) for field in fields(self)}
        told |= {"scenario": self.scenario.scenario, "resolved": resolved(self.scenario)}
        plain: dict[str, Any] = json.loads(json.dumps(told, ensure_ascii=False, default=str))
        return plain


def key(written: Mapping[str, Any]) -> str:
    """Return a digest of a written provenance, by which a part says whose it is."""
    told = json.dumps({name: written[name] for name in FIELDS}, sort_keys=True, ensure_ascii=False)
    return sha256(told.encode()).hexdigest()


def difference(there: Mapping[str, Any], here: Mapping[str, Any]) -> str | None:
    """Say in a clause where two written provenances differ first; None if they do not."""
    return next(_differences(there, here), None)


SAID = {
    "scenario": "scenario",
    "version": "version of this program",
    "seed": "seed",
    "overrides": "set of overrides (--set)",
    "options": "set of options (--option)",
    "as_believed_by": "party whose beliefs are played (--as-believed-by)",
    "at_defaults": "choice of --at-defaults",
    "inner": "number of replications that share what is assumed (--inner)",
}
"""What is compared before the text of the scenario, in this order, in words."""

FIELDS = (*SAID, "resolved")
"""What a written provenance holds."""


def _differences(there: Mapping[str, Any], here: Mapping[str, Any]) -> Iterator[str]:
    for name, words in SAID.items():
        if there[name] != here[name]:
            yield f"the {words} is {_told(there[name])} there and {_told(here[name])} here"
    texts = there["resolved"].splitlines(), here["resolved"].splitlines()
    for number, (one, other) in enumerate(zip_longest(*texts, fillvalue=""), 1):
        if one != other:
            line = f"line {number} of the scenario, as 'sim show --resolved' writes it,"
            yield f"{line} is '{one.strip():.60}' there and '{other.strip():.60}' here"


def _told(value: object) -> str:
    if isinstance(value, Mapping):
        return ", ".join(f"{name}={one}" for name, one in value.items()) or "empty"
    if isinstance(value, bool):
        return "yes" if value else "no"
    return "nobody" if value is None else f"'{value}'" if isinstance(value, str) else str(value)
