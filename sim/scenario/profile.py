"""A party's preferences over a domain, as GENIUS files tell them: a `utility_space`.

The utility of an outcome is the sum over the issues of weight by evaluation. Two programs read the
same file differently:

- as *negmas* reads it, evaluations count as they are written [negmas-2021];
- as *genius* reads it, those of a discrete issue are divided by the highest of them, those of a
  number are cut to 0 and 1, and the line of an integer issue starts at its lower bound
  [genius-2014].

A missing weight is 1, a missing reservation 0; a discount factor of 0 is none. Costs of items are
not read, as neither program reads them.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Literal, get_args

from sim.errors import Problem, ScenarioError, nearest
from sim.scenario.argument import one_of
from sim.scenario.domain import Issue, bounds, kind_of, number_of, objective_of, refused
from sim.scenario.element import Element
from sim.scenario.number import shown

Reader = Literal["negmas", "genius"]

NOT_ADDITIVE = ("utility_function", "utility")
"""Elements of utilities that are no sum over the issues."""

CURVES = ("linear", "constant", "triangular", "quadratic")


def reading(given: object) -> Reader:
    """Return whose reading counts; raise UsageError if it is neither of the two."""
    return "genius" if one_of("as_read_by", given, get_args(Reader)) == "genius" else "negmas"


@dataclass(frozen=True)
class Evaluation:
    """What the values of one issue are worth, before weighting.

    Of a discrete issue `table` holds the evaluation of each value. Of a number `curve` gives it,
    and `is_line` says whether it is a straight line from bound to bound.
    """

    table: dict[str, float]
    curve: Callable[[float], float] | None = None
    is_line: bool = False


@dataclass(frozen=True)
class Profile:
    """What a party wants of a domain; an issue it says nothing about has no evaluation."""

    weights: dict[str, float]
    evaluations: dict[str, Evaluation]
    reservation: float
    discount: float


def profile(root: Element, issues: Iterable[Issue], *, as_read_by: Reader) -> Profile:
    """Return the preferences of a file; raises `ScenarioError` with all that is wrong with them."""
    objective = objective_of(root)
    domain = {issue.name: issue for issue in issues}
    problems = list(_strange(objective))
    evaluations: dict[str, Evaluation] = {}
    for element in objective.each("issue"):
        try:
            name = _known(element, domain)
            evaluations[name] = _evaluation(element, domain[name], as_read_by)
        except ScenarioError as error:
            problems.extend(error.problems)
    weights, more = _weights(objective, domain.values())
    reservation, discount = 0.0, 1.0
    try:
        for element in root.each("reservation"):
            reservation = number_of(element, "reservation", "value")
        for element in root.each("discount_factor"):
            discount = _discount(element)
    except ScenarioError as error:
        problems.extend(error.problems)
    if not problems and not more and not evaluations:
        problems.append(objective.problem("", "a profile that evaluates no issue"))
    if problems or more:
        raise ScenarioError([*problems, *more])
    return Profile(weights, evaluations, reservation, discount)


def _strange(objective: Element) -> Iterator[Problem]:
    """Yield utilities that are no sum over the issues."""
    for tag in NOT_ADDITIVE:
        for element in objective.each(tag):
            found = "a utility that is no sum over the issues"
            yield element.problem("", found, "Only weights and evaluations of issues can be read")


def _known(element: Element, domain: dict[str, Issue]) -> str:
    name = element.get("name") or ""
    if name not in domain:
        expected = f"There is: {', '.join(domain)}"
        found = f"the domain has no issue {shown(name)}"
        raise refused(element, name, found, expected, nearest(name, domain))
    return name


def _discount(element: Element) -> float:
    discount = number_of(element, "discount_factor", "value")
    if not 0 <= discount <= 1:
        found = f"a discount factor of {discount:g}"
        raise refused(element, "discount_factor", found, "It lies between 0 and 1")
    return discount or 1.0


def _weights(objective: Element, issues: Iterable[Issue]) -> tuple[dict[str, float], list[Problem]]:
    """Return the weight of each issue, and what is wrong with the weights."""
    names = {issue.index: issue.name for issue in issues}
    weights = dict.fromkeys(names.values(), 1.0)
    problems: list[Problem] = []
    for element in objective.each("weight"):
        try:
            index = number_of(element, "weight", "index")
            if index not in names:
                found = f"a weight of issue {index:g}, which the domain does not have"
                raise refused(element, "weight", found)
            weight = number_of(element, names[int(index)], "value")
            if weight < 0:
                raise refused(element, names[int(index)], "a weight below 0", "Write 0 or more")
            weights[names[int(index)]] = weight
        except ScenarioError as error:
            problems.extend(error.problems)
    return weights, problems


def _evaluation(element: Element, issue: Issue, reader: Reader) -> Evaluation:
    """Return what a profile says of an issue."""
    kind = kind_of(element)
    if kind != issue.kind:
        found = f"a {kind} issue, which is {issue.kind} in the domain"
        raise refused(element, issue.name, found, "Let both files say the same")
    if issue.kind == "discrete":
        return Evaluation(_table(element, issue, reader))
    evaluator = next(element.each("evaluator"), None)
    if evaluator is None:
        raise refused(element, issue.name, "no evaluator", 'Write <evaluator ftype="linear" …/>')
    return _curve(element, evaluator, issue, reader)


def _table(element: Element, issue: Issue, reader: Reader) -> dict[str, float]:
    """Return the evaluation of each value of a discrete issue."""
    table: dict[str, float] = {}
    for item in element.each("item"):
        value = item.get("value")
        if value is None or value not in issue.values:
            found = f"the issue has no value {shown(value)} in the domain"
            guess = nearest(value or "", issue.values)
            raise refused(item, issue.name, found, f"It has: {', '.join(issue.values)}", guess)
        table[value] = number_of(item, f"{issue.name}.{value}", "evaluation")
    for value in issue.values:
        if value not in table:
            raise refused(
                element, issue.name, f"no evaluation of '{value}'", "Each value needs one"
            )
    most = max(table.values())
    if reader == "genius" and most > 0:
        return {value: number / most for value, number in table.items()}
    return table


def _curve(element: Element, evaluator: Element, issue: Issue, reader: Reader) -> Evaluation:
    """Return the evaluation of an issue that has numbers."""
    form = (evaluator.get("ftype") or "linear").lower()

    def parameter(place: int, *names: str, default: float | None = None) -> float:
        return number_of(evaluator, issue.name, *names, f"parameter{place}", default=default)

    match form:
        case "linear" | "constant":
            offset = parameter(0, "offset", default=None if form == "constant" else 0.0)
            slope = parameter(1, "slope", default=1.0) if form == "linear" else 0.0
            start = 0.0
            if reader == "genius" and issue.kind == "integer":
                start = _lower(element, issue)
            return _line(lambda x: offset + slope * (x - start), issue, reader)
        case "triangular":
            start, end = parameter(0, "start"), parameter(1, "end")
            top = parameter(2, "middle")
            if not start <= top <= end:
                found = f"a triangle from {start:g} over {top:g} to {end:g}"
                raise refused(evaluator, issue.name, found, "Its top lies between its ends")
            return Evaluation({}, lambda x: _triangle(x, start, top, end))
        case "quadratic" if reader == "negmas":
            bend, slope = parameter(2, "a2", default=1.0), parameter(1, "a1", default=1.0)
            offset = parameter(0, "offset", default=0.0)
            return Evaluation({}, lambda x: offset + slope * x + bend * x * x)
    expected = f"It is one of: {', '.join(CURVES)}"
    found = f"{shown(form)} is no form of evaluator as {reader} reads it"
    raise refused(evaluator, issue.name, found, expected, nearest(form, CURVES))


def _lower(element: Element, issue: Issue) -> float:
    """Return the lower bound that a profile says, or else that of the domain."""
    try:
        return bounds(element, issue.name)[0]
    except ScenarioError:
        return issue.low


def _line(line: Callable[[float], float], issue: Issue, reader: Reader) -> Evaluation:
    """Return a straight line, cut to 0 and 1 as genius reads it, and then no longer straight."""
    if reader == "negmas" or all(0 <= line(end) <= 1 for end in (issue.low, issue.high)):
        return Evaluation({}, line, is_line=True)
    return Evaluation({}, lambda x: min(1.0, max(0.0, line(x))))


def _triangle(x: float, start: float, top: float, end: float) -> float:
    if start <= x < top:
        return (x - start) / (top - start)
    if top <= x < end:
        return 1 - (x - top) / (end - top)
    return 1.0 if x == top else 0.0
