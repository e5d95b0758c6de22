"""Advice: the best answer is the one known to be best, and it is weighed fairly."""

from datetime import date

import numpy as np
import pytest

from sim.analysis.advise import advise, choices
from sim.engine.ensemble import ensemble
from sim.errors import UsageError
from sim.scenario.document import load, loads, varied
from sim.scenario.scenario import Scenario
from tests.advised import BELIEVED, GIFT

RUNS = 40
TWO = GIFT.replace(
    "record:",
    """  war:
    asked_by: north
    options:
      never: {set: {items.peace.withheld: false}}
      ever: {set: {items.peace.stances.north.salience: 0.4}}
  price:
    asked_by: south
    options:
      high: {set: {items.bridge.stances.south.salience: 2}}
      low: {set: {items.bridge.stances.south.salience: 1}}
record:""",
)


def test_the_answer_that_is_worth_most_is_advised_at_what_it_is_worth() -> None:
    """The bridge is worth 0.5 unless it is dropped, the gift 0.3, and peace 0.2 beside either."""
    counsel = advise(loads(GIFT), replications=RUNS).counsel("which")
    built = ensemble(loads(GIFT), replications=RUNS).frame().query("clause == 'bridge'")
    share = (built["disposition"] == "agreed").mean()
    assert counsel.truth.option("bridge").value.value == pytest.approx(0.2 + 0.5 * share)
    assert counsel.truth.option("gift").value.value == pytest.approx(0.5)
    assert counsel.advised.option == "bridge"


def test_regret_is_worked_out_run_by_run() -> None:
    """Where the bridge is dropped the gift wins 0.3 more, else the bridge 0.2."""
    counsel = advise(loads(GIFT), replications=RUNS).counsel("which")
    built = ensemble(loads(GIFT), replications=RUNS).frame().query("clause == 'bridge'")
    share = (built["disposition"] == "agreed").mean()
    assert counsel.truth.option("bridge").regret.value == pytest.approx(0.3 * (1 - share))
    assert counsel.truth.option("gift").regret.value == pytest.approx(0.2 * share)


def test_all_that_is_gained_lies_in_the_clauses_that_are_changed() -> None:
    counsel = advise(loads(GIFT), replications=RUNS).counsel("which")
    assert counsel.touched == ("gift", "bridge")
    assert counsel.within is not None
    assert counsel.within.value == pytest.approx(-counsel.truth.second.behind.value)


PRICED = GIFT.replace(
    "procedure:",
    """  price:
    tier: main
    scale: {between: [0, 100], unit: talents}
    stances:
      north: {ideal: 0, reservation: 80, salience: 0.4}
      south: {ideal: 100, reservation: 20}
procedure:""",
).replace("gift: {set: {", "gift: {set: {parties.north.concession.exponent: 5, ")
"""Who takes the gift gives way early in all else, so that it pays a higher price too."""


def test_what_is_lost_elsewhere_is_not_of_the_clauses_that_are_changed() -> None:
    """By the worth of each clause in the runs of each option, played for themselves."""
    scenario = loads(PRICED)
    counsel = advise(scenario, replications=4).counsel("which")
    assert counsel.touched == ("gift", "bridge")
    first, second = (
        ensemble(varied(scenario, options={"which": one.option}), replications=4)
        for one in counsel.truth.options
    )
    assert first.is_signed.all()
    assert second.is_signed.all()
    gained = dict(
        zip(
            [unit.id for unit in scenario.units],
            (first.worth - second.worth)[:, :, 0].mean(axis=0),
            strict=True,
        )
    )
    assert abs(gained["price"]) > 0.01
    assert counsel.within is not None
    assert counsel.within.value == pytest.approx(gained["gift"] + gained["bridge"])


def test_what_the_party_believes_may_turn_the_advice() -> None:
    counsel = advise(loads(BELIEVED), replications=RUNS).counsel("which")
    assert counsel.beliefs is not None
    assert counsel.beliefs.as_believed_by == "north"
    assert (counsel.advised.option, counsel.beliefs.best.option) == ("bridge", "gift")


def test_the_worst_tenth_and_the_mean_may_advise_otherwise() -> None:
    """In the worst tenth of the runs the bridge is dropped, and peace alone is left: 0.2."""
    counsel = advise(loads(GIFT), replications=RUNS, criterion="worst-decile").counsel("which")
    assert counsel.advised.option == "gift"
    assert counsel.truth.option("bridge").value.value == pytest.approx(0.2)


def test_signatures_count_by_the_day_asked_for() -> None:
    early = advise(loads(GIFT), replications=8, criterion="signed", by=date(2001, 1, 1))
    assert {one.value.value for one in early.counsel("which").truth.options} == {0.0}
    late = advise(loads(GIFT), replications=8, criterion="signed")
    assert {one.value.value for one in late.counsel("which").truth.options} == {1.0}


def test_another_party_may_be_asked_for() -> None:
    counsel = advise(loads(GIFT), replications=RUNS, party="south").counsel("which")
    assert (counsel.choice.asked_by, counsel.choice.party) == ("north", "south")


def test_the_same_seed_gives_the_same_advice_with_any_number_of_threads() -> None:
    one = advise(loads(GIFT), replications=RUNS, workers=1)
    other = advise(loads(GIFT), replications=RUNS, workers=3)
    assert one.record() == other.record()


