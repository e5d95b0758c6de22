"""Thresholds: what a party must at least get from a package."""

import pytest

from sim.model.codes import Disposition, Standing
from sim.model.threshold import (
    elsewhere,
    next_share,
    stands_at_last_offer,
    threshold,
    yielded,
    yielding,
)
from tests.talks import TWO, Talks

ITEMS = """
procedure: {steps: 10, stride: 10}
items:
  zone:
    clauses:
      line:
        scale: {between: [0, 10]}
        stances:
          a: {ideal: 0, reservation: 6, red_line: 8, salience: 2}
          b: {ideal: 10, reservation: 5}
      form:
        options: [treaty, pact, note]
        stances:
          a: {worth: {treaty: 1, pact: 0.5, note: 0}, reservation: pact, red_line: note}
          b: {worth: {treaty: 0, pact: 0.5, note: 1}, reservation: treaty}
  other:
    clauses:
      rest:
        scale: {between: [0, 10]}
        without: 10
        stances: {a: {ideal: 0, reservation: 8}, b: {ideal: 10, reservation: 2}}
      name: {stances: {b: {ideal: 1, reservation: 0}, c: {ideal: 0, reservation: 1}}}
"""
THREE = TWO.replace("b: {patience: 40 days}}", "b: {patience: 40 days}, c: {}}")
A, B = 0, 1
ZONE = 0
LINE, FORM, REST, NAME = range(4)


def talks(*, share: float = 0.0, mandate: float = 1.0, party: str = "") -> Talks:
    """Return talks in which a wants to have conceded so much; line and form are bundled.

    The line weighs half to a, and the form and the rest a quarter each.
    """
    head = THREE.replace("a: {", f"a: {{{party}, ") if party else THREE
    these = Talks(head + ITEMS)
    these.table("party")["desired"][A] = share
    these.table("stance")["mandate"][A] = mandate
    these.table("package")[ZONE, [LINE, FORM]] = 0.0
    return these


def least(these: Talks, rho: float = 0.0) -> float:
    """Return what the package must be worth to a."""
    return float(threshold(*these.score, (A, ZONE), rho))


@pytest.mark.parametrize(
    ("tau", "exponent", "rho"),
    [
        (0.75, 1, 0.0),
        (1.0, 1, 0.0),
        (1.25, 1, 0.25),
        (1.25, 0.5, 0.0625),
        (1.25, 2, 0.5),
        (9, 1, 1),
    ],
)
def test_nobody_yields_before_its_patience_is_used_up_and_all_do_after_as_long_again(
    tau: float, exponent: float, rho: float
) -> None:
    assert yielding(tau, exponent) == pytest.approx(rho)


@pytest.mark.parametrize(
    ("share", "mandate", "announced", "going"),
    [(0.5, 1.0, 0.0, 0.5), (0.5, 0.3, 0.0, 0.3), (0.2, 0.3, 0.4, 0.4)],
)
def test_the_next_offer_goes_as_far_as_is_wanted_and_allowed_and_never_back(
    share: float, mandate: float, announced: float, going: float
) -> None:
    these = talks(share=share, mandate=mandate)
    these.table("stance")["share"][A, LINE] = announced
    assert next_share(*these.score, A, LINE) == going


def test_a_package_must_be_worth_what_the_next_offers_would_leave() -> None:
    # half of the way to 6 is 3, worth 0.7; on the form the pact begins at 0.5, worth 0.5
    assert least(talks()) == pytest.approx(0.5 * 1 + 0.25 * 1)
    assert least(talks(share=0.5)) == pytest.approx(0.5 * 0.7 + 0.25 * 0.5)
    assert least(talks(share=1.0)) == pytest.approx(0.5 * 0.4 + 0.25 * 0.5)


def test_what_a_delegation_may_not_offer_yet_it_need_not_give_in_a_package() -> None:
    # within a mandate of 0.3 it may offer 1.8 on the line, worth 0.82, and no other form
    assert least(talks(share=1.0, mandate=0.3)) == pytest.approx(0.5 * 0.82 + 0.25 * 1)


def test_an_objection_that_hardens_a_party_raises_what_it_asks_of_a_package() -> None:
    doubt = "    objections: {doubt: {by: a, effect: {hardens: 0.4}, against: b}}\n"
    these = Talks(THREE + ITEMS.replace("  other:", doubt + "  other:"))
    these.table("package")[ZONE, [LINE]] = 0.0
    these.table("party")["desired"][A] = 0.5
    these.table("objection")["status"][0] = Standing.STANDING
    # 0.5 (1 - 0.4) = 0.3 of the way
    assert least(these) == pytest.approx(0.5 * 0.82)


def test_past_its_patience_a_party_yields_towards_its_red_lines() -> None:
    setting = talks().setting
    # from 6 to 8 on half of all it cares for; from the pact to a note on a quarter
    assert yielded(setting, A, LINE) == pytest.approx(0.5 * 0.2)
    assert yielded(setting, A, FORM) == pytest.approx(0.25 * 0.5)
    assert yielded(setting, A, REST) == 0.0
    last = 0.5 * 0.4 + 0.25 * 0.5
    # it must still come out no worse than without a treaty: here at its reservations
    assert least(talks(share=1.0), 0.5) == pytest.approx(last)


