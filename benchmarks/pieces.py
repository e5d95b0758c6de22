"""What each piece of the model changes in a scenario, and how much its bookkeeping decides.

    python benchmarks/pieces.py kaesong-1951 -n 400

Every variant plays the same replications on the same draws, so that differences are paired: first
with one piece of the model switched off, then with the other answers to the scenario's questions,
then with another agenda, speaking order, step or ladder.
Of the bookkeeping it prints which share of the variance of date and worth it makes up: the variance
between its variants of one replication, over that of all runs; of the date once of all runs, the
open ones at the horizon, and once of the replications that every variant signs.
"""

import argparse
from collections.abc import Mapping
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from sim.engine.loop import play
from sim.engine.lowering import lower
from sim.model.codes import MINUTES_A_DAY, Disposition, Ending
from sim.model.ending import utility
from sim.model.tables import Tables, new_log
from sim.scenario.document import load
from sim.scenario.scenario import Scenario

Changes = dict[str, Any]
Floats = NDArray[np.float64]
SEED = 1
NEAR = 1e-9
MIXED = {"strategy": "mixed", "exponent": 0.5, "time": 0.6, "reciprocity": 0.4, "window": 2}


class Played(NamedTuple):
    """What came of the replications.

    signed, day : [run]; the day of the end, the horizon without a signature
    worth : [run, party]
    at_limit : [run], of the ordered clauses agreed by offers, the share at one side's reservation
    """

    signed: Floats
    day: Floats
    worth: Floats
    at_limit: Floats


def played(name: str, changes: Mapping[str, Any], runs: int) -> Played:
    """Play a variant."""
    lowered = lower(load(name, set=dict(changes)))
    parties = len(lowered.setting_tables["party"])
    found = Played(
        signed=np.zeros(runs),
        day=np.zeros(runs),
        worth=np.zeros((runs, parties)),
        at_limit=np.zeros(runs),
    )
    for r in range(runs):
        play(lowered.setting, lowered.state, new_log(0), SEED, r)
        run = lowered.state_tables["run"][0]
        found.signed[r] = run["ending"] == Ending.SIGNED
        found.day[r] = run["ended_at"] / MINUTES_A_DAY
        for s in range(parties):
            found.worth[r, s] = utility(lowered.setting, lowered.state, s)
        found.at_limit[r] = at_limit(lowered.setting_tables, lowered.state_tables)
    return found


def at_limit(setting: Tables, state: Tables) -> float:
    """Return the share of the ordered clauses agreed by offers that lie at a reservation."""
    parties = len(setting["party"])
    agreed = (state["unit"]["status"] == Disposition.AGREED) & (setting["unit"]["options"] == 0)
    if not agreed.any():
        return float("nan")
    stances = setting["stance"][:parties]
    apart = np.abs(stances["reservation"] - state["unit"]["position"])
    return float(((apart < NEAR) & (stances["present"] == 1)).any(axis=0)[agreed].mean())


def pieces(scenario: Scenario) -> dict[str, Changes]:
    """Return the pieces that can be switched off, each with what switches it off."""
    objections = {
        f"items.{item}.objections.{name}.likelihood": "never"
        for item, point in scenario.items.items()
        for name in point.objections
    }
    hardened = {
        f"linkages.{n}.spillover.hardens": 0
        for n, link in enumerate(scenario.linkages)
        if link.kind == "spillover"
    }
    ladder = written_ladder(scenario)
    return {
        "objections": {**objections, "procedure.unforeseen": 0},
        "principals": {f"parties.{name}.mandate": 1 for name in scenario.parties},
        "linkages": hardened,
        "package": {"procedure.on_deadlock": [rung for rung in ladder if rung != "package"]},
        "ladder": {"procedure.on_deadlock": []},
    }


def written_ladder(scenario: Scenario) -> list[Any]:
    """Return the rungs of the ladder as they are written."""
    return [
        rung if isinstance(rung, str) else {"recess": rung.recess.median.written}
        for rung in scenario.procedure.on_deadlock
    ]


def bookkeeping(scenario: Scenario) -> dict[str, list[Changes]]:
    """Return what ought to matter little: each with its variants, beside the file's own.

    Steps are made finer at the same pace; of the ladder only what leaves the talks stays last.
    """
    procedure, ladder = scenario.procedure, written_ladder(scenario)
    turned = [rung for rung in ladder[::-1] if rung != "walk-out"]
    finer = [
        {"procedure.steps": procedure.steps * n, "procedure.stride": procedure.stride * n}
        for n in (2, 4)
    ]
    return {
        "agenda": [{"procedure.agenda": order} for order in ("easiest-first", "hardest-first")],
        "speaking": [{"procedure.speaking": "fixed"}],
        "steps": finer,
        "ladder order": [
            {"procedure.on_deadlock": turned + ["walk-out"] * ladder.count("walk-out")}
        ],
    }


