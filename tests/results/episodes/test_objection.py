import pytest

from sim.model.codes import Happening
from sim.results.episodes.objection import objections
from sim.results.episodes.single import singles
from tests.builders import HARBOUR
from tests.results.episodes.told import (
    COURT,
    STOCKS,
    STORM,
    Chronicle,
    every_way,
    opened,
    situations,
    texts,
)

ARGUE, INSIST = 0, 1
SAID = HARBOUR.replace("stocks: {by", "stocks: {text: The fish are gone., by")


def objected(**counter: float) -> tuple[Chronicle, int]:
    """Return talks in which the south objects to the north's quota, and the row that says so."""
    talks = opened()
    talks.tabled(1, "north", "fishing", quota=0.8)
    against = {"party": "south", "item": "fishing", "subject": STOCKS, "other": "north"}
    row = talks.add(1, Happening.OBJECTED, **against)
    for clause, position in counter.items():
        put = {"party": "south", "clause": f"fishing.{clause}", "position": position}
        talks.add(1, Happening.COUNTERED, cause=row, **put)
    return talks, row


def argue(talks: Chronicle, row: int, days: list[int], *, persuades: bool) -> None:
    """Let the north argue on these days, and say whether the south is persuaded."""
    for meeting, day in enumerate(days, start=1):
        argument = {"party": "north", "item": "fishing", "subject": ARGUE, "other": "south"}
        last = talks.add(day, Happening.ARGUED, cause=row, amount=meeting, **argument)
    kind = Happening.WITHDRAWN if persuades else Happening.UNMOVED
    subject = STOCKS if persuades else ARGUE
    ended = {"party": "south", "item": "fishing", "subject": subject, "other": "north"}
    talks.add(days[-1], kind, cause=last, **ended)


def test_an_objection_is_told_by_its_name_or_in_its_own_words() -> None:
    talks, _ = objected()
    assert texts(objections(talks.thread())) == [
        "The south objected to the text on the quota over the stocks."
    ]
    assert texts(objections(talks.thread(scenario=SAID))) == [
        "The south objected to the text on the quota: “The fish are gone”."
    ]


def test_an_objection_says_whose_text_it_is_against_where_that_is_not_the_one_just_tabled() -> None:
    just, late, own = opened(), opened(), opened()
    against = {"party": "south", "item": "fishing", "subject": STOCKS, "other": "north"}
    for talks, tabler, day in ((just, "north", 1), (late, "north", 9), (own, "south", 1)):
        talks.tabled(1, tabler, "fishing", quota=0.8)
        talks.add(day, Happening.OBJECTED, **against)
    for talks, text in (
        (just, "the text on the quota"),
        (late, "the text of the north on the quota"),
        (own, "the text of the north on the quota"),
    ):
        for scenario in (HARBOUR, SAID):
            (episode,) = objections(talks.thread(scenario=scenario))
            assert all(text in told for told in every_way(episode))


def test_a_text_put_with_an_objection_is_told_with_it() -> None:
    talks, _ = objected(quota=0.2)
    (episode,) = objections(talks.thread())
    assert episode.situation == "objected countering"
    assert all("the quota at 20 boats" in told for told in every_way(episode))


def test_an_objection_nobody_foresaw_is_told_as_that() -> None:
    talks = opened()
    talks.add(1, Happening.OBJECTED, party="south", item="fishing", subject=2, other="north")
    assert situations(objections(talks.thread())) == ["objected unforeseen"]


@pytest.mark.parametrize(
    ("days", "situation", "said"),
    [([2, 3, 4], "persuaded", "hree meetings"), ([2], "persuaded at once", "")],
)
def test_an_argument_that_persuades_is_told_with_how_long_it_took(
    days: list[int], situation: str, said: str
) -> None:
    talks, row = objected()
    argue(talks, row, days, persuades=True)
    _, ended = objections(talks.thread())
    assert ended.situation == situation
    assert all(said in told for told in every_way(ended))


def test_an_argument_in_vain_is_told_as_one() -> None:
    talks, row = objected()
    argue(talks, row, [2, 3], persuades=False)
    told = texts(objections(talks.thread()))
    assert told[1:] == [
        "For two meetings the north argued over the stocks and did not move the south."
    ]


def test_insisting_is_told_as_one_however_long() -> None:
    talks, row = objected()
    for meeting in range(1, 8):
        insisting = {"party": "north", "item": "fishing", "subject": INSIST, "other": "south"}
        talks.add(meeting + 1, Happening.INSISTED, cause=row, amount=meeting, **insisting)
    raised, insisted = objections(talks.thread())
    assert insisted.situation == "insisted"
    assert all("seven meetings" in told for told in every_way(insisted))
    assert insisted.weight < raised.weight


