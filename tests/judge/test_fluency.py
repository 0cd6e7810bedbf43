from pathlib import Path

import numpy as np
import pytest

from mtaudit.encode import MODELS
from mtaudit.judge.fluency import Fluency, hashed


@pytest.fixture(scope="module")
def fluency() -> Fluency:
    return Fluency.load(MODELS / "fluency.npz")


def test_chances_of_a_word_after_two_others(tmp_path: Path) -> None:
    counts = {"it": 40, "^ it": 10, "it is": 30, "^ it is": 8, "is": 60}
    codes = sorted((hashed(sequence), count) for sequence, count in counts.items())
    keys, times = np.array(codes, np.uint32).T
    np.savez(tmp_path / "counts.npz", keys=keys, counts=times, total=1000)
    # first word: pairs with the start of a text, of which there are total / 20; then what is left to single words
    first = (10 - 0.75 + 15 * 40.5 / 1000) / (50 + 15)
    pair = (30 - 0.75 + 15 * 60.5 / 1000) / (40 + 15)
    second = (8 - 0.75 + 4 * pair) / (10 + 4)
    found = Fluency.load(tmp_path / "counts.npz").surprise(["it", "is"])
    assert found == pytest.approx(-np.log([first, second]), rel=1e-6)


def test_what_is_usual_surprises_less(fluency: Fluency) -> None:
    usual, unusual = (fluency.surprise(text.split()) for text in ("one of the most", "one the of most"))
    assert usual.sum() + 5 < unusual.sum()


@pytest.mark.parametrize(
    ("keys", "counts", "total"), [([], [], 9), ([1, 2], [5], 9), ([1], [5], 0), ([1], [5], -9), (["a"], [5], 9)]
)
def test_what_is_no_table_of_counts_is_refused(
    tmp_path: Path, keys: list[object], counts: list[int], total: int
) -> None:
    kind = None if keys == ["a"] else np.uint32
    np.savez(tmp_path / "counts.npz", keys=np.array(keys, kind), counts=np.array(counts, np.uint32), total=total)
    with pytest.raises(ValueError, match="no counts"):
        Fluency.load(tmp_path / "counts.npz")


@pytest.mark.parametrize("words", [[""], ["\ud800"], ["x" * 100_000], ["a"] * 50_000])
def test_any_words_have_a_finite_surprise(fluency: Fluency, words: list[str]) -> None:
    found = fluency.surprise(words)
    assert found.shape == (len(words),)
    assert np.isfinite(found).all()
    assert (found >= 0).all()
