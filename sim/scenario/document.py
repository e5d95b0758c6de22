"""A scenario file, from its bytes to the resolved `Scenario` and back.

The steps, in order: the text is grown into a tree; `extends` and `set` are followed; the tree is
shaped, its defaults are filled in, and its references are checked. Then every option of a question,
every belief and both ends of every assumption are tried. The overrides of the caller come last, and
are checked like the file itself: those under `set` first, then what a party believes instead, then
the option it takes. What one of the two would undo is not set in vain, but refused.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import chain, islice
from pathlib import Path
from types import MappingProxyType
from typing import Any

from sim.errors import MOST_PROBLEMS, Problem, ScenarioError, in_order, nearest
from sim.scenario import removal
from sim.scenario.argument import by_name, loaded, texts_by_name
from sim.scenario.argument import path as read_path
from sim.scenario.argument import text as read_text
from sim.scenario.defaults import Tree, filled, long_form
from sim.scenario.fault import placed
from sim.scenario.made import AS_WRITTEN, Made
from sim.scenario.override import (
    Changes,
    blamed,
    commanded,
    lost,
    overlapping,
    overridden,
    parts_of,
    standing,
)
from sim.scenario.reference import lost_names
from sim.scenario.scenario import Scenario
from sim.scenario.sense import misfits
from sim.scenario.shape import shaped
from sim.scenario.shipped import find
from sim.scenario.tree import Node, Place, Text, graft, grow
from sim.scenario.undone import further, told_to_read_anew, undone
from sim.scenario.variant import Draft, drafted, read
from sim.scenario.writing import written_out

NOTHING: Mapping[str, Any] = MappingProxyType({})


def load(
    path: str | Path,
    *,
    set: Mapping[str, object] = NOTHING,  # noqa: A002  the word of the language
    options: Mapping[str, str] = NOTHING,
    as_believed_by: str | None = None,
) -> Scenario:
    """Read, check and fill in a scenario.

    Parameters
    ----------
    path
        A file, or the name of a shipped scenario.
    set
        Overrides by their dotted paths; a string is read as YAML.
    options
        The option taken of a question, by the question's id.
    as_believed_by
        The party whose beliefs are taken for the truth.

    Raises
    ------
    ScenarioError
        With every problem of the file, or of the overrides, in order of place.
    NoSuchScenario
        If there is no such file and none is shipped under the name.
    """
    file = find(str(read_path("path", path, "a file, or the name of a scenario")))
    tree = grow(read(file), name=_shown(file))
    draft = drafted(tree, folder=file.parent, above=[file.resolve()])
    return _varied(draft, _asked(set, options, as_believed_by))


def loads(
    text: str,
    *,
    name: str = "<text>",
    set: Mapping[str, object] = NOTHING,  # noqa: A002
    options: Mapping[str, str] = NOTHING,
    as_believed_by: str | None = None,
) -> Scenario:
    """Return the scenario of a text, as `load` does; `extends` starts at the working directory."""
    tree = grow(read_text("text", text), name=read_text("name", name))
    return _varied(drafted(tree, folder=Path()), _asked(set, options, as_believed_by))


def varied(
    scenario: Scenario,
    *,
    set: Mapping[str, object] = NOTHING,  # noqa: A002
    options: Mapping[str, str] = NOTHING,
    as_believed_by: str | None = None,
    asked: str = "--set",
) -> Scenario:
    """Return a variant of a loaded scenario, as `load` makes it of the file.

    Parameters
    ----------
    set, options, as_believed_by
        As `load` takes them.
    asked
        The option that asked for the overrides, for errors.

    Raises
    ------
    ScenarioError
        With every problem of the overrides, also of those it was made with before.
    UsageError
        If another option of a question, or another party's belief, was taken before.
    """
    return _with(_draft(scenario), scenario, _asked(set, options, as_believed_by), option=asked)


def altered(scenario: Scenario, changes: Mapping[str, object]) -> Scenario:
    """Return a loaded scenario with values put over all that made it, which it still tells.

    For what a finding tries out and no record tells of. Raises `ScenarioError` with what is wrong.
    """
    places = {path: Place(Text(f"--set {path}", "", numbered=False), 0, 0, 1) for path in changes}
    given = {path: graft(value, places[path]) for path, value in changes.items()}
    return _changed(_draft(scenario), given)[1].made_of(scenario.made)


def without(scenario: Scenario, path: str) -> Scenario:
    """Return a loaded scenario without a key or an entry of a list, and what was said of it.

    Raises
    ------
    KeyError
        If nothing is written at the path.
    ScenarioError
        With what is wrong then, such as names that lead nowhere.
    """
    tree = removal.without(_tree(scenario), tuple(parts_of(path)))
    return _resolved(replace(_draft(scenario), tree=tree)).made_of(scenario.made)


def resolved(scenario: Scenario) -> str:
    """Return a file with every default written out, which loads to an equal scenario.

    It also draws the same. What an override has settled of an assumption about several numbers
    stands under `set`, so that each of the others keeps its place among them, and so its draws.
    """
    tree = long_form(loaded(scenario))
    settled: Tree = {}
    for name, assumption in tree["assumptions"].items():
        written = scenario.about(name)
        gone = [path for path in written if path not in assumption["about"]]
        settled |= dict(standing(tree, path) for path in gone)
        assumption["about"] = list(written)
    return written_out(tree | ({"set": settled} if settled else {}))


def _shown(file: Path) -> str:
    """Return the path as an error shows it: from the working directory, if it lies below."""
    here = Path.cwd()
    whole = file.absolute()
    return str(whole.relative_to(here)) if whole.is_relative_to(here) else str(file)


def _varied(draft: Draft, asked: Made) -> Scenario:
    """Return the scenario of a draft that is sound, with the caller's overrides made."""
    scenario = _resolved(draft)
    problems = [*_tried_changes(draft), *_tried_ends(draft, scenario)]
    if problems:
        raise ScenarioError(in_order(problems))
    return _with(draft, scenario, asked)


