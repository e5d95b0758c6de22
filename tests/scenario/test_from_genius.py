"""GENIUS domains as scenarios."""

import re
from itertools import product
from pathlib import Path

import pytest

from sim.errors import ScenarioError, UsageError
from sim.scenario.document import loads, resolved
from sim.scenario.from_genius import apart, from_genius, written
from sim.scenario.item import Item
from sim.scenario.stance import OptionStance, OrderedStance
from tests.scenario.domains import BUYER, DOMAIN, SELLER, domain

DAY = 24 * 60
SETTLED = "<issue index='1' name='A'><item value='x' evaluation='1'/></issue>"


def fish(folder: Path) -> Item:
    return from_genius(domain(folder)).items["fish"]


def worth(item: Item, party: str, outcome: tuple[float, ...]) -> float:
    """The worth of an outcome in the scenario, times the sum of the saliences."""
    assert item.clauses is not None
    told = 0.0
    for clause, x in zip(item.clauses.values(), outcome, strict=True):
        stance = clause.stances[party]
        if isinstance(stance, OptionStance):
            told += stance.salience * stance.worth[(clause.options or ())[int(x)]]
        else:
            assert clause.scale is not None
            width = clause.scale.high - clause.scale.low
            away = abs(x - clause.scale.number(stance.ideal)) / width
            told += stance.salience * (1 - away)
    return told


def test_a_domain_becomes_one_item_that_is_bargained_whole(tmp_path: Path) -> None:
    scenario = from_genius(domain(tmp_path))
    (unit,) = scenario.units
    assert (scenario.scenario, unit.id, list(scenario.parties)) == (
        "fish",
        "fish",
        ["a-seller", "b-buyer"],
    )
    assert unit.whole is not None
    assert unit.whole.sizes == (3, 31, 21)
    assert loads(resolved(scenario)) == scenario


def test_a_name_with_a_dot_has_a_raised_one(tmp_path: Path) -> None:
    clauses = fish(tmp_path).clauses or {}
    assert clauses["price"].options == ("$3·47", "$3·98", "$4·37")
    assert [clause.name for clause in clauses.values()] == ["Price", "Days", "Share"]


def test_utilities_are_those_of_the_file_but_for_a_constant(tmp_path: Path) -> None:
    item = fish(tmp_path)
    for price, days, share in product(range(3), (10, 25, 40), (0, 0.6, 1.5)):
        seller = 0.5 * (1, 2, 4)[price] + 0.3 * 0.02 * days + 0.2 * (1 - 0.5 * share)
        constant = 0.3 * 0.2 + 0.2 * 0.25
        outcome = (price, days, share)
        assert constant + worth(item, "a-seller", outcome) == pytest.approx(seller)
        buyer = (10, 5, 0)[price] + 1 - 0.02 * days
        assert 0.2 + worth(item, "b-buyer", outcome) == pytest.approx(buyer)


def test_a_reservation_below_the_worst_outcome_is_none(tmp_path: Path) -> None:
    assert fish(tmp_path).least == {}


def test_a_reservation_is_the_least_worth_of_an_outcome(tmp_path: Path) -> None:
    text = SELLER.replace('reservation value="0.2"', 'reservation value="1.2"')
    least = from_genius(domain(tmp_path, seller=text)).items["fish"].least
    whole = 0.5 * 4 + 0.3 * 0.6 + 0.2 * 0.75
    assert least == {"a-seller": pytest.approx((1.2 - 0.06 - 0.05) / whole)}


def test_who_says_nothing_of_an_issue_does_not_care(tmp_path: Path) -> None:
    stance = (fish(tmp_path).clauses or {})["share"].stances["b-buyer"]
    assert isinstance(stance, OrderedStance)
    assert stance.salience == 0


def test_a_discount_factor_of_nothing_is_none(tmp_path: Path) -> None:
    parties = from_genius(domain(tmp_path)).parties
    assert [party.discount for party in parties.values()] == [0.8, 1]


def test_evaluations_relative_to_the_best_weigh_as_the_weights_say(tmp_path: Path) -> None:
    scenario = from_genius(domain(tmp_path), as_read_by="genius")
    stance = (scenario.items["fish"].clauses or {})["price"].stances["a-seller"]
    assert stance.salience == 0.5
    constant, whole = 0.2 * 0.25, 0.5 + 0.3 * 0.6 + 0.2 * 0.75
    assert scenario.items["fish"].least == {"a-seller": pytest.approx((0.2 - constant) / whole)}


