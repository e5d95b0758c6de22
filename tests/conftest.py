"""One worker plays compiled rules, compiling them first where none are kept; the others play plain.

Rules called one by one are compiled one by one, which takes far longer than they do: they are
tested plain. What plays many runs goes to the worker that compiles. In one process all is compiled.
"""

import os
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from xdist.workermanage import WorkerController

COMPILING = "gw0"
if os.environ.get("PYTEST_XDIST_WORKER", COMPILING) == COMPILING:
    os.environ.setdefault("SIM_COMPILE", "1")
else:
    os.environ["NUMBA_DISABLE_JIT"] = "1"

PLAYED = (
    "tests/analysis/test_bench",
    "tests/analysis/test_forecast",
    "tests/analysis/test_lines",
    "tests/analysis/test_sensitivity",
    "tests/analysis/test_ties",
    "tests/analysis/test_tornado",
    "tests/engine/",
    "tests/analysis/test_tipping",
    "tests/model/test_joining",
    "tests/model/test_lent",
    "tests/peers/",
    "tests/test_blair",
    "tests/test_gm",
    "tests/test_kaesong",
    "tests/test_notebooks",
    "tests/test_ozone",
    "tests/test_questions",
    "tests/test_scenarios",
    "tests/test_sensitivity_page",
    "tests/verbs/test_sensitivity",
)
"""Files whose tests play many runs."""


RULES = "tests/model/"
"""Files whose tests call rules one by one, of which a compiler would make an entry each."""


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> object:
    """Return who hands the files out: what is played to the worker that compiles, if it lives."""
    from xdist.scheduler import LoadFileScheduling

    def order(file: str, *, compiles: bool) -> int | None:
        """Return how soon a worker takes a file; None where it leaves it to the other."""
        if file.startswith(PLAYED):
            return 0 if compiles else None
        if file.startswith(RULES):
            return None if compiles else 0
        return 1

    class BySpeed(LoadFileScheduling):  # type: ignore[misc]
        def _assign_work_unit(self, node: "WorkerController") -> None:
            compiles = node.gateway.id == COMPILING
            ranks = {file: order(file, compiles=compiles) for file in self.workqueue}
            if len(self.nodes) == 1:
                ranks = {file: rank or 0 for file, rank in ranks.items()}
            suited = sorted((rank, n) for n, rank in enumerate(ranks.values()) if rank is not None)
            for _, n in suited[:1]:
                self.workqueue.move_to_end(list(ranks)[n], last=False)
                super()._assign_work_unit(node)

    return BySpeed(config, log)
