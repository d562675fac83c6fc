"""The questions DuckDB has a plain way to ask. Run as a program: peer_duckdb.py EVENTS.parquet FOLDER."""

import json
import os
import shutil
import sys
import time

import duckdb

RUNS = 3

QUESTIONS = {
    "transitions": """
        select event, following, count(*) as times, round(avg(wait)) from (
            select event, lead(event) over journey as following, epoch_ms(lead(ts) over journey) - epoch_ms(ts) as wait
            from events window journey as (partition by customer order by ts)
        ) where following is not null group by all order by times desc limit 3
    """,
    "sessions": """
        select sum((before is null or ts - before > interval 30 minute)::int)::bigint
        from (select ts, lag(ts) over (partition by customer order by ts) as before from events)
    """,
    "first_five": """
        select array_to_string(path, '>'), count(*) as customers
        from (select customer, list(event order by ts)[1:5] as path from events group by customer)
        group by path order by customers desc limit 3
    """,
}


def tell(**fields):
    print(json.dumps(fields), flush=True)


def main():
    events, folder = sys.argv[1], sys.argv[2]
    shutil.rmtree(folder, ignore_errors=True)
    os.makedirs(folder)
    engine = duckdb.connect(os.path.join(folder, "bench.duckdb"))
    begin = time.perf_counter()
    engine.execute(
        "create table events as select customer, ts, event::varchar as event, channel::varchar as channel, revenue "
        f"from '{events}' order by customer, ts"
    )
    tell(question="import", seconds=[time.perf_counter() - begin])
    for name, sql in QUESTIONS.items():
        seconds = []
        for _ in range(RUNS):
            begin = time.perf_counter()
            answer = [list(row) for row in engine.execute(sql).fetchall()]
            seconds.append(time.perf_counter() - begin)
        tell(question=name, seconds=seconds, answer=answer)
    tell(question="version", seconds=[], answer=[[duckdb.__version__]])


if __name__ == "__main__":
    main()
