"""Weighs the evidence of `mtaudit/compare/evidence.py` and `holes.py` and writes the weights as readable JSON.

    python -m training.losses [--data ../shared/data] [--out mtaudit/compare/losses.json]

Logistic regression on words without a partner, and on places of a copy that read as if a word were missing. Positive:
words and places of the source's words that DEMETR (development half) deleted, and words that it inserted; likewise what
we plant (`training/planting.py`) in human translations, paraphrases, back-translations and machine translations that
nobody found an error in. Negative: the same texts untouched. A bias is then moved until a set share of DEMETR's
untouched translations has a word or place at 0.5, since how often the errors occur there is not how often they occur.
All is done once with what the judge says and once without. Printed is what five-fold cross-validation by source finds.
"""

import argparse
import json
import random
import zlib
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from bench.cached import CachedAuditor
from bench.corpora import DEFAULT_DATA, Pair, rows
from bench.units import units
from mtaudit.compare.evidence import unsaid
from mtaudit.compare.gaps import gaps
from mtaudit.compare.holes import Copy, holes
from mtaudit.compare.logistic import score
from mtaudit.compare.sides import Side, sides
from mtaudit.compare.word_risks import word_risks
from mtaudit.model import Unit
from training.judge.inventory import Inventory
from training.judge.plant_excess import add_word
from training.logistic import fitted
from training.planting import deletion, insertion, modifiers

DELETIONS = frozenset(
    {"critical_id21_adj_adv_removed", "critical_id22_verb_removed", "critical_id23_noun_removed"}
    | {"critical_id24_subj_removed", "critical_id25_ne_removed", "major_id5_pp_removed"}
)
INSERTIONS = frozenset({"critical_id6_addition"})
UNTOUCHED, HUMAN = 2.0, 0.15  # weight of a word of DEMETR's translations, of another text
PLANTED, PLANTED_ELSEWHERE = 1.0, 0.3  # of a word lost or added
GRAVE = frozenset({"Major", "Critical"})
CLEAN, OTHERS, LOST, ADDED = "untouched", "other texts untouched", "planted omissions", "planted additions"
LENGTH = range(30, 400)  # characters of another text to plant in
PHRASES = 0.6  # share of additions that the judge's planter makes
RIDGE = 50.0
SEED = 7
FOLDS = 5
RATE = 0.05  # at which cross-validated detection is told
# Share of DEMETR's untouched translations with a word or place at 0.5. Most that are lost there are lost indeed.
ALARMS = {"hole": 0.008, "omission": 0.034, "addition": 0.03}

Weights = dict[str, float]
Scores = NDArray[np.float64]


@dataclass(frozen=True)
class Example:
    """A word or place: which text it is from, its evidence, whether it is an error, and how much it counts."""

    text: int
    evidence: dict[str, float]
    error: bool
    weight: float


@dataclass(frozen=True)
class Text:
    """A unit, the corpus or kind of error it is from, and what it was `before` an error was planted, if one was."""

    unit: Unit
    name: str
    before: Unit | None = None

    @property
    def sides(self) -> tuple[Side, Side]:
        """The unit seen from its source and from its target."""
        both = sides(self.unit)
        assert both is not None
        return both

    @property
    def fold(self) -> int:
        """Texts of one source are in one fold."""
        return zlib.crc32(self.sides[0].here.text.encode()) % FOLDS

    @property
    def weight(self) -> float:
        """How much one of its words counts."""
        if self.name == CLEAN:
            return UNTOUCHED
        if self.name == OTHERS:
            return HUMAN
        return PLANTED if self.name in DELETIONS | INSERTIONS else PLANTED_ELSEWHERE

    def wrong(self, kind: str) -> set[int]:
        """Where the planted error is: words of the source or target, or places in the target, by kind of evidence."""
        found: set[int] = set()
        if self.before is None or self.before.target is None or self.unit.target is None:
            return found
        targets = self.before.target, self.unit.target
        old, new = ([token.text.lower() for token in target.tokens] for target in targets)
        for _, i1, i2, j1, j2 in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
            if old[i1:i2] == new[j1:j2]:
                continue
            if kind == "omission":
                found.update(link.source for link in self.before.words.links if i1 <= link.target < i2)
            elif kind == "addition":
                found.update(range(j1, j2))
            elif i2 > i1:
                found.update((j1, j2))
        return found


