"""How the results are told: a table to read, the same as Markdown, and everything as JSON."""

import dataclasses
import json

from . import quiet

HEADER = ["question", "Meander warm", "cold", "ClickHouse", "DuckDB", "× ClickHouse", "× DuckDB"]


def question_rows(measured, clickhouse, duckdb):
    rows = []
    for name, asked in measured.asked.items():
        theirs, duck = clickhouse.best_seconds.get(name), duckdb.best_seconds.get(name)
        rows.append([
            name, seconds(asked.warm_seconds), seconds(asked.cold_seconds), seconds(theirs), seconds(duck),
            ratio(theirs, asked.warm_seconds), ratio(duck, asked.warm_seconds),
        ])
    ours = measured.import_seconds
    rows.append([
        "import", seconds(ours), "", seconds(clickhouse.import_seconds), seconds(duckdb.import_seconds),
        ratio(clickhouse.import_seconds, ours), ratio(duckdb.import_seconds, ours),
    ])
    return rows


def curve_rows(points):
    rows = []
    for point in points:
        measured = point.measured
        cells = [f"{measured.events:,}", seconds(measured.import_seconds)]
        for name, asked in measured.asked.items():
            cells += [seconds(asked.warm_seconds), f"{point.nanos_per_event(name):.2f} ns"]
        rows.append(cells)
    return rows


def curve_header(points):
    names = points[0].measured.asked
    return ["events", "import", *(cell for name in names for cell in (name, "an event"))]


def seconds(value):
    if value is None:
        return "–"
    return f"{value * 1e3:.1f} ms" if value < 1 else f"{value:.2f} s"


def ratio(theirs, ours):
    return "–" if theirs is None else f"{theirs / ours:.1f}"


def aligned(header, rows):
    widths = [max(len(row[i]) for row in [header, *rows]) for i in range(len(header))]
    line = lambda row: "  ".join(cell.rjust(width) if i else cell.ljust(width) for i, (cell, width) in enumerate(zip(row, widths)))
    return "\n".join([line(header), "  ".join("─" * width for width in widths), *map(line, rows)])


def markdown(header, rows):
    line = lambda cells: "| " + " | ".join(cells) + " |"
    rule = "|---|" + "---:|" * (len(header) - 1)
    return "\n".join([line(header), rule, *map(line, rows)])


def tell(result, form):
    """The whole report as text; `form` makes a table of a header and rows."""
    machine, measured = result["machine"], result["meander"]
    parts = [
        f"{machine['date']}, {machine['processor']}, {machine['cores']} cores, {machine['memory_gib']} GiB; "
        f"Meander {measured.version} ({machine['commit']}), ClickHouse {result['clickhouse'].version}, "
        f"DuckDB {result['duckdb'].version}",
        f"{measured.events:,} made-up events of {measured.customers:,} customers; {result['ties']} events share their "
        f"customer's millisecond with another; {measured.disk_bytes / measured.events:.2f} bytes an event on disk",
        quiet.told(result["others"]),
        form(HEADER, question_rows(measured, result["clickhouse"], result["duckdb"])),
    ]
    if result["curve"]:
        parts.append(form(curve_header(result["curve"]), curve_rows(result["curve"])))
    verdicts = [["kept" if one.is_kept else "NOT KEPT", one.promise, one.measured] for one in result["verdicts"]]
    parts.append(form(["", "promise", "measured"], verdicts))
    return "\n\n".join(parts) + "\n"


def write(result, folder):
    (folder / "report.md").write_text("# Bench\n\n" + tell(result, markdown))
    (folder / "report.json").write_text(json.dumps(result, default=plain, indent=2) + "\n")


def plain(value):
    """What JSON has no word for; whole answers are left out, as what was compared stands beside them."""
    fields = vars(value) if dataclasses.is_dataclass(value) else {"text": str(value)}
    return {name: inner for name, inner in fields.items() if name != "answer"}
