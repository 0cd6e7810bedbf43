"""The trained judge of a unit: how far the target strays from the source, and at which words."""

from mtaudit.judge.judge import Judge, signature

__all__ = ["Judge", "signature"]
