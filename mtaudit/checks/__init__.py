"""The checks, listed literally. Each is a module with `CATEGORY`, `SEVERITY` and `propose(unit)`; see `model.Check`."""

from mtaudit.checks import (
    added_sentence,
    missing_sentence,
    moved_sentence,
    negation,
    repetition,
    sentence_break,
)
from mtaudit.model import Check

CHECKS: tuple[Check, ...] = (
    missing_sentence,
    added_sentence,
    moved_sentence,
    repetition,
    sentence_break,
    negation,
)
"""In order of precedence: where two checks speak of the same words, the earlier, more specific one has them."""
