"""How rules are compiled: each by itself, and optimised only once, joined with all that use it.

The compiler makes every function ready to be called from Python: it joins the function with all
that it calls, optimises the whole and makes machine code of it. In a model of hundreds of rules
that call one another most rules are optimised dozens of times, once in each of their callers. Here
a rule is left as it is; an *entry*, which other rooms call, is joined with all that it needs and
then optimised, and nothing is kept that only others could call. Numbers are the same: what is
optimised is the same code.

No index counts from the end of an array, as a negative one does in Python. Compiled code does not
look whether one is negative, and would read what stands before the array.

A rule can still be called from Python: then an entry of its own is made for it.
"""

import inspect
import weakref
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import numba
from llvmlite.binding import Linkage, create_pass_builder, create_pipeline_tuning_options
from numba.core import compiler, typed_passes, types
from numba.core.codegen import JITCodeLibrary
from numba.core.compiler_machinery import PassManager, register_pass
from numba.core.registry import CPUDispatcher
from numba.np import arrayobj

PYTHON = {"nopython": True}
"""What the compiler is told besides: never to fall back on the interpreter."""


class Part(JITCodeLibrary):
    """The code of one rule, neither joined nor optimised; it cannot be run."""

    def finalize(self) -> None:
        """Leave the code as it is."""
        self._raise_if_finalized()
        self._finalize_dynamic_globals()
        self._finalized = True


class Whole(JITCodeLibrary):
    """The code of an entry, with that of all rules that it calls, and that they call."""

    def finalize(self) -> None:
        """Join all parts, optimise the whole and make machine code of it."""
        self._linking_libraries = list(needed(self._linking_libraries))
        super().finalize()

    def _optimize_final_module(self) -> None:
        """Optimise the whole, of which nobody calls anything but the entry from outside."""
        for function in self._final_module.functions:
            if not function.is_declaration and function.linkage == Linkage.linkonce_odr:
                function.linkage = Linkage.internal
        builder = create_pass_builder(
            self._codegen._tm, create_pipeline_tuning_options(speed_level=3)
        )
        builder.getModulePassManager().run(self._final_module, builder)


def needed(libraries: list[Any]) -> Iterator[Any]:
    """Yield libraries, each once, and those that their parts need."""
    seen: set[Any] = set()
    waiting = list(reversed(libraries))
    while waiting:
        library = waiting.pop()
        if library in seen:
            continue
        seen.add(library)
        yield library
        if isinstance(library, Part):
            waiting.extend(reversed(library._linking_libraries))


@contextmanager
def _from_the_front() -> Iterator[None]:
    """Let indices count from the front alone, while the compiler's lock is held."""
    counted = arrayobj.fix_integer_index
    arrayobj.fix_integer_index = lambda context, builder, kind, index, _: context.cast(
        builder, index, kind, types.intp
    )
    try:
        yield
    finally:
        arrayobj.fix_integer_index = counted


def _library(state: Any, kind: type[JITCodeLibrary]) -> None:
    """Give a function that is being compiled a library of this kind."""
    state.library = state.targetctx.codegen().create_library(state.func_id.func_qualname)
    state.library.__class__ = kind
    state.library.enable_object_caching()


@register_pass(mutates_CFG=True, analysis_only=False)
class _LowerPart(typed_passes.NativeLowering):
    _name = "lowering of a rule"

    def run_pass(self, state: Any) -> bool:
        _library(state, Part)
        state.flags.no_compile = True
        state.flags.no_cpython_wrapper = True
        state.flags.no_cfunc_wrapper = True
        with _from_the_front():
            super().run_pass(state)
        key = object()  # by which callers find the code; Python could not call it
        state.cr = state.cr._replace(cfunc=key)
        state.targetctx.insert_user_function(key, state.cr.fndesc, [state.library])
        return True


@register_pass(mutates_CFG=True, analysis_only=False)
class _LowerWhole(typed_passes.NativeLowering):
    _name = "lowering of an entry"

    def run_pass(self, state: Any) -> bool:
        _library(state, Whole)
        with _from_the_front():
            super().run_pass(state)
        return True


class _Compiler(compiler.CompilerBase):
    """The compiler's own line of passes, but for how code is lowered."""

    lowering: Any

    def define_pipelines(self) -> list[Any]:
        passes = compiler.DefaultPassBuilder.define_nopython_pipeline(self.state)
        line = PassManager("joining")
        for one, what in passes.passes:
            line.add_pass(self.lowering if one is typed_passes.NativeLowering else one, what)
        line.finalize()
        return [line]


class _PartCompiler(_Compiler):
    """Compiles a rule."""

    lowering = _LowerPart


class _WholeCompiler(_Compiler):
    """Compiles an entry."""

    lowering = _LowerWhole


class Rule(CPUDispatcher):
    """A compiled rule, which compiled functions call, and Python through a door of its own."""

    def __init__(self, function: Any, **options: Any) -> None:
        super().__init__(function, targetoptions=options | PYTHON, pipeline_class=_PartCompiler)
        self.doors: list[Any] = []

    def add_overload(self, cres: Any) -> None:
        """Keep what was compiled; there is nothing yet that Python could call."""
        self.overloads[tuple(cres.signature.args)] = cres

    def _compile_for_args(self, *args: Any, **_: Any) -> Any:
        names = ", ".join(inspect.signature(self.py_func).parameters)
        through = eval(f"lambda {names}: rule({names})", {"rule": self})
        self.doors.append(Entry(through, **self.targetoptions))
        return self.doors[-1].compile(tuple(numba.typeof(arg) for arg in args))


class Entry(CPUDispatcher):
    """A compiled function that Python calls; compiled ones call it as a rule like any other."""

    def __init__(self, function: Any, **options: Any) -> None:
        super().__init__(function, targetoptions=options | PYTHON, pipeline_class=_WholeCompiler)
        self._rule = Rule(function, **options)
        self._inside = types.Dispatcher(self._rule)
        del self.typingctx._globals[weakref.ref(self)]  # what it would be called as
        self.typingctx.insert_global(self, self._inside)

    @property
    def _numba_type_(self) -> Any:
        return self._inside
