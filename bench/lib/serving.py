"""Many people at once, over HTTP, as the web application asks; and one person in a browser."""

import http.client
import json
import os
import random
import re
import shutil
import subprocess
import threading
import time
from contextlib import contextmanager
from dataclasses import dataclass, field

from . import child
from .places import BENCH, ROOT

PEOPLE = 50
QUESTIONS_EACH = 6
MEMORY = "2GB"
MEMORY_BYTES = 2 << 30
PASSWORD = "correct horse battery staple"
EMAIL = "bench@example.com"
STEPS = ["visit", "view_item", "add_to_cart", "purchase"]
JSON = {"Content-Type": "application/json"}


@dataclass
class Waited:
    """How long answers took, and which failed."""

    seconds: list = field(default_factory=list)
    failures: list = field(default_factory=list)

    def percentile(self, share):
        return sorted(self.seconds)[min(len(self.seconds) - 1, int(share * len(self.seconds)))]


@dataclass
class Serving:
    """What people waited for, and what it took."""

    people: int = PEOPLE
    # By what they ask, see QUESTIONS.
    waited: dict = field(default_factory=dict)
    peak_bytes: int = 0
    page_millis: dict = field(default_factory=dict)


def measure(program, data):
    """Serves a copy of a data folder and asks it from all sides."""
    folder = BENCH / "serving"
    shutil.rmtree(folder, ignore_errors=True)
    child.run([program, "backup", "--data", data, "-o", folder])
    add = [str(program), "user", "add", "--data", str(folder), "--email", EMAIL, "--role", "admin"]
    subprocess.run(add, input=PASSWORD, text=True, check=True, capture_output=True)
    serving = Serving()
    with server(program, folder) as (host, process):
        keys = sign_in(host)
        warm(host, keys[0])
        # In the browser first: nobody has asked these questions before.
        serving.page_millis = in_browser(host)
        for what, question in QUESTIONS.items():
            serving.waited[what] = ask_at_once(host, keys, question)
        serving.peak_bytes = peak_of(process.pid)
    return serving


@contextmanager
def server(program, folder):
    command = [program, "serve", "--data", folder, "--listen", "127.0.0.1:0", "--memory", MEMORY, "--log", "off"]
    process = subprocess.Popen([str(word) for word in command], stderr=subprocess.PIPE, text=True)
    try:
        told = process.stderr.readline()
        yield re.search(r"http://(\S+)", told).group(1), process
    finally:
        process.terminate()
        process.wait()


def request(host, method, path, body, headers):
    connection = http.client.HTTPConnection(host, timeout=120)
    try:
        connection.request(method, f"/api/v1{path}", json.dumps(body), {**JSON, **headers})
        answer = connection.getresponse()
        return answer.status, answer.getheader("Set-Cookie"), answer.read()
    finally:
        connection.close()


def sign_in(host):
    """A key for each person."""
    status, cookie, body = request(host, "POST", "/session", {"email": EMAIL, "password": PASSWORD}, {})
    if status != 200:
        raise SystemExit(f"signing in failed with {status}: {body}")
    session = {"Cookie": cookie.split(";")[0], "X-Meander-CSRF": json.loads(body)["csrf"]}
    keys = []
    for number in range(PEOPLE):
        made = {"name": f"person {number}", "role": "viewer"}
        status, _, body = request(host, "POST", "/workspaces/main/keys", made, session)
        if status != 201:
            raise SystemExit(f"making a key failed with {status}: {body}")
        keys.append({"Authorization": f"Bearer {json.loads(body)['secret']}"})
    return keys


def new_question(chance):
    """What nobody has asked before, but for the graph, which has nothing to change: what is kept hardly helps."""
    minutes = chance.randint(24 * 60, 30 * 24 * 60)
    steps = [{"match": step} for step in STEPS[: chance.randint(2, len(STEPS))]]
    return chance.choice([
        {"ask": "funnel", "window": f"{minutes}m", "steps": steps},
        {"ask": "funnel", "window": f"{minutes}m", "steps": steps},
        {"ask": "paths", "start": chance.choice(STEPS[:3]), "depth": chance.randint(3, 6), "top": chance.randint(4, 30)},
        {"ask": "transitions"},
        {"ask": "sessions", "gap": f"{chance.randint(600, 3600)}s"},
    ])


def usual_question(chance):
    """What people ask: mostly funnels that they change a little, now and then something else."""
    days = chance.randint(1, 30)
    steps = [{"match": step} for step in STEPS[: chance.randint(2, len(STEPS))]]
    return chance.choice([
        {"ask": "funnel", "window": f"{days}d", "steps": steps},
        {"ask": "funnel", "window": f"{days}d", "steps": steps},
        {"ask": "paths", "start": "visit", "depth": chance.randint(3, 6), "top": 5},
        {"ask": "transitions"},
        {"ask": "sessions", "gap": f"{chance.randint(10, 60)}m"},
    ])


QUESTIONS = {"what nobody asked before": new_question, "this and that": usual_question}


def warm(host, key):
    """Brings everything into memory before people come."""
    for asked in [{"ask": "transitions"}, {"ask": "sessions"}]:
        request(host, "POST", "/workspaces/main/ask", asked, key)


def ask_at_once(host, keys, question):
    waited = Waited()
    start = threading.Barrier(len(keys))

    def person(number, key):
        chance = random.Random(number)
        start.wait()
        for _ in range(QUESTIONS_EACH):
            begin = time.perf_counter()
            try:
                status, _, body = request(host, "POST", "/workspaces/main/ask", question(chance), key)
                if status != 200:
                    waited.failures.append(f"{status}: {body[:200]}")
            except OSError as error:
                waited.failures.append(str(error))
            waited.seconds.append(time.perf_counter() - begin)

    people = [threading.Thread(target=person, args=pair) for pair in enumerate(keys)]
    for one in people:
        one.start()
    for one in people:
        one.join()
    return waited


def peak_of(pid):
    with open(f"/proc/{pid}/status") as file:
        return next(int(line.split()[1]) * 1024 for line in file if line.startswith("VmHWM:"))


def in_browser(host):
    """How long a change of a question takes until its new picture stands, at the 95th percentile, by page."""
    environment = {**os.environ, "MEANDER_URL": f"http://{host}", "MEANDER_EMAIL": EMAIL, "MEANDER_PASSWORD": PASSWORD}
    done = subprocess.run(["node", "scripts/speed.mjs"], cwd=ROOT / "web", env=environment, text=True, capture_output=True)
    if done.returncode != 0:
        raise SystemExit(f"web/scripts/speed.mjs failed:\n{done.stderr.strip()}")
    return json.loads(done.stdout.splitlines()[-1])
