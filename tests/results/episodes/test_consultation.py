"""What a party asks of its principals, and what they answer."""

from sim.model.codes import Happening, Motion
from sim.results.episodes.consultation import consultations, first_requests, refusals
from sim.results.episodes.episode import ALWAYS
from tests.builders import CAPITALS
from tests.results.episodes.told import Chronicle, every_way, opened, situations, texts

KING, COUNCIL = 0, 1
CLAUSE = {"party": "north", "clause": "fishing.quota"}


def ask(
    chronicle: Chronicle,
    day: int,
    answer: tuple[int, Happening] | None,
    *,
    reached: float = -1,
    before: float = 0.0,
) -> None:
    """Write down a request for a share, and what came of it."""
    asked = chronicle.add(day, Happening.ASKED, subject=int(Motion.SHARE), amount=0.5, **CLAUSE)
    if answer is None:
        return
    at, verdict = answer
    for principal in (KING, COUNCIL):
        about = {"subject": principal, "other": "share", "amount": 0.5, "cause": asked}
        chronicle.add(at, Happening.REPLIED, **CLAUSE, **about)
    if reached >= 0:
        texts_reached = {"position": reached, "before": before}
        chronicle.add(at, Happening.INSTRUCTED, cause=asked, **texts_reached, **CLAUSE)
    chronicle.add(at, verdict, subject=int(Motion.SHARE), cause=asked, **CLAUSE)


def test_it_is_told_who_was_asked_how_long_it_took_and_what_is_allowed_now() -> None:
    chronicle = opened()
    ask(chronicle, 3, (6, Happening.GRANTED), reached=0.5)
    (allowed,) = consultations(chronicle.thread(scenario=CAPITALS))
    assert allowed.situation == "allowed"
    told = " ".join(every_way(allowed))
    assert "King and the council" in told
    assert "half" in told
    assert "three days" in told


def test_who_goes_on_asking_in_vain_is_told_of_once() -> None:
    chronicle = opened()
    for day in (3, 20, 40):
        ask(chronicle, day, (day + 1, Happening.REFUSED))
    (denied,) = consultations(chronicle.thread(scenario=CAPITALS))
    assert denied.situation == "denied several"
    assert "hree times since 4 January" in " ".join(every_way(denied))


def test_less_than_asked_is_told_with_how_far_it_goes() -> None:
    chronicle = opened()
    ask(chronicle, 3, (6, Happening.REFUSED), reached=0.5)
    episodes = list(consultations(chronicle.thread(scenario=CAPITALS)))
    assert situations(episodes) == ["denied in part"]
    assert "half" in texts(episodes)[0]


def test_an_answer_that_reaches_no_other_text_is_a_plain_refusal() -> None:
    chronicle = opened()
    ask(chronicle, 3, (6, Happening.REFUSED), reached=0.5, before=0.5)
    assert situations(consultations(chronicle.thread(scenario=CAPITALS))) == ["denied"]


def test_a_question_nobody_answers_is_told_at_the_end() -> None:
    chronicle = opened()
    ask(chronicle, 3, None)
    end = chronicle.add(9, Happening.HORIZON)
    (unanswered,) = consultations(chronicle.thread(scenario=CAPITALS, ending="horizon"))
    assert (unanswered.situation, unanswered.at) == ("unanswered", end)


def test_who_insists_is_told_to_have_kept_the_point_on_the_table() -> None:
    episodes = list(consultations(insisted(opened()).thread(scenario=CAPITALS)))
    assert texts(episodes) == ["The council would not let the north send the tolls on to others."]
    assert [(one.weight, one.kin) for one in episodes] == [(ALWAYS, "kept")]


def insisted(chronicle: Chronicle) -> Chronicle:
    """Write down that the council would not let the tolls be referred."""
    about = {"party": "north", "item": "tolls"}
    asked = chronicle.add(5, Happening.ASKED, subject=int(Motion.REFER), **about)
    for principal, said in ((KING, 1.0), (COUNCIL, 0.0)):
        reply = {"subject": principal, "other": "refer", "amount": said, "cause": asked}
        chronicle.add(7, Happening.REPLIED, **about, **reply)
    verdict = {"subject": int(Motion.REFER), "other": "north.council", "cause": asked}
    chronicle.add(7, Happening.REFUSED, **about, **verdict)
    return chronicle


def test_the_first_that_a_party_asks_is_always_told_and_what_follows_if_there_is_room() -> None:
    chronicle = opened()
    ask(chronicle, 3, (6, Happening.GRANTED), reached=0.5)
    ask(chronicle, 9, (12, Happening.REFUSED))
    first, later = consultations(chronicle.thread(scenario=CAPITALS))
    assert (first.weight, first.kin) == (ALWAYS, "asked")
    assert (later.weight < 1, later.kin) == (True, "")


def test_first_requests_told_together_say_who_asked_whom_about_what() -> None:
    chronicle = opened()
    ask(chronicle, 3, (6, Happening.GRANTED), reached=0.5)
    ask(chronicle, 9, None)
    thread = chronicle.thread(scenario=CAPITALS)
    both = first_requests(thread, thread.all(Happening.ASKED))
    for told in every_way(both):
        assert "4 January" in told
        assert "the north asked King and the council about the quota" in told
        assert "the north asked those at home about the quota" in told


def test_refusals_told_together_say_what_each_party_had_to_keep() -> None:
    thread = insisted(insisted(opened())).thread(scenario=CAPITALS)
    both = refusals(thread, thread.all(Happening.ASKED))
    assert all("let the north send the tolls on to others." in told for told in every_way(both))
