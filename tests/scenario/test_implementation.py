"""Duties: what is done after the signature, batch by batch."""

from sim.scenario.document import loads
from sim.scenario.implementation import Duty
from tests.scenario.files import HOUSE, problem

PAYMENT = HOUSE + (
    "implementation:\n  payment: {of: price, period: 4 months, batches: 8, breach: unlikely}\n"
)


def payment(text: str, **how: object) -> Duty:
    return loads(text, **how).implementation["payment"]  # type: ignore[arg-type]


def test_a_duty_is_done_in_batches_over_its_period() -> None:
    duty = payment(PAYMENT)
    assert (duty.of, duty.period.number, duty.batches) == ("price", 4 * 43_830, 8)
    assert (duty.breach.word, duty.name) == ("unlikely", "Payment")


def test_a_duty_of_which_little_is_said_is_done_at_one_blow_and_never_breached() -> None:
    duty = payment(HOUSE + "implementation: {payment: {of: price, period: 1 day}}\n")
    assert (duty.batches, duty.breach.number) == (1, 0)


def test_how_often_it_is_breached_can_be_assumed_and_overridden() -> None:
    assert payment(PAYMENT, set={"implementation.payment.breach": 0.3}).breach.number == 0.3
    assert {"implementation.payment.breach", "implementation.payment.period"} <= set(
        loads(PAYMENT).numbers
    )


def test_a_duty_says_what_it_carries_out() -> None:
    told = problem(HOUSE + "implementation: {payment: {period: 1 day}}\n")
    assert told.found == "A duty needs 'of'"


def test_half_a_batch_is_none() -> None:
    assert problem(PAYMENT.replace("batches: 8", "batches: 0.5")).path.endswith("batches")
