"""What a result says of how it was made."""

from sim.results.premises import assumptions
from tests.builders import HARBOUR, played
from tests.ensembles import Run, many


def test_a_run_names_its_replication_and_an_ensemble_how_many_it_has() -> None:
    assert assumptions(played([], replication=3)) == (
        "harbour · seed 1 · replication 3 · version 0"
    )
    assert assumptions(many([Run({})] * 1200)) == (
        "harbour · seed 1 · 1,200 replications · version 0"
    )
    assert "· 1 replication ·" in assumptions(many([Run({})]))


def test_everything_that_was_changed_is_named() -> None:
    changed = many(
        [Run({})],
        scenario=HARBOUR + "hindsight: true\n",
        overrides={"parties.north.patience": "20 days"},
        options={"tolls": "wait"},
        as_believed_by="north",
        at_defaults=True,
    )
    assert assumptions(changed) == (
        "harbour · with hindsight · parties.north.patience = 20 days · tolls: wait · "
        "as believed by north · at defaults · seed 1 · 1 replication · version 0"
    )
