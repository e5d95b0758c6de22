"""What holds in any talks, whatever the scenario."""

import math
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from sim.engine.loop import play
from sim.engine.lowering import Lowered, lower
from sim.engine.run import run
from sim.model.chronicle import kept_rows
from sim.model.codes import Disposition, Happening
from sim.model.tables import new_log
from sim.model.value import worth
from sim.results.outcome import Outcome
from sim.scenario.document import loads
from sim.scenario.scenario import Scenario
from sim.scenario.stance import OptionStance
from tests.strategies import scenarios

CLOSINGS = (
    Happening.AGREED,
    Happening.PACKAGED,
    Happening.BLURRED,
    Happening.DROPPED,
    Happening.REFERRED,
    Happening.WITHHELD,
)
SEEDS = st.integers(0, 2**63 - 1)
TEXTS = (Happening.OFFERED, Happening.COUNTERED, Happening.AMENDED, Happening.TRADED)
patient = settings(max_examples=30, deadline=None, suppress_health_check=list(HealthCheck))


@given(scenario=scenarios(), seed=SEEDS)
@patient
def test_every_run_ends_and_is_the_same_when_played_again(scenario: Scenario, seed: int) -> None:
    first, second = run(scenario, seed=seed), run(scenario, seed=seed)
    assert first.ending in ("signed", "walked-out", "broken-off", "not-ratified", "horizon")
    assert first.minute <= scenario.horizon.minutes
    assert first.rows.tobytes() == second.rows.tobytes()


@given(scenario=scenarios(), seed=SEEDS)
@patient
def test_announced_shares_never_go_down(scenario: Scenario, seed: int) -> None:
    announced: dict[tuple[str | None, str | None], float] = {}
    for row in run(scenario, seed=seed).chronicle:
        if row.kind in TEXTS and row.amount is not None:
            key = row.party, row.clause
            assert row.amount >= announced.get(key, 0.0)
            announced[key] = row.amount


def given_away(lowered: Lowered, rows: NDArray[Any]) -> list[Any]:
    """Return the new texts that are worth less to their author than each of the others' last ones.

    A clause that was opened again is left out: what a ratifier has rejected is not to be met again.
    """
    stances, found = lowered.setting_tables["stance"], []
    parties, again = len(lowered.setting_tables["party"]), set()
    last: dict[tuple[int, int], float] = {}
    for row in rows:
        s, c, x = (row[name].item() for name in ("party", "unit", "position"))
        if row["kind"] == Happening.REOPENED:
            again.add(c)
        if row["kind"] not in TEXTS or c in again:
            continue
        others = [last[b, c] for b in range(parties) if b != s and (b, c) in last]
        new = (
            row["kind"] == Happening.OFFERED and stances[s, c]["present"] and last.get((s, c)) != x
        )
        if others and new:
            own, *asked = (worth(lowered.setting, s, c, y) for y in (x, *others))
            if own < min(asked) - 1e-9:
                found.append(row)
        last[s, c] = x
    return found


@given(scenario=scenarios(), seed=SEEDS)
@patient
def test_nobody_gives_more_than_each_of_the_others_last_asked_for(
    scenario: Scenario, seed: int
) -> None:
    """But where an event moves a stance."""
    if any("stances" in path for event in scenario.events.values() for path in event.set):
        return
    lowered, log = lower(scenario), new_log(64)
    play(lowered.setting, lowered.state, log, seed, 0)
    assert given_away(lowered, kept_rows(log)) == []


@given(scenario=scenarios(), seed=SEEDS)
@patient
def test_remedies_are_worked_in_their_order_and_never_twice(scenario: Scenario, seed: int) -> None:
    reached: dict[str | None, tuple[int, float]] = {}
    for row in run(scenario, seed=seed).chronicle:
        if row.kind in (Happening.ARGUED, Happening.INSISTED):
            assert row.remedy is not None
            assert row.amount is not None
            now = row.remedy, row.amount
            assert now > reached.get(row.objection, (-1, 0.0))
            reached[row.objection] = now


