"""Does the word diff point at the errors, and at little else? Against difflib's word diff, the one that everybody has.

usage: python -m bench.diffs [--data DIR] — prints the table of docs/diff.md

Changes: stretches of a unit shown as changed; faint: those shown as reworded or moved. Changed: the share of the
target's characters shown as changed; inside and outside: of those in error spans, and of those in none, summed over
raters; precision: of what is shown as changed, the share that is in an error span. Order: the probability that a
character in a major error is shown more strongly than one in no error at all, ties counting half (0.5 is chance); what
changed is strong, what was reworded or moved is weak.
"""

import argparse
import json
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from pathlib import Path
from typing import NamedTuple

from bench.cached import CachedAuditor
from bench.corpora import DEFAULT_DATA, rows
from bench.units import units
from mtaudit.auditor import Auditor
from mtaudit.model import Excerpt, Segment, Unit
from mtaudit.report.diff import Piece, PieceKind, word_diff

SEEDS = Path(__file__).resolve().parents[1] / "seeds"
CHANGES = frozenset((PieceKind.DELETED, PieceKind.INSERTED, PieceKind.REPLACED))
FAINT = frozenset((PieceKind.REWORDED, PieceKind.MOVED))
_OPCODES = {
    "equal": PieceKind.EQUAL,
    "delete": PieceKind.DELETED,
    "insert": PieceKind.INSERTED,
    "replace": PieceKind.REPLACED,
}
_SHARES = ("changed", "inside", "outside", "precision", "order")
_WORD = re.compile(r"\w+|[^\w\s]")
Diff = Callable[[Unit], Sequence[Piece]]
Errors = list[tuple[range, bool]]  # one rater's: characters of the target, and whether the error is major


class Case(NamedTuple):
    """A unit and what each rater marked in its target."""

    unit: Unit
    raters: list[Errors]


def difflib_diff(unit: Unit) -> tuple[Piece, ...]:
    """The words of a unit as `difflib.SequenceMatcher` compares them."""
    source, target = ([m.span() for m in _WORD.finditer(s.text)] if s else [] for s in (unit.source, unit.target))
    texts = _texts(unit.source, source), _texts(unit.target, target)
    pieces: list[Piece] = []
    for name, i, i_end, j, j_end in SequenceMatcher(None, *texts, autojunk=False).get_opcodes():
        spaced = (i < i_end and _gap_before(source, i)) or (j < j_end and _gap_before(target, j))
        sides = _excerpt(unit.source, source[i:i_end]), _excerpt(unit.target, target[j:j_end])
        pieces.append(Piece(_OPCODES[name], *sides, spaced))
    return tuple(pieces)


def _texts(segment: Segment | None, spans: Iterable[tuple[int, int]]) -> list[str]:
    return [segment.text[start:end] for start, end in spans] if segment else []


def _gap_before(spans: Sequence[tuple[int, int]], word: int) -> bool:
    return word > 0 and spans[word - 1][1] < spans[word][0]


def _excerpt(segment: Segment | None, spans: Sequence[tuple[int, int]]) -> Excerpt | None:
    if segment is None or not spans:
        return None
    start, end = spans[0][0], spans[-1][1]
    return Excerpt(segment.start + start, segment.start + end, segment.text[start:end])


SYSTEMS: Mapping[str, Diff] = {"difflib": difflib_diff, "mtaudit": word_diff}


def strengths(unit: Unit, pieces: Iterable[Piece]) -> list[int]:
    """How strongly each character of the target is shown: 0 equal or between pieces, 1 reworded or moved, 2 changed."""
    if unit.target is None:
        return []
    shown = [0] * len(unit.target.text)
    for piece in pieces:
        if piece.target and piece.kind is not PieceKind.EQUAL:
            start, end = piece.target.start - unit.target.start, piece.target.end - unit.target.start
            shown[start:end] = [2 if piece.kind in CHANGES else 1] * (end - start)
    return shown


def aligned(pair: str) -> dict[int, tuple[str, str]]:
    """By number, from 0, the source sentences of a pair of seeds/, each with the target sentence it is aligned with."""
    gold = json.loads((SEEDS / pair / "gold.json").read_text("utf-8"))
    source, target = ((SEEDS / pair / gold[side]).read_text("utf-8") for side in ("source", "target"))
    ours, theirs = (gold["alignment"][f"{side}_sentences"] for side in ("source", "target"))
    return {i: (source[slice(*ours[i])], target[slice(*theirs[j])]) for i, j in gold["alignment"]["pairs"]}


