"""A workspace with everything that addresses and bodies can name, so that requests get past "there is no such thing"."""

import json
import time

PASSWORD = "a river has many bends"
OWNER = {"name": "Ana Popescu", "email": "ana@example.org", "password": PASSWORD, "workspace": "Main"}
CUSTOMERS = 300
# A session, key or workspace that is ended by the run can't be used by what comes after: there are some to spare.
SPARE_SESSIONS = 6
SPARE_WORKSPACES = 4
JOB_SECONDS = 120

CSV = b"""who,when,what,price
ana,2026-01-05T10:00:00Z,visit,
ana,2026-01-05T10:05:00Z,purchase,25.5
bob,2026-01-06 09:00:00,visit,
bob,,purchase,3
"""
MAPPING = {"customer": "who", "time": "when", "event": {"column": "what"}, "timezone": "UTC"}

FUNNEL = {"ask": "funnel", "window": "7d", "steps": [{"match": "visit"}, {"match": "purchase", "within": "2d"}]}
STEPS = [{"key": "see", "match": "visit"}, {"key": "buy", "match": "purchase", "required": True}]
QUESTIONS = [
    FUNNEL,
    {**FUNNEL, "order": "any", "breakdown": {"property": "channel", "by": "first", "limit": 3}, "per": "session"},
    {"ask": "transitions", "least": 2, "label": ["event", "channel"], "collapse": True},
    {"ask": "paths", "direction": "forward", "start": "visit", "depth": 3, "top": 5},
    {"ask": "variants", "top": 5, "steps": STEPS},
    {"ask": "sessions", "gap": "30m", "customers": {"did": "purchase", "at_least": 1}},
    {"ask": "retention", "start": "visit", "return": "*", "period": "week", "periods": 8, "timezone": "Europe/Bucharest"},
    {"ask": "attribution", "touch": "channel", "conversion": "purchase", "models": ["first", "markov", "shapley"]},
    {"ask": "conformance", "steps": STEPS},
    {"ask": "precedence", "top": 5},
    {"ask": "values", "value": "score"},
    {"ask": "values", "match": "purchase", "value": "value", "group": "event"},
]
# A place in the answer to each of them, in the same order.
PLACES = [
    {"step": 2, "outcome": "reached"},
    {"step": 1, "outcome": "reached", "group": "web"},
    {"label": "visit · web"},
    {"depth": 1, "label": "(other)"},
    {"path": ["see", "buy"]},
    {},
    {"cohort": "2026-01-05", "period": 1},
    {"label": "web"},
    {"key": "buy", "outcome": "completed"},
    {},
    {},
    {},
]
SEGMENTS = [
    {"trait": "age", "op": "in", "value": ["35-44"]},
    {"did": "purchase", "at_least": 1, "within": "30d"},
    {"sequence": ["visit", "purchase"], "within": "7d"},
    {"all": [{"segment": "buyers"}, {"not": {"any": [{"did": "return"}]}}]},
]
MAP = {
    "meander": "map/1",
    "key": "small",
    "title": "A small map",
    "personas": [{"key": "buyer", "name": "Buyer", "segment": {"did": "purchase"}}],
    "stages": [
        {
            "key": "all",
            "name": "All of it",
            "steps": [
                {"key": "see", "name": "Sees", "observe": {"match": "visit"}},
                {"key": "buy", "name": "Buys", "observe": {"match": "purchase", "within": "7d"}},
            ],
        }
    ],
}
DASHBOARD = {"tiles": [{"question": "weekly-funnel", "title": "Funnel", "width": 6, "height": 4, "show": "table"}]}


