"""The columns of every table: eight bytes each, and named as records allow."""

import numpy as np

from sim.model.codes import DRAWN, ROW
from sim.model.setting import BEFOREHAND, SETTING
from sim.model.state import STATE


def test_no_column_has_the_name_of_a_method_of_a_record() -> None:
    """An uncompiled record would hand out the method in place of the number."""
    dtypes = [*SETTING.values(), *STATE.values(), *BEFOREHAND.values(), ROW, DRAWN]
    names = {name for dtype in dtypes for name in dtype.names or ()}
    assert [name for name in sorted(names) if hasattr(np.record, name)] == []


def test_every_number_of_a_setting_is_of_eight_bytes() -> None:
    for name, dtype in SETTING.items():
        fields = dtype.names or ()
        assert all(dtype[field].itemsize == 8 for field in fields), name
        assert dtype.itemsize == 8 * max(1, len(fields)), name
