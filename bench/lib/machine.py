"""What machine this is: without it no number means anything."""

import datetime
import os
import platform
import subprocess

from .places import ROOT


def describe():
    return {
        "date": datetime.datetime.now(datetime.timezone.utc).strftime("%Y-%m-%d %H:%M UTC"),
        "commit": git("rev-parse", "--short", "HEAD") + ("+" if git("status", "--porcelain", "-uno") else ""),
        "processor": field("/proc/cpuinfo", "model name") or platform.processor(),
        "cores": os.cpu_count(),
        "memory_gib": round(int((field("/proc/meminfo", "MemTotal") or "0 kB").split()[0]) / (1 << 20), 1),
        "load_before": round(os.getloadavg()[0], 2),
    }


def git(*arguments):
    done = subprocess.run(["git", "-C", ROOT, *arguments], capture_output=True, text=True)
    return done.stdout.strip()


def field(path, name):
    try:
        with open(path) as file:
            lines = [line for line in file if line.startswith(name)]
    except OSError:
        return None
    return lines[0].split(":", 1)[1].strip() if lines else None
