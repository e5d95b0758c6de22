"""Issues of GENIUS domains."""

from pathlib import Path

import pytest

from sim.errors import Problem, ScenarioError
from sim.scenario.domain import Issue, issues
from sim.scenario.element import parsed
from tests.scenario.domains import DOMAIN


def agenda(folder: Path, text: str = DOMAIN) -> tuple[Issue, ...]:
    (folder / "domain.xml").write_text(text, encoding="utf-8")
    return issues(parsed(folder / "domain.xml"))


def told(folder: Path, old: str, new: str) -> Problem:
    assert old in DOMAIN
    with pytest.raises(ScenarioError) as caught:
        agenda(folder, DOMAIN.replace(old, new, 1))
    return caught.value.problems[0]


def test_issues_are_discrete_integer_or_real(tmp_path: Path) -> None:
    price, days, share = agenda(tmp_path)
    assert (price.kind, price.values) == ("discrete", ("$3.47", "$3.98", "$4.37"))
    assert (days.kind, days.low, days.high, len(days.points())) == ("integer", 10, 40, 31)
    assert (share.kind, share.low, share.high, len(share.points())) == ("real", 0, 1.5, 21)
    assert share.points()[-1] == 1.5


def test_issues_come_in_the_order_of_their_indices(tmp_path: Path) -> None:
    text = DOMAIN.replace('index="1" name="Price"', 'index="9" name="Price"')
    assert [issue.name for issue in agenda(tmp_path, text)] == ["Days", "Share", "Price"]


def test_a_kind_may_be_left_out_and_bounds_may_stand_in_the_issue_itself(tmp_path: Path) -> None:
    text = DOMAIN.replace(' type="discrete" vtype="discrete" etype="discrete"', "").replace(
        '<range lowerbound="10" upperbound="40"></range>', ""
    )
    text = text.replace('name="Days"', 'name="Days" lowerbound="10" upperbound="40"')
    assert [issue.kind for issue in agenda(tmp_path, text)] == ["discrete", "integer", "real"]


def test_a_value_that_is_listed_twice_counts_once(tmp_path: Path) -> None:
    price = agenda(tmp_path, DOMAIN.replace("$3.98", "$3.47"))[0]
    assert price.values == ("$3.47", "$4.37")
    assert price.is_open
    assert not agenda(tmp_path, DOMAIN.replace("$3.98", "$3.47").replace("$4.37", "$3.47"))[
        0
    ].is_open


@pytest.mark.parametrize(
    ("old", "new", "found"),
    [
        ('name="Price"', 'name=" "', "an issue without a name"),
        ('name="Days"', 'name="Price"', "two issues of the name 'Price'"),
        ('index="2" name', 'index="1" name', "'Price' and 'Days' have the same index 1"),
        ('index="2" name', 'index="two" name', "'two' is no number"),
        ('type="real"', 'type="reel"', "'reel' is no kind of issue"),
        ('lowerbound="10"', "", "<range> says no 'lowerbound'"),
        ('lowerbound="10"', 'lowerbound="50"', "integer bounds from 50 to 40"),
        ('lowerbound="10"', 'lowerbound="0.5"', "integer bounds from 0.5 to 40"),
        ('upperbound="1.5"', 'upperbound="inf"', "'inf' is no number"),
        (' value="$3.98"', "", "an item without a value"),
        ("<issue ", "<objective/><issue ", "an objective within an objective"),
    ],
)
def test_what_is_wrong_with_an_issue_is_told(
    old: str, new: str, found: str, tmp_path: Path
) -> None:
    assert told(tmp_path, old, new).found == found


def test_all_that_is_wrong_is_told_at_once(tmp_path: Path) -> None:
    text = DOMAIN.replace('type="real"', 'type="reel"', 1).replace(' value="$3.98"', "")
    with pytest.raises(ScenarioError) as caught:
        agenda(tmp_path, text)
    assert [problem.line for problem in caught.value.problems] == [6, 12]
    assert caught.value.problems[1].suggestion == "real"


def test_a_domain_needs_issues_and_an_issue_values(tmp_path: Path) -> None:
    with pytest.raises(ScenarioError, match="a domain of no issues"):
        agenda(tmp_path, "<negotiation_template/>")
    bare = "<negotiation_template><issue index='1' name='Price'/></negotiation_template>"
    with pytest.raises(ScenarioError, match="a discrete issue without items"):
        agenda(tmp_path, bare)
