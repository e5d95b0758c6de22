"""What an option or a belief would undo is refused; so is what mixes with an earlier change."""

import pytest

from sim.errors import ScenarioError, UsageError
from sim.scenario.document import altered, load, loads, resolved, varied
from sim.scenario.made import Made
from sim.scenario.override import commanded
from sim.scenario.scenario import Scenario
from sim.scenario.undone import undone
from tests.scenario.files import HOUSE, problem

PATIENCE = "parties.buyer.patience"
ASKED = (
    HOUSE
    + """questions:
  when:
    asked_by: buyer
    options:
      soon: {set: {parties.buyer.patience: 9 days, horizon: 90 days}}
      later: {set: {horizon: 200 days}}
  style:
    asked_by: seller
    options:
      soft: {set: {parties.seller.concession: conceder}}
      hard: {set: {parties.seller.concession: hardliner}}
beliefs:
  seller: {set: {parties.buyer.patience: 20 days}}
  buyer: {set: {parties.seller.patience: 30 days}}
assumptions:
  hurry: {about: parties.buyer.patience, default: 1 year, range: [1 day, 2 years]}
"""
)
SOON = {"when": "soon"}


def found(changes: dict[str, object], made: Made) -> list[str]:
    """Return what would be undone."""
    given = {path: commanded(path, value) for path, value in changes.items()}
    return [one.path for one in undone(given, loads(ASKED), made)]


def test_what_the_option_taken_sets_too_is_not_set_in_vain() -> None:
    told = problem(ASKED, set={PATIENCE: "3 days"}, options=SOON)
    assert told.file == f"--set {PATIENCE}"
    assert told.found == (
        "this would be undone, since the option 'soon' of the question 'when' sets it too"
    )
    assert told.expected == "Take another option, or leave this out"
    later = loads(ASKED, set={PATIENCE: "3 days"}, options={"when": "later"})
    assert str(later.parties["buyer"].patience) == "3 days"


def test_what_the_party_believes_otherwise_is_not_set_in_vain() -> None:
    told = problem(ASKED, set={PATIENCE: "3 days"}, as_believed_by="seller")
    assert told.found == "this would be undone, since the belief of seller sets it too"
    facts = loads(ASKED, set={PATIENCE: "3 days"}, as_believed_by="buyer")
    assert str(facts.parties["buyer"].patience) == "3 days"


def test_an_assumption_held_at_a_value_counts_for_what_it_is_about() -> None:
    held = {
        "assumptions.hurry.default": "3 days",
        "assumptions.hurry.distribution": "fixed",
    }
    told = problem(ASKED, set=held, options=SOON)
    assert told.file == "--set assumptions.hurry.default"
    assert told.found.endswith(f"sets '{PATIENCE}' too")


def test_a_part_of_what_an_option_sets_whole_is_undone() -> None:
    taken = Made({}, {"style": "soft"}, None)
    assert found({"parties.seller.concession.exponent": 3}, taken)
    assert not found({"parties.seller.patience": "9 days"}, taken)


def test_a_whole_is_undone_where_it_says_something_of_the_part() -> None:
    taken = Made({}, {"style": "soft"}, None)
    assert found({"parties.seller": {"concession": "hardliner"}}, taken)
    assert not found({"parties.seller": {"patience": "9 days"}}, taken)


def test_an_option_overrules_a_belief_in_peace() -> None:
    taken = loads(ASKED, options=SOON, as_believed_by="seller")
    assert str(taken.parties["buyer"].patience) == "9 days"


def again(scenario: Scenario) -> Scenario:
    """Return a scenario as it is read from what is kept of it."""
    return loads(resolved(scenario)).made_of(scenario.made)


def same(scenario: Scenario) -> Scenario:
    """Return the scenario itself."""
    return scenario


