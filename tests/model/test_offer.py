"""Offers: who takes the text that stands, and who puts its own."""

import math

import pytest

from sim.model.codes import NONE, Disposition, Happening
from sim.model.offer import accepts, goes_past, speak, speaker, within_mandate
from sim.model.request import ask_share
from sim.model.settlement import consent, reopen
from sim.model.text import lay
from sim.model.value import floored
from tests.talks import TWO, Talks

LINE = """
procedure: {steps: 20, deadlock_after: 300 meetings, speaking: SPEAKING, anchoring: KAPPA}
items:
  line:
    scale: {between: [0, 20], unit: miles}
    stances: {a: {ideal: 0, reservation: 12}, b: {ideal: 20, reservation: 8}}
"""


def line(speaking: str = "fixed", kappa: float = 0) -> str:
    """Return a scenario about a line."""
    return TWO + LINE.replace("SPEAKING", speaking).replace("KAPPA", str(kappa))


def shares(day: int) -> tuple[float, float]:
    """Return what both sides have announced on a day, forty days' patience, linear."""
    talks = Talks(line())
    g = floored(talks.setting, min(1.0, (day * 1440 + 600) / (40 * 1440)))
    return g, g


def test_two_sides_settle_at_the_first_meeting_at_which_their_curves_cross() -> None:
    # a + 12 k >= 20 - 12 k at k = 5/6, so at the step of 0.85
    crossing = next(day for day in range(100) if 12 * shares(day)[0] >= 20 - 12 * shares(day)[1])
    talks = Talks(line())
    talks.meet(range(100))
    (agreed,) = talks.rows(Happening.AGREED)
    assert agreed["time"] // 1440 == crossing
    assert 8 / 20 <= agreed["position"] <= 12 / 20


@pytest.mark.parametrize("speaking", ["fixed", "rotating"])
def test_a_party_takes_what_is_no_worse_than_what_it_would_put_next(speaking: str) -> None:
    talks = Talks(line(speaking))
    talks.meet(range(100))
    (consented,) = talks.rows(Happening.CONSENTED)
    taker = int(consented["party"])
    own = talks.rows(Happening.OFFERED)
    last = own[own["party"] == taker][-1]
    x, ideal = float(consented["position"]), (0.0, 1.0)[taker]
    # one step on, at most, and the text lies no farther from its ideal
    assert abs(x - ideal) <= abs(last["position"] - ideal) + 0.6 / 20 + 1e-12


def test_an_indifferent_party_consents_to_any_text_and_offers_none() -> None:
    three = line().replace("b: {patience: 40 days}}", "b: {patience: 40 days}, c: {}}")
    talks = Talks(three)
    talks.meet(range(60))
    offers = talks.rows(Happening.OFFERED)
    assert set(offers["party"]) == {0, 1}
    assert talks.table("unit")["status"][0] == Disposition.AGREED
    assert 2 in talks.rows(Happening.CONSENTED)["party"]


def test_nobody_consents_twice_to_the_same_text() -> None:
    four = line().replace("b: {patience: 40 days}}", "b: {patience: 40 days}, c: {}, d: {}}")
    four = four.replace("b: {ideal: 20", "d: {ideal: 20, reservation: 19}, b: {ideal: 20")
    talks = Talks(four.replace("speaking: fixed", "speaking: rotating"))
    talks.meet(range(100))
    consents = [(int(r["party"]), int(r["cause"])) for r in talks.rows(Happening.CONSENTED)]
    assert len(consents) > 10
    assert len(set(consents)) == len(consents)


def test_without_everyones_consent_nothing_is_agreed() -> None:
    three = line().replace("b: {patience: 40 days}}", "b: {patience: 40 days}, c: {}}")
    three = three.replace("b: {ideal: 20", "c: {ideal: 20, reservation: 19}, b: {ideal: 20")
    talks = Talks(three)
    talks.meet(range(100))
    assert talks.rows(Happening.AGREED).size == 0


def test_the_others_first_text_draws_the_first_counter_to_it() -> None:
    talks = Talks(line(kappa=0.5))
    talks.meet([0])
    first = talks.rows(Happening.OFFERED)
    # a tables 0; b, from 20 to 8, meets it at 8 and comes half of the way: 14
    assert first["position"].tolist() == pytest.approx([0.0, 0.7])
    assert talks.table("stance")["opening"][1, 0] == pytest.approx(0.7)
    talks.meet([1])
    # once, and never the party that tabled
    assert talks.table("stance")["opening"][:, 0].tolist() == pytest.approx([0.0, 0.7])