@given(scenario=scenarios(), seed=SEEDS)
@patient
def test_nobody_signs_past_its_reservation(scenario: Scenario, seed: int) -> None:
    """But in a package, by a majority without it, or where an event moves the reservation."""
    moved = any("reservation" in path for event in scenario.events.values() for path in event.set)
    if moved or scenario.procedure.decision != "unanimity":
        return
    outcome = run(scenario, seed=seed)
    for unit, end in zip(scenario.units, outcome.settlements, strict=True):
        if end.position is None or end.disposition == "packaged":
            continue
        for party, stance in unit.clause.stances.items():
            if isinstance(stance, OptionStance):
                option = (unit.clause.options or ())[int(end.position)]
                assert stance.worth[option] >= stance.worth[stance.reservation] - 1e-9, party
            else:
                assert unit.clause.scale is not None
                ideal, last = (
                    unit.clause.scale.share(p) for p in (stance.ideal, stance.reservation)
                )
                assert abs(end.position - ideal) <= abs(last - ideal) + 1e-9, party


@given(scenario=scenarios(), seed=SEEDS)
@patient
def test_what_was_never_tabled_is_open_or_left_off(scenario: Scenario, seed: int) -> None:
    outcome = run(scenario, seed=seed)
    tabled = {row.item for row in outcome.chronicle if row.kind is Happening.TABLED}
    for unit, end in zip(scenario.units, outcome.settlements, strict=True):
        if unit.item not in tabled:
            assert end.disposition in ("open", "withheld")


@given(scenario=scenarios(), seed=SEEDS)
@patient
def test_every_row_has_its_cause_before_it_and_time_runs_forward(
    scenario: Scenario, seed: int
) -> None:
    rows = run(scenario, seed=seed).chronicle
    uncaused = {
        Happening.OPENED,
        Happening.CALLED,
        Happening.STRUCK,
        Happening.RELIEVED,
        Happening.HORIZON,
        Happening.TIDE,
        Happening.DECIDED,
        Happening.FAILED,
    }
    for row in rows:
        assert (row.cause is None) == (row.kind in uncaused), row
        assert row.cause is None or row.cause < row.number
    assert all(before.minute <= after.minute for before, after in pairwise(rows))


@given(scenario=scenarios(), seed=SEEDS)
@patient
def test_a_signed_treaty_leaves_nothing_open_that_it_requires(
    scenario: Scenario, seed: int
) -> None:
    outcome = run(scenario, seed=seed)
    if not outcome.is_signed:
        assert set(outcome.utility.values()) == {0.0}
        return
    effective = ("agreed", "packaged", "ambiguous")
    assert any(end.disposition in effective for end in outcome.settlements)
    for unit, end in zip(scenario.units, outcome.settlements, strict=True):
        if scenario.items[unit.item].tier == "main":
            assert end.disposition != "open"


@given(scenario=scenarios(), seed=SEEDS)
@patient
def test_a_clause_ends_as_it_was_closed_last(scenario: Scenario, seed: int) -> None:
    """Once, but for a package that takes up what was agreed, and for what opens it again."""
    outcome = run(scenario, seed=seed)
    words = {"blurred": "ambiguous"}
    last: dict[str, tuple[str, int | None]] = {}
    for row in outcome.chronicle:
        clause = str(row.clause)
        if row.kind in CLOSINGS:
            again = last.get(clause, ("open", None))[0]
            assert again == "open" or row.kind is Happening.PACKAGED
            last[clause] = words.get(row.word, row.word), row.minute
        elif row.kind is Happening.REOPENED:
            last[clause] = "open", None
    for end in outcome.settlements:
        assert (end.disposition, end.minute) == last.get(end.clause, ("open", None))


PLAIN = """
scenario: plain
start: 2001-01-01
horizon: 300 days
parties:
  a: {{patience: {patience_a} days, concession: {{strategy: time-dependent, exponent: {e_a}}}}}
  b: {{patience: {patience_b} days, concession: {{strategy: time-dependent, exponent: {e_b}}}}}
items:
  line:
    scale: {{between: [0, 20], unit: miles}}
    stances:
      a: {{ideal: {ideal_a}, reservation: {reservation_a}}}
      b: {{ideal: {ideal_b}, reservation: {reservation_b}}}
procedure: {{meets: every day, speaking: fixed, deadlock_after: 999, stride: 20}}
"""
SIDES = st.fixed_dictionaries(
    {
        "patience_a": st.integers(5, 200),
        "patience_b": st.integers(5, 200),
        "e_a": st.sampled_from([0.25, 0.5, 1, 2, 4]),
        "e_b": st.sampled_from([0.25, 0.5, 1, 2, 4]),
        "ideal_a": st.integers(0, 8),
        "reservation_a": st.integers(9, 20),
        "ideal_b": st.integers(12, 20),
        "reservation_b": st.integers(0, 11),
    }
)


