"""Sentence alignment as its users see it: beads, order, confidence."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mtaudit.alignment import align_sentences
from mtaudit.model import UnitKind

Pair = tuple[tuple[int, ...], tuple[int, ...]]

SOURCE = [
    "The city council approved the new tram line on Tuesday.",
    "Construction will begin in March next year.",
    "Mayor Elena Horvat called the vote a milestone for the northern districts.",
    "Residents had complained about crowded buses for a decade.",
    "The line will cost 340 million euros.",
    "Half of the money comes from a regional fund.",
    "Critics say the estimate is far too optimistic.",
    "A similar project in the harbour quarter ran over budget twice.",
    "Tickets are expected to stay at their current price.",
    "The operator promised a tram every seven minutes.",
]
TARGET = [
    "The city council has approved the new tramway on Tuesday.",
    "The construction will start in March of next year.",
    "Mayor Elena Horvat described the vote as a milestone for the districts of the north.",
    "The inhabitants complained for ten years about overcrowded buses.",
    "The line is going to cost 340 million euros.",
    "Half the money is from a regional fund.",
    "The critics say that the estimate is much too optimistic.",
    "A similar project in the quarter of the harbour exceeded its budget twice.",
    "The tickets should remain at the present price.",
    "The operator has promised a tram every seven minutes.",
]
any_text = st.text(max_size=40)
repetitive = st.sampled_from(["Yes.", "No.", "...", "", "The dog barked at the tram.", "The dog barked."])


def beads(source: list[str], target: list[str]) -> list[Pair]:
    return [(bead.source, bead.target) for bead in align_sentences(source, target).beads]


def kinds(source: list[str], target: list[str]) -> dict[Pair, UnitKind]:
    return {(bead.source, bead.target): bead.kind for bead in align_sentences(source, target).beads}


def one_to_one(count: int) -> list[Pair]:
    return [((k,), (k,)) for k in range(count)]


@given(st.lists(any_text, max_size=12), st.lists(any_text, max_size=12))
def test_every_sentence_is_covered_exactly_once(source: list[str], target: list[str]) -> None:
    found = align_sentences(source, target).beads
    assert sorted(i for bead in found for i in bead.source) == list(range(len(source)))
    assert [j for bead in found for j in bead.target] == list(range(len(target)))  # and in target order


@given(st.lists(repetitive, max_size=9), st.lists(repetitive, max_size=9))
def test_a_bead_has_consecutive_sentences_and_a_probability(source: list[str], target: list[str]) -> None:
    for bead in align_sentences(source, target).beads:
        assert bead.source or bead.target
        for side in (bead.source, bead.target):
            assert list(side) == list(range(side[0], side[0] + len(side))) if side else True
        assert 0 <= bead.confidence <= 1
        aligned = bead.kind in (UnitKind.ALIGNED, UnitKind.MOVED)
        assert aligned == bool(bead.source and bead.target)


@given(st.lists(repetitive | any_text, max_size=12))
def test_identical_texts_align_one_to_one_even_where_sentences_repeat(sentences: list[str]) -> None:
    found = align_sentences(sentences, sentences).beads
    assert [(bead.source, bead.target) for bead in found] == one_to_one(len(sentences))
    assert all(bead.kind is UnitKind.ALIGNED and bead.confidence > 0.99 for bead in found)


@given(st.lists(repetitive | any_text, max_size=8), st.lists(repetitive | any_text, max_size=8))
def test_the_same_texts_give_the_same_alignment(source: list[str], target: list[str]) -> None:
    assert align_sentences(source, target) == align_sentences(source, target)


def test_a_garbled_copy_aligns_one_to_one() -> None:
    assert beads(SOURCE, TARGET) == one_to_one(10)


def test_two_sentences_fused_into_one() -> None:
    fused = [*TARGET[:4], f"{TARGET[4][:-1]}, and {TARGET[5]}", *TARGET[6:]]
    assert ((4, 5), (4,)) in beads(SOURCE, fused)


def test_a_sentence_split_in_three() -> None:
    split = [
        *TARGET[:2],
        "Mayor Elena Horvat described the vote.",
        "As a milestone.",
        "For the north districts.",
        *TARGET[3:],
    ]
    assert ((2,), (2, 3, 4)) in beads(SOURCE, split)


def test_a_dropped_sentence_is_omitted_where_it_belongs() -> None:
    found = beads(SOURCE, TARGET[:6] + TARGET[7:])
    assert found.index(((6,), ())) == found.index(((5,), (5,))) + 1


def test_an_inserted_sentence_is_added() -> None:
    inserted = "Penguins huddle together against Antarctic blizzards."
    assert kinds(SOURCE, [*TARGET[:5], inserted, *TARGET[5:]])[(), (5,)] is UnitKind.ADDED


def test_a_sentence_replaced_in_place_is_an_omission_and_an_addition() -> None:
    penguins = "Penguins huddle together against blizzards that would freeze other animals within minutes."
    replaced = [*TARGET[:4], penguins, *TARGET[5:]]
    found = kinds(SOURCE, replaced)
    assert found[(4,), ()] is UnitKind.OMITTED
    assert found[(), (4,)] is UnitKind.ADDED


def test_a_short_sentence_in_other_words_stays_aligned_between_sure_neighbours() -> None:
    source, target = [*SOURCE[:5], "Benefits.", *SOURCE[5:]], [*TARGET[:5], "Advantages.", *TARGET[5:]]
    assert ((5,), (5,)) in beads(source, target)


@pytest.mark.parametrize(("start", "stop", "to"), [(0, 2, 6), (6, 9, 0), (3, 4, 8)])
def test_a_block_that_moved_is_found_and_the_rest_stays(start: int, stop: int, to: int) -> None:
    block, rest = list(range(start, stop)), [k for k in range(10) if not start <= k < stop]
    order = rest[:to] + block + rest[to:]
    found = kinds(SOURCE, [TARGET[k] for k in order])
    assert set(found) == {((k,), (place,)) for place, k in enumerate(order)}
    assert {source[0] for (source, _), kind in found.items() if kind is UnitKind.MOVED} == set(block)


def test_neighbours_that_changed_places_are_two_units() -> None:
    found = kinds(SOURCE, [*TARGET[:4], TARGET[5], TARGET[4], *TARGET[6:]])
    assert {found[(4,), (5,)], found[(5,), (4,)]} == {UnitKind.ALIGNED, UnitKind.MOVED}


def test_two_by_two_where_no_pair_stands_alone_stay_together() -> None:
    mixed = [
        "The line, half of which is paid by a fund,",
        "will cost 340 million euros, and the fund is regional money.",
    ]
    assert not {
        pair for pair in beads(SOURCE, [*TARGET[:4], *mixed, *TARGET[6:]]) if pair in (((4,), (5,)), ((5,), (4,)))
    }


def test_a_repeated_sentence_is_an_addition_and_no_move() -> None:
    found = kinds(SOURCE, [*TARGET, SOURCE[2]])
    assert found[(2,), (2,)] is UnitKind.ALIGNED
    assert found[(), (10,)] is UnitKind.ADDED


def test_omissions_stand_before_additions_in_one_gap() -> None:
    other = [
        "Penguins huddle together against blizzards that would freeze any other animal within minutes.",
        "Emperor chicks hatch during polar darkness, balanced upon their fathers' feet, hidden under feathers.",
    ]
    found = beads(SOURCE, [*TARGET[:4], *other, *TARGET[6:]])
    assert found[4:8] == [((4,), ()), ((5,), ()), ((), (4,)), ((), (5,))]


@pytest.mark.parametrize(("source", "target"), [([], []), ([], ["Hi."]), (["Hi."], []), (["\ud800"], ["\x1b[31m"])])
def test_next_to_nothing_aligns_to_something(source: list[str], target: list[str]) -> None:
    assert len(align_sentences(source, target).beads) >= max(len(source), len(target))


def test_doubt_lowers_confidence() -> None:
    sure = align_sentences(SOURCE, TARGET).beads[2].confidence
    vague = [*TARGET[:2], "She welcomed it as important for the north.", *TARGET[3:]]
    assert align_sentences(SOURCE, vague).beads[2].confidence < sure
