"""How well sentences are aligned: link F1 and nulls per condition, beside Gale-Church and a plain similarity DP.

usage: python -m bench.alignment [--data DIR]

Links are pairs of gold segments that one unit covers, nulls the segments in no link; both are micro-averaged over the
rows of a condition. "segments" aligns the gold segments; "raw text" segments the texts first, and a sentence counts for
the gold segments with which it shares at least half of the shorter of the two. Its ceiling is what a perfect alignment
of those sentences would reach: a heading that the text runs into the next sentence is lost to any aligner. Baselines:
Gale & Church (1993) as NLTK has it, and dynamic programming over the cosine of word counts with a constant price for a
skipped sentence.
"""

import argparse
import random
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import product
from math import sqrt
from pathlib import Path
from typing import Any
from zlib import crc32

from nltk.translate.gale_church import align_blocks
from rich.console import Console
from rich.table import Table

from bench.calibration import Case, calibration_error, reliability
from bench.corpora import DEFAULT_DATA, rows
from mtaudit.alignment import align, align_sentences
from mtaudit.model import Document, SegmentedDocument, Span, UnitKind
from mtaudit.segment import segment_pair

Links = set[tuple[int, int]]
Aligner = Callable[[Sequence[str], Sequence[str]], Links]
CONDITIONS = ("clean", "edited", "moved", "hard")
SKIP = 0.15  # similarity forgone by the baseline's skipped sentence
BINS = (0.0, 0.5, 0.7, 0.8, 0.9, 0.95, 0.99, 1.0)


def ours(source: Sequence[str], target: Sequence[str]) -> Links:
    """mtaudit's links."""
    return {(i, j) for bead in align_sentences(source, target).beads for i in bead.source for j in bead.target}


def gale_church(source: Sequence[str], target: Sequence[str]) -> Links:
    """Links by length alone."""
    return set(align_blocks([len(text) for text in source], [len(text) for text in target]))


def similarity_dp(source: Sequence[str], target: Sequence[str]) -> Links:
    """Links of the monotone 1-1 alignment with the greatest sum of word cosines, less SKIP per skipped sentence."""
    left, right = ([Counter(text.casefold().split()) for text in side] for side in (source, target))
    norms = [[sqrt(sum(count * count for count in bag.values())) or 1.0 for bag in side] for side in (left, right)]
    best = [[(-SKIP * (i + j), i, j) for j in range(len(right) + 1)] for i in range(len(left) + 1)]
    for i, here in enumerate(left, 1):
        for j, there in enumerate(right, 1):
            cosine = sum(count * there[word] for word, count in here.items()) / (norms[0][i - 1] * norms[1][j - 1])
            best[i][j] = max(
                (best[i - 1][j - 1][0] + cosine, 1, 1),
                (best[i - 1][j][0] - SKIP, 1, 0),
                (best[i][j - 1][0] - SKIP, 0, 1),
            )
    i, j = len(left), len(right)
    links = set()
    while i and j:
        _, a, b = best[i][j]
        i, j = i - a, j - b
        if a and b:
            links.add((i, j))
    return links


def from_raw(row: dict[str, Any]) -> Links:
    """mtaudit's links between the gold segments of a row, found from the raw texts."""
    source, target = segment_pair(*(Document(side, row[side]) for side in ("source", "target")))
    rows_of = _covered(source, row["source_segments"])
    columns_of = _covered(target, row["target_segments"])
    return {
        (i, j)
        for unit in align(source, target).units
        if unit.source and unit.target
        for i in {i for sentence in unit.source.sentences for i in rows_of[sentence]}
        for j in {j for sentence in unit.target.sentences for j in columns_of[sentence]}
    }


def ceiling(row: dict[str, Any]) -> Links:
    """The links that a perfect alignment of the sentences found in the raw texts would have."""
    gold = {(i, j) for source, target in row["gold"] for i in source for j in target}
    sides = segment_pair(*(Document(side, row[side]) for side in ("source", "target")))
    covered = [_covered(side, row[f"{side.document.name}_segments"]) for side in sides]
    pairs = [set(product(here, there)) for here, there in product(*covered)]
    return set().union(*(pair for pair in pairs if pair & gold))


def _covered(document: SegmentedDocument, segments: Sequence[Sequence[int]]) -> list[list[int]]:
    """The gold segments of each sentence."""

    def half(sentence: Span, start: int, end: int) -> bool:
        shared = min(sentence.end, end) - max(sentence.start, start)
        return shared > 0 and 2 * shared >= min(len(sentence), end - start)

    return [[k for k, (a, b) in enumerate(segments) if half(sentence, a, b)] for sentence in document.sentences]


def texts(row: dict[str, Any], side: str) -> list[str]:
    """The gold segments of one side of a row."""
    return [row[side][start:end] for start, end in row[f"{side}_segments"]]


def f1(found: int, predicted: int, gold: int) -> float:
    """Harmonic mean of precision and recall, 0 where nothing is right."""
    return 2 * found / (predicted + gold) if found else 0.0


def agreement(cases: Iterable[tuple[dict[str, Any], Links]]) -> dict[str, float]:
    """Link F1, and precision and recall of nulls."""
    counts = Counter[str]()
    for row, links in cases:
        gold = {(i, j) for source, target in row["gold"] for i in source for j in target}
        sizes = len(row["source_segments"]), len(row["target_segments"])
        nulls, expected = _nulls(links, *sizes), _nulls(gold, *sizes)
        counts += Counter(right=len(links & gold), said=len(links), gold=len(gold))
        counts += Counter(null_right=len(nulls & expected), null_said=len(nulls), null_gold=len(expected))
    return {
        "link F1": f1(counts["right"], counts["said"], counts["gold"]),
        "null precision": counts["null_right"] / max(counts["null_said"], 1),
        "null recall": counts["null_right"] / max(counts["null_gold"], 1),
    }


