"""A comparison: two variants of a scenario on the same chance, and how far they lie apart."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sim.results.estimate import Estimate, share
from sim.results.lookup import found
from sim.results.measure import Key
from sim.results.premises import assumptions
from sim.results.spread import Spread
from sim.scenario.scenario import Scenario

if TYPE_CHECKING:
    import pandas as pd

AS_WRITTEN = "as written"


@dataclass(frozen=True, kw_only=True)
class Variant:
    """One side of a comparison: a scenario, and what was changed in it.

    file : the scenario it was made of, if that is another than the one compared; else empty
    as_believed_by : the party whose beliefs were taken for the truth in it, if any
    """

    scenario: Scenario
    file: str = ""
    overrides: Mapping[str, object]
    options: Mapping[str, str]
    as_believed_by: str | None = None

    @property
    def label(self) -> str:
        """What it differs in, in words."""
        parts = [
            *([self.file] if self.file else []),
            *(["with hindsight"] if self.file and self.scenario.hindsight else []),
            *(f"{question}: {option}" for question, option in self.options.items()),
            *(f"{name} = {value}" for name, value in _named(self.overrides)),
        ]
        return ", ".join(parts) or AS_WRITTEN


def _named(overrides: Mapping[str, object]) -> Iterator[tuple[str, object]]:
    """Yield overrides as people say them: an assumption that is held by its own name."""
    for path, value in overrides.items():
        room, _, rest = path.partition(".")
        name, _, key = rest.rpartition(".")
        if room == "assumptions" and f"assumptions.{name}.default" in overrides:
            if key == "default":
                yield name, value
        else:
            yield path, value


@dataclass(frozen=True, kw_only=True)
class Difference:
    """A measure of both variants, and how far B lies above A.

    key : what is measured, and of what
    a, b : of the replications that are compared
    apart : B less A over pairs, with its paired interval
    """

    key: Key
    a: Estimate
    b: Estimate
    apart: Estimate

    @property
    def is_none(self) -> bool:
        """Whether nought lies inside the interval: so many runs show no difference."""
        return not (self.apart.low > 0 or self.apart.high < 0)


@dataclass(frozen=True, kw_only=True)
class Spreads:
    """When a clause closes and how it ends, over all runs of either variant."""

    clause: str
    a: Spread
    b: Spread


@dataclass(frozen=True, kw_only=True, repr=False)
class Comparison:
    """Two variants of a scenario, played on the same chance, replication by replication.

    - Clauses and parties are those that both variants have; `unpaired` names the other clauses.
    - The days of what stays open count as `until`, the earlier of the two horizons in days since
      the start.

    differences : every measure of `sim.results.measure` that both variants have
    spreads : of each clause, when it closes and how it ends
    changed : the numbers of the replications that came out otherwise, in order
    is_same : whether the two are one and the same talks by what they are made of, so that no
        replication can part
    """

    a: Variant
    b: Variant
    seed: int
    replications: int
    at_defaults: bool
    version: str
    until: float
    differences: tuple[Difference, ...]
    spreads: tuple[Spreads, ...]
    changed: tuple[int, ...]
    is_same: bool = False
    unpaired: tuple[str, ...] = ()

    @property
    def scenario(self) -> Scenario:
        """The scenario of A."""
        return self.a.scenario

    @property
    def overrides(self) -> Mapping[str, object]:
        """What was set in both: nothing, each variant has its own."""
        return {}

    @property
    def options(self) -> Mapping[str, str]:
        """What either variant is called."""
        return {"A": self.a.label, "B": self.b.label}

    @property
    def as_believed_by(self) -> str | None:
        """Whose beliefs were taken for the truth in both variants, if anybody's."""
        return self.a.as_believed_by

    @property
    def which(self) -> str:
        """Which replications of the seed these are, in words."""
        return f"{self.replications:,} replications of each"

    @property
    def share_changed(self) -> Estimate:
        """The share of the replications that came out otherwise in any way."""
        return share(len(self.changed), self.replications)

    @property
    def assumes(self) -> str:
        """What it rests on, in a line."""
        return assumptions(self)

    def difference(
        self, name: str, *, clause: str = "", party: str = "", terms: str = ""
    ) -> Difference:
        """Return the difference in a measure; raise NoSuchName if there is none such."""
        asked = Key(name, clause, party, terms).told
        return found("measure", asked, {one.key.told: one for one in self.differences})

    def of_clause(self, clause: str) -> tuple[Difference, ...]:
        """Return the differences of a clause."""
        return tuple(one for one in self.differences if one.key.clause == clause)

    @property
    def clauses(self) -> tuple[str, ...]:
        """The clauses compared, in the order of the file."""
        return tuple(dict.fromkeys(one.key.clause for one in self.differences if one.key.clause))

    @property
    def parties(self) -> tuple[str, ...]:
        """The parties compared, in the order of the file."""
        return tuple(dict.fromkeys(one.key.party for one in self.differences if one.key.party))

    def frame(self) -> "pd.DataFrame":
        """Return a table of one row a difference.

        Columns: measure, clause, party, terms; a, a_low, a_high, b, b_low, b_high; difference, low,
        high, n. Positions are shares of their scale, days are counted from the start.
        """
        import pandas as pd

        rows = []
        for one in self.differences:
            key = one.key
            row: dict[str, object] = {"measure": key.name, "clause": key.clause}
            row |= {"party": key.party, "terms": key.terms}
            row |= {"a": one.a.value, "a_low": one.a.low, "a_high": one.a.high}
            row |= {"b": one.b.value, "b_low": one.b.low, "b_high": one.b.high}
            row |= {"difference": one.apart.value, "low": one.apart.low, "high": one.apart.high}
            rows.append(row | {"n": one.apart.n})
        return pd.DataFrame(rows)

    def __str__(self) -> str:
        from sim.results.contrast import told

        return told(self)

    def __repr__(self) -> str:
        """Show the comparison in a line: of what, and how many replications changed."""
        return (
            f"<Comparison of {self.scenario.scenario}: A {self.a.label}, B {self.b.label}; "
            f"{len(self.changed):,} of {self.replications:,} replications of seed {self.seed} "
            "came out otherwise>"
        )

    def _repr_html_(self) -> str:
        """Show the comparison in a notebook: what it says in sentences, and its table."""
        from html import escape

        from sim.results.contrast import sentences

        said = "".join(f"<p>{escape(sentence)}</p>" for sentence in sentences(self))
        return f"{said}{self.frame().to_html(index=False, na_rep='–')}"
