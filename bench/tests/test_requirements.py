"""Would catch: a promise that is kept whatever was measured."""

import unittest

from lib import curve, requirements
from lib.meander import Asked, Measured
from lib.peers import Peer
from lib.serving import Serving, Waited


def asked(seconds):
    return Asked(seconds, seconds * 2, seconds * 2, 1 << 30, {})


def broken(measured, clickhouse):
    return {verdict.promise for verdict in requirements.speed(measured, clickhouse) if not verdict.is_kept}


class Requirements(unittest.TestCase):
    def setUp(self):
        names = requirements.LEAST_RATIO
        self.measured = Measured(import_seconds=5, events=100, disk_bytes=600, asked={name: asked(0.1) for name in names})
        self.clickhouse = Peer(import_seconds=20, best_seconds={name: least * 0.1001 for name, least in names.items()})

    def test_a_fast_run_keeps_all(self):
        self.assertEqual(broken(self.measured, self.clickhouse), set())

    def test_each_number_can_break_its_promise(self):
        self.measured.asked["sessions"] = asked(0.2)
        self.assertEqual(broken(self.measured, self.clickhouse), {"sessions: warm at least 40 times ClickHouse's speed"})
        self.setUp()
        self.measured.asked["funnel"].cold_seconds = 2
        self.assertEqual(broken(self.measured, self.clickhouse), {"funnel: cold faster than ClickHouse warm"})
        self.setUp()
        self.measured.import_seconds, self.measured.disk_bytes, self.measured.import_peak_bytes = 21, 601, 5 << 30
        self.assertEqual(len(broken(self.measured, self.clickhouse)), 3)

    def test_a_curve_that_bends_upwards_is_told(self):
        point = lambda events, seconds: curve.Point(Measured(events=events, asked={"funnel": asked(seconds)}))
        straight, bent = [point(10, 0.1), point(100, 1.0)], [point(10, 0.1), point(100, 1.3)]
        self.assertTrue(requirements.curve(straight)[0].is_kept)
        self.assertFalse(requirements.curve(bent)[0].is_kept)
        self.assertEqual(requirements.curve([]), [])

    def test_slow_or_failing_service_is_told(self):
        told = lambda served: [verdict.is_kept for verdict in requirements.serving(served, 1 << 30)]
        good = Serving(waited={"this": Waited([0.1] * 99 + [4.9])}, peak_bytes=3 << 29, page_millis={"funnel": 300})
        self.assertEqual(told(good), [True] * 4)
        bad = Serving(waited={"this": Waited([0.1] * 90 + [5.1] * 10, ["503"])}, peak_bytes=(3 << 29) + 1, page_millis={"funnel": 301})
        self.assertEqual(told(bad), [False] * 4)


if __name__ == "__main__":
    unittest.main()
