"""The parts of the bench. See bench/README.md."""
