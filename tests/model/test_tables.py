"""The tables: views of one buffer, so that an assumption reaches any number by its place."""

import numpy as np
import pytest

from sim.engine.ledger import Ledger, Where
from sim.model.setting import SETTING
from sim.model.tables import blank_setting, place

BY_TWO = (
    "insists",
    "reply_stream",
    "stance",
    "worth",
    "initiative",
    "strategy_stream",
    "pressure",
    "hearing_stream",
)
SHAPES = dict.fromkeys(SETTING, (2,)) | dict.fromkeys(BY_TWO, (2, 3))


NUMBERS = [
    (name, column)
    for name, dtype in SETTING.items()
    for column in dtype.names or (None,)
    if (dtype if column is None else dtype[column]) == np.float64
]
"""What an assumption may move; the rest are whole numbers: kinds, places and counts."""


@pytest.mark.parametrize(("name", "column"), NUMBERS)
def test_a_cell_is_the_number_that_stands_in_the_table(name: str, column: str | None) -> None:
    tables = blank_setting(SHAPES)
    index = (1,) * len(SHAPES[name])
    tables["cells"][place(tables, name, index, column)] = 7.5
    table = tables[name] if column is None else tables[name][column]
    assert table[index] == 7.5
    assert np.count_nonzero(tables["cells"]) == 1


def test_the_ledger_remembers_where_it_wrote() -> None:
    ledger = Ledger(tables=blank_setting(SHAPES))
    ledger.number("parties.a.patience", Where("party", (1,), "patience"), 5.0)
    (cell,) = ledger.paths["parties.a.patience"]
    assert ledger.tables["cells"][cell.place] == 5.0