def test_a_first_text_is_no_movement_and_a_further_step_is() -> None:
    talks = Talks(line("fixed"))
    talks.meet([0, 1])
    rows = talks.rows(Happening.OFFERED)
    assert math.isnan(rows[rows["party"] == 1]["before"][0])
    assert talks.table("item")["stall"][0] == 1
    talks.meet([2])  # 2.4 of 40 days: the first step of a twentieth
    assert talks.table("item")["stall"][0] == 0


@pytest.mark.parametrize(("speaking", "first"), [("fixed", [0, 0, 0]), ("rotating", [0, 1, 0])])
def test_who_speaks_first_rotates_from_meeting_to_meeting(speaking: str, first: list[int]) -> None:
    talks = Talks(line(speaking))
    spoke = []
    for day in range(3):
        spoke.append(speaker(talks.setting, talks.state, 0))
        talks.meet([day])
    assert spoke == first


def test_nobody_speaks_again_on_his_own_text_without_a_further_step() -> None:
    talks = Talks(line("rotating"))
    talks.meet([0, 1])
    # b's text stands from the first meeting; on the second b has nothing to add, and a counters
    assert talks.rows(Happening.OFFERED)["party"].tolist() == [0, 1, 0]


A, B, C = 0, 1, 2
KING = "principals: {king: {consulted: always, reply: 3 days}}"


def instructed(mandate: float, *, desired: float, theirs: float) -> Talks:
    """Return talks in which a has gone to its mandate and b's text stands on the line."""
    text = line().replace("a: {", f"a: {{mandate: {mandate}, {KING}, ", 1)
    talks = Talks(text.replace("steps: 20", "steps: 20, stride: 20"))
    lay(*talks.score, (Happening.OFFERED, A, 0, 0), (0.6 * mandate, mandate))
    lay(*talks.score, (Happening.OFFERED, B, 0, 0), (theirs, 0.5))
    talks.table("party")["desired"][A] = desired
    return talks


def since(talks: Talks) -> list[tuple[str, float]]:
    """Return what a has done since, and the share with it."""
    return [
        (Happening(row["kind"]).name, round(float(row["share"]), 6))
        for row in talks.rows()[3:]
        if row["party"] == A
    ]


def test_to_go_beyond_its_mandate_a_party_asks_and_meanwhile_goes_on_within_it() -> None:
    talks = instructed(0.25, desired=0.5, theirs=0.9)
    speak(*talks.score, A, 0)
    assert since(talks) == [("ASKED", 0.5), ("OFFERED", 0.25)]
    assert talks.table("unit")["paused"][0] == 0
    speak(*talks.score, A, 0)  # one question at a time, and its own text stands
    assert len(since(talks)) == 2


def test_within_its_mandate_it_asks_nobody() -> None:
    talks = instructed(0.25, desired=0.25, theirs=0.9)
    speak(*talks.score, A, 0)
    assert since(talks) == [("OFFERED", 0.25)]


def test_to_take_a_text_beyond_its_mandate_it_asks_and_the_clause_waits() -> None:
    talks = instructed(0.25, desired=1.0, theirs=0.3)  # 6 miles are half of its way to 12
    speak(*talks.score, A, 0)
    assert since(talks) == [("ASKED", 0.5)]
    assert talks.table("unit")["paused"][0] == 1
    assert talks.table("stance")["consents"][A, 0] == 0


def test_what_lies_within_its_mandate_it_takes_unasked() -> None:
    talks = instructed(0.5, desired=1.0, theirs=0.3)
    speak(*talks.score, A, 0)
    assert talks.table("unit")["status"][0] == Disposition.AGREED
    assert talks.rows(Happening.ASKED).size == 0


@pytest.mark.parametrize("theirs", [0.3, 0.9])
def test_after_a_refusal_it_puts_its_own_text_before_it_asks_again(theirs: float) -> None:
    talks = instructed(0.25, desired=1.0, theirs=theirs)
    talks.table("stance")["ask_after"][A, 0] = 14 * 1440
    talks.at(13)
    speak(*talks.score, A, 0)
    # it counters within its mandate, even what it would take if it might
    assert since(talks) == [("OFFERED", 0.25)]
    talks.at(14)
    lay(*talks.score, (Happening.OFFERED, B, 0, 0), (theirs, 0.5))
    speak(*talks.score, A, 0)
    assert talks.rows(Happening.ASKED).size == 1


