"""Running programs and measuring them from outside."""

import json
import os
import subprocess
import tempfile
import time
from dataclasses import dataclass


@dataclass
class Done:
    """A program that has ended well."""

    seconds: float
    peak_bytes: int
    stdout: str
    stderr: str


def run(command, **environment):
    """Runs a program to its end; its failure ends the bench with what it said."""
    command = [str(word) for word in command]
    with tempfile.TemporaryFile("w+") as out, tempfile.TemporaryFile("w+") as err:
        begin = time.perf_counter()
        process = subprocess.Popen(
            command, stdin=subprocess.DEVNULL, stdout=out, stderr=err, env={**os.environ, **environment}
        )
        # wait4 tells the memory of this one child, where getrusage would mix all of them.
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - begin
        process.returncode = os.waitstatus_to_exitcode(status)
        out.seek(0)
        err.seek(0)
        done = Done(seconds, usage.ru_maxrss * 1024, out.read(), err.read())
    if process.returncode != 0:
        raise SystemExit(f"{' '.join(command)}\nended with {process.returncode}:\n{done.stderr.strip()}")
    return done


def lines_of_json(text):
    return [json.loads(line) for line in text.splitlines() if line.startswith("{")]
