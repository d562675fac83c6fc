"""The questions on ClickHouse. Run as a program: peer_clickhouse.py EVENTS.parquet FOLDER; one line of JSON a question."""

import json
import os
import shutil
import sys
import time

from chdb import session

RUNS = 3
WEEK_MILLIS = 7 * 86_400_000
MILLIS = "toUnixTimestamp64Milli"
STEPS = ["event = 'visit'", "event = 'view_item'", "event = 'add_to_cart'", "event = 'purchase'"]

TABLE = """
    create table bench.events
    (customer UInt32, ts DateTime64(3), event LowCardinality(String), channel LowCardinality(String), revenue Float64)
    engine = MergeTree order by (customer, ts)
"""


def funnel(conditions, where=""):
    reached = ", ".join(f"countIf(level >= {step})" for step in range(1, len(conditions) + 1))
    level = f"windowFunnel({WEEK_MILLIS})(toUInt64({MILLIS}(ts)), {', '.join(conditions)})"
    return f"select {reached} from (select customer, {level} as level from bench.events {where} group by customer)"


def transitions(median):
    return f"""
        select event, following, count() as times, round(avg(wait)), {median}(0.5)(wait)
        from (
            select event, leadInFrame(event) over journey as following,
                {MILLIS}(leadInFrame(ts) over journey) - {MILLIS}(ts) as wait
            from bench.events
            window journey as (partition by customer order by ts rows between current row and 1 following)
        )
        where following != '' group by event, following order by times desc limit 3
    """


def sessions(median):
    return f"""
        select count(), round(avg(events), 4), {median}(0.5)(length) from (
            select customer, visit, count() as events, {MILLIS}(max(ts)) - {MILLIS}(min(ts)) as length from (
                select customer, ts, sum(fresh) over
                    (partition by customer order by ts rows unbounded preceding) as visit
                from (
                    select customer, ts, ts - lagInFrame(ts, 1, toDateTime64(0, 3)) over
                        (partition by customer order by ts rows between 1 preceding and current row) > 1800 as fresh
                    from bench.events
                )
            ) group by customer, visit
        )
    """


FIRST_FIVE = """
    select arrayStringConcat(path, '>'), count() as customers from (
        select arraySlice(groupArray(event), 1, 5) as path
        from (select customer, event from bench.events order by customer, ts) group by customer
    ) group by path order by customers desc limit 3
"""

RETENTION_WEEK = """
    select count(), sum(weeks) from (
        select customer, toMonday(min(ts)) as first,
            length(arrayFilter(week -> week between 1 and 8,
                arrayDistinct(arrayMap(moment -> dateDiff('week', first, toMonday(moment)), groupArray(ts))))) as weeks
        from bench.events group by customer
    )
"""

QUESTIONS = {
    "funnel": funnel(STEPS),
    "funnel_where": funnel(STEPS[:3] + [f"{STEPS[3]} and revenue > 50"], "where channel in ('web', 'app')"),
    "transitions": transitions("quantileExact"),
    "sessions": sessions("quantileExact"),
    "first_five": FIRST_FIVE,
    "retention_week": RETENTION_WEEK,
}

# The timed questions take the upper of two middle values; this one, asked once, takes their mean as Meander does.
EXACT = {"transitions": transitions("quantileExactInclusive"), "sessions": sessions("quantileExactInclusive")}

# How many events share their customer's millisecond with an earlier one: their order is each engine's own.
TIES = """
    select sum(events - 1) from (select count() as events from bench.events group by customer, ts)
    settings optimize_aggregation_in_order = 1
"""


def tell(**fields):
    print(json.dumps(fields), flush=True)


def main():
    events, folder = os.path.abspath(sys.argv[1]), sys.argv[2]
    shutil.rmtree(folder, ignore_errors=True)
    engine = session.Session(folder)

    def ask(sql):
        return [json.loads(line) for line in str(engine.query(sql, "JSONCompactEachRow")).splitlines()]

    begin = time.perf_counter()
    engine.query("create database bench")
    engine.query(TABLE)
    engine.query(f"insert into bench.events select customer, ts, event, channel, revenue from file('{events}')")
    engine.query("optimize table bench.events final")
    tell(question="import", seconds=[time.perf_counter() - begin])
    for name, sql in QUESTIONS.items():
        seconds = []
        for _ in range(RUNS):
            begin = time.perf_counter()
            answer = ask(sql)
            seconds.append(time.perf_counter() - begin)
        tell(question=name, seconds=seconds, answer=ask(EXACT[name]) if name in EXACT else answer)
    tell(question="ties", seconds=[], answer=ask(TIES))
    tell(question="version", seconds=[], answer=ask("select version()"))


if __name__ == "__main__":
    main()
