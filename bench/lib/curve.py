"""The same questions over more and more events of the made-up shop.

The sizes take turns, and of each the quietest turn counts: a machine whose host serves others too changes its speed by a
quarter from one minute to the next, which says nothing about sizes.
"""

import shutil
from dataclasses import dataclass

from . import child, meander
from .places import BENCH
from .places import QUESTIONS as QUESTION_FILES

# Some 5, 50 and 200 million events.
SIZES = [213_000, 2_130_000, 8_520_000]
ROUNDS = 5
QUESTIONS = {"funnel": "curve_funnel.json", "transitions": "transitions.json", "sessions": "sessions.json"}


@dataclass
class Point:
    """One size of data."""

    measured: meander.Measured

    def nanos_per_event(self, question):
        return self.measured.asked[question].warm_seconds * 1e9 / self.measured.events


def draw(program, sizes):
    """Makes each size up, imports it, asks, and removes all again: together they take several gigabytes."""
    folders = [BENCH / f"curve-{customers}" for customers in sizes]
    points = []
    for customers, folder in zip(sizes, folders):
        print(f"curve: {customers:,} customers", flush=True)
        events = BENCH / "curve.parquet"
        child.run([program, "simulate", "--customers", customers, "--seed", 1, "-o", events])
        points.append(Point(meander.load(program, events, folder, [])))
        events.unlink()
    for name, question in QUESTIONS.items():
        rounds = [
            [meander.ask(program, QUESTION_FILES / question, folder, point.measured, cold_runs=1) for point, folder in zip(points, folders)]
            for _ in range(ROUNDS)
        ]
        for point, asked in zip(points, zip(*rounds)):
            point.measured.asked[name] = min(asked, key=lambda one: one.warm_seconds)
    for folder in folders:
        shutil.rmtree(folder)
    return points
