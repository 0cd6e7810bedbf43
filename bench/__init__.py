"""Measures the auditor on public development data. `python -m bench` prints every figure and checks the floors."""
