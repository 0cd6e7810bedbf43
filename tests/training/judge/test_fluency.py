"""Counts of good English."""

from training.judge.fluency import count, half


def test_sequences_seen_once_are_dropped() -> None:
    counts = count(["The cat sat.", "The cat ran."])
    assert counts.total == 8
    # the; cat; full stop; at the beginning; the cat; at the beginning twice
    assert sorted(counts.counts.tolist()) == [2] * 6


def test_what_was_counted_surprises_less() -> None:
    counts = count(["The cat sat on the mat.", "The cat sat on the mat."])
    known, unknown = counts.surprise(["the", "cat"]), counts.surprise(["the", "dog"])
    assert known[0] == unknown[0]
    assert known[1] < unknown[1]


def test_half_of_the_sources_go_to_each_side() -> None:
    assert {half("A cat."), half("A cat.")} in ({0}, {1})
    assert 60 < sum(half(f"Sentence {number}.") for number in range(200)) < 140
