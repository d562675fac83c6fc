"""Would catch: a comparison that passes whatever the engines say."""

import unittest

from lib import answers

EDGE = {"from": "a", "to": "b", "count": 7, "median_ms": 10.5}
STARTS = {"from": "(start)", "to": "a", "count": 99, "median_ms": None}


class Answers(unittest.TestCase):
    def differing(self, question, ours, rows, ties=0):
        return [one.name for one in answers.compare(question, ours, rows, ties) if not one.is_same]

    def test_counts_are_compared_to_the_last_one(self):
        funnel = {"steps": [{"reached": 5}, {"reached": 3}]}
        self.assertEqual(self.differing("funnel", funnel, [[5, 3]]), [])
        self.assertEqual(self.differing("funnel", funnel, [[5, 4]]), ["step 2"])
        self.assertEqual(self.differing("funnel", funnel, [[5, 4]], ties=1), [])

    def test_transitions_leave_out_starts_and_allow_a_millisecond(self):
        ours = {"edges": [STARTS, EDGE]}
        self.assertEqual(self.differing("transitions", ours, [["a", "b", 7, 12, 11]]), [])
        self.assertEqual(self.differing("transitions", ours, [["a", "b", 7, 12, 12]]), ["median of a to b"])
        self.assertEqual(self.differing("transitions", ours, [["a", "b", 7, 12]]), [])

    def test_what_we_do_not_list_is_a_difference(self):
        ours = {"variants": [{"path": ["a"], "customers": 2}]}
        self.assertEqual(self.differing("first_five", ours, [["a", 2], ["b", 1]]), ["b"])

    def test_retention_sums_weeks_one_to_eight(self):
        cohort = {"size": 4, "returned": [9, 1, 1, 1, 1, 1, 1, 1, 1]}
        self.assertEqual(self.differing("retention_week", {"cohorts": [cohort]}, [[4, 8]]), [])


if __name__ == "__main__":
    unittest.main()
