"""What a file's words say of how likely a text survives the objections foreseen."""

import pytest
from scipy.stats import beta

from sim.analysis.arena import arena
from sim.analysis.words import Expectation, expectations
from sim.scenario.document import loads

SHOP = """
scenario: shop
start: 2001-01-01
parties: {owner: {}, guest: {}}
items:
  price:
    scale: {between: [0, 10]}
    stances: {owner: {ideal: 10, reservation: 4}, guest: {ideal: 0, reservation: 6}}
    objections:
"""


def said(objections: str, *, at_defaults: bool = False, initiative: str = "") -> Expectation:
    text = SHOP.replace("    objections:\n", f"{initiative}    objections:\n{objections}")
    (told,) = expectations(arena(loads(text)), seed=1, at_defaults=at_defaults)
    return told


@pytest.mark.parametrize(
    ("objections", "chance"),
    [
        ("      a: {by: guest, likelihood: 0.4}\n", 0.6),
        ("      a: {by: guest, likelihood: 0.4, remedies: [{argue: 0.5}]}\n", 1 - 0.4 * 0.5),
        (
            "      a: {by: guest, likelihood: 0.4, remedies: [{argue: 0.5}, {argue: 0.2}]}\n",
            1 - 0.4 * 0.5 * 0.8,
        ),
        (
            "      a: {by: guest, likelihood: 0.4, remedies: [{amend: 5}, {argue: 0.9}]}\n",
            0.6,
        ),
        (
            "      a: {by: guest, likelihood: 0.4}\n      b: {by: guest, likelihood: 0.5}\n",
            0.6 * 0.5,
        ),
    ],
)
def test_the_text_survives_what_is_not_raised_or_is_answered(
    objections: str, chance: float
) -> None:
    told = said(objections)
    assert told.chance is not None
    assert told.chance.value == pytest.approx(chance)
    assert told.chance.low == told.chance.high == pytest.approx(chance)


def test_a_word_means_as_much_as_the_lexicon_spreads_it() -> None:
    told = said("      a: {by: guest, likelihood: likely}\n")
    assert told.chance is not None
    assert told.chance.value == pytest.approx(1 - 14.1 / 20, abs=0.02)
    low, high = 1 - beta(14.1, 5.9).ppf([0.95, 0.05])
    assert (told.chance.low, told.chance.high) == pytest.approx((low, high), abs=0.05)


def test_at_defaults_a_word_is_its_median() -> None:
    told = said("      a: {by: guest, likelihood: likely}\n", at_defaults=True)
    assert told.chance is not None
    assert told.chance.value == pytest.approx(1 - beta(14.1, 5.9).median(), abs=1e-6)
    assert told.chance.n == 1


def test_who_tables_does_not_object_to_its_own_text() -> None:
    foreseen = "      a: {by: guest, likelihood: 0.4}\n"
    waits = "    initiative: {owner: withhold, guest: table}\n"
    assert said(foreseen).tabler == 0
    by_guest = said(foreseen, initiative=waits)
    assert (by_guest.tabler, by_guest.objections, by_guest.chance) == (1, 0, None)


def test_an_objection_to_anothers_text_does_not_count() -> None:
    third = SHOP.replace("guest: {}}", "guest: {}, heir: {}}")
    third = third.replace("guest: {ideal: 0", "heir: {ideal: 3, reservation: 6}, guest: {ideal: 0")
    for against, count in (("owner", 1), ("heir", 0)):
        text = third + f"      a: {{by: guest, against: {against}, likelihood: 0.4}}\n"
        (told,) = expectations(arena(loads(text)), seed=1, at_defaults=True)
        assert told.objections == count


def test_where_no_objection_is_foreseen_the_words_say_nothing() -> None:
    text = SHOP.replace("    objections:\n", "")
    (told,) = expectations(arena(loads(text)), seed=1, at_defaults=False)
    assert (told.objections, told.chance) == (0, None)


def test_what_nobody_is_ready_to_table_has_no_tabler() -> None:
    nobody = "    initiative: {owner: withhold, guest: {wait: for-the-other}}\n"
    assert said("      a: {by: guest, likelihood: 0.4}\n", initiative=nobody).tabler is None
