"""Do word links agree with people's? MultiMWA-MTRef (Lan, Jiang and Xu, 2021): precision, recall and F1 on Sure links.

usage: python -m bench.words [--split dev|train] [--rows N] [--show N]

The corpus is split at spaces and mostly lower-cased; a link of ours counts as the link of the gold words it lies in.
"""

import argparse
import gzip
import time
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, repeat
from pathlib import Path
from typing import NamedTuple

from bench.cached import CachedAnnotator
from bench.corpora import DEFAULT_DATA
from mtaudit.alignment.words import align_words
from mtaudit.annotate import Annotator
from mtaudit.encode import Encoder
from mtaudit.model import LinkKind, Segment, Token, WordAlignment

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


def measure(rows: Sequence[Aligned], predicted: Iterable[Pairs]) -> tuple[float, float, float]:
    """Precision, recall and F1 of the links predicted for each row on its Sure links, micro-averaged."""
    right = found = sure = 0
    for row, links in zip(rows, predicted, strict=True):
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


def linked(aligned: Iterable[Aligned], encoder: Encoder | None = None) -> list[Pairs]:
    """Our links of each row, as pairs of space-separated words."""
    return [gold_links(row, links) for row, links in _links(list(aligned), encoder)]


def _links(rows: Sequence[Aligned], encoder: Encoder | None) -> Iterator[tuple[Aligned, WordAlignment]]:
    sides = ((_segment(row.row.source, row.source), _segment(row.row.target, row.target)) for row in rows)
    similarities = encoder.similarities(sides) if encoder else repeat(None)
    for row, similarity in zip(rows, similarities, strict=False):
        yield row, align_words(row.source, row.target, similarity)


def _segment(text: str, tokens: Sequence[Token]) -> Segment:
    return Segment(0, len(text), text, (0,), tuple(tokens))


def figures(annotator: Annotator, data: Path) -> dict[str, float]:
    """F1 on the development half, without and with the encoder, and of exact matches alone."""
    aligned = annotated(data / "mtref-dev.tsv.gz", annotator)
    return {
        "words: F1 of links": measure(aligned, linked(aligned))[2],
        "words: F1 of links, with the encoder": measure(aligned, linked(aligned, Encoder()))[2],
        "words: F1 of exact matches alone": measure(aligned, map(exact, aligned))[2],
    }


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
    print(f"{'exact match':<22} P {{:.3f}}  R {{:.3f}}  F1 {{:.3f}}".format(*measure(aligned, map(exact, aligned))))
    for name, encoder in (("align_words", None), ("… with the encoder", Encoder())):
        _show(name, aligned, encoder, options.show)


def _show(name: str, aligned: Sequence[Aligned], encoder: Encoder | None, show: int) -> None:
    start = time.process_time()
    links = [links for _, links in _links(aligned, encoder)]
    seconds = time.process_time() - start
    for title, kinds in ((name, set(LinkKind)), ("… less different", set(LinkKind) - {LinkKind.DIFFERENT})):
        predicted = map(gold_links, aligned, links, repeat(kinds))
        print(f"{title:<22} P {{:.3f}}  R {{:.3f}}  F1 {{:.3f}}".format(*measure(aligned, predicted)))
    for kind in LinkKind:
        pairs = [(gold_links(row, found, [kind]), row.row) for row, found in zip(aligned, links, strict=True)]
        total = sum(len(ours) for ours, _ in pairs)
        sure = sum(len(ours & row.sure) for ours, row in pairs) / max(total, 1)
        either = sum(len(ours & (row.sure | row.possible)) for ours, row in pairs) / max(total, 1)
        print(f"  {kind:<20} {total:>6} links  {sure:.3f} sure  {either:.3f} sure or possible")
    print(f"  {len(aligned) / seconds:.0f} pairs a second of CPU")
    for row, found in list(zip(aligned, links, strict=True))[:show]:
        source, target = row.row.source.split(" "), row.row.target.split(" ")
        ours = gold_links(row, found)
        print(f"\n  S {row.row.source}\n  T {row.row.target}")
        for mark, wrong in (("wrong", ours - row.row.sure - row.row.possible), ("missed", row.row.sure - ours)):
            print(f"    {mark:<7}", "  ".join(f"{source[i]}/{target[j]}" for i, j in sorted(wrong)))


if __name__ == "__main__":
    main()
