"""What is known before the talks: the events with a date, in minutes since the start.

Each happens on its day in every run that lasts so long, or as likely as it is said to be.
"""

from sim.model.codes import MINUTES_A_DAY
from sim.results.course import Incident, Suspension
from sim.scenario.environment import DatedEvent
from sim.scenario.scenario import Scenario


def dated(scenario: Scenario) -> tuple[Incident, ...]:
    """Return the dated events from the start on, in order of time.

    An event that may not happen has how likely it is behind its name.
    """
    found = [
        Incident(_minute(scenario, event), _name(event), event.suspends is not None)
        for event in scenario.events.values()
        if isinstance(event, DatedEvent) and event.date >= scenario.start
    ]
    return tuple(sorted(found))


def dated_suspensions(scenario: Scenario) -> tuple[Suspension, ...]:
    """Return for how long the dated events suspend the talks, by the median, in order of time."""
    found = [
        Suspension(
            _minute(scenario, event),
            _minute(scenario, event) + round(event.suspends.median.minutes),
            (_name(event),),
        )
        for event in scenario.events.values()
        if isinstance(event, DatedEvent)
        and event.suspends is not None
        and event.date >= scenario.start
    ]
    return tuple(sorted(found))


def _minute(scenario: Scenario, event: DatedEvent) -> int:
    return (event.date - scenario.start).days * MINUTES_A_DAY


def _name(event: DatedEvent) -> str:
    is_certain = event.probability.number == 1
    return event.name if is_certain else f"{event.name} ({event.probability.written})"
