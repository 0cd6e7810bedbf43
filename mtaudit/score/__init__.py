"""Scores of units and documents: surface metrics from sacreBLEU, and `quality`."""
