"""The article pairs in seeds/ are what their README says: gold annotations that fit the texts, errors of every kind."""

import json
from collections import Counter
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from mtaudit.mqm import Severity

SEEDS = Path(__file__).parents[1] / "seeds"
PAIRS = ("business", "health", "politics", "science", "sport", "weather")
FAITHFUL = "science"
WITH_FURNITURE = {"health", "politics"}

# What the checks name, and what only a reader sees.
FAMILIES = {
    "addition", "added-sentence", "antonym", "date-time", "gender", "grammar", "missing-sentence", "mistranslation",
    "modality", "moved-sentence", "named-entity", "negation", "number", "omission", "quantifier", "quantity",
    "question", "quotation", "repetition", "role-swap", "sentence-break", "tense", "untranslated",
}  # fmt: skip
WHOLE_SENTENCE = {"added-sentence", "missing-sentence", "moved-sentence"}
SIDES = ("source", "target")

each_pair = pytest.mark.parametrize("name", PAIRS)
each_side = pytest.mark.parametrize("side", SIDES)


@cache
def gold(name: str) -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads((SEEDS / name / "gold.json").read_text(encoding="utf-8"))
    return loaded


@cache
def text(name: str, side: str) -> str:
    return (SEEDS / name / str(gold(name)[side])).read_bytes().decode("utf-8")


def sentences(name: str, side: str) -> list[tuple[int, int]]:
    return [(start, end) for start, end in gold(name)["alignment"][f"{side}_sentences"]]


def marked(name: str, side: str, families: set[str]) -> list[tuple[int, int]]:
    """The spans on one side of the findings of these families."""
    findings = gold(name)["findings"]
    return [tuple(f[side]["span"]) for f in findings if f["family"] in families and f[side]]


def overlap(one: tuple[int, int], other: tuple[int, int]) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def test_every_folder_is_a_pair() -> None:
    assert sorted(path.name for path in SEEDS.iterdir() if path.is_dir()) == list(PAIRS)


@each_pair
@each_side
def test_texts_are_clean_utf8_with_lf(name: str, side: str) -> None:
    assert text(name, side).endswith("\n")
    assert not set(text(name, side)) & set("\r\t\ufeff\ufffd")


@each_pair
@each_side
def test_spans_hold_the_text_they_quote(name: str, side: str) -> None:
    for entry in [*gold(name)["findings"], *gold(name)["not_findings"]]:
        if excerpt := entry[side]:
            start, end = excerpt["span"]
            assert text(name, side)[start:end] == excerpt["text"] != ""
            assert any(first <= start and end <= last for first, last in sentences(name, side)), excerpt["text"]


@each_pair
def test_findings_are_complete(name: str) -> None:
    for finding in gold(name)["findings"]:
        assert set(finding) == {"source", "target", "family", "severity", "note"}
        assert finding["family"] in FAMILIES
        assert finding["severity"] in {severity.label for severity in Severity} - {"neutral"}
        assert finding["note"]
        missing = [side for side in SIDES if finding[side] is None]
        assert missing == {"missing-sentence": ["target"], "added-sentence": ["source"]}.get(finding["family"], [])


@each_pair
def test_an_error_changes_words_and_a_harmless_difference_does_too(name: str) -> None:
    for entry in [*gold(name)["findings"], *gold(name)["not_findings"]]:
        if entry["source"] and entry["target"]:
            assert entry["source"]["text"] != entry["target"]["text"]


@each_pair
@each_side
def test_errors_and_harmless_differences_do_not_overlap(name: str, side: str) -> None:
    errors = marked(name, side, FAMILIES - WHOLE_SENTENCE)
    harmless = [tuple(entry[side]["span"]) for entry in gold(name)["not_findings"]]
    spans = sorted([*errors, *harmless])
    assert not [pair for pair in pairwise(spans) if overlap(*pair)]


@each_pair
def test_errors_are_many_and_mixed_but_in_the_faithful_pair(name: str) -> None:
    severities = Counter(finding["severity"] for finding in gold(name)["findings"])
    if name == FAITHFUL:
        assert not severities
    else:
        assert 8 <= severities.total() <= 14
        assert min(severities[label] for label in ("minor", "major", "critical")) >= 2
    assert len(gold(name)["not_findings"]) >= 8


def test_every_family_has_an_error() -> None:
    assert {finding["family"] for name in PAIRS for finding in gold(name)["findings"]} == FAMILIES


@each_pair
@each_side
def test_sentences_are_in_order_and_apart(name: str, side: str) -> None:
    spans = sentences(name, side)
    assert 12 <= len(spans) <= 30
    assert all(before[1] < after[0] for before, after in pairwise(spans))
    for start, end in spans:
        assert text(name, side)[start:end] == text(name, side)[start:end].strip() != ""


@each_pair
@each_side
def test_outside_the_sentences_there_is_only_page_furniture(name: str, side: str) -> None:
    edges = [0, *(edge for span in sentences(name, side) for edge in span), len(text(name, side))]
    between = [text(name, side)[start:end] for start, end in zip(edges[::2], edges[1::2], strict=True)]
    furniture = [line for gap in between for line in gap.splitlines() if line.strip()]
    assert bool(furniture) == (name in WITH_FURNITURE)


@each_pair
def test_alignment_covers_every_sentence_that_is_not_missing_or_added(name: str) -> None:
    pairs = gold(name)["alignment"]["pairs"]
    assert pairs == sorted(pairs)
    for index, side, family in ((0, "source", "missing-sentence"), (1, "target", "added-sentence")):
        spans = sentences(name, side)
        linked = {pair[index] for pair in pairs}
        assert linked <= set(range(len(spans)))
        unlinked = [span for i, span in enumerate(spans) if i not in linked]
        assert unlinked == sorted(marked(name, side, {family}))


@each_pair
def test_only_a_moved_sentence_breaks_the_order(name: str) -> None:
    pairs = gold(name)["alignment"]["pairs"]
    moved = set(marked(name, "source", {"moved-sentence"}))
    staying = [(s, t) for s, t in pairs if sentences(name, "source")[s] not in moved]
    assert all(before[1] <= after[1] for before, after in pairwise(staying))
    in_order = all(before[1] <= after[1] for before, after in pairwise(pairs))
    assert in_order == (not moved)


def test_sport_has_a_merged_and_a_split_sentence() -> None:
    pairs = gold("sport")["alignment"]["pairs"]
    assert 2 in Counter(target for _, target in pairs).values()
    assert 2 in Counter(source for source, _ in pairs).values()


@each_pair
def test_copies_are_reworded_throughout(name: str) -> None:
    """What a round trip leaves as it was is the exception: at most one sentence in ten."""
    pairs = gold(name)["alignment"]["pairs"]
    same = 0
    for source, target in pairs:
        one, other = sentences(name, "source")[source], sentences(name, "target")[target]
        same += text(name, "source")[slice(*one)] == text(name, "target")[slice(*other)]
    assert same <= len(pairs) / 10
