"""An item bargained whole as a GENIUS domain: a file of its issues, and a profile for each party.

- Options become a discrete issue. A scale of numbers on which all ideals lie at an end, at risk 1,
  becomes an integer issue, or a real one; of any other scale the points become items.
- Evaluations are relative to the best of their issue, and weights add up to 1, so that programs
  that take evaluations as they are written and such that divide them by the highest agree.
- The reservation is what the party signs at the least. All else that a scenario says (when it is
  tabled, who objects, how time runs) has no place in a domain.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from xml.sax.saxutils import quoteattr

from sim.errors import AlreadyThere, UsageError, or_meant
from sim.scenario.argument import loaded, path
from sim.scenario.from_genius import DOT, POINT, apart
from sim.scenario.item import Clause
from sim.scenario.profile import Reader, reading
from sim.scenario.scale import Scale
from sim.scenario.scenario import Scenario, Unit
from sim.scenario.stance import OptionStance, OrderedStance, Stance
from sim.scenario.whole import POINTS, points_of

LONGEST = 10_000
"""The longest name that a file is given."""

Lines = list[str]


def to_genius(
    scenario: Scenario,
    folder: str | Path,
    *,
    item: str | None = None,
    as_read_by: Reader = "negmas",
) -> tuple[Path, ...]:
    """Write a domain and its profiles into a folder, and return their files.

    Parameters
    ----------
    folder
        Where to; it is made if it is not there. No file is overwritten.
    item
        Which item, where several are bargained whole.
    as_read_by
        Which program's reading the lines of integer issues are made for: they start at 0 for
        negmas, and at the lower bound for genius.

    Raises
    ------
    UsageError
        If no such item is bargained whole, or the files cannot be written.
    """
    scenario, place = loaded(scenario), path("folder", folder, "a folder")
    reader: Reader = reading(as_read_by)
    unit = _unit(scenario, item)
    issues = tuple(_issues(unit))
    texts = {"domain.xml": _domain(issues)}
    for number, party in enumerate(scenario.parties, start=1):
        texts[f"profile-{number}-{party}.xml"] = _profile(scenario, unit, issues, party, reader)
    return _kept(place, texts)


@dataclass(frozen=True)
class _Issue:
    """A clause as an issue: with items of their own names, or as a line on its scale."""

    index: int
    name: str
    clause: Clause
    values: tuple[str, ...]

    @property
    def line(self) -> Scale | None:
        """The scale on which its worth is a line; None if its values are listed."""
        return None if self.values else self.clause.scale

    @property
    def kind(self) -> str:
        """What the format calls it."""
        if self.line is None:
            return "discrete"
        return "integer" if points_of(self.line) == _steps(self.line) else "real"

    @property
    def head(self) -> str:
        """The attributes of its tag."""
        kinds = " ".join(f'{word}="{self.kind}"' for word in ("type", "vtype", "etype"))
        return f'<issue index="{self.index}" name={quoteattr(self.name)} {kinds}'

    @property
    def bounds(self) -> str:
        """The bounds of its numbers, as attributes."""
        assert self.line is not None
        low, high = sorted((self.line.low, self.line.high))
        return f'lowerbound="{_number(low)}" upperbound="{_number(high)}"'


def _unit(scenario: Scenario, item: str | None) -> Unit:
    wholes = {unit.id: unit for unit in scenario.units if unit.whole is not None}
    if item is None and len(wholes) == 1:
        return next(iter(wholes.values()))
    known = f"Bargained whole: {', '.join(wholes)}." if wholes else "No item is bargained whole."
    if item is None:
        raise UsageError(f"A domain is one item that is bargained whole. {known}")
    if not isinstance(item, str) or item not in wholes:
        meant = or_meant(item, wholes)
        raise UsageError(f"'{item}' is no item that is bargained whole{meant} {known}")
    return wholes[item]


def _issues(unit: Unit) -> Iterable[_Issue]:
    assert unit.whole is not None
    clauses = unit.whole.clauses.values()
    names = apart((clause.name for clause in clauses), LONGEST)
    for index, (name, clause) in enumerate(zip(names, clauses, strict=True), start=1):
        yield _Issue(index, name, clause, _values(clause))


def _values(clause: Clause) -> tuple[str, ...]:
    """Return the values of a clause that is told by them; none for a line."""
    if clause.scale is None:
        return tuple(option.replace(DOT, POINT) for option in clause.options or ())
    count = points_of(clause.scale)
    stances = [one for one in clause.stances.values() if isinstance(one, OrderedStance)]
    are_lines = all(
        clause.scale.share(one.ideal) in (0.0, 1.0) and one.risk == 1 for one in stances
    )
    if clause.scale.kind == "number" and are_lines and count in (POINTS, _steps(clause.scale)):
        return ()
    told = (clause.scale.brief(point / (count - 1)) for point in range(count))
    return tuple(apart(told, LONGEST))


def _steps(scale: Scale) -> int | None:
    """Return how many whole numbers there are from end to end; None if the ends are none."""
    if not (scale.low.is_integer() and scale.high.is_integer()):
        return None
    return round(abs(scale.high - scale.low)) + 1


def _domain(issues: Iterable[_Issue]) -> str:
    inside = [line for issue in issues for line in _declared(issue)]
    count = len(list(issues))
    return _text(
        [
            "<negotiation_template>",
            f'<utility_space number_of_issues="{count}">',
            '<objective index="0" name="root" type="objective" etype="objective" description="">',
            *inside,
            "</objective>",
            "</utility_space>",
            "</negotiation_template>",
        ]
    )


def _declared(issue: _Issue) -> Lines:
    if issue.line is not None:
        return [f"{issue.head} {issue.bounds}>", f"<range {issue.bounds}/>", "</issue>"]
    items = [
        f'<item index="{place}" value={quoteattr(value)}/>'
        for place, value in enumerate(issue.values, start=1)
    ]
    return [f"{issue.head}>", *items, "</issue>"]


def _profile(
    scenario: Scenario, unit: Unit, issues: tuple[_Issue, ...], party: str, reader: Reader
) -> str:
    """Return a party's preferences; what it has no stance on weighs nothing."""
    evaluated, weights, reservations = [], [], []
    for issue in issues:
        stance = issue.clause.stances.get(party)
        worths = _worths(issue.clause, stance)
        best = max(worths)
        salience = 0.0 if stance is None else stance.salience
        weights.append(salience * best)
        reservations.append(salience * _reserved(issue.clause, stance))
        relative = [worth / best if best else 0.0 for worth in worths]
        evaluated += _evaluated(issue, relative, reader)
    whole = sum(weights) or 1.0
    saliences = sum(
        one.salience for issue in issues for one in [issue.clause.stances.get(party)] if one
    )
    least = scenario.items[unit.item].least.get(party)
    reserved = sum(reservations) if least is None else least * saliences
    return _text(
        [
            "<utility_space>",
            '<objective index="0" name="root" type="objective" etype="objective" description="">',
            *evaluated,
            *(
                f'<weight index="{place}" value="{_number(weight / whole)}"/>'
                for place, weight in enumerate(weights, start=1)
            ),
            "</objective>",
            f'<discount_factor value="{_number(scenario.parties[party].discount)}"/>',
            f'<reservation value="{_number(reserved / whole)}"/>',
            "</utility_space>",
        ]
    )


