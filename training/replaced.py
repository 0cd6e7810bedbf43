"""Weighs the evidence of `mtaudit/compare/replaced.py` and writes the weights as readable JSON.

    python -m training.replaced [--data ../shared/data] [--out mtaudit/compare/replaced.json]

Logistic regression on pairs of words that stand in each other's place. Positive: those whose target word DEMETR
(development half) put there as an antonym. Negative: all pairs of the same translations untouched, of two independent
human translations of one text, and of back-translations that experts found clean. The bias is then moved until a set
share of the untouched translations has a pair at 0.5. Once with what the judge says of the words, once without. Printed
is what five-fold cross-validation by source finds.
"""

import argparse
import json
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from bench.cached import CachedAuditor
from bench.corpora import DEFAULT_DATA, Pair, rows
from bench.units import units
from mtaudit.compare.logistic import score
from mtaudit.compare.replaced import COMES_TO_THE_SAME, evidence_of
from mtaudit.model import Span, Unit
from training.changes import new_words
from training.logistic import fitted

PERTURBATION = "critical_id7_antonym"
ALARMS = 0.006  # share of untouched translations with a pair at 0.5
UNTOUCHED, OTHERS, PLANTED = 2.0, 0.65, 1.0  # weight of a pair of DEMETR's translations, of other texts, of an error
RIDGE = 1.0
RATE = 0.05  # at which cross-validated detection is told
FOLDS = 5


@dataclass(frozen=True)
class Example:
    """The evidence on a pair of words, whether it is an error, and how much it counts."""

    evidence: dict[str, float]
    error: bool
    weight: float


@dataclass(frozen=True)
class Text:
    """The examples of one pair of texts, and how much such texts count: UNTOUCHED, OTHERS or PLANTED."""

    source: str
    kind: float
    examples: tuple[Example, ...]


def main() -> None:
    """Read, fit, write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=DEFAULT_DATA)
    parser.add_argument("--out", type=Path, default=Path("mtaudit/compare/replaced.json"))
    args = parser.parse_args()
    auditor = CachedAuditor()
    table = list(rows("demetr_dev", args.data))
    clean = sorted({(row["source"], row["target"]) for row in table})
    texts = [_text(unit, UNTOUCHED) for unit in units(clean, auditor)]
    for name in ("human_pairs_dev", "clean_backtranslation_dev"):
        pairs = [(row["source"], row["target"]) for row in rows(name, args.data)]
        texts += [_text(unit, OTHERS) for unit in units(pairs, auditor)]
    planted = [row for row in table if row["perturbation"] == PERTURBATION]
    touched = units([(row["source"], row["perturbed"]) for row in planted], auditor)
    texts += [_planted((row["target"], row["perturbed"]), unit) for row, unit in zip(planted, touched, strict=True)]
    weights = {}
    for name, judged in (("judge", True), ("rules", False)):
        known = texts if judged else [_unjudged(text) for text in texts]
        names = sorted(
            next(example for text in known for example in text.examples).evidence.keys() - {COMES_TO_THE_SAME}
        )
        weights[name] = _fit(known, names)
        print(name, f"{cross_validated(known, names):.3f} found where {RATE:.0%} of untouched texts have a finding")
    args.out.write_text(json.dumps(weights, indent=1) + "\n", "ascii")


def _text(unit: Unit, weight: float) -> Text:
    assert unit.source
    found = (Example(evidence, False, weight) for _, _, evidence in _weighed(unit))
    return Text(unit.source.text, weight, tuple(found))


def _weighed(unit: Unit) -> Iterator[tuple[int, int, dict[str, float]]]:
    return (found for found in evidence_of(unit) if not found[2][COMES_TO_THE_SAME])


def _planted(pair: Pair, unit: Unit) -> Text:
    """The words that the perturbation put there; others may be errors or not, and are left out."""
    assert unit.source
    assert unit.target
    changed = [Span(*run) for run in new_words(*pair)]
    found = []
    for _, j, evidence in _weighed(unit):
        token = unit.target.tokens[j]
        if any(run.overlaps(token.span) for run in changed):
            found.append(Example(evidence, True, PLANTED))
    return Text(unit.source.text, PLANTED, tuple(found))


def _unjudged(text: Text) -> Text:
    def without(example: Example) -> Example:
        kept = {name: value for name, value in example.evidence.items() if "judge" not in name}
        return replace(example, evidence=kept)

    return replace(text, examples=tuple(map(without, text.examples)))


def _fit(texts: Sequence[Text], names: list[str]) -> dict[str, float]:
    """Weights by logistic regression; the bias so that `ALARMS` of the untouched texts reach 0.5."""
    examples = [example for text in texts for example in text.examples]
    matrix = np.array([[1.0, *(example.evidence[name] for name in names)] for example in examples])
    errors = np.array([float(example.error) for example in examples])
    counts = np.array([example.weight for example in examples])
    weights = fitted(matrix, errors, counts, RIDGE)
    table = dict(zip(["bias", *names], weights.tolist(), strict=True))
    untouched = sorted((_highest(table, text) for text in texts if text.kind == UNTOUCHED), reverse=True)
    table["bias"] -= untouched[int(ALARMS * len(untouched))]
    return {name: round(weight, 2) for name, weight in table.items()}


def cross_validated(texts: Sequence[Text], names: list[str]) -> float:
    """The share of planted errors that weights from other sources find, at `RATE` of untouched texts."""
    clean, found = [], []
    for fold in range(FOLDS):
        held = [text for text in texts if zlib.crc32(text.source.encode()) % FOLDS == fold]
        weights = _fit([text for text in texts if zlib.crc32(text.source.encode()) % FOLDS != fold], names)
        for text in held:
            score = _highest(weights, text)
            if text.kind == PLANTED:
                found.append(score)
            elif text.kind == UNTOUCHED:
                clean.append(score)
    limit = sorted(clean, reverse=True)[int(RATE * len(clean))]
    return sum(score > limit for score in found) / len(found)


def _highest(weights: dict[str, float], text: Text) -> float:
    """The score of the pair of a text that is most likely an error."""
    scores = (score(weights, example.evidence) for example in text.examples)
    return max(scores, default=float("-inf"))


if __name__ == "__main__":
    main()
