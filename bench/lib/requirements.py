"""What the program promises, and whether this run keeps it."""

from dataclasses import dataclass

# Times faster than ClickHouse's best, both warm.
LEAST_RATIO = {
    "funnel": 10,
    "funnel_where": 6,
    "transitions": 30,
    "sessions": 40,
    "first_five": 20,
    "retention_week": 10,
}
MOST_PEAK_BYTES = 4 << 30
MOST_BYTES_PER_EVENT = 6
# Below this, fixed costs are measured instead of engines.
FULL_CUSTOMERS = 2_000_000
# How much more an event may cost when there are more of them; runs vary by so much.
MOST_GROWTH = 1.2
# Questions over HTTP, with many people asking at once.
MOST_SECONDS_P99 = 5
MOST_BYTES_BEYOND_BUDGET = 512 << 20
# From a change in the browser to its picture, 95th percentile.
MOST_PAGE_MILLIS = 300


@dataclass
class Verdict:
    """One promise and what was measured."""

    promise: str
    measured: str
    is_kept: bool


def speed(measured, clickhouse):
    """Promises about time and size, for the full number of events."""
    verdicts = []
    for name, least in LEAST_RATIO.items():
        asked, theirs = measured.asked[name], clickhouse.best_seconds[name]
        ratio = theirs / asked.warm_seconds
        verdicts.append(Verdict(f"{name}: warm at least {least} times ClickHouse's speed", f"{ratio:.1f}", ratio >= least))
        told = f"{asked.cold_seconds:.3f} s and {theirs:.3f} s"
        verdicts.append(Verdict(f"{name}: cold faster than ClickHouse warm", told, asked.cold_seconds < theirs))
    times = f"{measured.import_seconds:.1f} s and {clickhouse.import_seconds:.1f} s"
    verdicts.append(Verdict("import faster than ClickHouse's", times, measured.import_seconds < clickhouse.import_seconds))
    peak = max([measured.import_peak_bytes, *(asked.peak_bytes for asked in measured.asked.values())])
    verdicts.append(Verdict("peak memory below 4 GiB", f"{peak / (1 << 30):.2f} GiB", peak < MOST_PEAK_BYTES))
    size = measured.disk_bytes / measured.events
    verdicts.append(Verdict("at most 6 bytes an event on disk", f"{size:.2f}", size <= MOST_BYTES_PER_EVENT))
    return verdicts


def answers(compared):
    """The promise that the answers are the same, question by question."""
    verdicts = []
    for engine, name in dict.fromkeys((engine, one.question) for engine, one in compared):
        these = [one for other, one in compared if (other, one.question) == (engine, name)]
        different = [f"{one.name}: {one.ours}, not {one.theirs}" for one in these if not one.is_same]
        told = "; ".join(different) if different else f"{len(these)} numbers"
        verdicts.append(Verdict(f"{name}: same answer as {engine}", told, not different))
    return verdicts


def curve(points):
    """The promise that an event never costs more because there are more of them."""
    verdicts = []
    for name in points[0].measured.asked if points else []:
        costs = [point.nanos_per_event(name) for point in points]
        growths = [after / before for before, after in zip(costs, costs[1:])]
        told = ", ".join(f"{cost:.2f} ns" for cost in costs)
        kept = all(growth <= MOST_GROWTH for growth in growths)
        verdicts.append(Verdict(f"{name}: time grows no faster than events", told, kept))
    return verdicts


def serving(served, budget_bytes):
    """The promises about many people at once, and about one in a browser."""
    beyond = served.peak_bytes - budget_bytes
    who = f"{served.people} people asking at once"
    verdicts = [
        Verdict(f"{who}: memory within the budget and 512 MiB", f"{beyond / (1 << 20):.0f} MiB beyond", beyond <= MOST_BYTES_BEYOND_BUDGET),
    ]
    for what, waited in served.waited.items():
        p99 = waited.percentile(0.99)
        verdicts += [
            Verdict(f"{who} {what}: no errors", f"{len(waited.failures)} of {len(waited.seconds)}", not waited.failures),
            Verdict(f"{who} {what}: 99th percentile under {MOST_SECONDS_P99} s", f"{p99:.2f} s", p99 < MOST_SECONDS_P99),
        ]
    for page, millis in served.page_millis.items():
        promise = f"{page} page: new picture within {MOST_PAGE_MILLIS} ms at the 95th percentile"
        verdicts.append(Verdict(promise, f"{millis} ms", millis <= MOST_PAGE_MILLIS))
    return verdicts