def _nulls(links: Links, height: int, width: int) -> set[tuple[str, int]]:
    sources, targets = {i for i, _ in links}, {j for _, j in links}
    omitted = {("source", i) for i in range(height) if i not in sources}
    return omitted | {("target", j) for j in range(width) if j not in targets}


def held_out(row: dict[str, Any]) -> bool:
    """Whether a document is of the half on which confidences are shown, and not of that on which they were fitted."""
    return crc32(f"{row['set']} {row['doc']}".encode()) % 2 == 0


def judged(table: Iterable[dict[str, Any]]) -> list[tuple[UnitKind, Case]]:
    """Every unit of the aligned gold segments: its kind, its confidence, and whether it is exactly right."""
    units = []
    for row in table:
        gold = {(tuple(source), tuple(target)) for source, target in row["gold"]}
        for bead in align_sentences(texts(row, "source"), texts(row, "target")).beads:
            units.append((bead.kind, (bead.confidence, (bead.source, bead.target) in gold)))
    return units


def verdicts(data: Path) -> dict[str, float]:
    """Shares of wrong `is_copy`: whole documents, thinned ones, halves of one text, single sentences."""
    rng = random.Random(1)
    documents = [row for row in rows("documents_dev", data) if row["targets"] and len(row["source"]) >= 6]
    wrong: dict[str, list[bool]] = defaultdict(list)

    def judge(name: str, source: Sequence[str], target: Sequence[str], copy: bool) -> None:
        wrong[name].append(align_sentences(source, target).is_copy != copy)

    for row in rows("alignment_dev", data):
        copy = row["condition"] != "unrelated"
        name = "copies refused" if copy else "unrelated documents taken for a copy"
        judge(name, texts(row, "source"), texts(row, "target"), copy)
    for row in documents:
        source, target = row["source"], row["targets"][rng.choice(sorted(row["targets"]))]
        kept = sorted(rng.sample(range(len(source)), max(3, len(source) // 3)))
        judge("copies of a third of the sentences refused", source, [target[k] for k in kept], True)
        middle = len(source) // 2
        judge("other halves of one text taken for a copy", source[:middle], target[middle:], False)
        k, other = rng.randrange(len(source)), rng.choice(documents)
        judge("copies of one sentence refused", [source[k]], [target[k]], True)
        if other is not row:
            judge("unrelated sentences taken for a copy", [source[k]], [rng.choice(other["source"])], False)
    for source, target in human_documents(data):
        judge("second human translations refused", source, target, True)
    return {f"verdict: {name}": sum(values) / len(values) for name, values in wrong.items()}


def human_documents(data: Path, size: int = 25) -> Iterator[tuple[list[str], list[str]]]:
    """Consecutive segments of two human translations of one text."""
    sets = defaultdict(list)
    for row in rows("human_pairs_dev", data):
        sets[row["set"]].append(row)
    for pairs in sets.values():
        pairs.sort(key=lambda row: row["segment"])
        for start in range(0, len(pairs) - size + 1, size):
            part = pairs[start : start + size]
            yield [row["source"] for row in part], [row["target"] for row in part]


def figures(data: Path = DEFAULT_DATA) -> dict[str, float]:
    """All figures of mtaudit and of the baselines, by name."""
    table = list(rows("alignment_dev", data))
    aligners: dict[str, Aligner] = {"mtaudit": ours, "Gale-Church": gale_church, "similarity DP": similarity_dp}
    found: dict[str, float] = {}
    for condition in CONDITIONS:
        chosen = [row for row in table if row["condition"] == condition]
        results = {
            name: agreement((row, aligner(texts(row, "source"), texts(row, "target"))) for row in chosen)
            for name, aligner in aligners.items()
        }
        results["mtaudit from raw text"] = agreement((row, from_raw(row)) for row in chosen)
        results["ceiling from raw text"] = agreement((row, ceiling(row)) for row in chosen)
        for name, figures_of in results.items():
            wanted = figures_of if condition != "clean" else {"link F1": figures_of["link F1"]}
            found |= {f"alignment {condition}, {figure}: {name}": value for figure, value in wanted.items()}
    units = judged(row for row in table if row["gold"] and held_out(row))
    unsure = [case for kind, case in units if kind is not UnitKind.ALIGNED]
    found["alignment, calibration error"] = calibration_error([case for _, case in units], BINS)
    found["alignment, calibration error: omitted, added, moved"] = calibration_error(unsure, BINS)
    return found | verdicts(data)


def main() -> None:
    """Print the figures and the reliability of confidences."""
    parser = argparse.ArgumentParser(prog="python -m bench.alignment", description=__doc__)
    parser.add_argument("--data", type=Path, default=DEFAULT_DATA)
    data = parser.parse_args().data
    shown = Table("figure", "value")
    for name, value in figures(data).items():
        shown.add_row(name, f"{value:.4f}")
    console = Console(width=110)
    console.print(shown)
    units = judged(row for row in rows("alignment_dev", data) if row["gold"] and held_out(row))
    for title, kinds in (("all units", set(UnitKind)), *((kind.value, {kind}) for kind in UnitKind)):
        calibration = Table("confidence", "units", "mean", "exactly right", title=f"{title}, held-out documents")
        for low, high, count, mean, right in reliability([case for kind, case in units if kind in kinds], BINS):
            calibration.add_row(f"{low:.2f}–{high:.2f}", str(count), f"{mean:.3f}", f"{right:.3f}")
        console.print(calibration)


if __name__ == "__main__":
    main()