def build(program):
    """Makes all of it, and tells what there is by name."""
    status, headers, body = program.ask("POST", "/api/v1/setup", OWNER)
    expect(status, 201, "setup", body)
    me = json.loads(body)
    owner = {"Cookie": headers["Set-Cookie"].split(";")[0], "X-Meander-CSRF": me["csrf"]}
    ws = "/api/v1/workspaces/main"

    def make(path, body, wanted=201):
        status, headers, answer = program.ask("POST", path, body, owner)
        expect(status, wanted, path, answer)
        return json.loads(answer), headers

    def listed(path):
        status, _, answer = program.ask("GET", path, headers=owner)
        expect(status, 200, path, answer)
        return json.loads(answer)["items"]

    jobs = [finish(program, owner, make(f"{ws}/jobs/sample", {"customers": CUSTOMERS, "seed": 1}, 202)[0])]
    tags = [make(f"{ws}/documents/question", {"name": "Weekly funnel", "body": FUNNEL})[1]["ETag"]]
    make(f"{ws}/documents/segment", {"name": "Buyers", "body": SEGMENTS[1]})
    make(f"{ws}/documents/dashboard", {"name": "Board", "body": DASHBOARD})
    make(f"{ws}/documents/map", {"key": "small", "name": "Small", "body": MAP})
    jobs.append(finish(program, owner, make(f"{ws}/jobs/discover", {"steps": 6}, 202)[0]))
    jobs.append(finish(program, owner, make(f"{ws}/jobs/ask", {"question": FUNNEL}, 202)[0]))
    make(f"{ws}/documents/question", {"key": "doomed", "name": "To be deleted", "body": FUNNEL})
    uploads = [make(f"{ws}/uploads?name=small-{number}.csv", CSV)[0]["id"] for number in range(2)]
    for name in ("Samples", "Imports"):
        make("/api/v1/workspaces", {"name": name})
    elsewhere = make("/api/v1/workspaces/imports/uploads?name=small.csv", CSV)[0]["id"]
    spare = [make("/api/v1/workspaces", {"name": f"Spare {number}"})[0]["key"] for number in range(SPARE_WORKSPACES)]
    invited = [make(f"{ws}/members", {"email": f"p{number}@example.org", "role": "viewer"})[0] for number in range(4)]
    newcomer = {"token": invited[0]["token"], "name": "Bo", "password": "another long password"}
    status, _, answer = program.ask("POST", "/api/v1/invitations/accept", newcomer)
    expect(status, 200, "an invitation", answer)
    keys = {role: make(f"{ws}/keys", {"name": role, "role": role})[0] for role in ("viewer", "editor", "admin")}
    spare_key = make(f"{ws}/keys", {"name": "spare", "role": "viewer"})[0]["key"]["id"]
    credentials = {"email": OWNER["email"], "password": PASSWORD}
    spare_sessions = [sign_in(program, credentials) for _ in range(SPARE_SESSIONS)]
    signed_in = listed("/api/v1/me/sessions")
    sessions = [one["id"] for one in signed_in if not one["is_current"]]
    members = [one["user"] for one in listed(f"{ws}/members") if one["user"] != me["id"]]
    customers = [one["customer"] for one in listed(f"{ws}/customers?limit=3")]
    status, _, _ = program.ask("GET", f"{ws}/data/summary", headers={"Authorization": f"Bearer {keys['admin']['secret']}"})
    expect(status, 200, "a key", b"")
    return {
        "owner": owner,
        "keys": {role: made["secret"] for role, made in keys.items()},
        "spare_sessions": spare_sessions,
        "spare_workspaces": spare,
        "tags": tags,
        "elsewhere": elsewhere,
        "tokens": [one["token"] for one in invited[1:3]],
        "doomed": {"document_delete": "doomed", "upload_delete": uploads[1]},
        "credentials": credentials,
        # Who asks, and with what: not to be taken away while it asks.
        "needed": [
            me["id"],
            *(one["id"] for one in signed_in if one["is_current"]),
            *(made["key"]["id"] for made in keys.values()),
            *(one["invitation"]["id"] for one in invited[1:3]),
            *sessions[: SPARE_SESSIONS // 2],
        ],
        "path": {
            "ws": ["main"],
            "key": ["weekly-funnel", "buyers", "board", "small"],
            "customers": customers,
            "jobs": [job["id"] for job in jobs],
            "uploads": uploads[:1],
            # The newest first: the older half is ended by its ids, the newer half by itself.
            "sessions": sessions[SPARE_SESSIONS // 2 :],
            "keys": [spare_key],
            "invitations": [invited[3]["invitation"]["id"]],
            "user": members,
        },
    }


def sign_in(program, credentials):
    status, headers, body = program.ask("POST", "/api/v1/session", credentials)
    expect(status, 200, "signing in", body)
    return {"Cookie": headers["Set-Cookie"].split(";")[0], "X-Meander-CSRF": json.loads(body)["csrf"]}


def finish(program, owner, job):
    """A job when it is over; its stream ends with it."""
    path = f"/api/v1/workspaces/main/jobs/{job['id']}"
    end = time.monotonic() + JOB_SECONDS
    while time.monotonic() < end:
        program.ask("GET", f"{path}/events", headers=owner)
        job = json.loads(program.ask("GET", path, headers=owner)[2])
        if job["state"] == "done":
            return job
        if job["state"] in ("failed", "cancelled"):
            raise SystemExit(f"a job of the made-up world did not succeed: {job}")
    raise SystemExit(f"a job of the made-up world did not end: {job}")


def expect(status, wanted, what, body):
    if status != wanted:
        raise SystemExit(f"{what}: {status} instead of {wanted}: {body.decode(errors='replace')[:500]}")
