"""What is known before the talks."""

from sim.model.codes import MINUTES_A_DAY as DAY
from sim.results.course import Incident, Suspension
from sim.results.dated import dated, dated_suspensions
from sim.scenario.document import loads
from tests.builders import HARBOUR

FAIR = "  fair: {date: 2001-01-15, suspends: 4 days, probability: likely}\n"
OLD = "  old: {date: 2000-12-01, pressure: {south: 2}}\n"


def test_only_events_with_a_date_from_the_start_on_are_known_in_order_of_time() -> None:
    scenario = loads(HARBOUR + FAIR + OLD)
    assert dated(scenario) == (
        Incident(14 * DAY, "Fair (likely)", suspends=True),
        Incident(31 * DAY, "Election", suspends=False),
    )


def test_a_suspension_lasts_as_long_as_its_median() -> None:
    scenario = loads(HARBOUR + FAIR.replace("4 days", "{median: 4 days, p90: 9 days}"))
    assert dated_suspensions(scenario) == (Suspension(14 * DAY, 18 * DAY, ("Fair (likely)",)),)
    assert dated_suspensions(loads(HARBOUR)) == ()
