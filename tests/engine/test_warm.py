"""Warming compiles what a run needs."""

import pytest

from sim.engine.warm import warm
from sim.model import play, rule


@pytest.mark.skipif(not rule.COMPILED, reason="nothing is compiled here")
def test_a_warmed_machine_keeps_what_a_run_calls() -> None:
    warm()
    assert rule.is_warm("play.fire")
    assert rule.is_warm("loop.play")
    assert play.fire.signatures  # type: ignore[attr-defined]