def test_what_is_no_line_to_somebody_is_options_to_all(tmp_path: Path) -> None:
    bent = 'ftype="triangular" parameter0="0" parameter1="1.5" parameter2="0.75"'
    text = SELLER.replace('ftype="linear" parameter0="1" parameter1="-0.5"', bent)
    share = (from_genius(domain(tmp_path, seller=text)).items["fish"].clauses or {})["share"]
    assert len(share.options or ()) == 21
    stance = share.stances["a-seller"]
    assert isinstance(stance, OptionStance)
    assert (stance.worth["0"], stance.worth["0·75"], stance.worth["1·5"]) == (0, 1, 0)


def test_evaluations_below_nothing_are_raised(tmp_path: Path) -> None:
    text = BUYER.replace('evaluation="0"', 'evaluation="-10"')
    stance = (from_genius(domain(tmp_path, buyer=text)).items["fish"].clauses or {})[
        "price"
    ].stances["b-buyer"]
    assert isinstance(stance, OptionStance)
    assert list(stance.worth.values()) == [1, 0.75, 0]
    assert stance.salience == 20


def test_an_issue_of_one_value_only_adds_to_the_utility(tmp_path: Path) -> None:
    one = DOMAIN.replace('lowerbound="10"', 'lowerbound="40"')
    text = SELLER.replace('reservation value="0.2"', 'reservation value="1.2"')
    item = from_genius(domain(tmp_path, agenda=one, seller=text)).items["fish"]
    assert list(item.clauses or {}) == ["price", "share"]
    assert item.least["a-seller"] == pytest.approx((1.2 - 0.24 - 0.05) / (0.5 * 4 + 0.15))


def test_names_that_would_be_the_same_are_told_apart() -> None:
    assert apart(["a", "b", "a", "a"], 80) == ["a", "b", "a-2", "a-3"]
    assert apart(["abcd", "abcd"], 4) == ["abcd", "ab-2"]


def test_values_that_no_option_can_be_called_get_names_that_one_can(tmp_path: Path) -> None:
    text = DOMAIN.replace("$3.47", "").replace("$3.98", "  a\n b").replace("$4.37", "x" * 99)
    odd = {"$3.47": "", "$3.98": "  a  b", "$4.37": "x" * 99}
    seller, buyer = SELLER, BUYER
    for old, new in odd.items():
        seller, buyer = seller.replace(old, new), buyer.replace(old, new)
    scenario = from_genius(domain(tmp_path, agenda=text, seller=seller, buyer=buyer))
    options = (scenario.items["fish"].clauses or {})["price"].options
    assert options == ("(blank)", "a b", "x" * 80)


@pytest.mark.parametrize("missing", ["domain", "a-seller"])
def test_a_folder_without_a_domain_or_two_profiles_is_refused(missing: str, tmp_path: Path) -> None:
    place = domain(tmp_path)
    (place / f"{missing}.xml").unlink()
    with pytest.raises(UsageError, match="it takes one negotiation_template"):
        from_genius(place)
    with pytest.raises(UsageError, match="There is no folder"):
        from_genius(place / "no")


def test_faults_of_all_profiles_are_told_at_once(tmp_path: Path) -> None:
    wrong = {
        "seller": SELLER.replace('name="Days"', 'name="Dais"'),
        "buyer": BUYER.replace('evaluation="5"', ""),
    }
    with pytest.raises(ScenarioError) as caught:
        from_genius(domain(tmp_path, **wrong))
    assert [Path(problem.file).name for problem in caught.value.problems] == [
        "a-seller.xml",
        "b-buyer.xml",
    ]


def test_a_domain_of_too_many_outcomes_is_refused(tmp_path: Path) -> None:
    text = DOMAIN.replace('upperbound="40"', 'upperbound="4000000"')
    with pytest.raises(ScenarioError, match="At most 1000000"):
        from_genius(domain(tmp_path, agenda=text))


def test_a_domain_that_leaves_no_choice_is_refused(tmp_path: Path) -> None:
    one = f"<negotiation_template>{SETTLED}</negotiation_template>"
    says = f"<utility_space>{SETTLED}</utility_space>"
    with pytest.raises(UsageError, match="leaves nothing to choose"):
        written(domain(tmp_path, agenda=one, seller=says, buyer=says))