def test_once_there_is_nobody_to_ask_it_goes_on_at_once() -> None:
    talks = instructed(0.25, desired=0.5, theirs=0.9)
    talks.table("present")[0] = 0
    speak(*talks.score, A, 0)
    assert since(talks) == [("OFFERED", 0.5)]
    talks = instructed(0.25, desired=1.0, theirs=0.3)
    talks.table("present")[0] = 0
    speak(*talks.score, A, 0)
    assert talks.table("unit")["status"][0] == Disposition.AGREED


@pytest.mark.parametrize(
    ("mandate", "share", "allowed"), [(0.5, 0.4, 0.4), (0.5, 0.9, 0.2), (0.8, 0.9, 0.7)]
)
def test_on_options_a_mandate_reaches_as_far_as_its_last_option(
    mandate: float, share: float, allowed: float
) -> None:
    form = """
items:
  form:
    options: [treaty, accord, note]
    stances:
      a: {worth: {treaty: 1, accord: 0.6, note: 0}, reservation: note}
      b: {worth: {treaty: 0, accord: 0.6, note: 1}, reservation: treaty}
"""
    talks = Talks(TWO + form)  # to a the accord begins at 0.2, the note at 0.7
    talks.table("stance")["mandate"][A, 0] = mandate
    found = within_mandate(talks.setting, talks.state, A, 0, share)
    assert found == pytest.approx(allowed)


def test_nobody_moves_away_from_its_own_text_until_another_has_put_one() -> None:
    talks = Talks(line())
    lay(*talks.score, (Happening.OFFERED, A, 0, 0), (0.0, 0.0))
    talks.table("party")["desired"][:] = 0.5
    speak(*talks.score, A, 0)
    assert talks.rows(Happening.OFFERED).size == 1
    speak(*talks.score, B, 0)
    speak(*talks.score, A, 0)
    assert talks.rows(Happening.OFFERED)["share"].tolist() == [0.0, 0.05, 0.05]


def test_who_consents_to_a_text_has_not_turned_it_down() -> None:
    talks = Talks(line().replace("b: {patience: 40 days}}", "b: {patience: 40 days}, c: {}}"))
    lay(*talks.score, (Happening.OFFERED, A, 0, 0), (0.0, 0.0))
    talks.table("party")["desired"][:] = 0.5
    speak(*talks.score, C, 0)
    speak(*talks.score, A, 0)
    assert talks.rows(Happening.CONSENTED)["party"].tolist() == [C]
    assert talks.rows(Happening.OFFERED)["party"].tolist() == [A]


def test_who_waits_for_leave_to_take_a_text_has_not_turned_it_down() -> None:
    talks = instructed(0.25, desired=1.0, theirs=0.3)
    ask_share(*talks.score, (A, 0), (0.26, 0, NONE))
    speak(*talks.score, A, 0)
    talks.table("party")["desired"][B] = 1.0
    speak(*talks.score, B, 0)
    assert since(talks) == [("ASKED", 0.26)]


def test_nobody_gives_more_than_each_of_the_others_last_asked_for() -> None:
    three = line().replace("b: {patience: 40 days}}", "b: {patience: 40 days}, c: {}}")
    talks = Talks(three.replace("b: {ideal: 20", "c: {ideal: 20, reservation: 8}, b: {ideal: 20"))
    for s, x, share in ((C, 0.55, 0.75), (B, 0.45, 0.95), (A, 0.42, 0.7)):
        lay(*talks.score, (Happening.OFFERED, s, 0, 0), (x, share))
    found = [goes_past(talks.setting, talks.state, A, 0, k) for k in (0.7, 0.75, 0.9, 0.95)]
    assert found == [False, False, False, True]  # b asked for 9 miles, c for 11: 11.4 is too much
    talks.table("party")["desired"][:] = 1.0
    talks.table("stance")["share"][A, 0] = 0.9
    talks.table("unit")["text"][0] = math.nan
    speak(*talks.score, A, 0)  # with none to take, it would go on to 11.4 miles
    assert talks.rows(Happening.OFFERED)["share"][-1] == 0.9


