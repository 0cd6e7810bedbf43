"""Which sources share most rare words with a text: the cosine of their word stems, weighted by how rare these are.

Stems are those that the alignment of sentences compares. All sources are looked at, as arrays of numbers: ten thousand
of a thousand words take a fraction of a second, and no postings have to be kept.
"""

from collections.abc import Sequence
from typing import Final
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from mtaudit.alignment.similarity import STEM, WORD

Signature = NDArray[np.uint32]
"""The stems of a text as sorted numbers, each once."""

BUCKETS: Final = 1 << 20  # into which stems fall; English texts have some hundred thousand
PASSAGE: Final = 200  # words; a copy may be a part of the target, so passages are looked for by themselves as well
MAX_PASSAGES: Final = 8


def signature(text: str) -> Signature:
    """The stems of the words of a text."""
    return _signature(WORD.findall(text))


def _signature(words: Sequence[str]) -> Signature:
    stems = {word if word[0].isdigit() else word.casefold()[:STEM] for word in words}
    return np.array(sorted({crc32(stem.encode("utf-8", "surrogatepass")) for stem in stems}), dtype=np.uint32)


def likeliest(text: str, sources: Sequence[Signature], count: int) -> list[tuple[int, float]]:
    """The sources that share most with the text or with a passage of it: index and cosine, 0 to 1, the best first.

    At most `count`, none of which shares nothing.
    """
    words = WORD.findall(text)
    size = max(PASSAGE, -(-len(words) // MAX_PASSAGES))
    passages = [words[start : start + size] for start in range(0, len(words), size)] if len(words) > size else []
    index = _Stems(sources)
    scores = np.max([index.cosines(_signature(part)) for part in [words, *passages]], axis=0)
    order = np.argsort(-scores, kind="stable")[:count]
    return [(int(source), float(scores[source])) for source in order if scores[source] > 0]


class _Stems:
    """The stems of all sources, one after the other."""

    def __init__(self, sources: Sequence[Signature]) -> None:
        self._count = len(sources)
        self._stems = np.concatenate([np.zeros(0, np.uint32), *sources]) % BUCKETS
        self._owners = np.repeat(np.arange(self._count, dtype=np.int32), [len(source) for source in sources])
        frequency = np.bincount(self._stems, minlength=BUCKETS)
        self._weights = np.log1p(self._count / np.maximum(frequency, 1)) ** 2
        self._norms = np.bincount(self._owners, self._weights[self._stems], minlength=self._count)

    def cosines(self, text: Signature) -> NDArray[np.float64]:
        """How like each source a text is, 0 to 1."""
        wanted = np.zeros(BUCKETS, dtype=bool)
        wanted[text % BUCKETS] = True
        shared = wanted[self._stems]
        found = np.bincount(self._owners[shared], self._weights[self._stems[shared]], minlength=self._count)
        norms = self._norms * self._weights[wanted].sum()
        cosines: NDArray[np.float64] = np.divide(found, np.sqrt(norms), out=np.zeros(self._count), where=norms > 0)
        return cosines
