"""Groups as tensors."""

import random

import pytest

pytest.importorskip("torch")

from mtaudit.judge.fluency import Fluency
from training.judge.batches import Batcher, kept_apart, of_like_length
from training.judge.data import Contrast, Example, Group, Marks
from training.judge.encode import Store
from training.judge.fluency import count, half

PLAIN, SMALL, CASED = "It is over.", "it is over.", "It Is over."
GROUP = Group(
    "planted",
    (
        Example(PLAIN, PLAIN, major=0.0),
        Example(PLAIN, SMALL, Marks(((0, 2, 1.0, 0.0, 0.0),), ((3, 5),), 0.5)),
    ),
    (Contrast(0, 1, 0.7, 1.0),),
)


@pytest.fixture
def batcher(store: Store, fluency: Fluency) -> Batcher:
    return Batcher(store, fluency)


def test_each_text_is_read_once(batcher: Batcher) -> None:
    batch = batcher.batch([GROUP, GROUP])
    assert len(batch.texts.mask) == 2
    assert batch.source.tolist() == [0, 0, 0, 0]
    assert batch.target.tolist() == [0, 1, 0, 1]


def test_contrasts_are_of_units_of_their_group(batcher: Batcher) -> None:
    batch = batcher.batch([GROUP, GROUP])
    assert batch.contrasts is not None
    assert [column.tolist() for column in batch.contrasts[:2]] == [[0, 2], [1, 3]]
    assert batch.pools == ("planted", "planted")
    assert batcher.batch([Group("assessed", GROUP.units, ())]).contrasts is None


def test_what_is_known_stands_at_its_tokens(batcher: Batcher) -> None:
    batch = batcher.batch([GROUP])
    assert batch.target_marks.wanted[1].tolist() == [[1, 0, 0], [0, 0, 0], [0, 0, 0], [0, 0, 0]]
    assert batch.target_marks.weight.tolist() == [[0, 0, 0, 0], [0.5, 0, 0.5, 0.5]]
    assert [known.tolist() for known in batch.major] == [[0, 0], [1, 0]]
    assert not batch.critical.weight.any()


def test_padding_is_masked_and_a_text_without_words_has_one_token(batcher: Batcher) -> None:
    side = batcher.side([PLAIN, ""])
    assert side.mask.tolist() == [[1, 1, 1, 1], [1, 0, 0, 0]]
    assert side.lower[1].tolist() == [-1] * 4
    assert side.vectors.shape[1] == 6


def test_words_are_as_usual_as_counts_without_the_group_say(store: Store) -> None:
    never = count(["cat cat"])
    apart = kept_apart([GROUP], [never, never])
    assert apart == {PLAIN: never, SMALL: never}
    counted = count([PLAIN] * 9)
    held, seen = (Batcher(store, counted, known).side([PLAIN]).flags for known in (apart, {}))
    assert (held != seen).any()
    assert kept_apart([GROUP], [counted, never])[PLAIN] is [counted, never][half(PLAIN)]


def test_batches_have_every_group_once(store: Store, batcher: Batcher, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("training.judge.batches.TOKENS", 100)
    groups = [Group("assessed", (Example(text, text),), ()) for text in store.index if text]
    batches = list(of_like_length(groups, batcher, random.Random(1)))
    assert len(batches) > 5
    assert sorted(group.units[0].source for batch in batches for group in batch) == sorted(filter(None, store.index))
    for batch in batches:
        lengths = [batcher.length(group.units[0].source) for group in batch]
        assert len(batch) == 1 or 2 * max(lengths) * len(batch) <= 100
        assert max(lengths) - min(lengths) < 20
    assert batches == list(of_like_length(groups, batcher, random.Random(1)))