def test_a_file_of_known_outcomes_is_no_profile(tmp_path: Path) -> None:
    place = domain(tmp_path)
    (place / "fish-pareto.xml").write_text("<pareto>")
    assert len(from_genius(place).parties) == 2


def test_a_protocol_of_so_many_steps_is_a_meeting_a_day_at_which_clocks_are_even(
    tmp_path: Path,
) -> None:
    place = domain(tmp_path)
    scenario = from_genius(place, steps=20, strategies=["boulware", "micro"])
    assert scenario.horizon.minutes == 20 * DAY
    assert [party.patience.minutes for party in scenario.parties.values()] == [21 * DAY] * 2
    event = scenario.events["first-round"]
    assert event.pressure == {"a-seller": 2.4, "b-buyer": 2.4}
    assert event.pressure["a-seller"] * 10 / 24 == pytest.approx(1)  # a day's worth by ten o'clock
    procedure = scenario.procedure
    assert (procedure.tolerance, procedure.speaking, procedure.on_deadlock) == (1e-4, "fixed", ())
    assert loads(resolved(scenario)) == scenario


def test_strategies_are_named_in_the_order_of_the_profiles(tmp_path: Path) -> None:
    parties = from_genius(domain(tmp_path), strategies=["boulware", "micro"]).parties
    assert [party.concession.strategy for party in parties.values()] == ["time-dependent", "micro"]
    (first, _) = from_genius(domain(tmp_path), steps=3).parties.values()
    assert first.patience.minutes == 4 * DAY


def test_as_many_strategies_as_parties_are_asked_for(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"1 strategies for 2 parties: a-seller, b-buyer"):
        from_genius(domain(tmp_path), strategies=["boulware"])
    with pytest.raises(UsageError, match=r"^strategies: 'boulwar' is .* mean 'boulware'"):
        from_genius(domain(tmp_path), strategies=["boulwar", "micro"])
    with pytest.raises(UsageError, match="steps is 0; it takes a whole number from 1"):
        from_genius(domain(tmp_path), steps=0)


def test_a_real_issue_is_cut_into_as_many_points_as_are_asked_for(tmp_path: Path) -> None:
    whole = from_genius(domain(tmp_path), points=10).units[0].whole
    assert whole is not None
    assert whole.sizes == (3, 31, 10)
    bent = 'ftype="triangular" parameter0="0" parameter1="1.5" parameter2="0.75"'
    text = SELLER.replace('ftype="linear" parameter0="1" parameter1="-0.5"', bent)
    scenario = from_genius(domain(tmp_path, seller=text), points=4)
    assert (scenario.items["fish"].clauses or {})["share"].options == ("0", "0·5", "1", "1·5")
    for points in (1, 10_001):
        with pytest.raises(UsageError, match="a whole number from 2 to 10000"):
            from_genius(domain(tmp_path), points=points)


def test_a_party_to_whom_all_is_worth_the_same_is_indifferent(tmp_path: Path) -> None:
    nothing = re.sub(r'(<weight index="\d" value=)"[\d.]+"', r'\1"0"', SELLER)
    item = from_genius(domain(tmp_path, seller=nothing)).items["fish"]
    stance = (item.clauses or {})["price"].stances["a-seller"]
    assert isinstance(stance, OptionStance)
    assert set(stance.worth.values()) == {0}
    for outcome in product(range(3), (10, 40), (0, 1.5)):
        assert worth(item, "a-seller", outcome) == 0


NUMBERS = """<negotiation_template><issue index="1" name="A" type="integer">
<range lowerbound="0" upperbound="2"/></issue></negotiation_template>"""


def of_numbers(slope: int) -> str:
    """Return a profile on a line of this slope."""
    line = f'<evaluator ftype="linear" offset="0" slope="{slope}"/>'
    return f"""<utility_space><issue index="1" name="A" type="integer">
<range lowerbound="0" upperbound="2"/>{line}</issue></utility_space>"""


def test_where_one_is_indifferent_to_numbers_they_are_options(tmp_path: Path) -> None:
    place = domain(tmp_path, agenda=NUMBERS, seller=of_numbers(0), buyer=of_numbers(1))
    (clause,) = (from_genius(place).items["fish"].clauses or {}).values()
    assert clause.options == ("0", "1", "2")
    flat, rising = clause.stances.values()
    assert isinstance(flat, OptionStance)
    assert isinstance(rising, OptionStance)
    assert list(flat.worth.values()) == [0, 0, 0]
    assert list(rising.worth.values()) == [0, 0.5, 1]
