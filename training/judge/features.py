"""What the base model's tokens do not show: letter case, spelling, repetition, white space, marks.

Everything here is a property of one text, so each text is done once; the model compares the two sides itself.
"""

import zlib
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from training.judge.fluency import WORD, Fluency

SPELLING = 64  # width of a word's spelling vector
FLAGS = 16
MARK, CAPITAL, FIRST, LAST, SPACED, ECHO, ECHOED_PAIR, SURPRISE = 0, 2, 4, 5, 6, 8, 10, 14  # places of some flags


@dataclass(frozen=True)
class Surface:
    """Per token: hash of its word as written and in lower case, flags, and its word's spelling vector."""

    written: NDArray[np.int64]
    lower: NDArray[np.int64]
    flags: NDArray[np.float32]  # (tokens, FLAGS)
    spelling: NDArray[np.float16]  # (tokens, SPELLING), of unit length


@lru_cache(maxsize=400_000)
def spelling(word: str) -> NDArray[np.float16]:
    """A vector whose products with others tell how alike two words are spelt: hashed n-grams of 1 to 3 characters."""
    padded = f"^{word}$"
    vector = np.zeros(SPELLING, np.float32)
    for size in (1, 2, 3):
        for start in range(len(padded) - size + 1):
            code = zlib.crc32(padded[start : start + size].encode("utf-8", "surrogatepass"))
            vector[code % SPELLING] += 1.0 if code & 0x10000 else -1.0
    return (vector / max(1e-6, float(np.linalg.norm(vector)))).astype(np.float16)


def surface(text: str, offsets: NDArray[np.int32], fluency: Fluency) -> Surface:
    """The surface of each token, given its character range in the text."""
    count = len(offsets)
    words = [(m.start(), m[0]) for m in WORD.finditer(text)] or [(0, text)]
    starts = np.array([start for start, _ in words])
    place = np.maximum(np.searchsorted(starts, offsets[:, 0], side="right") - 1, 0)
    lowered = [word.lower() for _, word in words]
    flags_of_word = np.zeros((len(words), FLAGS), np.float32)
    seen: dict[str, int] = {}
    pairs: set[tuple[str, str]] = set()
    for index, ((start, word), low) in enumerate(zip(words, lowered, strict=True)):
        last = seen.get(low)
        before = lowered[index - 1] if index else ""
        flags_of_word[index, :12] = (
            not word[0].isalnum(),
            any(c.isdigit() for c in word),
            word[0].isupper(),
            word.isupper() and len(word) > 1,
            index == 0,
            index == len(words) - 1,
            start > 0 and text[start - 1].isspace(),
            start + len(word) < len(text) and text[start + len(word)].isspace(),
            last is not None and index - last == 1,
            last is not None and index - last <= 8,
            (before, low) in pairs,
            min(len(word), 12) / 12,
        )
        seen[low] = index
        pairs.add((before, low))
    surprise = fluency.surprise(lowered) / 10
    flags_of_word[:, 14] = surprise
    flags_of_word[:-1, 15] = surprise[1:]
    flags = flags_of_word[place]
    flags[:, 12] = offsets[:, 0] != starts[place]
    flags[:, 13] = [text[a:b].isascii() for a, b in offsets]
    written = np.array([zlib.crc32(word.encode("utf-8", "surrogatepass")) for _, word in words], np.int64)
    lower = np.array([zlib.crc32(word.encode("utf-8", "surrogatepass")) for word in lowered], np.int64)
    vectors = np.stack([spelling(word) for word in lowered])
    return Surface(written[place], lower[place], flags[:count], vectors[place])
