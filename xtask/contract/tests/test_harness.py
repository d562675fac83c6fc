"""Would catch: a run that passes whatever was answered, and operations that nobody has thought of."""

import json
import unittest
from pathlib import Path

import good
import held_back
import run
from program import FATAL

ROOT = Path(__file__).resolve().parents[3]
DOCUMENT = json.loads((ROOT / "crates" / "server" / "openapi.json").read_text())
OPERATIONS = {operation["operationId"]: operation for item in DOCUMENT["paths"].values() for operation in item.values()}
WORLD = {"credentials": {"password": "d"}, "tokens": ["a", "b"], "elsewhere": "c"}


class Harness(unittest.TestCase):
    def test_every_body_has_a_good_example_and_every_name_is_known(self):
        takes_json = lambda operation: "application/json" in operation.get("requestBody", {}).get("content", {})
        wanted = {name for name, operation in OPERATIONS.items() if takes_json(operation)}
        self.assertEqual(wanted - set(held_back.NEVER_GOOD), set(good.bodies(WORLD)))
        named = held_back.ENDS_ITS_SESSION | set(held_back.ELSEWHERE) | set(held_back.DOOMED) | set(held_back.MAKES_MUCH)
        self.assertLessEqual(named | set(held_back.NEVER_GOOD), set(OPERATIONS))

    def test_operations_that_are_only_refused_are_told(self):
        counts = {"a": {"200": 1, "404": 3}, "b": {"404": 9}, "c": {"304": 1}, "setup_run": {"409": 2}}
        self.assertEqual(run.never_good(counts), ["b"])
        self.assertEqual(run.not_asked({"a": {}, "b": {}, "c": {}}, {"a": {"200": 1}, "b": {}}), ["b", "c"])

    def test_a_gate_that_lets_nobody_pass_is_told(self):
        guarded, free = {"security": [{"key": []}]}, {"security": []}
        known = {"a": guarded, "b": guarded, "c": free, "metrics_show": guarded}
        answered = {"a": {"401": 9}, "b": {"401": 1, "204": 1}, "c": {"200": 1}, "metrics_show": {"200": 1}}
        self.assertEqual(run.let_in(known, answered), ["b"])

    def test_faults_in_the_log_are_seen(self):
        for line, is_fault in [
            ("2026-01-01T00:00:00Z ERROR failed id=1", True),
            ("thread 'main' panicked at src/a.rs:1:1", True),
            ("2026-01-01T00:00:00Z  WARN server: wrong password", False),
        ]:
            self.assertEqual(bool(FATAL.search(line)), is_fault, line)


if __name__ == "__main__":
    unittest.main()
