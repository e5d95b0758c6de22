"""A variant as it is asked for: what each change of a scenario is about.

A change is a path with its value, a question with the option taken, or an assumption with the value
at which it is held. Held, an assumption is not drawn; all else is as if it had been drawn so. Where
a question and an assumption have one name, the value says which is meant.
"""

from collections.abc import Mapping

from sim.analysis.axis import is_of_assumption, refuse_beyond, refuse_no_option, refuse_settled
from sim.errors import UsageError, nearest
from sim.results.comparison import Variant
from sim.scenario.argument import by_name
from sim.scenario.document import varied
from sim.scenario.override import parts_of
from sim.scenario.scenario import Scenario

Changes = Mapping[str, object]
Side = Changes | Scenario | Variant | None
"""What a side of a comparison may be asked for as."""


def variant(
    scenario: Scenario, changes: Side, *, asked: str, as_believed_by: str | None = None
) -> Variant:
    """Return a variant of a scenario; another scenario is a variant as it is.

    changes : values by path, and options by question
    as_believed_by : the party whose beliefs are taken for the truth, if any
    asked : the option or argument that asked for it, for errors

    Raises
    ------
    UsageError
        If a name is neither a path, a question nor an assumption, a question has no such option, or
        a value lies outside what is assumed.
    ScenarioError
        If a path leads nowhere, or a value does not fit.
    """
    if isinstance(changes, Variant):
        return changes
    if isinstance(changes, Scenario):
        file = "" if changes == scenario else changes.scenario
        return _changed(changes, file, {}, asked, as_believed_by)
    return _changed(scenario, "", by_name(asked, changes), asked, as_believed_by)


def of_file(
    scenario: Scenario,
    name: str,
    changes: Changes,
    *,
    asked: str,
    as_believed_by: str | None = None,
) -> Variant:
    """Return the variant that a file of this name is, with changes made in it."""
    return _changed(scenario, name, changes, asked, as_believed_by)


def _changed(
    scenario: Scenario, file: str, changes: Changes, asked: str, party: str | None
) -> Variant:
    overrides: dict[str, object] = {}
    options: dict[str, str] = {}
    for name, value in changes.items():
        if is_of_assumption(scenario, name, value):
            refuse_beyond(scenario, name, value)
            overrides |= held(name, value)
        elif name in scenario.questions:
            refuse_no_option(scenario, name, str(value))
            options[name] = str(value)
        else:
            overrides[_path(scenario, name, asked=asked)] = value
    if changes or party is not None:
        scenario = varied(
            scenario, set=overrides, options=options, as_believed_by=party, asked=asked
        )
    return Variant(scenario=scenario, file=file, **scenario.made._asdict())


def held(assumption: str, value: object) -> dict[str, object]:
    """Return the overrides that hold an assumption at a value."""
    return {
        f"assumptions.{assumption}.default": value,
        f"assumptions.{assumption}.distribution": "fixed",
    }


def _path(scenario: Scenario, name: str, *, asked: str) -> str:
    """Return a path that may be one; raise UsageError if it is no path, nor anything else here."""
    known = type(scenario).model_fields
    if parts_of(name)[0] in known:
        return name
    refuse_settled(scenario, name)
    names = [*scenario.questions, *scenario.assumptions]
    near = nearest(name, [*names, *scenario.numbers, *known])
    guess = f"; did you mean '{near}'?" if near else "."
    there = f" Its questions: {', '.join(scenario.questions) or 'none'}."
    found = f"'{name}' is no path, no question and no assumption of {scenario.scenario}"
    raise UsageError(f"{asked} {name}: {found}{guess}{there}")
