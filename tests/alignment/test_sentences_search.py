"""Inside sentence alignment: anchors and bands keep the cost low, and the decoder's probabilities add up."""

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mtaudit.alignment import align_sentences
from mtaudit.alignment.band import Anchor, chain, find_anchors, find_band
from mtaudit.alignment.beads import NULL, Step
from mtaudit.alignment.decode import decode
from mtaudit.alignment.similarity import collect, pair_scores
from mtaudit.model import UnitKind

words = st.sampled_from(["tram", "mayor", "vote", "Tuesday", "340", "the", "of", "budget", "harbour"])
sentences = st.lists(st.lists(words, max_size=5).map(" ".join), min_size=1, max_size=4)
anchors = st.lists(
    st.builds(Anchor, st.integers(0, 8), st.integers(0, 8), st.integers(1, 5).map(float)),
    max_size=8,
    unique_by=(lambda a: a[0], lambda a: a[1]),
)


def numbered(count: int, first: int = 0) -> list[str]:
    return [
        f"Entry {k} of the register concerns parcel {k * 7} in district {k * 13}." for k in range(first, first + count)
    ]


def total(steps: list[Step]) -> float:
    return sum(step.score for step in steps)


@given(anchors)
def test_the_chain_is_the_heaviest_that_rises(found: list[Anchor]) -> None:
    found.sort(key=lambda anchor: -anchor.weight)
    links = chain(found)
    assert all(a.source < b.source and a.target < b.target for a, b in pairwise(links))
    heaviest: dict[Anchor, float] = {}
    for anchor in sorted(found):
        before = [
            heaviest[other] for other in heaviest if other.source < anchor.source and other.target < anchor.target
        ]
        heaviest[anchor] = anchor.weight + max(before, default=0.0)
    assert sum(link.weight for link in links) == max(heaviest.values(), default=0.0)


@given(sentences, sentences)
def test_the_decoder_beats_leaving_everything_out(source: list[str], target: list[str]) -> None:
    evidence = collect(source, target)
    steps = decode(evidence, find_band(len(source), len(target), []))
    assert total(steps) >= NULL * (len(source) + len(target)) - 1e-6


@given(sentences, sentences)
def test_a_single_pair_scores_the_same_by_itself_and_in_the_grid(source: list[str], target: list[str]) -> None:
    evidence = collect(source, target)
    for step in decode(evidence, find_band(len(source), len(target), [])):
        if (step.taken, step.given) == (1, 1):
            alone = pair_scores(evidence, np.array([step.source]), np.array([step.target]))
            assert step.score == pytest.approx(alone[0], abs=1e-4)


def test_rare_words_tie_sentences_and_frequent_ones_do_not() -> None:
    source = [*numbered(40), "The register ends here."]
    found = find_anchors(collect(source, source))
    best: dict[int, int] = {}
    for anchor in found:
        best.setdefault(anchor.source, anchor.target)
    assert best == {k: k for k in range(41)}


def test_cells_grow_with_the_length_and_not_with_its_square() -> None:
    def cells(count: int) -> int:
        source, target = numbered(count), numbered(count // 2) + numbered(count // 2, first=count // 2 + 40)
        band = find_band(count, len(target), chain(find_anchors(collect(source, target))))
        return sum(high - low + 1 for low, high in band)

    assert cells(4000) < 3 * cells(2000)
    assert cells(4000) < 4000 * 4000 / 10


def test_a_band_is_connected_from_corner_to_corner() -> None:
    band = find_band(3000, 900, [Anchor(2500, 100, 9.0)])
    assert band[0][0] == 0
    assert band[-1][1] == 900
    assert all(low <= next_low <= high <= next_high for (low, high), (next_low, next_high) in pairwise(band))


def test_a_long_document_with_gaps_aligns_as_a_short_one_does() -> None:
    source = numbered(3000)
    target = [
        *source[:1000],
        "Nobody had expected anything so strange to appear among these dull lines, but here it stood.",
        *source[1300:],
    ]
    beads = [(bead.source, bead.target) for bead in align_sentences(source, target).beads]
    expected = [((k,), (k,)) for k in range(1000)] + [((k,), ()) for k in range(1000, 1300)] + [((), (1000,))]
    assert beads == expected + [((k,), (k - 299,)) for k in range(1300, 3000)]


def test_vast_texts_without_a_hold_keep_to_the_diagonal() -> None:
    found = align_sentences(["It rained."] * 3000, ["It was raining."] * 3000)
    assert [(bead.source, bead.target) for bead in found.beads] == [((k,), (k,)) for k in range(3000)]


def test_a_document_of_repeated_parts_aligns_part_by_part() -> None:
    """Every sentence of the second part occurs in the first as well; only the order tells which is meant."""
    first, second = numbered(30), numbered(30)[::-1]
    source = first + second + first
    target = [f"{sentence[:-1]}, as noted." for sentence in source]
    found = align_sentences(source, target)
    assert [(bead.source, bead.target) for bead in found.beads] == [((k,), (k,)) for k in range(90)]


def test_a_long_block_that_moved_is_found_whole_and_the_rest_stays() -> None:
    source = numbered(300)
    block = ["A comparable plot appears.", *source[10:40], "Some other plot follows."]
    moved = [*source[:9], *source[41:], *block]
    kinds = {bead.source: bead.kind for bead in align_sentences(source, moved).beads if bead.source and bead.target}
    assert all(kinds[(k,)] is UnitKind.MOVED for k in range(10, 40))
    assert all(kinds[(k,)] is UnitKind.ALIGNED for k in range(41, 300))


def test_confidence_is_a_posterior() -> None:
    """Two equal sentences compete for one: each pairing is as probable as the other."""
    evidence = collect(["The mayor voted."] * 2, ["The mayor voted."])
    confidence = {(step.taken, step.given): step.confidence for step in decode(evidence, [(0, 1)] * 3)}
    assert np.isclose(confidence[1, 1], confidence[1, 0], atol=0.05)
    assert confidence[1, 1] < 0.5