def _evaluated(issue: _Issue, worths: list[float], reader: Reader) -> Lines:
    if issue.line is None:
        items = [
            f'<item index="{place}" value={quoteattr(value)} evaluation="{_number(worth)}"/>'
            for place, (value, worth) in enumerate(zip(issue.values, worths, strict=True), start=1)
        ]
        return [f"{issue.head}>", *items, "</issue>"]
    turned = issue.line.low > issue.line.high
    first, last = (worths[-1], worths[0]) if turned else (worths[0], worths[-1])
    low, high = sorted((issue.line.low, issue.line.high))
    slope = (last - first) / (high - low)
    starts_low = issue.kind == "integer" and reader == "genius"
    offset = first if starts_low else first - slope * low
    names = ("offset", "slope") if issue.kind == "integer" else ("parameter0", "parameter1")
    line = f'{names[0]}="{_number(offset)}" {names[1]}="{_number(slope)}"'
    evaluator = f'<evaluator ftype="linear" {line}/>'
    return [f"{issue.head} {issue.bounds}>", f"<range {issue.bounds}/>", evaluator, "</issue>"]


def _worths(clause: Clause, stance: "Stance | None") -> list[float]:
    """Return what each option, or each point of the scale, is worth."""
    if clause.scale is None:
        options = clause.options or ()
        return [stance.worth[one] if isinstance(stance, OptionStance) else 0.0 for one in options]
    last = points_of(clause.scale) - 1
    return [_worth(clause.scale, stance, point / last) for point in range(last + 1)]


def _worth(scale: Scale, stance: "Stance | None", share: float) -> float:
    """Return the worth of a place on a scale: 1 at the ideal, 0 at the farther end."""
    if not isinstance(stance, OrderedStance):
        return 0.0
    ideal = scale.share(stance.ideal)
    away = abs(share - ideal) / max(ideal, 1 - ideal)
    return 1.0 - float(away**stance.risk)


def _reserved(clause: Clause, stance: "Stance | None") -> float:
    """Return what the reservation is worth."""
    if isinstance(stance, OptionStance):
        return stance.worth[stance.reservation]
    if isinstance(stance, OrderedStance) and clause.scale is not None:
        return _worth(clause.scale, stance, clause.scale.share(stance.reservation))
    return 0.0


def _number(value: float) -> str:
    return str(int(value)) if value.is_integer() else repr(value)


def _text(lines: Lines) -> str:
    return "\n".join(lines) + "\n"


def _kept(folder: Path, texts: dict[str, str]) -> tuple[Path, ...]:
    """Write files that are not there yet."""
    paths = tuple(folder / name for name in texts)
    for file in paths:
        if file.exists():
            raise AlreadyThere(file)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for file, text in zip(paths, texts.values(), strict=True):
            file.write_text(text, encoding="utf-8")
    except OSError as error:
        raise UsageError(f"'{folder}' cannot be written: {error.strerror}.") from None
    return paths
