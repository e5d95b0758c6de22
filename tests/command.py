"""The command, by its real entry point."""

import os
import subprocess
import sys
from pathlib import Path

SIM = Path(sys.executable).with_name("sim")
PLAIN = os.environ | {"NUMBA_DISABLE_JIT": "1", "COLUMNS": "100"}


def sim(*words: str | Path, at: Path, code: int = 0) -> subprocess.CompletedProcess[str]:
    """Call the command in a folder; it must end with this code, and without a traceback."""
    told = subprocess.run(
        [SIM, *map(str, words)], cwd=at, env=PLAIN, capture_output=True, text=True, check=False
    )
    assert "Traceback" not in told.stderr
    assert told.returncode == code, told.stdout + told.stderr
    return told
