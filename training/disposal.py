"""Fits how much a check's candidates are to be believed, and writes the weights as readable JSON.

    python -m training.disposal --planted FOLDER/planted/planted-4.jsonl.gz [--data ../shared/data] [--examples FILE]

Logistic regression with a ridge, once over all checks and then for each one towards those weights, so that a check with
few examples leans on the others (multi-task regression: Evgeniou & Pontil 2004). Each weight is fitted twice, for
translations that keep near their source and for those that depart from it (`mtaudit/disposal.py`).
"""

import argparse
import json
import pickle
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from bench.cached import CachedAuditor
from bench.corpora import DEFAULT_DATA
from bench.experts import held_back
from mtaudit.compare.logistic import BIAS
from mtaudit.disposal import BY_STRENGTH, FEATURES, share_far
from mtaudit.findings import JUDGE
from training.disposal_examples import Example, collect
from training.logistic import fitted

OUT = Path(__file__).resolve().parents[1] / "mtaudit" / "disposal.json"
# How much an example of each corpus counts.
HUMAN = "human_pairs_dev"
WEIGHTS = {
    "DEMETR": 1.0,
    "DEMETR, untouched": 1.0,
    "own": 0.5,
    "own, untouched": 0.5,
    HUMAN: 0.8,
    "clean_backtranslation_dev": 2.5,
    "mqm_spans_2023_dev": 2.0,
    "mqm_spans_2020": 0.5,
}
# How often errors were planted says nothing of how often they are made: so much counts one that the check should find,
# so that few of the translations that are taken for right have a finding. None counts in a unit far from its source.
PLANTED = frozenset({"DEMETR", "own"})
USUAL_TRUST = 2.2
TRUST = {
    "gender": 6.0,
    "mistranslation": 0.5,
    "modality": 0.6,
    "named-entity": 0.7,
    "negation": 1.2,
    "number": 5.0,
    "quantifier": 1.5,
    "tense": 0.62,
    "untranslated": 0.25,
}
RETOLD = 0.8  # share of what a human retranslation far from its source counts that does not count against the judge
# Checks that have asked the judge themselves, by regressions fitted on planted errors. Errors are made less often than
# they were planted, by so many log-odds; nothing else is fitted to marks of experts, who say of a loss only that it is.
RARER = {"addition": 0.95, "antonym": 0.6, "omission": 0.95}
SHARED_RIDGE, OWN_RIDGE, BIAS_RIDGE = 1.0, 5.0, 0.5
DECIMALS = 3

Measure = Callable[[Example], float]
Weights = dict[str, dict[str, dict[str, float]]]  # check → near or far → feature → weight


def weights_of(examples: Sequence[Example], wanted: Measure, counts: Measure) -> Weights:
    """The weights of each check, near and far; `counts` says how much an example does."""
    names = sorted({name for example in examples for name in used(example)})
    numbers = np.array([[used(example).get(name, 0.0) for name in names] for example in examples])
    far = np.array([share_far(example.features["unlikeness"]) for example in examples])[:, None]
    weight = np.array([counts(example) for example in examples])
    truth = np.array([wanted(example) for example in examples])
    checks = np.array([example.check for example in examples])
    mean = np.average(numbers, axis=0, weights=weight)
    spread = np.sqrt(np.average((numbers - mean) ** 2, axis=0, weights=weight)) + 1e-6
    scaled = np.column_stack([(numbers - mean) / spread, np.ones(len(examples))])
    blended = np.hstack([scaled * (1 - far), scaled * far])
    bias = np.isin(np.arange(blended.shape[1]) % scaled.shape[1], [scaled.shape[1] - 1])
    everywhere = fitted(blended, truth, weight, np.where(bias, 1e-3, SHARED_RIDGE))
    made: Weights = {}
    for check in sorted(set(checks)):
        rows = checks == check
        known = np.array([any(name in used(e) for e in _some(examples, rows)) for name in names] + [True])
        own = fitted(blended[rows], truth[rows], weight[rows], np.where(bias, BIAS_RIDGE, OWN_RIDGE), everywhere)
        made[check] = {}
        for place, part in (("near", own[: len(known)]), ("far", own[len(known) :])):
            slopes = part[:-1] / spread * known[:-1]
            start = part[-1] - float(slopes @ mean)
            kept = {name: round(float(slope), DECIMALS) for name, slope in zip(names, slopes, strict=True) if slope}
            made[check][place] = {BIAS: round(start, DECIMALS)} | kept
    return made


def weight_of(example: Example) -> float:
    """How much an example counts."""
    far = share_far(example.features["unlikeness"])
    weight = WEIGHTS[example.corpus]
    if example.corpus in PLANTED:
        weight *= TRUST.get(example.check, USUAL_TRUST) * (1 - far)
    return weight


def weight_of_mark(example: Example) -> float:
    """How much an example counts for whether an expert would mark it at all."""
    retold = example.corpus == HUMAN and example.check == JUDGE
    return weight_of(example) * (1 - RETOLD * share_far(example.features["unlikeness"]) * retold)


def used(example: Example) -> dict[str, float]:
    """The features that its check is judged by."""
    return {name: value for name, value in example.features.items() if name in FEATURES or example.check == JUDGE}


def _some(examples: Sequence[Example], rows: NDArray[np.bool_]) -> list[Example]:
    return [examples[row] for row in np.flatnonzero(rows)[:200]]


def main() -> None:
    """Collect examples (or read those collected before), fit, write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=DEFAULT_DATA)
    parser.add_argument("--planted", type=Path, required=True)
    parser.add_argument("--examples", type=Path, help="where collected examples are kept")
    args = parser.parse_args()
    if args.examples and args.examples.exists():
        examples = pickle.loads(args.examples.read_bytes())
    else:
        examples = collect(CachedAuditor(), args.data, args.planted).examples
        if args.examples:
            args.examples.write_bytes(pickle.dumps(examples))
    examples = [example for example in examples if example.check not in BY_STRENGTH.union(RARER)]
    chosen = [e for e in examples if e.corpus != "mqm_spans_2023_dev" or not held_back(e.group)]
    table = weights_of(chosen, lambda example: float(example.marked > 0), weight_of_mark)
    judged = [example for example in chosen if example.check == JUDGE]
    grave = weights_of(judged, lambda example: float(example.grave > 0), weight_of)
    for check, rarer in RARER.items():
        table[check] = {place: {BIAS: -rarer, "strength": 1.0} for place in ("near", "far")}
    OUT.write_text(json.dumps({"marked": table, "grave": grave}, indent=1, ensure_ascii=False) + "\n", "utf-8")


if __name__ == "__main__":
    main()
