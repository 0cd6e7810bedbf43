"""The annotated article pairs: which gold errors are hit, how many findings are right, is the alignment.

A gold error is hit when a reported finding of minor or above shares characters with its span in the target, or in the
source where it has none there. A finding is right when it hits a gold error. An equivalence is flagged when such a
finding lies on it that hits no gold error.

usage: python -m bench.seeds [FOLDER…] — prints what was missed and what was false for each pair.
"""

import json
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bench.corpora import DEFAULT_SEEDS
from mtaudit.auditor import Auditor
from mtaudit.model import Excerpt, Finding, Report, Span
from mtaudit.mqm import Severity

Gold = dict[str, Any]


@dataclass(frozen=True)
class Pair:
    """A pair of texts, its gold annotation, and what the auditor says of it."""

    name: str
    gold: Gold
    report: Report

    @property
    def errors(self) -> list[Finding]:
        """Reported findings that are more than a note."""
        return [finding for finding in self.report.findings if finding.severity > Severity.NEUTRAL]

    def hit(self, gold: Gold) -> bool:
        """Whether an error was reported where `gold` is."""
        return any(touches(finding, gold) for finding in self.errors)

    def right(self, finding: Finding) -> bool:
        """Whether a gold error is where `finding` is."""
        return any(touches(finding, gold) for gold in self.gold["findings"])


def touches(finding: Finding, gold: Gold) -> bool:
    """Whether a finding and a gold span share characters, on the target side where both have one."""
    if gold["target"] and finding.target:
        return _overlap(finding.target, gold["target"])
    return _overlap(finding.source, gold["source"])


def _overlap(excerpt: Excerpt | None, gold: Gold | None) -> bool:
    return excerpt is not None and gold is not None and excerpt.span.overlaps(Span(*gold["span"]))


def load(gold_file: Path, auditor: Auditor) -> Pair:
    """Audit the pair that a gold file names."""
    gold = json.loads(gold_file.read_text("utf-8"))
    source, target = ((gold_file.parent / gold[side]).read_text("utf-8") for side in ("source", "target"))
    return Pair(gold_file.parent.name, gold, auditor.audit(source, target))


def alignment_f1(pair: Pair) -> float:
    """F1 of the links between gold sentences; a unit links the gold sentences that it overlaps on either side."""
    alignment = pair.gold["alignment"]
    gold = {tuple(link) for link in alignment["pairs"]}
    found = set()
    for unit in pair.report.units:
        if unit.source and unit.target:
            sides = ((unit.source, alignment["source_sentences"]), (unit.target, alignment["target_sentences"]))
            left, right = ([i for i, s in enumerate(spans) if side.span.overlaps(Span(*s))] for side, spans in sides)
            found |= {(i, j) for i in left for j in right}
    return 2 * len(gold & found) / (len(gold) + len(found))


def figures(auditor: Auditor, folder: Path = DEFAULT_SEEDS) -> dict[str, float]:
    """Figures of the real pair, and of the related articles that are no copies."""
    pair = load(folder / "seed_gold.json", auditor)
    out = {"seed alignment F1": alignment_f1(pair), "seed quality": pair.report.scores.quality}
    for severity in ("critical", "major", "minor"):
        gold = [g for g in pair.gold["findings"] if g["severity"] == severity]
        out[f"seed {severity} hit (of {len(gold)})"] = sum(map(pair.hit, gold))
    grave = [finding for finding in pair.errors if finding.severity >= Severity.MAJOR]
    out["seed precision, major or above"] = sum(map(pair.right, grave)) / max(1, len(grave))
    out[f"seed equivalences flagged (of {len(pair.gold['not_findings'])})"] = len(_flagged(pair))
    original = (folder / "original_001.txt").read_text("utf-8")
    related = sorted(folder.glob("related_*.txt"))
    out[f"related taken for a copy (of {len(related)})"] = sum(
        auditor.audit(original, text.read_text("utf-8")).auditable for text in related
    )
    return out


def _flagged(pair: Pair) -> list[Gold]:
    false = [finding for finding in pair.errors if not pair.right(finding)]
    return [gold for gold in pair.gold["not_findings"] if any(touches(finding, gold) for finding in false)]


def _describe(pair: Pair) -> None:
    print(f"\n== {pair.name}: alignment F1 {alignment_f1(pair):.3f}, auditable {pair.report.auditable}")
    for gold in pair.gold["findings"]:
        texts = " → ".join(repr(gold[side]["text"][:70]) if gold[side] else "∅" for side in ("source", "target"))
        print(f"  {'hit ' if pair.hit(gold) else 'MISS'} {gold['severity']:8} {gold['family']:16} {texts}")
    for gold in _flagged(pair):
        print(f"  FLAGGED equivalence {gold['source']['text']!r} → {gold['target']['text']!r}")
    for finding in pair.errors:
        mark = "right" if pair.right(finding) else "FALSE"
        print(f"  {mark} {finding.severity.label:8} {finding.check:16} {finding.confidence:.2f} {finding.message}")


def main() -> None:
    """Print hits, misses and false findings of each named folder, or of the real pair."""
    auditor = Auditor()
    for folder in [Path(argument) for argument in sys.argv[1:]] or [DEFAULT_SEEDS]:
        for gold_file in sorted(folder.glob("*gold.json")):
            _describe(load(gold_file, auditor))


if __name__ == "__main__":
    main()
