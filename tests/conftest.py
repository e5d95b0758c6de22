"""The tests play compiled rules unless told otherwise: those kept on disk, or compiled first."""

import os

os.environ.setdefault("SIM_COMPILE", "1")
