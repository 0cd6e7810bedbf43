"""The vectors of word pieces that the judge compares: as the encoder gives them, and after two layers more."""

from collections.abc import Iterable, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from mtaudit.encode import Encoder, Session

Read = NDArray[np.float32]
"""A text's vectors (pieces + 1, 2, 384): of each of its pieces, and of the mark after them; encoded, and read."""


class Reader:
    """Loads the layers that were tuned with the judge. Raises ConfigError where their file is missing or damaged."""

    def __init__(self, encoder: Encoder, path: Path, threads: int | None = None) -> None:
        self._encoder = encoder
        self._session = Session(path, ["encoded"], threads)

    def read(self, texts: Iterable[Sequence[int]]) -> list[Read]:
        """The vectors of each text, given its pieces. Equal texts are read once; what else is read changes nothing."""
        wanted = [tuple(numbers) for numbers in texts]
        encoded = dict(zip(wanted, self._encoder.vectors(wanted), strict=True))
        above = self._session.each(list(encoded.values()))
        both = {
            numbers: np.stack([lower, upper], axis=1)[1:]
            for (numbers, lower), upper in zip(encoded.items(), above, strict=True)
        }
        return [both[numbers] for numbers in wanted]
