"""Variants as they are asked for: paths, questions, assumptions, and scenarios of their own."""

import pytest

from sim.analysis.variant import Side, held, of_file, variant
from sim.errors import ScenarioError, UsageError
from sim.scenario.document import load

SALE = load("house-sale")
TALKS = load("kaesong-1951")
LABOUR = load("gm-uaw-1970")


def test_a_question_takes_an_option_and_a_path_a_value() -> None:
    found = variant(TALKS, {"control-committee": "wait", "horizon": "2 years"}, asked="--b")
    assert found.options == {"control-committee": "wait"}
    assert found.overrides == {"horizon": "2 years"}
    assert found.scenario == load(
        "kaesong-1951", set={"horizon": "2 years"}, options={"control-committee": "wait"}
    )


def test_an_assumption_is_held_at_a_value() -> None:
    found = variant(SALE, {"hurry": "30 days"}, asked="--b")
    assert found.overrides == held("hurry", "30 days")
    assert found.scenario.assumptions["hurry"].default == "30 days"
    assert found.label == "hurry = 30 days"


def test_the_value_says_whether_a_question_or_an_assumption_of_its_name_is_meant() -> None:
    assert variant(LABOUR, {"open-end": 0.3}, asked="--b").overrides == held("open-end", 0.3)
    assert variant(LABOUR, {"open-end": "trade"}, asked="--b").options == {"open-end": "trade"}
    with pytest.raises(UsageError, match="open-end has no option 'trad'; did you mean 'trade'"):
        variant(LABOUR, {"open-end": "trad"}, asked="--b")
    with pytest.raises(UsageError, match=r"open-end=0\.9 lies outside its range"):
        variant(LABOUR, {"open-end": 0.9}, asked="--b")


def test_nothing_is_the_scenario_as_it_is_written() -> None:
    nothings: tuple[Side, ...] = (None, {}, SALE)
    for nothing in nothings:
        assert variant(SALE, nothing, asked="--a").label == "as written"
        assert variant(SALE, nothing, asked="--a").scenario == SALE


def test_another_scenario_is_a_variant_as_it_is() -> None:
    found = variant(SALE, TALKS, asked="--b")
    assert (found.file, found.scenario) == ("kaesong-1951", TALKS)
    changed = of_file(TALKS, "kaesong-1951", {"refugees": "transfer"}, asked="--b")
    assert changed.label == "kaesong-1951, refugees: transfer"
    assert variant(SALE, changed, asked="--b") is changed


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("control-comittee", "did you mean 'control-committee'"),
        ("unc-patiense", "did you mean 'unc-patience'"),
        ("horizn", "did you mean 'horizon'"),
        ("xyzzy", "Its questions: front-line, control-committee"),
    ],
)
def test_a_name_that_is_none_gets_the_nearest(name: str, says: str) -> None:
    with pytest.raises(UsageError, match=says) as caught:
        variant(TALKS, {name: "wait"}, asked="--b")
    assert str(caught.value).startswith(f"--b {name}: ")


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"parties.unk.patience": "9 days"}, "--b parties.unk.patience"),
        ({"parties.unc.patience": "9 dayz"}, "days"),
    ],
)
def test_a_value_that_does_not_fit_is_an_error_of_the_change(
    changes: dict[str, object], says: str
) -> None:
    with pytest.raises(ScenarioError, match=says):
        variant(TALKS, changes, asked="--b")


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        (
            {"control-committee": "wate"},
            "control-committee has no option 'wate'; did you mean 'wait'? There is: propose, wait.",
        ),
        ({"unc-patience": "9 dayz"}, "unc-patience=9 dayz: 'dayz' in '9 dayz' is no unit of"),
        ({"unc-patience": 30}, "unc-patience=30: '30' is a bare number, no duration. Write "),
        (
            {"unc-patience": "9 years"},
            "unc-patience=9 years lies outside its range, 100 days to 1600 days; to go beyond it, "
            "name the path: parties.unc.patience=9 years.",
        ),
    ],
)
def test_an_option_or_an_assumption_is_told_by_the_name_it_was_asked_by(
    changes: dict[str, object], says: str
) -> None:
    with pytest.raises(UsageError) as refused:
        variant(TALKS, changes, asked="--b")
    assert str(refused.value).startswith(says)


def test_an_assumption_about_what_is_set_is_told_to_be_so() -> None:
    settled = load("house-sale", set={"parties.buyer.patience": "30 days"})
    said = "'hurry' is not drawn: 'parties.buyer.patience', which it is about, is set."
    with pytest.raises(UsageError) as refused:
        variant(settled, {"hurry": "50 days"}, asked="b")
    assert str(refused.value) == said