def near(ambiguity: float, *, mandate: float = 1.0) -> Talks:
    """Return talks in which a stands at 9 miles, and b, whose turn it is, at 10.4."""
    text = line().replace("    stances: {a", f"    ambiguity: {ambiguity}\n    stances: {{a")
    talks = Talks(text)
    lay(*talks.score, (Happening.OFFERED, B, 0, 0), (0.52, 0.8))
    lay(*talks.score, (Happening.OFFERED, A, 0, 0), (0.45, 0.75))
    talks.table("party")["desired"][:] = (0.75, 0.8)
    talks.table("stance")["mandate"][A, 0] = mandate
    return talks


def test_texts_that_have_come_near_are_left_vague_in_the_middle() -> None:
    talks = near(2)
    speak(*talks.score, B, 0)
    unit = talks.table("unit")[0]
    assert unit["status"] == Disposition.AMBIGUOUS
    assert unit["position"] == pytest.approx(0.485)
    assert unit["vague"] == pytest.approx(0.07)
    assert talks.rows(Happening.BLURRED)["party"].tolist() == [B]


@pytest.mark.parametrize("ambiguity", [0, 1])
def test_texts_still_too_far_apart_are_not(ambiguity: float) -> None:
    talks = near(ambiguity)
    speak(*talks.score, B, 0)
    assert talks.table("unit")["status"][0] == Disposition.OPEN
    assert talks.rows(Happening.OFFERED)["party"].tolist() == [B, A, B]


def test_nobody_is_left_in_a_middle_that_it_may_not_sign() -> None:
    # 9.7 miles take a 0.85 of its way
    talks = near(2, mandate=0.8)
    speak(*talks.score, B, 0)
    assert talks.table("unit")["status"][0] == Disposition.OPEN
    talks = near(2)
    talks.written("stance")["reservation"][A, 0] = 0.47
    speak(*talks.score, B, 0)
    assert talks.table("unit")["status"][0] == Disposition.OPEN


def test_the_next_text_of_its_author_must_be_near_too() -> None:
    talks = near(2)
    talks.table("party")["desired"][A] = 1.0  # its next, a step on, is 9.6 miles
    speak(*talks.score, B, 0)
    assert talks.table("unit")["status"][0] == Disposition.AMBIGUOUS
    talks = near(2)
    talks.written("procedure")["stride"] = 20
    talks.table("party")["desired"][A] = 1.0  # its next is 12 miles, 1.6 past b's: near as well
    talks.written("unit")["ambiguity"][0] = 0.075
    speak(*talks.score, B, 0)
    assert talks.table("unit")["status"][0] == Disposition.OPEN


def reopened() -> Talks:
    """Return talks in which a, at 4 miles, took 10 of b, and an event has opened the line again."""
    talks = Talks(line())
    lay(*talks.score, (Happening.OFFERED, A, 0, 0), (0.2, 0.2 / 0.6))
    lay(*talks.score, (Happening.OFFERED, B, 0, 0), (0.5, 0.0))
    consent(*talks.score, A, 0)  # at 10 miles
    talks.table("item")["tabler"][0] = A
    reopen(*talks.score, 0, 0)
    return talks


def test_nobody_gives_away_what_all_had_agreed_when_it_is_opened_again() -> None:
    talks = reopened()
    talks.table("party")["desired"][:] = 1.0
    talks.table("stance")["share"][B, 0] = 0.9  # b has announced 9.2 miles since
    speak(*talks.score, B, 0)
    assert talks.table("unit")["text"][0] == 0.5  # what a had agreed to
    assert talks.table("stance")["share"][B, 0] == 0.9
    speak(*talks.score, A, 0)
    assert talks.table("unit")["status"][0] == Disposition.AGREED


def test_who_agreed_comes_back_with_no_more_for_itself_unless_it_could_not_sign_it_any_more() -> (
    None
):
    talks = reopened()
    speak(*talks.score, A, 0)  # what it has announced is 4 miles, and it had taken 10
    assert talks.table("unit")["text"][0] == 0.5
    assert talks.table("stance")["texts"][A, 0] == 1
    talks = reopened()
    talks.written("stance")["reservation"][A, 0] = 0.4  # an event has set it so
    speak(*talks.score, A, 0)
    assert talks.table("unit")["text"][0] < 0.4


def test_who_may_not_sign_any_more_what_it_had_agreed_to_does_not_take_it_again() -> None:
    talks = reopened()
    speak(*talks.score, B, 0)
    talks.written("stance")["reservation"][A, 0] = 0.4  # an event has set it so
    speak(*talks.score, A, 0)
    assert talks.table("unit")["status"][0] == Disposition.OPEN


