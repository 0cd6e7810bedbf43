"""Do word links agree with people's? MultiMWA-MTRef (Lan, Jiang and Xu, 2021): precision, recall and F1 on Sure links.

usage: python -m bench.words [--split dev|train] [--rows N] [--show N]

The corpus is split at spaces and mostly lower-cased; a link of ours counts as the link of the gold words it lies in.
"""

import argparse
import gzip
import time
from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import accumulate
from pathlib import Path
from typing import NamedTuple

from bench.corpora import DEFAULT_DATA
from bench.parses import CachedAnnotator
from mtaudit.alignment.words import align_words
from mtaudit.annotate import Annotator
from mtaudit.model import LinkKind, Token, WordAlignment

Pairs = set[tuple[int, int]]


class Row(NamedTuple):
    """A sentence pair with its gold links, as indices of space-separated words."""

    source: str
    target: str
    sure: Pairs
    possible: Pairs


class Aligned(NamedTuple):
    """A row with both sides' tokens."""

    row: Row
    source: Sequence[Token]
    target: Sequence[Token]


def read(path: Path) -> Iterator[Row]:
    """The rows of a MultiMWA file: id, source, –, target, –, –, –, Sure links, Possible links."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            columns = [*line.rstrip("\n").split("\t"), ""]
            yield Row(columns[1], columns[3], _pairs(columns[7]), _pairs(columns[8]))


def gold_links(aligned: Aligned, links: WordAlignment, kinds: Iterable[LinkKind] = LinkKind) -> Pairs:
    """Our links of certain kinds, as pairs of space-separated words."""
    ours, theirs = _places(aligned.row.source, aligned.source), _places(aligned.row.target, aligned.target)
    return {(ours[link.source], theirs[link.target]) for link in links.links if link.kind in kinds}


def measure(rows: Sequence[Aligned], predict: Callable[[Aligned], Pairs]) -> tuple[float, float, float]:
    """Precision, recall and F1 of the predicted links on the Sure links, micro-averaged."""
    right = found = sure = 0
    for row in rows:
        links = predict(row)
        right += len(links & row.row.sure)
        found += len(links)
        sure += len(row.row.sure)
    return right / max(found, 1), right / max(sure, 1), 2 * right / max(found + sure, 1)


def exact(aligned: Aligned) -> Pairs:
    """The baseline: equal words, the n-th with the n-th."""
    seen: Counter[str] = Counter()
    places = {}
    for j, word in enumerate(aligned.row.target.lower().split(" ")):
        places[word, seen[word]] = j
        seen[word] += 1
    seen.clear()
    links = set()
    for i, word in enumerate(aligned.row.source.lower().split(" ")):
        if (word, seen[word]) in places:
            links.add((i, places[word, seen[word]]))
        seen[word] += 1
    return links


def _pairs(column: str) -> Pairs:
    return {(int(i), int(j)) for i, _, j in (link.partition("-") for link in column.split())}


def _places(text: str, tokens: Sequence[Token]) -> list[int]:
    starts = [0, *accumulate(len(word) + 1 for word in text.split(" "))]
    return [bisect_right(starts, token.start) - 1 for token in tokens]


def annotated(path: Path, annotator: Annotator) -> list[Aligned]:
    """The rows of a file with their tokens."""
    rows = list(read(path))
    sources, targets = (annotator.parse(texts) for texts in ([r.source for r in rows], [r.target for r in rows]))
    return [Aligned(row, s.tokens, t.tokens) for row, s, t in zip(rows, sources, targets, strict=True)]


def figures(annotator: Annotator, data: Path) -> dict[str, float]:
    """F1 of all links, and of exact matches alone, against the Sure links of the development half."""
    aligned = annotated(data / "mtref-dev.tsv.gz", annotator)
    ours = measure(aligned, lambda row: gold_links(row, align_words(row.source, row.target)))
    return {"words: F1 of links": ours[2], "words: F1 of exact matches alone": measure(aligned, exact)[2]}


def main() -> None:
    """Print the figures, one line per system, and what each kind of link contributes."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--split", choices=["dev", "train"], default="dev")
    parser.add_argument("--rows", type=int, default=0, help="0 for all")
    parser.add_argument("--show", type=int, default=0, help="how many rows to show with what is wrong and missing")
    parser.add_argument("--data", type=Path, default=DEFAULT_DATA)
    options = parser.parse_args()
    aligned = annotated(options.data / f"mtref-{options.split}.tsv.gz", CachedAnnotator())[: options.rows or None]
    align_words(aligned[0].source, aligned[0].target)  # loads the lexicon
    start = time.process_time()
    links = {id(row): align_words(row.source, row.target) for row in aligned}
    seconds = time.process_time() - start
    sure_kinds = set(LinkKind) - {LinkKind.DIFFERENT}
    systems = {
        "exact match": exact,
        "align_words": lambda row: gold_links(row, links[id(row)]),
        "… without different": lambda row: gold_links(row, links[id(row)], sure_kinds),
    }
    for name, predict in systems.items():
        precision, recall, f1 = measure(aligned, predict)
        print(f"{name:<22} P {precision:.3f}  R {recall:.3f}  F1 {f1:.3f}")
    for kind in LinkKind:
        found = [(gold_links(row, links[id(row)], [kind]), row.row) for row in aligned]
        total = sum(len(pairs) for pairs, _ in found)
        sure = sum(len(pairs & row.sure) for pairs, row in found) / max(total, 1)
        either = sum(len(pairs & (row.sure | row.possible)) for pairs, row in found) / max(total, 1)
        print(f"  {kind:<20} {total:>6} links  {sure:.3f} sure  {either:.3f} sure or possible")
    print(f"{len(aligned) / seconds:.0f} pairs a second of CPU")
    for row in aligned[: options.show]:
        source, target = row.row.source.split(" "), row.row.target.split(" ")
        ours = gold_links(row, links[id(row)])
        print(f"\n  S {row.row.source}\n  T {row.row.target}")
        for mark, pairs in (("wrong", ours - row.row.sure - row.row.possible), ("missed", row.row.sure - ours)):
            print(f"    {mark:<7}", "  ".join(f"{source[i]}/{target[j]}" for i, j in sorted(pairs)))


if __name__ == "__main__":
    main()