def main() -> None:
    """Read, fit, write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=DEFAULT_DATA)
    parser.add_argument("--out", type=Path, default=Path("mtaudit/compare/losses.json"))
    args = parser.parse_args()
    texts = [text for text in _texts(args.data) if sides(text.unit)]
    tables: dict[str, dict[str, Weights]] = {kind: {} for kind in ALARMS}
    for name, judged in (("judge", True), ("rules", False)):
        scores: dict[str, Scores] = {}
        for kind in ALARMS:  # holes first, since they are evidence of omissions
            found = list(examples(texts, kind, judged, tables["hole"].get(name)))
            names = sorted({name for example in found for name in example.evidence})
            alarms = int(ALARMS[kind] * sum(text.name == CLEAN for text in texts))
            tables[kind][name] = fit(found, names, alarms, RIDGE)
            scores[kind] = cross_validated(texts, found, names, alarms)
        print(name)
        _tell(texts, np.maximum(scores["omission"], scores["hole"]), DELETIONS)
        _tell(texts, scores["addition"], INSERTIONS)
    args.out.write_text(json.dumps(tables, indent=1) + "\n", "ascii")


def _texts(data: Path) -> Iterator[Text]:
    """DEMETR's translations and our own, untouched and with errors planted."""
    auditor = CachedAuditor()
    table = [row for row in rows("demetr_dev", data) if row["perturbation"] in DELETIONS | INSERTIONS]
    pairs = sorted({(row["source"], row["target"]) for row in table})
    clean = dict(zip(pairs, units(pairs, auditor), strict=True))
    yield from (Text(unit, CLEAN) for unit in clean.values())
    touched = units([(row["source"], row["perturbed"]) for row in table], auditor)
    for row, unit in zip(table, touched, strict=True):
        yield Text(unit, row["perturbation"], clean[row["source"], row["target"]])
    others = list(_others(data))
    whole = dict(zip(others, units(others, auditor), strict=True))
    yield from (Text(unit, OTHERS) for unit in whole.values())
    planted = list(_plant(others, auditor))
    touched = units([(source, text) for source, _, text, _ in planted], auditor)
    for (source, target, _, name), unit in zip(planted, touched, strict=True):
        yield Text(unit, name, whole[source, target])


def _others(data: Path) -> Iterator[Pair]:
    """Texts and what says the same, none of which the judge was trained on."""
    found: dict[Pair, None] = {}
    for name in ("human_pairs_dev", "clean_backtranslation_dev"):
        found.update(((row["source"], row["target"]), None) for row in rows(name, data))
    for row in rows("mqm_spans_2023_dev", data):
        if not any(error["severity"] in GRAVE for error in row["errors"]):
            found[row["source"], row["target"]] = None
    for row in rows("menli_wmt20_de", data):
        found[row["ref"], row.get("hyp_para_fixed") or row["hyp_para"]] = None
    return ((source, target) for source, target in sorted(found) if source != target and len(target) in LENGTH)


def _plant(pairs: Sequence[Pair], auditor: CachedAuditor) -> Iterator[tuple[str, str, str, str]]:
    """Source, target, the target with a word or phrase lost or added, and which of the two."""
    rng = random.Random(SEED)
    sources, targets = (auditor.annotator.parse([pair[side] for pair in pairs]) for side in (0, 1))
    stock = Inventory((source, parse) for (source, _), parse in zip(pairs, sources, strict=True))
    little = modifiers(sources)
    for (source, target), parse in zip(pairs, targets, strict=True):
        if gap := deletion(target, parse, rng):
            yield source, target, gap.text, LOST
        if rng.random() < PHRASES:
            made = add_word(target, parse, stock, rng)
            text = made.text if made else None
        else:
            text = insertion(target, parse.tokens, little, rng)
        if text:
            yield source, target, text, ADDED