def test_once_another_text_stands_what_was_agreed_binds_nobody() -> None:
    talks = reopened()
    lay(*talks.score, (Happening.OFFERED, B, 0, 0), (0.6, 0.0))
    speak(*talks.score, A, 0)
    assert talks.table("unit")["text"][0] == pytest.approx(0.2)


def test_after_a_no_a_party_takes_what_it_is_ready_for_though_its_own_next_text_is_nearer() -> None:
    talks = Talks(line().replace("steps: 20", "steps: 20, stride: 20"))
    lay(*talks.score, (Happening.OFFERED, A, 0, 0), (0.12, 0.2))
    lay(*talks.score, (Happening.OFFERED, B, 0, 0), (0.44, 0.0))
    talks.table("party")["desired"][A] = 0.9  # it is ready for 10.8 miles; b puts 8.8
    talks.table("unit")["floor_voice"][0], talks.table("unit")["floor"][0] = A, 0.55
    speak(*talks.score, A, 0)  # its nearest text that would serve is 8.4 miles
    assert talks.table("unit")["status"][0] == Disposition.AGREED


@pytest.mark.parametrize(("floor", "taken"), [(0.19, [C]), (0.2, [])])
def test_not_even_by_who_is_indifferent_to_it(floor: float, taken: list[int]) -> None:
    talks = Talks(line().replace("b: {patience: 40 days}}", "b: {patience: 40 days}, c: {}}"))
    lay(*talks.score, (Happening.OFFERED, A, 0, 0), (0.2, 0.0))  # worth 0.2 to b
    talks.table("unit")["floor_voice"][0], talks.table("unit")["floor"][0] = B, floor
    speak(*talks.score, C, 0)
    assert talks.rows(Happening.CONSENTED)["party"].tolist() == taken


def test_what_a_ratifier_has_refused_is_not_taken_again() -> None:
    talks = instructed(1.0, desired=1.0, theirs=0.3)
    talks.table("unit")["floor_voice"][0], talks.table("unit")["floor"][0] = A, 0.7
    speak(*talks.score, A, 0)
    assert talks.table("unit")["status"][0] == Disposition.OPEN
    assert since(talks) == []


@pytest.mark.parametrize(
    ("floor", "done"),
    [(0.69, [("ASKED", 0.5)]), (0.7, [("ASKED", 0.45)]), (0.85, [])],
    ids=["could close", "a step before it could", "could not"],
)
def test_nobody_asks_for_leave_to_put_what_could_not_close_the_point(
    floor: float, done: list[tuple[str, float]]
) -> None:
    talks = instructed(0.25, desired=0.5, theirs=0.9)  # beyond 3 miles it would put 6, worth 0.7
    talks.table("unit")["floor_voice"][0], talks.table("unit")["floor"][0] = A, floor
    speak(*talks.score, A, 0)
    assert [row for row in since(talks) if row[0] == "ASKED"] == done


@pytest.mark.parametrize(("floor", "done"), [(0.39, [("OFFERED", 1.0)]), (0.4, [])])
def test_nobody_puts_what_a_ratifier_would_have_to_refuse_again(
    floor: float, done: list[tuple[str, float]]
) -> None:
    talks = instructed(1.0, desired=1.0, theirs=0.9)  # a would put 12 miles, worth 0.4 to itself
    talks.table("unit")["floor_voice"][0], talks.table("unit")["floor"][0] = A, floor
    speak(*talks.score, A, 0)
    assert since(talks) == done


@pytest.mark.parametrize(
    ("concession", "taken"), [("rubinstein", True), ("linear", False)], ids=["game", "clock"]
)
def test_who_plays_the_game_takes_a_little_less_now_than_its_own_next_text(
    concession: str, taken: bool
) -> None:
    patient = f"b: {{patience: 40 days, discount: 0.5, concession: {concession}}}"
    talks = Talks(line().replace("b: {patience: 40 days}", patient))
    share = 0.5  # its own next, 14 miles, is worth 0.7 to b
    lay(*talks.score, (Happening.OFFERED, A, 0, 0), (0.695, 0.0))
    assert bool(accepts(talks.setting, talks.state, B, 0, share)) is taken
    talks.table("unit")["text"][0] = 0.6
    assert not accepts(talks.setting, talks.state, B, 0, share)
