"""Candidates of all checks with what is known of them: whether an expert marked them, or we planted what they name.

Three kinds of corpora. In rows of MQM annotation a candidate is right where one of the raters marked an error. Where an
error was planted (DEMETR's development half, and our own), a candidate is right where it touches the planted words, or
speaks of a loss that nobody spoke of before; what is said elsewhere in such a row is left out. In translations that are
taken for right (the same before planting, independent human translations, back-translations of what experts found
right) every candidate is wrong.
"""

import gzip
import json
import random
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

from bench.corpora import Pair, rows
from bench.marked import label
from bench.units import units
from mtaudit.auditor import Auditor
from mtaudit.disposal import features
from mtaudit.findings import check_id
from mtaudit.model import Candidate, Span, Unit, UnitCheck
from mtaudit.mqm import Severity
from training.changes import new_words

DEMETR_ROWS = 200  # of each perturbation
LEFT_OUT = frozenset({"base_id33_empty", "base_id35_reference", "minor_id30_tokenized"})
PLANTED_SOURCES, DOCUMENTS = 600, 14  # of our own planted errors; of WMT20
# Candidates of these checks touch all sorts of errors; only their own kinds are a reason to trust them more.
ITS_OWN = {
    "addition": ("critical_id6_addition", "add_"),
    "antonym": ("critical_id7_antonym", "critical_id8_negation", "antonym", "prefix"),
    "mistranslation": (
        *("critical_id7_antonym", "critical_id9_ne_replaced", "critical_id20_shuffled", "major_id3_hypernym"),
        *("antonym", "bound", "cause", "collocate", "comparison", "exchanged", "far_sense", "garbled", "hypernym"),
        *(
            "literal",
            "lookalike",
            "narrower",
            "noun_phrase",
            "polyseme",
            "roles",
            "sibling",
            "unrelated",
            "wrong_sense",
        ),
    ),
}
# A mark of an expert, which may be of any kind, confirms these only from such a strength on.
BELIEVED, TYPED = 0.35, frozenset({"addition", "antonym"})


@dataclass(frozen=True)
class Example:
    """A candidate: where it is from, its features, and the shares of raters, 0 to 1, who marked an error, a grave one.

    `group` names what must not be parted when examples are split: a document, or a source.
    """

    corpus: str
    kind: str
    group: str
    row: int
    check: str
    features: dict[str, float]
    marked: float
    grave: float


class Planted(NamedTuple):
    """A translation before and after an error was planted; `spans` of `changed`, where they are known."""

    corpus: str
    kind: str
    source: str
    target: str
    changed: str
    spans: tuple[tuple[int, int], ...] | None
    severity: Severity


Proposals = list[tuple[str, Candidate, dict[str, float]]]


