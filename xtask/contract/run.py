#!/usr/bin/env python3
"""Holds the program to its OpenAPI document: schemathesis asks every operation, as an owner, as programs with a key, and as
nobody. No answer may be a fault of the server, and every answer has to be one that the document tells.

run.py [--program PATH] [--examples N] [--seed N|random] [--deep] [--only WHO]"""

import argparse
import json
import os
import random
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
sys.path.insert(0, str(HERE))

import held_back  # noqa: E402
import world  # noqa: E402
from program import Program  # noqa: E402

TARGET = Path(os.environ.get("CARGO_TARGET_DIR", ROOT / "target"))
CHECKS = [
    "not_a_server_error",
    "status_code_conformance",
    "content_type_conformance",
    "response_headers_conformance",
    "response_schema_conformance",
    "negative_data_rejection",
    "unsupported_method",
    "allow_header_conformance",
    "use_after_free",
]


def arguments():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--program", type=Path, default=TARGET / "debug" / "meander")
    parser.add_argument("--examples", type=int, default=8, help="cases drawn for each operation, as the owner")
    parser.add_argument("--seed", default="1", help="a number, or the word random")
    parser.add_argument("--deep", action="store_true", help="go through the shapes of questions and segments member by member")
    parser.add_argument("--only", choices=["owner", "editor", "nobody"])
    parser.add_argument("--schemathesis", nargs="*", default=[], help="more arguments for it")
    return parser.parse_args()


def callers(made):
    """Who asks: by name, the headers, the share of the examples, and the phases. What handlers make of parameters at their
    ends (the phase `coverage`) is the same whoever asks, so the key leaves it to the owner; of nobody it is asked because
    nothing may get past the gate."""
    key = {"Authorization": f"Bearer {made['keys']['editor']}"}
    return [
        ("owner", made["owner"], 1, "examples,coverage,fuzzing,stateful"),
        ("editor", key, 0.5, "examples,fuzzing,stateful"),
        ("nobody", {}, 0.25, "examples,coverage"),
    ]


def ask_all(program, made, who, headers, examples, seed, folder, more):
    """One run of schemathesis; whether it found nothing, and the statuses of each operation."""
    world_path, counts_path = folder / "world.json", folder / f"{who}.json"
    world_path.write_text(json.dumps(made))
    environment = {
        **os.environ,
        "SCHEMATHESIS_HOOKS": "hooks",
        "PYTHONPATH": str(HERE),
        "PYTHONDONTWRITEBYTECODE": "1",
        "MEANDER_CONTRACT_WORLD": str(world_path),
        "MEANDER_CONTRACT_COUNTS": str(counts_path),
        "MEANDER_CONTRACT_WHO": who,
        "MEANDER_CONTRACT_CALLER": json.dumps(headers),
    }
    command = [
        Path(sys.executable).with_name("st"), "--config-file", HERE / "schemathesis.toml", "run", f"{program.url}/api/v1/openapi.json",
        "--checks", ",".join(CHECKS), "--max-examples", str(examples), "--seed", str(seed), "--no-color",
        "--generation-database", "none", "--suppress-health-check", "all", "--request-timeout", "60",
        "--continue-on-failure", "--warnings", "off",
        "--generation-with-security-parameters", "false", *more,
    ]  # fmt: skip
    started = time.monotonic()
    ran = subprocess.run(command, cwd=folder, env=environment)
    print(f"as {who}: {time.monotonic() - started:.0f} s", flush=True)
    counts = json.loads(counts_path.read_text()) if counts_path.exists() else {}
    return ran.returncode == 0, counts


def never_good(counts):
    """Operations that were asked without once being answered as hoped: what is behind them was not looked at."""
    good = lambda counter: any(code.startswith(("2", "3")) for code in counter)
    return sorted(name for name, counter in counts.items() if not good(counter) and name not in held_back.NEVER_GOOD)


def let_in(operations, counts):
    """Operations that wanted somebody and were answered to nobody."""
    guarded = [name for name, told in operations.items() if told.get("security") and name not in held_back.OPEN_HERE]
    return sorted(name for name in guarded if any(code.startswith("2") for code in counts.get(name, {})))


def not_asked(operations, counts):
    """Operations that nothing was sent to."""
    return sorted(name for name in operations if not counts.get(name) and name not in held_back.NOT_ASKED)


def operations(program):
    """The operations of the document, by name."""
    document = json.loads(program.ask("GET", "/api/v1/openapi.json")[2])
    return {operation["operationId"]: operation for item in document["paths"].values() for operation in item.values()}


def hold(program, options, seed):
    """Asks as everyone who can ask; what is wrong, and how many answers there were of each status."""
    problems, total, asked = [], Counter(), {}
    with tempfile.TemporaryDirectory(prefix="meander-contract-") as folder:
        made = world.build(program)
        made["is_deep"] = options.deep
        known = operations(program)
        for who, headers, share, phases in callers(made):
            if options.only not in (None, who):
                continue
            examples = max(2, round(options.examples * share))
            is_good, counts = ask_all(
                program, made, who, headers, examples, seed, Path(folder), ["--phases", phases, *options.schemathesis]
            )
            if not is_good:
                problems.append(f"as {who}: answers that the document does not tell, or faults; see above")
            problems += [f"{name}: not asked as {who}" for name in not_asked(known, counts)]
            if who == "nobody":
                problems += [f"{name}: answered to nobody" for name in let_in(known, counts)]
            for name, counter in counts.items():
                asked[name] = Counter(counter) + asked.get(name, Counter())
                total.update(counter)
    if options.only is None:
        problems += [f"{name}: never answered as hoped: {dict(asked[name])}" for name in never_good(asked)]
    if not program.is_well():
        problems.append("the server is not well any more")
    return problems + [f"log: {line}" for line in program.faults()], total


def main():
    options = arguments()
    seed = random.randrange(1 << 31) if options.seed == "random" else int(options.seed)
    print(f"contract: seed {seed}, {options.examples} examples", flush=True)
    program = Program(options.program)
    try:
        problems, total = hold(program, options, seed)
    finally:
        ended_well = program.stop()
    if not ended_well:
        problems.append("the server did not end as it should")
    print(f"answers by status: {dict(sorted(total.items()))}")
    for problem in problems:
        print(f"FAILED {problem}")
    print("contract: kept" if not problems else f"contract: broken; the same again with --seed {seed}")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
