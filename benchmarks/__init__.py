"""How quick spinecheck is, as ratios to a floor in the same run: `python -m benchmarks`."""
