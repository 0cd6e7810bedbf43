"""How far two words are opposites, for the many pairs that no lexicon lists: speculate/dismiss, obey/defy.

Each word is a point, learnt by `training/opposition.py`: in the first `AGREE` dimensions opposites are alike (they
speak of the same matter), in the others they differ.
"""

import base64
from functools import lru_cache

from mtaudit.compare.table import Table

AGREE = 4  # dimensions of either kind
SCALE = 1 / 32  # of a coordinate


def opposition(a: str, b: str) -> float | None:
    """From about -8 (the same, or unlike altogether) to 8 (opposites) for two lemmas in lower case; None if unknown."""
    ours, theirs = _point(a), _point(b)
    if not ours or not theirs:
        return None
    products = [x * y for x, y in zip(ours, theirs, strict=True)]
    return sum(products[:AGREE]) - sum(products[AGREE:])


@lru_cache(maxsize=20_000)
def _point(word: str) -> tuple[float, ...]:
    columns = _words().find(word)
    if columns is None:
        return ()
    return tuple((byte - 256 * (byte > 127)) * SCALE for byte in base64.b85decode(columns[0]))


@lru_cache(maxsize=1)
def _words() -> Table:
    return Table("opposition.tsv.gz")
