"""The sequel: what happened is matched to the answer after which it most often happens."""

import numpy as np
import pytest

from sim.model.codes import Disposition
from sim.results.record import RecordedEnd
from sim.results.sequel import NO_SEQUEL, of_sequel, sequel
from tests.advised import advised

AGREED, PACKAGED, OPEN = Disposition.AGREED, Disposition.PACKAGED, Disposition.OPEN
REFERRED = Disposition.REFERRED


def end(clause: str, disposition: str) -> RecordedEnd:
    """Return how a clause really ended."""
    return RecordedEnd(clause, disposition, None, None, "")


def test_what_happened_is_closest_to_the_answer_after_which_it_is_frequent() -> None:
    early = np.array([[AGREED]] * 30 + [[OPEN]] * 10)
    late = np.array([[OPEN]] * 30 + [[AGREED]] * 10)
    found = sequel((end("bridge", "agreed"),), {"late": late, "early": early})
    assert found.closest == "early"
    assert (found.so["early"].value, found.so["late"].value) == (0.75, 0.25)


def test_of_two_answers_that_nothing_tells_apart_neither_is_closest() -> None:
    some = np.array([[AGREED]] * 30 + [[OPEN]] * 10)
    assert sequel((end("bridge", "agreed"),), {"late": some, "early": some}).closest is None


def test_all_that_happened_has_to_happen_in_the_same_talks() -> None:
    ends = (end("bridge", "agreed"), end("toll", "referred"))
    both = np.array([[AGREED, REFERRED], [AGREED, OPEN], [OPEN, REFERRED], [OPEN, OPEN]])
    assert sequel(ends, {"a": both, "b": both}).so["a"].value == 0.25


def test_what_is_agreed_in_a_package_is_agreed() -> None:
    packaged = np.array([[PACKAGED]] * 4)
    found = sequel((end("bridge", "agreed"),), {"a": packaged, "b": packaged})
    assert found.so["a"].value == 1


def test_where_nothing_is_on_record_nothing_happened() -> None:
    assert sequel((), {"a": np.zeros((4, 0)), "b": np.zeros((4, 0))}) is NO_SEQUEL


def test_the_answer_that_is_closest_is_told_with_its_regret() -> None:
    record = advised().record()
    *_, nearest = (one.said(record) for one in of_sequel(record, 0))
    regret = 100 * record["counsels"][0]["truth"]["options"]["gift"]["regret"]["value"]
    assert "What happened came closest to “gift”" in nearest
    assert "in 100 % (" in nearest
    assert f"Its regret is {regret:.1f} (" in nearest


@pytest.mark.parametrize(
    ("happened", "why"),
    [
        (True, "which is no difference found"),
        (False, "its answers change no clause whose end is on record"),
    ],
)
def test_why_what_happened_has_no_regret_is_told(happened: bool, why: str) -> None:
    record = advised().record()
    counsel = record["counsels"][0]
    counsel["closest"], record["signed"] = None, "2001-03-01"
    counsel["happened"] = counsel["happened"] if happened else []
    *_, last = (one.said(record) for one in of_sequel(record, 0))
    assert last.startswith("What happened has no regret here")
    assert why in last
