"""Files in and out: good ones are read, and each broken one gives exactly its message."""

import re
from collections import Counter
from pathlib import Path

import pytest

from sim.errors import NoSuchScenario, ScenarioError
from sim.scenario.document import load, loads, resolved, varied
from sim.scenario.shipped import names
from sim.scenario.template import first, full
from tests.scenario.files import GARDEN, HOUSE, LANGUAGE

BROKEN = Path(__file__).parents[1] / "broken"
FAULTS = sorted(path.stem for path in BROKEN.glob("*.yaml"))


@pytest.mark.parametrize("fault", FAULTS)
def test_a_broken_file_gives_exactly_its_message(
    fault: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(BROKEN)
    with pytest.raises(ScenarioError) as caught:
        load(f"{fault}.yaml")
    assert f"{caught.value}\n" == (BROKEN / f"{fault}.error").read_text(encoding="utf-8")


def test_the_corpus_is_wide_and_each_kind_of_fault_narrow() -> None:
    heads = [(BROKEN / f"{fault}.yaml").read_bytes().split(b"\n")[0].decode() for fault in FAULTS]
    kinds = Counter(re.fullmatch("# kind: (.+)", head)[1] for head in heads)  # type: ignore[index]
    assert len(FAULTS) >= 40
    assert len(kinds) >= 15
    assert max(kinds.values()) <= 3
    assert {path.stem for path in BROKEN.iterdir()} == set(FAULTS)


@pytest.mark.parametrize(
    "text",
    [HOUSE, GARDEN, first("x"), full("x"), load(LANGUAGE), *(load(name) for name in names())],
    ids=["house", "garden", "first", "full", "language", *names()],
)
def test_a_resolved_file_loads_again_to_an_equal_scenario(text: object) -> None:
    scenario = loads(text) if isinstance(text, str) else text
    again = loads(resolved(scenario))  # type: ignore[arg-type]
    assert again == scenario
    assert resolved(again) == resolved(scenario)  # type: ignore[arg-type]


CONCESSION = "parties.kpa-cpv.concession"
TABLES = "items.buffer-zone.initiative.unc"
DIVERGENCE = "items.buffer-zone.objections.divergence"
DRAWN = "assumptions.possibly.distribution"


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (CONCESSION, "{strategy: mixed, exponent: 0.5, time: 0.6, reciprocity: 0.4, window: 2}"),
        (CONCESSION, "{strategy: relative-tit-for-tat, window: 1}"),
        (CONCESSION, "{strategy: random-absolute-tit-for-tat, window: 1, most: 0.1}"),
        (CONCESSION, "{strategy: averaged-tit-for-tat, window: 2}"),
        *((CONCESSION, word) for word in ("boulware", "zeuthen", "rubinstein", "micro", "seat")),
        ("parties.kpa-cpv.principals.kim.yields_at", "never"),
        ("parties.kpa-cpv.principals.mao.patience", "300 days"),
        ("lexicon", "{of: estimative-words, words: {possibly: {beta: [4, 2.5]}}}"),
        (TABLES, "{table: likely, otherwise: {wait: 30 days, then: withhold}}"),
        (TABLES, "{wait: for-the-other}"),
        (f"{DIVERGENCE}.effect", "{hardens: 0.2}"),
        (f"{DIVERGENCE}.remedies", "[argue: likely, drop: line, refer: political-conference]"),
        ("procedure.meets", "[mon, thu]"),
        ("procedure.agenda", "hardest-first"),
        ("procedure.protocol", "parallel"),
        ("procedure.decision", "{majority: 2/3}"),
        ("procedure.consultation", "unanimity"),
        ("events.release.when", "{tabled: prisoners}"),
        ("events.release.when", "{refused: prisoners.period}"),
        ("events.release.when", "{deadlocked: prisoners}"),
        *((DRAWN, one) for one in ("uniform", "triangular", "fixed", "{beta: [1, 2]}")),
    ],
)
def test_every_other_way_to_write_a_key_is_taken_and_written_out(path: str, value: str) -> None:
    changed = load(LANGUAGE, set={path: value})
    assert changed != load(LANGUAGE)
    assert loads(resolved(changed)) == changed


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("parties.kpa-cpv.principals.kim.stances.buffer-zone.line.salience", "3"),
        ("ratification.rok.stances.buffer-zone.line.reservation", "0.5"),
        ("record.clauses.buffer-zone.line.terms", "half way"),
        ("events.successor.replace_principal.kpa-cpv.stalin.patience", "0.7 times"),
        ("events.shift.set.items.prisoners.clauses.principle.stances.unc.reservation", "0.3"),
        ("beliefs.kpa-cpv.set.parties.unc.patience", "300 days"),
    ],
)
def test_an_override_reaches_what_lies_behind_a_key_with_dots(path: str, value: str) -> None:
    before, after = (
        resolved(scenario).splitlines()
        for scenario in (load(LANGUAGE), load(LANGUAGE, set={path: value}))
    )
    assert [line for line in after if line not in before] != []
    assert len(after) == len(before)