@pytest.mark.parametrize("back", [same, again])
@pytest.mark.parametrize(
    ("first", "later", "says"),
    [
        (
            {"options": SOON},
            {"options": {"when": "later"}},
            r"^'when' was answered by 'soon' before; read the file anew: sim\.load\(…, "
            r"options=\{'when': 'later'\}\)\.$",
        ),
        (
            {"as_believed_by": "seller"},
            {"as_believed_by": "buyer"},
            r"^What seller believes was taken for the truth before; read the file anew: ",
        ),
        (
            {"options": SOON},
            {"as_believed_by": "seller"},
            r"^The option 'soon' of the question 'when' was taken before, and sets what seller ",
        ),
        (
            {"options": SOON},
            {"set": {"questions.when.options.soon.set": {}}},
            r"^questions\.when\.options\.soon\.set is a part of what was taken before; read ",
        ),
        (
            {"as_believed_by": "seller"},
            {"set": {"beliefs.seller.set": {}}},
            r"^beliefs\.seller\.set is a part of what was taken before; read the file anew: ",
        ),
    ],
)
def test_a_later_change_is_not_mixed_with_an_earlier_one(
    first: dict[str, object], later: dict[str, object], says: str, back: object
) -> None:
    assert callable(back)
    with pytest.raises(UsageError, match=says):
        varied(back(loads(ASKED, **first)), **later)  # type: ignore[arg-type]


@pytest.mark.parametrize("back", [same, again])
@pytest.mark.parametrize(
    ("first", "later", "says"),
    [
        ({"options": SOON}, {"set": {PATIENCE: "3 days"}}, "the option 'soon' of the question"),
        ({"as_believed_by": "seller"}, {"set": {PATIENCE: "3 days"}}, "the belief of seller"),
        ({"set": {PATIENCE: "3 days"}}, {"options": SOON}, "the option 'soon' of the question"),
        ({"set": {PATIENCE: "3 days"}}, {"set": {"parties.buyer": {}}}, "this would undo"),
        (
            {"set": {"assumptions.hurry.default": "3 days"}},
            {"set": {PATIENCE: "3 days"}},
            "this changes nothing",
        ),
    ],
)
def test_what_was_set_before_is_not_undone_by_what_is_asked_later(
    first: dict[str, object], later: dict[str, object], says: str, back: object
) -> None:
    assert callable(back)
    with pytest.raises(ScenarioError) as caught:
        varied(back(loads(ASKED, **first)), **later)  # type: ignore[arg-type]
    [told] = caught.value.problems
    assert says in told.found
    assert told.expected.endswith(", or read the file anew: sim.load(…, set=…, options=…)")


def test_a_record_of_something_undone_is_no_bar_to_another_change() -> None:
    held = Made({"assumptions.hurry.default": "3 days"}, {}, None)
    kept = loads(resolved(loads(ASKED, set={PATIENCE: "5 days"}))).made_of(held)
    assert str(varied(kept, set={"horizon": "90 days"}).horizon) == "90 days"


def test_what_is_asked_for_again_is_there_already() -> None:
    asked = loads(ASKED, options={"when": "later", "style": "soft"}, as_believed_by="seller")
    once_more = varied(asked, options={"when": "later"}, as_believed_by="seller")
    assert (once_more, once_more.made) == (asked, asked.made)
    assert list(once_more.made.options) == ["when", "style"]


def test_of_a_path_set_twice_the_later_value_holds() -> None:
    twice = varied(loads(ASKED, set={PATIENCE: "3 days"}), set={PATIENCE: "5 days"})
    assert str(twice.parties["buyer"].patience) == "5 days"
    assert twice.made.overrides == {PATIENCE: "5 days"}


def test_a_finding_may_try_out_what_no_record_tells_of() -> None:
    taken = loads(ASKED, options=SOON)
    tried = altered(taken, {PATIENCE: "3 days"})
    assert str(tried.parties["buyer"].patience) == "3 days"
    assert tried.made == taken.made


def test_a_shipped_question_undoes_no_assumption_in_silence() -> None:
    with pytest.raises(ScenarioError, match="would be undone"):
        load(
            "gm-uaw-1970",
            set={"assumptions.gm-exponent.default": 0.3},
            options={"first-offer": "early"},
        )