def examples(texts: Sequence[Text], kind: str, judged: bool, hole: Weights | None) -> Iterator[Example]:
    """The evidence of a kind in all texts; what the planted error does not explain may be one or not, and weighs
    nothing.

    `hole` are the weights by which holes are evidence of omissions.
    """
    for number, text in enumerate(texts):
        if text.before is not None and (kind == "addition") != (text.name in INSERTIONS | {ADDED}):
            continue
        wrong = text.wrong(kind)
        for place, evidence in _evidence(text, kind, judged, hole).items():
            left_out = text.before is not None and place not in wrong
            yield Example(number, evidence, place in wrong, 0.0 if left_out else text.weight)


def _evidence(text: Text, kind: str, judged: bool, hole: Weights | None) -> dict[int, dict[str, float]]:
    source, target = text.sides
    ours, theirs = word_risks(text.unit) if judged else (None, None)
    if kind == "addition":
        return unsaid(target, theirs)
    missing = gaps(target.here.tokens)
    places = holes(target, missing, ours)
    if kind == "hole" or hole is None:
        return places
    odds = {place: score(hole, evidence) for place, evidence in places.items()}
    return unsaid(source, ours, Copy(missing, odds))


def fit(found: Sequence[Example], names: Sequence[str], alarms: int, ridge: float = 1.0) -> Weights:
    """Weights by logistic regression, the bias moved so that `alarms` untouched texts reach 0.5.

    `ridge` holds back the weight of each name, as if its evidence had a standard deviation of 1.
    """
    matrix = np.array([[1.0, *(example.evidence.get(name, 0.0) for name in names)] for example in found])
    errors = np.array([float(example.error) for example in found])
    counts = np.array([example.weight for example in found])
    weights = fitted(matrix, errors, counts, ridge * (matrix.var(axis=0) + 1e-6))
    worst: dict[int, float] = {}
    for example, said in zip(found, matrix @ weights, strict=True):
        if example.weight == UNTOUCHED and not example.error:
            worst[example.text] = max(worst.get(example.text, -np.inf), float(said))
    weights[0] -= sorted(worst.values(), reverse=True)[alarms]
    return {name: round(weight, 3) for name, weight in zip(["bias", *names], weights.tolist(), strict=True)}


def cross_validated(texts: Sequence[Text], found: Sequence[Example], names: Sequence[str], alarms: int) -> Scores:
    """The highest log-odds in each text, by weights fitted on texts of other sources."""
    out = np.full(len(texts), -np.inf)
    folds = [text.fold for text in texts]
    for fold in range(FOLDS):
        weights = fit([e for e in found if folds[e.text] != fold], names, alarms * (FOLDS - 1) // FOLDS, RIDGE)
        for example in found:
            if folds[example.text] == fold:
                out[example.text] = max(out[example.text], score(weights, example.evidence))
    return out


def _tell(texts: Sequence[Text], scores: Scores, perturbations: frozenset[str]) -> None:
    """Print the share of each perturbation found where RATE of DEMETR's untouched translations have a finding."""
    by_name: dict[str, list[float]] = defaultdict(list)
    for text, value in zip(texts, scores.tolist(), strict=True):
        by_name[text.name].append(value)
    limit = sorted(by_name[CLEAN], reverse=True)[int(RATE * len(by_name[CLEAN]))]
    for name in (*sorted(perturbations), LOST if perturbations == DELETIONS else ADDED, OTHERS):
        print(f"  {name:32} {np.mean(np.array(by_name[name]) > limit):.3f}", flush=True)


if __name__ == "__main__":
    main()
