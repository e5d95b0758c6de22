"""Names within a sentence: their articles, and whether they are shortened."""

import pytest

from sim.results.language import ENGLISH
from sim.results.naming import body, initials, is_body, is_several, named


@pytest.mark.parametrize(
    ("name", "known", "said"),
    [
        ("seller", "seller", "the seller"),
        ("United Nations Command", "unc", "the United Nations Command"),
        ("Mao", "m", "Mao"),
        ("Return of refugees", "refugees", "the return of refugees"),
        ("Under the bridge", "bridge", "‘Under the bridge’"),
        ("Who leaves", "leave", "the question of who leaves"),
        ("Every port", "ports", "every port"),
    ],
)
def test_a_name_takes_the_article_that_its_kind_takes(name: str, known: str, said: str) -> None:
    assert named(ENGLISH, name, known, of_party=name == "Mao") == said


@pytest.mark.parametrize(
    ("name", "several"),
    [
        ("new houses on the West Bank", True),
        ("raids", True),
        ("new house on the isles", False),
        ("loss of the isles", True),
        ("crisis", False),
    ],
)
def test_what_is_several_is_told_by_the_word_before_the_first_preposition(
    name: str, several: bool
) -> None:
    assert is_several(ENGLISH, name) is several


def test_a_body_has_an_article_and_a_person_none() -> None:
    assert [body(ENGLISH, name) for name in ("Senate", "Mao", "the old guard")] == [
        "the senate",
        "Mao",
        "the old guard",
    ]


def test_a_body_is_known_by_its_last_word_in_the_plural_too() -> None:
    assert is_body(ENGLISH, "Councils")
    assert not is_body(ENGLISH, "Stalin")


def test_runs_of_three_capitalised_words_are_shortened_to_their_initials() -> None:
    assert initials("United Nations Command", "and") == "UNC"
    assert initials("Red Army", "and") == "Red Army"


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("Bank of England", "the Bank of England"),
        ("Ministry of Finance", "the Ministry of Finance"),
        ("Auto Workers union", "the Auto Workers union"),
        ("Joan of Arc", "Joan of Arc"),
        ("Small farmers", "the small farmers"),
    ],
)
def test_a_party_keeps_the_capitals_of_its_name(name: str, said: str) -> None:
    assert named(ENGLISH, name, "id", of_party=True) == said


def test_a_party_with_a_name_of_its_own_takes_no_article_though_it_is_its_id() -> None:
    assert named(ENGLISH, "Japan", "japan", of_party=True) == "Japan"
    assert named(ENGLISH, "seller", "seller", of_party=True) == "the seller"
