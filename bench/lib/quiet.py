"""How much of the machine others used while something was measured: numbers of a busy machine say little."""

import os
import time

# Beyond this share of all processors, times are not worth comparing.
MOST_SHARE = 0.05


class Watch:
    """Watches a phase: `with Watch(shares, "ClickHouse"):` adds the others' share under that name."""

    def __init__(self, shares, phase):
        self.shares, self.phase = shares, phase

    def __enter__(self):
        self.begin = time.monotonic(), machine_seconds(), own_seconds()

    def __exit__(self, *_):
        now = time.monotonic(), machine_seconds(), own_seconds()
        elapsed, machine, own = (after - before for after, before in zip(now, self.begin))
        self.shares[self.phase] = max(0.0, machine - own) / (elapsed * (os.cpu_count() or 1))


def machine_seconds():
    """Processor seconds of everything that ran, time taken by other guests of the host among it."""
    with open("/proc/stat") as file:
        user, nice, system, _idle, _wait, irq, softirq, steal = map(int, file.readline().split()[1:9])
    return (user + nice + system + irq + softirq + steal) / os.sysconf("SC_CLK_TCK")


def own_seconds():
    """Processor seconds of this program and its children that have ended."""
    times = os.times()
    return times.user + times.system + times.children_user + times.children_system


def told(shares):
    """A sentence for the report."""
    parts = ", ".join(f"{share:.0%} during {phase}" for phase, share in shares.items())
    verdict = "quiet enough" if max(shares.values()) <= MOST_SHARE else "NOT QUIET: run it again before believing the times"
    return f"other programs used {parts} of the processors: {verdict}"