def _asked(changes: object, options: object, party: object) -> Made:
    """Return what a caller asks to be made of a file."""
    believer = None if party is None else read_text("as_believed_by", party)
    return Made(by_name("set", changes), texts_by_name("options", options), believer)


def _with(draft: Draft, scenario: Scenario, asked: Made, *, option: str = "--set") -> Scenario:
    """Return the scenario of a draft with overrides made, what a party believes, and options."""
    before, asked = scenario.made, further(scenario, asked)
    together = before.then(asked)
    given = _commanded(asked, option)
    every = _commanded(together, "--set") | given
    if given:
        draft, scenario = _changed(draft, given)
    problems = [*lost(every), *_idle(every, draft, scenario), *undone(every, scenario, together)]
    if problems:
        raise ScenarioError(problems if before == AS_WRITTEN else told_to_read_anew(problems))
    believed = {} if asked.as_believed_by is None else _belief(scenario, asked.as_believed_by)
    if believed:
        draft, scenario = _changed(draft, believed)
    taken: dict[str, Node] = {}
    for question, answer in asked.options.items():
        taken |= _option(scenario, question, answer)
    if taken:
        scenario = _changed(draft, taken)[1]
    return scenario.made_of(together)


def _commanded(made: Made, option: str) -> dict[str, Node]:
    """Return the overrides that a caller asked for, each known by its path."""
    return {path: commanded(path, value, option=option) for path, value in made.overrides.items()}


def _draft(scenario: Scenario) -> Draft:
    """Return the draft that a loaded scenario was made of, to be changed further."""
    return Draft(_tree(scenario), tuple(sorted(scenario.off)))


def _tree(scenario: Scenario) -> Node:
    """Return the tree a scenario was read from; of one made in Python, that of its long form."""
    if scenario.tree.value:
        return scenario.tree
    return grow(resolved(scenario), name=scenario.scenario)


def _changed(draft: Draft, changes: Changes) -> tuple[Draft, Scenario]:
    """Return a draft with overrides made; what they make wrong is told of them."""
    draft = draft.with_changes(changes)
    try:
        return draft, _resolved(draft)
    except ScenarioError as error:
        raise ScenarioError(blamed(error.problems, changes)) from None


