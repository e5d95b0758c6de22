import pytest

from sim.model.codes import Happening
from sim.results.episodes.single import singles
from sim.results.language import ENGLISH
from tests.builders import CAPITALS
from tests.results.episodes.told import ELECTION, opened, situations, texts


def test_every_kind_of_row_has_a_frame_of_its_own() -> None:
    told = {situation for situation in ENGLISH.frames if situation.startswith("row: ")}
    words = {kind.name.lower().replace("_", "-") for kind in Happening}
    assert {f"row: {word}" for word in words} <= told


def test_every_row_is_told_once_and_rests_on_itself() -> None:
    talks = opened()
    talks.tabled(1, "north", "tolls", tolls=0.0)
    talks.offers("tolls", [(1, "south", 1.0), (2, "north", 0.0), (3, "north", 0.5)])
    episodes = list(singles(talks.thread()))
    assert [episode.rows for episode in episodes] == [(n,) for n in range(7)]
    assert situations(episodes)[4:] == ["row: offered", "row: offered again", "row: stepped"]
    assert texts(episodes[-1:]) == [
        "The north moved from 1 January 2002 to 1 January 2003 on the tolls."
    ]


def test_what_was_given_in_vain_is_not_told_as_an_argument() -> None:
    talks = opened()
    of = {"party": "north", "item": "fishing", "subject": 0}
    cause = talks.add(3, Happening.TRADED, clause="tolls", position=0.5, **of)
    talks.add(3, Happening.UNMOVED, cause=cause, **of)
    assert texts(list(singles(talks.thread()))[-1:]) == [
        "What was given for the objection over the stocks did not move the north."
    ]


@pytest.mark.parametrize(
    ("kind", "said", "told"),
    [
        (Happening.DROPPED, {"clause": "fishing.season"}, "The parties dropped the season."),
        (
            Happening.DROPPED,
            {"clause": "fishing.season", "party": "north"},
            "The north dropped the season.",
        ),
        (
            Happening.DEADLOCKED,
            {"item": "tolls", "amount": 12},
            "Deadlock on the tolls, after twelve meetings without movement.",
        ),
        (
            Happening.ARGUED,
            {"party": "north", "other": "south", "item": "fishing", "subject": 0, "amount": 2},
            "The south heard the north argue over the stocks, for the second time.",
        ),
        (
            Happening.PRESSED,
            {"party": "north", "subject": ELECTION, "amount": 1.25},
            "The election set the patience of the north running at 1.25 times its pace.",
        ),
        (
            Happening.PRESSED,
            {"party": "north", "subject": ELECTION, "amount": 2500.0},
            "The election set the patience of the north running at 2,500 times its pace.",
        ),
        (
            Happening.ASKED,
            {"party": "north", "clause": "fishing.quota", "subject": 0, "amount": 0.5},
            "The north asked for leave to go farther on the quota.",
        ),
        (
            Happening.ASKED,
            {"party": "north", "item": "tolls", "subject": 1},
            "Over the tolls the north asked for leave to drop the point.",
        ),
        (
            Happening.PROPOSED,
            {"item": "tolls", "amount": 2.0},
            "A package of two clauses was put together over the tolls.",
        ),
        (
            Happening.REPLIED,
            {"party": "north", "item": "tolls", "subject": 1, "other": "drop", "amount": 0.0},
            "The council said no.",
        ),
        (
            Happening.REFUSED,
            {"party": "north", "item": "tolls", "subject": 1, "other": "north.council"},
            "The north had no leave to drop the point; the council refused.",
        ),
        (
            Happening.BREACHED,
            {"clause": "fishing.quota", "subject": 0, "amount": 3.0},
            "The third batch of the buoys did not come as agreed.",
        ),
        (
            Happening.SHIFTED,
            {"party": "north", "clause": "tolls", "subject": 1, "amount": 0.0, "before": 0.5},
            "The election moved the limit of the north on the tolls to 1 January 2002.",
        ),
        (Happening.SUSPENDED, {"amount": 9.7}, "The talks stood still for ten days."),
        (Happening.WALKED_OUT, {"item": "tolls"}, "The talks were given up over the tolls."),
    ],
)
def test_a_row_is_told_with_what_it_counts(
    kind: Happening, said: dict[str, object], told: str
) -> None:
    talks = opened()
    talks.add(9, kind, **said)
    assert texts(singles(talks.thread(scenario=CAPITALS)))[1] == told
