"""Forums: what the talks referred is decided elsewhere, after signature."""

import math

import pytest

from sim.model.codes import NEVER, NONE, Disposition, Happening, Hearing
from sim.model.draws import uniform
from sim.model.forum import call_forums, decide, fair_position, gain_product, void_hearings
from tests.talks import TWO, Talks

ITEMS = """
items:
  line:
    scale: {between: [0, 20], unit: miles}
    stances: {a: {ideal: 0, reservation: A}, b: {ideal: 20, reservation: B}}
  form:
    options: [treaty, accord, note]
    stances:
      a: {worth: {treaty: 1, accord: 0.5, note: 0}, reservation: note}
      b: {worth: {treaty: 0, accord: 0.7, note: 1}, reservation: accord}
forums:
  court: {takes: [line, form], meets: [mon], within: WITHIN, succeeds: SUCCEEDS}
"""
LINE, FORM, COURT = 0, 1, 0
DAY = 1440


def referred(
    a: float = 12, b: float = 8, within: str = "0 days", succeeds: object = "certain"
) -> Talks:
    """Return talks, at their signature on Thursday 2001-01-11, whose units were referred."""
    text = ITEMS.replace("A,", f"{a},").replace("A}", f"{a}}}").replace("B}", f"{b}}}")
    text = text.replace("WITHIN", within).replace("SUCCEEDS", str(succeeds))
    talks = Talks(TWO + text)
    talks.table("unit")["status"][:], talks.table("unit")["forum"][:] = Disposition.REFERRED, COURT
    talks.at(10)
    return talks


@pytest.mark.parametrize(
    ("a", "b", "fair"),
    [
        (12, 8, 0.5),  # (0.6 - x)(x - 0.4) is greatest half way
        (11, 8, 0.45),  # as good at 0.45 as at 0.5: the lower
        (16, 8, 0.6),
        (10, 10, 0.5),  # the one point within both, though nobody gains by it
        (8, 12, math.nan),
    ],
)
def test_the_fair_position_is_nashs_within_every_reservation(
    a: float, b: float, fair: float
) -> None:
    found = fair_position(referred(a, b).setting, LINE)
    assert found == pytest.approx(fair, nan_ok=True)


def test_on_options_it_is_one_of_those_within_every_reservation() -> None:
    talks = referred()
    # b, whose accord is worth 0.7, gains nothing by it and 0.3 by the note, which gives a nothing
    assert [gain_product(talks.setting, FORM, float(x)) for x in range(3)] == [-1.0, 0.0, 0.0]
    assert fair_position(talks.setting, FORM) == 1.0
    talks.written("stance")["least"][1, FORM] = 0.4
    assert gain_product(talks.setting, FORM, 1.0) == pytest.approx(0.5 * 0.3)
    assert fair_position(talks.setting, FORM) == 1.0


def test_who_has_no_stance_has_no_say() -> None:
    three = TWO.replace("parties: {", "parties: {c: {}, ")
    text = ITEMS.replace("A,", "12,").replace("A}", "12}").replace("B}", "8}")
    talks = Talks(three + text.replace("WITHIN", "0 days").replace("SUCCEEDS", "1"))
    assert fair_position(talks.setting, LINE) == pytest.approx(0.5)


def test_a_forum_decides_on_its_first_day_of_meeting_after_the_signature() -> None:
    talks = referred()
    call_forums(*talks.score)
    assert talks.table("unit")["heard_at"].tolist() == [14 * DAY + 600] * 2  # Monday, at ten
    assert talks.table("unit")["hearing"].tolist() == [Hearing.PENDING] * 2


def test_it_may_take_its_time_drawn_for_each_matter() -> None:
    talks = referred(within="60 days")
    call_forums(*talks.score)
    for c, unit in ((LINE, "line"), (FORM, "form")):
        stream = talks.written("stream")[talks.lowered.streams.index(f"forum/court/{unit}")]
        earliest = 10 * DAY + round(60 * DAY * uniform(1, 0, stream, 1))
        heard = int(talks.table("unit")["heard_at"][c])
        assert earliest <= heard < earliest + 7 * DAY
        assert (heard - 600) % (7 * DAY) == 0


def test_only_what_was_referred_to_it_is_called() -> None:
    talks = referred()
    talks.table("unit")["status"][LINE] = Disposition.DROPPED
    talks.table("unit")["forum"][FORM] = NONE
    call_forums(*talks.score)
    assert talks.table("unit")["heard_at"].tolist() == [NEVER] * 2


def test_what_it_decides_is_fair_and_what_it_fails_at_is_nothing() -> None:
    talks = referred()
    decide(*talks.score, LINE)
    (decided,) = talks.rows(Happening.DECIDED)
    assert (decided["unit"], decided["subject"], decided["position"]) == (LINE, COURT, 0.5)
    unit = talks.table("unit")[LINE]
    assert (unit["hearing"], unit["decision"], unit["heard_at"]) == (Hearing.AGREED, 0.5, NEVER)
    talks = referred(succeeds="never")
    decide(*talks.score, LINE)
    assert talks.table("unit")["hearing"][LINE] == Hearing.FAILED
    assert math.isnan(talks.table("unit")["decision"][LINE])
    assert talks.rows(Happening.FAILED)["subject"].tolist() == [COURT]


def test_without_a_fair_position_it_fails_however_willing() -> None:
    talks = referred(8, 12)
    decide(*talks.score, LINE)
    assert talks.table("unit")["hearing"][LINE] == Hearing.FAILED


def test_whether_it_succeeds_is_drawn() -> None:
    talks = referred(succeeds=0.5)
    decide(*talks.score, LINE)
    stream = talks.written("stream")[talks.lowered.streams.index("forum/court/line")]
    succeeds = uniform(1, 0, stream, 0) < 0.5
    assert talks.table("unit")["hearing"][LINE] == (Hearing.AGREED if succeeds else Hearing.FAILED)


@pytest.mark.parametrize(
    ("hearing", "left"),
    [
        (Hearing.NONE, Hearing.VOID),
        (Hearing.PENDING, Hearing.VOID),
        (Hearing.AGREED, Hearing.AGREED),
        (Hearing.FAILED, Hearing.FAILED),
    ],
)
def test_without_a_treaty_there_is_nothing_to_decide(hearing: Hearing, left: Hearing) -> None:
    talks = referred()
    talks.table("unit")["hearing"][LINE] = hearing
    talks.table("unit")["status"][FORM] = Disposition.AGREED
    void_hearings(talks.state)
    assert talks.table("unit")["hearing"].tolist() == [left, Hearing.NONE]