def told(mean: float, spread: float) -> str:
    """Return a number with its standard error."""
    return f"{mean:+8.3f} ± {spread:.3f}"


def difference(one: Floats, other: Floats) -> str:
    """Return the mean of paired differences, with its standard error."""
    apart = other - one
    if len(apart) == 0:
        return "       –"
    return told(float(apart.mean()), float(apart.std(ddof=1) / np.sqrt(len(apart))))


def share_of_variance(variants: list[Floats]) -> float:
    """Return the variance between the variants of a run, over that of all runs."""
    table = np.array(variants)
    total = float(table.var())
    return float(table.var(axis=0).mean()) / total if total else 0.0


def print_limits(base: Played, mixed: Played) -> None:
    """Print how many clauses settle at a limit, and what mixed strategies do to that."""
    for name, runs in (("as written", base), ("mixed strategies", mixed)):
        shares = runs.at_limit[~np.isnan(runs.at_limit)]
        at = f"{shares.mean():.3f} ± {shares.std(ddof=1) / np.sqrt(len(shares)):.3f}"
        print(f"{name}: at a reservation {at} of the ordered clauses agreed by offers, ", end="")
        print(f"signed {runs.signed.mean():.3f}")


def answers(scenario: Scenario) -> dict[str, Changes]:
    """Return every answer to a question of the scenario but the first, with what it changes."""
    return {
        f"{name}={option}": dict(answer.set)
        for name, question in scenario.questions.items()
        for option, answer in list(question.options.items())[1:]
    }


def first_answers(scenario: Scenario) -> dict[str, Changes]:
    """Return the first answer to each question, with what it changes."""
    return {
        name: dict(next(iter(question.options.values())).set)
        for name, question in scenario.questions.items()
    }


def print_differences(
    what: str, base: Mapping[str, Played], others: Mapping[str, Played], parties: list[str]
) -> None:
    """Print by how much each variant differs from its base, replication by replication."""
    heads = "".join(f"{party:>20}" for party in parties)
    print(f"\n{what:24}{'signed':>18}{'days, both signed':>20}{heads}")
    for name, other in others.items():
        one = base[name]
        both = (one.signed * other.signed) == 1
        cells = [difference(one.signed, other.signed), difference(one.day[both], other.day[both])]
        cells += [difference(one.worth[:, s], other.worth[:, s]) for s in range(len(parties))]
        print(f"{name:24}" + "  ".join(cells), flush=True)


def main() -> None:
    """Play and print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("scenario")
    parser.add_argument("-n", type=int, default=400, help="replications")
    asked = parser.parse_args()
    scenario = load(asked.scenario)
    parties = list(scenario.parties)

    def play_all(variants: Mapping[str, Changes]) -> dict[str, Played]:
        return {name: played(asked.scenario, one, asked.n) for name, one in variants.items()}

    base = played(asked.scenario, {}, asked.n)
    print(
        f"{asked.scenario}: {asked.n} replications of seed {SEED}; signed {base.signed.mean():.3f}"
    )
    mixed = {f"parties.{name}.concession": MIXED for name in parties}
    print_limits(base, played(asked.scenario, mixed, asked.n))
    without = play_all(pieces(scenario))
    print_differences("without", dict.fromkeys(without, base), without, parties)
    first, other = play_all(first_answers(scenario)), play_all(answers(scenario))
    of_question = {name: first[name.partition("=")[0]] for name in other}
    print_differences("answer, not the first", of_question, other, parties)
    print(
        f"\n{'bookkeeping':14}{'of the variance of the date':>30}{'all signed':>12}{'of worth':>12}"
    )
    for name, variants in bookkeeping(scenario).items():
        runs = [base, *(played(asked.scenario, changes, asked.n) for changes in variants)]
        date = share_of_variance([run.day for run in runs])
        all_sign = np.all([run.signed == 1 for run in runs], axis=0)
        of_signed = share_of_variance([run.day[all_sign] for run in runs])
        worth = np.mean(
            [share_of_variance([run.worth[:, s] for run in runs]) for s in range(len(parties))]
        )
        print(f"{name:14}{date:30.3f}{of_signed:12.3f}{worth:12.3f}", flush=True)


if __name__ == "__main__":
    main()
