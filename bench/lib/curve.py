"""The same questions over more and more events of the made-up shop."""

import shutil
from dataclasses import dataclass

from . import child, meander
from .places import BENCH

# Some 5, 50 and 200 million events.
SIZES = [213_000, 2_130_000, 8_520_000]
QUESTIONS = {"funnel": "curve_funnel.json", "transitions": "transitions.json", "sessions": "sessions.json"}


@dataclass
class Point:
    """One size of data."""

    measured: meander.Measured

    def nanos_per_event(self, question):
        return self.measured.asked[question].warm_seconds * 1e9 / self.measured.events


def draw(program, sizes):
    """Makes each size up, imports it, asks, and removes it again: the largest takes several gigabytes."""
    points = []
    folder, events = BENCH / "curve-data", BENCH / "curve.parquet"
    for customers in sizes:
        print(f"curve: {customers:,} customers", flush=True)
        child.run([program, "simulate", "--customers", customers, "--seed", 1, "-o", events])
        points.append(Point(meander.measure(program, events, folder, QUESTIONS, [])))
        shutil.rmtree(folder)
        events.unlink()
    return points
