"""The key under the axis."""

import pytest
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from sim.plots import key
from sim.plots.key import Entry
from sim.plots.lettering import width
from sim.plots.style import KEY, MARGIN, PHONE, WIDE, WIDTH, Form


def nothing(paper: Axes, left: float, middle: float) -> None:
    """Draw no sample."""


def entries(count: int, word: str = "bargained") -> list[Entry]:
    """Return so many entries."""
    return [Entry(nothing, word)] * count


def test_a_key_with_room_is_one_line_at_its_own_size() -> None:
    (line,) = key.laid_out(entries(4))
    assert (len(line.entries), line.size) == (4, KEY)


def test_a_key_is_set_smaller_before_it_is_broken() -> None:
    many = next(n for n in range(1, 40) if key.laid_out(entries(n))[0].size < KEY)
    assert len(key.laid_out(entries(many))) == 1


def test_a_long_key_is_broken_into_lines_that_fit() -> None:
    lines = key.laid_out(entries(24))
    assert sum(len(line.entries) for line in lines) == 24
    assert len(lines) > 1
    assert key.height(lines) == key.PITCH * (len(lines) - 1)


def test_a_long_key_has_no_more_lines_than_its_length_takes() -> None:
    # two lines alike in length would part the third entry from its line, and a third line begin
    words = ["talks" * times for times in (9, 9, 9, 9, 9)]
    lines = key.laid_out([Entry(nothing, word) for word in words])
    room = WIDTH - 2 * MARGIN
    length = sum(key.SWATCH + key.NEAR + width(word, size=KEY) for word in words)
    assert length / room < 2
    assert [len(line.entries) for line in lines] == [3, 2]


@pytest.mark.parametrize("form", [WIDE, PHONE])
def test_what_has_no_room_in_a_line_of_its_own_is_cut_inside_the_margins(form: Form) -> None:
    paper = Figure().add_subplot()
    long = "The Federated Confederation of Municipalities " * 5
    lines = key.laid_out([Entry(nothing, long), Entry(nothing, "signed")], form=form)
    key.write(paper, lines, at=1.0, form=form)
    cut, whole = paper.texts
    assert whole.get_text() == "signed"
    assert cut.get_text().startswith("The Federated")
    assert cut.get_text().endswith("…")
    end = cut.get_position()[0] + width(cut.get_text(), size=cut.get_fontsize())
    assert form.width - MARGIN - 0.2 < end <= form.width - MARGIN + 1e-6


def test_an_entry_without_a_sample_begins_where_another_s_sample_would() -> None:
    paper = Figure().add_subplot()
    key.write(paper, key.laid_out([key.said("signed or not")]), at=1.0)
    (text,) = paper.texts
    assert text.get_position()[0] == pytest.approx(MARGIN)


@pytest.mark.parametrize("count", [1, 5, 9, 24])
def test_entries_stand_beside_each_other_inside_the_margins(count: int) -> None:
    lefts: list[float] = []
    paper = Figure().add_subplot()
    sampled = [Entry(lambda _, left, __: lefts.append(left), "bargained")] * count
    key.write(paper, key.laid_out(sampled), at=1.0)
    assert len(lefts) == count
    for left, text in zip(lefts, paper.texts, strict=True):
        start, end = text.get_position()[0], width("bargained", size=text.get_fontsize())
        assert MARGIN <= left < start
        assert start + end <= WIDTH - MARGIN + 1e-6


def test_a_figure_with_nothing_to_explain_has_an_empty_key() -> None:
    paper = Figure().add_subplot()
    key.write(paper, key.laid_out([]), at=1.0)
    assert list(paper.texts) == []
