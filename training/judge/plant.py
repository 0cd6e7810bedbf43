"""Plants errors and harmless changes in good translations and in human text, and writes them as gzipped JSON lines.

    python -m training.judge.plant --out FOLDER [--data ../shared/data] [--sources 8000] [--each 4] [--seed 1]

Each line: source, target (before), changed, kind, severity (0 harmless, 1 minor, 2 major, 3 critical), spans (in
changed), blurred, lost (in source; null where it is not known which of its words are gone).
"""

import argparse
import gzip
import json
import random
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from bench.corpora import DEFAULT_DATA, rows
from mtaudit.annotate import Annotator, Parse
from mtaudit.config import Config
from training.judge import harmless, plant_form, plant_loss, plant_meaning
from training.judge.editing import Planted
from training.judge.inventory import Inventory

GOOD = 0.35  # direct assessment (standardised) from which on a translation is taken for right
IDENTICAL = 0.2  # share of sources whose text itself stands in for a translation
SEVERITIES = (
    (3, plant_meaning.CRITICAL | plant_loss.CRITICAL | plant_form.CRITICAL),
    (2, plant_meaning.MAJOR | plant_loss.MAJOR | plant_form.MAJOR),
    (1, plant_loss.MINOR | plant_form.MINOR),
)
PLANTERS = {kind: (severity, planter) for severity, group in SEVERITIES for kind, planter in group.items()}
# Kinds that are several in one, and come out that much more often than the others.
SHARES = {"letter_case": 3.0, "repeat": 2.0, "tense": 3.0, "function_word": 2.0, "add_word": 2.0, "part_of_speech": 1.5}
OMISSIONS = frozenset(kind for kind in PLANTERS if kind.startswith(("omit_", "cut_")))


def held_out(data: Path) -> set[str]:
    """Sources that measuring sets have too."""
    names = ("human_pairs_dev", "mqm_spans_2023_dev", "demetr_dev", "backtranslation_dev", "clean_backtranslation_dev")
    texts = {row["source"] for name in names for row in rows(name, data)}
    return texts | {row["target"] for row in rows("human_pairs_dev", data)}


def planted_sources(folder: Path) -> set[str]:
    """Sources whose translations had errors planted."""
    found = set()
    for path in folder.glob("planted-*.jsonl.gz"):
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            for line in lines:
                row = json.loads(line)
                found.add(row.get("plain_source", row["source"]))
    return found


def good_translations(data: Path, number: int, rng: random.Random) -> list[tuple[str, str]]:
    """Source and its best-rated translation, for sources of a usual length."""
    banned = held_out(data)
    best: dict[str, tuple[float, str]] = {}
    for row in rows("da_to_english", data):
        source = row["source"]
        if source not in banned and 15 <= len(source) <= 400 and row["z"] >= GOOD:
            best[source] = max(best.get(source, (0.0, "")), (row["z"], row["target"]))
    chosen = sorted(best)
    rng.shuffle(chosen)
    return [(source, best[source][1]) for source in chosen[:number]]


def main() -> None:
    """Parse, count, plant, write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=DEFAULT_DATA)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--sources", type=int, default=8000)
    parser.add_argument("--each", type=int, default=4, help="errors planted in each translation")
    parser.add_argument(
        "--seed", type=int, default=1, help="of the planting; which texts are chosen does not depend on it"
    )
    args = parser.parse_args()
    rng = random.Random(1)
    pairs = good_translations(args.data, args.sources, rng)
    pairs = [(source, source if rng.random() < IDENTICAL else target) for source, target in pairs]
    rng = random.Random(args.seed)
    annotator = Annotator(Config().spacy_model)
    texts = sorted({text for pair in pairs for text in pair})
    parses = dict(zip(texts, annotator.parse(texts), strict=True))
    stock = Inventory((source, parses[source]) for source, _ in pairs)
    args.out.mkdir(parents=True, exist_ok=True)
    with gzip.open(args.out / f"planted-{args.seed}.jsonl.gz", "wt", encoding="utf-8", compresslevel=3) as out:
        for row in plant(pairs, parses, stock, args.each, rng):
            out.write(json.dumps(row, ensure_ascii=False) + "\n")


def plant(
    pairs: list[tuple[str, str]], parses: dict[str, Parse], stock: Inventory, each: int, rng: random.Random
) -> Iterator[dict[str, Any]]:
    """Rows; kinds that fit rarely are tried first, so that all kinds come out about equally often."""
    counts: dict[str, int] = defaultdict(int)
    for source, target in pairs:
        made = 0
        for kind in sorted(PLANTERS, key=lambda kind: counts[kind] / SHARES.get(kind, 1.0) + 40 * rng.random()):
            severity, planter = PLANTERS[kind]
            planted = planter(target, parses[target], stock, rng)
            if planted and planted.text != target and planted.text.strip():
                lost = _lost(kind, source, target, planted, parses)
                yield _row(source, target, planted, kind, severity, lost)
                counts[kind] += 1
                made += 1
            if made == each:
                break
        for kind in sorted(harmless.HARMLESS, key=lambda kind: counts[kind] + 20 * rng.random()):
            planted = harmless.HARMLESS[kind](target, parses[target], stock, rng)
            if planted and planted.text != target:
                yield _row(source, target, planted, kind, 0, [])
                counts[kind] += 1
                break
        if rng.random() < 0.3 and (longer := plant_loss.add_word(source, parses[source], stock, rng)):
            # what the source says more than the translation is an omission, with exact spans
            yield {
                "source": longer.text,
                "plain_source": source,
                "target": target,
                "changed": target,
                "kind": "unsaid",
                "severity": 3,
                "spans": [],
                "blurred": [],
                "lost": longer.spans,
            }
    for kind, count in sorted(counts.items()):
        print(f"{kind:18} {count}")


def _row(source: str, target: str, planted: Planted, kind: str, severity: int, lost: object) -> dict[str, Any]:
    return {
        "source": source,
        "target": target,
        "changed": planted.text,
        "kind": kind,
        "severity": severity,
        "spans": planted.spans,
        "blurred": planted.blurred,
        "lost": lost,
    }


def _lost(kind: str, source: str, target: str, planted: Planted, parses: dict[str, Parse]) -> list[list[int]] | None:
    """The source's words that were deleted from the target: those of the same lemma, if each has one."""
    if kind not in OMISSIONS:
        return None if planted.lost or PLANTERS[kind][0] > 1 else []
    gone = {
        token.lemma.lower()
        for token in parses[target].tokens
        if any(start <= token.start < end for start, end in planted.lost) and token.pos not in ("PUNCT", "DET")
    }
    kept = {
        token.lemma.lower()
        for token in parses[target].tokens
        if not any(start <= token.start < end for start, end in planted.lost)
    }
    found = [token for token in parses[source].tokens if token.lemma.lower() in gone - kept]
    if not gone or {token.lemma.lower() for token in found} != gone:
        return None
    return [[token.start, token.end] for token in found]


if __name__ == "__main__":
    main()
