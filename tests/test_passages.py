"""Passages pair the units of two reports by their source sentences, however either report grouped them."""

from collections.abc import Sequence
from itertools import accumulate, pairwise

from hypothesis import given
from hypothesis import strategies as st

from mtaudit.passages import Passage, shared_passages
from tests.grouped import grouped

ONE, TWO, THREE = "One leaves.", "Two stay.", "Three come."


def passages(old: Sequence[Sequence[str]], new: Sequence[Sequence[str]]) -> list[tuple[list[str], list[str]]]:
    """The targets of each passage; see `grouped` for how units are written."""
    return [_targets(passage) for passage in shared_passages(grouped(old, "old"), grouped(new, "new"))]


def _targets(passage: Passage) -> tuple[list[str], list[str]]:
    old, new = ([unit.target.text for unit in units if unit.target] for units in (passage.old, passage.new))
    return old, new


def test_what_is_grouped_alike_is_compared_unit_by_unit() -> None:
    assert passages([[ONE], [TWO]], [[ONE], [TWO]]) == [(["old 0"], ["new 0"]), (["old 1"], ["new 1"])]


def test_units_are_merged_until_both_agree() -> None:
    assert passages([[ONE, TWO], [THREE]], [[ONE], [TWO, THREE]]) == [(["old 0", "old 1"], ["new 0", "new 1"])]
    assert passages([[ONE, TWO], [THREE]], [[ONE], [TWO], [THREE]]) == [
        (["old 0"], ["new 0", "new 1"]),
        (["old 1"], ["new 2"]),
    ]


def test_a_sentence_that_was_edited_is_not_compared_nor_what_shares_its_unit() -> None:
    assert passages([[ONE, TWO], [THREE]], [[ONE], ["Two left."], [THREE]]) == [(["old 1"], ["new 2"])]


def test_other_texts_share_nothing() -> None:
    assert passages([[ONE]], [[TWO]]) == []


def test_line_breaks_do_not_matter() -> None:
    assert passages([["One\nleaves."]], [["One  leaves."]]) == [(["old 0"], ["new 0"])]


def test_what_was_added_belongs_to_what_is_before_it() -> None:
    assert passages([[ONE], [], [TWO]], [[], [], [ONE], [TWO]]) == [
        (["old 0", "old 1"], ["new 0", "new 1", "new 2"]),
        (["old 2"], ["new 3"]),
    ]


def test_paragraphs_may_have_changed_places_and_sentences_may_be_alike() -> None:
    assert passages([[ONE], [TWO], [ONE]], [[TWO], [ONE], [ONE]]) == [
        (["old 0"], ["new 1"]),
        (["old 1"], ["new 0"]),
        (["old 2"], ["new 2"]),
    ]


SIZES = st.lists(st.integers(1, 3), min_size=1, max_size=9)


@given(SIZES, SIZES)
def test_passages_are_the_smallest_that_agree(old: list[int], new: list[int]) -> None:
    short, long = sorted((old, new), key=sum)
    short = [*short, *[1] * (sum(long) - sum(short))]
    sentences = [f"Number {number}." for number in range(sum(long))]
    reports = []
    for sizes in (short, long):
        ends = list(accumulate(sizes))
        reports.append(grouped([sentences[end - size : end] for size, end in zip(sizes, ends, strict=True)], "x"))
    found = shared_passages(*reports)
    cuts = set(accumulate(short)) & set(accumulate(long))
    assert [passage.sentences for passage in found] == [b - a for a, b in pairwise([0, *sorted(cuts)])]
    assert tuple(unit for passage in found for unit in passage.old) == reports[0].units
    assert tuple(unit for passage in found for unit in passage.new) == reports[1].units
