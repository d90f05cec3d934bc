"""The same corpus built by us and by our peers, side by side in one run: ``python -m benchmarks.peers``."""
