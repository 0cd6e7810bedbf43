"""The checks, listed literally. Each is a module with `CATEGORY`, `SEVERITY` and `propose(unit)`; see `model.Check`."""

from mtaudit.checks import (
    added_sentence,
    addition,
    antonym,
    date_time,
    gender,
    inconsistent_term,
    missing_sentence,
    modality,
    moved_sentence,
    named_entity,
    negation,
    number,
    omission,
    quantifier,
    quantity,
    quotation,
    repetition,
    role_swap,
    sentence_break,
    tense,
)
from mtaudit.model import Check

CHECKS: tuple[Check, ...] = (
    missing_sentence,
    added_sentence,
    moved_sentence,
    repetition,
    sentence_break,
    negation,
    gender,
    role_swap,
    date_time,
    quantity,
    number,
    quantifier,
    named_entity,
    antonym,
    modality,
    tense,
    quotation,
    inconsistent_term,
    omission,
    addition,
)
"""In order of precedence: where two checks speak of the same words, the earlier, more specific one has them."""
