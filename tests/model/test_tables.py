"""The tables: views of one buffer, so that an assumption reaches any number by its place."""

import numpy as np
import pytest

from sim.engine.ledger import Ledger, Where
from sim.model.columns import SETTING
from sim.model.tables import blank_setting, place

BY_TWO = ("stance", "worth", "initiative", "pressure")
SHAPES = dict.fromkeys(SETTING, (2,)) | dict.fromkeys(BY_TWO, (2, 3))


@pytest.mark.parametrize("name", list(SETTING))
def test_a_cell_is_the_number_that_stands_in_the_table(name: str) -> None:
    tables = blank_setting(SHAPES)
    columns = SETTING[name].names or (None,)
    for column in columns:
        if column is not None and SETTING[name][column] != np.float64:
            continue
        index = (1,) * len(SHAPES[name])
        tables["cells"][place(tables, name, index, column)] = 7.5
        table = tables[name] if column is None else tables[name][column]
        assert table[index] == 7.5
        assert np.count_nonzero(tables["cells"]) == 1
        tables["cells"][:] = 0.0


def test_the_ledger_remembers_where_it_wrote() -> None:
    ledger = Ledger(tables=blank_setting(SHAPES))
    ledger.number("parties.a.patience", Where("party", (1,), "patience"), 5.0)
    (cell,) = ledger.paths["parties.a.patience"]
    assert ledger.tables["cells"][cell.place] == 5.0
