"""Which words are common, and so no names although they stand with a capital: Office, Cup, Northern."""

import gzip
from functools import cache
from importlib.resources import files


def is_common(word: str) -> bool:
    """Whether English commonly writes the word with a small letter too, as far as `training/common.py` has seen."""
    return word.lower() in _words()


@cache
def _words() -> frozenset[str]:
    packed = files("mtaudit.compare").joinpath("common.txt.gz").read_bytes()
    return frozenset(gzip.decompress(packed).decode("utf-8").splitlines())
