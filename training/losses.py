"""Weighs the evidence of `mtaudit/compare/evidence.py` and writes the weights as readable JSON.

    python -m training.losses [--data ../shared/data] [--out mtaudit/compare/losses.json]

Logistic regression on words without a partner. Positive: words of the source whose translation DEMETR (development
half) deleted, and words that it inserted. Negative: the lonely words of the same translations untouched, and of two
independent human translations of one text, which differ in everything but meaning. The bias is then moved until a set
share of the untouched translations has a word at 0.5, since how often the errors occur in DEMETR is not how often they
occur.
"""

import argparse
import json
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from pathlib import Path

import numpy as np

from bench.cached import CachedAuditor
from bench.corpora import DEFAULT_DATA, rows
from bench.units import units
from mtaudit.compare.losses import evidence_of
from mtaudit.compare.sides import Side, sides
from mtaudit.model import Unit

DELETIONS = frozenset(
    {"critical_id21_adj_adv_removed", "critical_id22_verb_removed", "critical_id23_noun_removed"}
    | {"critical_id24_subj_removed", "critical_id25_ne_removed", "major_id5_pp_removed"}
)
INSERTIONS = frozenset({"critical_id6_addition"})
KINDS = "omission", "addition"  # of losses seen from the source and from the target
UNTOUCHED, HUMAN, PLANTED = 2.0, 0.65, 1.0  # weight of a word of each corpus
RIDGE = 1.0
# What speaks for the one or the other, found by leaving out in turn what cross-validated detection did not miss.
EVIDENCE = {
    "omission": frozenset(
        {"verb", "capital", "light", "another word in its place", "head stands bare there", "reads better with it"}
        | {"neighbours adjoin", "neighbours adjoin, nothing new there", "same words adjoin"}
        | {"its function words said", "what hangs on it unsaid, share", "shorter there"}
        | {"something missing in its place", "its like missing in its place", "verb missing in its place"}
        | {"something missing in the sentence", "lonely words near its place", "lonely words there, share"}
        | {"words said alike, share"}
    ),
    "addition": frozenset(
        {"adverb", "finite verb", "light", "modifier", "another word in its place", "said elsewhere", "head is said"}
        | {"head stands bare there", "lonely words in its place", "lonely words there, share", "lonely words around"}
        | {"words said alike, share", "reads better without it"}
    ),
}
# Share of untouched translations with a word at 0.5. Most that are lost there are lost indeed, if of little weight.
ALARMS = {"omission": 0.034, "addition": 0.038}


@dataclass(frozen=True)
class Example:
    """A lonely word: which text it is from, its evidence, whether it is an error, and how much it counts."""

    text: int
    evidence: dict[str, float]
    error: bool
    weight: float


def main() -> None:
    """Read, fit, write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=DEFAULT_DATA)
    parser.add_argument("--out", type=Path, default=Path("mtaudit/compare/losses.json"))
    args = parser.parse_args()
    planted = [row for row in rows("demetr_dev", args.data) if row["perturbation"] in DELETIONS | INSERTIONS]
    auditor = CachedAuditor()
    clean = _audit(sorted({(row["source"], row["target"]) for row in planted}), auditor)
    touched = _audit([(row["source"], row["perturbed"]) for row in planted], auditor)
    human = _audit([(row["source"], row["target"]) for row in rows("human_pairs_dev", args.data)], auditor)
    weights = {}
    for kind, place, perturbations in (("omission", 0, DELETIONS), ("addition", 1, INSERTIONS)):
        examples = [example for pair in clean.values() for example in _harmless(pair, place, UNTOUCHED)]
        examples += [example for pair in human.values() for example in _harmless(pair, place, HUMAN)]
        for row in planted:
            if row["perturbation"] in perturbations:
                before = clean[row["source"], row["target"]]
                examples += _planted(before, touched[row["source"], row["perturbed"]], place)
        weights[kind] = fit(examples, sorted(EVIDENCE[kind]), int(ALARMS[kind] * len(clean)))
    args.out.write_text(json.dumps(weights, indent=1) + "\n", "ascii")


def _audit(pairs: list[tuple[str, str]], auditor: CachedAuditor) -> dict[tuple[str, str], Unit]:
    return dict(zip(pairs, units(pairs, auditor), strict=True))


def _side(unit: Unit, place: int) -> Side:
    both = sides(unit)
    assert both is not None
    return both[place]


def _harmless(unit: Unit, place: int, weight: float) -> Iterator[Example]:
    for evidence in evidence_of(_side(unit, place), KINDS[place]).values():
        yield Example(id(unit), evidence, False, weight)


def _planted(clean: Unit, touched: Unit, place: int) -> Iterator[Example]:
    """The lonely words that the perturbation made so; others may be errors or not, and are left out."""
    if clean.target is None or touched.target is None:
        return  # a sentence that lost its only word
    before, after = ([token.text.lower() for token in side.tokens] for side in (clean.target, touched.target))
    deleted: set[int] = set()
    inserted: set[int] = set()
    for _, i1, i2, j1, j2 in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if before[i1:i2] != after[j1:j2]:
            deleted.update(range(i1, i2))
            inserted.update(range(j1, j2))
    wrong = inserted if place else {link.source for link in clean.words.links if link.target in deleted}
    for index, evidence in evidence_of(_side(touched, place), KINDS[place]).items():
        if index in wrong:
            yield Example(id(touched), evidence, True, PLANTED)


def fit(examples: list[Example], names: list[str], alarms: int) -> dict[str, float]:
    """Weights by iteratively reweighted least squares, the bias moved so that `alarms` untouched texts reach 0.5."""
    matrix = np.array([[1.0, *(example.evidence[name] for name in names)] for example in examples])
    errors = np.array([float(example.error) for example in examples])
    counts = np.array([example.weight for example in examples])
    weights = np.zeros(len(names) + 1)
    for _ in range(30):
        chances = 1 / (1 + np.exp(-matrix @ weights))
        gradient = matrix.T @ (counts * (errors - chances)) - RIDGE * weights
        curvature = (matrix * (counts * chances * (1 - chances))[:, None]).T @ matrix + RIDGE * np.eye(len(weights))
        weights += np.linalg.solve(curvature, gradient)
    scores = matrix @ weights
    worst: dict[int, float] = {}
    for example, score in zip(examples, scores, strict=True):
        if example.weight == UNTOUCHED and not example.error:
            worst[example.text] = max(worst.get(example.text, -np.inf), float(score))
    limit = sorted(worst.values(), reverse=True)[alarms]
    table = dict(zip(["bias", *names], weights.tolist(), strict=True))
    table["bias"] -= limit
    return {name: round(weight, 2) for name, weight in table.items()}


if __name__ == "__main__":
    main()
