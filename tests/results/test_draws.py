"""The draws a run took, by stream."""

from rich.console import Console

from sim.engine.run import run
from sim.results.draws import MOST, by_stream, listed
from sim.scenario.document import loads

INCIDENTS = """
scenario: incidents
start: 2001-01-01
horizon: 300 days
parties: {a: {}, b: {}}
items:
  line:
    accepts: {b: likely}
    stances: {a: {ideal: 0, reservation: 0.1}, b: {ideal: 1, reservation: 0.9}}
events:
  incident: {rate: 40 per year, suspends: 1 days}
"""


def test_draws_are_listed_under_the_thing_they_belong_to() -> None:
    outcome = run(loads(INCIDENTS), seed=3)
    taken = by_stream(outcome)
    assert next(iter(taken)) == "lexicon/incidents/likely"
    assert set(taken) == {"lexicon/incidents/likely", "accepts/b/line", "event/incident/gap"}
    assert list(taken["event/incident/gap"]) == list(range(len(taken["event/incident/gap"])))
    assert sum(len(draws) for draws in taken.values()) == len(outcome.draws)


def test_a_long_stream_is_cut_short_on_the_terminal() -> None:
    outcome = run(loads(INCIDENTS), seed=3)
    assert len(by_stream(outcome)["event/incident/gap"]) > MOST
    console = Console(width=200, record=True, file=__import__("io").StringIO())
    console.print(listed(outcome))
    (line,) = [line for line in console.export_text().splitlines() if "event/incident/gap" in line]
    assert line.rstrip().endswith("…")
    assert line.count(":") == MOST
