"""Assumptions and words: drawn once a replication, in the unit they were written in."""

import math

import numpy as np
import pytest
from scipy.stats import beta, lognorm, triang

from sim.engine.lowering import lower
from sim.model.assumption import spread_out
from sim.model.chronicle import kept_draws
from sim.model.codes import Happening
from sim.model.draws import uniform
from sim.model.play import begin
from sim.model.tables import new_log
from sim.scenario.document import loads
from tests.talks import TWO, Talks

ITEM = """
items:
  line:
    scale: {between: [0, 20], unit: miles}
    stances: {a: {ideal: 0, reservation: 10, salience: 3}, b: {ideal: 20, reservation: 10}}
    accepts: {b: likely}
    objections:
      one: {by: b, likelihood: likely, remedies: [{argue: possibly}]}
assumptions:
  patience: {about: parties.a.patience, default: 40 days, range: [20 days, 90 days], SPREAD}
"""


def spread(distribution: str, u: float) -> float:
    """Return the quantile at u of the assumption, in days."""
    text = TWO + ITEM.replace("SPREAD", f"distribution: {distribution}")
    talks = Talks(text)
    knob = talks.lowered.knobs.index("parties.a.patience")
    return spread_out(talks.setting, knob, u) / 1440


def test_each_distribution_has_its_quantiles() -> None:
    for u in (0.05, 0.3, 0.5, 0.77, 0.95):
        assert spread("uniform", u) == pytest.approx(20 + 70 * u)
        mode = (40 - 20) / 70
        assert spread("triangular", u) == pytest.approx(triang(mode, 20, 70).ppf(u), rel=1e-4)
        sd = math.log(90 / 20) / (2 * 1.6448536269514722)
        middle = lognorm(sd, scale=math.sqrt(20 * 90))
        assert spread("lognormal", u) == pytest.approx(middle.ppf(u))
    assert spread("lognormal", 0.05) == pytest.approx(20)
    assert spread("lognormal", 0.95) == pytest.approx(90)


def test_a_beta_is_told_by_a_table_good_to_four_digits() -> None:
    text = TWO + ITEM.replace("SPREAD", "distribution: uniform").replace(
        "assumptions:",
        "assumptions:\n  word: {about: lexicon.likely, default: 0.5, range: [0, 1], "
        "distribution: {beta: [1.7, 2.6]}}",
    )
    talks = Talks(text)
    knob = talks.lowered.knobs.index("lexicon.likely")
    for u in (0.01, 0.2, 0.5, 0.9, 0.99):
        assert spread_out(talks.setting, knob, u) == pytest.approx(
            beta(1.7, 2.6).ppf(u), rel=1e-4, abs=1e-4
        )


def test_a_word_means_the_same_wherever_it_stands_in_a_replication() -> None:
    talks = Talks(TWO + ITEM.replace("SPREAD", "distribution: fixed"))
    likely = talks.written("objection")["likelihood"][0]
    assert 0 < likely < 1
    assert talks.written("initiative")["accepts"][1, 0] == likely
    assert talks.written("remedy")["persuades"][0] != likely


def test_each_replication_draws_anew_and_the_same_one_the_same() -> None:
    lowered = lower(loads(TWO + ITEM.replace("SPREAD", "distribution: uniform")))
    drawn = []
    for replication in (0, 1, 0):
        begin(lowered.setting, lowered.state, new_log(0), 1, replication)
        drawn.append(float(lowered.setting_tables["party"]["patience"][0]))
    assert drawn[0] == drawn[2] != drawn[1]
    stream = lowered.setting_tables["stream"][lowered.streams.index("assumption/patience")]
    assert drawn[0] == pytest.approx(1440 * (20 + 70 * uniform(1, 0, stream, 0)))


def test_at_defaults_nothing_is_drawn_and_a_word_has_its_median() -> None:
    lowered = lower(loads(TWO + ITEM.replace("SPREAD", "distribution: uniform")), at_defaults=True)
    log = new_log(64)
    begin(lowered.setting, lowered.state, log, 1, 0)
    assert len(kept_draws(log)) == 0
    assert lowered.setting_tables["party"]["patience"][0] == 40 * 1440
    # likely: Beta(14.1, 5.9)
    assert lowered.setting_tables["objection"]["likelihood"][0] == pytest.approx(
        beta(14.1, 5.9).median()
    )


def test_weights_add_up_to_one_over_the_units_a_party_cares_about() -> None:
    other = "  other: {stances: {a: {ideal: 0, reservation: 1}, b: {ideal: 1, reservation: 0}}}\n"
    text = ITEM.replace("SPREAD", "distribution: fixed").replace(
        "assumptions:", f"{other}assumptions:"
    )
    talks = Talks(TWO + text)
    assert talks.written("stance")["weight"][0].tolist() == [0.75, 0.25]
    assert np.allclose(talks.written("stance")["weight"].sum(axis=1), 1.0)


def test_an_assumption_on_a_position_is_drawn_in_its_unit_and_then_lowered() -> None:
    text = TWO + ITEM.replace("SPREAD", "distribution: fixed").replace(
        "assumptions:",
        "assumptions:\n  line: {about: items.line.stances.a.reservation, default: 10, "
        "range: [4, 16]}",
    )
    drawn = {
        float(Talks(text, replication=r).written("stance")["reservation"][0, 0]) for r in range(30)
    }
    assert all(0.2 <= x <= 0.8 for x in drawn)
    assert max(drawn) - min(drawn) > 0.3


def test_meetings_are_rounded_half_to_even() -> None:
    text = TWO + ITEM.replace("SPREAD", "distribution: fixed").replace(
        "assumptions:",
        "assumptions:\n  wait: {about: procedure.deadlock_after, default: 6, range: [3, 9]}",
    )
    for replication in range(10):
        talks = Talks(text, replication=replication)
        stream = talks.written("stream")[talks.lowered.streams.index("assumption/wait")]
        drawn = 3.0 + 6.0 * uniform(1, replication, stream, 0)
        assert talks.written("procedure")["deadlock_after"][0] == round(drawn)


def test_without_assumptions_nothing_is_drawn_before_the_talks() -> None:
    item = ITEM.split("assumptions:", maxsplit=1)[0]
    talks = Talks(TWO + item.replace("likely", "0.5").replace("possibly", "0.5"))
    assert talks.draws() == []
    assert talks.rows(Happening.OPENED).size == 1
