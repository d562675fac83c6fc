"""ClickHouse and DuckDB: each in a process of its own, so that neither sits in the other's memory."""

from dataclasses import dataclass, field
from pathlib import Path

from . import child
from .places import BENCH

HERE = Path(__file__).parent


@dataclass
class Peer:
    """What an engine took and answered."""

    version: str = ""
    import_seconds: float = 0.0
    best_seconds: dict = field(default_factory=dict)
    answers: dict = field(default_factory=dict)
    peak_bytes: int = 0


def ask(python, engine, events):
    """Imports the events into an engine and asks it everything it can."""
    script = HERE / f"peer_{engine}.py"
    # ClickHouse parts weeks by the zone of its process.
    done = child.run([python, script, events, BENCH / engine], TZ="UTC")
    peer = Peer(peak_bytes=done.peak_bytes)
    for told in child.lines_of_json(done.stdout):
        name = told["question"]
        if name == "import":
            peer.import_seconds = told["seconds"][0]
        elif name == "version":
            peer.version = told["answer"][0][0]
        else:
            peer.answers[name] = told["answer"]
            if told["seconds"]:
                peer.best_seconds[name] = min(told["seconds"])
    return peer