class Collector:
    """Collects the examples of corpus after corpus; `words` counts those of each row's target, `rows` names each."""

    def __init__(self, auditor: Auditor) -> None:
        self.auditor = auditor
        self.examples: list[Example] = []
        self.rows: list[tuple[str, str, int]] = []

    def right(self, corpus: str, pairs: Sequence[Pair]) -> None:
        """Translations that are taken for right."""
        for unit, proposals in self._propose(pairs):
            assert unit.source
            row = self._row(corpus, "", unit)
            for check, _, numbers in proposals:
                self.examples.append(Example(corpus, "", unit.source.text, row, check, numbers, 0.0, 0.0))

    def planted(self, table: Sequence[Planted]) -> None:
        """Translations with one planted change, which may be harmless."""
        before = {}
        pairs = sorted({(case.source, case.target) for case in table})
        for pair, (_, proposals) in zip(pairs, self._propose(pairs), strict=True):
            before[pair] = [(check, c.source) for check, c, _ in proposals if c.target is None]
        for case, (unit, proposals) in zip(table, self._propose([(c.source, c.changed) for c in table]), strict=True):
            row = self._row(case.corpus, case.kind, unit)
            spans = case.spans or tuple(new_words(case.target, case.changed))
            for check, candidate, numbers in proposals:
                harmless = case.severity is Severity.NEUTRAL
                if not harmless and not _touches(check, candidate, spans, before[case.source, case.target]):
                    continue
                if not harmless and check in ITS_OWN and not case.kind.startswith(ITS_OWN[check]):
                    continue
                marked, grave = not harmless, case.severity >= Severity.MAJOR
                self.examples.append(
                    Example(case.corpus, case.kind, case.source, row, check, numbers, float(marked), float(grave))
                )

    def experts(self, corpus: str, table: Sequence[dict[str, Any]]) -> None:
        """Rows of MQM annotation."""
        pairs = [(row["source"], row["target"]) for row in table]
        for annotated, (unit, proposals) in zip(table, self._propose(pairs), strict=True):
            row = self._row(corpus, "", unit)
            for check, candidate, numbers in proposals:
                said = label(annotated, candidate)
                if check in TYPED and said.is_right and candidate.strength < BELIEVED:
                    continue
                self.examples.append(Example(corpus, "", annotated["doc"], row, check, numbers, said.share, said.grave))

    def _row(self, corpus: str, kind: str, unit: Unit) -> int:
        assert unit.target
        self.rows.append((corpus, kind, len(unit.target.text.split())))
        return len(self.rows) - 1

    def _propose(self, pairs: Sequence[Pair]) -> Iterator[tuple[Unit, Proposals]]:
        checks = [check for check in self.auditor.checks if isinstance(check, UnitCheck)]
        for unit in units(pairs, self.auditor):
            yield (
                unit,
                [
                    (check_id(check), candidate, features(candidate, unit))
                    for check in checks
                    for candidate in check.propose(unit)
                    if candidate.severity > Severity.NEUTRAL
                ],
            )


def collect(auditor: Auditor, data: Path, planted: Path) -> Collector:
    """All examples; the same ones for the same data."""
    made = Collector(auditor)
    table = list(rows("demetr_dev", data))
    made.planted(list(_demetr(table)))
    made.right("DEMETR, untouched", sorted({(row["source"], row["target"]) for row in table}))
    for name in ("human_pairs_dev", "clean_backtranslation_dev"):
        made.right(name, [(row["source"], row["target"]) for row in rows(name, data)])
    own = list(_own(planted))
    made.planted(own)
    made.right("own, untouched", sorted({(case.source, case.target) for case in own}))
    made.experts("mqm_spans_2023_dev", list(rows("mqm_spans_2023_dev", data)))
    table = list(rows("mqm_spans_2020", data))
    documents = set(random.Random(0).sample(sorted({row["doc"] for row in table}), DOCUMENTS))
    chosen = [row for row in table if row["doc"] in documents]
    made.experts("mqm_spans_2020", chosen)
    return made


def _demetr(table: Iterable[dict[str, Any]]) -> Iterator[Planted]:
    by_kind = defaultdict(list)
    for row in table:
        by_kind[row["perturbation"]].append(row)
    for kind, found in sorted(by_kind.items()):
        if kind not in LEFT_OUT:
            for row in random.Random(kind).sample(found, min(DEMETR_ROWS, len(found))):
                severity = {"major": Severity.MAJOR, "minor": Severity.MINOR}.get(row["severity"], Severity.CRITICAL)
                yield Planted("DEMETR", kind, row["source"], row["target"], row["perturbed"], None, severity)


def _own(planted: Path) -> Iterator[Planted]:
    with gzip.open(planted, "rt", encoding="utf-8") as lines:
        table = [row for row in map(json.loads, lines) if row["changed"] != row["source"]]
    sources = set(random.Random(0).sample(sorted({row["source"] for row in table}), PLANTED_SOURCES))
    for row in table:
        if row["source"] in sources:
            spans = tuple(map(tuple, row["spans"])) or None
            yield Planted(
                "own", row["kind"], row["source"], row["target"], row["changed"], spans, Severity(row["severity"])
            )


def _touches(
    check: str, candidate: Candidate, spans: Sequence[tuple[int, int]], before: Sequence[tuple[str, Span | None]]
) -> bool:
    """Whether a candidate is about what was planted."""
    if candidate.target is not None:
        return any(start < candidate.target.end and candidate.target.start < end for start, end in spans)
    assert candidate.source
    return not any(by == check and lost and lost.overlaps(candidate.source) for by, lost in before)