def test_yielding_costs_no_more_than_the_rest_of_the_treaty_brings() -> None:
    these = talks(share=1.0)
    these.table("unit")["status"][REST] = Disposition.AGREED
    these.table("unit")["position"][REST] = 0.0
    # the rest is worth a quarter of 0.8 above its reservation, and so much may be given up
    last = 0.5 * 0.4 + 0.25 * 0.5
    assert least(these, 0.5) == pytest.approx(last - 0.5 * (0.1 + 0.125))
    assert least(these, 1.0) == pytest.approx(last - 0.2)


def test_a_party_that_still_has_something_to_offer_does_not_yield() -> None:
    these = talks(share=0.9)
    these.table("unit")["status"][REST] = Disposition.AGREED
    these.table("unit")["position"][REST] = 0.0
    # at nine tenths of the way the line has an offer left; the form has none
    assert least(these, 0.5) == pytest.approx(0.5 * 0.46 + 0.25 * 0.5 - 0.5 * 0.125)


def test_no_package_gives_more_in_all_than_the_other_last_asked_for() -> None:
    these = talks(share=1.0)
    these.table("unit")["status"][REST] = Disposition.AGREED
    these.table("unit")["position"][REST] = 0.0
    yielding_all = 0.5 * 0.4 + 0.25 * 0.5 - 0.2
    # b asks for 7 of 10, worth 0.3 to a; of the form it has said nothing, so a yields there
    these.table("stance")["asked"][B, LINE] = 0.7
    assert least(these, 1.0) == pytest.approx(max(yielding_all, 0.5 * 0.3 + 0.25 * 0))
    these.table("stance")["asked"][B, FORM] = 1.0
    assert least(these, 1.0) == pytest.approx(0.5 * 0.3 + 0.25 * 0.5)
    # who asks for more than a would ever give is not asked
    these.table("stance")["asked"][B, LINE] = 1.0
    assert least(these, 1.0) == pytest.approx(yielding_all)


@pytest.mark.parametrize(("share", "last"), [(0.9, False), (1.0, True)])
def test_the_last_offer_on_a_scale_is_the_whole_way(share: float, last: bool) -> None:
    assert stands_at_last_offer(talks().setting, A, LINE, share) == last


@pytest.mark.parametrize(("share", "last"), [(0.49, False), (0.5, True), (1.0, True)])
def test_the_last_offer_of_options_is_where_the_reservation_begins(
    share: float, last: bool
) -> None:
    # most 1 and least 0.5: the pact is put from (1 - 0.75) / 0.5 on
    assert stands_at_last_offer(talks().setting, A, FORM, share) == last


def closed(status: Disposition, x: float = float("nan")) -> Talks:
    """Return the talks with the rest closed so."""
    these = talks()
    these.table("unit")["status"][REST], these.table("unit")["position"][REST] = status, x
    return these


@pytest.mark.parametrize(
    ("status", "x", "value"),
    [
        (Disposition.OPEN, float("nan"), 0.0),
        (Disposition.AGREED, 0.3, 0.25 * (0.7 - 0.2)),
        (Disposition.PACKAGED, 0.9, 0.25 * (0.1 - 0.2)),
        (Disposition.AMBIGUOUS, 0.8, 0.0),
        # the treaty is silent, and then 10 holds, worth nothing
        (Disposition.DROPPED, float("nan"), 0.25 * -0.2),
        (Disposition.REFERRED, float("nan"), 0.25 * -0.2),
        (Disposition.WITHHELD, float("nan"), 0.25 * -0.2),
    ],
)
def test_outside_the_package_counts_what_is_agreed_and_what_silence_leaves(
    status: Disposition, x: float, value: float
) -> None:
    these = closed(status, x)
    assert elsewhere(these.setting, these.state, A, ZONE) == pytest.approx(value)


def test_what_is_in_the_package_does_not_count_outside_it() -> None:
    these = closed(Disposition.AGREED, 0.3)
    these.table("package")[ZONE, REST] = 0.3
    assert elsewhere(these.setting, these.state, A, ZONE) == 0.0


def test_what_is_agreed_already_joins_at_what_it_is_worth() -> None:
    these = closed(Disposition.AGREED, 0.3)
    these.table("package")[ZONE, REST] = 0.0
    assert least(these) == pytest.approx(0.5 + 0.25 + 0.25 * 0.7)
    these.table("stance")["asked"][B, LINE] = 1.0  # to ask for all of the line lowers nothing
    assert least(these) == pytest.approx(0.5 + 0.25 + 0.25 * 0.7)


def test_silence_that_hurts_elsewhere_must_be_made_good_by_the_package() -> None:
    these = closed(Disposition.DROPPED)
    these.table("party")["desired"][A] = 1.0
    reservations = 0.5 * 0.4 + 0.25 * 0.5
    assert least(these) == pytest.approx(reservations + 0.25 * 0.2)


def test_no_package_is_worth_less_than_walking_away() -> None:
    reservations = 0.5 * 0.4 + 0.25 * 0.5
    assert least(talks(share=1.0, party="alternative: 0.1")) == pytest.approx(reservations + 0.1)
    # whom no agreement costs yields below its reservations, by what yielding comes to
    these = talks(share=1.0, party="alternative: -0.2")
    assert least(these, 0.5) == pytest.approx(reservations - 0.5 * (0.1 + 0.125))
    assert least(these, 1.0) == pytest.approx(reservations - 0.2)


def test_who_is_indifferent_asks_nothing() -> None:
    these = talks()
    these.table("package")[ZONE, [LINE, FORM]] = float("nan")
    these.table("package")[ZONE, NAME] = 0.0
    assert least(these) == 0.0
