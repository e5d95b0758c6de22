"""A scenario file, from its bytes to the resolved `Scenario` and back.

The steps, in order: the text is grown into a tree; `extends` puts another file under it and `set`
changes that; the tree is shaped, its defaults are filled in, and its references are checked; then
every option of its questions and both ends of its assumptions are tried. Only then come the
overrides of the caller, and the same once more.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from io import StringIO
from pathlib import Path
from typing import Any

from pydantic_core import PydanticCustomError

from sim.errors import Problem, ScenarioError
from sim.scenario.defaults import Tree, filled, long_form
from sim.scenario.fault import Fault, misread_at, placed, unknown
from sim.scenario.override import Changes, blamed, commanded, concerns, overridden
from sim.scenario.reference import lost_names
from sim.scenario.scenario import Scenario
from sim.scenario.sense import misfits
from sim.scenario.shape import in_order, shaped
from sim.scenario.shipped import find
from sim.scenario.source_text import read, variants
from sim.scenario.tree import Node, grow
