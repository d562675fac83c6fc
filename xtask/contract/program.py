"""The program as its users run it: on a fresh folder, on a free port, with a log that can be read afterwards."""

import json
import re
import shutil
import subprocess
import tempfile
import time
import urllib.error
import urllib.request
from pathlib import Path

START_SECONDS = 30
STOP_SECONDS = 30
# What no request may bring about, however wrong it is.
FATAL = re.compile(r"panicked|\bERROR\b")
# A provider that is never there (port 9 discards): the way to it and back is gone through in the tests of the server.
PROVIDER = {"key": "company", "name": "Company", "issuer": "http://127.0.0.1:9", "client_id": "meander"}


class Program:
    """`meander serve` with a data folder of its own."""

    def __init__(self, path):
        self.folder = Path(tempfile.mkdtemp(prefix="meander-contract-"))
        self.log_path = self.folder / "log"
        self.log = open(self.log_path, "wb")
        data = self.folder / "data"
        sign_in = self.folder / "sign-in.json"
        sign_in.write_text(json.dumps({"providers": [PROVIDER]}))
        arguments = ["serve", "--data", data, "--listen", "127.0.0.1:0", "--log", "warn", "--sign-in", sign_in]
        self.child = subprocess.Popen([path, *arguments], stdout=subprocess.DEVNULL, stderr=self.log)
        self.url = self._listening()

    def _listening(self):
        end = time.monotonic() + START_SECONDS
        while time.monotonic() < end and self.child.poll() is None:
            found = re.search(r"listens on (http:\S+)", self.log_path.read_text(errors="replace"))
            if found:
                return found[1]
            time.sleep(0.05)
        raise SystemExit(f"the program did not begin to listen:\n{self.log_path.read_text(errors='replace')}")

    def faults(self):
        """Lines of the log that tell of a fault of the server, the first ones."""
        lines = self.log_path.read_text(errors="replace").splitlines()
        return [line for line in lines if FATAL.search(line)][:20]

    def is_well(self):
        """Whether it still runs and says that it can do its work."""
        if self.child.poll() is not None:
            return False
        status, _, _ = self.ask("GET", "/api/health")
        return status == 200

    def stop(self):
        """Stops it and removes its folder; tells whether it ended as it should."""
        self.child.terminate()
        try:
            code = self.child.wait(STOP_SECONDS)
        except subprocess.TimeoutExpired:
            self.child.kill()
            code = self.child.wait()
        self.log.close()
        shutil.rmtree(self.folder, ignore_errors=True)
        return code == 0

    def ask(self, method, path, body=None, headers=None):
        """Status, headers and body of an answer; `body` is JSON, or bytes that go as they are."""
        headers = dict(headers or {})
        data = None
        if body is not None:
            data = body if isinstance(body, bytes) else json.dumps(body).encode()
            headers.setdefault("Content-Type", "application/octet-stream" if isinstance(body, bytes) else "application/json")
        request = urllib.request.Request(self.url + path, data=data, headers=headers, method=method)
        try:
            with urllib.request.urlopen(request, timeout=120) as answer:
                return answer.status, answer.headers, answer.read()
        except urllib.error.HTTPError as refusal:
            return refusal.code, refusal.headers, refusal.read()
