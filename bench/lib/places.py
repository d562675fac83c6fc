"""Where the bench keeps its things, all of it under target/."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
BENCH = ROOT / "target" / "bench"
QUESTIONS = ROOT / "bench" / "questions"
VENV = BENCH / "venv"
PACKAGES = ["chdb==4.4.0", "duckdb==2.0.0", "pyarrow", "numpy"]


def built_program():
    """The release build, wherever cargo puts it."""
    return Path(os.environ.get("CARGO_TARGET_DIR", ROOT / "target")) / "release" / "meander"


def venv_python():
    """A Python that has the peers; made on first use."""
    python = VENV / "bin" / "python"
    has_all = "import chdb, duckdb, numpy, pyarrow"
    if python.exists() and subprocess.run([python, "-c", has_all], capture_output=True).returncode == 0:
        return python
    print(f"installing {', '.join(PACKAGES)} into {VENV.relative_to(ROOT)}", flush=True)
    subprocess.run([sys.executable, "-m", "venv", VENV], check=True)
    subprocess.run([python, "-m", "pip", "install", "--quiet", *PACKAGES], check=True)
    return python
