"""Makes up events: customers who wander from event to event by fixed chances, in bursts with days between.

Run as a program: generate.py CUSTOMERS FILE. Always the same for the same number of customers; rows in order of time.
"""

import os
import sys

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

SEED = 7
FIRST_SECOND = 1_700_000_000
DAY_SECONDS = 86_400
MEAN_EVENTS, MOST_EVENTS = 25, 400

EVENTS = np.array(
    """visit view_item search add_to_cart checkout purchase signup login email_open email_click ad_click ad_view
    chat_start chat_end call ticket_open ticket_close survey refund share review app_open push_open unsubscribe""".split()
)
CHANNELS = np.array("web app email ads phone store social chat".split())
PURCHASE = int(np.flatnonzero(EVENTS == "purchase")[0])


def journeys(rng, customers):
    """Event codes of all customers, one step of every walk at a time."""
    kinds = len(EVENTS)
    cumulated = rng.dirichlet(np.full(kinds, 0.35), size=kinds).cumsum(axis=1)
    lengths = np.minimum(rng.geometric(1 / MEAN_EVENTS, size=customers), MOST_EVENTS)
    starts = np.concatenate([[0], lengths.cumsum()[:-1]])
    codes = np.empty(int(lengths.sum()), np.uint8)
    first_shares = np.concatenate([[0.3, 0.2, 0.1], np.full(kinds - 3, 0.4 / (kinds - 3))])
    current = rng.choice(kinds, size=customers, p=first_shares).astype(np.uint8)
    walking = np.arange(customers)
    step = 0
    while walking.size:
        codes[starts[walking] + step] = current[walking]
        step += 1
        walking = walking[lengths[walking] > step]
        draws = rng.random(walking.size)[:, np.newaxis]
        following = (cumulated[current[walking]] < draws).sum(axis=1).clip(0, kinds - 1)
        current[walking] = following.astype(np.uint8)
    return codes, lengths, starts


def times_millis(rng, lengths, starts):
    """Three of four gaps are minutes, the fourth is days; every customer begins within ninety days."""
    total = int(lengths.sum())
    gaps = rng.exponential(1, size=total)
    gaps = np.where(rng.random(total) < 0.75, gaps * 120, gaps * 2 * DAY_SECONDS)
    gaps[starts] = 0
    seconds = gaps.cumsum()
    begin = rng.integers(0, 90 * DAY_SECONDS, size=lengths.size)
    seconds = seconds - np.repeat(seconds[starts], lengths) + np.repeat(begin, lengths) + FIRST_SECOND
    return (seconds * 1000).astype(np.int64)


def coded(codes, names):
    return pa.DictionaryArray.from_arrays(pa.array(codes.astype(np.int32)), pa.array(names))


def table(customers):
    rng = np.random.default_rng(SEED)
    events, lengths, starts = journeys(rng, customers)
    millis = times_millis(rng, lengths, starts)
    channels = rng.integers(0, len(CHANNELS), size=events.size, dtype=np.uint8)
    paid = np.where(events == PURCHASE, np.round(rng.gamma(2, 25, size=events.size), 2), 0.0)
    columns = {
        "customer": pa.array(np.repeat(np.arange(customers, dtype=np.uint32), lengths)),
        "ts": pa.array(millis, pa.timestamp("ms")),
        "event": coded(events, EVENTS),
        "channel": coded(channels, CHANNELS),
        "revenue": pa.array(paid),
    }
    return pa.table(columns).take(pa.array(np.argsort(millis, kind="stable")))


def main():
    customers, path = int(sys.argv[1]), sys.argv[2]
    made = table(customers)
    pq.write_table(made, path + ".part", compression="zstd", row_group_size=1_000_000)
    os.replace(path + ".part", path)
    print(made.num_rows, "events of", customers, "customers")


if __name__ == "__main__":
    main()
