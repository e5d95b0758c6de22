"""What the parser says is told in plain words, at the place to mend."""

import pytest

from sim.errors import ScenarioError
from sim.scenario.tree import grow


@pytest.mark.parametrize(
    ("text", "place", "found"),
    [
        ("a: {b: 1\n", (1, 4), "this brace is not closed, or a comma is missing"),
        ("a: [1, 2\nb: 3\n", (1, 4), "this bracket is not closed, or a comma is missing"),
        ("a: {b: 1 c: 2}\n", (1, 4), "this brace is not closed, or a comma is missing"),
        ("a: 'x\nb: 1\n", (1, 4), "this quote is not closed"),
        ("a: House: a sale\n", (1, 9), "a colon where none belongs"),
        ("a:\n\tb: 1\n", (2, 1), "a tab stands here"),
        ("a: @b\n", (1, 4), "this sign cannot begin a word"),
        ('a: "\\q"\n', (1, 6), "this is no escape in double quotes"),
        ("a: - b\n", (1, 4), "a list begins in this line"),
        ("a: 1\n  b: 2\n", (2, 4), "a colon where none belongs"),
        ("a: {b: 1}\n  c: 2\n", (2, 3), "this line does not stand under the others"),
    ],
)
def test_a_slip_of_syntax_is_told(text: str, place: tuple[int, int], found: str) -> None:
    with pytest.raises(ScenarioError) as caught:
        grow(text, name="file.yaml")
    (told,) = caught.value.problems
    assert told.found == found
    assert (told.line, told.column) == place
