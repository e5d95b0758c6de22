"""Overrides lead through what is written, or its long form, and nowhere else."""

from typing import Any

import pytest

from sim.scenario.document import loads
from sim.scenario.override import first_key, overlapping, parts_of, standing
from tests.scenario.files import GARDEN, HOUSE, problem

SHADE = "items.garden.objections.shade"


@pytest.mark.parametrize(
    ("path", "value", "read"),
    [
        ("parties.buyer.patience", "9 days", lambda s: str(s.parties["buyer"].patience)),
        (
            "parties.buyer.concession.exponent",
            "0.5",
            lambda s: s.parties["buyer"].concession.exponent,
        ),
        ("procedure.drafting.median", "9 days", lambda s: str(s.procedure.drafting.median)),
        ("items.garden.accepts.buyer", "9 %", lambda s: str(s.items["garden"].accepts["buyer"])),
        (
            f"{SHADE}.remedies.4.insist.meetings",
            "9",
            lambda s: s.items["garden"].objections["shade"].remedies[4].meetings.number,
        ),
        (
            f"{SHADE}.remedies.1.amend.hedge",
            "0.45",
            lambda s: s.items["garden"].objections["shade"].remedies[1].to.written,
        ),
        (
            f"{SHADE}.remedies.0.argue",
            "0.9",
            lambda s: s.items["garden"].objections["shade"].remedies[0].persuades.number,
        ),
        ("lexicon.likely", "0.9", lambda s: s.lexicon.words["likely"]),
        ("lexicon.words.likely", "0.9", lambda s: s.lexicon.words["likely"]),
        ("forums.court.takes.0", "garden", lambda s: s.forums["court"].takes[0]),
    ],
)
def test_an_override_changes_what_its_path_leads_to(path: str, value: str, read: Any) -> None:
    changed = read(loads(GARDEN, set={path: value}))
    assert str(changed) == value


@pytest.mark.parametrize(
    ("path", "meant"),
    [
        ("parties.bayer.patience", "buyer"),
        ("party.buyer.patience", "parties"),
        ("items.garden.clauses.hege.severable", "hedge"),
        ("parties.buyer.patience.long", None),
        (f"{SHADE}.remedies.9.argue", None),
        ("parties..patience", None),
        ("record.signed.day", None),
    ],
)
def test_a_path_that_leads_nowhere_is_refused(path: str, meant: str | None) -> None:
    told = problem(GARDEN, set={path: "9 days"})
    assert told.file == f"--set {path}"
    assert told.found.startswith(f"'{path}' leads nowhere: there is no '")
    assert told.suggestion == meant


def test_a_misspelt_last_key_is_an_error_of_the_override() -> None:
    told = problem(HOUSE, set={"parties.buyer.patiense": "9 days"})
    assert (told.file, told.line, told.suggestion) == (
        "--set parties.buyer.patiense",
        0,
        "patience",
    )


def test_an_override_that_makes_something_else_wrong_is_told_so() -> None:
    about = "items.price.scale.between.0"
    told = problem(HOUSE, set={"horizon": "2 years", about: 420})
    assert told.file == f"--set {about}"
    assert (
        told.found
        == "this makes items.price.stances.buyer.ideal wrong: '410' lies outside the scale"
    )


def test_the_words_of_an_override_are_read_as_yaml() -> None:
    initiative = loads(HOUSE, set={"items.price.initiative.buyer": "{wait: 3 days}"})
    assert initiative == loads(HOUSE, set={"items.price.initiative.buyer": {"wait": "3 days"}})
    told = problem(HOUSE, set={"items.price.initiative.buyer": "{wait: 3 days"})
    assert told.file == "--set items.price.initiative.buyer"
    assert told.line == 0


@pytest.mark.parametrize("value", ["", "  ", " # soon"])
def test_an_override_without_a_value_is_told_that_it_is_missing(value: str) -> None:
    told = problem(HOUSE, set={"parties.buyer.patience": value})
    assert (told.file, told.line) == ("--set parties.buyer.patience", 0)
    assert told.found == "a value is missing"


@pytest.mark.parametrize(
    ("changes", "other"),
    [
        ({"lexicon.likely": 0.8, "lexicon.words.likely": 0.9}, "lexicon.likely"),
        (
            {"parties.buyer.patience": "9 days", "parties.buyer": {"patience": "8 days"}},
            "parties.buyer.patience",
        ),
    ],
)
def test_two_overrides_of_one_place_are_refused(changes: dict[str, object], other: str) -> None:
    told = problem(HOUSE, set=changes)
    assert told.file == f"--set {list(changes)[1]}"
    assert told.found == f"this would undo '{other}', which is set too"


