"""The lexicons hold the meanings of their sources."""

import pytest
from scipy.stats import beta

from sim.scenario.document import loads
from sim.scenario.words import LEXICONS, Beta, Lexicon, Uniform
from tests.scenario.files import HOUSE, problem

QUANTILES = {
    "almost certainly": (0.87, 0.95, 0.985),
    "very likely": (0.78, 0.88, 0.95),
    "will": (0.68, 0.86, 0.96),
    "apparent": (0.68, 0.85, 0.95),
    "probably": (0.58, 0.72, 0.84),
    "likely": (0.58, 0.71, 0.83),
    "hard to refute": (0.45, 0.68, 0.85),
    "even": (0.42, 0.50, 0.58),
    "possibly": (0.13, 0.39, 0.71),
    "difficult": (0.13, 0.29, 0.50),
    "unlikely": (0.08, 0.18, 0.32),
    "very difficult": (0.05, 0.17, 0.38),
    "very unlikely": (0.03, 0.09, 0.18),
    "almost certainly not": (0.01, 0.04, 0.10),
}
"""The 10, 50 and 90 % points that the Beta distributions were fitted to."""


@pytest.mark.parametrize("word", QUANTILES)
def test_a_word_means_what_people_were_found_to_mean_by_it(word: str) -> None:
    meaning = LEXICONS["estimative-words"][word]
    assert isinstance(meaning, Beta)
    points = beta(meaning.a, meaning.b).ppf([0.1, 0.5, 0.9])
    assert points == pytest.approx(QUANTILES[word], abs=0.02)


def test_the_norm_has_seven_bands_from_one_to_ninety_nine_per_cent() -> None:
    bands = [band for band in LEXICONS["icd-203"].values() if isinstance(band, Uniform)]
    edges = [(band.low, band.high) for band in bands]
    assert edges == sorted(edges)
    assert (edges[0][0], edges[-1][1], len(edges)) == (0.01, 0.99, 7)


def test_a_file_may_give_a_word_its_own_meaning() -> None:
    text = HOUSE + "lexicon: {of: icd-203, words: {likely: 0.7, hardly: {uniform: [0, 20 %]}}}\n"
    lexicon = loads(text.replace("[0, 20 %]", "[0, 0.2]")).lexicon
    assert lexicon.id == "icd-203"
    assert lexicon.words["likely"] == 0.7
    assert lexicon.words["hardly"] == Uniform(low=0, high=0.2)
    assert lexicon.words["unlikely"] == LEXICONS["icd-203"]["unlikely"]


def test_a_lexicon_may_be_named_by_a_word_alone() -> None:
    assert loads(HOUSE + "lexicon: icd-203\n").lexicon.words.keys() == LEXICONS["icd-203"].keys()


def test_a_meaning_is_written_as_it_is_read() -> None:
    lexicon = Lexicon(words={"so": Beta(a=4, b=2.5)})
    assert lexicon.model_dump()["words"] == {"so": {"beta": [4, 2.5]}}


def test_certain_is_certain_in_every_lexicon() -> None:
    told = problem(HOUSE + "lexicon: {words: {certain: 0.9}}\n")
    assert told.found == "'certain' has a meaning of its own"


def test_a_range_of_meaning_begins_at_its_lower_end() -> None:
    told = problem(HOUSE + "lexicon: {words: {so: {uniform: [0.4, 0.2]}}}\n")
    assert told.found == "the lower bound is the higher"


def test_a_distribution_takes_two_numbers() -> None:
    told = problem(HOUSE + "lexicon: {words: {so: {beta: [0.4]}}}\n")
    assert told.path == "lexicon.words.so.beta"
    assert told.found == "'beta' takes two numbers"