def seeds(auditor: Auditor) -> Iterator[Case]:
    """The sentences of seeds/; their gold spans hold unchanged words too, and say nothing of a diff."""
    names = sorted(file.parent.name for file in SEEDS.glob("*/gold.json"))
    pairs = [pair for name in names for pair in aligned(name).values()]
    return (Case(unit, []) for unit in units(pairs, auditor))


def mqm(auditor: Auditor, data: Path) -> Iterator[Case]:
    """WMT23 MQM; a major error is one of accuracy, and not minor."""
    table = list(rows("mqm_spans_2023_dev", data))
    pairs = [(row["source"], row["target"]) for row in table]
    for row, unit in zip(table, units(pairs, auditor), strict=True):
        raters: dict[str, Errors] = {rater: [] for rater in row["raters"]}
        for error in row["errors"]:
            if error["span"]:
                major = error["severity"] != "Minor" and error["category"].startswith("Accuracy")
                raters[error["rater"]].append((range(len(row["target"]))[slice(*error["span"])], major))
        yield Case(unit, list(raters.values()))


def human(auditor: Auditor, data: Path) -> Iterator[Case]:
    """Pairs of independent human translations, in which nobody marked anything."""
    pairs = [(row["source"], row["target"]) for row in rows("human_pairs_dev", data)]
    return (Case(unit, []) for unit in units(pairs, auditor))


def measure(cases: Iterable[Case], diff: Diff) -> dict[str, float]:
    """The columns of the table, for one diff of one corpus."""
    count = changes = faint = 0
    shown, none, some, major = (Counter[int]() for _ in range(4))
    for unit, raters in cases:
        if unit.source is None or unit.target is None:
            continue
        pieces = diff(unit)
        count += 1
        changes += sum(piece.kind in CHANGES for piece in pieces)
        faint += sum(piece.kind in FAINT for piece in pieces)
        strong = strengths(unit, pieces)
        shown.update(strong)
        for errors in raters:
            inside = {k for error, _ in errors for k in error}
            grave = {k for error, is_major in errors if is_major for k in error}
            some.update(strong[k] for k in inside)
            major.update(strong[k] for k in grave)
            none.update(strength for k, strength in enumerate(strong) if k not in inside)
    figures = {"changes": changes / max(1, count), "faint": faint / max(1, count), "changed": _share(shown)}
    if some:
        figures |= {"inside": _share(some), "outside": _share(none)}
        figures |= {"precision": some[2] / max(1, some[2] + none[2]), "order": order(major, none)}
    return figures


def order(inside: Counter[int], outside: Counter[int]) -> float:
    """The probability that a character inside is shown more strongly than one outside, a tie being half of that."""
    wins = sum(
        n * m * (1.0 if strength > other else 0.5)
        for strength, n in inside.items()
        for other, m in outside.items()
        if strength >= other
    )
    return wins / max(1, inside.total() * outside.total())


def _share(counts: Counter[int]) -> float:
    return counts[2] / max(1, counts.total())


def table(auditor: Auditor, data: Path) -> Iterator[tuple[str, str, dict[str, float]]]:
    """Corpus, diff and columns."""
    for name, cases in (
        ("seeds/", list(seeds(auditor))),
        ("WMT23 MQM", list(mqm(auditor, data))),
        ("human pairs", list(human(auditor, data))),
    ):
        for system, diff in SYSTEMS.items():
            yield name, system, measure(cases, diff)


def figures(auditor: Auditor, data: Path) -> dict[str, float]:
    """The figures of the table, named "diff: CORPUS, SYSTEM: COLUMN"."""
    return {
        f"diff: {name}, {system}: {column}": value
        for name, system, columns in table(auditor, data)
        for column, value in columns.items()
    }


def main() -> None:
    """Print the table as Markdown."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=DEFAULT_DATA)
    options = parser.parse_args()
    print(f"| | diff | changes | faint | {' | '.join(_SHARES)} |")
    print(f"| --- | ---{' | ---:' * (2 + len(_SHARES))} |")
    for name, system, columns in table(CachedAuditor(), options.data):
        shares = [f"{columns[c]:.3f}" if c in columns else "" for c in _SHARES]
        print(f"| {name} | {system} | {columns['changes']:.1f} | {columns['faint']:.1f} | {' | '.join(shares)} |")


if __name__ == "__main__":
    main()
