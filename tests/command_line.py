"""`chronicle` as its users run it, in a process of its own."""
import os
import subprocess
import sys
from pathlib import Path

HOME = Path(__file__).parent.parent
FINE, CONTENT, USAGE = 0, 1, 2


def chronicle(*words, cwd: Path = HOME, **environment) -> subprocess.CompletedProcess:
    run = subprocess.run([sys.executable, "-m", "chronicle", *map(str, words)], capture_output=True, text=True, cwd=cwd, timeout=60,
                         env={**os.environ, "PYTHONPATH": str(HOME), **environment}, errors="replace")
    assert "Traceback" not in run.stderr + run.stdout and run.returncode in (0, 1, 2, 130), run.stderr
    return run
