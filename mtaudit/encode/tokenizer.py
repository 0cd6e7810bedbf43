"""The only file that knows the `tokenizers` library: a text as word pieces, with exact offsets."""

import re
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from mtaudit.encode.files import content, unusable

_SURROGATE = re.compile("[\ud800-\udfff]")  # one alone is no text to the library


class Pieces(NamedTuple):
    """The word pieces of a text, without the model's own marks: number in the vocabulary, range of characters."""

    numbers: list[int]
    spans: list[tuple[int, int]]


class Tokenizer:
    """Loads a tokenizer file once. Raises ConfigError where it is missing or damaged, or the library does not load."""

    def __init__(self, path: Path) -> None:
        vocabulary = content(path)
        try:
            from tokenizers import Tokenizer as Library

            self._tokenizer = Library.from_buffer(vocabulary)
            self._start, self._end = self._tokenizer.encode("").ids
        except Exception as error:  # the library's errors have no class in common
            raise unusable(path, error) from None

    def pieces(self, text: str) -> Pieces:
        """The pieces of any text; lone surrogates are read as unknown characters."""
        plain = _SURROGATE.sub("\N{REPLACEMENT CHARACTER}", text)
        encoding = self._tokenizer.encode(plain, add_special_tokens=False)
        return Pieces(encoding.ids, encoding.offsets)

    def marked(self, numbers: Sequence[int]) -> list[int]:
        """The pieces of one text between the marks that the model expects around it."""
        return [self._start, *numbers, self._end]