def _resolved(draft: Draft) -> Scenario:
    """Return a draft's scenario, filled in, checked, and without what overrides switched off."""
    tree = filled(long_form(shaped(draft.tree)))
    assumed = [about for one in tree["assumptions"].values() for about in one["about"]]
    off = overlapping(assumed, draft.changed)
    scenario = Scenario.model_validate(_without(tree, off))
    faults = list(islice(chain(lost_names(scenario), misfits(scenario)), MOST_PROBLEMS))
    if faults:
        raise ScenarioError(in_order([placed(fault, draft.tree) for fault in faults]))
    return scenario.grown_from(draft.tree, off=off)


def _without(tree: Tree, off: frozenset[str]) -> Tree:
    """Return the tree without what is assumed about paths that an override has settled."""
    if not off:
        return tree
    kept = {
        name: one | {"about": [about for about in one["about"] if about not in off]}
        for name, one in tree["assumptions"].items()
    }
    return tree | {"assumptions": {name: one for name, one in kept.items() if one["about"]}}


def _idle(changes: Changes, draft: Draft, scenario: Scenario) -> Iterator[Problem]:
    """Yield what is wrong with changes of assumptions that others have settled altogether."""
    for path, value in changes.items():
        match parts_of(path):
            case ["assumptions", name, *_] if name not in scenario.assumptions:
                plain = draft.tree.follow(("assumptions", name, "about"))[1].plain
                about = [plain] if isinstance(plain, str) else plain
                for other in [one for one in draft.changed if overlapping(about, [one])][:1]:
                    since = f"'{other}' is set too, which '{name}' is about"
                    found = f"this changes nothing, since {since}"
                    yield value.mark.problem(path, found, "Set one of the two")


def _belief(scenario: Scenario, party: str) -> dict[str, Node]:
    """Return what a party thinks is so, as overrides known by the words that asked for it."""
    place = Place(Text("--as-believed-by", party, numbered=False), 0, 0, len(party))
    if party not in scenario.parties:
        raise _unknown(place, "beliefs", "party", party, list(scenario.parties))
    belief = scenario.beliefs.get(party)
    changes = {} if belief is None else belief.set
    return {path: graft(value, place) for path, value in changes.items()}


def _option(scenario: Scenario, question: str, option: str) -> dict[str, Node]:
    """Return the overrides of an option, known by the words that chose it."""
    place = Place(Text("--option", f"{question}={option}", numbered=False), 0, 0, len(question))
    path = f"questions.{question}"
    if question not in scenario.questions:
        raise _unknown(place, path, "question", question, list(scenario.questions))
    known = scenario.questions[question].options
    place = Place(place.text, 0, len(question) + 1, len(option))
    if option not in known:
        raise _unknown(place, path, "option", option, list(known))
    return {path: graft(value, place) for path, value in known[option].set.items()}


def _unknown(place: Place, path: str, thing: str, name: str, known: list[str]) -> ScenarioError:
    expected = f"There is: {', '.join(known)}" if known else f"There is no {thing} yet"
    problem = place.problem(path, f"there is no {thing} '{name}'", expected, nearest(name, known))
    return ScenarioError([problem])


def _tried_changes(draft: Draft) -> list[Problem]:
    """Return what would be wrong if an option were taken, a belief were true, an event happened."""
    problems: list[Problem] = []
    for changes in _changes(draft):
        try:
            _changed(draft, changes)
        except ScenarioError as error:
            problems.extend(error.problems)
    return problems


def _changes(draft: Draft) -> Iterator[Changes]:
    """Yield what each option of a question sets, and each event, and each belief."""
    for path, node in draft.tree.walk():
        match path:
            case ("questions", _, "options", _, "set") | ("events" | "beliefs", _, "set"):
                if isinstance(node.value, dict) and node.value:
                    yield node.value


def _tried_ends(draft: Draft, scenario: Scenario) -> list[Problem]:
    """Return what would be out of bounds if assumptions were at an end of their ranges."""
    problems: list[Problem] = []
    long = long_form(scenario)
    for end in ("0", "1"):
        changes = {
            about: draft.tree.follow(("assumptions", name, "range", end))[1]
            for name, assumption in scenario.assumptions.items()
            for about in assumption.about
        }
        try:
            shaped(overridden(draft.tree, changes, long=long))
        except ScenarioError as error:
            problems.extend(error.problems)
    return problems