def test_a_variant_resolves_to_a_file_of_its_own() -> None:
    knob = "assumptions: {knob: {about: horizon, default: 1 year, range: [1 day, 2 years]}}\n"
    changed = loads(HOUSE + knob, set={"horizon": "3 years"})
    assert loads(resolved(changed)) == changed


def test_an_override_may_say_what_the_option_taken_sets() -> None:
    asked = (
        "questions: {q: {asked_by: buyer, options: "
        "{short: {set: {horizon: 9 days}}, long: {set: {horizon: 9 years}}}}}\n"
    )
    path = "questions.q.options.long.set"
    changed = loads(HOUSE + asked, set={path: {"horizon": "7 years"}}, options={"q": "long"})
    assert str(changed.horizon) == "7 years"


def test_a_shipped_scenario_is_known_by_its_name() -> None:
    assert load("house-sale").title == "A house sale"


def test_an_unknown_name_is_likened_to_a_shipped_one() -> None:
    with pytest.raises(NoSuchScenario, match="did you mean 'house-sale'"):
        load("house-slae")


def test_an_error_names_a_file_as_it_was_given(tmp_path: Path) -> None:
    (tmp_path / "file.yaml").write_text("scenario: x\n")
    with pytest.raises(ScenarioError) as caught:
        load(tmp_path / "file.yaml")
    assert caught.value.problems[0].file == str(tmp_path / "file.yaml")


def test_shipped_files_tell_editors_of_their_schema() -> None:
    folder = Path(__file__).parents[2] / "scenarios"
    for path in folder.glob("*.yaml"):
        head = path.read_text(encoding="utf-8").split("\n")[0]
        schema = re.fullmatch(r"# yaml-language-server: \$schema=(\S+)", head)
        assert schema is not None
        assert (path.parent / schema[1]).is_file()


def test_a_variant_of_a_loaded_scenario_is_what_the_file_would_give() -> None:
    talks = load("kaesong-1951")
    changes, options = {"parties.unc.patience": "90 days"}, {"control-committee": "wait"}
    once = load("kaesong-1951", set=changes, options=options)
    found = varied(talks, set=changes, options=options)
    assert (found, found.off) == (once, once.off)
    twice = varied(varied(talks, set=changes), options=options)
    assert (twice, twice.off) == (once, once.off)
    assert twice.place_of("incidents", talks.assumptions["incidents"].about[0]) == 0


def test_a_variant_of_a_scenario_made_in_python_is_made_of_its_long_form() -> None:
    made = type(load("house-sale")).model_validate(load("house-sale").model_dump())
    found = varied(made, set={"parties.buyer.patience": "9 days"})
    assert found == load("house-sale", set={"parties.buyer.patience": "9 days"})


def test_what_is_wrong_in_a_variant_is_told_of_the_option_that_asked() -> None:
    with pytest.raises(ScenarioError, match=r"--b parties\.byer\.patience"):
        varied(load("house-sale"), set={"parties.byer.patience": "9 days"}, asked="--b")


SEVERAL = """
scenario: several
start: 2001-01-01
horizon: 100 days
parties: {a: {patience: 40 days}, b: {patience: 40 days, concession: {strategy: time-dependent}}}
items:
  line:
    stances: {a: {ideal: 0, reservation: 1}, b: {ideal: 1, reservation: 0}}
    accepts: {a: likely, b: likely}
assumptions:
  hurry:
    about: [parties.a.patience, parties.b.patience]
    default: 40 days
    range: [20 days, 90 days]
  share:
    about: [parties.b.concession.exponent, lexicon.likely, items.line.accepts.a]
    default: 0.5
    range: [0.4, 0.6]
"""


@pytest.mark.parametrize(
    "changes",
    [
        {"parties.a.patience": "30 days"},
        {"parties.a": {"patience": "30 days"}},
        {"parties.b.concession": "hardliner"},
        {"lexicon.likely": 0.7},
        {"items.line.accepts.a": "unlikely", "parties.b.patience": "9 days"},
        {"items.line.accepts": {}},
    ],
    ids=" ".join,
)
def test_what_an_override_left_of_an_assumption_keeps_its_place_in_a_resolved_file(
    changes: dict[str, object],
) -> None:
    changed = loads(SEVERAL, set=changes)
    again = loads(resolved(changed))
    assert changed.off
    assert again == changed
    assert again.off == changed.off
    for name, assumption in changed.assumptions.items():
        for path in assumption.about:
            assert again.place_of(name, path) == changed.place_of(name, path)
    assert resolved(again) == resolved(changed)


def test_an_assumption_that_is_settled_as_a_whole_is_not_in_a_resolved_file() -> None:
    both = {"parties.a.patience": "30 days", "parties.b.patience": "30 days"}
    text = resolved(loads(SEVERAL, set=both))
    assert "hurry" not in text
    assert "set:" not in text
