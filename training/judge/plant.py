"""Plants errors and harmless changes in good translations and in human text.

Each row: source, target (before), changed, kind, severity (0 harmless, 1 minor, 2 major, 3 critical), spans (in
changed), blurred, lost (in source; null where it is not known which of its words are gone).
"""

import random
from collections import defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from bench.corpora import rows
from mtaudit.annotate import Parse
from training.judge import (
    harmless,
    plant_claim,
    plant_excess,
    plant_fact,
    plant_form,
    plant_grammar,
    plant_idiom,
    plant_loss,
    plant_role,
    plant_tense,
    plant_word,
)
from training.judge.editing import CRITICAL, MINOR, Planted
from training.judge.inventory import Inventory

GOOD = 0.35  # direct assessment (standardised) from which on a translation is taken for right
IDENTICAL = 0.2  # share of sources whose text itself stands in for a translation
UNSAID = 0.3  # share of sources that get words the translation lacks
LENGTHS = range(15, 401)  # characters of a source
PLANTERS = (
    plant_claim.KINDS
    | plant_fact.KINDS
    | plant_role.KINDS
    | plant_tense.KINDS
    | plant_word.KINDS
    | plant_idiom.KINDS
    | plant_loss.KINDS
    | plant_excess.KINDS
    | plant_grammar.KINDS
    | plant_form.KINDS
)
# Kinds that are several in one or hard to learn, and come out that much more often than the others.
SHARES = {
    "letter_case": 3.0,
    "repeat": 2.0,
    "tense": 3.0,
    "aspect": 2.0,
    "function_word": 2.0,
    "add_word": 2.0,
    "part_of_speech": 1.5,
    "cut_modifier": 2.0,
    "collocate": 2.0,
    "noun_phrase": 2.0,
    "lookalike": 2.0,
    "polyseme": 2.0,
    "literal": 2.0,
}
OMISSIONS = frozenset(kind for kind in PLANTERS if kind.startswith(("omit_", "cut_")))

Row = dict[str, Any]


def held_out(data: Path) -> set[str]:
    """Sources that measuring sets have too."""
    names = ("human_pairs_dev", "mqm_spans_2023_dev", "demetr_dev", "backtranslation_dev", "clean_backtranslation_dev")
    texts = {row["source"] for name in names for row in rows(name, data)}
    return texts | {row["target"] for row in rows("human_pairs_dev", data)}


def good_translations(data: Path) -> list[tuple[str, str]]:
    """Each source of a usual length with its best-rated translation, or now and then itself; the same order always."""
    banned = held_out(data)
    best: dict[str, tuple[float, str]] = {}
    for row in rows("da_to_english", data):
        source = row["source"]
        if source not in banned and len(source) in LENGTHS and row["z"] >= GOOD:
            best[source] = max(best.get(source, (0.0, "")), (row["z"], row["target"]))
    rng = random.Random(1)
    chosen = sorted(best)
    rng.shuffle(chosen)
    return [(source, source if rng.random() < IDENTICAL else best[source][1]) for source in chosen]


def plant(pairs: list[tuple[str, str]], parses: Mapping[str, Parse], each: int, seed: int) -> Iterator[Row]:
    """Rows of `each` errors a pair and harmless changes.

    Kinds that fit rarely are tried first, so that all come out about equally often. `parses` has every text of `pairs`.
    """
    rng = random.Random(seed)
    stock = Inventory((source, parses[source]) for source, _ in pairs)
    counts: dict[str, int] = defaultdict(int)
    for source, target in pairs:
        made = 0
        for kind in sorted(PLANTERS, key=lambda kind: counts[kind] / SHARES.get(kind, 1.0) + 40 * rng.random()):
            severity, planter = PLANTERS[kind]
            planted = planter(target, parses[target], stock, rng)
            if planted and planted.text != target and planted.text.strip():
                yield _row(source, target, planted, kind, severity, _lost(kind, source, target, planted, parses))
                counts[kind] += 1
                made += 1
            if made == each:
                break
        for kind in sorted(harmless.SINGLE, key=lambda kind: counts[kind] + 20 * rng.random()):
            planted = harmless.SINGLE[kind](target, parses[target], stock, rng)
            if planted and planted.text != target:
                yield _row(source, target, planted, kind, 0, [])
                counts[kind] += 1
                break
        if planted := harmless.restated(target, parses[target], stock, rng):
            yield _row(source, target, planted, "restated", 0, [])
        if rng.random() < UNSAID and (longer := plant_excess.add_word(source, parses[source], stock, rng)):
            # what the source says more than the translation is an omission, with exact spans
            unsaid = _row(longer.text, target, Planted(target), "unsaid", CRITICAL, longer.spans)
            yield unsaid | {"plain_source": source}


def _row(source: str, target: str, planted: Planted, kind: str, severity: int, lost: object) -> Row:
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


def _lost(kind: str, source: str, target: str, planted: Planted, parses: Mapping[str, Parse]) -> list[list[int]] | None:
    """The source's words that were deleted from the target: those of the same lemma, if each has one."""
    if kind not in OMISSIONS:
        return None if planted.lost or PLANTERS[kind][0] > MINOR else []
    gone: set[str] = set()
    kept: set[str] = set()
    for token in parses[target].tokens:
        deleted = any(start <= token.start < end for start, end in planted.lost)
        if not deleted:
            kept.add(token.lemma.lower())
        elif token.pos not in ("PUNCT", "DET"):
            gone.add(token.lemma.lower())
    found = [token for token in parses[source].tokens if token.lemma.lower() in gone - kept]
    if not gone or {token.lemma.lower() for token in found} != gone:
        return None
    return [[token.start, token.end] for token in found]
