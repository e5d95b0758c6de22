"""Preferences of GENIUS profiles, as two programs read them."""

from pathlib import Path

import pytest

from sim.errors import Problem, ScenarioError
from sim.scenario.domain import issues
from sim.scenario.element import parsed
from sim.scenario.profile import Profile, Reader, profile
from tests.scenario.domains import BUYER, SELLER, domain


def seller(folder: Path, text: str = SELLER, *, reader: Reader = "negmas") -> Profile:
    place = domain(folder, seller=text)
    agenda = issues(parsed(place / "domain.xml"))
    return profile(parsed(place / "a-seller.xml"), agenda, as_read_by=reader)


def value(want: Profile, issue: str, x: float) -> float:
    curve = want.evaluations[issue].curve
    assert curve is not None
    return curve(x)


def told(folder: Path, old: str, new: str, *, reader: Reader = "negmas") -> Problem:
    assert old in SELLER
    with pytest.raises(ScenarioError) as caught:
        seller(folder, SELLER.replace(old, new, 1), reader=reader)
    return caught.value.problems[0]


def test_evaluations_count_as_written_or_relative_to_the_best(tmp_path: Path) -> None:
    assert list(seller(tmp_path).evaluations["Price"].table.values()) == [1, 2, 4]
    relative = seller(tmp_path, reader="genius").evaluations["Price"].table
    assert list(relative.values()) == [0.25, 0.5, 1]


def test_a_line_over_integers_begins_at_nothing_or_at_the_lower_bound(tmp_path: Path) -> None:
    assert value(seller(tmp_path), "Days", 10) == pytest.approx(0.2)
    assert value(seller(tmp_path, reader="genius"), "Days", 10) == 0
    assert value(seller(tmp_path, reader="genius"), "Days", 40) == pytest.approx(0.6)


def test_a_line_over_a_real_issue_is_the_same_to_both(tmp_path: Path) -> None:
    for reader in ("negmas", "genius"):
        want = seller(tmp_path, reader=reader)
        assert value(want, "Share", 1.5) == 0.25
        assert want.evaluations["Share"].is_line


def test_genius_cuts_a_line_and_then_it_is_none(tmp_path: Path) -> None:
    steep = SELLER.replace('parameter1="-0.5"', 'parameter1="-1"')
    want = seller(tmp_path, steep, reader="genius")
    assert (value(want, "Share", 1.5), want.evaluations["Share"].is_line) == (0, False)
    assert value(seller(tmp_path, steep), "Share", 1.5) == -0.5


@pytest.mark.parametrize(
    ("form", "worths"),
    [
        ('ftype="triangular" parameter0="0" parameter1="1.5" parameter2="0.5"', [0, 1, 0.5, 0]),
        ('ftype="quadratic" parameter0="1" parameter1="0" parameter2="-0.4"', [1, 0.9, 0.6, 0.1]),
        ('ftype="constant" parameter0="0.3"', [0.3, 0.3, 0.3, 0.3]),
        ('ftype="linear"', [0, 0.5, 1, 1.5]),
    ],
)
def test_other_forms_of_worth_are_read(form: str, worths: list[float], tmp_path: Path) -> None:
    text = SELLER.replace('ftype="linear" parameter0="1" parameter1="-0.5"', form)
    want = seller(tmp_path, text)
    assert [value(want, "Share", x) for x in (0, 0.5, 1, 1.5)] == pytest.approx(worths)


def test_weights_reservation_and_discount_are_read_or_have_their_defaults(tmp_path: Path) -> None:
    want = seller(tmp_path)
    assert want.weights == {"Price": 0.5, "Days": 0.3, "Share": 0.2}
    assert (want.reservation, want.discount) == (0.2, 0.8)
    bare = seller(tmp_path, BUYER)
    assert bare.weights == {"Price": 1, "Days": 1, "Share": 1}
    assert (bare.reservation, bare.discount) == (0, 1)
    assert "Share" not in bare.evaluations


@pytest.mark.parametrize(
    ("old", "new", "found"),
    [
        ('name="Days"', 'name="Dais"', "the domain has no issue 'Dais'"),
        ('value="$3.98"', 'value="$3.89"', "the issue has no value '$3.89' in the domain"),
        (' evaluation="2"', "", "<item> says no 'evaluation'"),
        ('evaluation="2"', 'evaluation="two"', "'two' is no number"),
        ('evaluation="2"', 'evaluation="NaN"', "'NaN' is no number"),
        (
            '<item index="2" value="$3.98" cost="5" evaluation="2"/>\n',
            "",
            "no evaluation of '$3.98'",
        ),
        ('type="integer"', 'type="real"', "a real issue, which is integer in the domain"),
        ('<evaluator ftype="linear" offset="0" slope="0.02"/>', "", "no evaluator"),
        ('ftype="linear"', 'ftype="liner"', "'liner' is no form of evaluator as negmas reads it"),
        (
            '<weight index="1"',
            '<weight index="7"',
            "a weight of issue 7, which the domain does not have",
        ),
        ('value="0.3"', 'value="-0.3"', "a weight below 0"),
        ('<discount_factor value="0.8"', '<discount_factor value="8"', "a discount factor of 8"),
        ("<reservation value", "<reservation worth", "<reservation> says no 'value'"),
        ("<weight ", "<utility_function/><weight ", "a utility that is no sum over the issues"),
    ],
)
def test_what_is_wrong_with_a_profile_is_told(
    old: str, new: str, found: str, tmp_path: Path
) -> None:
    assert told(tmp_path, old, new).found == found


def test_slips_of_the_pen_are_likened_to_what_is_right(tmp_path: Path) -> None:
    assert told(tmp_path, 'name="Days"', 'name="Dais"').suggestion == "Days"
    assert told(tmp_path, 'ftype="linear"', 'ftype="liner"').suggestion == "linear"
    assert told(tmp_path, 'value="$3.98"', 'value="$3.99"').suggestion == "$3.98"


def test_a_triangle_has_its_top_between_its_ends(tmp_path: Path) -> None:
    form = 'ftype="triangular" parameter0="0" parameter1="1" parameter2="2"'
    old = 'ftype="linear" parameter0="1" parameter1="-0.5"'
    assert told(tmp_path, old, form).found == "a triangle from 0 over 2 to 1"


def test_a_profile_that_says_nothing_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ScenarioError, match="a profile that evaluates no issue"):
        seller(tmp_path, "<utility_space/>")
