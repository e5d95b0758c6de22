"""A tree is written so that it reads the same again."""

from hypothesis import given
from hypothesis import strategies as st

from sim.scenario.tree import grow
from sim.scenario.writing import in_line, written_out

WORDS = st.text(
    st.characters(blacklist_categories=["Cs", "Cc", "Cn"]), max_size=12
) | st.sampled_from(
    [
        "no",
        "true",
        "null",
        "~",
        "1e3",
        "0o17",
        "1951-07-03",
        "- a",
        "a: b",
        "# c",
        "{",
        "'",
        '"',
        "",
    ]
)
SCALARS = (
    WORDS
    | st.booleans()
    | st.integers(-(10**9), 10**9)
    | st.floats(allow_nan=False, allow_infinity=False)
)
TREES = st.dictionaries(
    WORDS,
    st.recursive(
        SCALARS,
        lambda parts: st.lists(parts, max_size=3) | st.dictionaries(WORDS, parts, max_size=3),
    ),
    min_size=1,
    max_size=4,
)


@given(TREES)
def test_what_is_written_out_is_read_again(tree: dict[str, object]) -> None:
    assert grow(written_out(tree), name="file.yaml").plain == tree


def test_small_things_take_one_line_and_large_ones_a_line_a_key() -> None:
    tree = {"a": {"b": {"c": 1, "d": [1, 2]}}, "e": [{"f": 1}, "g"]}
    assert written_out(tree) == "a:\n  b: {c: 1, d: [1, 2]}\ne:\n  - f: 1\n  - g\n"


def test_a_value_fits_in_a_line() -> None:
    assert in_line({"wait": "60 days", "then": True}) == "{wait: 60 days, then: true}"
