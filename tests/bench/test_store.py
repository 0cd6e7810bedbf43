"""What is kept on disk."""

from collections.abc import Sequence
from pathlib import Path

from bench.store import Store


def test_each_text_is_computed_once_in_all_runs(tmp_path: Path) -> None:
    asked: list[str] = []

    def lengths(texts: Sequence[str]) -> list[int]:
        asked.extend(texts)
        return [len(text) for text in texts]

    assert Store[str, int]("lengths", "1", tmp_path).values(["a", "bb", "a"], lengths) == [1, 2, 1]
    assert Store[str, int]("lengths", "1", tmp_path).values(["bb", "ccc\ud800"], lengths) == [2, 4]
    assert asked == ["a", "bb", "ccc\ud800"]


def test_under_another_signature_it_is_computed_anew(tmp_path: Path) -> None:
    assert Store[str, int]("values", "1", tmp_path).values(["a"], lambda _: [1]) == [1]
    assert Store[str, int]("values", "2", tmp_path).values(["a"], lambda _: [2]) == [2]