def test_a_part_is_changed_in_what_has_been_put_there() -> None:
    changes = {"parties.buyer": {"patience": "8 days"}, "parties.buyer.patience": "9 days"}
    assert str(loads(HOUSE, set=changes).parties["buyer"].patience) == "9 days"


def test_an_assumption_is_not_changed_beside_all_that_it_is_about() -> None:
    half = {"parties.buyer.patience": "3 days", "assumptions.both.default": "9 days"}
    assert str(loads(ASSUMED, set=half).assumptions["both"].default) == "9 days"
    told = problem(ASSUMED, set={**half, "parties.seller.patience": "3 days"})
    assert told.file == "--set assumptions.both.default"
    assert told.found.startswith("this changes nothing, since 'parties.")


def test_a_place_of_a_list_is_written_in_one_way() -> None:
    told = problem(GARDEN, set={f"{SHADE}.remedies.00.argue": "0.9"})
    assert told.found == f"'{SHADE}.remedies.00.argue' leads nowhere: there is no '00'"


def test_all_paths_that_lead_nowhere_are_told_at_once() -> None:
    from tests.scenario.files import problems

    told = problems(HOUSE, set={"partys.x": 1, "itmes.y.z": 2})
    assert [one.suggestion for one in told] == ["parties", "items"]


def test_a_default_that_depends_on_another_key_follows_an_override() -> None:
    assert str(loads(HOUSE, set={"horizon": "2 years"}).parties["buyer"].patience) == "2 years"


def test_an_override_leaves_an_alias_of_it_as_it_was() -> None:
    text = HOUSE.replace(
        "{seller: {}, buyer: {}}", "{seller: &calm {patience: 9 days}, buyer: *calm}"
    )
    changed = loads(text, set={"parties.buyer.patience": "1 day"})
    assert str(changed.parties["seller"].patience) == "9 days"


ASSUMED = (
    HOUSE
    + """assumptions:
  both:
    about: [parties.buyer.patience, parties.seller.patience]
    default: 9 days
    range: [1 day, 30 days]
  wish: {about: items.price.stances.buyer.ideal, default: 410, range: [400, 420]}
"""
)


def test_an_override_switches_off_what_is_assumed_about_its_path() -> None:
    changed = loads(ASSUMED, set={"parties.buyer.patience": "3 days"})
    assert changed.off == {"parties.buyer.patience"}
    assert changed.assumptions["both"].about == ("parties.seller.patience",)


def test_so_does_an_override_of_a_part_or_of_the_whole() -> None:
    changed = loads(
        ASSUMED,
        set={
            "items.price.stances": {
                "seller": {"ideal": 490, "reservation": 440},
                "buyer": {"ideal": 415, "reservation": 460},
            }
        },
    )
    assert changed.off == {"items.price.stances.buyer.ideal"}
    assert changed.assumptions.keys() == {"both"}


def test_paths_overlap_by_whole_keys() -> None:
    assert overlapping(["a.bc", "a.b.c", "lexicon.x"], ["a.b", "lexicon.words.x"]) == {
        "a.b.c",
        "lexicon.x",
    }
    assert parts_of("lexicon.of") == ["lexicon", "of"]


def test_a_thousand_overrides_are_enough() -> None:
    told = problem(HOUSE, set={f"parties.buyer.key{at}": 1 for at in range(1_001)})
    assert told.found == "more than 1000 overrides at once"


@pytest.mark.parametrize(
    ("path", "known", "key", "rest"),
    [
        ("zone.line.ideal", ["zone.line"], "zone.line", ["ideal"]),
        ("zone.ideal", ["zone"], "zone", ["ideal"]),
        ("zone.line", ["zone", "zone.line"], "zone", ["line"]),
        ("zone.lin.ideal", ["zone.line"], "zone", ["lin", "ideal"]),
        ("zone", ["zone.line"], "zone", []),
    ],
)
def test_a_path_goes_on_by_a_key_or_by_the_two_parts_of_a_clause(
    path: str, known: list[str], key: str, rest: list[str]
) -> None:
    assert first_key(path.split("."), known) == (key, rest)


LONG = {"parties": {"a": {"patience": "9 days"}}, "lexicon": {"words": {"likely": 0.7}}}


@pytest.mark.parametrize(
    ("path", "stands"),
    [
        ("parties.a.patience", ("parties.a.patience", "9 days")),
        ("lexicon.likely", ("lexicon.words.likely", 0.7)),
        ("parties.a.patience.mean", ("parties.a.patience", "9 days")),
        ("forums.court", ("forums.court", None)),
    ],
)
def test_what_stands_at_a_path_or_in_its_place_is_found(path: str, stands: object) -> None:
    assert standing(LONG, path) == stands
