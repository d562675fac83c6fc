"""Meander as anyone runs it: the program, from outside."""

import json
import shutil
import statistics
from dataclasses import dataclass, field
from pathlib import Path

from . import child
from .places import QUESTIONS

RUNS = 9
COLD_RUNS = 3
COLUMNS = ["--customer", "customer", "--time", "ts", "--event", "event"]


@dataclass
class Asked:
    """What one question took."""

    warm_seconds: float
    cold_seconds: float
    first_run_seconds: float
    peak_bytes: int
    answer: dict


@dataclass
class Measured:
    """What the program took and answered."""

    version: str = ""
    import_seconds: float = 0.0
    import_peak_bytes: int = 0
    events: int = 0
    customers: int = 0
    disk_bytes: int = 0
    asked: dict = field(default_factory=dict)


def measure(program, events, folder, questions, columns):
    """Imports a file and asks questions, given as name and file."""
    measured = load(program, events, folder, columns)
    for name, question in questions.items():
        measured.asked[name] = ask(program, QUESTIONS / question, folder, measured)
    return measured


def load(program, events, folder, columns):
    """Imports a file."""
    shutil.rmtree(folder, ignore_errors=True)
    imported = child.run([program, "import", events, "--data", folder, *columns])
    return Measured(
        version=child.run([program, "--version"]).stdout.split()[-1],
        import_seconds=imported.seconds,
        import_peak_bytes=imported.peak_bytes,
        disk_bytes=sum(path.stat().st_size for path in Path(folder).rglob("*") if path.is_file()),
    )


def ask(program, question, folder, measured, cold_runs=COLD_RUNS):
    """Asks a question in new processes, and then again and again in one."""
    command = [program, "ask", question, "--data", folder]
    cold = [child.run(command) for _ in range(cold_runs)]
    warm = child.run([*command, "--runs", RUNS])
    told = child.lines_of_json(warm.stderr)[-1]
    measured.events, measured.customers = told["events"], told["customers"]
    return Asked(
        warm_seconds=statistics.median(told["milliseconds"][1:]) / 1e3,
        cold_seconds=statistics.median(done.seconds for done in cold),
        first_run_seconds=told["milliseconds"][0] / 1e3,
        peak_bytes=max(done.peak_bytes for done in [*cold, warm]),
        answer=json.loads(warm.stdout),
    )
