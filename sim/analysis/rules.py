"""Which ranges of what is assumed lead to no agreement, as rules that can be read.

A small tree of decisions [breiman-1984] is grown on one half of the runs, and cut back to what
holds across folds of that half: the smallest tree within one standard error of the best, fold by
fold. How often the runs of each of its leaves end without a signature is counted on the other half,
which the tree has never seen; so is how much better it is than to say what happens more often.
"""

from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np

from sim.results.estimate import Estimate, Z, share
from sim.results.paired import share_apart
from sim.results.sensitivity import Condition, Leaf, Rules

Array = np.ndarray[Any, Any]

DEEPEST = 3
LEAST = 0.05
"""The share of the runs that a leaf must hold at least."""
FOLDS = 5


def rules(values: Array, paths: Sequence[str], unsigned: Array) -> Rules:
    """Return the rules; a single leaf without conditions where no range was found that parts.

    Parameters
    ----------
    values : (n, D), what was drawn for each path
    unsigned : (n,) bool, whether a run ended without a signature
    """
    learn = np.arange(len(unsigned)) % 2 == 0
    tree = _grown(values[learn], unsigned[learn], _cut(values[learn], unsigned[learn]))
    others, truth = values[~learn], unsigned[~learn]
    at, expected = tree.apply(others), _likely(tree, others)
    leaves = [
        Leaf(conditions, share(int(truth[at == node].sum()), int((at == node).sum())))
        for node, conditions in _leaves(tree.tree_, paths)
    ]
    commoner = bool(unsigned[learn].mean() > 0.5)
    right, base = (expected > 0.5) == truth, truth == commoner
    return Rules(
        leaves=tuple(sorted(leaves, key=lambda leaf: -leaf.unsigned.value)),
        learnt=int(learn.sum()),
        tested=len(truth),
        right=share(int(right.sum()), len(truth)),
        base=share(int(base.sum()), len(truth)),
        gain=share_apart(base, right),
        explained=_explained(expected, truth, float(unsigned[learn].mean())),
    )


def _grown(values: Array, unsigned: Array, cut: float) -> Any:
    from sklearn.tree import DecisionTreeClassifier

    least = max(2, round(LEAST * len(unsigned)))
    tree = DecisionTreeClassifier(
        max_depth=DEEPEST, min_samples_leaf=least, ccp_alpha=cut, random_state=0
    )
    return tree.fit(values, unsigned)


def _cut(values: Array, unsigned: Array) -> float:
    """Return how hard the tree is cut back: the most within one standard error of the best."""
    from sklearn.tree import DecisionTreeClassifier

    least = max(2, round(LEAST * len(unsigned)))
    whole = DecisionTreeClassifier(max_depth=DEEPEST, min_samples_leaf=least, random_state=0)
    steps = whole.cost_complexity_pruning_path(values, unsigned).ccp_alphas
    cuts = [*np.sqrt(np.abs(steps[:-1] * steps[1:])), 1.0]
    fold = np.arange(len(unsigned)) % FOLDS
    errors = np.array([_errors(values, unsigned, fold, cut) for cut in cuts])
    worse = errors - errors[errors.mean(axis=1).argmin()]
    slack = worse.std(axis=1, ddof=1) / np.sqrt(FOLDS)
    return float(max(np.array(cuts)[worse.mean(axis=1) <= slack]))


def _errors(values: Array, unsigned: Array, fold: Array, cut: float) -> list[float]:
    """Return the mean squared error of the shares that the rest of the folds give each fold."""
    found = []
    for f in range(FOLDS):
        tree = _grown(values[fold != f], unsigned[fold != f], cut)
        found.append(float(((_likely(tree, values[fold == f]) - unsigned[fold == f]) ** 2).mean()))
    return found


def _likely(tree: Any, values: Array) -> Array:
    """(n,): the share of unsigned runs in the leaf of each run, as learnt."""
    shares = tree.predict_proba(values)
    classes = list(tree.classes_)
    return np.asarray(shares[:, classes.index(True)] if True in classes else 0.0 * shares[:, 0])


def _explained(expected: Array, truth: Array, base: float) -> Estimate:
    """Return by which share the squared error is less than that of the base rate, as learnt."""
    errors, worst = (expected - truth) ** 2, (base - truth) ** 2
    over = float(worst.mean())
    if over == 0:
        return Estimate(0.0, 0.0, 0.0, len(truth))
    share_left = float(errors.mean()) / over
    half = Z * float((errors - share_left * worst).std(ddof=1)) / over / np.sqrt(len(truth))
    value, half = float(1 - share_left), float(half)
    return Estimate(value, value - half, value + half, len(truth))


def _leaves(tree: Any, paths: Sequence[str]) -> Iterator[tuple[int, tuple[Condition, ...]]]:
    """Yield the leaves of a tree with what leads to each, of each side of a path the tightest."""
    waiting: list[tuple[int, dict[tuple[str, bool], float]]] = [(0, {})]
    while waiting:
        node, led = waiting.pop()
        if tree.children_left[node] < 0:
            yield node, tuple(Condition(path, above, x) for (path, above), x in led.items())
            continue
        path, number = paths[tree.feature[node]], float(tree.threshold[node])
        for above, child in ((False, tree.children_left[node]), (True, tree.children_right[node])):
            waiting.append((int(child), led | {(path, above): number}))
