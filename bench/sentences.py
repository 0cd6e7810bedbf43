"""Whole sentences left out and put in: does a check name them, and what it names, is it so?

The texts are the edited ones of the alignment data, whose gold says which segments have no counterpart.
"""

from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from bench.corpora import rows
from mtaudit.auditor import Auditor
from mtaudit.model import Span

SIDES = {"missing-sentence": "source", "added-sentence": "target"}
"""The checks of whole sentences, and the side on which each finds them."""


class Sentences(NamedTuple):
    """Of a check: whether each of its findings is right, whether each segment without a counterpart is found."""

    right: list[bool]
    found: list[bool]


def measure(auditor: Auditor, data: Path) -> dict[str, Sentences]:
    """By check, what becomes of the sentences of raw texts, segmented and aligned by the auditor itself."""
    out: dict[str, Sentences] = defaultdict(lambda: Sentences([], []))
    for row in rows("alignment_dev", data):
        if row["condition"] != "edited":
            continue
        findings = auditor.audit(row["source"], row["target"]).findings
        for check, side in SIDES.items():
            linked = {number for link in row["gold"] if all(link) for number in link[side == "target"]}
            alone = [Span(*span) for number, span in enumerate(row[f"{side}_segments"]) if number not in linked]
            named = [getattr(finding, side).span for finding in findings if finding.check == check]
            out[check].right.extend(_touches(span, alone) for span in named)
            out[check].found.extend(_touches(span, named) for span in alone)
    return out


def _touches(span: Span, others: Sequence[Span]) -> bool:
    return any(span.overlaps(other) for other in others)
