"""Whether two engines answer the same: both answers as lists of numbers with names, then compared one by one."""

from dataclasses import dataclass

# What a median may differ by: times are kept in whole milliseconds.
MEDIAN_SLACK_MILLIS = 1.0


@dataclass
class Compared:
    """One number of one question."""

    question: str
    name: str
    ours: object
    theirs: object
    is_same: bool


def funnel(answer):
    return {f"step {i + 1}": step["reached"] for i, step in enumerate(answer["steps"])}


def transitions(answer):
    inner = [edge for edge in answer["edges"] if edge["median_ms"] is not None]
    inner.sort(key=lambda edge: -edge["count"])
    found = {}
    for edge in inner[:3]:
        name = f"{edge['from']} to {edge['to']}"
        found[name] = edge["count"]
        found[f"median of {name}"] = edge["median_ms"]
    return found


def sessions(answer):
    return {
        "sessions": answer["sessions"],
        "mean of events": round(answer["events_per_session_mean"], 4),
        "median of length": answer["duration_median_ms"],
    }


def first_five(answer):
    return {">".join(variant["path"]): variant["customers"] for variant in answer["variants"]}


def retention_week(answer):
    cohorts = answer["cohorts"]
    return {
        "customers": sum(cohort["size"] for cohort in cohorts),
        "weeks with a return": sum(sum(cohort["returned"][1:9]) for cohort in cohorts),
    }


OURS = {
    "funnel": funnel,
    "funnel_where": funnel,
    "transitions": transitions,
    "sessions": sessions,
    "first_five": first_five,
    "retention_week": retention_week,
}


def peer_numbers(question, rows):
    """A peer's rows under the same names; what it does not tell is left out."""
    if question in ("funnel", "funnel_where"):
        return {f"step {i + 1}": count for i, count in enumerate(rows[0])}
    if question == "transitions":
        found = {}
        for row in rows:
            name = f"{row[0]} to {row[1]}"
            found[name] = row[2]
            if len(row) > 4:
                found[f"median of {name}"] = row[4]
        return found
    if question == "sessions":
        return dict(zip(["sessions", "mean of events", "median of length"], rows[0]))
    if question == "first_five":
        return {row[0]: row[1] for row in rows}
    return dict(zip(["customers", "weeks with a return"], rows[0]))


def compare(question, ours, rows, ties):
    """Compares what both tell. `ties` events have no order that all engines agree on."""
    mine, other = OURS[question](ours), peer_numbers(question, rows)
    compared = []
    for name, theirs in other.items():
        own = mine.get(name)
        same = own is not None and abs(float(own) - float(theirs)) <= slack(name, ties)
        compared.append(Compared(question, name, own, theirs, same))
    return compared


def slack(name, ties):
    if name.startswith("median"):
        return MEDIAN_SLACK_MILLIS
    if name.startswith("mean"):
        return 0.0001
    # Customers of a funnel or a week do not depend on the order of two events of one millisecond beyond these either.
    return ties
