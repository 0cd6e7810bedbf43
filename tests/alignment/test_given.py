"""Alignments that a user gives: kinds and order follow from the pairs, and every sentence has one place."""

import pytest

from mtaudit.alignment import Pair, align_as_given, align_sentences
from mtaudit.errors import InputError
from mtaudit.model import UnitKind

FIVE = ["One two three.", "Four five six.", "Seven eight nine.", "Ten eleven twelve.", "Thirteen fourteen."]


def test_kinds_and_order_follow_from_the_pairs() -> None:
    aligned = align_as_given(FIVE, FIVE, [((4,), (0,)), ((2, 3), (3,)), ((0,), (1, 2)), ((), (4,))])
    assert [(bead.source, bead.target, bead.kind) for bead in aligned.beads] == [
        ((4,), (0,), UnitKind.MOVED),
        ((0,), (1, 2), UnitKind.ALIGNED),
        ((1,), (), UnitKind.OMITTED),
        ((2, 3), (3,), UnitKind.ALIGNED),
        ((), (4,), UnitKind.ADDED),
    ]
    assert {bead.confidence for bead in aligned.beads} == {1.0}


def test_what_the_search_finds_stays_what_it_is() -> None:
    target = [FIVE[3], FIVE[0], f"{FIVE[1]} {FIVE[2]}", "A new sentence that has nothing to do with any number."]
    found = align_sentences(FIVE, target).beads
    assert {bead.kind for bead in found} == set(UnitKind)
    again = align_as_given(FIVE, target, [(bead.source, bead.target) for bead in reversed(found)])
    assert [(b.source, b.target, b.kind) for b in again.beads] == [(b.source, b.target, b.kind) for b in found]


OTHER = [
    "Glaciers lose mass.",
    "Dust told us of volcanoes.",
    "Nine cores were drilled.",
    "Ice holds air.",
    "It is old.",
]


@pytest.mark.parametrize(
    ("target", "pairs", "is_copy"),
    [
        (FIVE, [((n,), (n,)) for n in range(5)], True),
        (FIVE, [((0, 1), (0, 1)), ((2,), (2,)), ((3, 4), (3, 4))], True),
        (FIVE[:2], [((0, 1), (0, 1))], True),  # an abridged copy
        (FIVE[::-1], [((n,), (4 - n,)) for n in range(5)], True),
        (FIVE, [((n,), (4 - n,)) for n in range(5)], False),  # its sentences, but other pairs
        (OTHER, [((n,), (n,)) for n in range(5)], False),
        (FIVE, [((0,), ()), ((), (0,))], False),
        (FIVE, [], False),
        (["Five."], [], False),
        ([], [], False),
    ],
)
def test_whether_it_is_a_copy_is_asked_of_the_pairs(target: list[str], pairs: list[Pair], is_copy: bool) -> None:
    aligned = align_as_given(FIVE, target, pairs)
    assert aligned.is_copy == is_copy
    assert 0 <= aligned.copy_score <= 1


def test_the_verdict_on_what_the_search_finds_stays_what_it_is() -> None:
    for target in (FIVE, FIVE[1:], FIVE[::-1], OTHER, OTHER[:4] + FIVE[:1]):
        found = align_sentences(FIVE, target)
        again = align_as_given(FIVE, target, [(bead.source, bead.target) for bead in found.beads])
        assert again.is_copy == found.is_copy


@pytest.mark.parametrize(
    ("pair", "says"),
    [
        (((), ()), "Pair 1 of the alignment has no sentences."),
        (((5,), ()), "Pair 1 of the alignment has a source sentence that does not exist or is taken."),
        (((), (-1,)), "Pair 1 of the alignment has a target sentence that does not exist or is taken."),
        (((0,), (1,)), "Pair 1 of the alignment has a source sentence that does not exist or is taken."),
        (((1, 3), (1,)), "Pair 1 of the alignment has source sentences that are not consecutive."),
        (((1,), (2, 1)), "Pair 1 of the alignment has target sentences that are not consecutive."),
        (((1,), (2, 2)), "Pair 1 of the alignment has target sentences that are not consecutive."),
    ],
)
def test_impossible_pairs_are_named(pair: Pair, says: str) -> None:
    with pytest.raises(InputError) as caught:
        align_as_given(FIVE, FIVE, [((0,), (0,)), pair])
    assert str(caught.value) == says
