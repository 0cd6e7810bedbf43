"""Trains the judge: a small network over MiniLM's tokens that scores a unit and marks its wrong words.

prepare (plant, count, encode) → train (data → batches → model → loss) → evaluate → export. `LOG.md` tells what was
tried and what it gave.
"""
