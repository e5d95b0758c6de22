"""References that compiled code is lent, and does not count.

The compiler counts who holds a reference: up when a function is entered or an array read, down
again after. In rules of a few lines, called tens of thousands of times in a run, that takes more
than a third of all time. What is lent is a bare address. So somebody must own it meanwhile:

* the object that Python holds owns its memory, and lends it to a call for as long as that lasts;
* it owns the arrays in that memory too, through a field that no rule reads.
"""

from hashlib import blake2b
from typing import TYPE_CHECKING, Any

from numba.core import cgutils, types
from numba.core.datamodel import models
from numba.core.datamodel.registry import default_manager
from numba.experimental import structref
from numba.extending import NativeValue, box, intrinsic, unbox

from sim.model.rule import COMPILED

COUNTED = types.MemInfoPointer(types.voidptr)


class _Address(models.StructModel):
    """A reference as a bare address: where the compiler sees no owner, it counts none."""

    def __init__(self, manager: Any, kind: Any) -> None:
        super().__init__(manager, kind, [("meminfo", types.voidptr)])


class Lent(types.StructRef):
    """The type of what is lent; a digest stands for its fields in the names of what is compiled.

    Spelt out they are thousands of letters in the name of every rule, and a quarter of the time
    that compiling takes.
    """

    @property
    def mangling_args(self) -> tuple[str, tuple[()]]:
        """The name of the type as part of a name."""
        fields = blake2b(self.name.encode(), digest_size=4).hexdigest()
        return f"{type(self).__name__}{fields}", ()


def lend(kind: Any, proxy: Any, fields: tuple[str, ...]) -> None:
    """Let compiled code make and use objects of `kind`, and Python hold them as `proxy`."""
    default_manager.register(kind, _Address)
    structref.define_attributes(kind)
    structref.define_constructor(proxy, kind, fields)

    @box(kind)
    def owned(typ: Any, value: Any, c: Any) -> Any:
        """Return an object that owns what was made."""
        place = cgutils.create_struct_proxy(typ)(c.context, c.builder, value=value).meminfo
        owner = c.box(COUNTED, place)
        make = c.pyapi.unserialize(c.pyapi.serialize_object(proxy._numba_box_))
        of = c.pyapi.unserialize(c.pyapi.serialize_object(typ))
        made = c.pyapi.call_function_objargs(make, [of, owner])
        for spent in (make, of, owner):
            c.pyapi.decref(spent)
        return made

    @unbox(kind)
    def address(typ: Any, held: Any, c: Any) -> Any:
        """Return the address; the object goes on to own it."""
        owner = c.pyapi.object_getattr_string(held, "_meminfo")
        place = c.unbox(COUNTED, owner).value
        c.context.nrt.decref(c.builder, COUNTED, place)
        c.pyapi.decref(owner)
        lent = cgutils.create_struct_proxy(typ)(c.context, c.builder)
        lent.meminfo = place
        return NativeValue(lent._getvalue())


if TYPE_CHECKING or not COMPILED:

    def borrowed(arrays: tuple[Any, ...]) -> tuple[Any, ...]:
        """Return the same arrays."""
        return arrays

else:

    @intrinsic
    def borrowed(_: Any, arrays: Any) -> Any:
        """Return the same arrays, whose memory somebody else owns."""

        def generated(context: Any, builder: Any, signature: Any, arguments: Any) -> Any:
            lent = []
            for place, kind in enumerate(signature.args[0]):
                value = builder.extract_value(arguments[0], place)
                array = context.make_array(kind)(context, builder, value)
                array.meminfo = array.meminfo.type(None)
                array.parent = array.parent.type(None)
                lent.append(array._getvalue())
            return context.make_tuple(builder, signature.return_type, lent)

        return arrays(arrays), generated
