"""What the base model's pieces do not show: letter case, spelling, repetition, white space, marks.

Everything here is a property of one text, so each text is done once; the model compares the two sides itself.
"""

import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from mtaudit.judge.fluency import WORD, Fluency, hashed

SPELLING = 64  # width of a word's spelling vector
FLAGS = 16
MARK, DIGIT, CAPITAL, UPPER, FIRST, LAST, SPACED, SPACE_AFTER = range(8)  # places of the flags
ECHO, ECHO_NEAR, ECHOED_PAIR, LENGTH, INNER, ASCII, SURPRISE, SURPRISE_AFTER = range(8, FLAGS)
NEAR = 8  # words
LONG = 12  # characters


@dataclass(frozen=True)
class Surface:
    """Per piece: hash of its word as written and in lower case, flags, and its word's spelling vector."""

    written: NDArray[np.int64]
    lower: NDArray[np.int64]
    flags: NDArray[np.float32]  # (pieces, FLAGS)
    spelling: NDArray[np.float16]  # (pieces, SPELLING), of unit length

    def __len__(self) -> int:
        return len(self.written)


class _Form(NamedTuple):
    """What a word is by itself."""

    lower: str
    hashes: tuple[int, int]  # as written, in lower case
    flags: tuple[float, ...]  # MARK to UPPER, LENGTH
    spelling: NDArray[np.float16]


def spelling(word: str) -> NDArray[np.float16]:
    """A vector whose products with others tell how alike two words are spelt: hashed n-grams of 1 to 3 characters."""
    padded = f"^{word}$"
    vector = np.zeros(SPELLING, np.float32)
    for size in (1, 2, 3):
        for start in range(len(padded) - size + 1):
            code = zlib.crc32(padded[start : start + size].encode("utf-8", "surrogatepass"))
            vector[code % SPELLING] += 1.0 if code & 0x10000 else -1.0
    return (vector / max(1e-6, float(np.linalg.norm(vector)))).astype(np.float16)


@lru_cache(maxsize=1 << 16)
def _form(word: str) -> _Form:
    lower = word.lower()
    flags = (
        not word[:1].isalnum(),
        any(character.isdigit() for character in word),
        word[:1].isupper(),
        word.isupper() and len(word) > 1,
        min(len(word), LONG) / LONG,
    )
    return _Form(lower, (hashed(word), hashed(lower)), flags, spelling(lower))


def surface(text: str, offsets: Sequence[tuple[int, int]] | NDArray[np.int32], fluency: Fluency) -> Surface:
    """The surface of each piece, given its character range in the text; of any text, also one without words."""
    spans = np.asarray(offsets, np.int32).reshape(-1, 2)
    matches = [(match.start(), match[0]) for match in WORD.finditer(text)] or [(0, text)]
    starts = np.array([start for start, _ in matches])
    place = np.maximum(np.searchsorted(starts, spans[:, 0], side="right") - 1, 0)
    forms = [_form(word) for _, word in matches]
    lowered = [form.lower for form in forms]
    flags = np.zeros((len(forms), FLAGS), np.float32)
    flags[:, [MARK, DIGIT, CAPITAL, UPPER, LENGTH]] = [form.flags for form in forms]
    flags[0, FIRST] = flags[-1, LAST] = 1
    flags[:, SPACED : SPACE_AFTER + 1] = [
        (text[start - 1 : start].isspace(), text[start + len(word) : start + len(word) + 1].isspace())
        for start, word in matches
    ]
    flags[:, ECHO : ECHOED_PAIR + 1] = _echoes(lowered)
    surprise = fluency.surprise(lowered) / 10
    flags[:, SURPRISE] = surprise
    flags[:-1, SURPRISE_AFTER] = surprise[1:]
    by_piece = flags[place]
    by_piece[:, INNER] = spans[:, 0] != starts[place]
    by_piece[:, ASCII] = text.isascii() or [text[start:end].isascii() for start, end in spans.tolist()]
    written, lower = np.array([form.hashes for form in forms], np.int64).T
    return Surface(written[place], lower[place], by_piece, np.array([form.spelling for form in forms])[place])


def _echoes(words: Sequence[str]) -> list[tuple[bool, bool, bool]]:
    """Of each word: whether it was the last one, stood close before, and was said after its neighbour before."""
    last: dict[str, int] = {}
    pairs: set[tuple[str, str]] = set()
    found = []
    before = ""
    for index, word in enumerate(words):
        distance = index - last.get(word, -NEAR - 1)
        pair = (before, word)
        found.append((distance == 1, distance <= NEAR, pair in pairs))
        last[word] = index
        pairs.add(pair)
        before = word
    return found
