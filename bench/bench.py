#!/usr/bin/env python3
"""Asks Meander, ClickHouse and DuckDB the same questions and prints ratios. See bench/README.md."""

import argparse
import sys
from pathlib import Path

from lib import answers, child, curve, machine, meander, peers, quiet, report, requirements, serving
from lib.places import BENCH, built_program, venv_python

QUESTIONS = {name: f"{name}.json" for name in requirements.LEAST_RATIO}


def arguments():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--meander", type=Path, default=built_program(), help="the program [default: the release build]")
    parser.add_argument(
        "--customers", type=int, default=requirements.FULL_CUSTOMERS, help="each has about 25 events [default: 2000000]"
    )
    parser.add_argument("--no-curve", action="store_true", help="leave out the curve over 5, 50 and 200 million events")
    parser.add_argument(
        "--curve-customers", type=int, nargs="+", default=curve.SIZES, metavar="N", help="sizes of the curve"
    )
    return parser.parse_args()


def events_of(python, customers):
    """The file of events, made where it is not there yet."""
    name = "events-50m.parquet" if customers == requirements.FULL_CUSTOMERS else f"events-{customers}.parquet"
    path = BENCH / name
    if not path.exists():
        print(f"making up the events of {customers:,} customers", flush=True)
        child.run([python, Path(__file__).parent / "lib" / "generate.py", customers, path])
    return path


def compare(measured, clickhouse, duckdb, ties):
    compared = []
    for engine, peer in [("ClickHouse", clickhouse), ("DuckDB", duckdb)]:
        for name, rows in peer.answers.items():
            if name in measured.asked:
                compared += [(engine, one) for one in answers.compare(name, measured.asked[name].answer, rows, ties)]
    return compared


def phase(name, others):
    print(name, flush=True)
    return quiet.Watch(others, name)


def main():
    options = arguments()
    if not options.meander.exists():
        raise SystemExit(f"{options.meander} is not there; `make build` makes it")
    BENCH.mkdir(parents=True, exist_ok=True)
    python = venv_python()
    described = machine.describe()
    events = events_of(python, options.customers)
    others = {}
    with phase("Meander", others):
        measured = meander.measure(options.meander, events, BENCH / "meander", QUESTIONS, meander.COLUMNS)
    with phase("ClickHouse", others):
        clickhouse = peers.ask(python, "clickhouse", events)
    with phase("DuckDB", others):
        duckdb = peers.ask(python, "duckdb", events)
    ties = int(clickhouse.answers.pop("ties")[0][0])
    with phase("serving", others):
        served = serving.measure(options.meander, BENCH / "meander")
    points = []
    if not options.no_curve:
        with phase("the curve", others):
            points = curve.draw(options.meander, options.curve_customers)
    compared = compare(measured, clickhouse, duckdb, ties)
    verdicts = requirements.answers(compared)
    if options.customers >= requirements.FULL_CUSTOMERS:
        verdicts += requirements.speed(measured, clickhouse)
    verdicts += requirements.serving(served, serving.MEMORY_BYTES)
    verdicts += requirements.curve(points)
    result = {
        "machine": described, "others": others, "meander": measured, "clickhouse": clickhouse, "duckdb": duckdb, "ties": ties, "serving": served,
        "compared": compared, "curve": points, "verdicts": verdicts,
    }
    report.write(result, BENCH)
    print("\n" + report.tell(result, report.aligned))
    broken = sum(not verdict.is_kept for verdict in verdicts)
    print(f"{len(verdicts) - broken} of {len(verdicts)} promises kept; reports: target/bench/report.json, report.md")
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(main())
