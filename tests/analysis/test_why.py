"""Why a clause ended as it did: every sentence rests on rows."""

import math
import re
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache

import pytest

import sim
from sim.analysis.why import why
from sim.model.codes import Happening
from sim.results.draws import by_stream
from sim.results.outcome import Outcome
from sim.results.story import Line
from tests.builders import Row, played
from tests.results.borne import DATE, unborne
from tests.results.test_story import EVERYTHING, SEEDS, outcome

SHARES = ("asked", "replied", "instructed", "granted", "refused")
CASES = [(name, seed) for name in ("house-sale", "kaesong-1951") for seed in SEEDS]
CASES += [(str(EVERYTHING), seed) for seed in (1, 2, 3)]
every = pytest.mark.parametrize(("scenario", "seed"), CASES)


@lru_cache
def found(scenario: str, seed: int) -> tuple[sim.Why, ...]:
    """Return why each clause of these talks ended as it did."""
    talks = outcome(scenario, seed)
    return tuple(why(talks, unit.id) for unit in talks.scenario.units)


@every
def test_the_chain_says_nothing_that_its_rows_do_not_carry(scenario: str, seed: int) -> None:
    talks = outcome(scenario, seed)
    told = {(line.text, line.rows): line for one in found(scenario, seed) for line in one.chain}
    wrong = {line.text: unborne(talks, line) for line in told.values()}
    assert {text: claims for text, claims in wrong.items() if claims} == {}


@every
def test_what_came_near_is_borne_out_by_rows_and_draws(scenario: str, seed: int) -> None:
    talks = outcome(scenario, seed)
    told = {(line.text, line.rows): line for one in found(scenario, seed) for line in one.missed}
    for line in told.values():
        said = line._replace(text=_without_the_lapse(line))
        assert unborne(talks, said, besides=_besides(talks, line)) == [], line.text


@every
def test_a_clause_has_a_chain_that_ends_with_its_end(scenario: str, seed: int) -> None:
    talks = outcome(scenario, seed)
    for finding in found(scenario, seed):
        settlement = talks.settlement(finding.clause)
        last = finding.chain[-1]
        assert [line.date for line in finding.chain] == sorted(line.date for line in finding.chain)
        if settlement.minute is not None:
            closed = talks.day(settlement.minute)
            assert closed in [line.date for line in finding.chain]
            assert last.date >= closed
        else:
            assert last.date == talks.day(talks.minute)


@every
def test_what_came_near_tells_of_no_text_after_the_end(scenario: str, seed: int) -> None:
    talks = outcome(scenario, seed)
    for finding in found(scenario, seed):
        minute = talks.settlement(finding.clause).minute
        refused = [line for line in finding.missed if line.frame.startswith("text refused")]
        assert all(line.date <= talks.day(minute or talks.minute) for line in refused)
        assert len(refused) <= len(talks.scenario.parties)


def test_a_thing_happens_if_its_draw_is_less_than_its_chance() -> None:
    told: Counter[str] = Counter()
    for seed in SEEDS:
        for finding in found("kaesong-1951", seed):
            for line in finding.missed:
                name = line.frame.rpartition("/")[0]
                if not name.startswith(("objection drawn", "objection not", "argument")):
                    continue
                told[name] += 1
                if name.endswith("by so much"):
                    first, second = (float(x) for x in re.findall(r"([\d.]+) %", line.text)[-2:])
                    failed = " not " in name or "failed" in name
                    assert (second >= first) is failed, line.text
    assert {"objection drawn by so much", "argument failed by so much"} <= set(told)


def test_a_clause_that_is_none_is_refused_with_the_nearest() -> None:
    talks = played([Row(0, Happening.OPENED), Row(9, Happening.HORIZON)], ending="horizon")
    with pytest.raises(sim.SimError) as error:
        why(talks, "fishing.quotas")
    assert str(error.value) == "'fishing.quotas' is no clause; did you mean 'fishing.quota'?"


def test_the_headline_says_how_and_when_and_on_what_terms() -> None:
    rows = [Row(0, Happening.OPENED), Row(1, Happening.CALLED, item="tolls")]
    rows += [
        Row(1, Happening.TABLED, party="north", item="tolls", cause=1),
        Row(1, Happening.OFFERED, party="north", clause="tolls", position=0.5, cause=2),
        Row(2, Happening.CONSENTED, party="south", clause="tolls", position=0.5, cause=3),
        Row(2, Happening.AGREED, clause="tolls", position=0.5, cause=4),
        Row(9, Happening.SIGNED),
    ]
    rows[4] = rows[4]._replace(other="north")
    talks = played(rows)
    assert why(talks, "tolls").headline == "The tolls: agreed, 3 Jan 2001: 1 January 2003."
    assert why(talks, "fishing.season").headline == "The season: open."
    assert sim.why(talks, "tolls") == why(talks, "tolls")


def _without_the_lapse(line: Line) -> str:
    """Return a line without the day on which an objection would have lapsed: no row has it."""
    until = line.frame.startswith("objection stood until")
    return DATE.sub("then", line.text) if until else line.text


def _besides(talks: Outcome, line: Line) -> Iterator[float]:
    """Yield the percentages that the draws, likelihoods and mandates behind a line come to."""
    shares = [uniform for draws in by_stream(talks).values() for uniform in draws.values()]
    numbers = talks.scenario.numbers
    shares += [x for x in talks.assumed.values() if 0 <= x <= 1]
    written = [getattr(number, "number", number) for number in numbers.values()]
    shares += [x for x in written if isinstance(x, float) and 0 <= x <= 1]
    rows = [talks.rows[number] for number in line.rows]
    asked = [float(r["share"]) for r in rows if Happening(r["kind"]).name.lower() in SHARES]
    shares += [
        1 / (1 + math.exp((ratifier.threshold - float(row["share"])) / 0.05))
        for row in rows
        if row["kind"] == Happening.REJECTED
        for ratifier in (list(talks.scenario.ratification.values())[row["subject"]],)
    ]
    mandates = [x for path, x in talks.assumed.items() if path.endswith(".mandate")]
    mandates += [party.mandate for party in talks.scenario.parties.values()]
    shares += asked
    shares += [one - other for one in asked for other in [*asked, *mandates]]
    yield from (float(f"{100 * share:.3g}") for share in [*shares, 0.5])
    yield from (float(f"{share:.3g}") for share in shares)