def floored(share: float) -> float:
    """Return the last of twenty steps at or below a share."""
    return math.floor(share * 20 + 1e-9) / 20


@given(sides=SIDES)
@patient
def test_two_time_dependent_sides_settle_when_their_curves_cross(sides: dict[str, float]) -> None:
    outcome = run(loads(PLAIN.format(**sides)))
    end = outcome.settlement("line")

    def share(party: str, minute: int) -> float:
        if (party, minute) == ("a", 600):
            return 0.0  # it has just tabled its opening, and nobody has answered yet
        tau = minute / (sides[f"patience_{party}"] * 1440)
        return floored(min(1.0, tau) ** (1.0 / sides[f"e_{party}"]))

    for day in range(300):
        x_a, x_b = (
            sides[f"ideal_{p}"]
            + share(p, day * 1440 + 600) * (sides[f"reservation_{p}"] - sides[f"ideal_{p}"])
            for p in ("a", "b")
        )
        if x_a >= x_b - 1e-9:
            assert end.minute == day * 1440 + 600
            return
    assert end.disposition == "open"


@given(sides=SIDES)
@patient
def test_mirrored_talks_end_in_mirrored_terms_on_the_same_day(sides: dict[str, float]) -> None:
    mirrored = {
        key: 20 - value if key.startswith(("ideal", "reservation")) else value
        for key, value in sides.items()
    }
    end = run(loads(PLAIN.format(**sides))).settlement("line")
    mirror = run(loads(PLAIN.format(**mirrored))).settlement("line")
    assert end.minute == mirror.minute
    if end.position is not None:
        assert mirror.position == pytest.approx(1.0 - end.position)


@given(sides=SIDES, hurry=st.integers(1, 50))
@patient
def test_more_pressure_never_settles_later(sides: dict[str, float], hurry: int) -> None:
    pressed = sides | {"patience_a": max(1, sides["patience_a"] - hurry)}
    end, sooner = (run(loads(PLAIN.format(**s))).settlement("line") for s in (sides, pressed))
    horizon = 10**9
    assert (sooner.minute or horizon) <= (end.minute or horizon)


WORDS = """
scenario: words
start: 2001-01-01
horizon: 200 days
parties: {a: {patience: 60 days}, b: {patience: 80 days}}
items:
  line:
    stances: {a: {ideal: 0, reservation: 1}, b: {ideal: 1, reservation: 0}}
    accepts: {b: unlikely}
    objections:
      one: {by: b, likelihood: WORD, remedies: [{argue: likely}, {argue: even}]}
      two: {by: b, likelihood: very likely, remedies: [{argue: possibly}]}
events:
  incident: {rate: 6 per year, suspends: {median: 3 days, p90: 9 days}}
"""


def drawn(outcome: Outcome) -> dict[tuple[str, int], float]:
    """Return every draw of a run by stream and index."""
    return {
        (outcome.streams[int(draw["stream"])], int(draw["index"])): float(draw["uniform"])
        for draw in outcome.draws
    }


@given(seed=SEEDS, words=st.permutations(["likely", "possibly", "even", "almost certainly"]))
@patient
def test_changing_one_word_changes_no_draw_of_another_stream(seed: int, words: list[str]) -> None:
    before, after = (
        drawn(run(loads(WORDS.replace("WORD", word)), seed=seed)) for word in words[:2]
    )
    shared = set(before) & set(after)
    assert {stream for stream, _ in shared} >= {"objection/line/one", "event/incident/gap"}
    assert all(before[draw] == after[draw] for draw in shared)


def test_a_draw_that_is_not_needed_is_not_taken() -> None:
    text = WORDS.replace("likelihood: WORD", "likelihood: certain")
    assert "objection/line/one" not in {stream for stream, _ in drawn(run(loads(text)))}


def test_dispositions_and_rows_use_the_same_words() -> None:
    closing = {kind.name for kind in Happening} & {kind.name for kind in Disposition}
    assert closing == {"AGREED", "PACKAGED", "DROPPED", "REFERRED", "WITHHELD"}
