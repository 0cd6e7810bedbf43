"""Renderers: (Report, Verdict or None) → str, one file per format; they show what the report says, nothing else."""
