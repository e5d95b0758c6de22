"""The benchmarks: what they compare does the same work, and a slower figure is seen."""

from pathlib import Path

import pytest

import sim
from benchmarks.calibration import Timed
from benchmarks.generated import DOMAINS, domain, talks
from benchmarks.plain_simpy import HORIZON, Drawn, ours, play, same
from benchmarks.record import Figure, append, last, lasting, put, rate, regressions, worse

DAY = 24 * 60


@pytest.mark.parametrize("replication", [0, 3, 6, 7, 8])  # the roof is raised in some of them
def test_the_house_sale_by_hand_ends_as_the_scenario_does(replication: int) -> None:
    scenario = sim.load("house-sale")
    drawn, ends = ours(scenario, seed=3, replication=replication)
    assert same(play(drawn), ends)


def test_by_hand_another_course_has_another_end() -> None:
    calm = play(Drawn(45.0 * DAY, raised=False, persuaded=False))
    held_up = play(Drawn(45.0 * DAY, raised=True, persuaded=False))
    assert not same(calm, held_up)
    assert all(end.minute is not None and end.minute < HORIZON for end in (*calm, *held_up))


def test_generated_talks_have_the_clauses_and_parties_asked_for() -> None:
    scenario = sim.loads(talks(25, 4))
    assert (len(scenario.units), len(scenario.items), len(scenario.parties)) == (25, 3, 4)


def test_generated_talks_are_signed() -> None:
    ending = sim.run(sim.loads(talks(3, 2))).ending
    assert ending == "signed"


def test_a_generated_domain_is_written_and_read_with_all_its_outcomes(tmp_path: Path) -> None:
    sim.to_genius(sim.loads(domain(DOMAINS[0])), tmp_path / "drawn")
    read = sim.from_genius(tmp_path / "drawn", steps=20)
    whole = read.units[0].whole
    assert whole is not None
    assert whole.outcomes == 27


def test_a_time_and_a_rate_stand_beside_the_kernel() -> None:
    timed = Timed(seconds=3.0, kernel=0.5)
    each = lasting("a run", timed, "ms", count=2)
    assert (each.value, each.ratio) == (1500.0, 3.0)
    often = rate("runs", timed, count=12)
    assert (often.value, often.ratio) == (4.0, 2.0)


@pytest.mark.parametrize(
    ("unit", "before", "now", "part"),
    [
        ("ms", 2.0, 2.2, 0.1),  # a tenth more time
        ("ms", 2.0, 1.0, -0.5),
        ("a second", 11.0, 10.0, 0.1),  # to do as much takes a tenth more time
        ("a second", 10.0, 20.0, -0.5),
        ("", 10.0, 20.0, 0.0),  # a count is neither good nor bad
    ],
)
def test_a_figure_is_worse_by_the_time_that_it_takes_more(
    unit: str, before: float, now: float, part: float
) -> None:
    assert worse(Figure("it", 1.0, unit, now), before) == pytest.approx(part)


def test_what_is_worse_than_its_last_record_by_a_tenth_is_told(tmp_path: Path) -> None:
    history = tmp_path / "history.csv"
    assert last(history) == {}
    append([Figure("slow", 1.0, "ms", 1.0), Figure("peak", 100.0, "MiB")], history)
    append([Figure("slow", 1.0, "ms", 2.0)], history)
    assert last(history) == {"slow": 2.0, "peak": 100.0}
    found = [
        Figure("slow", 9.0, "ms", 2.1),
        Figure("peak", 125.0, "MiB"),
        Figure("new", 1.0, "ms", 1.0),
    ]
    assert regressions(found, last(history)) == ["peak: worse by 25 %"]


def test_a_page_takes_new_figures_between_its_marks_and_keeps_the_rest(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text("Before.\n<!-- mine: begin -->\nold\n<!-- mine: end -->\nAfter.\n", "utf-8")
    put("mine", ["one", "two"], page)
    text = page.read_text("utf-8")
    put("mine", ["one", "two"], page)
    assert page.read_text("utf-8") == text
    assert text == (
        "Before.\n<!-- mine: begin -->\n```text\none\ntwo\n```\n<!-- mine: end -->\nAfter.\n"
    )
    with pytest.raises(ValueError, match="no block 'yours'"):
        put("yours", [], page)
