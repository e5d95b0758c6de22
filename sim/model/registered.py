"""Strategies that a user has added: called by the address of a compiled or a plain function.

Such a function takes eight numbers and returns the share it wants to have conceded on a unit:

    clock       pressure used up, in units of the party's patience
    announced   share it has announced there
    own         what its own last text is worth to it; nan if it has put none
    theirs      what the others' last text is worth to it; nan if it has heard none
    before      what the one before that was worth; nan
    least       what its reservation is worth
    first, second   its own parameters, as the scenario gives them

It sees only what the party may see. How it gets here stands in `engine.strategy`.
"""

import ctypes
import math
from typing import Any

from llvmlite import ir
from numba import types
from numba.core.typing.templates import Signature
from numba.extending import intrinsic, overload

from sim.model.pressure import clock
from sim.model.rule import rule
from sim.model.tables import Setting, State
from sim.model.value import worth

ARGUMENTS = 8
Callback = ctypes.CFUNCTYPE(ctypes.c_double, *[ctypes.c_double] * ARGUMENTS)
"""The form of a strategy as C sees it."""

Seen = tuple[float, float, float, float, float, float, float, float]


def call(address: int, of: Seen) -> float:
    """Call the function that stands at `address`."""
    return float(Callback(int(address))(*of))


@intrinsic
def _call(_typing: Any, address: Any, of: Any) -> tuple[Signature, Any]:  # noqa: ARG001
    """Compiled: jump to the address."""

    def generate(_context: Any, builder: Any, _signature: Any, arguments: Any) -> Any:
        number = ir.DoubleType()
        form = ir.FunctionType(number, [number] * ARGUMENTS)
        target = builder.inttoptr(arguments[0], form.as_pointer())
        given = [builder.extract_value(arguments[1], n) for n in range(ARGUMENTS)]
        return builder.call(target, given)

    eight = types.UniTuple(types.float64, ARGUMENTS)  # type: ignore[no-untyped-call]
    return types.float64(types.int64, eight), generate


@overload(call)
def _compiled_call(address, of):  # type: ignore[no-untyped-def]  # noqa: ARG001
    return lambda address, of: _call(address, of)  # type: ignore[call-arg]  # noqa: PLW0108


@rule
def registered_share(setting: Setting, state: State, s: int, c: int) -> float:
    """Return the share that the strategy a user has added wants party s to concede on unit c."""
    mine = state.stance[s, c]
    own = math.nan if math.isnan(mine.last_text) else worth(setting, s, c, mine.last_text)
    theirs = state.heard[s, c, 0] if mine.heard > 0 else math.nan
    before = state.heard[s, c, 1] if mine.heard > 1 else math.nan
    tau = clock(setting, state, s, state.run[0].now)
    party, least = setting.party[s], setting.stance[s, c].least
    first, second = party.first_parameter, party.second_parameter
    seen = (tau, mine.share, own, theirs, before, least, first, second)
    share = call(party.registered, seen)
    return min(1.0, max(0.0, share)) if not math.isnan(share) else mine.share