def test_an_amendment_is_told_with_the_argument_it_followed() -> None:
    talks, row = objected()
    argue(talks, row, [2, 3], persuades=False)
    put = {"party": "north", "clause": "fishing.quota", "position": 0.5, "before": 0.8}
    amended = talks.add(4, Happening.AMENDED, subject=ARGUE, other="south", cause=row, **put)
    gone = {"party": "south", "item": "fishing", "subject": STOCKS, "other": "north"}
    talks.add(4, Happening.WITHDRAWN, cause=amended, **gone)
    raised, ended = objections(talks.thread())
    assert (raised.situation, ended.situation) == ("objected", "amended after argument")
    assert texts([ended]) == [
        "Two meetings of argument had not moved the south; then the north moved the quota from 80"
        " boats to ‘half’, and the objection over the stocks went."
    ]


def test_what_is_dropped_to_meet_an_objection_is_never_left_out() -> None:
    talks, row = objected()
    talks.add(3, Happening.DROPPED, party="north", clause="fishing.quota", cause=row)
    gone = {"party": "south", "item": "fishing", "subject": STOCKS, "other": "north"}
    talks.add(3, Happening.MOOT, cause=len(talks.rows) - 1, **gone)
    _, ended = objections(talks.thread())
    assert (ended.situation, ended.kin) == ("dropped to meet", "dropped")
    assert ended.weight > 1
    assert texts([ended]) == ["The north dropped the quota to meet the objection over the stocks."]


def test_what_is_referred_to_meet_an_objection_goes_to_its_forum() -> None:
    talks, row = objected()
    sent = {"party": "north", "clause": "fishing.quota", "subject": COURT}
    talks.add(3, Happening.REFERRED, cause=row, **sent)
    _, ended = objections(talks.thread())
    assert texts([ended]) == [
        "The north let the quota go to the sea court, to meet the objection over the stocks."
    ]


def test_an_objection_that_lapses_is_told_with_how_long_it_stood() -> None:
    talks, row = objected()
    gone = {"party": "south", "item": "fishing", "subject": STOCKS, "other": "north"}
    talks.add(95, Happening.LAPSED, cause=row, **gone)
    _, ended = objections(talks.thread())
    assert texts([ended]) == [
        "After three months the south let the objection over the stocks lapse."
    ]


def test_an_objection_foreseen_that_does_not_come_matters_least() -> None:
    talks = opened()
    silent = {"party": "south", "item": "fishing", "subject": STOCKS, "other": "north"}
    talks.add(1, Happening.SILENT, **silent)
    (episode,) = objections(talks.thread())
    assert episode.weight < 0.3
    assert texts([episode]) == ["The objection foreseen over the stocks did not come."]


def trade(talks: Chronicle, row: int, *, buys: bool) -> None:
    """Let the north give way on the season in return for the objection."""
    about = {"party": "north", "other": "south", "subject": ARGUE, "cause": row}
    texts_put = {"clause": "fishing.quota", "before": 0.8, "position": 0.5}
    given = talks.add(5, Happening.TRADED, **about, **texts_put)
    kind, subject = (Happening.WITHDRAWN, STOCKS) if buys else (Happening.UNMOVED, ARGUE)
    ended = {"party": "south", "item": "fishing", "subject": subject, "other": "north"}
    talks.add(5, kind, cause=given, **ended)


@pytest.mark.parametrize(
    ("buys", "situation"), [(True, "traded to meet"), (False, "traded in vain")]
)
def test_a_trade_is_told_with_what_was_given_and_whether_it_bought_anything(
    *, buys: bool, situation: str
) -> None:
    talks, row = objected()
    trade(talks, row, buys=buys)
    _, traded = objections(talks.thread())
    assert traded.situation == situation
    assert all("50 boats" in told or "half" in told for told in every_way(traded))


def raised_by_an_event(**counter: float) -> Chronicle:
    """Return talks in which a storm makes the south object to the north's quota."""
    talks = opened()
    talks.tabled(1, "north", "fishing", quota=0.8)
    struck = talks.add(20, Happening.STRUCK, subject=STORM)
    against = {"party": "south", "item": "fishing", "subject": STOCKS, "other": "north"}
    row = talks.add(20, Happening.OBJECTED, cause=struck, **against)
    for clause, position in counter.items():
        put = {"party": "south", "clause": f"fishing.{clause}", "position": position}
        talks.add(20, Happening.COUNTERED, cause=row, **put)
    return talks


@pytest.mark.parametrize("counter", [{}, {"quota": 0.2}])
@pytest.mark.parametrize("scenario", [HARBOUR, SAID])
def test_an_objection_that_an_event_raised_is_told_with_the_event(
    counter: dict[str, float], scenario: str
) -> None:
    talks = raised_by_an_event(**counter)
    (episode,) = objections(talks.thread(scenario=scenario))
    assert all("aised by a storm" in told for told in every_way(episode))
    assert all(("20 boats" in told) is bool(counter) for told in every_way(episode))
    struck = next(n for n, row in enumerate(talks.rows) if row.kind is Happening.STRUCK)
    assert struck in episode.rows


def test_in_full_too_the_objection_names_the_event_that_raised_it() -> None:
    thread = raised_by_an_event().thread()
    assert texts(singles(thread))[-1].endswith("an objection raised by a storm.")
