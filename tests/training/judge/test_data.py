"""What is made of experts' marks, planted errors and direct assessments, down to the tokens."""

import random
from typing import Any

import numpy as np
import pytest

from training.judge.data import (
    MARGIN,
    UNKNOWN,
    Contrast,
    Marks,
    Pools,
    assessed_groups,
    expert_examples,
    expert_groups,
    is_kept_back,
    planted_group,
)

OFFSETS = np.array([(0, 3), (4, 7), (8, 11), (11, 12)], np.int32)  # of: The cat sat.


def expert(errors: list[dict[str, Any]], raters: int = 2, **changed: Any) -> dict[str, Any]:
    names = [f"rater{number}" for number in range(raters)]
    return {
        "source": "A",
        "target": "The cat sat.",
        "doc": "d",
        "segment": 1,
        "raters": names,
        "errors": errors,
    } | changed


def error(severity: str, span: tuple[int, int] | None, rater: int = 0, category: str = "Accuracy") -> dict[str, Any]:
    return {"severity": severity, "span": span, "rater": f"rater{rater}", "category": category}


def planted(severity: int, **changed: Any) -> dict[str, Any]:
    row = {"source": "A", "changed": f"B{severity}", "severity": severity, "spans": [[4, 7]], "blurred": [], "lost": []}
    return row | changed


def test_tokens_take_the_gravest_of_the_marks_that_touch_them() -> None:
    marks = Marks(((4, 7, 1.0, 0.0, 0.0), (6, 9, 0.5, 0.5, 0.0)), weight=0.6)
    wanted, weight = marks.of(OFFSETS)
    assert wanted.tolist() == [[0, 0, 0], [1, 0.5, 0], [0.5, 0.5, 0], [0, 0, 0]]
    assert weight == pytest.approx([0.6] * 4)


def test_blurred_tokens_and_unknown_sides_count_for_nothing() -> None:
    assert Marks(blurred=((4, 7),)).of(OFFSETS)[1].tolist() == [1, 0, 1, 1]
    assert not UNKNOWN.of(OFFSETS)[1].any()


def test_a_text_without_tokens_has_no_marks() -> None:
    wanted, weight = Marks(((0, 1, 1.0, 1.0, 1.0),)).of(np.zeros((0, 2), np.int32))
    assert wanted.shape == (0, 3)
    assert weight.shape == (0,)


def test_experts_agree_by_shares() -> None:
    row = expert([error("Major", (4, 11)), error("Minor", (8, 12), rater=1)])
    (((penalty, unit),),) = expert_examples([row], 0.5).values()
    assert penalty == 3.0  # a major error costs 5, a minor one 1; mean of two raters
    assert unit.major == 0.5
    assert unit.critical is None
    assert unit.target_marks == Marks(
        ((4, 8, 0.5, 0.5, 0.0), (8, 11, 1.0, 0.5, 0.0), (11, 12, 0.5, 0.0, 0.0)), weight=0.5
    )


def test_a_rater_counts_once_a_character() -> None:
    row = expert([error("Minor", (4, 7)), error("Major", (4, 7))], raters=1)
    (((_, unit),),) = expert_examples([row], 1.0).values()
    assert unit.target_marks.spans == ((4, 7, 1.0, 1.0, 0.0),)


def test_matters_of_style_and_no_errors_are_not_grave() -> None:
    style, clean = expert([error("Major", (4, 7), category="Style/Awkward")]), expert([error("No-error", None)])
    ((styled, none),) = expert_examples([style, clean], 1.0).values()
    assert (styled[0], styled[1].major, styled[1].critical) == (2.5, 0.0, 0.0)
    assert (none[0], none[1].major, none[1].target_marks.spans) == (0.0, 0.0, ())


def test_systems_of_a_segment_are_compared_where_they_differ() -> None:
    rows = [expert(errors, raters=1) for errors in ([], [error("Minor", None)], [error("Major", None)], [])]
    (group,) = expert_groups(expert_examples(rows, 1.0), 4, random.Random(1))
    assert len(group.units) == 4
    assert len(group.contrasts) == 5  # all pairs but the two without errors
    assert all(contrast.weight <= 0.5 for contrast in group.contrasts)
    (few,) = expert_groups(expert_examples(rows, 1.0), 2, random.Random(1))
    assert len(few.units) == 2


def test_what_is_kept_back_depends_on_the_document_alone() -> None:
    kept = [is_kept_back(f"document {number}") for number in range(800)]
    assert kept == [is_kept_back(f"document {number}") for number in range(800)]
    assert 60 < sum(kept) < 140  # about an eighth


def test_planted_errors_cost_more_by_severity() -> None:
    group = planted_group("A", "B", [planted(0), planted(1), planted(3)])
    assert [unit.target for unit in group.units] == ["B", "B0", "B1", "B3"]
    assert group.contrasts == (
        Contrast(0, 1, 0.0, 0.7),  # harmless: level with the clean one
        Contrast(0, 2, MARGIN[1], 1.0),
        Contrast(0, 3, MARGIN[3], 1.0),
        Contrast(1, 3, MARGIN[3], 0.4),
        Contrast(2, 3, MARGIN[3] - MARGIN[1], 0.4),
    )
    assert [unit.target_marks.spans for unit in group.units] == [
        (),
        (),
        ((4, 7, 1.0, 0.0, 0.0),),
        ((4, 7, 1.0, 1.0, 1.0),),
    ]
    assert [unit.critical for unit in group.units] == [0, 0, 0, 1]


def test_only_of_identical_text_is_it_known_that_nothing_else_is_wrong() -> None:
    assert [unit.major for unit in planted_group("A", "B", [planted(2)]).units] == [None, None]
    assert [unit.major for unit in planted_group("A", "A", [planted(2)]).units] == [0, 1]


def test_lost_words_are_marked_where_it_is_known_which() -> None:
    group = planted_group("A", "B", [planted(3, lost=[[0, 1]]), planted(3, lost=None)])
    assert [unit.source_marks.weight for unit in group.units] == [0.6, 0.6, 0.0]
    assert group.units[1].source_marks.spans == ((0, 1, 1.0, 1.0, 1.0),)


def test_other_sources_are_not_compared_with_each_other() -> None:
    group = planted_group("A", "B", [planted(0), planted(3, source="A, unsaid")])
    assert [contrast[:2] for contrast in group.contrasts] == [(0, 1), (0, 2)]


def test_liked_translations_of_known_sources_have_no_critical_error() -> None:
    rows = [
        {"source": source, "target": "A good translation.", "z": z}
        for source, z in (("A", 1.0), ("A", 0.5), ("B", 1.0))
    ]
    (group,) = assessed_groups(rows, {"A"})
    (unit,) = group.units
    assert (unit.source, unit.major, unit.critical) == ("A", None, 0.0)
    assert not group.contrasts


def test_an_epoch_has_every_segment_and_some_of_the_rest() -> None:
    groups = [planted_group("A", f"B{number}", []) for number in range(9)]
    segments = expert_examples([expert([], segment=number) for number in range(4)], 1.0)
    pools = Pools(groups, groups[:1], [(segments, 5)])
    drawn = pools.draw(3, 2, random.Random(1))
    assert [group.pool for group in drawn] == ["planted"] * 4 + ["expert"] * 4
    assert drawn == pools.draw(3, 2, random.Random(1))
    assert drawn != pools.draw(3, 2, random.Random(2))
