"""The same agreement at the same step as NegMAS 0.16.0, from figures frozen once.

On Travel many outcomes are worth the same to a party, and the peer chooses among them by an
unstable sort; there its choice is given. All else is as the files say.
"""

from pathlib import Path

import pytest

from sim.model.rule import COMPILED
from tests.peers.domain import known, write
from tests.peers.figures import PAIRS, STEPS, Figure, figures, put
from tests.peers.played import played

LONG = 400
"""Runs of so many steps take their time where the model is not compiled."""


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return where the domains are written."""
    return tmp_path_factory.mktemp("domains")


@pytest.mark.parametrize("figure", figures(), ids=lambda figure: figure.name)
def test_the_same_two_agree_on_the_same_at_the_same_step(figure: Figure, place: Path) -> None:
    if not COMPILED and (figure.step or 0) > LONG:
        pytest.skip("long, and the model is not compiled")
    domain = known(figure.domain)
    folder = write(domain, place / figure.domain)
    choice = put(figure.domain) if "micro" not in figure.pair else []
    agreed = played(domain, folder, figure.pair, figure.steps, put=choice)
    assert (agreed.agreement, agreed.step) == (figure.agreement, figure.step)


def test_there_is_a_figure_for_every_pair_on_every_domain() -> None:
    asked = {(pair, steps) for pair in PAIRS for steps in STEPS}
    for domain in ("laptop", "itex-cypress", "travel"):
        assert {(one.pair, one.steps) for one in figures() if one.domain == domain} == asked


def test_what_the_peer_put_is_known_where_outcomes_are_worth_the_same() -> None:
    choices = put("travel")
    assert len(choices) == 2
    assert all(0 <= outcome < 188_160 for mine in choices for outcome in mine)
    assert put("laptop") == []
