"""Hooks of schemathesis: real names among the made-up ones, care for what the run itself needs, and a count of answers.

Of every address and body that can name something, some name what is there: without that, requests would never get past
"there is no such thing". The document that answers are checked by stays as it is; only what is sent is drawn wider."""

import atexit
import json
import os
from collections import Counter, defaultdict
from pathlib import Path

import schemathesis

import good
import held_back
import world as made
from program import PROVIDER

WORLD = json.loads(Path(os.environ["MEANDER_CONTRACT_WORLD"]).read_text())
COUNTED = Path(os.environ["MEANDER_CONTRACT_COUNTS"])
WHO = os.environ["MEANDER_CONTRACT_WHO"]
GOOD = good.bodies(WORLD)
# Whether this run goes through the shapes of questions and segments.
IS_DEEP = WORLD["is_deep"] and WHO == "owner"
# Who asks in this run: nobody, a program with a key, or somebody with a session.
CALLER = json.loads(os.environ["MEANDER_CONTRACT_CALLER"])

answers = defaultdict(Counter)
spare_sessions = list(WORLD["spare_sessions"])
spare_workspaces = list(WORLD["spare_workspaces"])


def real_ids(path, name):
    """What is there under a part of an address: `{id}` is a session, a job or a customer, as what stands before it says."""
    if "/oidc/{key}" in path:
        return [PROVIDER["key"]]
    if name != "id":
        return WORLD["path"].get(name)
    return WORLD["path"].get(path.split("/{id}")[0].rsplit("/", 1)[-1])


ANY = {"type": "object"}


def among(schema, real):
    return {"anyOf": [{"enum": real}, schema]}


# Parameters and members of bodies by name, with values that lead somewhere.
QUERY = {
    "name": ["small.csv", "a.ndjson", "b.csv.gz", "c.parquet", "d.xes"],
    "search": ["35", "c1"],
    "next": ["/w/main/maps"],
    "event": ["visit", "nothing"],
    "timezone": ["UTC", "Europe/Bucharest"],
}
BODY = {
    "question": made.QUESTIONS,
    "at": made.PLACES,
    "segment": made.SEGMENTS,
    "mapping": [made.MAPPING, {**made.MAPPING, "time": "price"}],
    "map": ["small", made.MAP],
    "body": [made.FUNNEL, made.SEGMENTS[0], made.DASHBOARD, made.MAP, json.dumps(made.MAP)],
    "upload": [WORLD["elsewhere"]],
    "token": WORLD["tokens"],
    "persona": ["buyer"],
    "from": ["2026-01-01"],
    "to": ["2026-03-01T12:00:00Z"],
    "timezone": ["Europe/Bucharest"],
    "language": ["en", "ro"],
    "locale": ["en", "ro"],
    "theme": ["dark", "system"],
    "currency": ["EUR"],
}


@schemathesis.hook
def before_load_schema(context, raw_schema):
    for path, item in raw_schema["paths"].items():
        for operation in item.values():
            widen(path, operation)
    shorten(raw_schema["components"]["schemas"])
    for name, schema in raw_schema["components"]["schemas"].items():
        # Answers and problems are not sent.
        if name in sent(raw_schema):
            widen_members(schema)


def sent(document):
    """Names of the schemas that bodies of requests are."""
    contents = [
        content
        for item in document["paths"].values()
        for operation in item.values()
        for content in operation.get("requestBody", {}).get("content", {}).values()
    ]
    names = {content["schema"].get("$ref", "").rsplit("/", 1)[-1] for content in contents}
    return names | {"ImportFile"}


def widen(path, operation):
    for parameter in operation.get("parameters", []):
        where, name = parameter["in"], parameter["name"]
        real = {"path": real_ids(path, name), "query": QUERY.get(name), "header": ["*", *WORLD["tags"]]}[where]
        if real and "enum" not in parameter["schema"]:
            parameter["schema"] = among(parameter["schema"], real)
        if where != "query" or parameter["required"]:
            parameter["example"] = (real or parameter["schema"]["enum"])[0]
    if operation["operationId"] == "ask_answer":
        content = operation["requestBody"]["content"]["application/json"]
        content["schema"] = among(content["schema"] if IS_DEEP else ANY, made.QUESTIONS)
    if operation["operationId"] in GOOD:
        operation["requestBody"]["content"]["application/json"]["example"] = GOOD[operation["operationId"]]
    if operation["operationId"] == "uploads_create":
        content = operation["requestBody"]["content"]["application/octet-stream"]
        content["example"] = made.CSV.decode()


def widen_members(schema):
    for member, shape in schema.get("properties", {}).items():
        if member == "segments":
            shape["items"] = among(shape["items"] if IS_DEEP else ANY, made.SEGMENTS)
        elif member in held_back.READ_ONCE:
            # `null` counts as left out where it may be left out.
            any_or_none = ANY if member in schema.get("required", []) else {"type": ["object", "null"]}
            schema["properties"][member] = among(any_or_none, BODY[member])
        elif member in BODY:
            schema["properties"][member] = among(shape, BODY[member])


def shorten(shape):
    """Takes away lengths of lists that no body can hold."""
    if isinstance(shape, dict):
        if shape.get("maxItems", 0) > held_back.LONGEST_LIST:
            del shape["maxItems"]
        for part in shape.values():
            shorten(part)
    elif isinstance(shape, list):
        for part in shape:
            shorten(part)


@schemathesis.hook
def before_call(context, case, kwargs):
    operation = case.operation.definition.raw["operationId"]
    caller = CALLER
    if operation in held_back.ENDS_ITS_SESSION and WHO == "owner":
        caller = spare_sessions.pop() if len(spare_sessions) > 1 else spare_sessions[0]
    if operation in held_back.REPLACES_ITS_SESSION and WHO == "owner":
        caller = {}
    case.headers.update(caller)
    path = case.path_parameters
    if operation in held_back.ELSEWHERE and path.get("ws") == "main":
        path["ws"] = held_back.ELSEWHERE[operation]
        if path["ws"] == "spare":
            path["ws"] = spare_workspaces.pop() if len(spare_workspaces) > 1 else spare_workspaces[0]
    if operation in held_back.DOOMED:
        name = held_back.DOOMED[operation]
        if path.get(name) in WORLD["path"]["key"] + WORLD["path"]["uploads"]:
            path[name] = WORLD["doomed"][operation]
    if operation in held_back.MAKES_MUCH and isinstance(case.body, dict):
        name, most = held_back.MAKES_MUCH[operation]
        told = case.body.get(name)
        # Left out, it is as many as a shop for the eye takes.
        if told is None or (isinstance(told, int) and told > most):
            case.body[name] = most
    for name, value in path.items():
        if case.method != "GET" and value in WORLD["needed"]:
            path[name] = held_back.NOBODY


@schemathesis.hook
def after_call(context, case, response):
    answers[case.operation.definition.raw["operationId"]][response.status_code] += 1


@atexit.register
def tell():
    COUNTED.write_text(json.dumps({name: dict(counter) for name, counter in answers.items()}))
