"""A forecast as it is told on a terminal."""

from io import StringIO

from rich.console import Console

from sim.results.predicted import basis, table
from sim.scenario.document import loads
from tests.builders import HARBOUR
from tests.results.test_forecast import harbour


def shown() -> list[str]:
    console = Console(width=140, record=True, file=StringIO())
    console.print(table(harbour()))
    return [" ".join(line.split()) for line in console.export_text().splitlines()]


def test_each_clause_begins_with_the_simulated_talks() -> None:
    lines = shown()
    first = lines.index("fishing.quota 0 to 100 boats")
    assert lines[first + 1] == (
        "simulated talks half (40 – 60 boats) middle half 45 – 60 boats; agreed in 30 of 40 runs"
    )
    second = lines.index("fishing.season options")
    assert lines[second + 1] == (
        "simulated talks winter in 75 % (50–90) of those; agreed in 20 of 40 runs"
    )


def test_a_model_in_rounds_tells_its_way_and_where_all_stand() -> None:
    (line,) = (line for line in shown() if line.startswith("challenge"))
    assert "80 boats" in line
    told = " ".join(shown())
    assert (
        "after 3 rounds; parties then stand at 20 – 80 boats; on the way 40 boats, 60 boats,"
        in told
    )


def test_a_chance_is_told_with_what_the_words_may_mean() -> None:
    (line,) = (line for line in shown() if line.startswith("the file's words"))
    assert line == (
        "the file's words all year it survives; 40 %, by what the words may mean 20 to 60 %"
    )


def test_a_model_that_says_nothing_has_no_row_but_a_reason_below() -> None:
    assert not any(line.startswith("issue exchange") for line in shown())
    told = basis(harbour())
    assert "Not told: issue exchange of fishing.quota, as nobody trades." in told


def test_what_it_rests_on_is_told() -> None:
    told = basis(harbour())
    assert told.startswith(
        "The harbour talks (harbour), version 0: 40 replications of seed 7, signed in 50 % (35–65)."
    )
    assert "With parties.north.patience = 9 days." in told
    assert "The Nash treaty is worth, in hundredths: 12.3 to north, 20.0 to south." in told
    assert "Words such as likely mean what 'estimative-words' says." in told


def test_assumptions_are_told_with_their_ranges() -> None:
    assumed = loads(
        HARBOUR + "assumptions: {storms: {about: events.storm.rate, default: 1 per year, "
        "range: [0.5 per year, 3 per year]}}\n"
    )
    told = basis(harbour(scenario=assumed))
    assert "Assumed:\n  storms: 1 per year (0.5 to 3 per year)" in told
    assert "storms: 1 per year\n" in basis(harbour(scenario=assumed, at_defaults=True))


def test_what_is_below_nought_has_a_minus_sign_and_what_is_assumed_its_unit() -> None:
    below = loads(
        HARBOUR.replace("between: [0, 100]", "between: [-100, 100]").replace(
            "stocks: {by: south,", "stocks: {by: south, likelihood: 0.25,"
        )
        + "ratification: {senate: {threshold: 0, stances: {tolls: "
        "{ideal: 2002-01-01, reservation: 2004-01-01}}}}\n"
        "assumptions:\n"
        "  mood: {about: ratification.senate.threshold, default: 0, range: [-0.12, 0.06]}\n"
        "  stocks: {about: items.fishing.objections.stocks.likelihood, default: 0.25, "
        "range: [0.1, 0.4]}\n"
    )
    console = Console(width=140, record=True, file=StringIO())
    console.print(table(harbour(scenario=below)))
    assert "−100 to 100 boats" in console.export_text()
    told = basis(harbour(scenario=below, treaties={"nash": {"north": -0.031}}))
    assert "in hundredths: −3.1 to north." in told
    assert "mood: 0 (−0.12 to 0.06)" in told
    assert "stocks: 25 % (10 to 40 %)" in told


def test_a_forecast_in_hindsight_says_so() -> None:
    late = loads(HARBOUR + "hindsight: true\n")
    assert "written in hindsight" in basis(harbour(scenario=late))