def test_combinations_are_those_of_one_party_and_all_of_them() -> None:
    *single, combined = choices(loads(TWO), combinations=True)
    assert [one.id for one in single] == ["which", "war", "price"]
    assert combined.id == "combinations-of-north"
    assert combined.text == "Which answers to all 2 questions of the north go together best?"
    assert list(combined.options) == [
        "bridge · never",
        "bridge · ever",
        "gift · never",
        "gift · ever",
    ]
    assert combined.options["gift · ever"] == {"which": "gift", "war": "ever"}


def test_a_combination_is_played_with_all_its_answers() -> None:
    scenario = loads(TWO)
    counsel = advise(scenario, replications=8, combinations=True).counsel("combinations-of-north")
    alone = ensemble(loads(TWO, options={"which": "gift", "war": "ever"}), replications=8)
    found = counsel.truth.option("gift · ever").value.value
    assert found == pytest.approx(float(np.mean(alone.utility[:, 0])))


def test_progress_is_told_to_the_end() -> None:
    told: list[tuple[int, int]] = []
    advise(loads(GIFT), replications=8, progress=lambda more, of: told.append((more, of)))
    assert sum(more for more, _ in told) == 16
    assert {of for _, of in told} == {16}


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ({"party": "nroth"}, "'nroth' is no party of gift; did you mean 'north'?"),
        ({"party": "x"}, "'x' is no party of gift. There is: north, south."),
        ({"questions": ["wich"]}, "'wich' is no question of gift; did you mean 'which'?"),
        (
            {"criterion": "worst-decil"},
            "'worst-decil' is no criterion; did you mean 'worst-decile'? Options are ranked by: "
            "worth, signed or worst-decile.",
        ),
        ({"replications": 1}, "replications is 1; it takes a whole number from 2"),
        (
            {"by": date(2000, 1, 1), "criterion": "signed"},
            "2000-01-01 is before the talks begin, on 2001-01-01.",
        ),
        (
            {"by": date(2060, 11, 30), "criterion": "signed"},
            "2060-11-30 is after the horizon of the talks, 2002-01-01; none are played then.",
        ),
        (
            {"by": date(2001, 6, 1)},
            "A signature by 2001-06-01 counts only where options are ranked by signatures",
        ),
    ],
)
def test_what_cannot_be_advised_on_is_refused_in_a_sentence(
    asked: dict[str, object], said: str
) -> None:
    with pytest.raises(UsageError) as refused:
        advise(loads(GIFT), **asked)  # type: ignore[arg-type]
    assert str(refused.value).startswith(said)


@pytest.mark.parametrize("asked", [["war"], ["which", "war"]])
def test_a_question_that_is_answered_beforehand_is_not_asked(asked: list[str]) -> None:
    answered = loads(TWO, options={"war": "ever"})
    assert [one.id for one in choices(answered)] == ["which", "price"]
    with pytest.raises(UsageError, match="'war' is answered beforehand, by 'ever'; to be advised"):
        choices(answered, questions=asked)


def test_what_a_party_believes_stands_under_the_answer_given_beforehand() -> None:
    calm = "  calm:\n    asked_by: south\n    options:\n"
    calm += "      yes: {set: {items.bridge.objections.toll.likelihood: 0}}\n      no: {set: {}}\n"
    scenario = loads(BELIEVED.replace("record:", f"{calm}record:"), options={"calm": "yes"})
    counsel = advise(scenario, replications=2).counsel("which")
    assert counsel.beliefs is not None
    assert counsel.beliefs.option("bridge").value == counsel.truth.option("bridge").value


def test_what_is_set_does_not_move_what_a_party_believes() -> None:
    changed = loads(BELIEVED, set={"items.bridge.objections.toll.likelihood": 0})
    counsel, as_written = (
        advise(one, replications=4).counsel("which") for one in (changed, loads(BELIEVED))
    )
    assert counsel.beliefs == as_written.beliefs


def test_the_world_that_a_party_believes_in_holds_no_other_world() -> None:
    seen = loads(BELIEVED, as_believed_by="north")
    assert advise(seen, replications=2).counsel("which").beliefs is None


def test_what_an_option_sets_is_not_set_and_asked_about() -> None:
    path = "items.peace.stances.north.salience"
    changed = loads(TWO, set={path: 0.3})
    assert [one.id for one in choices(changed, questions=["which", "price"])] == ["which", "price"]
    with pytest.raises(UsageError, match=f"{path} is set, and the option 'ever' of 'war' would"):
        choices(changed, questions=["war"])


def test_where_every_question_is_answered_beforehand_there_is_nothing_to_advise() -> None:
    with pytest.raises(UsageError, match="'which' is answered beforehand, by 'gift'"):
        choices(loads(GIFT, options={"which": "gift"}))


def test_a_scenario_without_a_question_is_told_how_to_ask_one() -> None:
    with pytest.raises(UsageError, match="asks no question"):
        advise(load("house-sale"))


def test_the_mere_name_of_a_scenario_is_no_scenario() -> None:
    with pytest.raises(UsageError):
        advise("gift")  # type: ignore[arg-type]


@pytest.fixture
def kaesong() -> Scenario:
    """Return the founding scenario."""
    return load("kaesong-1951")


def test_a_question_touches_the_clauses_that_its_answers_name(kaesong: Scenario) -> None:
    counsel = advise(kaesong, questions=["front-line"], replications=2).counsel("front-line")
    assert counsel.touched == ("reinforcements.to-the-front",)
    assert [end.disposition for end in counsel.sequel.ends] == ["withheld"]
    assert counsel.answered == ("the patron", "leave-off", date(1951, 7, 3))
