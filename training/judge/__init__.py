"""Trains the judge: a small network over MiniLM's tokens that scores a unit and marks its wrong words.

plant (planted errors and harmless changes) → data (all examples, encoded) → train → evaluate → export. `LOG.md` tells
what was tried and what it gave.
"""
